"""The claims on which the origins of a position may have changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence, Set
from typing import Any, NamedTuple

from disputes.model.records import Assertion, Claim
from disputes.reason.acts import Act, acts_by_source
from disputes.reason.analysis import Analysis
from disputes.reason.contents import assertion_content
from disputes.reason.witnesses import origins_of

_LOGIC = frozenset({"answers", "value", "when", "where"})
_QUESTION_LOGIC = frozenset({"kind", "when", "where"})
_DOCUMENT_LOGIC = frozenset({"published", "based_on"})


class Touched(NamedTuple):
    """Where what is behind a position may have changed.

    That is on the claims in ``wholly`` for all parties, and on those in ``partly`` for ``parties``.
    """

    wholly: Set[str]
    partly: Set[str]
    parties: Set[str]

    def may_touch(self, claim: str, party: str) -> bool:
        """Tell whether what is behind a party's position on a claim may have changed."""
        return claim in self.wholly or (claim in self.partly and party in self.parties)


def find_touched(
    before: Analysis,
    after: Analysis,
    *,
    acts: Collection[Act],
    related: Collection[str],
    fields: Mapping[tuple[str, str], Set[str]],
) -> Touched:
    """Find the claims that are joined, at any remove, to one on which something changed.

    ``acts`` are those of changed assertions, ``related`` the claims with changed relations, and
    ``fields`` has the changed fields of records by section and id. What is said on other claims
    has no bearing on a position. Linear.
    """
    claims = before.kb.claims.keys() | after.kb.claims.keys()
    start = {claim for claim in related if claim in claims}
    questions = {
        record
        for (section, record), names in fields.items()
        if section == "questions" and names & _QUESTION_LOGIC
    }
    for (section, record), names in fields.items():
        if section == "claims" and names & _LOGIC:
            start.add(record)
    for analysis in (before, after):
        start |= {one.id for one in analysis.kb.claims.values() if one.answers in questions}
    documents = {
        record
        for (section, record), names in fields.items()
        if section == "documents" and names & _DOCUMENT_LOGIC
    }
    roles = any(
        section == "sources" and "speaks_for" in names for (section, _), names in fields.items()
    )
    if roles or documents & before.kb.documents.keys() & after.kb.documents.keys():
        start |= _said_otherwise(before, after)
    if not start and not acts:
        return Touched(frozenset(), frozenset(), frozenset())
    from disputes.reason.impossible import joined_by_relations

    joined = [joined_by_relations(analysis.kb) for analysis in (before, after)]
    sources = {source for act in acts for source in act.assertion.sources}
    parties = {
        party
        for analysis in (before, after)
        for act in analysis.every_act()
        if act.source in sources
        for party in analysis.parties_of(act)
    }
    said = {act.assertion.claim for act in acts}
    return Touched(_joined(start, joined), _joined(said, joined), parties)


def _said_otherwise(before: Analysis, after: Analysis) -> set[str]:
    """Give the claims on which an act has another date, another origin or other parties."""
    return {
        claim
        for claim in before.kb.claims.keys() & after.kb.claims.keys()
        if _acts(before, before.kb.claims[claim]) != _acts(after, after.kb.claims[claim])
    }


def _acts(analysis: Analysis, claim: Claim) -> Counter[tuple[Any, ...]]:
    numbers = analysis.implications.numbers
    acts = acts_by_source(analysis.kb, numbers, None, claim.assertions)
    known: dict[int, tuple[Any, ...]] = {}

    def told(one: Assertion) -> tuple[Any, ...]:
        if id(one) not in known:
            known[id(one)] = (assertion_content(one), origins_of(analysis.kb, [one]))
        return known[id(one)]

    def content(act: Act) -> tuple[Any, ...]:
        return (act.source, act.period, told(act.assertion), analysis.parties_of(act))

    return Counter(content(act) for own in acts.values() for act in own)


def _joined(start: Set[str], joined: Sequence[Mapping[str, Sequence[str]]]) -> set[str]:
    found = set(start)
    pending = sorted(start)
    while pending:
        name = pending.pop()
        for each in joined:
            for other in each.get(name, ()):
                if other not in found:
                    found.add(other)
                    pending.append(other)
    return found
