"""Sources that punctuation marks: "Name: words", “…” — Name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Extent
from disputes.ingest.nlp.draft import Draft
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disputes.ingest.nlp.tree import Tree

_LABEL: Final = re.compile(r"([^\W\d_][^:.!?\"“”]{1,60}?)\s?:(?=\s|[\"“‘'])")
_LABEL_WORDS: Final = 4
_SIGNED: Final = re.compile(r"\s*[—–―-]{1,2}\s?([^\W\d_][^\"“”:;?!]{1,80}?)\s*[.]?\s*$")


def drafts(tree: Tree) -> Iterator[Draft]:
    """Give what a paragraph that begins with a name and a colon, or ends signed, tells."""
    text = tree.doc.text
    if found := _LABEL.match(text):
        named = tree.doc.char_span(*found.span(1))
        rest = text[found.end() :].strip()
        if named is not None and rest and _label(tree, named.start, named.end):
            begin = text.index(rest, found.end())
            colon = tree.offset + found.end(1)
            yield Draft(
                cue=named.root,
                words=Extent(colon, tree.offset + found.end()),
                source=tree.extent(named[0], named[-1]),
                pieces=[Extent(tree.offset + begin, tree.offset + begin + len(rest))],
                stance=Stance.ASSERTS,
                pattern="speaker-colon",
                settled=True,
            )
    for quotation in tree.quotations:
        if found := _SIGNED.match(text, quotation.end - tree.offset):
            named = tree.doc.char_span(*found.span(1), alignment_mode="expand")
            if named is None or not _name(tree, named.start, named.end):
                continue
            yield Draft(
                cue=named.root,
                words=Extent(tree.offset + found.start(), tree.offset + found.start(1)),
                source=Extent(*(tree.offset + place for place in found.span(1))),
                pieces=[Extent(quotation.start, quotation.end)],
                stance=Stance.ASSERTS,
                pattern="quote-signature",
                settled=True,
            )


def _name(tree: Tree, start: int, end: int) -> bool:
    """Tell whether these tokens can be a speaker's name: a name in it, and no sentence."""
    tokens = tree.doc[start:end]
    return any(token.pos_ == "PROPN" for token in tokens) and not any(
        token.pos_ in {"VERB", "AUX"} for token in tokens
    )


def _label(tree: Tree, start: int, end: int) -> bool:
    """Tell whether these tokens can name who speaks behind a colon: few words, all capitals."""
    tokens = [token for token in tree.doc[start:end] if token.is_alpha]
    return (
        _name(tree, start, end)
        and len(tokens) <= _LABEL_WORDS
        and all(token.text[0].isupper() or token.pos_ == "PROPN" for token in tokens)
        and not any(token.pos_ == "ADP" or token.like_num for token in tree.doc[start:end])
    )
