"""The records of a knowledge base and the values in them, without any file format."""
