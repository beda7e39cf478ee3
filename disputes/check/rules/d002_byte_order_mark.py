"""A file must not have a byte order mark.

Some programs write the invisible character U+FEFF at the beginning of a file. UTF-8 does not need
it, and where files are joined it comes to stand before the name of a section in the middle, which
then looks right and is not.

Reading goes on without it. A U+FEFF within a text is left alone, since it may belong to a quote.

Fix: save the file as UTF-8 without a byte order mark; where files were joined, delete the character
before the name of the section.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.BYTE_ORDER_MARK
