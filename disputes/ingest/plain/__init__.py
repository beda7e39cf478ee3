"""The plain engine: rules over words and marks, with nothing but Python."""
