"""Saved pages: the article taken out of them, and what they declare of themselves."""

from __future__ import annotations

import builtins
import json
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from clock import within
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.errors import WrongUse
from disputes.ingest.reading.article import Article
from disputes.ingest.reading.declared import web_address
from disputes.ingest.reading.reader import read_article

TITLE = "Ferry to sail again after talks on fares"
BODY = [
    "The ferry between the two islands will sail again from Monday, the harbour office said.",
    "“We are glad that the ferry will sail,” said its spokeswoman Ida Berg, who had led the talks.",
    "The fares will rise by a tenth, as was proposed in spring; children will sail for nothing.",
    "Fishermen said that they had not been asked, and would come to the harbour on Sunday.",
]
TEXT = "\n\n".join([TITLE, *BODY]) + "\n"
RECORD = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2015-10-07T23:08:00+03:00",
    "dateModified": "2015-10-09",
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Ray"}],
    "publisher": {"@type": "Organization", "name": "Harbour Watch"},
    "mainEntityOfPage": {"@id": "https://harbour.example/ferry"},
}


def page(head: str = "", lang: str = ' lang="en-GB"', *, above: str = "", below: str = "") -> str:
    """Give a page as news sites make them, with its article in the midst of what is the site's."""
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY)
    return f"""<!DOCTYPE html><html{lang}><head><meta charset="utf-8">{head}</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav></header>
<main><article><h1>{TITLE}</h1>{above}<div class="article-body">{paragraphs}</div>{below}</article>
<aside class="related"><h2>Related posts</h2><ul><li><a href="/1">Fares rise</a></li></ul></aside>
<section id="comments" class="comments"><h2>Leave a comment</h2><p>First!</p></section></main>
<footer><p>© 2015 Harbour Watch</p><a href="/terms">Terms of use</a></footer>
<script>document.write("no words")</script></body></html>"""


def linked(record: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(record)}</script>'


def read(markup: str, **given: str) -> Article:
    return read_article(markup.encode(), "ferry.html", **given)


@pytest.fixture(autouse=True, scope="module")
def no_network() -> Iterator[None]:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


@pytest.mark.parametrize(
    "record",
    [
        RECORD,
        [{"@type": "WebSite", "name": "x"}, RECORD],
        {"@context": "https://schema.org", "@graph": [{"@type": "Person", "name": "y"}, RECORD]},
        {"@type": "WebPage", "mainEntity": RECORD},
        {**RECORD, "@type": ["Thing", "ReportageNewsArticle"], "author": "Ann Lee, Bo Ray"},
    ],
)
def test_json_ld_tells_all(record: Any) -> None:
    article = read(page(linked(record)))
    assert article.text == TEXT
    told = (article.title, article.published, article.publisher, article.author, article.url)
    assert [one.value if one else None for one in told] == [
        TITLE,
        "2015-10-07",
        "Harbour Watch",
        "Ann Lee, Bo Ray",
        "https://harbour.example/ferry",
    ]
    assert article.published is not None
    assert article.published.how == "JSON-LD datePublished"
    assert all(one and one.sure for one in told)
    assert article.language == "en-GB"
    assert article.open_points == ()
    assert [part.kind.value for part in article.parts] == ["title"]


def test_open_graph_tells_all_but_the_author() -> None:
    head = f"""<title>{TITLE} | Harbour Watch</title>
<meta property="og:title" content="{TITLE} | Harbour Watch">
<meta property="og:site_name" content="Harbour Watch">
<meta property="article:published_time" content="2015-10-07T05:08:00Z">
<meta property="og:url" content="https://harbour.example/ferry">"""
    article = read(page(head))
    assert article.title is not None
    assert article.title.value == TITLE
    assert article.published is not None
    assert article.published.how == "meta article:published_time"
    assert article.publisher is not None
    assert article.url is not None
    assert article.url.how == "meta og:url"
    assert article.author is None


@pytest.mark.parametrize(
    ("above", "sure"),
    [
        ('<time pubdate datetime="2015-10-07">Wednesday</time>', True),
        ('<time itemprop="datePublished" datetime="2015-10-07T10:00">x</time>', True),
        ('<p class="meta"><time datetime="2015-10-07">7 Oct</time></p>', False),
        ('<p class="date">October 7, 2015</p>', None),
        ('<p class="byline">By Ann Lee</p><p class="post-date">7 October 2015</p>', None),
    ],
)
def test_a_date_on_the_page_is_read(above: str, sure: bool | None) -> None:
    article = read(page(above=above))
    assert article.published is not None
    assert article.published.value == "2015-10-07"
    assert sure is None or article.published.sure is sure


@pytest.mark.parametrize(
    "above",
    [
        '<p class="date">07/10/2015</p>',
        "<figure><figcaption>The harbour in 2014</figcaption></figure>",
        '<time datetime="2015-10-07">a</time><time datetime="2015-10-08">b</time>',
        '<time pubdate datetime="yesterday">a</time>',
    ],
)
def test_a_date_that_is_not_certain_stays_open(above: str) -> None:
    article = read(page(above=above))
    assert article.published is None
    assert article.open_points[0].about == "published"


def test_a_date_printed_in_a_line_closes_what_the_page_leaves_open() -> None:
    wholly = "<!doctype html><p>Ferry sails again</p><p>Published: October 7, 2015</p><p>"
    article = read(wholly + BODY[0] + BODY[2] + BODY[3])
    assert article.published is not None
    assert (article.published.value, article.published.sure) == ("2015-10-07", True)
    assert not [point for point in article.open_points if point.about == "published"]


def test_a_headline_is_filed_as_it_is_printed() -> None:
    other = linked({**RECORD, "headline": "Ferry sails (photos)"})
    article = read(page(other))
    assert article.text == TEXT
    assert article.title == (TITLE, "the page's heading", True)
    logo = page(other).replace(f"<h1>{TITLE}</h1>", "<h1>Harbour Watch Daily</h1>")
    assert read(logo).title == ("Ferry sails (photos)", "JSON-LD headline", True)
    without = page(other).replace(f"<h1>{TITLE}</h1>", "")
    assert read(without).text == TEXT.replace(TITLE, "Ferry sails (photos)", 1)


def test_comments_that_browsers_of_old_read_hide_nothing() -> None:
    for odd in ("<!-->", "<!--->", "<!--[if !IE]><!-->", "<!--[if IE]>x<![endif]-->", "<!---->"):
        assert read(page().replace("<article>", odd + "<article>")).text == TEXT


@pytest.mark.parametrize(
    ("head", "above"),
    [
        ("", '<p class="byline">By Jane Doe and Reuters</p>'),
        ("", '<div class="meta"><span class="post-byline">By Jane Doe and Reuters</span></div>'),
        ('<meta name="author" content="Jane Doe and Reuters">', ""),
        (linked({**RECORD, "author": [{"name": "Jane Doe"}, {"name": "Reuters"}]}), ""),
    ],
)
def test_agencies_of_a_pages_byline_are_credited(head: str, above: str) -> None:
    article = read(page(head, above=above))
    assert [told.value for told in article.agencies] == ["Reuters"]
    assert article.author is not None
    assert article.author.value.startswith("Jane Doe")


def test_agencies_named_in_pictures_lists_and_comments_are_not_credited() -> None:
    figure = '<figure><figcaption class="author">By Reuters</figcaption></figure>'
    others = '<ul><li><span class="byline">By AFP</span></li></ul>'
    assert read(page(above=figure, below=others)).agencies == ()


def test_a_publisher_named_elsewhere_in_the_data_is_told() -> None:
    graph = [
        {**RECORD, "publisher": {"@id": "#us"}},
        {"@type": "Organization", "@id": "#us", "name": "Harbour Watch"},
    ]
    article = read(page(linked({"@graph": graph})))
    assert article.publisher == ("Harbour Watch", "JSON-LD publisher", True)


def test_a_copyright_line_tells_a_publisher_that_is_not_sure() -> None:
    article = read(page())
    assert article.publisher == ("Harbour Watch", "the page's copyright line", False)
    for line in ("© 2012-2015 Harbour Watch. All rights reserved", "Copyright Harbour Watch, 2015"):
        article = read(page().replace("© 2015 Harbour Watch", line))
        assert article.publisher is not None
        assert article.publisher.value == "Harbour Watch"
    two = page().replace("© 2015 Harbour Watch", "© Harbour Watch</p><p>© Isle Post")
    assert read(two).publisher is None


def test_the_heading_that_the_page_declares_is_the_title_among_several() -> None:
    head = f"<title>Harbour Watch: {TITLE}</title>"
    two = page(head).replace("<article>", "<h1>Harbour Watch, the islands' paper</h1><article>")
    second = page(head).replace("h1>", "h2>")
    for markup in (two, second):
        assert read(markup).title == (TITLE, "the page's heading", True)


def test_an_article_that_is_cut_off_is_told() -> None:
    record = {**RECORD, "isAccessibleForFree": "False"}
    stub = "".join(f"<p>{line}</p>" for line in ("To continue reading, subscribe now", BODY[0]))
    article = read(page(linked(record), below=stub))
    assert [point.message for point in article.open_points] == [
        "the page is not free to read, and its text is short: it may be cut off"
    ]
    whole = page(linked(record)).replace(BODY[3], " ".join(BODY * 5))
    assert read(whole).open_points == ()


def test_the_title_is_marked_whatever_the_lines_below_it_look_like() -> None:
    short = page(linked(RECORD)).replace(BODY[0], "Ferry sails again, islands agree")
    assert [part.kind.value for part in read(short).parts] == ["title"]


def test_a_block_of_a_correspondents_name_is_no_line_of_the_article() -> None:
    block = (
        "<div data-component='byline-block'><span>Ann Lee</span><div>Harbour correspondent</div>"
    )
    assert read(page(linked(RECORD), above=f"{block}</div>")).text == TEXT


def test_two_declared_dates_are_told() -> None:
    head = linked(RECORD) + '<meta name="PubDate" content="2015-10-09">'
    article = read(page(head))
    assert article.published is not None
    assert (article.published.value, article.published.sure) == ("2015-10-07", False)
    assert [point.message for point in article.open_points] == [
        "the page declares 2015-10-07 (JSON-LD datePublished), but also 2015-10-09 (meta pubdate)"
    ]


def test_what_the_page_leaves_is_told_by_the_rules() -> None:
    left = f"{BODY[-1]}</p><p>Follow us on Twitter</p>"
    article = read(page(linked(RECORD)).replace(f"{BODY[-1]}</p>", left))
    assert [part.kind.value for part in article.parts] == ["title", "share"]


def test_where_a_browser_saved_a_page_from_is_its_address_if_it_names_none() -> None:
    saved = "<!-- saved from url=(0029)https://harbour.example/ferry -->"
    for markup in (saved + page(), page().replace("<html", saved + "<html", 1)):
        article = read(markup)
        assert article.url is not None
        assert (article.url.value, article.url.sure) == ("https://harbour.example/ferry", False)


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("https://harbour.example/a?b=c#d", True),
        ("http://harbour.example:8080/", True),
        ("javascript:alert(1)//harbour.example", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("/ferry", False),
        ("//harbour.example/ferry", False),
        ("https://user:word@harbour.example/", False),
        ("https://harbour.example/\u202ex", False),
        ("https://harbour.example/ x", False),
        ("https://[::1", False),
        ("https://harbour.example:port/", False),
        ("https://localhost/", False),
        ("https://harbour.example/" + "a" * 3000, False),
    ],
)
def test_only_whole_addresses_of_the_web_are_taken(address: str, taken: bool) -> None:
    assert (web_address(address) is not None) is taken
    article = read(page(f'<link rel="canonical" href="{address}">'))
    assert (article.url is not None) is taken


@pytest.mark.parametrize(
    ("lang", "language"),
    [(' lang="de"', "de"), (' lang="pt_BR"', "pt-BR"), ("", None), (' lang="<x>"', None)],
)
def test_the_language_is_what_the_page_declares(lang: str, language: str | None) -> None:
    assert read(page(lang=lang)).language == language


def test_xhtml_and_declared_encodings_are_read() -> None:
    xhtml = page(lang=' xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"').replace(
        "<!DOCTYPE html>", '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
    )
    assert read(xhtml).text == TEXT
    western = page().replace("utf-8", "windows-1252").encode("cp1252")
    assert read_article(western, "a").text == TEXT


def test_text_with_tags_in_it_is_text() -> None:
    article = read_article(b"Use <p> here.\n<html> is a tag, and so are many others.", "a.txt")
    assert article.text.startswith("Use <p>")


def test_what_a_page_declares_is_one_printable_line() -> None:
    record = {**RECORD, "headline": "A\x1b[31m\u202e\n title &amp; more", "author": "x" * 9000}
    article = read(page(linked(record)).replace(f"<h1>{TITLE}</h1>", ""))
    assert article.title is not None
    assert article.title.value == "A[31m title & more"
    assert article.author is None


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>',
        linked({"@type": "NewsArticle", "headline": 1, "datePublished": ["x"], "author": {"a": 1}}),
        linked({"@type": 7, "@graph": {"@graph": [None, 1, []]}}),
        '<meta property="article:published_time" content="2015-02-30">',
        "<title>",
        "<script>",
        "<!--",
        "<style>",
        "<svg>" * 1000,
        "<!DOCTYPE html [<!ENTITY a '&b;&b;'><!ENTITY b '&a;&a;'>]>&a;",
        "\0\x0b\ufffe\x7f",
    ],
    ids=lambda head: head[:30].replace("\0", "0"),
)
def test_broken_and_hostile_heads_are_no_error(head: str) -> None:
    with suppress(WrongUse):  # it holds no text
        read(page(head))


def test_a_page_without_an_article_gives_its_whole_text() -> None:
    article = read("<!doctype html><body><p>Ferry sails.</p><b>It</b> will <i>sail</i>.<br>Yes")
    assert article.text == "Ferry sails.\n\nIt will sail.\n\nYes\n"
    assert article.open_points[0].message == (
        "no article could be told from the page around it, so the page's whole text is read"
    )


PIECES = st.one_of(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</div>", "<article>", "<table><tr><td>", "<figcaption>", "<br>",
         "<!--", "-->", "<script type=application/ld+json>", "</script>", '{"@type":"Article"}',
         "<html lang=>", "<title>", "</title>", "<time datetime=2015-10-07>", "<h1>", "&#x110000;",
         "&#xD800;", "<a href=http://[>", "<base href=//>", "<meta name=date content=1>", "\0", "<",
         "<![CDATA[", "<?php", "</html>", BODY[0], BODY[1], "07/10/2015"]
    ),
    st.text(max_size=12),
)  # fmt: skip


@settings(max_examples=25)
@given(st.lists(PIECES, max_size=40))
def test_any_page_is_read_or_holds_no_text(pieces: list[str]) -> None:
    markup = "<!doctype html>" + "".join(pieces)
    try:
        article = read_article(markup.encode("utf-8", "surrogatepass"), "ferry.html")
    except WrongUse:  # it holds no text
        return
    assert article.text.encode().decode() == article.text
    for part in article.parts:
        assert article.text[slice(*part.extent)].strip()


@pytest.mark.parametrize("markup", ["<!doctype html>", "<html></html>", "<p>", "<body><img src=x>"])
def test_a_page_without_words_holds_no_text(markup: str) -> None:
    with pytest.raises(WrongUse, match=r"ferry\.html holds no text"):
        read(markup)


HOSTILE: dict[str, Callable[[int], str]] = {
    "deep": lambda n: "<div>" * n,
    "paragraphs": lambda n: "<p>x" * n,
    "attributes": lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n)) + ">x",
    "picture": lambda n: f'<img src="data:{"A" * 20 * n}"><p>x',
    "tables": lambda n: "<table>" * n + "<tr><td>x" * n,
    "comments": lambda n: "<!--" * n,
    "signs": lambda n: "<" * n,
    "entities": lambda n: "&amp;" * n,
    "captions": lambda n: "<figcaption>" * n + "x",
    "scripts": lambda n: "<script>x</script>" * n,
    "title": lambda n: "<title>" + "a - " * n + "</title>x",
}


def read_or_refuse(markup: str) -> None:
    with suppress(WrongUse):
        read(markup)


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_hostile_pages_take_linear_time(kind: str) -> None:
    markup = "<!doctype html><html><body>" + HOSTILE[kind](6_000)
    within(5, lambda: read_or_refuse(markup))


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_huge_pages_are_read_or_refused(kind: str) -> None:
    markup = "<!doctype html><html><body>" + HOSTILE[kind](1_000_000)
    within(30, lambda: read_or_refuse(markup))


def test_a_page_with_far_too_many_tags_is_refused() -> None:
    with pytest.raises(WrongUse, match="has more than 500,000 tags"):
        read("<!doctype html>" + "<b>" * 500_001)


def test_without_the_extra_text_is_read_and_a_page_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    imported = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.partition(".")[0] in {"trafilatura", "htmldate", "lxml"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return imported(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    assert read_article(TEXT.encode(), "a.txt").title is not None
    with pytest.raises(WrongUse) as caught:
        read(page())
    assert caught.value.message == "ferry.html is a saved page, and htmldate is not installed"
    assert caught.value.hint == "install what it needs with: pip install 'disputes[ingest]'"


def test_text_is_read_without_importing_what_reads_pages() -> None:
    program = (
        "import sys; from disputes.ingest.reading.reader import read_article;"
        "read_article(b'A ferry sails.', 'a');"
        "print([m for m in ('lxml', 'trafilatura', 'htmldate', 'json') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_nothing_is_printed_or_logged(capfd: pytest.CaptureFixture[str]) -> None:
    for markup in (page(), "<!doctype html><p>x", "<!doctype html>" + "<a href=http://[>x" * 50):
        read(markup)
    assert capfd.readouterr() == ("", "")
