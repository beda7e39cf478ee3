"""Taking a member out of a list in a file, so that every other byte stays as it is."""

from __future__ import annotations

from collections.abc import Set

from disputes.finding import Edit
from disputes.load.text import FileText
from disputes.model.place import Place
from disputes.span import Span


def removal(text: FileText, place: Place, member: str, word: str, removed: Set[int]) -> Edit | None:
    """Make the edit that takes a member such as ``contradicts.1`` out of its list.

    ``removed`` has the numbers of all members of the list that are to go; edits for any of them go
    together. ``None`` where the member is not just ``word``, where no other would be left, and
    where a comment stands so near that it may be about the member.
    """
    name, _, last = member.rpartition(".")
    number = int(last)
    fields = text.fields_at(place.record, place.line, place.column)
    spans: list[Span] = []
    while f"{name}.{len(spans)}" in fields:
        spans.append(fields[f"{name}.{len(spans)}"][1])
    if number >= len(spans) or not _just(text, spans[number], word):
        return None
    staying = [other for other in range(len(spans)) if other not in removed]
    if not staying and number == 0:
        return None
    whole = fields[name][1]
    if text.line(whole.line)[whole.column - 1 :].startswith("["):
        return _from_flow(text, spans, number, staying[0] if staying else 0)
    return _line(text, spans[number])


def _just(text: FileText, span: Span, word: str) -> bool:
    """Tell whether a word is all that stands there, perhaps in quotation marks."""
    if span.end_line != span.line:
        return False
    written = text.line(span.line)[span.column - 1 : span.end_column - 1]
    return written in (word, f'"{word}"', f"'{word}'")


def _from_flow(text: FileText, spans: list[Span], number: int, first: int) -> Edit | None:
    """Take a member out with the comma before it, or behind it where none before it stays."""
    here = spans[number]
    if number < first:
        following = spans[number + 1]
        gap = Span(here.line, here.column, following.line, following.column)
    else:
        before = spans[number - 1]
        gap = Span(before.end_line, before.end_column, here.end_line, here.end_column)
    lines = range(gap.line, gap.end_line + 1)
    if any("#" in text.line(line) for line in lines):
        return None
    return Edit(text.path, gap, "")


def _line(text: FileText, span: Span) -> Edit | None:
    """Take a member of a block list out with its line."""
    line = text.line(span.line)
    before, behind = line[: span.column - 1], line[span.end_column - 1 :]
    if before.strip(" ") != "-" or behind.strip(" \t"):
        return None
    if text.line(span.line - 1).lstrip(" \t").startswith("#"):
        return None
    if text.line_end(span.line):
        return Edit(text.path, Span(span.line, 1, span.line + 1, 1), "")
    end = len(text.line(span.line - 1)) + 1
    return Edit(text.path, Span(span.line - 1, end, span.line, len(line) + 1), "")
