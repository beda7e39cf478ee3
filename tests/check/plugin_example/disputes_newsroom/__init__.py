"""A newsroom's own rules: each is a module named after its code and its rule."""
