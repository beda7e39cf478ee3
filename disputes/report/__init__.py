"""What is printed: text for a terminal and JSON, from the plain data of ``view``."""
