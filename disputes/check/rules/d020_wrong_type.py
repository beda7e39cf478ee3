"""A field must have the kind of value that the format gives it.

What is meant by another one would be a guess: `aliases: Moscow, Kremlin` could be one name or two.
The value counts as absent; the other fields of the record are read.

Bad:

    sources:
      russia: {name: Russia, kind: state, aliases: Moscow}

Good:

    sources:
      russia: {name: Russia, kind: state, aliases: [Moscow]}

Fix: write what the message expects: a list in brackets even if it has one member, `true` and
`false` without quotation marks, a text that begins with `[` or `{` in double quotation marks.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.WRONG_TYPE
