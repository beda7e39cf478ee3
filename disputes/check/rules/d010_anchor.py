"""A value must not have an anchor (`&name`).

An anchor lets aliases repeat a value elsewhere. One edit would then change several records, and a
reviewer would see less of it than is read; nested, aliases make billions of values out of a few
lines. The format has neither: every record says what it says in its own place.

The value itself is read as if the anchor were not there.

Bad:

    claims:
      rain:
        text: &rain It rained.

Good:

    claims:
      rain:
        text: It rained.

Fix: delete the anchor. A text that begins with `&` must stand in double quotation marks.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.ANCHOR
