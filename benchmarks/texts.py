"""The documents' full texts: every passage that is quoted, among others, as an archive has them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from benchmarks.acts import spoken
from benchmarks.cast import World
from benchmarks.words import mix, sentence

_WIDTH = 80


def full_text(world: World, number: int) -> str:
    """Write the text of a document, that of the document that it reprints included."""
    document = world.documents[number]
    paragraphs = [world.title(number), *_paragraphs(world, number)]
    if document.parent is not None:
        paragraphs += [world.title(document.parent), *_paragraphs(world, document.parent)]
    bits = mix(number)
    if bits % 3 == 0:
        paragraphs = [wrap(paragraph, _WIDTH, "\n") for paragraph in paragraphs]
    text = "\n\n".join(paragraphs) + "\n"
    if bits % 20 == 7:
        text = text.replace("tion", "\u00adtion")
    return unicodedata.normalize("NFD", text) if bits % 50 == 9 else text


def wrap(text: str, width: int, join: str) -> str:
    """Break a text at spaces into lines of at most a width where it has spaces to break at."""
    lines = []
    while len(text) > width:
        cut = text.rfind(" ", 1, width + 1)
        if cut < 0:
            break
        lines.append(text[:cut])
        text = text[cut + 1 :]
    lines.append(text)
    return join.join(lines)


def _paragraphs(world: World, number: int) -> Iterator[str]:
    document = world.documents[number]
    place = world.topic_place(document.topic)
    for index in range(document.passages):
        passage = world.passage(number, index)
        filler = sentence(document.language, place, world.mix(30, number, index))
        around = f"{_typeset(filler.text)}{filler.stop}{filler.joint}"
        words = _typeset(passage.text)
        if spoken(passage, index) == "direct":
            yield f"“{words}”{passage.stop}{passage.joint}{around}"
        else:
            yield f"{around}{words}{passage.stop}"


def _typeset(text: str) -> str:
    parts = text.split('"')
    opened = "".join(
        ("“" if place % 2 else "”") + part if place else part for place, part in enumerate(parts)
    )
    return opened.replace("'", "’").replace("« ", "«\u00a0").replace(" »", "\u00a0»")
