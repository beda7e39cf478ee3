"""The passage that is closest to words which a text does not hold, and how the two differ."""

from __future__ import annotations

import pytest
from clock import within
from hypothesis import given
from hypothesis import strategies as st

from disputes.archive.closest import LONGEST, Budget, Closest
from disputes.archive.differences import (
    Difference,
    changed_characters,
    differences,
    named_characters,
)
from disputes.archive.normalise import compared_form, normalise

WORDS = (  # noqa: SIM905 - a list of short words reads better so
    "river valley mayor council bridge harvest winter lantern market soldier harbour letter window"
    " mountain garden castle village silver thunder forest meadow kitchen sailor doctor border"
).split()


def sentence(length: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(WORDS), min_size=length, max_size=length)


def closest(text: str, words: str) -> str | None:
    found = Closest(text, Budget()).find(words)
    return None if found is None else text[found.start : found.end]


@pytest.mark.slow
@given(sentence(60), st.integers(0, 40), st.integers(4, 15), st.data())
def test_one_changed_character_is_named(
    text_words: list[str], start: int, length: int, data: st.DataObject
) -> None:
    text = " ".join(text_words)
    chosen = text_words[start : start + length]
    number = data.draw(st.integers(0, len(chosen) - 1))
    at = data.draw(st.integers(0, len(chosen[number]) - 1))
    wrong = chosen[number][:at] + "#" + chosen[number][at + 1 :]
    quote = " ".join([*chosen[:number], wrong, *chosen[number + 1 :]])
    found = Closest(text, Budget()).find(quote)
    assert found is not None
    passage = text[found.start : found.end]
    told = differences(passage, quote)
    assert sum(len(one.second) for one in told) < len(quote)
    assert any(wrong in one.second for one in told)
    if text.count(chosen[number]) == 1:
        assert [(one.first, one.second) for one in told] == [(chosen[number], wrong)]


@pytest.mark.slow
@given(
    st.lists(st.sampled_from(WORDS), min_size=40, max_size=40),
    st.permutations(WORDS),
    st.integers(0, 12),
    st.integers(5, 12),
    st.data(),
)
def test_one_word_dropped_doubled_swapped_or_put_in_is_named(
    around: list[str], order: list[str], start: int, length: int, data: st.DataObject
) -> None:
    # The words of the passage stand nowhere else, so that there is one way to see the change.
    text = " ".join([*around[:20], "x1.", *(f"{word}s" for word in order), "x2.", *around[20:]])
    chosen = [f"{word}s" for word in order][start : start + length]
    kind = data.draw(st.sampled_from(["drop", "double", "swap", "put in"]))
    # Of a word dropped beside the first or last, the quote may as well have another one there.
    first, last = {"double": (0, 1), "put in": (0, 2), "drop": (2, 3)}.get(kind, (1, 2))
    at = data.draw(st.integers(first, length - last))
    word, new = chosen[at], "certainly"
    changed = {
        "drop": [*chosen[:at], *chosen[at + 1 :]],
        "double": [*chosen[:at], word, word, *chosen[at + 1 :]],
        "swap": [*chosen[:at], *chosen[at : at + 2][::-1], *chosen[at + 2 :]],
        "put in": [*chosen[:at], new, *chosen[at:]],
    }[kind]
    found = Closest(text, Budget()).find(" ".join(changed))
    assert found is not None
    assert text[found.start : found.end] == " ".join(chosen)
    gaps = [text[low:high].strip() for low, high in found.gaps]
    told = [(one.first, one.second) for one in differences(" ".join(chosen), found.words)]
    if kind == "drop":
        assert gaps == [word]
    else:
        assert gaps == []
        assert (
            told
            == {
                "double": [(word, f"{word} {word}")],
                "swap": [
                    (f"{word} {chosen[(at + 1) % length]}", f"{chosen[(at + 1) % length]} {word}")
                ],
                "put in": [("", new)],
            }[kind]
        )


@pytest.mark.slow
def test_one_word_of_a_vast_text() -> None:
    text = " ".join(f"word{number * 7919 % 104729}" for number in range(700_000))
    words = text[3_000_000:3_000_200].split()[1:-1]
    quote = " ".join([*words[:9], "certainly", *words[10:]])
    found = Closest(text, Budget()).find(quote)
    assert found is not None
    assert text[found.start : found.end] == " ".join(words)


@pytest.mark.slow
@given(st.integers(1, 20_000), st.integers(0, 3_000))
def test_long_words_are_compared_where_they_differ(seed: int, at: int) -> None:
    text = " ".join(f"{WORDS[number * seed % 24]}{number}" for number in range(400))
    at = at % (len(text) - 2)
    if text[at] == " ":
        at += 1
    quote = text[:at] + "#" + text[at + 1 :]
    found = Closest("before " + text + " after", Budget()).find(quote)
    assert found is not None
    assert len(found.words) <= 2 * LONGEST
    told = differences(("before " + text)[found.start : found.end], found.words)
    assert len(told) == 1
    assert "#" in told[0].second


@pytest.mark.parametrize(
    ("text", "words", "passage"),
    [
        ("He said missiles crashed in Iran, again.", "misiles crashed", "missiles crashed"),
        ("He said missiles fell in Iran, again.", "missiles fell on", "missiles fell in"),
        ("The missiles crashed", "the MISSILES", "The missiles"),
        ("missiles", "misiles crashed in Iran", None),
        ("", "missiles", None),
        ("one two", "", None),
        ("a" * 50, "b" * 20, None),
        ("wor ld peace", "world peace", "wor ld peace"),
    ],
)  # fmt: skip
def test_passages(text: str, words: str, passage: str | None) -> None:
    if words:
        assert closest(text, words) == passage
    else:
        assert not closest(text, words)


def test_words_left_out_are_found_nearest() -> None:
    text = "the very big cat. The very big one. the very big red dog ran over the old hill and away"
    found = Closest(text, Budget()).find("the very big dog ran over the hill and away")
    assert found is not None
    assert [text[low:high].strip() for low, high in found.gaps] == ["red", "old"]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 8_000_000,
        "ab " * 3_000_000,
        "missile " * 1_000_000,
        "".join(f"{number} missile in {number * 7919 % 65537} " for number in range(300_000)),
    ],
    ids=["one letter", "short words", "one word", "figures"],
)
@pytest.mark.parametrize(
    "words",
    [
        "a" * 199 + "b",
        "a" * 20_000 + "b",
        "ab " * 3_000 + "c",
        "missile " * 20_000 + "x missile",
        "in missile " * 30,
        "x" * 5_000_000,
    ],
    ids=["brief", "long", "many words", "repeated", "swapped", "vast"],
)
def test_hostile_texts_take_little_time(text: str, words: str) -> None:
    def work() -> None:
        found = Closest(text, Budget()).find(words)
        if found is not None:
            differences(text[found.start : found.end][:1000], found.words[:1000])

    within(3, work)


def test_the_budget_ends() -> None:
    budget = Budget(each=400_000, total=900_000)
    search = Closest("missile " * 100, budget)
    outcomes = [(search.find(f"misile {number}"), search.exhausted) for number in range(50)]
    assert outcomes[-1] == (None, True)


def test_differences() -> None:
    assert differences("the red dog", "the dog") == [Difference("red", "", 4)]
    assert differences("a dog", "a big dog") == [Difference("", "big", 1)]
    assert differences("it was  so", "it is so")[0].second == "is"
    assert differences("same", "same") == []
    assert differences("", "word") == [Difference("", "word", 0)]
    assert differences("Iran", "iran")[0].in_case_only


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        ("crashed", "crаshed", ("U+0061", "U+0430")),
        ("-5", "−5", ("U+002D", "U+2212")),
        ("zerowidth", "zero\u200bwidth", ("nothing", "U+200B")),
        ("Türkiye", "Turkiye", None),
        ("missile", "misile", None),
        ("ИЛ", "ил", None),
    ],
)
def test_characters_that_look_alike_are_named(
    first: str, second: str, named: tuple[str, str] | None
) -> None:
    assert named_characters(Difference(first, second, 0)) == named


@pytest.mark.parametrize(
    ("first", "second", "changed"),
    [
        ("indication", "indicazion", ("t", "z")),
        ("missiles", "misiles", ("s", "")),
        ("missile", "missiles", ("", "s")),
        ("in", "on", None),
        ("Iran", "iran", None),
        ("missiles", "whistles", None),
    ],
)
def test_changed_characters(first: str, second: str, changed: tuple[str, str] | None) -> None:
    assert changed_characters(Difference(first, second, 0)) == changed


@given(
    st.text(alphabet="ab c.-'\u0301空", max_size=30),
    st.text(alphabet="ab c.-'\u0301空", max_size=30),
)
def test_differences_of_anything(first: str, second: str) -> None:
    told = differences(compared_form(first), compared_form(second))
    assert bool(told) == (compared_form(first) != compared_form(second))
    assert all(one.first != one.second for one in told)


@given(st.text() | st.text(alphabet=" \n\u00a0\u00ad“”’–e\u0301ü\u2028\x1fａ", max_size=40))
def test_the_compared_form_is_that_of_normalise(text: str) -> None:
    assert compared_form(text) == normalise(text).text.strip(" ")
