"""What the archive says to the quotes: each text is read once, and no more than one is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from disputes.check.reports import Wording, wordings
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.terms import Speech

if TYPE_CHECKING:
    from disputes.archive.closest import Budget, Passage
    from disputes.archive.files import ArchiveProblem
    from disputes.archive.folder import Archive
    from disputes.archive.marks import Spans
    from disputes.archive.normalise import NormalText

MOST_OCCURRENCES = 1_000
"""Places of one quote that are looked at to find one within quotation marks."""


class Nearest(NamedTuple):
    """The passage of a text that is nearest to words which it does not hold.

    ``original`` is the passage as the text has it, ``normal`` in the compared form; ``words`` are
    those compared with it, ``line`` is where it begins, and ``left_out`` what the words leave out.
    """

    original: str
    normal: str
    words: str
    line: int
    left_out: tuple[str, ...]


class Absent(NamedTuple):
    """That a document's text does not hold a quote.

    ``piece`` is the part that does not stand in it, ``None`` where all parts stand, but not so that
    they follow one another. ``searched`` tells whether ``nearest`` was looked for to the end.
    """

    wording: Wording
    document: str
    piece: str | None
    nearest: Nearest | None
    searched: bool


@dataclass
class Examined:
    """What came of looking at all archived texts.

    ``digests`` has the sha256 of each document's file, ``problems`` why there is no text. Of the
    quotes there are those that are ``absent`` from a text; those ``unquoted``, which are given as
    direct speech and stand outside of quotation marks, with how they are spoken there; and those
    of one word that stands in a text several times, with how often.
    """

    digests: dict[str, str] = field(default_factory=dict)
    problems: dict[str, ArchiveProblem] = field(default_factory=dict)
    absent: list[Absent] = field(default_factory=list)
    unquoted: list[tuple[Wording, str, Speech]] = field(default_factory=list)
    repeated: list[tuple[Wording, str, int]] = field(default_factory=list)


def examine(kb: KnowledgeBase, archive: Archive) -> Examined:
    """Read all archived texts and look the quotes up in them.

    Linear in the length of the texts, and of the quotes where these stand in them; what else is
    said of those that do not is bounded.
    """
    from disputes.archive.closest import Budget
    from disputes.archive.files import ArchiveProblem, read_archived

    examined = Examined()
    budget = Budget()
    quoted: dict[str, list[tuple[Wording, str]]] = {}
    for wording in wordings(kb):
        for name in dict.fromkeys(wording.documents):
            quoted.setdefault(name, []).append((wording, name))
    files: dict[str, list[str]] = {}
    for document in kb.documents.values():
        if document.text is not None:
            files.setdefault(document.text, []).append(document.id)
    for file, documents in files.items():
        read = read_archived(archive.root, file)
        if isinstance(read, ArchiveProblem):
            examined.problems.update(dict.fromkeys(documents, read))
            continue
        examined.digests.update(dict.fromkeys(documents, read.sha256))
        sought = [one for name in documents for one in quoted.get(name, ())]
        if sought:
            _Text(read.text, budget, examined).look_up(sought)
    return examined


class _Text:
    """One archived text, in which quotes are looked up."""

    def __init__(self, text: str, budget: Budget, examined: Examined) -> None:
        from disputes.archive.closest import Closest
        from disputes.archive.normalise import normalise

        self._original = text
        self._normal: NormalText = normalise(text)
        self._quoted: Spans | None = None
        self._closest = Closest(self._normal.text, budget)
        self._examined = examined

    def look_up(self, sought: list[tuple[Wording, str]]) -> None:
        from disputes.archive.quotes import count_occurrences

        for wording, document in sought:
            needle = plain_words(wording.quote)
            if not self._holds(needle, wording.quote):
                self._examined.absent.append(self._absent(wording, document))
                continue
            if wording.speech is Speech.DIRECT:
                speech = self._speech(wording.quote)
                if speech is not Speech.DIRECT:
                    self._examined.unquoted.append((wording, document, speech))
            if needle is not None and " " not in needle:
                count = count_occurrences(self._normal, wording.quote)
                if count > 1:
                    self._examined.repeated.append((wording, document, count))

    def _holds(self, needle: str | None, quote: str) -> bool:
        if needle is not None:
            return bool(needle) and needle in self._normal.text
        from disputes.archive.quotes import find_quote

        return find_quote(self._normal, quote) is not None

    def _absent(self, wording: Wording, document: str) -> Absent:
        from disputes.archive.quotes import find_quote, own_words

        pieces = own_words(wording.quote)
        for piece in pieces:
            if find_quote(self._normal, piece) is None:
                nearest = self._nearest(piece)
                return Absent(wording, document, piece, nearest, not self._closest.exhausted)
        return Absent(wording, document, None if pieces else "", None, searched=True)

    def _nearest(self, words: str) -> Nearest | None:
        found: Passage | None = self._closest.find(words)
        if found is None:
            return None
        start, end = self._normal.origin(found.start, found.end)
        return Nearest(
            self._original[start:end],
            self._normal.text[found.start : found.end],
            found.words,
            self._original.count("\n", 0, start) + 1,
            tuple(self._normal.text[low:high].strip() for low, high in found.gaps),
        )

    def _speech(self, quote: str) -> Speech:
        """Tell how the quote is spoken where it stands most within quotation marks."""
        from disputes.archive.marks import quoted_spans, wrapped

        if wrapped(quote):
            return Speech.DIRECT
        if self._quoted is None:
            self._quoted = quoted_spans(self._original)
        from disputes.archive.quotes import own_words

        best = [self._most_direct(piece, self._quoted) for piece in own_words(quote)]
        if all(one is Speech.DIRECT for one in best):
            return Speech.DIRECT
        return Speech.INDIRECT if all(one is Speech.INDIRECT for one in best) else Speech.MIXED

    def _most_direct(self, piece: str, quoted: Spans) -> Speech:
        from disputes.archive.marks import speech_of
        from disputes.archive.quotes import QuoteMatch

        best = Speech.INDIRECT
        at = self._normal.text.find(piece)
        for _ in range(MOST_OCCURRENCES):
            if at < 0:
                break
            span = self._normal.origin(at, at + len(piece))
            speech = Speech(speech_of(QuoteMatch(span, (span,)), quoted))
            if speech is Speech.DIRECT:
                return speech
            best = speech if speech is Speech.MIXED else best
            at = self._normal.text.find(piece, at + 1)
        return best


def plain_words(quote: str) -> str | None:
    """Give a quote in the compared form; ``None`` where brackets have to be read first."""
    if "[" in quote:
        return None
    if quote.isascii() and quote.isprintable() and "  " not in quote:
        return quote.strip(" ")
    from disputes.archive.normalise import normalise

    return normalise(quote).text.strip(" ")
