"""The hint "did you mean …?"."""

from __future__ import annotations

from itertools import islice, permutations

import pytest
from clock import within
from hypothesis import given
from hypothesis import strategies as st

from disputes.load.nearest import did_you_mean, near, nearest, surely_meant

FIELDS = ("text", "topic", "answers", "value", "when", "where", "contradicts", "assertions", "note")


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("txt", "text"),
        ("Text", "text"),
        ("whne", "when"),
        ("were", "where"),
        ("contradict", "contradicts"),
        ("asertions", "assertions"),
        ("text:", "text"),
        ("source", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_nearest(word: str, found: str | None) -> None:
    assert nearest(word, FIELDS) == found
    assert nearest(word, reversed(FIELDS)) == found
    assert did_you_mean(word, FIELDS) == (f"did you mean '{found}'?" if found else "")


def test_the_first_by_alphabet_among_equals() -> None:
    assert nearest("doc-9", ["doc-3", "doc-1", "doc-2"]) == "doc-1"


@pytest.mark.parametrize(
    ("word", "candidates", "meant"),
    [
        ("konashenkow", ["konashenkov", "antonov"], "konashenkov"),
        ("Konashenkov", ["konashenkov"], "konashenkov"),
        ("trtworld", ["trt-world"], "trt-world"),
        ("trt-wrold", ["trt-world", "trt-word"], None),  # two that it may be
        ("flight-12", ["flight-11"], None),  # another number
        ("antonov-2", ["antonov"], None),
        ("lavrov-s", ["lavrov"], None),  # another word
        ("anne", ["ann"], None),  # too short
        ("nato", ["plato"], None),  # near, but not surely
        ("ministry", ["minister"], None),
        ("post-b", ["post-a"], None),
        ("pre-war", ["pro-war"], None),
        ("lavrov-aid", ["lavrov-aide"], None),
        ("unoin", ["union"], "union"),
        ("putin", [], None),
    ],
)
def test_only_what_was_surely_meant_is_mended(
    word: str, candidates: list[str], meant: str | None
) -> None:
    assert surely_meant(word, near(word, candidates)) == meant


def test_nothing_is_sure_where_not_all_could_be_compared() -> None:
    anagrams = ["".join(letters) for letters in islice(permutations("abcdefgh"), 500)]
    found, all_compared = near("xyhgfedcba", anagrams)
    assert not all_compared
    assert surely_meant("xyhgfedcba", near("xyhgfedcba", anagrams)) is None
    assert len(found) <= 400


def test_no_candidates() -> None:
    assert did_you_mean("text", ()) == ""


def test_among_many_it_is_quick() -> None:
    ids = [f"claim-{number:06}" for number in range(100_000)]
    assert within(2, lambda: nearest("clam-050000", ids)) == "claim-050000"


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=8))
def test_it_is_a_candidate_and_order_does_not_matter(word: str, candidates: list[str]) -> None:
    found = nearest(word, candidates)
    assert found is None or found in candidates
    assert nearest(word, candidates[::-1]) == found
