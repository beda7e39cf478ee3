"""Formatting a file: one order, indentation, quoting and folding, with every comment kept."""
