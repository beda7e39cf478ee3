"""What a page declares of itself: JSON-LD, then meta elements, links and time elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlsplit

from disputes.ingest.reading.article import OpenPoint, Told
from disputes.model.period import parse_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE: Final = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|Posting|WebPage)\Z")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}", re.IGNORECASE)
_DAY: Final = re.compile(r"((?:19|20)\d\d-\d\d-\d\d)(?!\d)")
_PUBLISHED: Final = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "publication_date", "publish-date", "publishdate", "pubdate",
    "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime",
    "citation_publication_date", "dcterms.created",
)  # fmt: skip
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
_PUBLISHERS: Final = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_AUTHORS: Final = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "byl",
    "sailthru.author",
)
_MOST: Final = 20_000
_LONGEST: Final = 500


class Declared(NamedTuple):
    """What a page declares; None for what it does not.

    `free` tells that it does not call itself to be read for money.
    """

    title: Told | None
    published: Told | None
    publisher: Told | None
    author: Told | None
    url: Told | None
    language: str | None
    open_points: tuple[OpenPoint, ...]
    free: bool = True
    agencies: tuple[Told, ...] = ()


def read_declared(tree: HtmlElement, data: Sequence[str], saved: str | None) -> Declared:
    """Read what a page declares in its tree, in its JSON-LD, and where a browser saved it from."""
    record = _article_of(data)
    metas = _metas(tree)
    published, doubts = _published(tree, record, metas)
    publisher = (
        _told(_name(record.get("publisher")), "JSON-LD publisher")
        or _meta(metas, _PUBLISHERS)
        or _told(_named(record.get("publisher"), data), "JSON-LD publisher")
    )
    author = _told(_without_by(_names(record.get("author"))), "JSON-LD author") or _author(metas)
    return Declared(
        title=_told(plain_line(record.get("headline")), "JSON-LD headline")
        or _meta(metas, _TITLES),
        published=published,
        publisher=publisher,
        author=author,
        url=_url(tree, record, metas, saved),
        language=_language(tree),
        open_points=doubts,
        free=str(record.get("isAccessibleForFree", True)).casefold() != "false",
    )


def web_address(text: str | None) -> str | None:
    """Give an address of the web as it stands, or None for what is not a whole one."""
    if not text or len(text) > 2000 or not text.strip().isprintable() or " " in text.strip():
        return None
    text = text.strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        return None
    whole = parts.scheme in ("http", "https") and host and "." in host and "@" not in parts.netloc
    return text if whole else None


def _article_of(data: Sequence[str]) -> dict[str, Any]:
    """Give the record of the article in the page's JSON-LD, or an empty one."""
    best: dict[str, Any] = {}
    for record in records(data):
        kinds = record.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE.match(kind) for kind in kinds):
            if "headline" in record and "datePublished" in record:
                return record
            best = best or record
    return best


def records(data: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Give the records of a page's JSON-LD in order; what is no JSON is left out."""
    for text in data:
        try:
            loaded = json.loads(
                text.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False
            )
        except (ValueError, RecursionError):
            continue
        yield from _records(loaded)


def _records(loaded: Any) -> Iterator[dict[str, Any]]:
    waiting = [loaded]
    for _ in range(_MOST):
        if not waiting:
            return
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            waiting.extend(reversed(graph) if isinstance(graph, list) else [one.get("mainEntity")])
        elif isinstance(one, list):
            waiting.extend(reversed(one))


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Give the contents of the page's meta elements by name, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), content.strip())
    return found


def _meta(metas: dict[str, str], names: Sequence[str]) -> Told | None:
    for name in names:
        if told := _told(plain_line(metas.get(name)), f"meta {name}"):
            return told
    return None


def _author(metas: dict[str, str]) -> Told | None:
    for name in _AUTHORS:
        value = plain_line(metas.get(name))
        if value and not value.lower().startswith(("http:", "https:", "@")):
            return _told(_without_by(value), f"meta {name}")
    return None


def _without_by(names: str | None) -> str | None:
    return re.sub(r"(?i)^by ", "", names) if names else None


def _named(reference: Any, data: Sequence[str]) -> str | None:
    """Give the name of the record of a page's JSON-LD to which another refers by its id."""
    wanted = reference.get("@id") if isinstance(reference, dict) else None
    if not isinstance(wanted, str):
        return None
    names = (_name(one) for one in records(data) if one.get("@id") == wanted)
    return next((name for name in names if name), None)


def _published(
    tree: HtmlElement, record: dict[str, Any], metas: dict[str, str]
) -> tuple[Told | None, tuple[OpenPoint, ...]]:
    """Give the day of publication, unless what declares it names several days."""
    days: dict[str, str] = {}
    if day := day_of(record.get("datePublished")):
        days.setdefault(day, "JSON-LD datePublished")
    for name in _PUBLISHED:
        if day := day_of(metas.get(name)):
            days.setdefault(day, f"meta {name}")
    if not days:
        for element in tree.iter("time"):
            marked = (
                element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
            )
            if marked and (day := day_of(element.get("datetime"))):
                days.setdefault(day, "time element marked as of publication")
    if not days:
        times = {day for element in tree.iter("time") if (day := day_of(element.get("datetime")))}
        if len(times) == 1:
            return Told(times.pop(), "the page's only time element", sure=False), ()
        return None, ()
    (first, how), *others = days.items()
    if not others:
        return Told(first, how), ()
    also = ", ".join(f"{day} ({by})" for day, by in others)
    message = f"the page declares {first} ({how}), but also {also}"
    return Told(first, how, sure=False), (OpenPoint("published", message),)


def day_of(value: Any) -> str | None:
    """Give the day that a declared date or time begins with, or None for what is no date."""
    if not isinstance(value, str) or not (found := _DAY.match(value.strip())):
        return None
    try:
        parse_date(found[1])
    except ValueError:
        return None
    return found[1]


def _url(
    tree: HtmlElement, record: dict[str, Any], metas: dict[str, str], saved: str | None
) -> Told | None:
    canonical = next(
        (
            link.get("href")
            for link in tree.iter("link")
            if "canonical" in (link.get("rel") or "").lower().split()
        ),
        None,
    )
    whole = record.get("mainEntityOfPage")
    whole = whole.get("@id") if isinstance(whole, dict) else whole
    for value, how in (
        (canonical, "link canonical"),
        (metas.get("og:url"), "meta og:url"),
        (record.get("url"), "JSON-LD url"),
        (whole, "JSON-LD mainEntityOfPage"),
        (saved, "noted where the page was saved"),
    ):
        if isinstance(value, str) and (address := web_address(value)):
            return Told(address, how, sure=how != "noted where the page was saved")
    return None


def _language(tree: HtmlElement) -> str | None:
    declared = (
        tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or tree.get("xml:lang")
    )
    tag = (declared or "").strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else None


def _names(value: Any) -> str | None:
    values = value if isinstance(value, list) else [value]
    names = [name for one in values[:20] if (name := _name(one))]
    return ", ".join(dict.fromkeys(names)) or None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return plain_line(value.get("name") if isinstance(value, dict) else value)


def plain_line(value: Any) -> str | None:
    """Give a text on one line, without markup's entities and control characters, if it is short."""
    if not isinstance(value, str) or len(value) > 10 * _LONGEST:
        return None
    from html import unescape

    plain = " ".join(unescape(value).split())
    plain = "".join(char for char in plain if char.isprintable())
    return plain if 0 < len(plain) <= _LONGEST else None


def _told(value: str | None, how: str) -> Told | None:
    return Told(value, how) if value else None
