"""Where the assertions of a file begin, whether or not they could be read as assertions."""

from __future__ import annotations

from typing import NamedTuple

from disputes.load.resume import read_nodes
from disputes.load.text import FileText
from disputes.load.tree import MAPPING, SEQUENCE, Node, kind_of, text_of


class AssertionLine(NamedTuple):
    """An assertion by its claim and its number there, with its line and column, all from 1."""

    claim: str
    number: int
    line: int
    column: int


def assertion_lines(text: FileText) -> list[AssertionLine]:
    """Give the assertions of a file in the order of their places; costs one reading of it."""
    found: list[AssertionLine] = []

    def take(section: Node | None, key: Node, node: Node) -> None:
        name, claim = text_of(section) if section is not None else None, text_of(key)
        if name != "claims" or claim is None or kind_of(node) != MAPPING:
            return
        pairs = iter(node)
        for field, value in zip(pairs, pairs, strict=True):
            if text_of(field) == "assertions" and kind_of(value) == SEQUENCE:
                marks = (one.start_mark for one in value)
                found.extend(
                    AssertionLine(claim, number, mark.line + 1, mark.column + 1)
                    for number, mark in enumerate(marks, 1)
                )

    read_nodes(text.data, take, lambda _: None)
    return sorted(found, key=lambda one: (one.line, one.column))
