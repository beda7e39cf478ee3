"""Ids that are proposed for records."""

from __future__ import annotations

import pytest

from disputes.load.fields import is_id
from disputes.model.naming import WIDEST, free_id, proposed_id


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("TASS", "tass"),
        ("The Łódź Émigrés' Club", "lodz-emigres-club"),
        ("Straße der Ærø", "strasse-der-aero"),
        ("Su-30 (2nd)", "su-30-2nd"),
        ("The", "the"),
        ("ТАСС", None),
        ("Agency ТАСС", None),
        ("新华社", None),
        ("…", None),
        ("", None),
    ],
)
def test_a_name_becomes_an_id(words: str, expected: str | None) -> None:
    assert proposed_id(words, ()) == expected
    assert expected is None or is_id(expected)


def test_a_long_text_is_cut_between_words() -> None:
    long = "Russian aircraft violated the airspace of Turkey two times on the weekend of 3 October"
    assert proposed_id(long, ()) == "russian-aircraft-violated-airspace"
    assert proposed_id("x" * 200, ()) == "x" * WIDEST


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert proposed_id("Tass", {"tass", "tass-2"}) == "tass-3"
    assert free_id("tass", ()) == "tass"
