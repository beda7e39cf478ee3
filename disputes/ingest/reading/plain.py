"""Reading a text line by line: its parts, and what the lines tell of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disputes.ingest.attribution import Extent
from disputes.ingest.reading.article import OpenPoint, Part, PartKind, Told
from disputes.ingest.reading.furniture import (
    last_lines,
    line_kinds,
    mark_blocks,
    mark_captions,
    tail_parts,
)
from disputes.ingest.reading.head import find_head
from disputes.ingest.reading.lines import agencies_in, agency_of, is_name, leading_date
from disputes.ingest.reading.telling import Telling, tell
from disputes.ingest.reading.units import units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.reading.phrases import Phrases
    from disputes.ingest.reading.units import Unit


class Read(NamedTuple):
    """What was read of a text: its parts in order, its title, and what else it tells."""

    parts: tuple[Part, ...]
    title: Told | None
    told: Telling


def read_lines(text: str, phrases: Phrases) -> Read:
    """Read a text as people paste it: the lines of the site told from those of the article.

    Takes linear time; of a text with very many lines the middle is taken for running text.
    """
    lines = units(text)
    kinds = line_kinds(lines, phrases)
    head = find_head(text, lines, kinds, phrases)
    mark_captions(lines, kinds, max(head.title.start, head.title.stop - 1))
    mark_blocks(lines, kinds, head.body, phrases)
    last = last_lines(lines, kinds, head.body)
    for at in last:
        if kinds[at] is None:
            signed = PartKind.BYLINE if _is_signature(lines, at, phrases) else None
            kinds[at] = signed or phrases.endings.of(lines[at].phrase)
    told = tell(text, lines, kinds, head, last, phrases)
    parts = [
        Part(unit.extent, kind) for unit, kind in zip(lines, kinds, strict=True) if kind is not None
    ]
    for part in _within_running_text(text, lines, kinds, head.body, phrases):
        parts.append(part)
        if part.kind is PartKind.BYLINE:
            told.credit(agencies_in(text[slice(*part.extent)], phrases), "named at the end")
    title = None
    if head.title:
        first = lines[head.title[0]]
        title = Told(
            " ".join(lines[at].phrase for at in head.title),
            f"printed in line {first.line}",
            head.sure,
        )
    if head.doubt:
        told.open_points.append(OpenPoint("title", head.doubt))
    return Read(tuple(sorted(parts)), title, told)


def _is_signature(lines: Sequence[Unit], at: int, phrases: Phrases) -> bool:
    """Tell whether a line names an agency and nothing else, or its author after a dash."""
    unit = lines[at]
    if agency_of(unit.phrase, phrases):
        return True
    listed = lines[at - 1].signed or (at + 1 < len(lines) and lines[at + 1].signed)
    return unit.signed and not listed and 2 <= unit.words <= 4 and is_name(unit.phrase, phrases)


def _within_running_text(
    text: str,
    lines: Sequence[Unit],
    kinds: Sequence[PartKind | None],
    body: int,
    phrases: Phrases,
) -> list[Part]:
    """Give the parts that are no lines of their own: a date at first, credits at the end."""
    running = [at for at in range(body, len(lines)) if kinds[at] is None]
    if not running:
        return []
    parts = tail_parts(text, lines[running[-1]], phrases)
    first = lines[running[0]].extent
    led = leading_date(text[first.start : first.start + 80], phrases)
    if led and not (parts and parts[0].extent.start < first.start + led[0].end):
        parts.append(Part(Extent(first.start, first.start + led[0].end), PartKind.DATE))
    return parts
