"""English words that are often written for one another, as data: nothing else here knows English.

They are for finding slips that two texts share, so the lists are short, and of words that slip into
one another by the hand, not by the rules of grammar.
"""

from __future__ import annotations

from typing import Final

CONFUSED: Final = (
    ("angel", "angle"),
    ("breath", "breathe"),
    ("calvary", "cavalry"),
    ("casual", "causal"),
    ("conservation", "conversation"),
    ("desert", "dessert"),
    ("form", "from"),
    ("forth", "fourth"),
    ("loose", "lose"),
    ("manager", "manger"),
    ("marital", "martial"),
    ("our", "out"),
    ("pubic", "public"),
    ("quiet", "quite"),
    ("soldier", "solider"),
    ("soldiers", "soliders"),
    ("statue", "statute"),
    ("than", "then"),
    ("their", "there"),
    ("trail", "trial"),
    ("troops", "troupes"),
    ("united", "untied"),
)
"""Two words that are taken for one another; either may be the slip."""

DETERMINERS: Final = frozenset(
    ("a", "an", "her", "his", "its", "my", "our", "the", "their", "these", "those", "your")
)
"""Words of which no two follow one another in a sentence."""
