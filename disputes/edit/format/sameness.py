"""That a formatted file says what it said: the same data, the same comments about the same."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b

from disputes.edit.format.notes import comments_around, comments_between
from disputes.load.comments import comments_with
from disputes.load.plain import NotPlain, plain_of
from disputes.load.resume import read_nodes
from disputes.load.text import FileText
from disputes.load.tree import MAPPING, SEQUENCE, Node, Oddity, is_absent, kind_of, text_of
from disputes.model.comments import MARKER


class NotTheSame(Exception):
    """That formatting would change what a file says, or what a comment is about.

    ``comment`` is the text of that comment.
    """

    def __init__(self, message: str, comment: str = "") -> None:
        super().__init__(message)
        self.comment = comment


class Contents:
    """What a file says, record by record, and its comments."""

    def __init__(self) -> None:
        self.comments: list[str] = []
        self._said: dict[tuple[str | None, str], bytes] = {}

    def add(self, section: Node | None, key: Node, node: Node) -> None:
        """Add a record, or a field of the file; raises ``NotPlain``."""
        name, holder = text_of(key), text_of(section) if section is not None else None
        if name is None or (holder, name) in self._said:
            raise NotPlain(f"'{name}' stands twice")
        plain = plain_of(node)
        said = json.dumps(plain, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
        self._said[holder, name] = blake2b(said.encode(), digest_size=16).digest()

    def add_section(self, key: Node) -> None:
        """Add a section whose records have been added; raises ``NotPlain``."""
        name = text_of(key)
        if name is None or (None, name) in self._said:
            raise NotPlain(f"'{name}' stands twice")
        self._said[None, name] = b""

    def demand_same(self, other: Contents) -> None:
        """Demand that another file says the same with the same comments; or ``NotTheSame``."""
        if self._said != other._said:
            raise NotTheSame("it would not say the same")
        if Counter(self.comments) != Counter(other.comments):
            raise NotTheSame("a comment would be lost")


def contents_of(data: bytes) -> Contents:
    """Give what a file says; raises ``NotTheSame`` where it cannot be read whole.

    Costs one reading, and some bytes a record.
    """
    text = data.decode()
    contents = Contents()
    oddities: list[Oddity] = []
    section: Node | None = None
    at = 0

    def comments(until: int, key: Node, node: Node) -> None:
        if text.find("#", at, until) >= 0:
            contents.comments.extend(comments_around(text, at, key, node, until))

    def take(holder: Node | None, key: Node, node: Node) -> None:
        nonlocal section, at
        if holder is None and section is key:
            contents.add_section(key)
            section = None
            return
        contents.add(holder, key, node)
        if holder is not None and holder is not section:
            section = holder
            start = holder.start_mark.index
            contents.comments.extend(one.text for one in comments_between(text, at, start))
            at = holder.end_mark.index
        until = _end(node) if not is_absent(node) else key.end_mark.index
        comments(until, key, node)
        at = until

    try:
        stopped = read_nodes(data, take, oddities.append)
    except NotPlain as error:
        raise NotTheSame(str(error)) from error
    if stopped or oddities:
        raise NotTheSame("it could not be read")
    contents.comments.extend(one.text for one in comments_between(text, at, len(text)))
    return contents


def spoken_of(data: bytes) -> Counter[tuple[str, frozenset[str]]]:
    """Give the comments for the program, each with the addresses of all it is about."""
    comments = comments_with(FileText("", data), MARKER)
    wanted: dict[int, list[str]] = {}
    for comment in comments:
        for line in range(comment.first, comment.last + 1):
            wanted.setdefault(line, [])

    def take(section: Node | None, key: Node, node: Node) -> None:
        holder = f"{text_of(section)}\0" if section is not None else ""
        for address, line in _addresses(holder, key, node):
            if line in wanted:
                wanted[line].append(address)

    read_nodes(data, take, lambda _: None)
    known: dict[tuple[int, int], frozenset[str]] = {}
    found: Counter[tuple[str, frozenset[str]]] = Counter()
    for comment in comments:
        where = (comment.first, comment.last)
        if where not in known:
            lines = range(comment.first, comment.last + 1)
            known[where] = frozenset(one for line in lines for one in wanted[line])
        found[comment.text, known[where]] += 1
    return found


def _addresses(holder: str, key: Node, node: Node) -> Iterator[tuple[str, int]]:
    """Give every name and value of a record with the line, from 1, at which it begins."""
    pending: list[tuple[str, Node | None, Node]] = [(holder + str(text_of(key)), key, node)]
    while pending:
        address, name, value = pending.pop()
        if name is not None:
            yield address + "\0name", name.start_mark.line + 1
        kind = kind_of(value)
        if kind == MAPPING:
            pairs = iter(value)
            for inner, one in zip(pairs, pairs, strict=True):
                pending.append((f"{address}\0{text_of(inner)}", inner, one))
        elif kind == SEQUENCE:
            pending.extend((f"{address}\0{number}", None, one) for number, one in enumerate(value))
        elif not is_absent(value):
            yield address, value.start_mark.line + 1


def _end(node: Node) -> int:
    while kind_of(node) in (MAPPING, SEQUENCE):
        if node.opened.flow_style or not node:
            end: int = node.closed.end_mark.index
            return end
        node = node[-1]
    last: int = node.end_mark.index
    return last
