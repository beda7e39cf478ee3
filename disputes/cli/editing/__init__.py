"""The parts of the commands that edit: their options, and carrying an edit out."""
