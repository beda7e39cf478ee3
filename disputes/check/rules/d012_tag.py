"""A value must not have a tag (`!name`).

Every value is read as text, and the format says what each field makes of it, so that `no`, `1e3`
and `2015-10-07` are never a surprise. A tag says something else, and programs that obey tags have
been made to run commands by them.

The value itself is read as if the tag were not there.

Bad:

    claims:
      rain:
        text: It rained.
        when: !!timestamp 2015-10-07

Good:

    claims:
      rain:
        text: It rained.
        when: 2015-10-07

Fix: delete the tag. A text that begins with `!` must stand in double quotation marks.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.TAG
