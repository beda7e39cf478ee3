"""What is in doubt where records could not be read: nothing that hangs on it is concluded.

The reader tells what is wrong. What it dropped is absent from the knowledge base, and a rule that
concludes from the absence would tell the same mistake a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from disputes.finding import Finding, Level
from disputes.model.fields import SECTIONS
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.place import Place
from disputes.model.terms import QuestionKind, RelationKind

_SCOPE = frozenset({"answers", "value", "when", "where"})
_COMMITTING = frozenset(kind.word for kind in RelationKind if kind.commits)
_WITHIN_VALUES = frozenset({"D020", "D024", "D025", "D026", "D027", "D028", "D029", "D101"})
_KEYS = frozenset({"D021", "D022"})


class Doubt(NamedTuple):
    """What the errors of the reader leave open.

    ``fields`` has the fields that may have been dropped or changed, by record; ``misdated`` the
    sources of whose roles only dates are in doubt. With ``lost``, records are missing altogether.
    """

    fields: Mapping[str, frozenset[str]]
    misdated: frozenset[str] = frozenset()
    lost: bool = False

    def concerns(self, record: str | None, *fields: str) -> bool:
        """Tell whether one of some fields of a record is in doubt."""
        return not self.fields.get(record or "", frozenset()).isdisjoint(fields)

    def scoped(self, kb: KnowledgeBase, claim: str) -> bool:
        """Tell whether it is in doubt what a claim answers, with which value, when and where."""
        answers = kb.claims[claim].answers
        return self.concerns(claim, *_SCOPE) or self.concerns(answers, "kind", "when", "where")

    def unrelated(self, kb: KnowledgeBase) -> set[str]:
        """Give the claims of which relations to others may be missing."""
        return {name for name in self.fields if name in kb.claims and self._may_commit(name)}

    def relations(self, kb: KnowledgeBase) -> bool:
        """Tell whether anything by which claims bear on one another may be missing."""
        if self.lost or self.unrelated(kb):
            return True
        return any(
            self.concerns(name, *_SCOPE) if name in kb.claims else self.concerns(name, "kind")
            for name in self.fields
            if name in kb.claims or name in kb.questions
        )

    def _may_commit(self, claim: str) -> bool:
        return self.concerns(claim, *_COMMITTING)


def find_doubt(kb: KnowledgeBase, errors: Iterable[Finding], lost: bool) -> Doubt:
    """Find what the reader's errors leave open; each record that has some is read once more."""
    by_record: dict[str, list[Finding]] = {}
    for finding in errors:
        if finding.level is not Level.ERROR:
            continue
        if finding.record is None:
            lost = True
        else:
            by_record.setdefault(finding.record, []).append(finding)
    fields: dict[str, frozenset[str]] = {}
    misdated: set[str] = set()
    kinds = kb.by_kind()
    for name, found in by_record.items():
        section = next((section for section, records in kinds.items() if name in records), None)
        if section is None:
            lost = True
            continue
        known = frozenset(SECTIONS[section].fields)
        place = kinds[section][name].place
        each = [(one, _field(place, one, known)) for one in found]
        fields[name] = frozenset(field for _, own in each for field in own)
        roles = {one.code for one, own in each if "speaks_for" in own}
        if roles == {"D024"}:
            misdated.add(name)
    return Doubt(fields, frozenset(misdated), lost)


def without_doubtful_answers(kb: KnowledgeBase, doubt: Doubt) -> KnowledgeBase:
    """Give the knowledge base with what is sure about which answers exclude one another."""
    claims = {
        name: kb.claims[name]._replace(answers=None, value=None, when=None, where=None)
        for name in doubt.fields
        if name in kb.claims and doubt.concerns(name, *_SCOPE)
    }
    questions = {
        name: kb.questions[name]._replace(kind=QuestionKind.OPEN, when=None, where=None)
        for name in doubt.fields
        if name in kb.questions and doubt.concerns(name, "kind", "when", "where")
    }
    if not claims and not questions:
        return kb
    return replace(kb, claims={**kb.claims, **claims}, questions={**kb.questions, **questions})


def _field(place: Place, finding: Finding, known: frozenset[str]) -> frozenset[str]:
    """Give the fields of a record, or all, that an error may concern."""
    if finding.path != place.path or finding.code not in _WITHIN_VALUES | _KEYS:
        return known
    at = finding.span[:2]
    if finding.code == "D022" and at == place.own[:2]:
        return frozenset()  # the text, name, kind or title, on which no conclusion rests
    written = place.text.fields_at(place.record, place.line, place.column)
    before = [
        (spans[0][:2], name)
        for name, spans in written.items()
        if "." not in name and spans[0][:2] <= at
    ]
    field = max(before)[1] if before else ""
    return frozenset({field}) if field in known else known
