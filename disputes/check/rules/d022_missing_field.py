"""A record must have the fields without which it says nothing.

A source must have `name` and `kind`, a document `title`, a question and a claim `text`, a role the
`source` that is spoken for, a relation written long the `claim` that it leads to. The record counts
all the same, and is shown by its id.

Bad:

    sources:
      ann: {kind: person}

Good:

    sources:
      ann: {name: Ann Miller, kind: person}

Fix: add the field that the message names. A field that stands there without a value is absent.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.MISSING_FIELD
