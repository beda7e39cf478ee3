"""Quotes beside the text that they are to stand in: what a person judges them by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.archive.files import ArchiveProblem
from disputes.check.reports import wordings
from disputes.load.nodes import read_tree
from disputes.load.plain import NotPlain, Plain
from disputes.model.knowledge_base import KnowledgeBase

if TYPE_CHECKING:
    from disputes.archive.around import TextLine
    from disputes.archive.folder import Archive
    from disputes.load import LoadResult
    from disputes.view.review import Matter

MOST: Final = 20
"""Quotes of one record that are shown beside their texts."""

_EACH: Final = 100_000_000
"""Steps that looking for what is nearest to one quote may take: a tenth of a second or so."""


class Quoted(NamedTuple):
    """A quote that is to stand in the text of a document; ``number`` is its assertion's, from 1."""

    quote: str
    document: str
    number: int


class Beside(NamedTuple):
    """A quote with the lines of the text round it; or, unless ``exact``, round what is nearest.

    There are no lines where nothing is near. ``several`` tells that its record has other
    assertions.
    """

    quoted: Quoted
    lines: tuple[TextLine, ...]
    exact: bool
    several: bool


class Shown(NamedTuple):
    """What is shown beside texts, and how many more quotes there are."""

    found: Sequence[Beside] = ()
    left: int = 0


def beside(matter: Matter, loaded: LoadResult, archive: Archive | None, room: int) -> Shown:
    """Give the quotes of what is looked at beside the texts that can be had.

    About ``room`` characters are shown on either side. Linear in the texts and in the file that the
    record stands in.
    """
    if archive is None:
        return Shown()
    from disputes.archive.around import lines_round, place_of_quote
    from disputes.archive.closest import Budget

    budget = Budget(each=_EACH, total=4 * _EACH)
    found = _of_record(matter, loaded) if matter.lines is not None else _of_place(matter, loaded)
    several = len({one.number for one in found}) > 1
    shown: list[Beside] = []
    left = 0
    for one in found:
        document = loaded.kb.documents.get(one.document)
        if document is None or document.text is None:
            continue
        if len(shown) == MOST:
            left += 1
            continue
        text = archive.document_text(document.text)
        if isinstance(text, ArchiveProblem):
            continue
        place = place_of_quote(text, one.quote, budget)
        lines = lines_round(text.text, place.pieces, room) if place is not None else []
        exact = place is not None and place.exact
        shown.append(Beside(one, tuple(lines), exact, several))
    return Shown(shown, left)


def _of_place(matter: Matter, loaded: LoadResult) -> list[Quoted]:
    """Give the quote of a matter, or the one that a finding is about, for each of its documents."""
    if matter.wording is not None:
        return [Quoted(matter.wording.quote, one, 1) for one in matter.wording.documents]
    claim = loaded.kb.claims.get(matter.record)
    if claim is None:
        return []
    ours = KnowledgeBase(claims={claim.id: claim})
    for one in wordings(ours):
        if one.place.path == matter.path and one.place.span("quote") == matter.span:
            return [Quoted(one.quote, name, 1) for name in one.documents]
    return []


def _of_record(matter: Matter, loaded: LoadResult) -> list[Quoted]:
    """Give the quotes of a record as its file has them: it may add to one that stands elsewhere."""
    if matter.lines is None or matter.lines.section != "claims":
        return []
    wanted = matter.lines[:2]
    try:
        tree = read_tree(loaded.texts[matter.path], lambda *one: one[:2] == wanted).plain()
    except NotPlain:
        return []
    claims = tree.get("claims")
    record = claims.get(matter.record) if isinstance(claims, Mapping) else None
    assertions = record.get("assertions") if isinstance(record, Mapping) else None
    return [*_quoted(assertions)]


def _quoted(assertions: Plain) -> Iterator[Quoted]:
    for number, one in enumerate(assertions if isinstance(assertions, list) else (), 1):
        if not isinstance(one, Mapping):
            continue
        reports = one.get("reports")
        for report in (one, *(reports if isinstance(reports, list) else ())):
            quote = report.get("quote") if isinstance(report, Mapping) else None
            if not isinstance(quote, str) or not isinstance(report, Mapping):
                continue
            named = report.get("in")
            for name in named if isinstance(named, list) else (named,):
                if isinstance(name, str):
                    yield Quoted(quote, name, number)
