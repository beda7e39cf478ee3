"""What texts have in common, word for word: the runs of words, and how much of each text they are.

Nothing here knows of documents or dates; texts go by their numbers. Time and memory are linear in
the texts, and in what is found, whatever the texts are.
"""
