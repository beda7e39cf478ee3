"""A knowledge base, and what is derived from it, as the tables of a relational database."""
