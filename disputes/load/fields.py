"""From the nodes of one mapping to typed fields, by the table of fields.

A ``FieldReader`` serves one file. It keeps what was found there, which ids the fields refer to,
and what it has read before: a date is parsed once, however often it stands, and the names of the
fields of a mapping are checked once for all mappings with the same names in the same order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from yaml.events import ScalarEvent

from disputes.finding import Code, Finding, make
from disputes.load import codes
from disputes.load.decode import HIDDEN, describe, hidden_kind
from disputes.load.nearest import did_you_mean
from disputes.load.text import FileText
from disputes.load.tree import (
    ALIAS,
    BLOCK,
    MAPPING,
    PLAIN,
    QUOTED,
    SEQUENCE,
    Branch,
    Node,
    Oddity,
    is_absent,
    kind_of,
    span_of,
    text_of,
)
from disputes.model.fields import Field, FieldType, RecordType
from disputes.model.period import FORMS, Date, parse_date
from disputes.model.place import Place
from disputes.span import Span

FORMAT_VERSION = "1"
MOST_ID_CHARACTERS = 100

TEXT, ID, ID_OR_IDS = FieldType.TEXT, FieldType.ID, FieldType.ID_OR_IDS

_QUOTED_FIELDS = ("quote", "translation")
_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_DIGEST = re.compile(r"[0-9a-fA-F]{64}")
_KINDS = {
    QUOTED: "a text",
    BLOCK: "a text",
    MAPPING: "a mapping",
    SEQUENCE: "a list",
    ALIAS: "an alias",
}


@dataclass(slots=True)
class Record:
    """A mapping that has been read: the id of its record, where it stands, its values by name.

    The value of a field of roles, relations or records is the node itself. A field that is not
    there, or whose value is wrong, has none. ``node`` is what was read, ``where`` what stands for
    it: the node of its id, or of its first field's name.
    """

    id: str | None
    where: Node
    node: Node
    values: dict[str, Any]
    misspelt: bool = False

    @property
    def span(self) -> Span:
        """The span of what stands for the record."""
        return span_of(self.where)

    def key(self, name: str) -> Node | None:
        """Give the node of a field's name, or ``None`` where the field is not written."""
        for key in self.node.value[::2] if kind_of(self.node) == MAPPING else ():
            if text_of(key) == name:
                return key
        return None


_Reader = Callable[["Record", Field, Node], Any]
_Column = tuple[str, FieldType, Field, Callable[[str], None], _Reader, bool]
"""A field's name and type, the field, how to note an id, how to read a value, and whether an
unquoted value may have been cut by a comment."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """The fields of a mapping in their order; the nodes too where some had to be left out."""

    fields: tuple[_Column, ...]
    pairs: tuple[tuple[Node, Node], ...] = ()


@dataclass(frozen=True, slots=True)
class Watched:
    """A place that refers to one of the ids that a reader was asked to watch for."""

    id: str
    refers_to: tuple[str, ...]
    span: Span
    record: str | None


def is_id(text: str) -> bool:
    """Tell whether a text has the form of an id."""
    return len(text) <= MOST_ID_CHARACTERS and _ID.fullmatch(text) is not None


class FieldReader:
    """Reads fields of one file into values; what is wrong becomes a finding and no value."""

    def __init__(
        self, text: FileText, comment_lines: Mapping[int, str], watch: Collection[str] = ()
    ) -> None:
        self.path = text.path
        self.findings: list[Finding] = []
        self.watched: list[Watched] = []
        self.references: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._text_of_file = text
        self._record_line = 0
        self._watch = watch
        self._comment_lines = comment_lines
        self._dates: dict[str, Date | str] = {}
        self._shapes: dict[str, dict[tuple[str, ...], _Shape | None]] = defaultdict(dict)
        self._readers = {
            FieldType.TEXT: self._text_field,
            FieldType.TEXTS: self._texts,
            FieldType.ID: self._id,
            FieldType.IDS: self._ids,
            FieldType.ID_OR_IDS: self._ids,
            FieldType.DATE: self._date,
            FieldType.WORD: self._word,
            FieldType.FLAG: self._flag,
            FieldType.DIGEST: self._digest,
            FieldType.VERSION: self._version,
            FieldType.ROLES: self._node,
            FieldType.RELATIONS: self._node,
            FieldType.RECORDS: self._node,
            FieldType.SECTION: self._node,
        }

    def report(
        self, kind: Code, span: Span, message: str, *, hint: str = "", record: str | None
    ) -> None:
        """Note a finding in this file."""
        self.findings.append(make(kind, self.path, span, message, hint=hint, record=record))

    def odd(self, oddity: Oddity) -> None:
        """Note something that YAML has and the format has not."""
        kind, message, hint = {
            "tag": (
                codes.TAG,
                f"found the tag {oddity.name}",
                "every value is text: delete the tag",
            ),
            "anchor": (codes.ANCHOR, f"found the anchor &{oddity.name}", "delete the anchor"),
            "alias": (
                codes.ALIAS,
                f"found the alias *{oddity.name}",
                "write the text out, or put it in quotation marks if it begins with *",
            ),
            "directive": (codes.DIRECTIVE, "found a YAML directive", "delete the line"),
        }[oddity.what]
        line, column = oddity.line + 1, oddity.column + 1
        length = len(oddity.name) + (1 if oddity.what in ("anchor", "alias") else 0)
        self.report(
            kind, Span(line, column, line, column + max(1, length)), message, hint=hint, record=None
        )

    def begin(self, key: Node) -> None:
        """Note that the record of this key is read from now on."""
        self._record_line = key.start_mark.line

    def read(
        self, kind: RecordType, key: Node | None, node: Node, record_id: str | None
    ) -> Record | None:
        """Read the fields of a mapping; ``None`` where the node is no mapping.

        ``key`` is the node of the record's id, where it has one.
        """
        if node.__class__ is not Branch or not node.mapping:
            self.wrong_type(node, f"a mapping of the fields of {kind.with_article}", record_id)
            return None
        items = node.value
        where = key if key is not None else items[0] if items else node
        values: dict[str, Any] = {}
        record = Record(record_id, where, node, values)
        shape = self._shape(kind, items)
        if shape is None:
            shape = self._repair(kind, record)
            items = [part for pair in shape.pairs for part in pair]
        wrong, watching = False, bool(self._watch)
        # The commonest values are read here: a call for each would double the time.
        for (name, field_type, spec, refer, reader, careful), value in zip(
            shape.fields, items[1::2], strict=True
        ):
            if value.__class__ is ScalarEvent and not watching:
                content = value.value
                if field_type is TEXT:
                    if content.isprintable() and content and (value.style or not careful):
                        values[name] = content
                        continue
                elif not value.style:
                    if not content:
                        continue
                    if field_type is ID:
                        refer(content)
                        values[name] = content
                        continue
                    if field_type is ID_OR_IDS:
                        refer(content)
                        values[name] = (content,)
                        continue
            if is_absent(value):
                continue
            read = reader(record, spec, value)
            values[name] = read
            wrong = wrong or read is None
        for name in kind.required:
            if name not in values:
                message, hint = f"this {kind.name} has no {name}", f"add `{name}:`"
                self.report(codes.MISSING_FIELD, record.span, message, hint=hint, record=record.id)
        if wrong:
            record.values = {name: read for name, read in values.items() if read is not None}
        return record

    def place(self, record: Record) -> Place:
        """Give the place of a record that has been read."""
        start, end = record.where.start_mark, record.where.end_mark
        line, column = start.line, start.column
        width = end.column - column if end.line == line else 1
        return Place(self._text_of_file, self._record_line, line, column, width)

    def _shape(self, kind: RecordType, items: list[Node]) -> _Shape | None:
        """Give what is known of mappings with these names; ``None`` where one of them is wrong."""
        try:
            names = tuple([name.value for name in items[::2]])
            shapes = self._shapes[kind.name]
            if names in shapes:
                return shapes[names]
        except (TypeError, AttributeError):  # a name that is no text
            return None
        shape = None
        if len(set(names)) == len(names) and all(name in kind.fields for name in names):
            shape = _Shape(tuple(self._column(kind.fields[name]) for name in names))
        shapes[names] = shape
        return shape

    def _column(self, spec: Field) -> _Column:
        refer = self.references[spec.refers_to].add
        careful = spec.name in _QUOTED_FIELDS and bool(self._comment_lines)
        return (spec.name, spec.type, spec, refer, self._readers[spec.type], careful)

    def _repair(self, kind: RecordType, record: Record) -> _Shape:
        """Find the fields of a mapping that are wrong by their names, and leave them out."""
        kept: dict[str, tuple[Node, Node]] = {}
        before: Node | None = None
        pairs = iter(record.node.value)
        for name_node, value in zip(pairs, pairs, strict=True):
            name = text_of(name_node)
            if name is None or name not in kind.fields:
                self._unknown(kind, name_node, value, before, record.id)
                record.misspelt = True
            elif name in kept:
                self._duplicate(record, name, kept[name][0], name_node)
            else:
                kept[name] = (name_node, value)
                before = value
        fields = tuple(self._column(kind.fields[name]) for name in kept)
        return _Shape(fields, tuple(kept.values()))

    def members(self, record: Record, name: str, node: Node, expected: FieldType) -> list[Node]:
        """Give the members of a list."""
        kind = kind_of(node)
        if kind != SEQUENCE:
            hint = ""
            if kind < BLOCK and expected is not FieldType.RECORDS:
                hint = f"write `{name}: [{_short(node.value)}]`"
            self.wrong_type(node, expected.expected, record.id, hint)
            return []
        members: list[Node] = node.value
        return members

    def reference_in(self, record: Record, spec: Field, node: Node) -> str | None:
        """Read an id that refers to another record."""
        text = text_of(node)
        if not text:
            self.wrong_type(node, "an id", record.id)
            return None
        self.references[spec.refers_to].add(text)
        if text in self._watch:
            self.watched.append(Watched(text, spec.refers_to, span_of(node), record.id))
        return text

    def value(self, record: Record, spec: Field, node: Node) -> Any:
        """Read one value by the type of its field."""
        return self._readers[spec.type](record, spec, node)

    def wrong_type(self, node: Node, expected: str, record_id: str | None, hint: str = "") -> None:
        """Note that a value is of another type than its field takes."""
        kind = kind_of(node)
        if kind == ALIAS:
            return  # the alias itself has been found already
        found = _KINDS.get(kind) or (_excerpt(node.value) if node.value else "nothing")
        message = f"found {found}, expected {expected}"
        self.report(codes.WRONG_TYPE, span_of(node), message, hint=hint, record=record_id)

    def check_id(self, node: Node) -> str | None:
        """Read the id under which a record is defined."""
        text = text_of(node)
        if text is not None:
            if is_id(text):
                return text
            message = f"found {_excerpt(text)}, expected an id: a-z, 0-9, joined by single - _ or ."
            if len(text) > MOST_ID_CHARACTERS:
                message = f"found an id of {len(text)} characters, expected at most 100"
            hint = f"for example {_slug(text)}" if _slug(text) else ""
            self.report(codes.BAD_ID, span_of(node), message, hint=hint, record=None)
        else:
            self.wrong_type(node, "an id", None)
        return None

    def _text_field(self, record: Record, spec: Field, node: Node) -> str | None:
        return self._text(record, spec.name, node)

    def _text(self, record: Record, name: str, node: Node) -> str | None:
        kind, text = kind_of(node), text_of(node)
        if text is None:
            hint = ""
            if kind in (SEQUENCE, MAPPING):
                hint = "a text that begins with [ or { must stand in double quotation marks"
            self.wrong_type(node, FieldType.TEXT.expected, record.id, hint)
            return None
        if not text.isprintable() and HIDDEN.search(text) is not None:
            self._hidden(record, node, text)
            return None
        if not text or text.isspace():
            message = "found an empty text, expected words"
            self.report(codes.WRONG_TYPE, span_of(node), message, record=record.id)
            return None
        if kind == PLAIN and name in _QUOTED_FIELDS and node.end_mark.line in self._comment_lines:
            self._cut(record, name, node)
        return text

    def _texts(self, record: Record, spec: Field, node: Node) -> tuple[str, ...]:
        members = self.members(record, spec.name, node, spec.type)
        texts = (self._text(record, spec.name, member) for member in members)
        return tuple(text for text in texts if text is not None)

    def _id(self, record: Record, spec: Field, node: Node) -> str | None:
        return self.reference_in(record, spec, node)

    def _ids(self, record: Record, spec: Field, node: Node) -> tuple[str, ...] | None:
        """Read a list of ids, or one where the field takes both; ``None`` where none is left."""
        if spec.type is ID_OR_IDS and kind_of(node) <= BLOCK:
            one = self.reference_in(record, spec, node)
            return None if one is None else (one,)
        if kind_of(node) != SEQUENCE:
            self.members(record, spec.name, node, spec.type)
            return None
        members = self.members(record, spec.name, node, spec.type)
        found = (self.reference_in(record, spec, member) for member in members)
        ids = tuple(dict.fromkeys(one for one in found if one is not None))
        return ids if ids or not members else None

    def _date(self, record: Record, spec: Field, node: Node) -> Date | None:
        text = text_of(node)
        if text is None:
            self.wrong_type(node, spec.type.expected, record.id)
            return None
        date = self._dates.get(text)
        if date is None:
            try:
                date = Date(text, parse_date(text))
            except ValueError as error:
                date = str(error)
            self._dates[text] = date
        if isinstance(date, str):
            message = f"found {_excerpt(text)}: {date}; expected {FORMS}"
            self.report(codes.BAD_DATE, span_of(node), message, record=record.id)
            return None
        return date

    def _word(self, record: Record, spec: Field, node: Node) -> str | None:
        text = text_of(node)
        if text is None:
            self.wrong_type(node, _one_of(spec.words), record.id)
            return None
        if text in spec.words:
            return text
        message = f"found {_excerpt(text)}, expected {_one_of(spec.words)}"
        hint = did_you_mean(text, spec.words)
        self.report(codes.UNKNOWN_WORD, span_of(node), message, hint=hint, record=record.id)
        return None

    def _flag(self, record: Record, spec: Field, node: Node) -> bool | None:
        if kind_of(node) == PLAIN and node.value in ("true", "false"):
            return bool(node.value == "true")
        self.wrong_type(node, spec.type.expected, record.id)
        return None

    def _digest(self, record: Record, spec: Field, node: Node) -> str | None:
        text = text_of(node)
        if text is None or _DIGEST.fullmatch(text) is None:
            self.wrong_type(node, spec.type.expected, record.id)
            return None
        return text.lower()

    def _version(self, record: Record, spec: Field, node: Node) -> str | None:
        if text_of(node) != FORMAT_VERSION:
            hint = f"this program reads version {FORMAT_VERSION} of the format"
            self.wrong_type(node, spec.type.expected, record.id, hint)
            return None
        return FORMAT_VERSION

    def _node(self, record: Record, spec: Field, node: Node) -> Node:
        return node

    def _hidden(self, record: Record, node: Node, text: str) -> None:
        for character in dict.fromkeys(HIDDEN.findall(text)):
            kind, what = hidden_kind(character)
            message = f"found the {what} {describe(character)}, written as an escape"
            self.report(kind, span_of(node), message, hint="delete it", record=record.id)

    def _cut(self, record: Record, name: str, node: Node) -> None:
        end = node.end_mark
        rest = self._comment_lines[end.line][end.column :]
        comment = rest.strip()
        if not comment.startswith("#"):
            return
        line, column = end.line + 1, end.column + 1 + len(rest) - len(rest.lstrip())
        span = Span(line, column, line, column + len(comment))
        message = f"` #` begins a comment, so this {name} ends before {_excerpt(comment)}"
        hint = "put the quote in double quotation marks, or the comment on a line of its own"
        self.report(codes.CUT_QUOTE, span, message, hint=hint, record=record.id)

    def _unknown(
        self, kind: RecordType, key: Node, value: Node, before: Node | None, record_id: str | None
    ) -> None:
        name = text_of(key)
        if name is None:
            self.wrong_type(key, "the name of a field", record_id)
            return
        span = span_of(key)
        if name == "<<":
            message = "found the merge key <<"
            hint = "write the fields out"
            self.report(codes.MERGE_KEY, span, message, hint=hint, record=record_id)
            return
        hint = did_you_mean(name, kind.fields)
        if is_absent(value) and before is not None and kind_of(before) == PLAIN:
            hint = (
                "a comma ends an unquoted text within { }: put the text before it in double "
                "quotation marks"
            )
        message = f"{kind.with_article} has no field {_excerpt(name)}"
        self.report(codes.UNKNOWN_FIELD, span, message, hint=hint, record=record_id)

    def _duplicate(self, record: Record, name: str, first: Node, key: Node) -> None:
        line = first.start_mark.line + 1
        message = f"the field {name} stands here twice, first in line {line}"
        hint = "keep one of them"
        self.report(codes.DUPLICATE_KEY, span_of(key), message, hint=hint, record=record.id)


def _excerpt(text: str) -> str:
    return f"'{_short(text)}'"


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _one_of(words: tuple[str, ...]) -> str:
    return f"one of {', '.join(words)}"


def _slug(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.lower()[:MOST_ID_CHARACTERS])
    return "-".join(words)
