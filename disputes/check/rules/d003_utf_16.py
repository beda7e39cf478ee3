"""A file must be UTF-8, not UTF-16 or UTF-32.

To git, a file in UTF-16 is binary: it shows no differences, merges nothing, and nobody can look up
who wrote which line, and that is why a knowledge base is kept in git. Some editors and shells of
Windows save in UTF-16 unless told otherwise.

The file is read all the same, so that whatever else is wrong with it is told in the same run.

Fix: save the file as UTF-8, for example with `iconv -f UTF-16 -t UTF-8 old.yaml > new.yaml`.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.NOT_UTF8_BUT_WIDE
