"""What changed between two analyses: in what the knowledge base says, and in what follows from it.

Records are matched by their ids, or by what they say where these are new; assertions by their
contents; disputes by the claims that they share. What is found is the mirror image of what is
found the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple, TypeVar

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.period import Date
from disputes.model.prune import without_drafts
from disputes.model.records import Assertion, Relation
from disputes.model.terms import Force, Side
from disputes.reason.acts import Act, acts_by_source
from disputes.reason.analysis import Analysis, By, ClaimAnalysis, analyse
from disputes.reason.contents import (
    FieldChange,
    assertion_content,
    field_changes,
    pairs,
    relation_content,
    unmatched,
)
from disputes.reason.positions import Position
from disputes.reason.regrouped import DisputeChange, regrouped
from disputes.reason.renaming import Renamed, called_alike, find_renamed
from disputes.reason.touched import Touched, find_touched
from disputes.reason.witnesses import origins_of

_Thing = TypeVar("_Thing")


class Change(StrEnum):
    """What has become of something."""

    NEW = "new"
    REMOVED = "removed"
    CHANGED = "changed"


def change_of(before: object | None, after: object | None) -> Change:
    """Tell what has become of something from what there was of it and what there is."""
    if before is None:
        return Change.NEW
    return Change.REMOVED if after is None else Change.CHANGED


class RecordChange(NamedTuple):
    """That a record of a section was made, removed or changed, but for what hangs on it."""

    section: str
    id: str
    change: Change
    fields: tuple[FieldChange, ...]


class AssertionChange(NamedTuple):
    """That an assertion was made, removed or changed; each as the act of its first source."""

    before: Act | None
    after: Act | None


class RelationChange(NamedTuple):
    """That a relation was made or removed, or has another reason."""

    before: Relation | None
    after: Relation | None


class StatusChange(NamedTuple):
    """What is derived about a claim before and after."""

    claim: str
    before: ClaimAnalysis
    after: ClaimAnalysis


class Held(NamedTuple):
    """One side of a party's position on a claim, and the origins of what is behind it."""

    direct: Force | None
    derived: Force | None
    divided: bool
    undecided: bool
    origins: tuple[str, ...]

    @property
    def firmly_direct(self) -> bool:
        """Whether the party took that side itself, and firmly."""
        return self.direct is Force.FIRM


class PositionChange(NamedTuple):
    """That a party holds a side of a claim, or no longer, or in another way, or by others."""

    claim: str
    party: str
    side: Side
    before: Held | None
    after: Held | None

    @property
    def denial(self) -> Change | None:
        """Whether a firm denial of the claim itself is new or gone."""
        if self.side is Side.FOR:
            return None
        old = self.before is not None and self.before.firmly_direct
        new = self.after is not None and self.after.firmly_direct
        if old is new:
            return None
        return Change.NEW if new else Change.REMOVED


class Changes(NamedTuple):
    """All that changed from one analysis to another; every list is sorted.

    ``statuses`` has the claims that are in both and whose status changed, or whether it holds by
    inference only.
    """

    before: Analysis
    after: Analysis
    disputes: tuple[DisputeChange, ...]
    statuses: tuple[StatusChange, ...]
    positions: tuple[PositionChange, ...]
    assertions: tuple[AssertionChange, ...]
    relations: tuple[RelationChange, ...]
    records: tuple[RecordChange, ...]
    renamed: tuple[Renamed, ...] = ()

    def __bool__(self) -> bool:
        return any(self[2:])


def changes_between(
    before: KnowledgeBase,
    after: KnowledgeBase,
    as_of: str | Date | None = None,
    by: str | By = By.PARTY,
) -> Changes:
    """Analyse two knowledge bases and find what changed.

    Records that only have another id have the later one in both. Raises ``WrongUse`` as
    ``analyse``.
    """
    before, after = without_drafts(before), without_drafts(after)
    if before.by_kind() == after.by_kind():  # quickly told, as they share what was read once
        both = analyse(after, as_of, by)
        return Changes(replace(both, kb=before), both, (), (), (), (), (), ())
    renamed = find_renamed(before, after)
    old = analyse(called_alike(before, renamed), as_of, by)
    return compare(old, analyse(after, as_of, by))._replace(renamed=renamed)


def compare(before: Analysis, after: Analysis) -> Changes:
    """Find what changed between two analyses made with the same date and the same parties.

    Linear in their size, and in what is held on the claims that are joined to a changed one.
    """
    relations = tuple(_relations(before, after))
    records = tuple(_records(before, after))
    assertions = tuple(_assertions(before, after))
    touched = find_touched(
        before,
        after,
        acts=[act for change in assertions for act in change if act],
        related={
            claim
            for change in relations
            for one in change
            if one
            for claim in (one.claim, one.other)
        },
        fields={(one.section, one.id): {each.field for each in one.fields} for one in records},
    )
    return Changes(
        before,
        after,
        regrouped(before.disputes, after.disputes),
        tuple(_statuses(before, after)),
        tuple(_positions(before, after, touched)),
        assertions,
        relations,
        records,
    )


def _both(before: Mapping[str, _Thing], after: Mapping[str, _Thing]) -> Iterator[str]:
    if before.keys() == after.keys():
        return iter(before)
    return iter(sorted(before.keys() | after.keys()))


def _records(before: Analysis, after: Analysis) -> Iterator[RecordChange]:
    there = after.kb.by_kind()
    for section, records in before.kb.by_kind().items():
        others = there[section]
        for record_id in _both(records, others):
            old, new = records.get(record_id), others.get(record_id)
            fields = field_changes(old, new)
            if fields or old is None or new is None:
                yield RecordChange(section, record_id, change_of(old, new), fields)


def _assertions(before: Analysis, after: Analysis) -> Iterator[AssertionChange]:
    old_claims, new_claims = before.kb.claims, after.kb.claims
    for claim_id in _both(old_claims, new_claims):
        old_claim, new_claim = old_claims.get(claim_id), new_claims.get(claim_id)
        if old_claim is new_claim:
            continue
        old = old_claim.assertions if old_claim else ()
        new = new_claim.assertions if new_claim else ()
        if tuple(map(assertion_content, old)) == tuple(map(assertion_content, new)):
            continue
        for one, other in pairs(*unmatched(old, new, assertion_content)):
            change = AssertionChange(_first_act(before, one), _first_act(after, other))
            if any(change):
                yield change


def _first_act(analysis: Analysis, one: Assertion | None) -> Act | None:
    """Give the act of an assertion's first source, unless it has not begun by the date."""
    if one is None:
        return None
    as_of = analysis.as_of.period if analysis.as_of else None
    acts = acts_by_source(analysis.kb, analysis.implications.numbers, as_of, [one])
    return acts[min(acts)][0] if acts else None


def _relations(before: Analysis, after: Analysis) -> Iterator[RelationChange]:
    old, new = _by_content(before), _by_content(after)
    for key in sorted(old.keys() | new.keys()):
        one, other = old.get(key), new.get(key)
        if one is None or other is None or one.why != other.why:
            yield RelationChange(one, other)


def _by_content(analysis: Analysis) -> dict[tuple[str, ...], Relation]:
    found: dict[tuple[str, ...], Relation] = {}
    for claim in analysis.kb.claims.values():
        for relation in claim.relations:
            key = relation_content(relation)
            known = found.get(key)
            # Of one that is written twice, always the same is taken.
            if known is None or (relation.why or "") > (known.why or ""):
                found[key] = relation
    return found


def _statuses(before: Analysis, after: Analysis) -> Iterator[StatusChange]:
    for claim_id in before.kb.claims:
        if claim_id not in after.kb.claims:
            continue
        old, new = before.claim(claim_id), after.claim(claim_id)
        if (old.status, old.by_inference) != (new.status, new.by_inference):
            yield StatusChange(claim_id, old, new)


def _positions(before: Analysis, after: Analysis, touched: Touched) -> Iterator[PositionChange]:
    near = touched.wholly | touched.partly
    old_claims, new_claims = before.kb.claims, after.kb.claims
    for claim_id in _both(old_claims, new_claims):
        old = before.claim(claim_id).positions if claim_id in old_claims else ()
        new = after.claim(claim_id).positions if claim_id in new_claims else ()
        if claim_id not in near and old == new:
            continue
        olds, news = ({one.party: one for one in each} for each in (old, new))
        for party in sorted(olds.keys() | news.keys()):
            held, holds = olds.get(party), news.get(party)
            if held == holds and not touched.may_touch(claim_id, party):
                continue
            for side in Side:
                one = _held(before, held, claim_id, side)
                other = _held(after, holds, claim_id, side)
                if one != other:
                    yield PositionChange(claim_id, party, side, one, other)


def _held(analysis: Analysis, position: Position | None, claim: str, side: Side) -> Held | None:
    if position is None:
        return None
    commitment = position.on_for if side is Side.FOR else position.on_against
    if commitment is None:
        return None
    acts = analysis.acts_behind(position.party, claim, side)
    origins = origins_of(analysis.kb, (act.assertion for act in acts))
    return Held(*commitment, position.divided, position.undecided, origins)
