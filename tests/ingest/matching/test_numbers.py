"""Numbers in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disputes.ingest.lexicon import Lexicon
from disputes.ingest.matching.numbers import Numbers, other_number

from .small import small


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 20 sorties", ["20"]),
        ("1,200 or 1200.5 men", ["1200", "1200.5"]),
        ("on 3 May 2021, in 1999", []),
        ("on May 3, at 7", ["7"]),
        ("SU-30s, B52 and 4.5.6", []),
        ("12, 13", ["12", "13"]),
        ("9" * 400, []),
        ("٣ ships", []),
    ],
)
def test_numbers_that_count(lexicon: Lexicon, text: str, expected: list[str]) -> None:
    numbers = Numbers(lexicon.words["months"])
    assert numbers.of(text) == tuple(Decimal(number) for number in expected)


@pytest.mark.parametrize(
    ("value", "number", "other"),
    [("40", "40", False), ("40..", "41", False), ("~40", "37", False), ("40", "41", True)],
)
def test_numbers_that_a_claim_does_not_give(value: str, number: str, other: bool) -> None:
    text = f"""
questions:
  cranes: {{text: How many cranes?, kind: number}}
  colour: {{text: Which colour?}}
claims:
  some: {{text: Some., answers: cranes, value: "{value}"}}
  unread: {{text: Many., answers: cranes, value: "many"}}
  red: {{text: Red., answers: colour, value: "{value}"}}
"""
    kb = small(text)
    assert other_number(kb, kb.claims["some"], (Decimal(number),)) is other
    assert not other_number(kb, kb.claims["some"], ())
    assert not other_number(kb, kb.claims["unread"], (Decimal(number),))
    assert not other_number(kb, kb.claims["red"], (Decimal(number),))
