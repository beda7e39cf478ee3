"""The parts of `review`: what is left to look at, the screens, the keys, and what is decided."""
