"""Asking for a quote: chosen in the archived text by a few words of it, or pasted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from disputes.cli.asking.checking import told
from disputes.cli.asking.question import Question
from disputes.cli.completion.matching import Offer
from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.archive.passages import Passages
    from disputes.load import LoadResult

_MOST = 12
_FEWEST_WORDS, _MOST_WORDS = 3, 6
"""Words that are a quote if they stand there, and those that are no longer some words of one."""
_HOW = (
    "Some words of it, to choose the passage and edit it; first words … last words for several "
    "sentences; or paste it. "
)
_NONE = "Empty: none."
_MORE = "Enter takes it. Alt-↓ and Alt-↑: a sentence more or less."


class QuoteFinder:
    """Finds passages in the texts of some documents, and holds quotes against these."""

    def __init__(self, loaded: LoadResult, root: Path, documents: Sequence[str]) -> None:
        self._loaded = loaded
        self._root = root
        self._names = [name for name in documents if name in loaded.kb.documents]

    def offers(self, typed: str) -> Sequence[Offer]:
        """Give the passages that words may be about, each with its line.

        Of several texts, what all of them hold comes first.
        """
        shared: dict[str, Offer] = {}
        others: dict[str, Offer] = {}
        for name, passages in self.texts.items():
            for one in passages.like(typed, _MOST):
                if one.words in shared or one.words in others:
                    continue
                line = f"line {one.line}{', quoted' if one.quoted else ''}"
                if all(text.holds(one.words) for text in self.texts.values()):
                    shared[one.words] = Offer(one.words, line)
                else:
                    others[one.words] = Offer(one.words, f"only {name}, {line}")
        return (*shared.values(), *others.values())[:_MOST]

    def choices(self, typed: str) -> Sequence[Offer]:
        """Give the passages that a few words were typed to find; nothing for what is a quote.

        That is what stands there word for word, and is a whole passage or not too short.
        """
        from disputes.archive.passages import OMITTED

        if not typed.strip():
            return ()
        parts = [part.split() for part in OMITTED.split(typed.strip())]
        if not self.wrong(typed):
            short = min(map(len, parts)) < _FEWEST_WORDS
            if not short or any(one.is_passage(typed) for one in self.texts.values()):
                return ()
        elif len(parts) == 1 and len(parts[0]) > _MOST_WORDS:
            return ()
        having = {one.words for text in self.texts.values() for one in text.having(typed, _MOST)}
        offers = self.offers(typed)
        fitting = [offer for offer in offers if offer.value in having]
        return fitting or (offers if len(offers) == 1 and len(parts[0]) <= _FEWEST_WORDS else ())

    def moved(self, quote: str, by: int) -> str:
        """Give a quote with a sentence more or less behind it; as it is where there is none."""
        for passages in self.texts.values():
            longer = passages.moved(quote, by)
            if longer is not None:
                return longer
        return quote

    def wrong(self, quote: str) -> str:
        """Say why a quote cannot be taken; nothing where all of the texts hold it."""
        from disputes.cli.editing.verifying import quote_problem

        try:
            return quote_problem(self._loaded, self._names, quote, self._root)
        except WrongUse as error:
            return told(error)

    def place(self, quote: str) -> str:
        """Say how a quote goes on."""
        return _MORE if len(quote.split()) > 2 and not self.wrong(quote) else ""

    @cached_property
    def texts(self) -> dict[str, Passages]:
        """The passages of the documents that have a text in the archive."""
        from disputes.archive.files import ArchiveProblem
        from disputes.archive.folder import open_archive
        from disputes.archive.passages import Passages

        found = {}
        archive = open_archive(self._root)
        for name in self._names:
            text = self._loaded.kb.documents[name].text
            read = archive.document_text(text) if text is not None else None
            if read is not None and not isinstance(read, ArchiveProblem):
                found[name] = Passages(read)
        return found


def quote_question(
    loaded: LoadResult, root: Path | None, documents: Sequence[str], *, verified: bool
) -> tuple[Question, bool]:
    """Give the question for a quote from some documents, and whether it is looked up in them."""
    asked = Question("Quote", settled=_one_line, open=False)
    unread = "" if verified else "It is not looked up in the archive. "
    if root is None:
        return asked._replace(
            about="Paste it; there is no archive to look it up in. " + _NONE
        ), False
    finder = QuoteFinder(loaded, root, documents)
    asked = asked._replace(offers=finder.offers, passage=True, moved=finder.moved)
    for name in documents if verified else ():
        if name not in finder.texts:
            unread = f"It is not looked up, for '{name}' has no text in the archive. "
    if unread:
        return asked._replace(about=f"Paste it. {unread}{_NONE}"), False
    return asked._replace(
        about=_HOW + _NONE, wrong=finder.wrong, told=finder.place, choices=finder.choices
    ), True


def _one_line(typed: str) -> str:
    return " ".join(typed.split())
