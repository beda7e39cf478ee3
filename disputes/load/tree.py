"""From clean bytes to the nodes of one record after another, out of libyaml's event stream.

Only events are used: libyaml's composer recurses in C and ends in a segmentation fault on deep
nesting, and PyYAML's drops all but the last of duplicate keys. A scalar's node is its event
itself: a knowledge base of 100,000 assertions has two million of them, each lives for one record
only, and hardly any is ever asked for its place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from disputes.span import Span

MOST_LEVELS = 32

# The kinds of node: scalars first; BLOCK is a literal or folded one.
PLAIN: Final = 0
QUOTED: Final = 1
BLOCK: Final = 2
MAPPING: Final = 3
SEQUENCE: Final = 4
ALIAS: Final = 5

_KINDS: dict[str | None, int] = {
    None: PLAIN,
    "": PLAIN,
    "'": QUOTED,
    '"': QUOTED,
    "|": BLOCK,
    ">": BLOCK,
}


class Branch(list[Any]):
    """The members of a collection, and the events at its ends.

    A list itself, since that is made in a third of the time of an object that holds one.
    """

    __slots__ = ("closed", "opened")

    opened: Any
    closed: Any

    @property
    def start_mark(self) -> Any:
        """Where it begins."""
        return self.opened.start_mark

    @property
    def end_mark(self) -> Any:
        """Where it ends.

        A block collection's own end lies after the blank lines that follow it, so it ends where
        its last member does.
        """
        return self[-1].end_mark if self and not self.opened.flow_style else self.closed.end_mark


class MappingBranch(Branch):
    """A mapping: keys and values in turn."""

    __slots__ = ()


class ListBranch(Branch):
    """A sequence."""

    __slots__ = ()


Node = Any
"""A ``ScalarEvent`` or ``AliasEvent`` of PyYAML, or a ``Branch``.

All have a ``start_mark`` and an ``end_mark`` whose line and column count from 0.
"""


def kind_of(node: Node) -> int:
    """Tell which kind of node it is."""
    if node.__class__ is ScalarEvent:
        return _KINDS[node.style]
    if node.__class__ is MappingBranch:
        return MAPPING
    return SEQUENCE if node.__class__ is ListBranch else ALIAS


def is_absent(node: Node) -> bool:
    """Tell whether a node is an empty plain scalar, which stands for no value."""
    return node.__class__ is ScalarEvent and not node.style and not node.value


def text_of(node: Node) -> str | None:
    """Give the text of a scalar, ``None`` of any other node."""
    return str(node.value) if node.__class__ is ScalarEvent else None


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that YAML has and the format has not: an anchor, an alias, a tag, a directive."""

    what: str
    name: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Why reading stopped before the end, and where; lines and columns count from 0.

    ``within`` is the line of the key of the record or field that was being read; ``since`` the
    place at which the thing began that the parser could not finish, where it knows one;
    ``unfinished`` whether that record had been begun and not yet been given out.
    """

    what: str
    line: int
    column: int
    within: int
    since: tuple[int, int] | None = None
    unfinished: bool = False


MENDED: Final = ("colon", "margin")
"""What a stop is called at the name of a section that was read on from as if it were right."""

Emit = Callable[[Node | None, Node, Node], None]
"""Takes the section's key (none for a field of the file), a key and its value."""


def span_of(node: Node) -> Span:
    """Give the span of a node."""
    start, end = node.start_mark, node.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def may_be_odd(data: bytes) -> bool:
    """Tell whether a file can have a tag or an anchor: quick, and never wrongly false."""
    for sign in (b"&", b"!"):
        at = data.find(sign)
        while at >= 0:
            if at == 0 or data[at - 1] in b" \t\r\n[{,:?-":
                return True
            at = data.find(sign, at + 1)
    return False


def event_source(data: bytes, *, pure: bool = False) -> Callable[[], Any]:
    """Give the function that returns the next event: of libyaml's parser, or the pure one."""
    if pure or not yaml.__with_libyaml__:
        from disputes.load.pure import pure_events

        return pure_events(data)
    get: Callable[[], Any] = yaml.CSafeLoader(data).get_event
    return get


def build(  # noqa: PLR0912, PLR0915 - one loop over a million events: calls double its time
    get_event: Callable[[], Any],
    emit: Emit,
    odd: Callable[[Oddity], None],
    *,
    may_be_odd: bool = True,
) -> Stop | None:
    """Read events into nodes, give each finished record to ``emit``; return why it stopped early.

    ``may_be_odd`` is false where it is known that the file has no tag and no anchor. Nothing
    recurses; memory is that of one record.
    """
    stack: list[Branch] = []
    items: Branch = ListBranch()
    append = items.append
    section: Node | None = None
    documents = within = depth = 0
    unfinished = False
    try:
        while True:
            event = get_event()
            kind = event.__class__
            if kind is ScalarEvent:
                if may_be_odd:
                    _note_odd(event, odd)
                append(event)
                if depth > 2:
                    continue
                node = event
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if depth >= MOST_LEVELS:
                    return _stop_at("depth", event, within, unfinished)
                if depth == 0 and kind is SequenceStartEvent:
                    return _stop_at("root", event, within, unfinished)
                if may_be_odd:
                    _note_odd(event, odd)
                if depth == 1 and kind is MappingStartEvent and len(items) == 1:
                    section = items[0]
                depth += 1
                stack.append(items)
                items = MappingBranch() if kind is MappingStartEvent else ListBranch()
                items.opened = event
                append = items.append
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node = items
                node.closed = event
                depth -= 1
                items = stack.pop()
                append = items.append
                if depth == 0:
                    continue
                append(node)
            elif kind is AliasEvent:
                odd(_oddity("alias", event.anchor, event))
                node = event
                append(node)
            elif kind is StreamEndEvent:
                return None
            else:
                if kind is DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        return _stop_at("document", event, within, unfinished)
                    if event.version or event.tags:
                        odd(_oddity("directive", "", event))
                continue
            if depth > 2:
                continue
            if depth == 0:
                if not is_absent(node):
                    return _stop_at("root", event, within, unfinished)
            elif items.__class__ is MappingBranch:
                if len(items) % 2:
                    within, unfinished = node.start_mark.line, True
                else:
                    emit(section if depth == 2 else None, items[0], node)
                    items.clear()
                    unfinished = False
            elif depth == 1:
                items.clear()
    except yaml.YAMLError as error:
        return _stop(error, within, unfinished)


def _note_odd(event: Any, odd: Callable[[Oddity], None]) -> None:
    if event.tag is not None:
        odd(_oddity("tag", event.tag, event))
    if event.anchor is not None:
        odd(_oddity("anchor", event.anchor, event))


def _oddity(what: str, name: str, event: Any) -> Oddity:
    return Oddity(what, name, event.start_mark.line, event.start_mark.column)


def _stop_at(what: str, event: Any, within: int, unfinished: bool) -> Stop:
    mark = event.start_mark
    return Stop(what, mark.line, mark.column, within, None, unfinished)


def _stop(error: yaml.YAMLError, within: int, unfinished: bool) -> Stop:
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or error)
    since = (context.line, context.column) if context is not None else None
    if "unexpected end of stream" in problem and context is not None:
        mark = context
    line, column = (mark.line, mark.column) if mark is not None else (within, 0)
    return Stop(problem, line, column, within, since, unfinished)
