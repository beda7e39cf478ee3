"""Through whom words came that somebody told a newspaper by its short name."""

from __future__ import annotations

import pytest

from disputes.ingest.resolving.resolve import resolve
from disputes.model.knowledge_base import KnowledgeBase

from .marked import mark, resolved


def via(*pieces: str, publisher: str | None = None) -> list[str | None] | None:
    """Give the chain of the last attribution marked."""
    links = resolved(*pieces, publisher=publisher)[-1].via
    return None if links is None else [one.source for one in links]


@pytest.mark.parametrize(
    ("told", "chain"),
    [
        ("ESN", ["esn"]),
        ("ESN on Monday", ["esn"]),
        ("ESN reporters", None),
        ("FBI agents", None),
        ("NATO", None),
        ("IS", None),
        ("MPs", None),
        ("the KLM board", None),
        ("Agence Centrale by telephone", ["agence-centrale"]),
        ("Al-Manar al-Jadid television", ["al-manar-al-jadid-television"]),
        ("Radio Coast", ["radio-coast"]),
        ("the radio station Coast", ["coast"]),
        ("the Strelsau Gazette", ["strelsau-gazette"]),
        ("residents", None),
    ],
)
def test_who_was_told(told: str, chain: list[str] | None) -> None:
    assert via(f"[Joan Reed] (told) {told} <that it rained>.") == chain


@pytest.mark.parametrize("text", ["The KLM is big.", "The Kavan Line of Mines (KLM) is big."])
def test_letters_that_are_an_institution_elsewhere_are_no_outlet(text: str) -> None:
    assert via("[Joan Reed] (told) KLM <that it rained>.", text) is None


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The Ruritanian daily Bola Nova has the letter.", ["bola-nova"]),
        ("It rained, the news agency Bola Nova reported.", ["bola-nova"]),
        ("Anna Flavia told the newspaper Bola Nova had left.", None),
        ("In the daily Bola said so.", None),
        ("Bola Nova has the letter.", None),
    ],
)
def test_whom_the_article_calls_an_outlet_is_one(text: str, chain: list[str] | None) -> None:
    assert via(text, "[Joan Reed] (told) Bola Nova <that it rained>.") == chain


def test_the_short_name_of_the_publisher_is_first_hand() -> None:
    found = resolved("[Joan Reed] (told) the Courier <that it rained>.", publisher="courier")
    assert found[0].via == ()


@pytest.mark.parametrize("told", ["the Gazette", "the Eastmoor Gazette"])
def test_so_it_is_where_the_publisher_is_no_source(told: str) -> None:
    text, found = mark(f"[Joan Reed] (told) {{{told}}} <that it rained>.")
    (one,) = resolve(text, found, KnowledgeBase(), outlet="Eastmoor Gazette")
    assert one.via == ()
    (other,) = resolve(text, found, KnowledgeBase(), outlet="Eastmoor Post")
    assert other.via


def test_a_short_name_is_that_of_the_outlet_named_before() -> None:
    text = "[The Strelsau Post] (said) <yes>.", "[Joan Reed] (told) {the Post} <that it rained>."
    assert via(*text) == ["strelsau-post"]


def test_nobody_is_told_where_a_short_name_could_be_two_outlets() -> None:
    text, found = mark(
        "[The Strelsau Post] (said) <yes>.", "[Joan Reed] (told) {the Post} <that it rained>."
    )
    one = resolve(text, found, KnowledgeBase(), outlet="The Zenda Post")[-1]
    assert [link.source for link in one.via or ()] == [None]
