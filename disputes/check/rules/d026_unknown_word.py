"""A field with a vocabulary must have one of its words.

Answers depend on these words: outlets and agencies are narrators, whose word alone makes no
agreement, and the kind of a question says whether its answers exclude one another. Any other word
counts as absent.

Bad:

    sources:
      tass: {name: TASS, kind: news agency}

Good:

    sources:
      tass: {name: TASS, kind: agency}

Fix: choose one of the words that the message lists. What they do not say goes into `role` or
`note`.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.UNKNOWN_WORD
