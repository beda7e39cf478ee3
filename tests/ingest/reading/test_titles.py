"""Which line of a plain text is its title: never a sentence of the article, never the site's."""

from __future__ import annotations

import pytest

from disputes.ingest.reading.article import Article, PartKind
from disputes.ingest.reading.reader import read_article

LEAD = (
    "The port authority said on Wednesday that the sheds in the harbour had burnt all night and"
    " that nobody had been hurt in the fire."
)
MORE = (
    "“We know nothing of who lit it,” said its spokeswoman Karin Lind, who had been at the harbour"
    " since the early morning."
)
BYLINE = "By Zoe Quill | Harbour Courier | March 4, 2026"
TITLE = "Sheds in the harbour burn all night"


def read(*lines: str) -> Article:
    return read_article("\n\n".join(lines).encode(), "sheds.txt")


def title_of(article: Article) -> tuple[str, bool] | None:
    return (article.title.value, article.title.sure) if article.title else None


def doubts(article: Article) -> list[str]:
    return [point.message for point in article.open_points if point.about == "title"]


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, LEAD, MORE),
        (TITLE, BYLINE, LEAD, MORE),
        (TITLE, "By Zoe Quill", "March 4, 2026", LEAD),
        (BYLINE, TITLE, LEAD, MORE),
        ("March 4, 2026", TITLE, "By Zoe Quill", LEAD),
        ("Harbour Watch", "March 4, 2026", TITLE, LEAD),
        ("HARBOUR FIRE", TITLE, BYLINE, LEAD),
        ("Harbour fire", TITLE, LEAD, MORE),
        ("All the news that matters.", TITLE, LEAD),
        (TITLE, "NORTH HARBOUR, March 4 (Reuters) – " + LEAD, MORE),
        (TITLE, "(Reuters) – " + LEAD, MORE),
        (TITLE, "Four sheds are gone, the port says", BYLINE, LEAD),
        (TITLE, "Nobody was hurt, the port says, but four sheds are gone for good.", BYLINE, LEAD),
        (TITLE, "The port authority said so at noon.", LEAD),
        ("Port fire: what we know", BYLINE, "Ann Ash denied it, Reuters reported.", LEAD),
        ("Who is to blame for the fire?", BYLINE, LEAD),
        ("Port fire: ‘Nobody was hurt’ in harbour", BYLINE, LEAD),
    ],
    ids=lambda lines: " / ".join(line[:14] for line in lines),
)
def test_a_headline_is_the_title(lines: tuple[str, ...]) -> None:
    title = next(line for line in lines if line == TITLE or line.startswith(("Port fire", "Who")))
    article = read(*lines)
    assert title_of(article) == (title, True)
    assert doubts(article) == []
    for part in article.furniture:
        assert len(article.text[slice(*part.extent)].split()) < 6


def test_a_sentence_below_the_byline_is_not_the_title() -> None:
    failed = "Talks of the two neighbours failed again on Monday"
    article = read(
        failed, BYLINE, "The port authority said that the sheds were gone", "The army went home."
    )
    assert title_of(article) == (failed, True)
    assert [part.kind for part in article.parts] == [PartKind.TITLE, PartKind.BYLINE]


def test_short_sentences_below_a_headline_are_the_article() -> None:
    article = read("Sheds burnt all night", "The port said so.", "Nobody was hurt.")
    assert title_of(article) == ("Sheds burnt all night", False)
    assert [part.kind for part in article.parts] == [PartKind.TITLE]


@pytest.mark.parametrize(
    "lines",
    [
        (LEAD, MORE),
        ("The port authority said that the sheds were gone.", LEAD),
        ("The port said so.", "Nobody was hurt.", "It burnt all night."),
    ],
)
def test_a_text_that_begins_with_a_sentence_has_no_title(lines: tuple[str, ...]) -> None:
    article = read(*lines)
    assert title_of(article) is None
    assert doubts(article) == ["no line could be told to be the title"]
    assert article.parts == ()


@pytest.mark.parametrize(
    "line",
    ["Four sheds burn down in the harbour.", "The port authority said that the sheds were gone"],
)
def test_what_may_be_a_sentence_is_an_open_point(line: str) -> None:
    article = read(line, LEAD, MORE)
    assert title_of(article) == (line, False)
    assert doubts(article) == ["line 1 may be the title, or a sentence of the article"]


def test_a_headline_that_may_be_another_is_an_open_point_and_no_furniture() -> None:
    article = read("Berg wants a bridge now", "Lind wants a tunnel now", BYLINE, LEAD)
    assert title_of(article) == ("Berg wants a bridge now", False)
    assert doubts(article) == ["line 1 is taken for the title, which may be line 3"]
    assert article.furniture == ()


def test_a_headline_goes_on_in_small_letters() -> None:
    article = read_article(
        f"Sheds in the harbour burn all night\nas police look for the cause\n{BYLINE}\n\n"
        f"{LEAD}".encode(),
        "sheds.txt",
    )
    assert title_of(article) == (
        "Sheds in the harbour burn all night as police look for the cause",
        True,
    )
    assert [part.kind for part in article.parts] == [PartKind.TITLE] * 2 + [PartKind.BYLINE]


def test_a_date_between_paragraphs_is_no_byline() -> None:
    article = read(TITLE, LEAD, "March 4, 2026", MORE, "March 5, 2026", LEAD)
    assert title_of(article) == (TITLE, True)
    assert article.published is None


@pytest.mark.parametrize(
    ("line", "author", "agencies"),
    [
        ("By Ann Ash and Reuters", "Ann Ash and Reuters", ["Reuters"]),
        ("Reuters and Courier staff", "Reuters and Courier staff", ["Reuters"]),
        ("By Ann Ash, with AFP and AP", "Ann Ash", ["AFP", "AP"]),
        ("Courier with agencies", "Courier with agencies", []),
        ("Source: TASS", None, ["TASS"]),
        ("AP/AFP", None, ["AFP", "AP"]),
    ],
)
def test_agencies_of_a_byline_are_credited(
    line: str, author: str | None, agencies: list[str]
) -> None:
    article = read(TITLE, line, LEAD, MORE)
    assert title_of(article) == (TITLE, True)
    assert (article.author.value if article.author else None) == author
    assert [told.value for told in article.agencies] == agencies
    assert [part.kind for part in article.parts] == [PartKind.TITLE, PartKind.BYLINE]


def test_a_headline_with_an_agency_in_it_is_no_byline() -> None:
    article = read("TASS and Reuters leave the harbour", LEAD, MORE)
    assert article.agencies == ()
    assert article.author is None
