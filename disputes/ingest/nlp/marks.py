"""Sources that punctuation marks: "Name: words", “…” — Name, and a headline's "words: name"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Extent
from disputes.ingest.nlp.draft import Draft
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.nlp.tree import Tree

_LABEL: Final = re.compile(r"([^\W\d_][^:.!?\"“”]{1,60}?)\s?:(?=\s|[\"“‘'])")
_LABEL_WORDS: Final = 4
_SIGNED: Final = re.compile(r"\s*[—–―-]{1,2}\s?([^\W\d_][^\"“”:;?!]{1,80}?)\s*[.]?\s*$")
# At the end of a headline: a name behind a colon, or a word for people behind a dash.
_ENDED: Final = re.compile(r"(?:\s?(:)| ([-–—])) ([^\W\d_][\w.'’ -]{1,40})$")
_LONGEST_HEADLINE: Final = 300
_FEWEST: Final = 4


def drafts(tree: Tree, lexicon: Lexicon) -> Iterator[Draft]:
    """Give what a paragraph that begins or ends with a name and a mark tells."""
    text = tree.written
    if found := _LABEL.match(text):
        named = tree.doc.char_span(*found.span(1))
        rest = text[found.end() :].strip()
        quoted = rest[:1] in "\"“‘'«„"
        if named is not None and rest and _label(tree, lexicon, named.start, named.end, quoted):
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
    if tree.heads and len(text) <= _LONGEST_HEADLINE:
        yield from _headline(tree, lexicon)


def _headline(tree: Tree, lexicon: Lexicon) -> Iterator[Draft]:
    """Give what a headline that ends with its speaker tells.

    After a dash only with a word for people: a name there is the outlet's, or the author's.
    """
    text = tree.written
    found = _ENDED.search(text)
    if found is None:
        return
    named = tree.doc.char_span(*found.span(3), alignment_mode="expand")
    people = lexicon.people["roles"] | lexicon.people["anonymous"]
    last = found[3].lower().split()[-1]
    roles = last in people and len(found[3].split()) < _LABEL_WORDS
    whole = any(
        quotation.start == tree.offset and quotation.end == tree.offset + found.start()
        for quotation in tree.quotations
    )
    titled = found[1] and (
        roles or (named and _label(tree, lexicon, named.start, named.end, False))
    )
    words = len(text[: found.start()].split()) >= _FEWEST
    if named is None or not ((whole and titled) or (words and (roles or titled))):
        return
    mark = Extent(*(tree.offset + place for place in found.span(1 if found[1] else 2)))
    yield Draft(
        cue=named.root,
        words=mark,
        source=Extent(*(tree.offset + place for place in found.span(3))),
        pieces=[Extent(tree.offset, tree.offset + len(text[: found.start()].rstrip()))],
        stance=Stance.ASSERTS,
        pattern="colon-speaker",
        settled=True,
    )


def _name(tree: Tree, start: int, end: int) -> bool:
    """Tell whether these tokens can be a speaker's name: a name in it, and no sentence."""
    tokens = tree.doc[start:end]
    return any(token.pos_ == "PROPN" for token in tokens) and not any(
        token.pos_ in {"VERB", "AUX"} for token in tokens
    )


def _label(tree: Tree, lexicon: Lexicon, start: int, end: int, quoted: bool) -> bool:
    """Tell whether these tokens can name who speaks behind a colon: few words, all capitals.

    Before quoted words a word for somebody does it too.
    """
    tokens = [token for token in tree.doc[start:end] if token.is_alpha]
    if not tokens or tokens[0].lower_ in lexicon.words["labels"]:
        return False
    if quoted and len(tokens) <= 2 and tokens[-1].lower_ in lexicon.people["roles"]:
        return True
    return (
        _name(tree, start, end)
        and len(tokens) <= _LABEL_WORDS
        and all(token.text[0].isupper() or token.pos_ == "PROPN" for token in tokens)
        and not any(token.pos_ == "ADP" or token.like_num for token in tree.doc[start:end])
    )
