"""What a picture is made of: boxes, lines with their labels, and words, each with its place."""

from __future__ import annotations

from typing import NamedTuple

from disputes.graph.measure import width_of, wrapped
from disputes.graph.words import below, shortened, tag_words
from disputes.view.drawing import Edge, Node, NodeKind

TEXT, SMALL, LEADING, SMALL_LEADING = 13, 11, 17, 15
"""The sizes of type, and how far lines are apart."""

MARGIN = 9
_MOST_LINES = {NodeKind.CLAIM: 6, NodeKind.PARTY: 4, NodeKind.QUESTION: 5}
_TIP = 10

Command = tuple[str, tuple[int, ...]]
"""One command of a path, M, L, C or Q, with its coordinates."""


class Box(NamedTuple):
    """A node with its place, the lines of its label, and the words below it."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    under: tuple[str, ...]

    @property
    def middle(self) -> tuple[int, int]:
        """The middle of the box."""
        return self.x + self.width // 2, self.y + self.height // 2


class Tag(NamedTuple):
    """A label on a line: its middle, its width, and whether it is turned to run upwards."""

    text: str
    x: int
    y: int
    width: int
    turned: bool = False


class Wire(NamedTuple):
    """An edge as a path, with its label; ``heading`` is the direction in which it ends."""

    edge: Edge
    path: tuple[Command, ...]
    tag: Tag | None
    heading: tuple[int, int] = (0, 0)


class Caption(NamedTuple):
    """Words that stand by themselves; ``x`` is where they begin, ``y`` their base line."""

    text: str
    x: int
    y: int


class Layout(NamedTuple):
    """A picture without its title and legend."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    wires: tuple[Wire, ...]
    captions: tuple[Caption, ...] = ()


def box_of(node: Node, width: int, more: tuple[str, ...] = ()) -> Box:
    """Give a node a box of a width, as high as its words need, with its corner at the origin."""
    room = width - 2 * MARGIN - (2 * _TIP if node.narrator else 0)
    # A bold letter is a tenth wider.
    size = TEXT * 1.1 if node.kind is NodeKind.PARTY else TEXT
    label = shortened(node.label).strip() or node.id
    lines = wrapped(label, room, size, _MOST_LINES[node.kind]) or (node.id,)
    under = tuple(
        line for words in (below(node), *more) if words for line in wrapped(words, room, SMALL, 2)
    )
    height = LEADING * len(lines) + SMALL_LEADING * len(under) + 2 * MARGIN
    return Box(node, 0, 0, width, height, lines, under)


def tag_of(edge: Edge, x: int, y: int, *, turned: bool = False) -> Tag:
    """Give the label of an edge at a place."""
    text = tag_words(edge)
    return Tag(text, x, y, tag_width(edge), turned)


def tag_width(edge: Edge) -> int:
    """Give the width of an edge's label, with a little room on both sides."""
    return round(width_of(tag_words(edge), SMALL)) + 6
