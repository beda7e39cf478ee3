"""The knowledge base as a graph: drawn for readers and other tools, and for networkx."""
