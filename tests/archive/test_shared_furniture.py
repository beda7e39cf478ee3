"""Words with which texts begin or end that are otherwise not alike."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.archive.shared.comparison import compare
from disputes.archive.shared.furniture import Furniture, between, furniture_in
from disputes.archive.shared.words import read_all

HEAD = "The Courier, your daily paper since the year of the flood."
FOOT = "Follow us. About the paper. Contact us. Terms of use. Cookie policy."


def article(number: int, words: int = 30) -> str:
    return " ".join(f"w{number}x{at}" for at in range(words)).capitalize() + "."


def found(texts: Sequence[str], outlets: Sequence[str | None] = ()) -> list[Furniture]:
    _, worded = read_all(texts)
    return [*furniture_in(worded, texts, outlets)]


@pytest.mark.parametrize("where", ["beginning", "end"])
def test_what_three_texts_have_at_one_end(where: str) -> None:
    around = f"{HEAD}\n{{}}" if where == "beginning" else f"{{}}\n{FOOT}"
    texts = [around.format(article(number)) for number in range(3)]
    (one,) = found([*texts, article(3)])
    assert (one.where, one.texts) == (where, (0, 1, 2))
    assert one.length == len((HEAD if where == "beginning" else FOOT).split())
    assert found(texts[:2]) == []


def test_both_ends_leave_what_is_between() -> None:
    texts = [f"{HEAD} {article(number)} {FOOT}" for number in range(3)]
    _, worded = read_all(texts)
    spans = between(worded, furniture_in(worded, texts))
    assert [end - start for start, end in spans] == [30, 30, 30]
    words = [one.words for one in worded]
    assert compare(words, 8, 0.0, spans).pairs == ()
    assert len(compare(words, 8, 0.0).pairs) == 3


def test_places_are_those_of_the_whole_texts() -> None:
    shared = "And these are the words that two of the texts have between them as well."
    texts = [f"{HEAD} {article(number)} {shared * (number < 2)} {FOOT}" for number in range(4)]
    _, worded = read_all(texts)
    (pair,) = compare(
        [one.words for one in worded], 8, 0.0, between(worded, furniture_in(worded, texts))
    ).pairs
    (passage,) = pair.passages
    for number, words in ((0, passage.first), (1, passage.second)):
        start, end = worded[number].span(*words)
        assert f"{texts[number][start:end]}." == shared


def test_copies_of_one_report_have_no_furniture() -> None:
    report = " ".join(article(number) for number in range(9))
    assert found([f"{article(90 + number, 12)} {report}" for number in range(5)]) == []
    assert found([f"A{number} {report}" for number in range(5)]) == []
    assert found([report] * 5) == []
    assert found([f"{article(number)} {report} {article(40)}" for number in (50, 50, 51, 51)]) == []


def test_a_phrase_in_the_midst_of_a_sentence_is_no_furniture() -> None:
    phrase = "have been killed in the town since the war began in the spring"
    assert found([f"{article(number)[:-1]} {phrase}." for number in range(5)]) == []


def test_of_known_outlets_most_texts_have_to_have_it() -> None:
    texts = [f"{article(number)} {FOOT}" for number in range(3)]
    texts += [article(number) for number in range(3, 7)]
    assert found(texts) != []
    assert found(texts, ["courier"] * 7) == []
    assert found(texts, ["courier"] * 3 + ["herald"] * 4) != []
    assert found(texts, ["courier", "herald", "gazette", *[None] * 4]) == []


def test_words_that_fewer_have_are_told_where_they_are_much_longer() -> None:
    long = "Related news. The hall was opened. The mayor went home. Rain is expected."
    texts = [f"{article(number)} {long} {FOOT}" for number in range(3)]
    texts += [f"{article(number)} {FOOT}" for number in range(3, 7)]
    texts += [f"{article(number)} Tags. {FOOT}" for number in range(7, 10)]
    one, other = found(texts)
    assert one.texts == (0, 1, 2)
    assert other.texts == tuple(range(3, 10))


WORDS = st.lists(st.sampled_from(["A", "b", "C."]), max_size=30).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), max_size=6), st.booleans())
def test_any_texts(pairs: list[tuple[str, str]], known: bool) -> None:
    texts = [f"{words} {article(7)} {more}" for words, more in pairs]
    _, worded = read_all(texts)
    furniture = furniture_in(worded, texts, ["courier"] * len(texts) if known else ())
    for one in furniture:
        ends = set()
        for number in one.texts:
            words = worded[number].words
            piece = words[: one.length] if one.where == "beginning" else words[-one.length :]
            ends.add(tuple(piece))
        assert len(ends) == 1
    for (start, end), text in zip(between(worded, furniture), worded, strict=True):
        assert 0 <= start <= end <= len(text)
