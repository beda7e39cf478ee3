"""Writing a draft: a whole file of records, with lines of comment above them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from disputes.edit.render import Style, field_lines, item_lines
from disputes.edit.scalars import WIDTH
from disputes.model.comments import MARKER, NOTE, REPORT_OF
from disputes.model.fields import RECORD_TYPES, SECTIONS, FieldType, RecordType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disputes.load.plain import Plain

_STYLE = Style()


class DraftRecord(Protocol):
    """A record of a draft, its comments one line each."""

    @property
    def section(self) -> str:
        """The section that it stands in."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def fields(self) -> Mapping[str, Plain]:
        """Its fields, in any order."""

    @property
    def comments(self) -> Sequence[str]:
        """What is said above it."""

    @property
    def reports(self) -> Mapping[int, int]:
        """Which of its assertions are reports of which others on the claim, by numbers from 1."""


def draft_text(head: Iterable[str], records: Iterable[DraftRecord]) -> str:
    """Write the file of a draft as `fmt` would leave it, sections and fields in order.

    Comments may hold any text: they cannot end their line, and none speaks to the program. Those
    above records are notes, which stay behind when a record is merged.
    """
    lines = [line for one in head for line in comment_lines(one, 0)]
    lines.append("draft: true")
    by_section: dict[str, list[DraftRecord]] = {name: [] for name in SECTIONS}
    for record in records:
        by_section[record.section].append(record)
    for section, found in by_section.items():
        if not found:
            continue
        lines += ["", f"{section}:"]
        for number, record in enumerate(found):
            if number and record.comments:
                lines.append("")
            lines += [line for one in record.comments for line in comment_lines(one, 2, NOTE)]
            lines += _record_lines(record)
    return "\n".join(lines) + "\n"


def _record_lines(record: DraftRecord) -> Iterator[str]:
    fields = _ordered(SECTIONS[record.section], record.fields)
    listed = fields.get("assertions")
    if not record.reports or not isinstance(listed, list):
        yield from field_lines(record.id, fields, 2, _STYLE)
        return
    yield f"  {record.id}:"
    for name, value in fields.items():
        if value is not listed:
            yield from field_lines(name, value, 4, _STYLE)
            continue
        yield f"    {name}:"
        for number, one in enumerate(listed, 1):
            if number in record.reports:
                yield f"      {REPORT_OF} {record.reports[number]}"
            yield from item_lines(name, one, 6, _STYLE)


def comment_lines(text: str, indent: int, sign: str = "#") -> list[str]:
    r"""Write a comment of any text: what cannot be seen stands as ``\u202e``, long ones broken.

    A sign that begins a comment is written out too, and so that no line speaks to the program, one
    that would begin with its name begins with a dash.
    """
    safe = "".join(map(_seen, " ".join(text.split())))
    pieces = _broken(safe, WIDTH - indent - 5)
    marker = MARKER.decode()
    safe_pieces = (f"- {one}" if one.startswith(marker) else one for one in pieces)
    begun = " " * indent + sign
    return [
        f"{begun}{'   ' if number else ' '}{piece}".rstrip()
        for number, piece in enumerate(safe_pieces)
    ]


def _broken(line: str, width: int) -> list[str]:
    if len(line) <= width:
        return [line]
    import textwrap

    return textwrap.wrap(line, width, break_on_hyphens=False)


def _seen(character: str) -> str:
    if character == "#":
        return "\\x23"
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _ordered(kind: RecordType, fields: Mapping[str, Plain]) -> Mapping[str, Plain]:
    """Put the fields of a record in order, and those of the records in it."""
    return {name: _value(kind, name, fields[name]) for name in kind.fields if name in fields}


def _value(kind: RecordType, name: str, value: Plain) -> Plain:
    spec = kind.fields[name]
    if spec.type is not FieldType.RECORDS or not isinstance(value, list):
        return value
    inner = RECORD_TYPES[spec.record]
    return [_ordered(inner, one) if isinstance(one, Mapping) else one for one in value]
