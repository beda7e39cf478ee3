"""The reports of an assertion as they are shown: whose words they are, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from disputes.escape.json import Shared
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Assertion, Report
from disputes.model.terms import Speech
from disputes.reason.witnesses import documents_of, origins_of

if TYPE_CHECKING:
    from disputes.archive.folder import Archive, ArchivedDocument
    from disputes.archive.quotes import QuoteMatch

Data = dict[str, Any]
Thing = TypeVar("Thing")

# Marks that can open or close a quotation wherever they stand; a straight single one is an
# apostrophe within a word.
_MARKS = frozenset('"“”‟„«»‹›「」『』｢｣‘‚')


class Shown(NamedTuple):
    """A report with what the file leaves open filled in.

    ``span`` is the quote's character span in the archived file, ``None`` where the archive is
    not at hand or does not hold it.
    """

    report: Report
    speech: Speech
    span: tuple[int, int] | None


class Passage(NamedTuple):
    """A quote in an archived text: the text, its file's digest, and the spans of its pieces."""

    text: str
    sha256: str
    pieces: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Evidence:
    """Looks quotes up in the archive, where there is one.

    ``full`` asks for all that a file says of an assertion, beyond what the report's JSON has.
    """

    kb: KnowledgeBase
    root: Path | None = None
    full: bool = False
    _told: dict[int, Data] = field(default_factory=dict, repr=False)
    _witnessed: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = field(
        default_factory=dict, repr=False
    )

    def once(self, thing: Thing, tell: Callable[[Evidence, Thing], Data]) -> Data:
        """Give the data of a thing that stands in many places, worked out only once.

        The thing must outlive this object, which knows it by its identity.
        """
        known = self._told.get(id(thing))
        if known is None:
            known = self._told[id(thing)] = Shared(tell(self, thing))
        return known

    def witnesses(self, assertions: Sequence[Assertion]) -> tuple[list[str], list[str]]:
        """Give the documents in which assertions are on record, and their origins, sorted."""
        if len(assertions) == 1:
            documents, origins = self._witnesses(assertions[0])
            return list(documents), list(origins)
        each = [self._witnesses(assertion) for assertion in assertions]
        documents_of_all = {document for documents, _ in each for document in documents}
        origins_of_all = {origin for _, origins in each for origin in origins}
        return sorted(documents_of_all), sorted(origins_of_all)

    def _witnesses(self, assertion: Assertion) -> tuple[tuple[str, ...], tuple[str, ...]]:
        known = self._witnessed.get(id(assertion))
        if known is None:
            known = documents_of([assertion]), origins_of(self.kb, [assertion])
            self._witnessed[id(assertion)] = known
        return known

    def text(self, document_id: str) -> str | None:
        """Give the archived text of a document, ``None`` where it is not at hand."""
        archived = self._document(document_id)
        return archived.text if archived is not None else None

    def shown(self, source: str, report: Report) -> Shown:
        """Fill in a report of a source's words; reads each archived file once."""
        archived = self._document(report.document)
        match = self._match(archived, report.quote)
        span = match.span if match is not None else None
        return Shown(report, self._speech(source, report, archived, match), span)

    def passage(self, report: Report) -> Passage | None:
        """Give where a report's quote stands in the archive; ``None`` where it is not found."""
        archived = self._document(report.document)
        match = self._match(archived, report.quote)
        if archived is None or match is None:
            return None
        return Passage(archived.text, archived.sha256, match.pieces)

    def _speech(
        self,
        source: str,
        report: Report,
        archived: ArchivedDocument | None,
        match: QuoteMatch | None,
    ) -> Speech:
        if report.speech is not None:
            return report.speech
        document = self.kb.documents.get(report.document or "")
        if document is not None and document.publisher == source:
            return Speech.OWN
        if match is None and not _may_hold_marks(report.quote or ""):
            return Speech.INDIRECT
        # Imported late: most quotes hold no marks, and most runs have no archive.
        from disputes.archive.marks import default_speech

        return Speech(default_speech(report.quote, match, archived.quoted if archived else None))

    def _document(self, document_id: str | None) -> ArchivedDocument | None:
        document = self.kb.documents.get(document_id or "")
        if self._archive is None or document is None or document.text is None:
            return None
        from disputes.archive.files import ArchiveProblem

        found = self._archive.document_text(document.text)
        if isinstance(found, ArchiveProblem):
            return None
        return found

    def _match(self, archived: ArchivedDocument | None, quote: str | None) -> QuoteMatch | None:
        if archived is None or quote is None:
            return None
        from disputes.archive.quotes import find_quote

        return find_quote(archived.normal, quote)

    @cached_property
    def _archive(self) -> Archive | None:
        if self.root is None:
            return None
        from disputes.archive.folder import open_archive

        return open_archive(self.root)


def _may_hold_marks(quote: str) -> bool:
    if not _MARKS.isdisjoint(quote):
        return True
    at = quote.find("'")
    while at >= 0:
        if at == 0 or not quote[at - 1].isalnum():
            return True
        at = quote.find("'", at + 1)
    return False
