"""Questions at a terminal for what a command was not told."""
