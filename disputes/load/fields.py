"""From the nodes of one mapping to the values of its fields, by the table of fields.

The names of the fields of a mapping are checked once for all mappings of a file with the same
names in the same order: of 100,000 assertions, hardly one has names that none before it had.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from yaml.events import ScalarEvent

from disputes.load import codes
from disputes.load.nearest import did_you_mean
from disputes.load.sections import OtherSection, second_record, sections_with
from disputes.load.text import FileText
from disputes.load.tree import (
    PLAIN,
    MappingBranch,
    Node,
    Oddity,
    is_absent,
    kind_of,
    span_of,
    text_of,
)
from disputes.load.values import (
    QUOTED_FIELDS,
    READERS,
    Memo,
    Reader,
    ValueReader,
    Watched,
    excerpt,
)
from disputes.model.fields import ASSERTION, STANCES, Field, FieldType, RecordType
from disputes.model.place import Place
from disputes.model.terms import Stance
from disputes.span import Span

__all__ = ["FieldReader", "Layout", "Shape", "Watched", "is_id"]

MOST_ID_CHARACTERS = 100

_ID = re.compile(r"[a-z0-9]++(?:[-_.][a-z0-9]++)*+")
_HIDING_ESCAPE = re.compile(rb'\\[^"\\/ \n]')
"""An escape for a character that may be hidden: never missed, and sometimes seen in ``\\\\``."""

_Column = tuple[int, Memo | None, bool, Field, Reader]
"""The place of a field among the values, what is known of its scalars (nothing for texts),
whether an unquoted value may have been cut by a comment, the field, and how to read a value."""


class Layout:
    """In which order the values of the fields of one kind of mapping are wanted."""

    __slots__ = ("blank", "kind", "slots")

    def __init__(self, kind: RecordType, *names: str) -> None:
        if set(names) != set(kind.fields):
            raise ValueError(f"the fields of {kind.with_article} are {', '.join(kind.fields)}")
        self.kind = kind
        self.slots: Mapping[str, int] = {name: slot for slot, name in enumerate(names)}
        self.blank = (None,) * len(names)


@dataclass(slots=True, eq=False)
class Shape:
    """What the names of a mapping, in their order, tell about all mappings that have them.

    ``stances`` has the stances among them, each with its place among the values; ``lacking`` is
    true where a field that must be there is not among them, ``misspelt`` where a name is unknown.
    """

    names: tuple[str, ...]
    columns: tuple[_Column, ...]
    stances: tuple[tuple[int, Stance], ...]
    lacking: bool
    misspelt: bool = False


def is_id(text: str) -> bool:
    """Tell whether a text has the form of an id."""
    return len(text) <= MOST_ID_CHARACTERS and _ID.fullmatch(text) is not None


class FieldReader(ValueReader):
    """Reads the mappings of one file; what is wrong becomes a finding and no value.

    ``data`` is what is read, where that is not all of the text: then ``lines_before`` it there are
    so many lines in the text. ``partial`` is where fields stand that were not read, if any do.
    """

    def __init__(
        self,
        text: FileText,
        comment_lines: Mapping[int, str],
        watch: Collection[str] = (),
        *,
        data: bytes | None = None,
        lines_before: int = 0,
        replaced: bool = False,
    ) -> None:
        super().__init__(text, comment_lines, watch)
        self.data = text.data if data is None else data
        self._replaced = replaced
        self._text_of_file = text
        self._lines_before = lines_before
        self._record_line = 0
        self._may_be_cut = QUOTED_FIELDS if comment_lines else ()
        # What is hidden in the file itself has been replaced, so only an escape can hide something.
        may_hide = _HIDING_ESCAPE.search(self.data)
        self._hiding_style = '"' if may_hide else "no style"
        self._shapes: dict[Layout, dict[tuple[str, ...], Shape]] = defaultdict(dict)
        self.partial: Span | None = None
        self._sure = False

    def begin(self, key: Node, record_id: str | None) -> None:
        """Note that the record of this key, or the field of the file, is read from now on."""
        self._record_line = key.start_mark.line + self._lines_before
        self.record_id = record_id

    def read(
        self, layout: Layout, node: Node, key: Node | None = None
    ) -> tuple[Shape, list[Any]] | None:
        """Read the fields of a mapping; ``None`` where the node is no mapping.

        The values come in the order of the layout, ``None`` for a field that is not there or whose
        value is wrong. ``key`` is the node of the record's id, where it has one. Raises
        ``OtherSection``, before anything is read, for one that has the fields of another section.
        """
        if node.__class__ is not MappingBranch:
            self.wrong_type(node, f"a mapping of the fields of {layout.kind.with_article}")
            return None
        items: list[Node] = node
        try:
            shape = self._shapes[layout][tuple([name.value for name in node[::2]])]
        except (KeyError, AttributeError):  # new names, or one that is no text
            shape, items = self._new_shape(layout, node, key)
        values: list[Any] = list(layout.blank)
        lacking = shape.lacking
        hiding_style = self._hiding_style
        # The commonest values are read here: a call for each would double the time, and so would
        # a check that there are as many values as names.
        for (slot, memo, careful, spec, reader), value in zip(  # noqa: B905
            shape.columns, items[1::2]
        ):
            if value.__class__ is ScalarEvent:
                text = value.value
                if memo is not None:
                    known = memo.get(text)
                    if known is not None:
                        values[slot] = known
                        continue
                elif text and not text.isspace():
                    style = value.style
                    if style != hiding_style and (style or not careful):
                        values[slot] = text
                        continue
            if is_absent(value):
                lacking = True
            else:
                values[slot] = reader(self, spec, value)
        if self._replaced:  # what holds a character that was found in the file is absent
            values = [None if isinstance(v, str) and "\ufffd" in v else v for v in values]
        if lacking:
            self._note_missing(layout.kind, shape.names, items, self.where(node, key))
        return shape, values

    def surely(
        self, read: Callable[[Node, Node, str], Any], key: Node, node: Node, record_id: str
    ) -> Any:
        """Read a record without asking whether it is one of another section."""
        self._sure = True
        try:
            return read(key, node, record_id)
        finally:
            self._sure = False

    def where(self, node: Node, key: Node | None = None) -> Node:
        """Give what stands for a mapping: the node of its id, or of its first field's name."""
        if key is not None:
            return key
        return node[0] if node.__class__ is MappingBranch and node else node

    def place(self, where: Node) -> Place:
        """Give the place of the mapping that a node stands for."""
        start, end = where.start_mark, where.end_mark
        line, column = start.line, start.column
        width = end.column - column if end.line == line else 1
        line += self._lines_before
        return Place._make((self._text_of_file, self._record_line, line, column, width))

    def odd(self, oddity: Oddity) -> None:
        """Note something that YAML has and the format has not."""
        name = oddity.name.replace("tag:yaml.org,2002:", "!!", 1)
        kind, message, hint = {
            "tag": (
                codes.TAG,
                f"found the tag {name}",
                "every value is text: delete the tag",
            ),
            "anchor": (codes.ANCHOR, f"found the anchor &{name}", "delete the anchor"),
            "alias": (
                codes.ALIAS,
                f"found the alias *{name}",
                "write the text out, or put it in quotation marks if it begins with *",
            ),
            "directive": (codes.DIRECTIVE, "found a YAML directive", "delete the line"),
        }[oddity.what]
        line, column = oddity.line + 1, oddity.column + 1
        length = len(name) + (1 if oddity.what in ("anchor", "alias") else 0)
        self.report(
            kind, Span(line, column, line, column + max(1, length)), message, hint=hint, record=None
        )

    def check_id(self, text: str, node: Node) -> bool:
        """Tell whether the text of a key can be the id of a record."""
        if is_id(text):
            return True
        message = f"found {excerpt(text)}, expected an id: a-z, 0-9, joined by single - _ or ."
        if len(text) > MOST_ID_CHARACTERS:
            message = f"found an id of {len(text)} characters, expected at most 100"
        hint = f"for example {_slug(text)}" if _slug(text) else ""
        self.report(codes.BAD_ID, span_of(node), message, hint=hint, record=None)
        return False

    def _new_shape(
        self, layout: Layout, items: list[Node], key: Node | None
    ) -> tuple[Shape, list[Node]]:
        """Check the names of a mapping; give it without the fields that are wrong by theirs."""
        names = tuple([text_of(name) for name in items[::2]])
        fields = layout.kind.fields
        if len(set(names)) < len(names) or not all(name in fields for name in names):
            if key is not None:
                if not self._sure and (sections_with(names, layout.kind) or _is_section(items)):
                    raise OtherSection
                end = second_record(names, layout.kind)
                if end is not None:
                    self._second_record(items[2 * end])
                    return self._new_shape(layout, items[: 2 * end], key)
            return self._repair(layout, items)
        sound = tuple([name for name in names if name is not None])
        shape = self._shapes[layout][sound] = self._shape_of(layout, sound)
        return shape, items

    def _shape_of(self, layout: Layout, names: tuple[str, ...], misspelt: bool = False) -> Shape:
        kind, slots = layout.kind, layout.slots
        columns = tuple(self._column(slots[name], kind.fields[name]) for name in names)
        stances = tuple((slots[name], STANCES[name]) for name in names if name in STANCES)
        lacking = any(name not in names for name in kind.required)
        return Shape(names, columns, stances, lacking, misspelt)

    def _column(self, slot: int, spec: Field) -> _Column:
        memo = None if spec.type is FieldType.TEXT else self.memo_of(spec)
        return (slot, memo, spec.name in self._may_be_cut, spec, READERS[spec.type])

    def _repair(self, layout: Layout, items: list[Node]) -> tuple[Shape, list[Node]]:
        """Find the fields of a mapping that are wrong by their names, and leave them out."""
        kind = layout.kind
        kept: dict[str, tuple[Node, Node]] = {}
        misspelt = False
        before: Node | None = None
        pairs = iter(items)
        for name_node, value in zip(pairs, pairs, strict=True):
            name = text_of(name_node)
            if name is None or name not in kind.fields:
                self._unknown(kind, name_node, value, before, items)
                misspelt = True
            elif name in kept:
                self._duplicate(name, kept[name][0], name_node)
            else:
                kept[name] = (name_node, value)
                before = value
        shape = self._shape_of(layout, tuple(kept), misspelt)
        return shape, [node for pair in kept.values() for node in pair]

    def _note_missing(
        self, kind: RecordType, names: tuple[str, ...], items: list[Node], where: Node
    ) -> None:
        values = zip(names, items[1::2], strict=True)
        written = {name for name, value in values if not is_absent(value)}
        for name in kind.required:
            if name not in written:
                message, hint = f"this {kind.name} has no {name}", f"add `{name}:`"
                self.report(
                    codes.MISSING_FIELD, span_of(where), message, hint=hint, record=self.record_id
                )

    def _second_record(self, key: Node) -> None:
        self.partial = span_of(key)
        message = "these fields begin a second record: its id is missing above"
        hint = "write the id on a line of its own above them, as for the records beside it"
        self.report(codes.DUPLICATE_KEY, self.partial, message, hint=hint, record=self.record_id)

    def _unknown(
        self, kind: RecordType, key: Node, value: Node, before: Node | None, items: list[Node]
    ) -> None:
        name = text_of(key)
        if name is None:
            self.wrong_type(key, "the name of a field")
            return
        span = span_of(key)
        if name == "<<":
            message = "found the merge key <<"
            hint = "write the fields out"
            self.report(codes.MERGE_KEY, span, message, hint=hint, record=self.record_id)
            return
        hint = did_you_mean(name, kind.fields)
        if is_absent(value) and before is not None and kind_of(before) == PLAIN:
            hint = (
                "a comma ends an unquoted text within { }: put the text before it in double "
                "quotation marks"
            )
        elif (
            not hint
            and kind is ASSERTION
            and not any(text_of(other) in STANCES for other in items[::2])
        ):
            hint = f"a stance is one of {', '.join(STANCES)}"
        message = f"{kind.with_article} has no field {excerpt(name)}"
        self.report(codes.UNKNOWN_FIELD, span, message, hint=hint, record=self.record_id)

    def _duplicate(self, name: str, first: Node, key: Node) -> None:
        line = first.start_mark.line + 1
        message = f"the field {name} stands here twice, first in line {line}"
        hint = "keep one of them"
        self.report(codes.DUPLICATE_KEY, span_of(key), message, hint=hint, record=self.record_id)


def _is_section(items: list[Node]) -> bool:
    """Tell whether the values of a mapping are records rather than those of fields."""
    return bool(items) and all(value.__class__ is MappingBranch for value in items[1::2])


def _slug(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.lower()[:MOST_ID_CHARACTERS])
    return "-".join(words)
