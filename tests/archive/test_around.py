"""The words round a quote: the lines of the text, the quote marked, not much more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.archive.around import MOST_MARKED, lines_round, place_of_quote
from disputes.archive.closest import Budget
from disputes.archive.folder import ArchivedDocument
from disputes.archive.marks import quoted_spans
from disputes.archive.normalise import normalise

ARTICLE = """\
Sheds burnt all night
By Anna Berg

Mr. Holm came at nine. The dockers’ union said that four sheds burnt
down in the harbour. “It was the wind,” he said. Nobody was hurt.

The mayor   will resign.
"""


def document(text: str) -> ArchivedDocument:
    return ArchivedDocument(text, normalise(text), quoted_spans(text), "")


def shown(text: str, quote: str, room: int) -> list[str]:
    """Give the lines round a quote, each behind its number, what is marked in brackets."""
    place = place_of_quote(document(text), quote, Budget())
    assert place is not None
    return [
        f"{line.number} " + "".join(f"<{part}>" if marked else part for part, marked in line.parts)
        for line in lines_round(text, place.pieces, room)
    ]


@pytest.mark.parametrize(
    ("quote", "room", "expected"),
    [
        (
            "four sheds burnt down",
            30,
            [
                "4 The dockers’ union said that <four sheds burnt>",
                "5 <down> in the harbour.",
            ],
        ),
        ("Mr. Holm", 5, ["4 <Mr. Holm> came …"]),
        ("Mr. Holm", 20, ["4 <Mr. Holm> came at nine."]),
        (
            "four […] in the harbour",
            70,
            [
                "4 Mr. Holm came at nine. The dockers’ union said that <four> sheds burnt",
                "5 down <in the harbour>. “It was the wind,” he said. Nobody was hurt.",
            ],
        ),
        ("The mayor will", 10, ["7 <The mayor   will> resign."]),
        ("sheds burnt down", 5, ["4 … <sheds burnt>", "5 <down> in …"]),
        ("Sheds burnt all", 70, ["1 <Sheds burnt all> night", "2 By Anna Berg"]),
    ],
)
def test_sentences_round_a_quote(quote: str, room: int, expected: list[str]) -> None:
    found = shown(ARTICLE, quote, room)
    assert found[: len(expected)] == expected


def test_what_is_long_is_cut_at_words() -> None:
    text = "word " * 400 + "He said so. " + "word " * 400
    (line,) = shown(text, "He said so", 30)
    assert line == "1 … word word word word word <He said so>. word word word word word …"
    first, last = shown(text, text[500:2500].strip(), 20)
    assert first.startswith("1 … word word word <word")
    assert first.endswith("word> …")
    assert last.startswith("1 … <word word")
    assert len(first) + len(last) < MOST_MARKED


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("four sheds burned down in the harbour", "four sheds burnt\ndown in the harbour"),
        ("our sheds burnt", "four sheds burnt"),
        ("by Anna Berg", "By Anna Berg"),
        ("in the harbour […] four sheds", "in the harbour"),
    ],
)
def test_what_is_nearest_where_the_quote_is_not_there(quote: str, words: str) -> None:
    place = place_of_quote(document(ARTICLE), quote, Budget())
    assert place is not None
    ((start, end),) = place.pieces
    assert (ARTICLE[start:end], place.exact) == (words, False)


def test_nothing_is_near() -> None:
    found = place_of_quote(document(ARTICLE), "quantum chromodynamics explained simply", Budget())
    assert found is None
    assert place_of_quote(document(ARTICLE), "[…]", Budget()) is None


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.text(st.sampled_from('ab. \n\t\r“”"é\u0301\x1b\u2028?!'), min_size=1, max_size=120),
    st.data(),
    st.integers(0, 40),
)
def test_all_that_is_marked_is_the_quote(text: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    lines = lines_round(text, [(start, end)], room)
    marked = "".join(part for line in lines for part, is_marked in line.parts if is_marked)
    assert "".join(marked.split()) == "".join(text[start:end].split())
    whole = text.split("\n")
    for line in lines:
        words = "".join(part for part, _ in line.parts)
        assert words.removeprefix("… ").removesuffix(" …") in whole[line.number - 1]


@pytest.mark.slow
def test_hostile_texts_take_linear_time() -> None:
    for text in ("a" * 1_000_000, ". " * 500_000, "\n" * 1_000_000, '"' * 1_000_000):
        assert len(lines_round(text, [(500_000, 500_001)], 160)) < 400
        assert len(lines_round(text, [(0, 1_000_000)], 160)) < 1_000
