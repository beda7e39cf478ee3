"""Signs for stances and positions, the same for every party; a legend says them in words.

They are those of a claim's two literals, + and −: what a sign stands for is how somebody stands to
the claim as it is worded, not to anybody else.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

Data = dict[str, Any]

DECLINES = "…"
INFERRED = "*"

_POSITIONS = {
    ("for", "firm"): "+",
    ("for", "hedged"): "+?",
    ("against", "hedged"): "−?",
    ("against", "firm"): "−",
    ("divided", "firm"): "±",
    ("undecided", "hedged"): "±?",
}

STANCES = {
    "asserts": "+",
    "suggests": "+?",
    "doubts": "−?",
    "denies": "−",
    "declines": DECLINES,
    "retracts": "×",
    "disowns": "×",
}

_WORDS = {
    "+": "for, firmly",
    "+?": "for, hedged",
    "−?": "against, hedged",
    "−": "against, firmly",
    "±": "divided: for and against",
    "±?": "undecided: may be, may not be",
    "( )": "by inference",
    INFERRED: "inferred from the words, not stated",
    DECLINES: "declines to say",
    "·": "no position",
}


def position_sign(row: Data) -> str:
    """Give the sign of a party's position on a claim, in brackets where it is by inference.

    A star says that all behind it was read from the words, and not stated in them.
    """
    declined = DECLINES if row["declined"] else ""
    if row["position"] is None:
        return declined
    sign = _POSITIONS[row["position"], row["force"]]
    inferred = INFERRED if row["inferred"] else ""
    return f"{f'({sign})' if row['by_inference'] else sign}{inferred}{declined}"


def legend(signs: Collection[str]) -> str:
    """Say in words what those signs mean that were used, always in the same order."""
    used = set()
    for sign in signs:
        bare = sign.removesuffix(DECLINES) if len(sign) > 1 else sign
        if bare != sign:
            used.add(DECLINES)
        if bare.endswith(INFERRED):
            bare = bare.removesuffix(INFERRED)
            used.add(INFERRED)
        if bare.startswith("("):
            used.add("( )")
        used.add(bare.strip("()"))
    return "   ".join(
        f"{sign}\u00a0{words}".replace(" ", "\u00a0")
        for sign, words in _WORDS.items()
        if sign in used
    )
