"""What follows from what is said: commitments, positions, statuses and disputes.

The engine works on plain dictionaries and whole numbers: up to 100,000 relations that is done
before a graph library has been imported.
"""
