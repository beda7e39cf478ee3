"""A naive second reading of the design, to check the engine against.

Nothing here is imported from the package under test, and nothing here is fast: every
definition is written out as the design words it.
"""
