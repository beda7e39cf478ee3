"""Finding quotes."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disputes.archive.normalise import normalise
from disputes.archive.quotes import QuoteMatch, count_occurrences, find_quote
from disputes.archive.words import cuts_word

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Photo: Lavrov [Xinhua]\n\n"
    "“The Americans have\xa0handed us a document, which we are working on. The general  staff\n"
    "supports the document in principle,” said Maj. Gen. I. Antonov of the U.S. desk.\n\n"
    "Russia violated the air space of Turkey two times. Nato has rejected Russia’s explanation.\n"
)


def found(quote: str, text: str = TEXT) -> list[str] | None:
    match = find_quote(normalise(text), quote)
    if match is None:
        return None
    assert match.span == (match.pieces[0][0], match.pieces[-1][1])
    return [text[start:end] for start, end in match.pieces]


@pytest.mark.parametrize(
    ("quote", "pieces"),
    [
        ("have handed us", ["have\xa0handed us"]),
        ("  Americans  have ", ["Americans have"]),
        ("general staff supports", ["general  staff\nsupports"]),
        ('"The Americans', ["“The Americans"]),
        ("Russia's explanation", ["Russia’s explanation"]),
        ("americans", None),
        ("handed me", None),
        ("", None),
        (" \n", None),
        ("[…]", None),
        ("[...] [the] ", None),
    ],
)
def test_verbatim(quote: str, pieces: list[str] | None) -> None:
    assert found(quote) == pieces


@pytest.mark.parametrize(
    ("quote", "pieces"),
    [
        ("The Americans […] in principle", ["The Americans", "in principle"]),
        ("The Americans [...] in principle", ["The Americans", "in principle"]),
        ("The Americans [. . .] in principle", ["The Americans", "in principle"]),
        ("Americans[…]document", ["Americans", "document"]),
        ("The Americans […] handed", ["The Americans", "handed"]),
        ("The Americans […] have", ["The Americans", "have"]),
        ("in principle […] The Americans", None),
        ("The Americans […] in practice", None),
        ("[…] staff supports […]", ["staff\nsupports"]),
        ("the air […] pace", None),
    ],
)
def test_left_out_words(quote: str, pieces: list[str] | None) -> None:
    assert found(quote) == pieces


@pytest.mark.parametrize(
    ("quote", "pieces"),
    [
        ("have handed [the Russians] a document", ["have\xa0handed", "a document"]),
        ("handed us [Russians] a document", ["handed us", "a document"]),
        ("[T]he general staff", ["he general  staff"]),
        ("Russia violate[s] the air", ["Russia violate", "the air"]),
        ("[They] handed us", ["handed us"]),
        ("two times [in October]", ["two times"]),
        ("Maj. [Igor] Antonov", ["Maj.", "Antonov"]),
        ("Gen. I. [K.] of the U.S. [State] desk", ["Gen. I.", "of the U.S.", "desk"]),
        ("said Maj. [x] desk", ["said Maj.", "desk"]),
        # Not across the end of a sentence or paragraph,
        ("two times [and] Nato", None),
        ("working on [while] The general staff", None),
        ("Lavrov [said] The Americans", None),
        ("the U.S. desk [says] Russia", None),
        # unless a piece holds it.
        ("working on. [Its] general staff", ["working on.", "general  staff"]),
        ("two times. [It] has rejected", ["two times.", "has rejected"]),
        # Words are replaced whole.
        ("the air [raid] pace", None),
        ("the do [x] in principle", None),
        # Both kinds of brackets, and several.
        ("[We] handed us […] [T]he [whole] staff", ["handed us", "he", "staff"]),
        ("handed us [x] […] principle", ["handed us", "principle"]),
        ("handed [a [b] c] document", ["handed", "document"]),
        ("handed [] document", ["handed", "document"]),
    ],
)
def test_editors_words(quote: str, pieces: list[str] | None) -> None:
    assert found(quote) == pieces


@pytest.mark.parametrize(
    ("quote", "pieces"),
    [
        ("Lavrov [Xinhua]", ["Lavrov [Xinhua]"]),
        ("Lavrov [Reuters]", ["Lavrov"]),
        ("Photo: [Sergei] Lavrov [Xinhua]", ["Photo:", "Lavrov [Xinhua]"]),
        ("Lavrov [Xinhua] […] Americans", ["Lavrov [Xinhua]", "Americans"]),
    ],
)
def test_brackets_of_the_text_itself(quote: str, pieces: list[str] | None) -> None:
    assert found(quote) == pieces


def test_brackets_of_the_text_come_before_an_editors() -> None:
    assert found("a [b] c", "a x c a [b] c") == ["a [b] c"]
    assert found("a […] c", "a x c, a […] c") == ["a […] c"]
    assert found("a [b] c [d] e", "a [b] c x e") == ["a [b] c", "e"]


@pytest.mark.parametrize("quote", ["a [b", "a] b", "a ]b[ c", "[a"])
def test_odd_brackets_are_text(quote: str) -> None:
    assert found(quote, f"x {quote} y") == [quote]
    assert found(quote, "a b c") is None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("He left. The army stayed.", True),
        ("He left… The army stayed.", True),
        ("He left.” The army stayed.", True),
        ("He left.) “The army stayed.", True),
        ("He left. 40 men stayed.", True),
        ("He left in the U.S.” The army stayed.", True),
        ("He left。The army stayed.", True),
        ("غادر. الجيش The army stayed.", True),
        ("He left\n\nthe army stayed.", True),
        ("He left… the army stayed.", False),
        ("He left vs. The army stayed.", False),
        ("He left with Gen. The army stayed.", False),
        ("He left on Oct. 7 The army stayed.", False),
        ("He left on Oct. The army stayed.", True),
        ("He said No. 5 The army stayed.", False),
        ("He said No. The army stayed.", True),
        ("He left J. The army stayed.", False),
        ("He left 3.5 The army stayed.", False),
        ("He left\nThe army stayed.", False),
    ],
)
def test_ends_of_sentences(text: str, *, ends: bool) -> None:
    first = text.split(maxsplit=1)[0].rstrip(".")
    assert (found(f"{first} [x] stayed", text) is None) == ends
    assert found(f"{first} […] stayed", text) is not None


def test_whole_words_come_first() -> None:
    assert find_quote(normalise("airport, air"), "air") == QuoteMatch((9, 12), ((9, 12),))
    assert find_quote(normalise("airport, fair"), "air") is None
    assert find_quote(normalise("空港 空"), "空") == QuoteMatch((3, 4), ((3, 4),))
    assert find_quote(normalise("空港"), "空") == QuoteMatch((0, 1), ((0, 1),))
    assert find_quote(normalise("airport, air"), "[F]air") == QuoteMatch((9, 12), ((9, 12),))
    assert find_quote(normalise("fair air"), "[F]air") == QuoteMatch((1, 4), ((1, 4),))


@pytest.mark.parametrize(
    ("text", "quote", "stands"),
    [
        ("They were illegal under law", "legal under law", False),
        ("They were non-legal under law", "legal under law", True),
        ("Officials cannot confirm it", "Officials can", False),
        ("Officials can’t confirm it", "Officials can", False),
        ("Officials can’t confirm it", "Officials can't", True),
        ("near Moscow’s base", "Moscow", True),
        ("a Su-30 fell", "Su", True),
        ("all 26 of them", "2", False),
        ("all 2,600 of them", "all 2", False),
        ("all 2, 600 of them", "all 2", True),
        ("это незаконно", "законно", False),
        ("ήταν παράνομο", "νομο", False),
        ("他说飞机坠毁了", "飞机", True),
        ("在2015年", "2015", True),
        ("在2015年", "201", False),
        ("และเครื่องบิน", "เครื่อง", True),
        ("والطائرة", "الطائرة", True),
        ("המטוס", "מטוס", True),
        ("모스크바에서", "모스크바", True),
        ("They were illegal, they say", "[…]legal […] say", False),
        ("They were illegal, they say", "[il]legal, they", True),
        ("they say illegal", "they […]legal", False),
    ],
)
def test_a_quote_cuts_no_word(text: str, quote: str, *, stands: bool) -> None:
    assert (found(quote, text) is not None) == stands
    assert (count_occurrences(normalise(text), quote) > 0) == stands


def test_the_first_of_several_places() -> None:
    assert find_quote(normalise("x a b a b"), "a b") == QuoteMatch((2, 5), ((2, 5),))
    # The sentence with the first piece alone is passed over.
    text = "He met Lavrov. He met Kerry in Vienna."
    assert found("He met [x] in Vienna", text) == ["He met", "in Vienna"]
    match = find_quote(normalise(text), "He met [x] in Vienna")
    assert match is not None
    assert match.span == (15, 37)


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("document", 2),
        ("The ", 2),
        ("Russia", 2),
        ("ussi", 0),
        ("Maj", 1),
        ("Lavrov [Xinhua]", 1),
        ("absent", 0),
        ("", 0),
        ("The […] document", 1),
    ],
)
def test_occurrences(quote: str, count: int) -> None:
    assert count_occurrences(normalise(TEXT), quote) == count


@pytest.mark.slow
def test_occurrences_do_not_overlap_and_whole_words_count_alone() -> None:
    assert count_occurrences(normalise("가가가가"), "가가") == 2
    assert count_occurrences(normalise("aaaa"), "aa") == 0
    assert count_occurrences(normalise("air airport air"), "air") == 2
    assert count_occurrences(normalise("a " * 400_000), "a") == 400_000


words = st.text(st.sampled_from("abcdeé'- “”—’\xa0\n.é가"), max_size=60)


def vary(quote: str, choices: list[int]) -> str:
    """Write the same words with other marks, dashes, spaces and compositions."""
    ways = {
        "'": "'’‘ʼ",
        '"': '"“”„',
        "-": "-–—\u2011",
        " ": [" ", "  ", "\n", "\xa0\t", " \xad "],
        "é": ["é", "e\u0301", "e\xad\u0301"],
        "가": ["가", "\u1100\u1161"],
        "a": ["a", "\xada"],
    }
    return "".join(
        ways[char][choice % len(ways[char])] if char in ways else char
        for char, choice in zip(quote, choices, strict=True)
    )


@given(words, st.data())
def test_any_part_of_a_text_is_found_however_it_is_typed(text: str, data: st.DataObject) -> None:
    normal = normalise(text)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    while start < end and normal.text[start] == " ":
        start += 1
    while start < end and normal.text[end - 1] == " ":
        end -= 1
    part = normal.text[start:end]
    assume(part and not cuts_word(normal.text, start) and not cuts_word(normal.text, end))
    choices = data.draw(st.lists(st.integers(0, 9), min_size=len(part), max_size=len(part)))
    match = find_quote(normal, vary(part, choices))
    assert match is not None
    assert match.pieces == (match.span,)
    quoted = text[slice(*match.span)]
    assert normalise(quoted).text == part.strip(" ")
    assert quoted == quoted.strip()


@given(words, words)
def test_found_exactly_when_it_stands_there(text: str, quote: str) -> None:
    wanted = normalise(quote).text.strip(" ")
    whole = normalise(text).text
    stands = any(
        whole.startswith(wanted, at)
        and not cuts_word(whole, at)
        and not cuts_word(whole, at + len(wanted))
        for at in range(len(whole))
        if wanted
    )
    assert (find_quote(normalise(text), quote) is not None) == stands
    assert (count_occurrences(normalise(text), quote) > 0) == stands


@given(st.text(st.sampled_from("abc "), min_size=1, max_size=40), st.data())
def test_one_other_letter_is_not_found(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    altered = text[:at] + "x" + text[at + 1 :]
    assert find_quote(normalise(text), altered) is None


def may_follow(text: str, breaks: list[int], end: int, start: int, *, edited: bool) -> bool:
    """Tell whether a bracket may stand for ``text[end:start]``, trying every place between."""
    if start < end or not edited:
        return start >= end
    for at in range(end, start):
        run = len(text[at:]) - len(text[at:].lstrip("."))
        after = at + run
        begins = run and not text[:at].endswith(".")
        if begins and after <= start and text[after : after + 1] == " " and at not in breaks:
            following = text[after + 1 : after + 2]
            if following.isupper():
                return False
        if at in breaks:
            return False
    return True


def stands(text: str, breaks: list[int], pieces: list[str], edited: list[bool]) -> bool:
    """Tell whether the pieces stand in the text, trying every place for each."""

    def cuts(at: int) -> bool:
        return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()

    ends: set[int] | None = None
    for number, piece in enumerate(pieces):
        places = set()
        for start in range(len(text)):
            end = start + len(piece)
            if not text.startswith(piece, start) or cuts(start) or cuts(end):
                continue
            if ends is None or any(
                may_follow(text, breaks, before, start, edited=edited[number - 1])
                for before in ends
            ):
                places.add(end)
        ends = places
    return bool(ends)


parts = st.sampled_from(["ab", "Cd", "ef", ".", ". ", " ", " ", "\n\n", ".."])


@given(
    st.lists(parts, max_size=25).map("".join),
    st.lists(st.tuples(st.lists(parts, min_size=1, max_size=4), st.booleans()), min_size=1),
)
def test_brackets_against_trying_everything(text: str, quote: list[tuple[list[str], bool]]) -> None:
    pieces = [normalise("".join(piece)).text.strip(" ") for piece, _ in quote[:5]]
    assume(all(pieces))
    edited = [edit for _, edit in quote[:5]]
    written = pieces[0]
    for piece, edit in zip(pieces[1:], edited, strict=False):
        written += f" [x] {piece}" if edit else f" […] {piece}"
    normal = normalise(text)
    expected = stands(normal.text, list(normal.breaks), pieces, edited)
    assert (find_quote(normal, written) is not None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A b. " * 13_000,
        *(
            pytest.param(text, marks=pytest.mark.slow)
            for text in ("a b " * 16_000, "[a] " * 16_000, "[" * 32_000 + "]" * 32_000)
        ),
    ],
)
@pytest.mark.parametrize(
    "quote",
    [
        " […] ".join("a" * 10_001),
        "a […] " * 10_000 + "zzz",
        "a [x] " * 10_000 + "zzz",
        "A. [x] " * 10_000 + "zzz",
        "A b. [x] " * 10_000 + "zzz",
        "[" * 10_000 + "a" + "]" * 10_000 + "b",
        "[]" * 10_000 + "zzz",
        " ".join(f"a [{'w' * (count % 300)}]" for count in range(5_000)),
    ],
)
def test_hostile_quotes_take_linear_time(text: str, quote: str) -> None:
    # Trying every place for every piece would take hours.
    find_quote(normalise(text), quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("ab " * 20_000, "ab " * 10_000 + "a"),
        ("a" * 64_000, "a" * 32_000),
        ("a" * 64_000, "a" * 32_000 + " […] a"),
        ("." * 64_000 + " A", ". [x] A"),
        ('."' * 64_000 + " A", ". [x] A"),
        ("Gen. A " * 20_000, "A [x] B"),
    ],
)
def test_hostile_texts_take_linear_time(text: str, quote: str) -> None:
    find_quote(normalise(text), quote)
    count_occurrences(normalise(text), quote)


def test_ten_thousand_omissions_are_found() -> None:
    text = " ".join(f"w{count} x" for count in range(10_001))
    match = find_quote(normalise(text), " […] ".join(f"w{count}" for count in range(10_001)))
    assert match is not None
    assert len(match.pieces) == 10_001


@pytest.mark.parametrize(
    ("file", "quote"),
    [
        ("000", "The Americans have handed us a document, which we are working on."),
        ("000", 'entered Turkish air space along the border with Syria "for a few seconds"'),
        ("000", "Secretary of State John Kerry with […] Sergey Lavrov [Xinhua]"),
        ("000", "[the US Secretary of State] with Russian Foreign Minister Sergey Lavrov"),
        ("002", "coordination only to its technical aspects - that is between our pilots"),
        ("002", "strategy against ISIS absolutely untenable. […] We saw it in Iraq"),
        ("002", "while this is not“unexpected,” it does point"),
        ("003", "the talks were 'professional'"),
        ("003", "the U.S. [government] and Russia on the same page"),
        ("004", "[Russia] violated the air space of NATO member and Syria’s neighbour Turkey"),
        ("004", "obviously it is -- for the [Russian military] to have done that"),
    ],
)
def test_quotes_of_the_articles(articles: Path, file: str, quote: str) -> None:
    path = next(articles.glob(f"{file}_*.txt"))
    assert find_quote(normalise(path.read_bytes().decode()), quote) is not None


@pytest.mark.parametrize(
    ("file", "quote"),
    [
        ("000", "when they carry out their missions"),
        ("000", "caused by bad weather [and] Nato has rejected"),
        ("003", "an 'act of terror'"),
    ],
)
def test_quotes_that_the_articles_do_not_hold(articles: Path, file: str, quote: str) -> None:
    path = next(articles.glob(f"{file}_*.txt"))
    assert find_quote(normalise(path.read_bytes().decode()), quote) is None


def test_every_sentence_of_the_articles_is_found_where_it_stands(articles: Path) -> None:
    for path in sorted(articles.glob("*.txt")):
        text = path.read_bytes().decode()
        normal = normalise(text)
        for line in filter(str.strip, text.splitlines()):
            match = find_quote(normal, unicodedata.normalize("NFD", line))
            assert match is not None
            assert text[slice(*match.span)] == line.strip()
