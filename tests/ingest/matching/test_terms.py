"""Texts as terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.ingest.lexicon import Lexicon
from disputes.ingest.matching.terms import Terms, folded, stem, without_un

from .small import small

SOURCES = """\
sources:
  us: {name: United States, kind: state, aliases: [Washington, The Americans]}
  is: {name: Islamic State, kind: group, aliases: [ISIS]}
  rt: {name: RT, kind: outlet}
  will: {name: Will, kind: person}
  moscow: {name: Moscow Region Court, kind: organisation, aliases: [Moscow]}
  moscow-zoo: {name: Moscow Zoo, kind: organisation, aliases: [Moscow]}
  two: {name: Two officials (Gazette), kind: anonymous}
"""


@pytest.fixture(scope="module")
def terms(lexicon: Lexicon) -> Terms:
    return Terms(small(SOURCES).sources.values(), lexicon)


def read(terms: Terms, text: str) -> list[str]:
    words = terms.words(text)
    return sorted(terms.of(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US struck", ["@us", "struc"]),
        ("told us that it is", ["told"]),
        ("America's allies", ["@us", "allie"]),
        ("the U.S. and IS", ["@is", "@us"]),
        ("Islamic State’s", ["@is"]),
        ("an Islamic school", ["islam", "schoo"]),
        ("isis", ["@is"]),
        ("RT", ["@rt"]),
        ("rt", ["rt"]),
        ("it will", []),
        ("Will will", ["@will"]),
        ("the Moscow Zoo", ["@moscow-zoo"]),
        ("Moscow", ["@moscow", "@moscow-zoo"]),
        ("officials", ["offic"]),
        ("co-operation, cooperating", ["coope"]),
        ("uncoordinated", ["coord"]),
        ("Strikes strike", ["strik"]),
        ("", []),
        ("the United", ["unite"]),
    ],
)
def test_terms_of_words(terms: Terms, text: str, expected: list[str]) -> None:
    assert read(terms, text) == expected


@given(st.lists(st.sampled_from(["the", "United", "States", "Islamic", "State", "Moscow", "Zoo"])))
def test_both_ways_of_reading_give_the_same(lexicon: Lexicon, words: list[str]) -> None:
    terms = Terms(small(SOURCES).sources.values(), lexicon)
    placed = [*terms.placed(words)]
    assert terms.of(words) == {one.term for one in placed}
    assert all(0 <= one.first < one.end <= len(words) for one in placed)


@given(st.text())
def test_every_word_has_a_place(lexicon: Lexicon, text: str) -> None:
    terms = Terms((), lexicon)
    words = terms.words(text)
    assert [text[start:end] for start, end in terms.places(text)] == words
    assert all(stem(folded(word)) for word in words)


def test_un_is_only_taken_from_long_words() -> None:
    words = ("uncoordinated", "nonmembers", "united", "unions", "none")
    assert [*map(without_un, words)] == ["coordinated", "members", "united", "unions", "none"]
