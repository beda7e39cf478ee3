"""Files for other tools: one module a format in `formats/`."""
