"""From a node to the value of a field, by the field's type.

A ``ValueReader`` serves one file. It keeps what was found there, which ids the fields refer to,
and, since the same few texts stand in it over and over, what it has made of them: an id, a date
or a word is checked once and looked up from then on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from sys import intern
from typing import Any, NamedTuple

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
    ListBranch,
    Node,
    kind_of,
    span_of,
    text_of,
)
from disputes.model.fields import Field, FieldType
from disputes.model.period import FORMS, Date, parse_date
from disputes.span import Span

FORMAT_VERSION = "1"
QUOTED_FIELDS = ("quote", "translation")

_DIGEST = re.compile(r"[0-9a-fA-F]{64}")
_KINDS = {
    QUOTED: "a text",
    BLOCK: "a text",
    MAPPING: "a mapping",
    SEQUENCE: "a list",
    ALIAS: "an alias",
}

Memo = dict[Any, Any]
"""Values by the text that was found sound, or, for a list, by the tuple of its texts."""


class Watched(NamedTuple):
    """A place that refers to one of the ids that a reader was asked to watch for."""

    id: str
    refers_to: tuple[str, ...]
    span: Span
    record: str | None


class ValueReader:
    """Reads values of one file; what is wrong becomes a finding and no value.

    ``record_id`` is the id of the record that is being read, for the findings.
    """

    def __init__(
        self, text: FileText, comment_lines: Mapping[int, str], watch: Collection[str] = ()
    ) -> None:
        self.path = text.path
        self.record_id: str | None = None
        self.findings: list[Finding] = []
        self.watched: list[Watched] = []
        self.references: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._watch = watch
        self._comment_lines = comment_lines
        self._dates: dict[str, Date] = {}
        self._words: dict[tuple[str, ...], Memo] = defaultdict(dict)
        self._one_id: dict[tuple[str, ...], Memo] = defaultdict(dict)
        self._one_as_list: dict[tuple[str, ...], Memo] = defaultdict(dict)
        self._id_lists: dict[tuple[str, ...], Memo] = defaultdict(dict)

    def memo_of(self, spec: Field) -> Memo:
        """Give the values of a field by the scalars that are known to stand for them.

        It grows as values are read, but for a type where a scalar's text does not tell all.
        """
        if spec.type is FieldType.ID:
            return self._one_id[spec.refers_to]
        if spec.type is FieldType.ID_OR_IDS:
            return self._one_as_list[spec.refers_to]
        if spec.type is FieldType.DATE:
            return self._dates
        return self._words[spec.words] if spec.type is FieldType.WORD else {}

    def report(
        self, kind: Code, span: Span, message: str, *, hint: str = "", record: str | None
    ) -> None:
        """Note a finding in this file."""
        self.findings.append(make(kind, self.path, span, message, hint=hint, record=record))

    def value(self, spec: Field, node: Node) -> Any:
        """Read one value; ``None`` where it is wrong.

        That of a field of roles, relations, records or of a section is the node itself.
        """
        return READERS[spec.type](self, spec, node)

    def members(self, name: str, node: Node, expected: FieldType) -> list[Node]:
        """Give the members of a list."""
        kind = kind_of(node)
        if kind != SEQUENCE:
            hint = ""
            if kind < BLOCK and expected is not FieldType.RECORDS:
                hint = f"write `{name}: [{short(node.value)}]`"
            self.wrong_type(node, expected.expected, hint)
            return []
        members: list[Node] = node
        return members

    def reference_in(self, spec: Field, node: Node) -> str | None:
        """Read an id that refers to another record."""
        text = text_of(node)
        if not text:
            self.wrong_type(node, "an id")
            return None
        text = intern(text)
        self.references[spec.refers_to].add(text)
        if text in self._watch:
            self.watched.append(Watched(text, spec.refers_to, span_of(node), self.record_id))
        return text

    def wrong_type(self, node: Node, expected: str, hint: str = "") -> None:
        """Note that a value is of another type than its field takes."""
        kind = kind_of(node)
        if kind == ALIAS:
            return  # the alias itself has been found already
        found = _KINDS.get(kind) or (excerpt(node.value) if node.value else "nothing")
        message = f"found {found}, expected {expected}"
        self.report(codes.WRONG_TYPE, span_of(node), message, hint=hint, record=self.record_id)

    def text_field(self, spec: Field, node: Node) -> str | None:
        """Read a text."""
        text = text_of(node)
        if text and text.isprintable() and not text.isspace() and kind_of(node) != PLAIN:
            return text
        return self._text(spec.name, node)

    def _text(self, name: str, node: Node) -> str | None:
        kind, text = kind_of(node), text_of(node)
        if text is None:
            hint = ""
            if kind in (SEQUENCE, MAPPING):
                hint = "a text that begins with [ or { must stand in double quotation marks"
            self.wrong_type(node, FieldType.TEXT.expected, hint)
            return None
        if not text.isprintable() and HIDDEN.search(text) is not None:
            self._hidden(node, text)
            return None
        if not text or text.isspace():
            message = "found an empty text, expected words"
            self.report(codes.WRONG_TYPE, span_of(node), message, record=self.record_id)
            return None
        if kind == PLAIN and name in QUOTED_FIELDS and node.end_mark.line in self._comment_lines:
            self._cut(name, node)
        return text

    def texts(self, spec: Field, node: Node) -> tuple[str, ...]:
        """Read a list of texts, and leave out what is none."""
        members = self.members(spec.name, node, spec.type)
        texts = (self._text(spec.name, member) for member in members)
        return tuple(text for text in texts if text is not None)

    def one_id(self, spec: Field, node: Node) -> str | None:
        """Read an id."""
        text = self.reference_in(spec, node)
        if text is not None and not self._watch:
            self._one_id[spec.refers_to][text] = text
        return text

    def id_or_ids(self, spec: Field, node: Node) -> tuple[str, ...] | None:
        """Read an id, or a list of them."""
        if node.__class__ is ListBranch or kind_of(node) > BLOCK:
            return self.ids(spec, node)
        text = self.reference_in(spec, node)
        if text is None:
            return None
        if not self._watch:
            self._one_as_list[spec.refers_to][text] = (text,)
        return (text,)

    def ids(self, spec: Field, node: Node) -> tuple[str, ...] | None:
        """Read a list of ids; ``None`` where none is left."""
        if node.__class__ is not ListBranch:
            self.members(spec.name, node, spec.type)
            return None
        memo = self._id_lists[spec.refers_to]
        try:
            known: tuple[str, ...] = memo[tuple([member.value for member in node])]
        except (KeyError, AttributeError):  # a new list, or one not only of texts
            found = [self.reference_in(spec, member) for member in node]
        else:
            return known
        ids = tuple(dict.fromkeys(one for one in found if one is not None))
        if len(ids) == len(node) and not self._watch:
            memo[ids] = ids
        elif spec.name == "via":  # the order of a chain means something, so a repeat must be seen
            ids = tuple(one for one in found if one is not None)
        return ids if ids or not node else None

    def date(self, spec: Field, node: Node) -> Date | None:
        """Read a date."""
        text = text_of(node)
        if text is None:
            self.wrong_type(node, spec.type.expected)
            return None
        try:
            date = self._dates[text] = Date(text, parse_date(text))
        except ValueError as error:
            message = f"found {excerpt(text)}: {error}; expected {FORMS}"
            self.report(codes.BAD_DATE, span_of(node), message, record=self.record_id)
            return None
        return date

    def word(self, spec: Field, node: Node) -> str | None:
        """Read a word of the field's vocabulary."""
        text = text_of(node)
        if text is None:
            self.wrong_type(node, one_of(spec.words))
            return None
        for word in spec.words:
            if word == text:
                self._words[spec.words][text] = word
                return word
        message = f"found {excerpt(text)}, expected {one_of(spec.words)}"
        hint = did_you_mean(text, spec.words)
        self.report(codes.UNKNOWN_WORD, span_of(node), message, hint=hint, record=self.record_id)
        return None

    def flag(self, spec: Field, node: Node) -> bool | None:
        """Read ``true`` or ``false``."""
        if kind_of(node) == PLAIN and node.value in ("true", "false"):
            return bool(node.value == "true")
        self.wrong_type(node, spec.type.expected)
        return None

    def digest(self, spec: Field, node: Node) -> str | None:
        """Read a SHA-256 digest."""
        text = text_of(node)
        if text is None or _DIGEST.fullmatch(text) is None:
            self.wrong_type(node, spec.type.expected)
            return None
        return text.lower()

    def version(self, spec: Field, node: Node) -> str | None:
        """Read the version of the format."""
        if text_of(node) != FORMAT_VERSION:
            hint = f"this program reads version {FORMAT_VERSION} of the format"
            self.wrong_type(node, spec.type.expected, hint)
            return None
        return FORMAT_VERSION

    def node(self, spec: Field, node: Node) -> Node:  # noqa: ARG002 - one of the readers
        """Give the node itself, which is read with the record."""
        return node

    def _hidden(self, node: Node, text: str) -> None:
        for character in dict.fromkeys(HIDDEN.findall(text)):
            kind, what = hidden_kind(character)
            message = f"found the {what} {describe(character)}, written as an escape"
            self.report(kind, span_of(node), message, hint="delete it", record=self.record_id)

    def _cut(self, name: str, node: Node) -> None:
        end = node.end_mark
        rest = self._comment_lines[end.line][end.column :]
        comment = rest.strip()
        if not comment.startswith("#"):
            return
        line, column = end.line + 1, end.column + 1 + len(rest) - len(rest.lstrip())
        span = Span(line, column, line, column + len(comment))
        message = f"` #` begins a comment, so this {name} ends before {excerpt(comment)}"
        hint = "put the quote in double quotation marks, or the comment on a line of its own"
        self.report(codes.CUT_QUOTE, span, message, hint=hint, record=self.record_id)


Reader = Callable[[ValueReader, Field, Node], Any]
"""Reads the value of a field; gives ``None`` where it is wrong."""

READERS: Mapping[FieldType, Reader] = {
    FieldType.TEXT: ValueReader.text_field,
    FieldType.TEXTS: ValueReader.texts,
    FieldType.ID: ValueReader.one_id,
    FieldType.IDS: ValueReader.ids,
    FieldType.ID_OR_IDS: ValueReader.id_or_ids,
    FieldType.DATE: ValueReader.date,
    FieldType.WORD: ValueReader.word,
    FieldType.FLAG: ValueReader.flag,
    FieldType.DIGEST: ValueReader.digest,
    FieldType.VERSION: ValueReader.version,
    FieldType.ROLES: ValueReader.node,
    FieldType.RELATIONS: ValueReader.node,
    FieldType.RECORDS: ValueReader.node,
    FieldType.SECTION: ValueReader.node,
}


def excerpt(text: str) -> str:
    """Give the beginning of a text in quotation marks, for a message."""
    return f"'{short(text)}'"


def short(text: str) -> str:
    """Give the beginning of a text."""
    return text if len(text) <= 40 else text[:39] + "…"


def one_of(words: tuple[str, ...]) -> str:
    """List the words of a vocabulary, for a message."""
    return f"one of {', '.join(words)}"
