"""Real articles: what is told of the five, and that nobody's words are taken for furniture."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from disputes.ingest.reading.article import Article
from disputes.ingest.reading.filing import file_text
from disputes.ingest.reading.reader import read_article

# Of each: title's line, date, publisher, author; then by kind the lines that are not running text.
FIVE: dict[str, tuple[int, str | None, str, str | None, dict[str, list[int]]]] = {
    "000_af3e960ff4f468b0.txt": (
        3, "2015-10-07", "TBP", "TBP and Agencies",
        {"share": [1], "title": [3], "date": [4], "caption": [6, 8], "byline": [36]},
    ),
    "001_25d4d8bcf122a504.txt": (
        1, None, "Schweitz Finance", "Johnathan Schweitzer",
        {"title": [1], "byline": [25], "about-author": [28, 29, 30]},
    ),
    "002_3024aa92109ab03e.txt": (
        4, None, "International Shia News Agency", None,
        {"site": [1, 2], "title": [4], "related": [*range(28, 53, 2)], "comments": [54]},
    ),
    "003_8c6f4aa6da212471.txt": (
        5, "2015-10-14", "VOA News", "VOA News; Pam Dockins contributed",
        {"advertisement": [1], "site": [3], "title": [5], "byline": [7, 51], "newsletter": [53]},
    ),
    "004_ef26f2715bbdfacf.txt": (
        1, None, "TRTWorld", "TRTWorld and agencies",
        {"title": [1], "caption": [5, 6, 8], "byline": [44]},
    ),
}  # fmt: skip


def read(path: Path) -> Article:
    return read_article(path.read_bytes(), path.name)


@pytest.mark.parametrize("name", sorted(FIVE))
def test_the_five_articles_are_read_as_people_marked_them(articles: Path, name: str) -> None:
    title, published, publisher, author, marked = FIVE[name]
    article = read(articles / name)
    assert article.title is not None
    assert article.title.value == article.text.splitlines()[title - 1]
    assert article.publisher is not None
    assert article.publisher.value == publisher
    assert (article.author.value if article.author else None) == author
    assert (article.published.value if article.published else None) == published
    found: dict[str, list[int]] = {}
    for part in article.parts:
        line = article.text.count("\n", 0, part.extent.start) + 1
        found.setdefault(part.kind.value, []).append(line)
    assert found == marked


@pytest.mark.parametrize("name", sorted(FIVE))
def test_the_five_articles_are_known_to_lie_in_their_archive(articles: Path, name: str) -> None:
    before = sorted(articles.iterdir())
    filed = file_text(articles, read(articles / name), name)
    assert (filed.name, filed.new) == (name, False)
    assert sorted(articles.iterdir()) == before


def test_no_attribution_that_people_marked_is_taken_for_furniture(test_data: Path) -> None:
    path = test_data / "polnear" / "dev.jsonl"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    titles = 0
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            article = read_article(record["text"].encode(), record["id"])
            first = " ".join(record["text"].split("\n")[0].split())
            titles += article.title is not None and article.title.value == first
            said = [span for one in record["attributions"] for span in one["content"]]
            for part in article.furniture:
                assert not any(
                    start < part.extent.end and end > part.extent.start for start, end in said
                )
    assert titles >= 83  # of 84


@pytest.mark.slow
def test_sentences_of_news_are_not_taken_for_furniture(test_data: Path) -> None:
    """Each sentence made a line of its own, of what is marked nothing but furniture is long."""
    path = test_data / "fakes" / "articles.jsonl"
    marked = 0
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            text = re.sub(r'(?<=[.!?"])\s+(?=[A-Z"(])', "\n\n", text)
            article = read_article(text.encode(), "a")
            for part in article.furniture:
                marked += 1
                stretch = article.text[slice(*part.extent)]
                assert not re.search(r"\b(?:said|told|killed|according)\b", stretch), stretch
    assert marked > 100
