"""An id must be a-z and 0-9, joined by single `-`, `_` or `.`, and at most 100 characters long.

Ids are typed by hand: in references, on the command line, in addresses. With one form, no two of
them differ only by case, by an accent or by a letter of another script that looks the same. Names,
titles and texts may be in any script.

Bad:

    sources:
      Igor Konashenkov: {name: Igor Konashenkov, kind: person}

Good:

    sources:
      igor-konashenkov: {name: Igor Konashenkov, kind: person}

Fix: write the id in small letters without accents, with `-` for spaces, here and wherever it is
referred to.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.BAD_ID
