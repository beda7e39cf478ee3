"""Writing a record, or another member of a file, in the one style, with its comments."""

from __future__ import annotations

from collections.abc import Sequence

from disputes.edit.format.notes import Attached, Comment, Notes, blank_above, line_start_of
from disputes.edit.format.order import Order
from disputes.edit.format.texts import QUOTED, Written, write_one, write_text
from disputes.edit.scalars import WIDTH, scalar
from disputes.load.nodes import is_flow
from disputes.load.tree import MAPPING, PLAIN, SEQUENCE, Node, is_absent, kind_of, text_of
from disputes.model.fields import RECORD_TYPES, FieldType, RecordType

_STEP = 2
_SHORT = 60
_MOST_KNOWN = 20_000
_NO_NOTES = Notes(0, None)
_FLAGS = frozenset(
    name
    for kind in RECORD_TYPES.values()
    for name, spec in kind.fields.items()
    if spec.type is FieldType.FLAG
)

_Pair = tuple[Node, Node]


class Wrong(Exception):
    """Something that is an error as it is written, and would be none as it would be written."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class Writer:
    """Writes the members of one file; remembers how short texts are written."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._order = Order()
        self._names: dict[str, str] = {}
        self._known: dict[tuple[str, str, bool], str] = {}
        self._notes = Attached({}, frozenset(), (), ())

    def member(
        self, key: Node, node: Node, kind: RecordType | None, indent: int, attached: Attached
    ) -> list[str]:
        """Give the lines of a record or of a field of the file, and of the comments below it.

        Those above it are not among them.
        """
        self._notes = attached
        out: list[str] = []
        self._member(key, node, kind, indent, out)
        return out

    def name(self, key: Node) -> str:
        """Write the name of a member on a line of its own."""
        name = str(key.value)
        written = self._names.get(name)
        if written is None:
            if len(self._names) > _MOST_KNOWN:
                self._names.clear()
            written = self._names[name] = scalar(name)
        return written

    def _note(self, node: Node) -> Notes:
        return self._notes.notes.get(id(node), _NO_NOTES) if self._notes.notes else _NO_NOTES

    def _member(
        self,
        key: Node,
        node: Node,
        kind: RecordType | None,
        indent: int,
        out: list[str],
        lead: str = "",
    ) -> None:
        """Write a member of a mapping; ``lead`` is what stands before its name."""
        name = str(key.value)
        prefix = f"{lead or ' ' * indent}{self.name(key)}:"
        note = self._note(key)
        self._value(name, node, kind, indent, prefix, note, out)
        _comments(note.below, indent + _STEP, out)

    def _value(
        self,
        name: str,
        node: Node,
        kind: RecordType | None,
        indent: int,
        prefix: str,
        note: Notes,
        out: list[str],
    ) -> None:
        kind_of_node = kind_of(node)
        if kind_of_node not in (MAPPING, SEQUENCE):
            self._scalar(name, node, indent, prefix, note, out)
            return
        one = self._in_brackets(name, node, kind)
        if one is not None and len(prefix) + 1 + len(one) <= WIDTH:
            out.append(_behind(f"{prefix} {one}", note.head or note.end))
            if note.head and note.end:
                _comments([note.end], indent + _STEP, out)
            return
        if not node:
            prefix += " {}" if kind_of_node == MAPPING else " []"
        out.append(_behind(prefix, note.head))
        _comments(note.inner, indent + _STEP, out, fresh=True)
        if kind_of_node == MAPPING:
            self._pairs(node, kind, indent + _STEP, out)
        else:
            self._items(name, node, kind, indent + _STEP, out)
        if note.end is not None:
            _comments([note.end], indent + _STEP, out)

    def _scalar(
        self, name: str, node: Node, indent: int, prefix: str, note: Notes, out: list[str]
    ) -> None:
        self._demand_sound(name, node, note)
        if note is not _NO_NOTES and (note.inner or (note.head and note.end)):
            out.append(_behind(prefix, note.head))
            deeper = indent + _STEP
            _comments(note.inner, deeper, out, fresh=True)
            if is_absent(node):
                return
            written = self._written(name, node, deeper - 1, deeper, one=True)
            lines = [*([" " * deeper + written.first] if written.first else []), *written.more]
            lines[-1] = _behind(lines[-1], note.end)
            out += lines
            return
        if is_absent(node):
            out.append(_behind(prefix, note.head or note.end))
            return
        # A comment that stands deeper would become part of a literal text above it.
        written = self._written(name, node, len(prefix), indent + _STEP, one=bool(note.below))
        line = f"{prefix} {written.first}" if written.first else prefix
        if not written.more or written.block or note.head:
            line = _behind(line, note.head or note.end)
            out += (line, *written.more)
        else:
            out += (line, *written.more)
            out[-1] = _behind(out[-1], note.end)

    def _demand_sound(self, name: str, node: Node, note: Notes) -> None:
        """Demand that a value is no error by its style alone; raises ``Wrong``."""
        mark = node.start_mark
        if name in QUOTED and (note.head or note.end) and kind_of(node) == PLAIN:
            message = f"` #` begins a comment, so this {name} may end before it should"
            raise Wrong(message, mark.line + 1, mark.column + 1)
        if name in _FLAGS and kind_of(node) != PLAIN:
            message = f"{name} is true or false, without quotation marks"
            raise Wrong(message, mark.line + 1, mark.column + 1)

    def _written(
        self, name: str, node: Node, used: int, deeper: int, *, one: bool = False
    ) -> Written:
        value = node.value
        if len(value) <= _SHORT and value.isascii() and "\n" not in value:
            return Written(self._short(name, value, flow=False))
        source = self._text[node.start_mark.index : node.end_mark.index]
        return write_text(name, value, source, used, deeper, one=one)

    def _short(self, name: str, value: str, *, flow: bool) -> str:
        """Write a short text on one line."""
        known = self._known
        written = known.get((name, value, flow))
        if written is None:
            if len(known) > _MOST_KNOWN:
                known.clear()
            written = known[name, value, flow] = write_one(name, value, "", flow=flow)
        return written

    def _pairs(
        self, node: Node, kind: RecordType | None, indent: int, out: list[str], dash: str = ""
    ) -> None:
        """Write the members of a mapping, in their order; ``dash`` begins the first line."""
        pairs: list[_Pair] = list(zip(node[::2], node[1::2], strict=True))
        order = self._order.of(kind, node)
        if order is not None and self._may_move(pairs, order, dashed=bool(dash)):
            first = self._note(pairs[0][0])
            apart: list[Comment] = []
            blank = False
            if not dash and first.above:
                apart, first.above, blank = split_apart(first.above, blank=first.blank)
            pairs = [pairs[place] for place in order]
            _comments(apart, indent, out, fresh=True)
            fresh = not apart
        else:
            blank, fresh = False, True
        fields = kind.fields if kind is not None else {}
        for key, value in pairs:
            note = self._note(key)
            if note.above:
                if blank and not note.above[0].blank:
                    out.append("")
                _comments(note.above, indent - len(dash), out, fresh=fresh)
                if note.blank and not dash:
                    out.append("")
            elif blank:
                out.append("")
            inner = fields.get(text_of(key) or "")
            lead = " " * (indent - len(dash)) + dash if dash else ""
            self._member(key, value, self._order.kind_in(inner), indent, out, lead)
            blank = fresh = False
            dash = ""

    def _may_move(self, pairs: Sequence[_Pair], order: Sequence[int], *, dashed: bool) -> bool:
        """Tell whether no comment for the program would come to speak of a whole list member."""
        if not dashed or order[0] == 0 or not self._notes.notes:
            return True
        old, new = self._note(pairs[0][0]), self._note(pairs[order[0]][0])
        spoken = [old.head, old.end, new.head, new.end, *new.above]
        return not any(one is not None and "disputes:" in one.text for one in spoken)

    def _items(
        self, name: str, node: Node, kind: RecordType | None, indent: int, out: list[str]
    ) -> None:
        """Write the members of a list, one below the other."""
        lead = " " * indent + "- "
        fresh = True
        for item in node:
            note = self._note(item)
            shape = kind_of(item)
            mapping = shape == MAPPING
            if note.above:
                _comments(note.above, indent, out, fresh=fresh)
                if note.blank:
                    out.append("")
            elif mapping and not fresh and self._blank(item):
                out.append("")
            fresh = False
            one = self._in_brackets(name, item, kind) if shape in (MAPPING, SEQUENCE) else ""
            long = bool(item) and (one is None or len(lead) + len(one) > WIDTH)
            # Behind a dash that stands alone, a comment would seem to belong to what follows.
            if note.head and (long or note.inner or note.end):
                _comments([note.head], indent, out)
                note.head = None
            if note.inner:
                _comments(note.inner, indent, out)
                note.inner = []
            if long and mapping:
                self._pairs(item, kind, indent + _STEP, out, "- ")
            elif long:
                out.append(lead[:-1])
                self._items(name, item, kind, indent + _STEP, out)
            else:
                self._value(name, item, kind, indent, lead[:-1], note, out)
            if long and note.end is not None:
                _comments([note.end], indent + _STEP, out)
            _comments(note.below, indent + _STEP, out)

    def _blank(self, item: Node) -> bool:
        return blank_above(self._text, line_start_of(item))

    def _in_brackets(self, name: str, node: Node, kind: RecordType | None) -> str | None:
        """Write a list or mapping on one line, where it is short and has no comments within."""
        if id(node) in self._notes.broken:
            return None
        if kind_of(node) == SEQUENCE:
            members: list[str] = []
            length = 0
            for item in node:
                if kind_of(item) in (MAPPING, SEQUENCE) or is_absent(item):
                    return None
                members.append(self._in_flow(name, item))
                length += len(members[-1]) + 2
                if length > WIDTH:
                    return None
            return f"[{', '.join(members)}]"
        if not node:
            return "{}"
        if not is_flow(node):
            return None
        return self._in_braces(node, kind)

    def _in_braces(self, node: Node, kind: RecordType | None) -> str | None:
        order = self._order.of(kind, node)
        length = len(node) // 2
        parts: list[str] = []
        taken = 0
        for place in order if order is not None else range(length):
            key, value = node[2 * place], node[2 * place + 1]
            name = str(key.value)
            shape = kind_of(value)
            if shape == MAPPING or is_absent(value):
                return None
            if shape == SEQUENCE:
                written = self._in_brackets(name, value, None)
                if written is None:
                    return None
            else:
                self._demand_sound(name, value, _NO_NOTES)
                written = self._in_flow(name, value)
            parts.append(f"{scalar(name, flow=True)}: {written}")
            taken += len(parts[-1]) + 2
            if taken > WIDTH:
                return None
        return f"{{{', '.join(parts)}}}"

    def _in_flow(self, name: str, node: Node) -> str:
        value = node.value
        if len(value) <= _SHORT and value.isascii():
            return self._short(name, value, flow=True)
        source = self._text[node.start_mark.index : node.end_mark.index]
        return write_one(name, value, source, flow=True)


def split_apart(
    comments: Sequence[Comment], *, blank: bool
) -> tuple[list[Comment], list[Comment], bool]:
    """Divide comments above a first member: those that stand apart from it, and its own.

    And tell whether an empty line stands between the two; ``blank`` is whether there is one above
    the member itself.
    """
    if blank:
        return [*comments], [], True
    for number in range(len(comments) - 1, 0, -1):
        if comments[number].blank:
            own = [comments[number]._replace(blank=False), *comments[number + 1 :]]
            return [*comments[:number]], own, True
    return [], [*comments], False


def _comments(
    comments: Sequence[Comment], indent: int, out: list[str], *, fresh: bool = False
) -> None:
    """Write comments on lines of their own; nothing is empty above the first if that is fresh."""
    lead = " " * indent
    for comment in comments:
        if comment.blank and not fresh:
            out.append("")
        out.append(lead + comment.text)
        fresh = False


def _behind(line: str, comment: Comment | None) -> str:
    return f"{line}  {comment.text}" if comment is not None else line
