"""The posts of a live page, and the days on which they were written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from disputes.ingest.reading.declared import day_of, records
from disputes.ingest.reading.units import line_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.html import HtmlElement

_LIVE: Final = "LiveBlogPosting"
_CHANGED: Final = "dateModified"
_MARKED: Final = re.compile(r"(?:\A|[\s_-])live-?(?:blog|ticker|feed)", re.IGNORECASE)
_LONG: Final = 8
_MOST_MARKS: Final = 3000


class Posts(NamedTuple):
    """The days of a page's posts, in order, and those of its lines by what `line_key` gives.

    No days: the page has no posts of which it is known. `changed` is the day of its last change,
    where it is called live and nothing tells more.
    """

    days: tuple[str, ...] = ()
    lines: Mapping[str, str] = {}
    changed: str | None = None


def read_posts(tree: HtmlElement, data: Sequence[str], lines: Iterable[str]) -> Posts:
    """Read of which days the posts of a page are, and of which those of its article's lines.

    A page has posts where it calls itself live, or where most of its lines stand in stretches that
    are marked with several days. Takes time linear in the page.
    """
    live = [one for one in records(data) if _is_live(one)]
    declared = bool(live) or any(
        _MARKED.search(f"{one.get('class') or ''} {one.get('id') or ''}")
        for tag in ("body", "main", "article", "div", "section")
        for one in tree.iter(tag)
    )
    own = {line_key(line): len(line.split()) >= _LONG for line in lines}
    dated = {key: day for key, day in _dated(tree, run_on=declared).items() if key in own}
    long = {key for key, is_long in own.items() if is_long}
    days = {day for key, day in dated.items() if key in long}
    if not declared and (len(days) < 2 or 2 * len(long & dated.keys()) < len(long)):
        return Posts()
    for one in live:
        updates = one.get("liveBlogUpdate")
        for update in updates if isinstance(updates, list) else [updates]:
            if isinstance(update, dict) and (day := day_of(update.get("datePublished"))):
                days.add(day)
    changed = None if days else max((day_of(one.get(_CHANGED)) or "" for one in live), default=None)
    return Posts(tuple(sorted(days)), dated, changed or None)


def _is_live(record: Mapping[str, Any]) -> bool:
    kinds = record.get("@type")
    return _LIVE in (kinds if isinstance(kinds, list) else [kinds])


def _dated(tree: HtmlElement, *, run_on: bool) -> dict[str, str]:
    """Give the days of the lines that stand in a stretch with the marks of one day only.

    `run_on` tells that a mark counts for what follows it too, up to the next one. A line that
    stands in stretches of several days has none.
    """
    from lxml.etree import iterwalk

    marks = _marks(tree)
    if len(set(marks.values())) < 2:
        return {}
    day: str | None = None
    until: HtmlElement | None = None
    found: dict[str, str | None] = {}
    for event, element in iterwalk(tree, events=("start", "end")):
        if event == "start" and element in marks:
            day, until = marks[element], element.getparent() if run_on else element
        elif event == "end" and element is until:
            day = until = None
        if day is not None and event == "start" and element.tag in _BLOCKS:
            key = line_key(element.text_content())
            found[key] = day if found.get(key, day) == day else None
    return {key: known for key, known in found.items() if known is not None}


_BLOCKS: Final = frozenset(("p", "li", "h2", "h3", "h4", "blockquote", "dd", "td"))


def _marks(tree: HtmlElement) -> dict[HtmlElement, str]:
    """Give the largest elements that have the marks of one day only, with that day."""
    days: dict[HtmlElement, str | None] = {}
    times = [one for one in tree.iter("time", "meta") if _day_of_mark(one)][:_MOST_MARKS]
    for one in times:
        day = _day_of_mark(one)
        at: HtmlElement | None = one
        while at is not None and (at not in days or days[at] not in (None, day)):
            days[at] = day if at not in days else None
            at = at.getparent()
    return {
        one: day
        for one, day in days.items()
        if day is not None and days.get(one.getparent()) is None and one.getparent() is not None
    }


def _day_of_mark(element: HtmlElement) -> str | None:
    if element.tag == "time":
        return day_of(element.get("datetime"))
    return day_of(element.get("content")) if element.get("itemprop") == "datePublished" else None
