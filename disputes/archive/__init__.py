"""The archive: the documents' full texts, and where quotes stand in them.

It may lie outside of the repository, for the texts are often not ours to publish.
"""
