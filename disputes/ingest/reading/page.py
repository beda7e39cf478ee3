"""Reading a saved page: the article's text taken out of it, and what the page declares."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.errors import WrongUse
from disputes.ingest.reading.article import OpenPoint, Told
from disputes.ingest.reading.dates import printed_dates
from disputes.ingest.reading.declared import Declared, plain_line, read_declared
from disputes.ingest.reading.lines import agencies_in, read_line
from disputes.ingest.reading.phrases import load_phrases
from disputes.ingest.reading.posts import Posts, read_posts
from disputes.ingest.reading.slim import slim
from disputes.ingest.reading.units import line_key, shared_words, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

_INSTALL: Final = "install what it needs with: pip install 'disputes[ingest]'"
# Beyond these, taking the article out takes too long: some 0.1 ms an element.
_MOST_ELEMENTS: Final = 25_000
_MOST_CHARACTERS: Final = 4_000_000
_MOST_TAGS: Final = 500_000
_FEW_WORDS: Final = 25
# A page that is to be paid for and has fewer words shows but the beginning of its article.
_CUT: Final = 250
_LOGGERS: Final = ("trafilatura", "htmldate", "courlan", "justext")
_LONGEST_LINE: Final = 300
_HEADING: Final = 4
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:\s?[-–—]\s?\d{4})?)?[\s,:]*"
    r"(?P<name>[^\W\d_][^©|.,:;\d]{2,60}?)[\s,]*(?:\d{4}|[.,|;]|all rights|\Z)",
    re.IGNORECASE,
)
_TITLE_END: Final = re.compile(r"(.{3,}?)\s+(?:[|–—:·-]|::)\s+([^|]{2,60})\Z", re.DOTALL)
_BYLINE: Final = re.compile(r"(?:\A|[\s_-])(?:by-?line|authors?)(?:\Z|[\s_-])", re.IGNORECASE)
_ELSEWHERE: Final = frozenset(("aside", "nav", "footer", "figure", "ul", "ol"))
_MOST_BYLINES: Final = 5
_SPACES: Final = re.compile(r"[ \t\xa0\u202f]+")
_LINE_ENDS: Final = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_UNREAD: Final = frozenset(("head", "button", "select", "option", "textarea", "object", "title"))
# fmt: off
_INLINE: Final = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))
# fmt: on


class Page(NamedTuple):
    """A saved page: the text taken out of it, its captions and posts, and what the page tells."""

    text: str
    captions: frozenset[str]
    told: Declared
    posts: Posts


def read_page(markup: str, name: str) -> Page:
    """Take the article out of a saved page, its title first; paragraphs are apart by blank lines.

    Nothing is fetched. A page that is too large, or in which no article is found, gives all its
    text, and says so. Takes some 0.1 milliseconds an element.

    Raises:
        WrongUse: when the extra ``ingest`` is not installed, or the page has far too many tags.
    """
    _demand_libraries(name)
    slimmed, data, saved = slim(markup)
    if slimmed.count("<") > _MOST_TAGS:
        raise WrongUse(f"{name} has more than {_MOST_TAGS:,} tags", "give the article's text alone")
    tree = _parsed(slimmed)
    told = _with_byline(read_declared(tree, data, saved), tree)
    captions = frozenset(_lines_of(tree, "figcaption"))
    size = sum(1 for _ in tree.iter())
    article = None
    if size <= _MOST_ELEMENTS and len(slimmed) <= _MOST_CHARACTERS:
        article = _extracted(tree)
        told = _completed(told, tree)
    lines = _lines(article or "")
    if sum(len(line.split()) for line in lines) < _FEW_WORDS:
        lines = _lines(_whole_text(tree))
        message = (
            "no article could be told from the page around it, so the page's whole text is read"
        )
        told = told._replace(open_points=(*told.open_points, OpenPoint("text", message)))
    elif not told.free and sum(len(line.split()) for line in lines) < _CUT:
        message = "the page is not free to read, and its text is short: it may be cut off"
        told = told._replace(open_points=(*told.open_points, OpenPoint("text", message)))
    if heading := _heading(tree, lines, told.title):
        told = told._replace(title=Told(heading, "the page's heading"))
    if told.title and not any(_same(told.title.value, line) for line in lines[:5]):
        lines.insert(0, told.title.value)
    posts = read_posts(tree, data, lines)
    return Page("\n\n".join(lines) + "\n" if lines else "", captions, told, posts)


def _demand_libraries(name: str) -> None:
    """Import what reads pages, so that nothing of it prints or logs; raises ``WrongUse``."""
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what is missing for fetching, which is not done
            import htmldate  # noqa: F401 - both are asked for before either is used
            import trafilatura  # noqa: F401
    except ImportError as error:
        message = f"{name} is a saved page, and {error.name} is not installed"
        raise WrongUse(message, _INSTALL) from error
    for logger in _LOGGERS:
        logging.getLogger(logger).addHandler(logging.NullHandler())


def _parsed(markup: str) -> HtmlElement:
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(f"<!DOCTYPE html>{markup}".encode(), parser=parser)
    except ParserError:  # nothing is in it
        return document_fromstring(b"<html></html>", parser=parser)


def _extracted(tree: HtmlElement) -> str | None:
    """Give the article's text as trafilatura takes it out, or None."""
    from trafilatura.core import bare_extraction

    tree = deepcopy(tree)
    for element in tree.xpath("//*[@data-component='byline-block']"):
        element.drop_tree()
    try:
        found = bare_extraction(tree, include_comments=False, with_metadata=False)
    except Exception:  # noqa: BLE001 - whatever a page makes it raise, its whole text can be read
        return None
    text = getattr(found, "text", None)
    return text if isinstance(text, str) else None


def _completed(told: Declared, tree: HtmlElement) -> Declared:
    """Add what the libraries tell from how pages are usually made; none of it is sure."""
    from trafilatura.metadata import extract_author, extract_sitename, extract_title

    def ask(asked: Callable[[HtmlElement], str | None]) -> Told | None:
        try:
            value = plain_line(asked(tree))
        except Exception:  # noqa: BLE001 - as above
            return None
        return Told(value, "told by how the page is made", sure=False) if value else None

    title = told.title or ask(extract_title)
    publisher = told.publisher or ask(extract_sitename) or _by_copyright(tree)
    author = told.author or ask(extract_author)
    published, points = told.published, told.open_points
    if published is None:
        published, doubts = _date_by_looks(tree)
        points = (*points, *doubts)
    if title and publisher:
        title = title._replace(value=_without_outlet(title.value, publisher.value))
    return told._replace(
        title=title, publisher=publisher, author=author, published=published, open_points=points
    )


def _by_copyright(tree: HtmlElement) -> Told | None:
    """Give the one outlet whose copyright the page tells."""
    found = {
        match["name"].strip()
        for line in _lines(_whole_text(tree))
        if len(line) <= _LONGEST_LINE and (match := _COPYRIGHT.match(line))
    }
    return Told(found.pop(), "the page's copyright line", sure=False) if len(found) == 1 else None


def _with_byline(told: Declared, tree: HtmlElement) -> Declared:
    """Add what the page's line of authors tells, which is no part of the text taken out."""
    phrases = load_phrases(told.language)
    for element in islice(_bylines(tree), _MOST_BYLINES):
        text = " ".join(element.text_content().split())
        if not text or len(text) > _LONGEST_LINE:
            continue
        line = read_line(text, phrases)
        author = line.author if line else None
        named = [*(line.agencies if line else agencies_in(text, phrases))]
        if author is None and not named:
            continue
        how = "the page's byline"
        if told.author is None and author is not None:
            told = told._replace(author=Told(author, how))
        return told._replace(agencies=tuple(Told(one, how) for one in named))
    return told


def _bylines(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Give the elements that are marked as a line of authors, none in a picture or a list."""
    for element in tree.iter("p", "div", "span", "address", "a"):
        marks = (element.get(name) or "" for name in ("class", "rel", "itemprop", "data-component"))
        if _BYLINE.search(" ".join(marks)) and not any(
            above.tag in _ELSEWHERE for above in element.iterancestors()
        ):
            yield element


def _date_by_looks(tree: HtmlElement) -> tuple[Told | None, tuple[OpenPoint, ...]]:
    """Give the day that htmldate finds, if the page does print it, and no other can be meant."""
    from htmldate import find_date

    lines = _lines(_whole_text(tree))
    try:
        day = find_date(deepcopy(tree), extensive_search=False, original_date=True)
    except Exception:  # noqa: BLE001 - as above
        return None, ()
    if day is None:
        return None, ()
    calendar = load_phrases(tree.get("lang")).calendar
    either = None
    for line in lines:
        for printed in printed_dates(line[:_LONGEST_LINE], calendar):
            if str(printed.day) == day:
                return Told(day, "printed on the page", sure=False), ()
            if day in map(str, printed.days) and len(printed.days) > 1:
                either = " or ".join(map(str, printed.days))
    if either:
        return None, (OpenPoint("published", f"the date printed on the page may be {either}"),)
    return None, ()


def _without_outlet(title: str, outlet: str) -> str:
    """Give a title without the outlet's name that pages put after it."""
    match = _TITLE_END.match(title)
    return match[1] if match and match[2].casefold() == outlet.casefold() else title


def _whole_text(tree: HtmlElement) -> str:
    """Give all text of an element, every block on lines of its own."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    unread = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _UNREAD:
            unread += 1 if event == "start" else -1
        if tag not in _INLINE:
            pieces.append("\n")
        if unread == 0:
            words = element.text if event == "start" else element.tail
            if words and not (event == "end" and element is tree):
                pieces.append(_LINE_ENDS.sub(" ", words))
    return "".join(pieces)


def _lines(text: str) -> list[str]:
    """Give the lines of a text that hold something, their white space made single spaces."""
    return [line for one in _LINE_ENDS.split(text) if (line := _SPACES.sub(" ", one).strip())]


def _lines_of(tree: HtmlElement, tag: str) -> list[str]:
    """Give the lines of all elements of a kind."""
    return [line for one in tree.iter(tag) for line in _lines(_whole_text(one))]


def _heading(tree: HtmlElement, lines: list[str], title: Told | None) -> str | None:
    """Give the page's one main heading, unless it is the site's: the text has its words then.

    Where there is none, or several, the one is taken that stands in the title which it declares.
    """
    headings = _lines_of(tree, "h1")
    if len(headings) != 1 and title:
        declared = line_key(title.value).casefold()
        headings = [
            one
            for one in (*headings, *_lines_of(tree, "h2"))
            if len(one.split()) >= _HEADING and line_key(one).casefold() in declared
        ]
    if len(headings) != 1 or len(headings[0]) > _LONGEST_LINE:
        return None
    others = words_of(" ".join(line for line in lines if line != headings[0]))
    shared, own = shared_words(headings[0], others)
    return headings[0] if shared >= 2 and 3 * shared >= own else None


def _same(title: str, line: str) -> bool:
    return title.casefold().split() == line.casefold().split()
