"""Writing to the disk so that a file is whole at any moment, and one program writes at a time."""
