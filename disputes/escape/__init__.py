"""Making the texts of a knowledge base safe for where they go: one module an output."""
