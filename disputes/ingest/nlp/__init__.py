"""The engine that reads with a parser: rules over the parse of a small model."""
