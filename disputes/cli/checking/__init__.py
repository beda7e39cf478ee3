"""The parts of `check`: its settings, what it reads, what it mends and what it writes."""
