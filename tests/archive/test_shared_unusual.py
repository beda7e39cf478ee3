"""Unusual wording that two texts share: what is told, and what is not."""

from __future__ import annotations

import pytest

from disputes.archive.shared.comparison import compare
from disputes.archive.shared.unusual import unusual_wording
from disputes.archive.shared.words import read_all

FILLING = "and so they went on for a long while"


def told(shared: str, *others: str) -> list[tuple[str, str | None, tuple[int, ...]]]:
    """Give what is told of words that two texts share, beside others: words, elsewhere, where."""
    texts = [f"First {shared} {FILLING}.", f"Second: {shared} {FILLING}!", *others]
    vocabulary, worded = read_all(texts)
    pairs = compare([one.words for one in worded], 8, 0.5).pairs
    found = []
    for pair, unusual in zip(pairs, unusual_wording(vocabulary, worded, pairs), strict=True):
        for one in unusual:
            sides = zip((pair.likeness.first, pair.likeness.second), one[:2], strict=True)
            words = {texts[number][slice(*worded[number].span(*span))] for number, span in sides}
            assert len(words) == 1
            found.append((words.pop(), one.elsewhere, one.others))
    return found


def test_two_determiners_in_a_row() -> None:
    assert told("when they carry our their missions") == [("carry our their missions", None, ())]


def test_what_others_have_in_its_place() -> None:
    other = "They carry out separate campaigns."
    expected = [("carry our their missions", "out", (2,))]
    assert told("when they carry our their missions", "Rain.", other)[0][:2] == expected[0][:2]
    assert told("when they carry our their missions", other) == expected


def test_a_confused_word_where_others_have_the_other_on_both_sides() -> None:
    shared = "he was put on trail for treason"
    assert told(shared, "He is on trial now.") == []
    assert told(shared, "The man put on trial for theft.") == [
        ("on trail for treason", "trial", (2,))
    ]
    assert told(shared, "The man on trial for theft.", "A trail for walkers.") == []


def test_a_word_that_nobody_else_has() -> None:
    shared = "the Syrian goverment said that"
    others = [f"In {year} the Syrian government said that it would." for year in range(3)]
    assert told(shared, *others) == [("Syrian goverment said that", "government", (2, 3, 4))]
    assert told(shared, *others[:2]) == []
    assert told(shared, *others, "A goverment fell.") == []


@pytest.mark.parametrize("word", ["governments", "governmen", "rebels", "2015"])
def test_endings_and_other_words_are_not_told(word: str) -> None:
    others = [f"In {year} the Syrian government said that it would." for year in range(3)]
    assert told(f"the Syrian {word} said that", *others) == []


def test_a_word_at_the_edge_of_what_is_shared_is_not_told() -> None:
    assert told("our their") == []
    assert told("carry our their") == [("carry our their and", None, ())]


def test_no_word_is_told_twice() -> None:
    assert told("see the our their missions") == [("see the our their", None, ())]
