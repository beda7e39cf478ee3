"""Passages of a text, found by a few words."""

from __future__ import annotations

from pathlib import Path

import pytest
from clock import within
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.archive.files import ArchiveProblem
from disputes.archive.folder import open_archive
from disputes.archive.passages import Passages
from disputes.archive.quotes import find_quote

TEXT = """\
Rain in the valley

The mayor, Mr. Ng, said: \u201cIt had rained all night, and we did not sleep,\u201d she added.
Nobody else was
asked. The river rose by 2.5 metres; the bridge held.

\u201cWe are dry,\u201d said the ministry.
"""


def passages_of(folder: Path, text: str) -> Passages:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    read = open_archive(folder).document_text("a.txt")
    assert not isinstance(read, ArchiveProblem)
    return Passages(read)


@pytest.fixture
def passages(tmp_path: Path) -> Passages:
    return passages_of(tmp_path, TEXT)


def test_sentences_and_quotations_with_their_lines(passages: Passages) -> None:
    sentence, quotation = passages.like("rained night", 9)
    assert (sentence.line, sentence.quoted) == (3, False)
    assert sentence.words.startswith("The mayor, Mr. Ng, said: \u201cIt had")
    assert (quotation.line, quotation.quoted) == (3, True)
    assert quotation.words == "It had rained all night, and we did not sleep"
    (wrapped,) = passages.like("nobody ask", 1)
    assert (wrapped.line, wrapped.words) == (4, "Nobody else was asked.")


def test_slips_and_nothing(passages: Passages) -> None:
    assert passages.like("", 9) == passages.like("…", 9) == []
    assert passages.like("brige held", 9)[0].words.endswith("the bridge held.")
    assert passages.like("zebra", 9) == []


def test_from_one_sentence_to_another(passages: Passages) -> None:
    for words in ("nobody … bridge held", "Nobody else... the bridge"):
        (found,) = passages.like(words, 9)
        assert found.words.startswith("Nobody else was asked. The river")
        assert found.words.endswith("the bridge held.")
    assert passages.like("bridge … nobody", 9) == []


def test_which_have_all_of_the_words(passages: Passages) -> None:
    assert [one.line for one in passages.having("river rose", 9)] == [5]
    assert passages.having("nobody … bridge", 9)[0].line == 4
    assert passages.having("brige held", 9) == passages.having("…", 9) == []
    assert passages.is_passage("Nobody else was  asked.")
    assert not passages.is_passage("Nobody else was")


def test_a_sentence_more_and_less(passages: Passages) -> None:
    one = "Nobody else was asked."
    two = f"{one} The river rose by 2.5 metres; the bridge held."
    assert passages.moved(one, 1) == two
    assert passages.moved("else was", 1) == "else was asked."
    assert passages.moved(two, -1) == one
    assert passages.moved(one, -1) is None
    assert passages.moved("not there", 1) is None
    assert passages.moved("\u201cWe are dry,\u201d said the ministry.", 1) is None


def test_what_a_text_holds(passages: Passages) -> None:
    assert passages.holds("It had  rained all night")
    assert not passages.holds("it had rained")


@settings(max_examples=60)
@given(st.text("aB .!?\u201c\u201d\"'\n…-", max_size=60), st.text("aB .…", max_size=12))
def test_all_that_is_found_stands_there(
    tmp_path_factory: pytest.TempPathFactory, text: str, words: str
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    passages = passages_of(folder, text)
    read = open_archive(folder).document_text("a.txt")
    assert not isinstance(read, ArchiveProblem)
    for one in passages.like(words, 5):
        assert passages.holds(one.words)
        assert one.words == " ".join(text[one.start : one.end].split())
        assert one.line == text.count("\n", 0, one.start) + 1
        longer = passages.moved(one.words, 1) if find_quote(read.normal, one.words) else None
        assert longer is None or passages.holds(longer)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["A b. ", "\u201ca b c,\u201d ", "a ", "... ", "A a. b\n\n"])
def test_a_long_text_takes_no_long_time(tmp_path: Path, piece: str) -> None:
    passages = passages_of(tmp_path, piece * (2_000_000 // len(piece)))
    within(20, lambda: [passages.like(words, 9) for words in ("a b", "a … b", "c a zebra")])
