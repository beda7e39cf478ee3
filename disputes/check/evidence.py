"""What the archive says to the quotes: each text is read once, and no more than one is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from disputes.check.places import file_order
from disputes.check.reports import Wording, wordings
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.terms import Speech

if TYPE_CHECKING:
    from disputes.archive.closest import Budget, Closest, Passage
    from disputes.archive.files import ArchiveProblem
    from disputes.archive.folder import Archive
    from disputes.archive.marks import Spans
    from disputes.archive.normalise import NormalText
    from disputes.archive.quotes import CutWord

MOST_OCCURRENCES = 1_000
"""Places of one quote that are looked at, to count them or to find one within quotation marks."""

ROUND_A_QUOTE = 300
"""How many characters of a text on either side of a quote are kept, to be compared with others."""

MOST_CHARACTERS = 2_000_000
"""How much of a text is gone through to count a word in it."""


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
    they follow one another; ``swapped`` are then two that stand in the other order. ``searched``
    tells whether ``nearest`` was looked for to the end. ``cut`` is set where the piece does stand
    in the text, but ends inside a word of it.
    """

    wording: Wording
    document: str
    piece: str | None
    nearest: Nearest | None
    searched: bool
    cut: CutWord | None = None
    swapped: tuple[str, str] | None = None


class Surrounded(NamedTuple):
    """A quote with what stands round it in a text, in the compared form."""

    before: str
    quote: str
    after: str


@dataclass
class Examined:
    """What came of looking at all archived texts.

    ``digests`` has the sha256 of each document's file, ``problems`` why there is no text. Of the
    quotes there are those that are ``absent`` from a text; those ``unquoted``, which are given as
    direct speech and stand outside of quotation marks, with how they are spoken there; and those
    of one word that stands in a text several times, with how often. ``surrounded`` has the quotes
    of assertions that several documents record, by where they are written and by document.
    """

    digests: dict[str, str] = field(default_factory=dict)
    problems: dict[str, ArchiveProblem] = field(default_factory=dict)
    absent: list[Absent] = field(default_factory=list)
    unquoted: list[tuple[Wording, str, Speech]] = field(default_factory=list)
    repeated: list[tuple[Wording, str, int]] = field(default_factory=list)
    surrounded: dict[tuple[str, int, int, str], Surrounded] = field(default_factory=dict)


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
    """One archived text, in which quotes are looked up.

    Most quotes are found without the map that leads back to the original, so it is made late.
    """

    def __init__(self, text: str, budget: Budget, examined: Examined) -> None:
        from disputes.archive.normalise import compared_form

        self._original = text
        self._compared = compared_form(text)
        self._budget = budget
        self._examined = examined

    def look_up(self, sought: list[tuple[Wording, str]]) -> None:
        for wording, document in sought:
            needle = plain_words(wording.quote)
            if not self._holds(needle, wording.quote):
                self._examined.absent.append(self._absent(needle, wording, document))
                continue
            if len(wording.assertion.reports) > 1:
                self._surround(needle, wording, document)
            if wording.speech is Speech.DIRECT:
                speech = self._speech(needle, wording.quote)
                if speech is not Speech.DIRECT:
                    self._examined.unquoted.append((wording, document, speech))
            if needle is not None and " " not in needle:
                count = self._count(needle)
                if count > 1:
                    self._examined.repeated.append((wording, document, count))

    def _surround(self, needle: str | None, wording: Wording, document: str) -> None:
        from disputes.archive.quotes import own_words

        piece = needle or max(own_words(wording.quote), key=len, default="")
        start = self._compared.find(piece) if piece else -1
        if start >= 0:
            end = start + len(piece)
            path, line, column = file_order(wording.place)
            self._examined.surrounded[path, line, column, document] = Surrounded(
                self._compared[max(0, start - ROUND_A_QUOTE) : start],
                piece,
                self._compared[end : end + ROUND_A_QUOTE],
            )

    def _count(self, word: str) -> int:
        """Count the places of a word, up to the most that are looked at, near the beginning."""
        from disputes.archive.quotes import count_occurrences

        if self._compared.count(word) < 2:
            return 1
        beginning = self._normal._replace(text=self._normal.text[:MOST_CHARACTERS])
        return count_occurrences(beginning, word, MOST_OCCURRENCES)

    @cached_property
    def _normal(self) -> NormalText:
        from disputes.archive.normalise import normalise

        return normalise(self._original)

    @cached_property
    def _closest(self) -> Closest:
        from disputes.archive.closest import Closest

        return Closest(self._normal.text, self._budget)

    @cached_property
    def _quoted(self) -> Spans:
        from disputes.archive.marks import quoted_spans

        return quoted_spans(self._original)

    @cached_property
    def _within_marks(self) -> str:
        """All that stands within quotation marks, in the compared form, with the marks; by line."""
        from disputes.archive.normalise import compared_form

        spans = (self._original[max(0, start - 1) : end + 1] for start, end in self._quoted)
        return "\n".join(map(compared_form, spans))

    def _holds(self, needle: str | None, quote: str) -> bool:
        if needle is not None and needle not in self._compared:
            return False
        from disputes.archive.quotes import find_quote, stands

        if needle is not None:
            return stands(self._compared, needle)
        return find_quote(self._normal, quote) is not None

    def _absent(self, needle: str | None, wording: Wording, document: str) -> Absent:
        from disputes.archive.closest import Passage
        from disputes.archive.quotes import cut_word, in_other_order, own_words

        pieces = own_words(wording.quote) if needle is None else (needle,) if needle else ()
        for piece in pieces:
            if piece not in self._compared:
                nearest = self._nearest(piece)
                return Absent(wording, document, piece, nearest, not self._closest.exhausted)
        cut = cut_word(self._normal.text, wording.quote)
        if cut is not None:
            nearest = self._shown(Passage(cut.start, cut.end, cut.words))
            return Absent(wording, document, cut.words, nearest, searched=True, cut=cut)
        swapped = in_other_order(self._normal, wording.quote)
        lost = None if pieces else ""
        return Absent(wording, document, lost, None, searched=True, swapped=swapped)

    def _nearest(self, words: str) -> Nearest | None:
        found = self._closest.find(words)
        return None if found is None else self._shown(found)

    def _shown(self, found: Passage) -> Nearest:
        start, end = self._normal.origin(found.start, found.end)
        return Nearest(
            self._original[start:end],
            self._normal.text[found.start : found.end],
            found.words,
            self._original.count("\n", 0, start) + 1,
            tuple(self._normal.text[low:high].strip() for low, high in found.gaps),
        )

    def _speech(self, needle: str | None, quote: str) -> Speech:
        """Tell how a quote is spoken, at the places where most of it is within quotation marks."""
        from disputes.archive.marks import wrapped
        from disputes.archive.quotes import own_words

        pieces = own_words(quote) if needle is None else (needle,)
        if all(piece in self._within_marks for piece in pieces) or wrapped(quote):
            return Speech.DIRECT
        best = [self._most_direct(piece) for piece in pieces]
        return Speech.INDIRECT if all(one is Speech.INDIRECT for one in best) else Speech.MIXED

    def _most_direct(self, piece: str) -> Speech:
        from disputes.archive.marks import speech_of
        from disputes.archive.quotes import QuoteMatch

        at = self._normal.text.find(piece)
        for _ in range(MOST_OCCURRENCES):
            if at < 0:
                break
            span = self._normal.origin(at, at + len(piece))
            speech = Speech(speech_of(QuoteMatch(span, (span,)), self._quoted))
            if speech is not Speech.INDIRECT:
                return speech
            at = self._normal.text.find(piece, at + 1)
        return Speech.INDIRECT


def plain_words(quote: str) -> str | None:
    """Give a quote in the compared form; ``None`` where brackets have to be read first."""
    if "[" in quote:
        return None
    from disputes.archive.normalise import compared_form

    return compared_form(quote)
