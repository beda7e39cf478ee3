"""Whether an article is another edition of a document whose text is in the archive."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.archive.files import ArchivedText, read_archived
from disputes.ingest.reading.article import OpenPoint

if TYPE_CHECKING:
    from pathlib import Path

    from disputes.archive.shared.words import Vocabulary, Worded
    from disputes.ingest.reading.article import Article
    from disputes.model.knowledge_base import KnowledgeBase

_SHINGLE: Final = 5
# What the shorter of two texts has to share with the other, and how much shorter it may be.
_ALIKE, _SHORTER = 0.8, 0.5
_FEWEST_WORDS: Final = 40
# Stretches looked for as they stand, before two texts are compared word by word.
_PROBES, _FOUND = 24, 4
_MOST_LINES: Final = 10


class _Edition(NamedTuple):
    """A document, how much of its wording an article has, and the lines with words besides."""

    share: float
    document: str
    lines: tuple[int, ...]


def with_editions(article: Article, kb: KnowledgeBase, root: Path) -> Article:
    """Give an article with an open point that names the document whose text it nearly has.

    The texts of the archive at `root` are read one by one; documents with the very same text are
    left out. Takes time linear in the texts.
    """
    own = article.sha256
    texts = {
        one.id: one.text
        for one in kb.documents.values()
        if one.text is not None and one.sha256 != own
    }
    if not texts:
        return article
    found = _editions(article.text, texts, root)
    if not found:
        return article
    best = min(found, key=lambda one: (-one.share, one.document))
    point = OpenPoint("text", _told(best, others=len(found) - 1))
    return article._replace(open_points=(point, *article.open_points))


def _told(best: _Edition, others: int) -> str:
    told = f"nearly the text of '{best.document}' ({int(100 * best.share)} % of its wording)"
    if others:
        told += f", and of {others} more"
    if not best.lines:
        return f"{told}, with no words besides"
    listed = ", ".join(map(str, best.lines[:_MOST_LINES]))
    more = f" and {len(best.lines) - _MOST_LINES} more" if len(best.lines) > _MOST_LINES else ""
    return f"{told}; differs in line{'s' if len(best.lines) > 1 else ''} {listed}{more}"


def _editions(text: str, texts: dict[str, str], root: Path) -> list[_Edition]:
    from disputes.archive.shared.words import Vocabulary

    vocabulary = Vocabulary()
    own = vocabulary.read(text)
    if len(own) < _FEWEST_WORDS:
        return []
    probes = _probes(text, own)
    found = []
    for document, name in sorted(texts.items()):
        other = read_archived(root, name)
        if not isinstance(other, ArchivedText) or other.text == text:
            continue
        if _FOUND * sum(probe in other.text for probe in probes) < len(probes):
            continue
        if edition := _compared(text, own, document, other.text, vocabulary):
            found.append(edition)
    return found


def _probes(text: str, words: Worded) -> list[str]:
    """Give stretches of a text as they stand, from all over it, that do not cross a line's end."""
    step = max(1, len(words) // _PROBES)
    spans = (words.span(at, at + _SHINGLE) for at in range(0, len(words) - _SHINGLE, step))
    return [text[start:end] for start, end in spans if "\n" not in text[start:end]]


def _compared(
    text: str, own: Worded, document: str, other: str, vocabulary: Vocabulary
) -> _Edition | None:
    theirs = set(_shingles(vocabulary.words(other)))
    mine = [*_shingles([*own.words])]
    different = set(mine)
    both = len(different & theirs)
    fewer, more = sorted((len(different), len(theirs)))
    if both < _ALIKE * fewer or fewer < _SHORTER * more:
        return None
    covered = bytearray(len(own))
    for at, shingle in enumerate(mine):
        if shingle in theirs:
            covered[at : at + _SHINGLE] = b"\1" * _SHINGLE
    ends = [at for at, char in enumerate(text) if char == "\n"]
    lines = {bisect_right(ends, own.starts[at]) + 1 for at, seen in enumerate(covered) if not seen}
    return _Edition(both / len(theirs), document, tuple(sorted(lines)))


def _shingles(words: list[int]) -> zip[tuple[int, ...]]:
    return zip(*(words[start:] for start in range(_SHINGLE)), strict=False)
