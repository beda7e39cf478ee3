"""SVG: a picture with a title and a legend, that loads nothing and looks the same everywhere.

Text alternatives: the whole has a title and a description, each line a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disputes.escape.xml import xml_text
from disputes.graph.layout import lay_out
from disputes.graph.legend import Sample, legend
from disputes.graph.look import FOCUS, GREY, INK, PAPER, Look, border, look
from disputes.graph.measure import unsure, width_of, wrapped
from disputes.graph.pieces import (
    LEADING,
    SMALL,
    SMALL_LEADING,
    TEXT,
    Box,
    Command,
    Layout,
    Tag,
)
from disputes.graph.words import names_of, sentence, shortened, subtitle
from disputes.view.drawing import Drawing, Edge, EdgeKind, Node, NodeKind

_EDGE, _HEADING, _HEADING_LEADING = 24, 19, 25
_LEAST = 560
_SAMPLE = 46
_TIP = 10
_FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"


def render(drawing: Drawing) -> Iterator[str]:
    """Give a drawing as a picture."""
    layout = lay_out(drawing)
    samples = legend(drawing)
    inner = max(layout.width, _LEAST)
    title = wrapped(shortened(drawing.title), inner, _HEADING * 1.1, 3)
    notes = [
        line
        for words in (subtitle(drawing), *drawing.notes)
        for line in wrapped(words, inner, SMALL + 1, 3)
    ]
    top = _EDGE + _HEADING_LEADING * len(title) + LEADING * len(notes) + 18
    left = _EDGE + (inner - layout.width) // 2
    rows = _legend_rows(samples, inner)
    below = top + layout.height + 34
    width = inner + 2 * _EDGE
    height = below + 22 * len(rows) + _EDGE - 12
    yield from _opening(drawing, width, height)
    y = _EDGE - 6
    for line in title:
        y += _HEADING_LEADING
        yield _text(line, _EDGE, y - 6, _HEADING, bold=True)
    for line in notes:
        y += LEADING
        yield _text(line, _EDGE, y, SMALL + 1, colour=GREY)
    yield f'<g transform="translate({left} {top})">\n'
    yield from _picture(drawing, layout)
    yield "</g>\n"
    yield from _legend(rows, below, width)
    yield "</g>\n</svg>\n"


def _opening(drawing: Drawing, width: int, height: int) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img">\n'
    )
    yield f"<title>{xml_text(drawing.title)}</title>\n"
    names = names_of(drawing)
    sentences = [sentence(edge, names) for edge in drawing.edges]
    told = ". ".join([subtitle(drawing), *drawing.notes, *sentences])
    yield f"<desc>{xml_text(told)}.</desc>\n"
    yield f'<rect width="{width}" height="{height}" fill="{PAPER}"/>\n'
    yield f'<g font-family="{_FONT}" fill="{INK}">\n'


def _picture(drawing: Drawing, layout: Layout) -> Iterator[str]:
    names = names_of(drawing)
    for wire in layout.wires:
        told = xml_text(sentence(wire.edge, names))
        yield f"<g><title>{told}</title>{_line(wire.edge, wire.path, wire.heading)}</g>\n"
    for wire in layout.wires:
        if wire.tag is not None:
            yield _tag(wire.tag, look(wire.edge))
    for caption in layout.captions:
        yield _text(caption.text, caption.x, caption.y, SMALL + 1, colour=GREY)
    for box in layout.boxes:
        yield from _box(box)


def _line(edge: Edge, path: Iterable[Command], heading: tuple[int, int]) -> str:
    """Draw a line; a double one is a wide one with a narrow white one on it."""
    style = look(edge)
    commands = [(letter, tuple(points)) for letter, points in path]
    points = " ".join(f"{letter}{' '.join(map(str, numbers))}" for letter, numbers in commands)
    dashes = ""
    if edge.by_inference:
        dashes = ' stroke-dasharray="7 5"'
    elif edge.kind in (EdgeKind.SUPPORTS, EdgeKind.WEAKENS):
        dashes = ' stroke-dasharray="1.5 3"'
    width = style.width * 2.4 if style.double else style.width
    line = (
        f'<path d="{points}" fill="none" stroke="{style.colour}" stroke-width="{width:.1f}"'
        f"{dashes}/>"
    )
    if style.double:
        line += (
            f'<path d="{points}" fill="none" stroke="{PAPER}" stroke-width="{width * 0.42:.1f}"/>'
        )
    return line + _head(style, commands[-1][1][-2:], heading)


def _head(style: Look, end: tuple[int, ...], heading: tuple[int, int]) -> str:
    """Draw the end of a line: an arrow, an open arrow, or a bar."""
    (x, y), (dx, dy) = end, heading
    if style.head == "none" or heading == (0, 0):
        return ""

    def at(back: int, aside: int) -> str:
        return f"{x - dx * back - dy * aside} {y - dy * back + dx * aside}"

    if style.head == "arrow":
        return f'<path d="M{at(1, 0)} L{at(10, 4)} L{at(10, -4)} Z" fill="{style.colour}"/>'
    stroke = f'fill="none" stroke="{style.colour}"'
    if style.head == "bar":
        return f'<path d="M{at(4, 6)} L{at(4, -6)}" {stroke} stroke-width="2.6"/>'
    return f'<path d="M{at(9, 4)} L{at(1, 0)} L{at(9, -4)}" {stroke} stroke-width="1.3"/>'


def _tag(tag: Tag, style: Look) -> str:
    left, top = tag.x - tag.width // 2, tag.y - 7
    turn = f' transform="rotate(-90 {tag.x} {tag.y})"' if tag.turned else ""
    return (
        f'<g{turn}><rect x="{left}" y="{top}" width="{tag.width}" height="14" fill="{PAPER}"/>'
        + _text(tag.text, tag.x, tag.y + 4, SMALL, colour=style.colour, middle=True).rstrip()
        + "</g>\n"
    )


def _box(box: Box) -> Iterator[str]:
    """Draw a box with its words; the whole label is its title, for where it had to be cut."""
    node = box.node
    told = f"{node.label} ({node.id})" if node.label != node.id else node.id
    yield f"<g><title>{xml_text(told)}</title>{_outline(box)}\n"
    middle = node.kind is NodeKind.PARTY
    words = LEADING * len(box.lines) + SMALL_LEADING * len(box.under)
    x = box.middle[0] if middle else box.x + 12
    y = box.y + (box.height - words) // 2 - 4
    room = box.width - (38 if node.narrator else 18)
    for line in box.lines:
        y += LEADING
        yield _text(line, x, y, TEXT, bold=middle, middle=middle, room=room)
    for line in box.under:
        y += SMALL_LEADING
        heavy = border(node) > 1
        yield _text(line, x, y, SMALL, bold=heavy, middle=middle, colour=INK if heavy else GREY)
    yield "</g>\n"


def _outline(box: Box) -> str:
    """Draw the border: round for a party, pointed for a narrator, dog-eared for a question."""
    node = box.node
    fill = FOCUS if node.focus else PAPER
    style = f'fill="{fill}" stroke="{INK}" stroke-width="{border(node):g}"'
    if node.by_inference:
        style += ' stroke-dasharray="7 5"'
    x, y, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    if node.narrator:
        tip, half = min(_TIP, box.width // 4), box.middle[1]
        corners = (
            f"M{x} {half} L{x + tip} {y} L{right - tip} {y} L{right} {half} "
            f"L{right - tip} {bottom} L{x + tip} {bottom} Z"
        )
        return f'<path d="{corners}" {style}/>'
    if node.kind is NodeKind.QUESTION:
        ear = min(12, box.height // 3)
        corners = (
            f"M{x} {y} L{right - ear} {y} L{right} {y + ear} L{right} {bottom} L{x} {bottom} Z "
            f"M{right - ear} {y} L{right - ear} {y + ear} L{right} {y + ear}"
        )
        return f'<path d="{corners}" {style}/>'
    corner = f' rx="{min(14, box.height // 2)}"' if node.kind is NodeKind.PARTY else ""
    return f'<rect x="{x}" y="{y}" width="{box.width}" height="{box.height}"{corner} {style}/>'


_Placed = tuple[Sample, int]


def _legend_rows(samples: Iterable[Sample], width: int) -> list[list[_Placed]]:
    """Put the parts of the legend into rows, each with the place where it begins."""
    rows: list[list[_Placed]] = []
    x = width
    for sample in samples:
        needed = _SAMPLE + round(width_of(sample.text, SMALL)) + 26
        if x + needed - 26 > width:
            rows.append([])
            x = 0
        rows[-1].append((sample, x))
        x += needed
    return rows


def _legend(rows: list[list[_Placed]], top: int, width: int) -> Iterator[str]:
    if rows:
        line = f"M{_EDGE} {top - 14} L{width - _EDGE} {top - 14}"
        yield f'<path d="{line}" stroke="{GREY}" stroke-width="0.5"/>\n'
    for number, row in enumerate(rows):
        y = top + 22 * number + 4
        for (shown, text), begin in row:
            x = _EDGE + begin
            if isinstance(shown, Node):
                yield _outline(Box(shown, x + 4, y - 7, _SAMPLE - 16, 14, (), ()))
            else:
                path = (("M", (x, y)), ("L", (x + _SAMPLE - 8, y)))
                yield _line(shown, path, (1, 0))
            yield _text(text, x + _SAMPLE, y + 4, SMALL)


def _text(
    text: str,
    x: int,
    y: int,
    size: int,
    *,
    bold: bool = False,
    middle: bool = False,
    colour: str = "",
    room: int = 0,
) -> str:
    style = f'font-size="{size}"'
    if bold:
        style += ' font-weight="bold"'
    if middle:
        style += ' text-anchor="middle"'
    if colour:
        style += f' fill="{colour}"'
    if room and unsure(text):
        fitted = min(room, round(width_of(text, size)))
        style += f' textLength="{fitted}" lengthAdjust="spacingAndGlyphs"'
    return f'<text x="{x}" y="{y}" {style}>{xml_text(text)}</text>\n'
