"""What changed between two revisions as plain data: ``disputes-diff/1``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Relation
from disputes.model.terms import Side, Stance, Status
from disputes.reason.acts import Act
from disputes.reason.analysis import Analysis, ClaimAnalysis
from disputes.reason.changes import (
    Change,
    Changes,
    Held,
    PositionChange,
    RecordChange,
    change_of,
)
from disputes.reason.contents import FieldChange
from disputes.reason.regrouped import DisputeChange
from disputes.view.diff_positions import Stands
from disputes.view.evidence import Evidence
from disputes.view.labels import Labels
from disputes.view.records import assertion_data, dispute_data

if TYPE_CHECKING:
    from disputes.reason.causes import Cause, Causes

Data = dict[str, Any]

_KINDS = {"topics": "topic", "sources": "source", "documents": "document", "questions": "question"}
_ROLE = ("source", "from", "until")


class Compared(NamedTuple):
    """One of the two points: what it is called, where its knowledge base lies, what it says.

    ``revision`` and ``commit`` are none for the work tree.
    """

    revision: str | None
    commit: str | None
    path: str | None
    evidence: Evidence


def diff_data(changes: Changes, before: Compared, after: Compared) -> Data:
    """Give what changed: in disputes and statuses first, then in what the files say.

    The assertions need evidence that is ``full``.
    """
    told = _Told(changes, before.evidence, after.evidence)
    analysis = changes.after
    return {
        "format": "disputes-diff/1",
        "as_of": analysis.as_of.text if analysis.as_of else None,
        "by": analysis.by.value,
        "complete": changes.before.kb.complete and analysis.kb.complete,
        "changed": bool(changes),
        "before": _point(before, changes.before),
        "after": _point(after, analysis),
        "disputes": [told.dispute(one) for one in changes.disputes],
        "statuses": [
            {
                "claim": one.claim,
                "text": one.after.claim.text,
                "before": _status(one.before),
                "after": _status(one.after),
                "because": told.causes([one.claim]),
            }
            for one in changes.statuses
        ],
        "denials": list(told.denials()),
        "stands": list(told.stands.changed()),
        "positions": [_position(one) for one in changes.positions],
        "claims": list(told.claims()),
        "assertions": [told.change(one.before, one.after) for one in changes.assertions],
        "relations": [_relation(one, other) for one, other in changes.relations],
        "records": [_record(changes, one) for one in changes.records if one.section in _KINDS],
        "renamed": [
            {"kind": _KINDS.get(one.section, "claim"), "before": one.before, "after": one.after}
            for one in changes.renamed
        ],
    }


def diff_labels(changes: Changes) -> Labels:
    """Give the names of what there is and of what there was."""
    old, new = changes.before.kb.by_kind(), changes.after.kb.by_kind()
    both: dict[str, Any] = {name: {**old[name], **new[name]} for name in new}
    return Labels(replace(changes.after.kb, **both))


def _point(point: Compared, analysis: Analysis) -> Data:
    counts = dict.fromkeys((status.value for status in Status), 0)
    for found in analysis.claims():
        counts[found.status.value] += 1
    return {
        "revision": point.revision,
        "commit": point.commit,
        "path": point.path,
        "complete": analysis.kb.complete,
        "disputes": len(analysis.disputes),
        "counts": counts,
    }


def _status(found: ClaimAnalysis) -> Data:
    return {"status": found.status.value, "by_inference": found.by_inference}


class _Told:
    """Tells changes together with the assertions and causes behind them."""

    def __init__(self, changes: Changes, before: Evidence, after: Evidence) -> None:
        self._changes = changes
        self._before, self._after = before, after
        self.stands = Stands(changes)

    def dispute(self, one: DisputeChange) -> Data:
        claims = sorted({claim for each in (*one.before, *one.after) for claim in each.claims})
        named = (one.after or one.before)[0]
        kb = (self._changes.after if one.after else self._changes.before).kb
        return {
            "change": one.change.value,
            "id": named.id,
            "text": kb.claims[named.id].text,
            "topic": named.topic,
            "before": [dispute_data(each) for each in one.before],
            "after": [dispute_data(each) for each in one.after],
            "joined": list(one.joined),
            "left": list(one.left),
            "opposed": [list(pair) for pair in one.opposed],
            "no_longer_opposed": [list(pair) for pair in one.no_longer_opposed],
            "because": self.causes(claims),
        }

    @cached_property
    def _causes(self) -> Causes:
        from disputes.reason.causes import Causes

        return Causes(self._changes)

    def causes(self, claims: Iterable[str]) -> list[Data]:
        return [self._cause(cause) for cause in self._causes.on(claims)]

    def _cause(self, cause: Cause) -> Data:
        relation = cause.relation
        return {
            "by": cause.by.value,
            "change": cause.change.value,
            "before": self._act(cause.before, self._before),
            "after": self._act(cause.after, self._after),
            "relation": None if relation is None else _relation_data(relation),
            "records": list(cause.records),
        }

    def denials(self) -> Iterator[Data]:
        changes = self._changes
        for one in changes.positions:
            change = one.denial
            if change is None:
                continue
            new = change is Change.NEW
            analysis = changes.after if new else changes.before
            evidence = self._after if new else self._before
            acts = analysis.own_acts(one.party, one.claim, Side.AGAINST)
            yield {
                "change": change.value,
                "claim": one.claim,
                "text": analysis.kb.claims[one.claim].text,
                "party": one.party,
                "assertions": [
                    assertion_data(evidence, act)
                    for act in acts
                    if act.assertion.stance is Stance.DENIES
                ],
                "before": self.stands.stand(one.claim, one.party, after=False),
                "after": self.stands.stand(one.claim, one.party, after=True),
                "for": self._still_for(one) if new else [],
            }

    def _still_for(self, one: PositionChange) -> list[Data]:
        """Give the assertions by which a party that now denies a claim itself is also for it."""
        acts = self._changes.after.own_acts(one.party, one.claim, Side.FOR)
        return [assertion_data(self._after, act) for act in acts]

    def claims(self) -> Iterator[Data]:
        before, after = self._changes.before, self._changes.after
        for one in self._changes.records:
            if one.section != "claims":
                continue
            old, new = (
                analysis.claim(one.id) if one.id in analysis.kb.claims else None
                for analysis in (before, after)
            )
            now = new or old
            yield {
                "change": one.change.value,
                "id": one.id,
                "text": now.claim.text if now else None,
                "topic": now.claim.topic if now else None,
                "before": _status(old) if old else None,
                "after": _status(new) if new else None,
                "fields": [_field(each) for each in one.fields],
            }

    def change(self, before: Act | None, after: Act | None) -> Data:
        """Give the change of an assertion, which its first source stands for."""
        old, new = self._act(before, self._before), self._act(after, self._after)
        told = new or old or {}
        return {
            "change": change_of(before, after).value,
            "claim": told["claim"],
            "fields": _differing(old, new) if old and new else [],
            "before": old,
            "after": new,
        }

    def _act(self, act: Act | None, evidence: Evidence) -> Data | None:
        return None if act is None else assertion_data(evidence, act)


_REPORT_FIELDS = ("quote", "document", "speech", "at", "via", "translation", "first_hand")


def _differing(before: Data, after: Data) -> list[str]:
    """Give the names of the fields of an assertion that differ, those of its reports included."""
    names = [name for name in after if name != "reports" and before.get(name) != after[name]]
    reports = (before["reports"], after["reports"])
    if len(reports[0]) != len(reports[1]):
        return [*names, "reports"]
    for name in _REPORT_FIELDS:
        old, new = (sorted(repr(one.get(name)) for one in each) for each in reports)
        if old != new:
            names.append(name)
    return names or ["reports"]


def _position(one: PositionChange) -> Data:
    old = set(one.before.origins if one.before else ())
    new = set(one.after.origins if one.after else ())
    return {
        "change": change_of(one.before, one.after).value,
        "claim": one.claim,
        "party": one.party,
        "side": one.side.value,
        "before": _held(one.before),
        "after": _held(one.after),
        "gained": sorted(new - old),
        "lost": sorted(old - new),
    }


def _held(held: Held | None) -> Data | None:
    if held is None:
        return None
    return {
        "direct": held.direct.value if held.direct else None,
        "derived": held.derived.value if held.derived else None,
        "divided": held.divided,
        "undecided": held.undecided,
        "origins": list(held.origins),
    }


def _relation(before: Relation | None, after: Relation | None) -> Data:
    one = after or before
    if one is None:
        raise ValueError("neither a relation before nor one after")
    return {
        "change": change_of(before, after).value,
        **_relation_data(one),
        "why_before": before.why if before else None,
    }


def _relation_data(one: Relation) -> Data:
    return {"relation": one.kind.word, "claim": one.claim, "other": one.other, "why": one.why}


def _record(changes: Changes, one: RecordChange) -> Data:
    kb: KnowledgeBase = (changes.before if one.change is Change.REMOVED else changes.after).kb
    record = kb.by_kind()[one.section][one.id]
    name = getattr(record, "name", None) or getattr(record, "title", None)
    return {
        "change": one.change.value,
        "kind": _KINDS[one.section],
        "id": one.id,
        "name": name or getattr(record, "text", None),
        "fields": [_field(each) for each in one.fields],
    }


def _field(one: FieldChange) -> Data:
    return {"field": one.field, "before": _value(one, one.before), "after": _value(one, one.after)}


def _value(one: FieldChange, value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    if one.field == "speaks_for":
        return [dict(zip(_ROLE, (part or None for part in role), strict=True)) for role in value]
    return list(value)
