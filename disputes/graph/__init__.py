"""The knowledge base as a networkx graph, for analyses that use its algorithms."""
