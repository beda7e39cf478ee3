"""What the nlp engine finds in sentences, by example, and that it takes whatever a file holds."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disputes.model.terms import Speech

from ..found import Case, Draft, assert_places, cases, written

CASES = list(cases(Path(__file__).with_name("cases.txt")))
WORDS = (
    "Ann Bell the mayor who which he said told denied quoted was not as saying adding according to"
    " that whether of on Monday and but may declined comment Reuters TASS by “ ” \" ' ‘ ’ , . : ?"
    " ― n't \n\n \x00 \ud800 \u2029 é"
)
HOSTILE = {
    "double marks": '"',
    "opening marks": "“",
    "quotations": '"How did it go?" ',
    "unclosed paragraphs": "“a b\n\n",
    "announcements": "He said:\n“No\n\n",
    "subjects": "he said ",
    "conjuncts": "he said that it was and ",
    "sources": "according to ",
    "negations": "he no longer said nor ",
    "conditions": "if he may say that ",
    "refusals": "he refused to refuse to say that ",
    "names": "Ann, ",
    "stops": "A. ",
    "one word": "a",
    "nothing": "\x00",
    "lone surrogates": "\ud800 said ",
}


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=[case.text[:50] for case in CASES])
def test_it_finds_what_the_case_says(case: Case, nlp_draft: Draft) -> None:
    found = nlp_draft(case.text)
    assert [written(case.text, one) for one in found] == case.found
    for one in found:
        assert_places(case.text, one)


# The engine is the same for all examples: it keeps nothing of a text.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.text() | st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join))
def test_it_takes_any_text(nlp_draft: Draft, text: str) -> None:
    found = nlp_draft(text)
    for one in found:
        assert_places(text, one)
    assert found == sorted(found, key=lambda one: one.order)
    assert found == nlp_draft(text)


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_it_takes_hostile_texts(unit: str, nlp_draft: Draft) -> None:
    text = unit * (600 // len(unit))
    for one in nlp_draft(text):
        assert_places(text, one)


def test_nothing_crosses_a_paragraph_but_a_quotation(nlp_draft: Draft) -> None:
    assert nlp_draft("The mayor said\n\nthat the bridge was closed.") == []
    assert nlp_draft("The mayor said:\n\nThe bridge is closed.") == []


def test_a_paragraph_longer_than_the_parser_gets_is_read_whole(nlp_draft: Draft) -> None:
    text = "The mayor said the bridge was closed. " * 150
    found = nlp_draft(text)
    assert len(found) == 150
    assert all(left.content.end < right.content.start for left, right in pairwise(found))


def test_marks_of_two_kinds_in_one_paragraph_are_taken_for_one(nlp_draft: Draft) -> None:
    one, two = nlp_draft('“It is shut," said Holm, adding that the ferry was "like new."')
    assert (one.speech, two.speech) == (Speech.DIRECT, Speech.MIXED)
