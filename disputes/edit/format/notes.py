"""Which comment belongs to which member of a record, and how it stands there.

A comment on lines of its own belongs to what follows it; one that stands deeper than the members of
a mapping or list, directly below one of them, belongs to that one, as when members change places
(``disputes.load.moves``). A comment behind something belongs to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from disputes.load.nodes import is_flow
from disputes.load.tree import BLOCK, MAPPING, SEQUENCE, Node, is_absent, kind_of

_COMMENT = re.compile(r"#[^\r\n]*")
_HEADER_COMMENT = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\r\n]*)")


_HEADS = ("key", "block", "open")
"""What a comment behind which stands behind the name."""


class Comment(NamedTuple):
    """A comment: its text from the ``#`` on, where it begins, and whether a line is empty above.

    ``column`` is ``None`` for one that does not stand on a line of its own.
    """

    text: str
    at: int
    column: int | None
    blank: bool


class Notes:
    """The comments of a member.

    ``head`` stands behind its name or the whole of it on that line, ``end`` behind its last line,
    ``inner`` between its name and its value; ``blank`` is whether a line is empty between ``above``
    and the member, and ``around`` has the ``id`` of each collection that it lies in.
    """

    __slots__ = ("above", "around", "below", "blank", "column", "end", "head", "inner", "line")

    def __init__(self, line: int, column: int | None, around: tuple[int, ...] = ()) -> None:
        self.line = line
        self.around = around
        self.column = column
        self.above: list[Comment] = []
        self.head: Comment | None = None
        self.end: Comment | None = None
        self.inner: list[Comment] = []
        self.below: list[Comment] = []
        self.blank = False


class Attached(NamedTuple):
    """The comments of a record: by the ``id`` of the node of each member's name, or of a member.

    ``broken`` has the ``id`` of every collection with a comment within; ``left`` the comments that
    belong to none of its members, but to what follows; ``count`` says how many there are in all.
    """

    notes: dict[int, Notes]
    broken: frozenset[int]
    left: tuple[Comment, ...]
    texts: tuple[str, ...]


NONE = Attached({}, frozenset(), (), ())

_Chain = tuple[tuple[int, Notes], ...]


class _Token(NamedTuple):
    """Something written: where it begins and ends, the member it is of, what that lies in.

    ``starts`` has the members that begin with it, the outermost first.
    """

    what: str
    start: int
    end: int
    chain: _Chain
    around: tuple[int, ...]
    starts: _Chain
    last_line: int
    collection: int


def attach(text: str, key: Node, node: Node, end: int, *, column: int | None) -> Attached:
    """Find the comments of a record, up to where the next begins; linear.

    ``column`` is that of its name, ``None`` where that stands in braces.
    """
    notes: dict[int, Notes] = {}
    tokens = _tokens(key, node, column, notes)
    broken: set[int] = set()
    left: list[Comment] = []
    texts: list[str] = []
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        gap_end = following.start if following is not None else end
        if token.what == "block":
            header = _HEADER_COMMENT.match(text, token.start)
            if header is not None:
                comment = Comment(header[1].rstrip(), header.start(1), None, blank=False)
                texts.append(comment.text)
                _put_head(token, comment, broken)
        found = [*comments_between(text, token.end, gap_end)]
        if found:
            texts += [comment.text for comment in found]
            _place(text, token, following, found, broken, left, column)
    for number, token in enumerate(tokens):
        for _, own in token.starts[:1]:
            start = text.rfind("\n", tokens[number - 1].end - 1, token.start) if number else -1
            own.blank = start >= 0 and blank_above(text, start + 1)
    return Attached(notes, frozenset(broken), tuple(left), tuple(texts))


def comments_between(text: str, start: int, end: int) -> Iterator[Comment]:
    """Give the comments in a stretch that has no texts, only signs and comments."""
    at = text.find("#", start, end)
    while at >= 0:
        match = _COMMENT.match(text, at, end)
        words = match[0] if match is not None else ""
        line_start = text.rfind("\n", 0, at) + 1
        own = not text[line_start:at].strip()
        column = at - line_start if own else None
        yield Comment(words.rstrip(), at, column, own and blank_above(text, line_start))
        at = text.find("#", at + len(words), end)


def blank_above(text: str, line_start: int) -> bool:
    """Tell whether the line above the one that begins at a place is empty."""
    at = line_start - 2
    while at >= 0 and text[at] in " \t\r":
        at -= 1
    return line_start > 0 and (at < 0 or text[at] == "\n")


def line_start_of(node: Node) -> int:
    """Give where the line begins in which a node does."""
    start: int = node.start_mark.index - node.start_mark.column
    return start


def text_spans(key: Node, node: Node) -> Iterator[tuple[int, int]]:
    """Give where each text of a record begins and ends, in the order of the file.

    A literal text begins behind its first line, on which a comment can stand.
    """
    pending = [node, key]
    while pending:
        one = pending.pop()
        if kind_of(one) in (MAPPING, SEQUENCE):
            pending.extend(reversed(one))
        elif not is_absent(one):
            yield one.start_mark.index, one.end_mark.index


def comments_around(text: str, start: int, key: Node, node: Node, end: int) -> Iterator[str]:
    """Give the texts of the comments from a place on, before and in a record, up to its end."""
    at = start
    for text_start, text_end in text_spans(key, node):
        for comment in comments_between(text, at, text_start):
            yield comment.text
        header = _HEADER_COMMENT.match(text, text_start)
        if header is not None and text[text_start] in "|>":
            yield header[1].rstrip()
        at = text_end
    for comment in comments_between(text, at, end):
        yield comment.text


def _tokens(key: Node, node: Node, column: int | None, notes: dict[int, Notes]) -> list[_Token]:
    tokens: list[_Token] = []

    def note(one: Node, at: int | None, around: tuple[int, ...]) -> tuple[int, Notes]:
        own = notes[id(one)] = Notes(one.start_mark.line, at, around)
        return id(one), own

    def put(
        what: str,
        start: int,
        end: int,
        where: tuple[_Chain, tuple[int, ...], _Chain],
        line: int,
        collection: int = 0,
    ) -> None:
        tokens.append(_Token(what, start, end, *where, line, collection))

    def value(one: Node, chain: _Chain, around: tuple[int, ...], starts: _Chain) -> None:
        kind = kind_of(one)
        if kind not in (MAPPING, SEQUENCE):
            if not is_absent(one):
                mark, end = one.start_mark, one.end_mark
                what = "block" if kind == BLOCK else "value"
                put(what, mark.index, end.index, (chain, around, starts), end.line)
            return
        within = (*around, id(one))
        flow = is_flow(one)
        if flow:
            mark = one.opened.start_mark
            put("open", mark.index, mark.index + 1, (chain, around, starts), mark.line, id(one))
            starts = ()
        if kind == MAPPING:
            pairs = iter(one)
            for name, inner in zip(pairs, pairs, strict=True):
                pair(name, inner, chain, within, None if flow else name.start_mark.column, starts)
                starts = ()
        else:
            for member in one:
                own = note(member, None if flow else one.start_mark.column, within)
                value(member, (*chain, own), within, (*starts, own))
                starts = ()
        if flow:
            mark = one.closed.end_mark
            put("close", mark.index - 1, mark.index, (chain, around, ()), mark.line, id(one))

    def pair(
        name: Node,
        inner: Node,
        chain: _Chain,
        around: tuple[int, ...],
        at: int | None,
        starts: _Chain,
    ) -> None:
        own = note(name, at, around)
        here = (*chain, own)
        mark, end = name.start_mark, name.end_mark
        put("key", mark.index, end.index, (here, around, (*starts, own)), end.line)
        value(inner, here, around, ())

    pair(key, node, (), (), column, ())
    return tokens


def _place(
    text: str,
    token: _Token,
    following: _Token | None,
    found: list[Comment],
    broken: set[int],
    left: list[Comment],
    column: int | None,
) -> None:
    """Place the comments between two tokens."""
    first = found[0]
    if first.column is None and "\n" not in text[token.end : first.at]:
        found = found[1:]
        _place_behind(token, first, broken)
    if not found:
        return
    if following is None:
        _place_deeper(token.chain, 0, column, found, broken, left)
    elif following.what == "close":
        inside = [one for one in token.chain if one not in following.chain]
        target = inside[0][1] if inside else following.chain[-1][1]
        target.below += found
        broken.update(following.around)
        broken.add(following.collection)
    elif not following.starts:
        token.chain[-1][1].inner += found
        broken.update(following.around)
        if following.what == "open":
            broken.add(following.collection)
    else:
        start = following.starts[0][1]
        shared = len(following.chain) - len(following.starts)
        rest: list[Comment] = []
        _place_deeper(token.chain, shared, start.column, found, broken, rest)
        if rest:
            start.above += rest
            broken.update(following.around)


def _place_behind(token: _Token, comment: Comment, broken: set[int]) -> None:
    """Place a comment in the line in which a token ends."""
    own = token.chain[-1][1]
    if token.what in _HEADS or (token.last_line == own.line and own.head is None):
        _put_head(token, comment, broken)
    elif own.end is None:
        broken.update(token.around)
        own.end = comment
    else:
        own.below.append(comment)


def _place_deeper(
    chain: _Chain,
    shared: int,
    column: int | None,
    found: list[Comment],
    broken: set[int],
    left: list[Comment],
) -> None:
    """Give comments that stand deeper than a column to the members they stand below."""
    for number, comment in enumerate(found):
        if column is None or comment.column is None or comment.column <= column:
            left += found[number:]
            return
        below = None
        for _, one in chain[shared:]:
            if one.column is None or one.column >= comment.column:
                break
            below = one
        if below is None:
            left += found[number:]
            return
        below.below.append(comment)
        broken.update(below.around)


def _put_head(token: _Token, comment: Comment, broken: set[int]) -> None:
    own = token.chain[-1][1]
    broken.update(token.around)
    if own.head is None:
        own.head = comment
    elif own.end is None and token.what not in _HEADS:
        own.end = comment
    else:
        own.inner.append(comment)
