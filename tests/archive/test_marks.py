"""What stands within quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.archive.marks import (
    default_speech,
    partly_quoted,
    quoted_spans,
    speech_of,
    wrapped,
)
from disputes.archive.normalise import normalise
from disputes.archive.quotes import find_quote

if TYPE_CHECKING:
    from pathlib import Path


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("", []),
        ("no marks", []),
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("„Ja“, sagte er; “yes” he said", ["Ja", "yes"]),
        ("„Tak”, powiedział", ["Tak"]),
        ("”Ja”, sa han", ["Ja"]),
        ("« Oui », dit-il ; «да»", [" Oui ", "да"]),
        ("»Ja«, sagte er", ["Ja"]),
        ("「はい」と『い「い」え』", ["はい", "い「い」え"]),
        ("He said ‘yes’ and 'no'.", ["yes", "no"]),
        ("‚Ja‘, sagte er", ["Ja"]),
        ("is not“unexpected,” it does", ["unexpected,"]),
        ('he said,"Yes" and', ["Yes"]),
        ("(“…so”)", ["…so"]),
        ("--'yes'--", ["yes"]),
    ],
)
def test_pairs(text: str, held: list[str]) -> None:
    assert quoted(text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("“He said ‘yes’ to me”", ["He said ‘yes’ to me"]),
        ("'He said \"yes\" to me'", ['He said "yes" to me']),
        ("«А «Б» В» и «Г»", ["А «Б» В", "Г"]),
        ("“it's 'all' mine” he", ["it's 'all' mine"]),
    ],
)
def test_outermost_marks_count(text: str, held: list[str]) -> None:
    assert quoted(text) == held


@pytest.mark.parametrize(
    "text",
    [
        "don't, Russia’s, the other's, o’clock",
        "the officials' plans, the ministers' aims",
        "the officials’ plans, the ministers’ aims",
        "rock 'n' roll",
        "rock ‘n’ roll and get 'em in the '90s",
        "'tis the season of the rebels' camp",
        "al-'Abadi met the rebels' chief",
        'a 5" gun, 6\'2" tall',
        "word ' word \" word",
        "Jones' and",
        "an 'odd one",
        "” and » astray",
    ],
)
def test_apostrophes_inches_and_stray_marks_quote_nothing(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "'The ministers' plan is Syria's,' he said of 'it'",
            ["The ministers' plan is Syria's,", "it"],
        ),
        ("he met 'the hawks' in Russia", ["the hawks"]),
        ("‘the hawks’ and the officials’ plans", ["the hawks"]),
        ("'safety rules' and 'good faith'", ["safety rules", "good faith"]),
        ("the '90s' and 'now'", ["now"]),
    ],
)
def test_single_marks_among_apostrophes(text: str, held: list[str]) -> None:
    assert quoted(text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("“One.\n\n“Two,” he said. “Three.”", ["One.\n\n“Two,", "Three."]),
        ('"One.\n\n"Two.\n\n"Three," he', ['One.\n\n"Two.\n\n"Three,']),
        ("‘One.\n\n‘Two,’ he said", ["One.\n\n‘Two,"]),
        ("“One. “Two,” he said", ["One. “Two,"]),
        ("“One.\n\nTwo” he said", ["One."]),
        ("“One. \n\nHe said “two” and", ["One.", "two"]),
        ("“One\ntwo” he", ["One\ntwo"]),
        ("‘One.\n\nTwo", []),
        ("«Раз\n\n«Два» и", ["Раз\n\n«Два"]),
    ],
)
def test_paragraphs(text: str, held: list[str]) -> None:
    assert quoted(text) == held


soup = st.text(st.sampled_from("“”„‟\"'‘’‚«»‹›「」『』ab s.,-5\n([\xa0"), max_size=80)


@given(soup)
def test_odd_marks_never_raise_and_spans_are_in_order(text: str) -> None:
    done = 0
    for start, end in quoted_spans(text):
        assert done <= start <= end <= len(text)
        done = end
    assert not (wrapped(text) and partly_quoted(text))


@given(st.text(st.sampled_from("abc ., \n’"), max_size=30))
def test_what_is_put_within_marks_is_within_them(words: str) -> None:
    words = " ".join(f"x{words}x".split())
    for pair in ("“”", '""', "„“", "«»", "「」"):
        quote = pair[0] + words + pair[1]
        assert wrapped(quote)
        assert quoted(f"He said {quote} then.") == [words]


@pytest.mark.slow
@pytest.mark.parametrize("marks", ["“", '"', "'", "‘", "’ ", "a' ", " 'a", "“a\n\n", "s' b", "„ "])
def test_hostile_marks_take_linear_time(marks: str) -> None:
    quoted_spans(marks * 100_000)


@pytest.mark.parametrize(
    ("quote", "whole", "part"),
    [
        ("“The Americans have handed us a document”", True, False),
        ("'progress was made'", True, False),
        (' "yes". ', True, False),
        ("“One. “Two.”", True, False),
        ("“We [Russians] […] agree”", True, False),
        ('"a" and "b"', False, True),
        ('he said "a"', False, True),
        ("“a", False, True),
        ("for a few seconds” on Saturday", False, True),
        ("it's so", False, False),
        ('a 5" gun', False, False),
        ("", False, False),
        ("“”", False, True),
        ('"', False, True),
    ],
)
def test_marks_of_a_quote(quote: str, *, whole: bool, part: bool) -> None:
    assert wrapped(quote) == whole
    assert partly_quoted(quote) == part


TEXT = "“We got a paper. It is fine,” he said of the “US document”. The staff agrees."


@pytest.mark.parametrize(
    ("quote", "speech"),
    [
        ("We got a paper", "direct"),
        ("We got a paper. It is fine,", "direct"),
        ("“We got a paper. It is fine,”", "direct"),
        ("We got […] US document", "direct"),
        ("got [x] paper", "direct"),
        ("of the “US document”", "mixed"),
        ("It is fine,” he said", "mixed"),
        ("We got […] he said", "mixed"),
        ("he said of the", "indirect"),
        ("The staff […] agrees", "indirect"),
    ],
)
def test_speech_in_the_archive(quote: str, speech: str) -> None:
    match = find_quote(normalise(TEXT), quote)
    assert match is not None
    assert speech_of(match, quoted_spans(TEXT)) == speech
    assert default_speech(quote, match, quoted_spans(TEXT)) == speech


@pytest.mark.parametrize(
    ("quote", "speech"),
    [
        (None, "indirect"),
        ("", "indirect"),
        ("“Yes, we did”", "direct"),
        ("he called it “unfair” then", "mixed"),
        ("he said yes", "indirect"),
    ],
)
def test_speech_without_the_archive(quote: str | None, speech: str) -> None:
    assert default_speech(quote, None, None) == speech
    assert default_speech(quote, None, ((0, 5),)) == speech


def test_marks_of_the_quote_count_where_the_text_has_none() -> None:
    text = "He said yes we did and left."
    match = find_quote(normalise(text), "yes we did")
    assert default_speech("yes we did", match, quoted_spans(text)) == "indirect"
    assert default_speech("“yes we did”", None, quoted_spans(text)) == "direct"


def article(articles: Path, number: str) -> str:
    return next(articles.glob(f"{number}_*.txt")).read_bytes().decode()


def test_single_marks_of_an_article(articles: Path) -> None:
    held = quoted(article(articles, "003"))
    assert len(held) == 12
    for words in (
        "progress was made",
        "convergence",
        "on key provisions of the future document.",
        "professional",
        "not have anything specific",
        "large mobilization",
        "act or terror",
        "Eye for an eye",
        "Russia will be defeated,",
    ):
        assert words in held
    assert any(words.endswith("the administration's disgraceful Syria policy.") for words in held)


def test_quotation_over_two_paragraphs_of_an_article(articles: Path) -> None:
    text = article(articles, "002")
    held = next(words for words in quoted(text) if words.startswith("makes their strategy"))
    assert held.endswith("we saw it in Afghanistan,")
    match = find_quote(normalise(text), "absolutely untenable. […] The US has learned")
    assert match is not None
    assert speech_of(match, quoted_spans(text)) == "direct"


@pytest.mark.parametrize(
    ("number", "quote", "speech"),
    [
        ("000", "The Americans have handed us a document", "direct"),
        ("000", "along the border with Syria “for a few seconds”", "mixed"),
        ("000", "Nato has rejected Russia’s explanation", "indirect"),
        ("002", "in general, these proposals could be accepted", "direct"),
        ("003", "the talks were 'professional'", "mixed"),
        ("003", "would be the latest low point", "direct"),
        ("004", "Department leaders are reviewing the Russian response", "direct"),
        ("004", "violated the air space of NATO member", "indirect"),
    ],
)
def test_speech_in_the_articles(articles: Path, number: str, quote: str, speech: str) -> None:
    text = article(articles, number)
    match = find_quote(normalise(text), quote)
    assert match is not None
    assert default_speech(quote, match, quoted_spans(text)) == speech
