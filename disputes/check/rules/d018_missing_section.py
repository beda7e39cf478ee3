"""A record must stand below the name of its section, and that name at the margin.

Without it the record is read under the section above, where every one of its fields is wrong. What
has the fields of exactly one other section's records is told once and read as one of these, and so
is what follows. A section's name that is indented is told, and what stands below it is read as if
the name stood at the margin.

Bad:

    sources:
      ann: {name: Ann Miller, kind: person}
      talk: {title: Talk in Tula, publisher: ann}

Good:

    sources:
      ann: {name: Ann Miller, kind: person}
    documents:
      talk: {title: Talk in Tula, publisher: ann}

Fix: write the name of the section above the record, at the margin.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.MISSING_SECTION
