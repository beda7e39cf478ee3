"""A field must stand once in a record, and a section once in a file.

Most programs that read YAML keep the last of two fields without a word, so that a merge can lose a
quote or a date unnoticed. Here the first one counts until somebody has decided. Of two sections
with one name, the records of both are read.

Bad:

    claims:
      rain:
        text: It rained.
        when: 2015-10-07
        when: 2015-10-08

Good:

    claims:
      rain:
        text: It rained.
        when: 2015-10-08

Fix: keep one of the two fields; put the records of two sections under one name.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.DUPLICATE_KEY
