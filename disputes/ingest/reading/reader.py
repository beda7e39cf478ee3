"""Reading an article from the bytes of a file: plain text or a saved page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.errors import WrongUse
from disputes.ingest.reading.article import GIVEN, Article, OpenPoint, Part, PartKind, Post, Told
from disputes.ingest.reading.encodings import decode_page, decode_text
from disputes.ingest.reading.formats import MOST_CHARACTERS, demand_readable, is_page
from disputes.ingest.reading.lines import agencies_in
from disputes.ingest.reading.phrases import load_phrases
from disputes.ingest.reading.plain import read_lines
from disputes.ingest.reading.units import line_key, units
from disputes.model.period import read_date

if TYPE_CHECKING:
    from disputes.ingest.reading.declared import Declared
    from disputes.ingest.reading.page import Page
    from disputes.ingest.reading.phrases import Phrases
    from disputes.ingest.reading.posts import Posts

# No title is as long.
_FIRST: Final = 2000


def read_article(
    data: bytes,
    name: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    language: str = "en",
) -> Article:
    """Read an article from the bytes of a plain text or of a saved page; nothing is fetched.

    `name` is the file's, for messages; `published` and `publisher`, where given, stand over what
    the article tells; `language` is that of the phrases by which a site's lines are told, where a
    page does not declare one. Takes time and memory linear in the data.

    Raises:
        WrongUse: when the data hold no text, or far too much, or are of a format that is not read;
            when `published` is not a date; when a page is given and the extra ``ingest`` is not
            installed.
    """
    demand_readable(data, name)
    decoded = decode_text(data, name)
    if is_page(decoded.text, name):
        from disputes.ingest.reading.page import read_page

        article = _of_page(read_page(decode_page(data), name), name, language)
    else:
        article = _of_text(decoded.text, name, language, decoded.doubts)
    return _with_given(article, published, publisher)


def _of_text(text: str, name: str, language: str, doubts: tuple[str, ...] = ()) -> Article:
    _demand_text(text, name)
    read = read_lines(text, load_phrases(language))
    told = read.told
    return Article(
        text=text,
        title=read.title,
        published=told.published,
        publisher=told.publisher,
        author=told.author,
        agencies=tuple(told.agencies[one] for one in sorted(told.agencies)),
        parts=read.parts,
        open_points=(*(OpenPoint("text", doubt) for doubt in doubts), *told.open_points),
    )


def _of_page(page: Page, name: str, language: str) -> Article:
    """Make the article of a page: what the page declares stands over what its text tells."""
    told = page.told
    article = _of_text(page.text, name, told.language or language)
    published = _surest(told.published, article.published)
    points = told.open_points
    if published is not None and published is article.published:
        points = _without(points, "published")
    elif published is None and not _without(points, "text"):
        points += article.open_points
    return _with_posts(
        page.posts,
        article._replace(
            title=told.title or article.title,
            published=published,
            publisher=told.publisher or article.publisher,
            author=told.author or article.author,
            url=told.url,
            agencies=_credits(article, told, load_phrases(told.language or language)),
            language=told.language,
            parts=_with_title(article, told.title, _with_captions(article, page.captions)),
            open_points=points,
        ),
    )


def _with_posts(posts: Posts, article: Article) -> Article:
    """Add the days of a page's posts; the page is published when the last of them is."""
    own = units(article.text) if posts.lines else ()
    keys = ((unit.extent, line_key(article.text[slice(*unit.extent)])) for unit in own)
    dated = tuple(Post(extent, posts.lines[key]) for extent, key in keys if key in posts.lines)
    article = article._replace(posts=dated)
    last = posts.days[-1] if posts.days else posts.changed
    published = article.published
    if last is None or (len(posts.days) == 1 and published and published.value >= last):
        return article
    messages = []
    if len(posts.days) > 1:
        messages.append(f"the page has posts of several days, from {posts.days[0]} to {last}")
    if published is None or published.value < last:
        if published is not None:
            messages.append(
                f"the page is live: {published.value} ({published.how}) is its beginning"
            )
        how = "the day of the last post" if posts.days else "the day of the last change"
        article = article._replace(published=Told(last, how, sure=False))
    points = tuple(OpenPoint("published", message) for message in messages)
    return article._replace(open_points=(*article.open_points, *points))


def _credits(article: Article, told: Declared, phrases: Phrases) -> tuple[Told, ...]:
    """Give the agencies that an article is credited to by its page or by its text, sorted."""
    author = told.author
    named = agencies_in(author.value, phrases) if author and author.sure else ()
    declared = [Told(name, author.how) for name in named] if author else []
    credited = {one.value: one for one in (*declared, *told.agencies, *article.agencies)}
    return tuple(credited[name] for name in sorted(credited))


def _surest(declared: Told | None, printed: Told | None) -> Told | None:
    """Give what the page declares, unless that is a guess and the text prints it in a line."""
    return printed if printed and not (declared and declared.sure) else declared


def _with_captions(article: Article, captions: frozenset[str]) -> tuple[Part, ...]:
    """Add to the parts the lines that the page marks as captions."""
    known = {part.extent for part in article.parts}
    added = [
        Part(unit.extent, PartKind.CAPTION)
        for unit in (units(article.text) if captions else ())
        if unit.extent not in known and article.text[slice(*unit.extent)] in captions
    ]
    return tuple(sorted([*article.parts, *added]))


def _with_title(article: Article, title: Told | None, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Give the parts with the line that the page tells to be the title, where it stands first."""
    first = next(iter(units(article.text[:_FIRST])), None)
    if title is None or first is None:
        return parts
    if line_key(article.text[slice(*first.extent)]).casefold() != line_key(title.value).casefold():
        return parts
    others = [
        part for part in parts if part.extent != first.extent and part.kind is not PartKind.TITLE
    ]
    return tuple(sorted([Part(first.extent, PartKind.TITLE), *others]))


def _with_given(article: Article, published: str | None, publisher: str | None) -> Article:
    """Put what was given in the place of what was told, and say what is still not told."""
    points = article.open_points
    if published is not None:
        read_date(published, "published: ")
        article = article._replace(published=Told(published, GIVEN))
        points = _without(points, "published")
    if publisher is not None:
        article = article._replace(publisher=Told(publisher, GIVEN))
    if article.title is None:
        points = (*points, OpenPoint("title", "no line could be told to be the title"))
    if article.publisher is None:
        points = (*points, OpenPoint("publisher", "nothing tells who published it"))
    return article._replace(open_points=points)


def _without(points: tuple[OpenPoint, ...], about: str) -> tuple[OpenPoint, ...]:
    return tuple(point for point in points if point.about != about)


def _demand_text(text: str, name: str) -> None:
    if not text.strip().strip("\ufeff\0"):
        raise WrongUse(f"{name} holds no text")
    if len(text) > MOST_CHARACTERS:
        message = f"{name} has {len(text):,} characters, and no article has {MOST_CHARACTERS:,}"
        raise WrongUse(message, "give the article alone")
