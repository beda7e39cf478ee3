"""The compared form of a text and the way back to the original."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.archive.normalise import normalise, paragraph_breaks

AWKWARD = [
    *"aBé. '\"-\t\n\r",
    "\xa0",
    "\u2009",
    "\u3000",
    "\xad",
    "\u200b",
    "\ufeff",
    "“",
    "”",
    "‘",
    "’",
    "\u02bc",
    "–",
    "—",
    "\u2011",
    "\u2212",
    "e",
    "\u0301",
    "\u0323",
    "\u0345",
    "\u0338",
    "<",
    "\u1100",
    "\u1161",
    "\u11a8",
    "가",
    "\u0958",
    "\u0344",
    "\u212b",
    "\u2126",
    "\u2000",
    "\u0dd9",
    "\u0dcf",
    "\u0dca",
    "が",
    "か",
    "\u3099",
    "ﬁ",
    "²",
    "\U0001f600",
    "\U0001d15e",
    "\ud800",
]
# The planes between hold nothing.
ASSIGNED = [chr(code) for code in (*range(0x33480), *range(0xE0000, 0xE0200))]
texts = st.lists(st.sampled_from(AWKWARD), max_size=40).map("".join)


def by_the_rules(text: str) -> str:
    """Apply the rules one after another, the slow way."""
    text = unicodedata.normalize("NFC", text.replace("\xad", ""))
    text = re.sub("[“”„‟]", '"', text)
    text = re.sub("[‘’‚‛\u02bc]", "'", text)
    text = re.sub("[\u2010-\u2015]", "-", text)
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("", ""),
        ("one  two\r\n\tthree", "one two three"),
        ("one\xa0two\u202fthree\u2007four", "one two three four"),
        ("Ver\xadeinigte Staa\xad\xadten", "Vereinigte Staaten"),
        ("one \xad two \xad", "one two "),
        ("“a” „b“ ‟c”", '"a" "b" "c"'),
        ("‘a’ ‚b‘ don’t donʼt", "'a' 'b' don't don't"),
        ("a‐b\u2011c‒d–e—f―g", "a-b-c-d-e-f-g"),
        ("\u2212 5 ′ « »", "\u2212 5 ′ « »"),
        ("cafe\u0301", "café"),
        ("cafe\xad\u0301", "café"),
        ("2⁵ ﬁ ½", "2⁵ ﬁ ½"),
        ("\u0958", "\u0915\u093c"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"),
        ("a\u200bb", "a\u200bb"),
    ],
)
def test_rules(text: str, normal: str) -> None:
    assert normalise(text).text == normal


@given(texts)
def test_fast_and_slow_way_agree(text: str) -> None:
    assert normalise(text).text == by_the_rules(text)


@given(st.text())
def test_any_text_follows_the_rules(text: str) -> None:
    assert normalise(text).text == by_the_rules(text)


@pytest.mark.slow
def test_every_assigned_character_follows_the_rules() -> None:
    characters = "x".join(ASSIGNED)
    assert normalise(characters).text == by_the_rules(characters)


def test_every_pair_that_composes_follows_the_rules() -> None:
    pairs = [
        "".join(chr(int(code, 16)) for code in unicodedata.decomposition(char).split())
        for char in ASSIGNED
        if " " in unicodedata.decomposition(char) and "<" not in unicodedata.decomposition(char)
    ]
    assert len(pairs) > 900
    assert [normalise(pair).text for pair in pairs] == [by_the_rules(pair) for pair in pairs]


@given(texts)
def test_form_of_a_form_is_itself(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(texts, st.data())
def test_origin_of_a_span_has_the_same_form(text: str, data: st.DataObject) -> None:
    normal = normalise(text)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    low, high = normal.origin(start, end)
    assert normal.text[start:end] in normalise(text[low:high]).text
    cuts = any(
        0 < at < len(normal.text) and normal.origin(at - 1, at) == normal.origin(at, at + 1)
        for at in (start, end)
    )
    if not cuts:
        assert normalise(text[low:high]).text == normal.text[start:end]


@given(texts)
def test_origins_of_characters_follow_one_another(text: str) -> None:
    normal = normalise(text)
    done = 0
    before = (0, 0)
    for index in range(len(normal.text)):
        origin = normal.origin(index, index + 1)
        if origin != before:
            assert origin[0] >= done
            assert origin[1] > origin[0]
            assert not text[done : origin[0]].strip("\xad")
            assert (text[origin[0]] + text[origin[1] - 1]).strip("\xad") or normal.text[
                index
            ] == " "
        before, done = origin, origin[1]
    assert not text[done:].strip("\xad")


@pytest.mark.parametrize(
    ("text", "words", "original"),
    [
        ("a  b \n c", "b", "b"),
        ("a  b \n c", "a b c", "a  b \n c"),
        ("cafe\u0301 noir", "café", "cafe\u0301"),
        ("cafe\u0301 noir", "noir", "noir"),
        ("Staa\xadten\xad  x", "Staaten", "Staa\xadten"),
        ("x\u0958y", "y", "y"),
        ("x\u0958y", "\u093c", "\u0958"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af!", "글", "\u1100\u1173\u11af"),
        ("q\u0301\u0323 z", "z", "z"),
        ("\ufeffstart", "start", "start"),
        ("\U0001f600 \u212b", "Å", "\u212b"),
    ],
)
def test_origin_is_exact(text: str, words: str, original: str) -> None:
    normal = normalise(text)
    at = normal.text.index(words)
    low, high = normal.origin(at, at + len(words))
    assert text[low:high] == original


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1), (0, 4)])
def test_origin_outside_of_the_text_is_a_wrong_call(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span of 3 characters"):
        normalise("abc").origin(start, end)


def test_empty_span() -> None:
    assert normalise("a  b").origin(2, 2) == (3, 3)
    assert normalise("").origin(0, 0) == (0, 0)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("one\ntwo\n\nthree", ["one two", "three"]),
        ("one\r\ntwo\r\n\r\nthree", ["one two", "three"]),
        ("one \n \xa0\n\n two", ["one", "two"]),
        ("one\u2029two", ["one", "two"]),
        ("one\n" + "long " * 50 + "\ntwo", ["one", "long " * 49 + "long", "two"]),
    ],
)
def test_paragraph_breaks_are_kept(text: str, paragraphs: list[str]) -> None:
    normal = normalise(text)
    ends = [*normal.breaks, len(normal.text)]
    starts = [0, *(end + 1 for end in normal.breaks)]
    found = [normal.text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    assert found == paragraphs


@given(texts)
def test_breaks_are_spaces_in_order(text: str) -> None:
    normal = normalise(text)
    assert list(normal.breaks) == sorted(set(normal.breaks))
    assert all(normal.text[at] == " " for at in normal.breaks)
    assert len(normal.breaks) == len(paragraph_breaks(text))


@pytest.mark.parametrize(
    "text",
    [
        "\u0301\u0323" * 32_000,
        "x" + "\u0301" * 64_000 + "\u0323" * 64_000,
        "x\xad" * 30_000 + "\u0301\xad" * 30_000,
        "\u1161" * 64_000,
        "\ufe0f\u0f71" * 32_000,
        " " * 400_000,
        "\n" * 400_000,
        "\r \n" * 100_000,
        " \xad" * 200_000,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    # In quadratic time these would take minutes.
    normal = normalise(text)
    assert normal.origin(0, len(normal.text))[1] <= len(text)


def test_more_marks_than_anyone_writes_are_composed_in_pieces() -> None:
    usual = "e" + "\u0323\u0301" * 15
    assert normalise(usual).text == unicodedata.normalize("NFC", usual)
    assert normalise("e" + "\u0301" * 1000).text == "é" + "\u0301" * 999
