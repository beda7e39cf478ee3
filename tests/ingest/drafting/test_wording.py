"""The words of a draft: quotes that stand in the text, and are no more direct than there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.archive.marks import quoted_spans, speech_of
from disputes.archive.normalise import normalise
from disputes.archive.quotes import find_quote
from disputes.ingest.drafting.draft import draft
from disputes.ingest.drafting.drafted import Candidate, Drafted
from disputes.ingest.reading.reader import read_article
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.terms import Speech

PIECES = (
    "“All is lost,” ",
    "“All is lost. ",
    '"We saw [it] here ',
    "‘gone’ ",
    "it rained, ",
    "said Ann Ash. ",
    "Ann Ash said that ",
    "Bob Bly denied ",
    "according to the port. ",
    "She declined to comment. ",
    "the sheds burnt down. ",
    "”",
    "\n\n",
    "\n",
    "SOUTHPORT – ",
    "don't […] ",
    "\u00a0–\u00ad ",
)


def drafted(text: str) -> Drafted:
    return draft(read_article(text.encode(), "article"), KnowledgeBase(), "plain")


def of(text: str) -> list[tuple[str, Speech, str]]:
    return [
        (one.wording.quote, one.wording.speech, one.wording.sentence)
        for one in drafted(text).candidates
    ]


@pytest.mark.parametrize(
    ("text", "quote", "speech", "sentence"),
    [
        (
            "“The port is closed,” said Ann Ash on the pier.",
            "The port is closed",
            Speech.DIRECT,
            "The port is closed.",
        ),
        (
            "Ann Ash said that the port was closed.",
            "the port was closed",
            Speech.INDIRECT,
            "The port was closed.",
        ),
        (
            "“The port is closed,” Ann Ash said. “It stays so.”",
            "The port is closed […] It stays so.",
            Speech.DIRECT,
            "The port is closed. It stays so.",
        ),
        (
            "Ann Ash said the port was “closed for good” on Monday.",
            "the port was “closed for good” on Monday",
            Speech.MIXED,
            "The port was “closed for good” on Monday.",
        ),
        (
            "Ann Ash rejected the explanation.",
            "Ann Ash rejected the explanation",
            Speech.INDIRECT,
            "The explanation.",
        ),
        (
            "SOUTHPORT (Wire) – The port is closed, Ann Ash said.",
            "The port is closed",
            Speech.INDIRECT,
            "The port is closed.",
        ),
    ],
)
def test_the_quote_and_the_sentence(text: str, quote: str, speech: Speech, sentence: str) -> None:
    assert of(text) == [(quote, speech, sentence)]


def test_words_that_lean_on_their_place_are_named() -> None:
    [one] = drafted("Ann Ash said that our port was closed on Monday by the US.").candidates
    assert one.wording.leaning == ("our", "Monday")


def test_what_is_too_long_is_cut_behind_a_word_and_told() -> None:
    [one] = drafted(f"Ann Ash said that the port was {'very ' * 900}full.").candidates
    assert not one.wording.whole
    assert len(one.wording.quote) <= 2_000
    assert one.wording.quote.endswith(" very")
    assert one.wording.sentence.endswith(" …")


def check(text: str, candidates: tuple[Candidate, ...]) -> None:
    normal, quoted = normalise(text), quoted_spans(text)
    for one in candidates:
        if not one.wording.quote:
            continue
        match = find_quote(normal, one.wording.quote)
        assert match is not None
        if one.wording.speech is Speech.DIRECT:
            low = one.found.attribution.content.start
            there = find_quote(normalise(text[max(0, low - 5) :]), one.wording.quote)
            assert there is not None
            moved = tuple((a + max(0, low - 5), b + max(0, low - 5)) for a, b in there.pieces)
            spoken = speech_of(type(there)((moved[0][0], moved[-1][1]), moved), quoted)
            assert spoken == "direct"


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14))
def test_every_quote_stands_in_the_text(pieces: list[str]) -> None:
    text = "Ann Ash said that it rained.\n\n" + "".join(pieces)
    check(text, drafted(text).candidates)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.text(min_size=1, max_size=80))
def test_any_text_is_drafted(words: str) -> None:
    text = f"Ann Ash said that {words} it rained. “{words},” she said."
    clean = text.encode("utf-8", "replace").decode()
    check(clean, drafted(clean).candidates)
