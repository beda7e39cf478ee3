"""Live pages: the days of their posts, and that no words are older than the day they were said."""

from __future__ import annotations

import json

import pytest

from disputes.ingest.drafting.draft import draft
from disputes.ingest.reading.article import Article
from disputes.ingest.reading.reader import read_article
from disputes.model.knowledge_base import KnowledgeBase

DENIED = "The army denied that it had struck the hospital, and said that it would look into it."
DEAD = "The rebels said on Friday that thirty people had been killed in the town and round it."
BEGUN = "Foreign minister Omar Said said that the talks would last for three days, or for four."
TITLE = "Ceasefire talks: the latest from the army and the rebels"


def post(day: str, *lines: str) -> str:
    words = "".join(f"<p>{line}</p>" for line in lines)
    return f'<div class="post"><time datetime="{day}T10:00:00Z">10:00</time>{words}</div>'


def page(*posts: str, data: object = None, head: str = "") -> str:
    linked = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return (
        f'<!doctype html><html lang="en"><head><title>{TITLE}</title>{head}{linked}</head><body>'
        f"<article><h1>{TITLE}</h1>{''.join(posts)}</article></body></html>"
    )


def live(**more: object) -> dict[str, object]:
    record = {"@type": "LiveBlogPosting", "headline": TITLE, "datePublished": "2026-05-01"}
    return {**record, **more}


def read(markup: str, **given: str) -> Article:
    return read_article(markup.encode(), "live.html", **given)


def told(article: Article) -> tuple[str | None, list[str]]:
    published = article.published.value if article.published else None
    return published, [one.message for one in article.open_points if one.about == "published"]


SEVERAL = "the page has posts of several days, from 2026-05-01 to 2026-05-02"
BEGINNING = "the page is live: 2026-05-01 (JSON-LD datePublished) is its beginning"


def test_a_live_page_is_published_with_its_last_post() -> None:
    posts = (post("2026-05-02", DENIED), post("2026-05-02", DEAD), post("2026-05-01", BEGUN))
    article = read(page(*posts, data=live()))
    assert told(article) == ("2026-05-02", [SEVERAL, BEGINNING])
    assert article.published is not None
    assert not article.published.sure
    days = [(one.day, article.text[slice(*one.extent)]) for one in article.posts]
    assert days == [("2026-05-02", DENIED), ("2026-05-02", DEAD), ("2026-05-01", BEGUN)]


def test_words_of_a_post_were_said_by_its_day() -> None:
    posts = (post("2026-05-02", DENIED), post("2026-05-01", BEGUN, DEAD))
    article = read(page(*posts, data=live()))
    found = [one.found for one in draft(article, KnowledgeBase(), "plain").candidates]
    said = [(one.attribution.content, one.said) for one in found]

    def day(words: str) -> set[str | None]:
        at = article.text.index(words)
        return {day for words, day in said if words.start <= at < words.end}

    assert day("struck the hospital") == {None}  # the article's own day
    assert day("would last for") == {"..2026-05-01"}
    assert day("thirty people") == {"2026-05-01"}  # the Friday of the post


def test_posts_that_are_told_by_data_alone_are_told() -> None:
    updates = [{"@type": "BlogPosting", "datePublished": f"2026-05-0{day}"} for day in (1, 2)]
    lines = f"<p>{DENIED}</p><p>{DEAD}</p><p>{BEGUN}</p>"
    article = read(page(lines, data=live(liveBlogUpdate=updates)))
    assert told(article) == ("2026-05-02", [SEVERAL, BEGINNING])
    assert article.posts == ()
    article = read(page(lines, data=live(dateModified="2026-05-02T20:00:00Z")))
    assert told(article) == ("2026-05-02", [BEGINNING])


def test_times_between_the_paragraphs_of_a_live_page_count_for_what_follows() -> None:
    flat = (
        f'<time datetime="2026-05-02T18:00">18:00</time><p>{DENIED}</p><p>{DEAD}</p>'
        f'<time datetime="2026-05-01T18:00">18:00</time><p>{BEGUN}</p>'
    )
    article = read(page(flat, data=live()))
    assert [one.day for one in article.posts] == ["2026-05-02", "2026-05-02", "2026-05-01"]
    once = f'<time datetime="2026-05-01">1 May</time><time datetime="2026-05-03">x</time><p>{DEAD}'
    assert read(page(once, f"<p>{DENIED}</p><p>{BEGUN}</p>")).posts == ()


def test_a_page_that_does_not_call_itself_live_may_have_posts() -> None:
    posts = (post("2026-05-02", DENIED), post("2026-05-01", BEGUN, DEAD))
    head = '<meta property="article:published_time" content="2026-05-01T06:00:00Z">'
    published, points = told(read(page(*posts, head=head)))
    assert published == "2026-05-02"
    assert points[0] == SEVERAL


@pytest.mark.parametrize("given", ["2026-05-03", "2026-05"])
def test_a_date_that_is_given_stands_over_the_posts(given: str) -> None:
    posts = (post("2026-05-02", DENIED), post("2026-05-01", BEGUN))
    assert told(read(page(*posts, data=live()), published=given)) == (given, [])


def test_a_message_shown_within_an_article_makes_no_live_page() -> None:
    head = '<meta property="article:published_time" content="2026-05-04">'
    shown = (f"<p>{DENIED}</p>", post("2026-05-02", BEGUN), f"<p>{DEAD}</p><p>{DENIED}</p>")
    article = read(page('<time datetime="2026-05-04">4 May</time>', *shown, head=head))
    assert told(article) == ("2026-05-04", [])
    assert article.posts == ()


def test_a_live_page_of_one_day_says_nothing_more() -> None:
    article = read(page(post("2026-05-01", DENIED), post("2026-05-01", DEAD, BEGUN), data=live()))
    assert told(article) == ("2026-05-01", [])


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "LiveBlogPosting", "liveBlogUpdate": [None, 1, {"datePublished": 7}]},
        {"@type": ["LiveBlogPosting", 3], "liveBlogUpdate": {"datePublished": "2026-02-30"}},
        live(liveBlogUpdate="x", dateModified=[]),
    ],
)
def test_broken_data_of_a_live_page_are_no_error(data: object) -> None:
    posts = (post("2026-13-01", DENIED), post("", DEAD), post("2026-05-01", BEGUN))
    read(page(*posts, data=data))
