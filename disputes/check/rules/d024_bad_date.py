"""A date must be in one of the forms of the format, and exist.

What a source said last is its stance, so dates decide who holds what: read as July or as October,
`10/7/2015` would change the answer. A time of day without its offset could be of either of two
days.

Bad:

    claims:
      rain:
        text: It rained.
        when: 10/7/2015

Good:

    claims:
      rain:
        text: It rained.
        when: 2015-10-07

Fix: write `2015-10-07`, a time such as `2015-10-07T14:30+03:00`, or a period `a..b`, `..b`, `a..`.
Where only the month or the year is known, `2015-10` and `2015` are dates too.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.BAD_DATE
