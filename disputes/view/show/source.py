"""A source: who it is, whose words count as whose, and what it holds where it is a party."""

from __future__ import annotations

from collections import Counter
from typing import Any

from disputes.model.period import ALWAYS
from disputes.model.records import Role, Source
from disputes.reason.acts import Act
from disputes.reason.analysis import Analysis, By
from disputes.view.cells import ACT_COLUMNS, act_rows, joined
from disputes.view.evidence import Evidence
from disputes.view.passed_on import passed_on
from disputes.view.records import assertion_data
from disputes.view.show.holdings import PARTS, holdings
from disputes.view.table import Row, Table

Data = dict[str, Any]


def show(analysis: Analysis, evidence: Evidence, source_id: str) -> Data:
    """Give a source with its roles, its assertions, and what it holds and denies as a party."""
    kb = analysis.kb
    source: Source = kb.sources[source_id]
    near = _speaking_for(analysis, source_id)
    acts = analysis.acts_where(lambda act: act.source in near)
    own = [act for act in acts if act.source == source_id]
    counting = [act for act in acts if source_id in analysis.parties_of(act)]
    return {
        "name": source.name,
        "source_kind": source.kind.value if source.kind else None,
        "role": source.role,
        "aliases": list(source.aliases),
        "speaks_for": [{"source": role.source, **_dates(role)} for role in source.speaks_for],
        "spoken_for_by": sorted(
            other.id
            for other in kb.sources.values()
            if any(role.source == source_id for role in other.speaks_for)
        ),
        "member_of": list(source.member_of),
        "members": sorted(one.id for one in kb.sources.values() if source_id in one.member_of),
        "publishes": sorted(one.id for one in kb.documents.values() if one.publisher == source_id),
        "drawn_on_by": sorted(one.id for one in kb.documents.values() if source_id in one.based_on),
        "passed_on": passed_on(analysis, source_id),
        "counts_for": _counts_for(analysis, source_id, own),
        "speakers": _speakers(analysis, source_id, counting),
        "assertions": [
            {**assertion_data(evidence, act), "counts_for": list(analysis.parties_of(act))}
            for act in own
        ],
        **holdings(analysis, evidence, source_id, acts, counting),
        "note": source.note,
    }


def _speaking_for(analysis: Analysis, party: str) -> set[str]:
    """Give a source and those from which roles lead to it, whatever their dates."""
    found = {party}
    if analysis.by is By.SOURCE:
        return found
    speakers: dict[str, list[str]] = {}
    for source in analysis.kb.sources.values():
        for role in source.speaks_for:
            speakers.setdefault(role.source, []).append(source.id)
    pending = [party]
    while pending:
        new = set(speakers.get(pending.pop(), ())) - found
        found |= new
        pending += new
    return found


def _dates(role: Role) -> Data:
    return {
        "from": role.since.text if role.since else None,
        "until": role.until.text if role.until else None,
    }


def _counts_for(analysis: Analysis, source_id: str, own: list[Act]) -> list[Data]:
    """Give the parties whose words this source's are, by which chain, and how many of them."""
    if analysis.by is By.SOURCE:
        return [{"party": source_id, "through": [], "assertions": len(own)}]
    numbers = dict.fromkeys(analysis.roles.parties(source_id, ALWAYS), 0)
    chains: dict[str, tuple[str, ...]] = {}
    for act in own:
        for party in analysis.parties_of(act):
            numbers[party] = numbers.get(party, 0) + 1
            if party not in chains:
                chains[party] = analysis.roles.chain(source_id, party, act.period)
    return [
        {
            "party": party,
            "through": list((chains.get(party) or _chain(analysis, source_id, party))[1:-1]),
            "assertions": numbers[party],
        }
        for party in sorted(numbers)
    ]


def _chain(analysis: Analysis, source_id: str, party: str) -> tuple[str, ...]:
    return analysis.roles.chain(source_id, party, ALWAYS)


def _speakers(analysis: Analysis, party: str, counting: list[Act]) -> list[Data]:
    """Give the sources from which roles lead to this one, at any remove, with their dates.

    Those that speak for it at first hand come first, each followed by those that speak for it.
    Every role is told once, and ``depth`` says how far away it is.
    """
    if analysis.by is By.SOURCE:
        return []
    roles: dict[str, list[tuple[str, Role]]] = {}
    for source in analysis.kb.sources.values():
        for role in source.speaks_for:
            roles.setdefault(role.source, []).append((source.id, role))
    numbers = Counter(act.source for act in counting)
    found: list[Data] = []
    told = {party}
    pending = [(speaker, role, 1) for speaker, role in reversed(roles.get(party, []))]
    while pending:
        speaker, role, depth = pending.pop()
        found.append(
            {
                "source": speaker,
                "for": role.source,
                **_dates(role),
                "depth": depth,
                "assertions": numbers[speaker],
            }
        )
        if speaker not in told:
            told.add(speaker)
            further = reversed(roles.get(speaker, []))
            pending += [(one, its_role, depth + 1) for one, its_role in further]
    return found


_COLUMNS = (
    "part",
    "claim",
    "text",
    "topic",
    "status",
    "by_inference",
    "side",
    "force",
    "direct",
    "derived",
    "from",
    "opposite",
)


def table(data: Data) -> Table:
    """Give a row for each report of each stance of a party, by what they add up to.

    What it said for others follows.
    """
    rows: list[Row] = []
    for part in PARTS:
        for row in data[part]:
            claim = [part, *(row[key] for key in _COLUMNS[1:6])]
            for side in ("for", "against"):
                if row.get(side) is None:
                    continue
                one = row[side]
                root = one["from"]["claim"] if one["from"] else None
                bound = [side, one["force"], one["direct"], one["derived"], root]
                opposite = joined([other["party"] for other in row["opposite"][side]])
                for act in one["assertions"] or [None]:
                    rows += _rows([*claim, *bound, opposite], act)
            for key in ("assertion", "by"):
                if row.get(key) is not None:
                    rows += _rows([*claim, *[None] * 6], row[key])
    for act in data["assertions"]:
        if act["counts_for"] != [data["id"]]:
            rows += _rows(["for others", act["claim"], *[None] * 10], act)
    return Table((*_COLUMNS, *ACT_COLUMNS), rows)


def _rows(head: Row, act: Data | None) -> list[Row]:
    if act is None:
        return [[*head, *[None] * len(ACT_COLUMNS)]]
    return list(act_rows(head, act))
