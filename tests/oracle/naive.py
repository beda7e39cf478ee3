"""`report --format json`, worked out the slow way."""

from collections.abc import Iterable
from itertools import product

from .logic import Literal, World, exclusive, related, world
from .records import Act, Record, earliest

STATUSES = (
    "contested",
    "questioned",
    "divided",
    "agreed",
    "reported",
    "unopposed",
    "opposed",
    "open",
)
QUOTATION_MARKS = '"“”„«»'


def _speech(world: World, source: str, document: str | None, quote: str | None) -> str:
    written = {} if document is None else world.base.documents[document]
    if written.get("publisher") == source:
        return "own"
    if quote is None:
        return "indirect"
    marks = [place for place, sign in enumerate(quote) if sign in QUOTATION_MARKS]
    if marks == [0, len(quote) - 1]:
        return "direct"
    return "mixed" if len(marks) > 1 else "indirect"


def _assertion(world: World, act: Act) -> Record:
    return {
        "source": act.source,
        "stance": act.stance,
        "said": act.said,
        "said_given": act.said_given,
        "claim": act.claim,
        "inferred": act.inferred,
        "reports": [
            {
                "document": report.document,
                "quote": report.quote,
                "speech": report.speech
                or _speech(world, act.source, report.document, report.quote),
                "at": report.at,
                "via": list(report.via or ()),
                "span": None,
            }
            for report in act.reports
        ],
    }


def origin(world: World, document: str | None, via: tuple[str, ...] | None) -> str | None:
    """The earliest known point of a report's chain; None where nothing is known."""
    if via is not None and len(via) == 0:
        return document
    place = via[0] if via else document
    seen = {place}
    while place is not None and place in world.base.documents:
        based_on = world.base.documents[place].get("based_on", [])
        if len(based_on) != 1 or based_on[0] in seen:
            break
        place = based_on[0]
        seen.add(place)
    return place


def _restated(world: World, party: str, act: Act) -> Iterable[Act]:
    """Earlier acts of the same literal and source with nothing else between."""
    for earlier in world.begun:
        if earlier.source != act.source or earlier.literal != act.literal:
            continue
        if party not in world.parties(earlier):
            continue
        if not act.period.begins_after_end_of(earlier.period):
            continue
        between = [
            other
            for other in world.begun
            if other.source == act.source
            and other.claim == act.claim
            and other.stance != "declines"
            and other.literal != act.literal
            and other.period.begins_after_end_of(earlier.period)
            and act.period.begins_after_end_of(other.period)
        ]
        if not between:
            yield earlier


def _strongest(acts: Iterable[Act]) -> str | None:
    forces = ["firm" if act.firm else "hedged" for act in acts]
    if not forces:
        return None
    return "firm" if "firm" in forces else "hedged"


def position(world: World, party: str, literal: Literal) -> Record | None:
    """A party's position on one side of a claim; None where it is not committed."""
    behind = [
        act
        for act in world.taken(party)
        if act.literal is not None and literal in world.reached[act.literal]
    ]
    if not behind:
        return None
    witnesses = {act.number: act for act in behind}
    for act in behind:
        for earlier in _restated(world, party, act):
            witnesses[earlier.number] = earlier
    reports = [report for act in witnesses.values() for report in act.reports]
    documents = {report.document for report in reports}
    origins = {origin(world, report.document, report.via) for report in reports}
    return {
        "party": party,
        "narrator": world.base.sources[party]["kind"] in ("outlet", "agency"),
        "force": _strongest(behind),
        "direct": _strongest(act for act in behind if act.literal == literal),
        "derived": _strongest(act for act in behind if act.literal != literal),
        "divided": False,
        "inferred": all(act.inferred for act in witnesses.values()),
        "documents": sorted(name for name in documents if name is not None),
        "origins": sorted(name for name in origins if name is not None),
        "assertions": [_assertion(world, act) for act in witnesses.values()],
    }


def _positions(world: World, claim: str) -> dict[str, list[Record]]:
    sides: dict[str, list[Record]] = {"for": [], "against": [], "undecided": []}
    for party in sorted(world.all_parties()):
        yes = position(world, party, (claim, True))
        no = position(world, party, (claim, False))
        if yes is not None and no is not None:
            if yes["force"] == "hedged" and no["force"] == "hedged":
                both = {"party": party, "for": yes, "against": no}
                sides["undecided"].append(both)
                continue
            yes["divided"] = no["divided"] = True
        if yes is not None:
            sides["for"].append(yes)
        if no is not None:
            sides["against"].append(no)
    return sides


def _opposed(record: Record) -> list[tuple[Record, Record]]:
    """Every two positions of different parties that stand against one another."""
    return [
        (yes, no)
        for yes, no in product(record["for"], record["against"])
        if yes["party"] != no["party"]
    ]


def _directly_opposed(record: Record) -> list[tuple[Record, Record]]:
    return [
        (yes, no)
        for yes, no in _opposed(record)
        if yes["direct"] is not None and no["direct"] is not None
    ]


def status(record: Record) -> str:
    """The first status that fits the positions on a claim."""
    yes, no, opposed = record["for"], record["against"], _opposed(record)
    others = [p for p in yes if not p["narrator"]]
    fits = {
        "contested": any(p["force"] == q["force"] == "firm" for p, q in opposed),
        "questioned": bool(opposed),
        "divided": any(p["divided"] for p in yes) and not opposed,
        "agreed": len(others) >= 2 and any(p["force"] == "firm" for p in others) and not no,
        "reported": bool(yes) and not others and not no,
        "unopposed": bool(yes) and not no,
        "opposed": any(p["direct"] is not None for p in no) and not yes,
        "open": True,
    }
    return next(name for name in STATUSES if fits[name])


def _ended(world: World, claim: str, ending: str) -> list[Record]:
    """The stances on a claim that a later act of the given kind ended."""
    entries = []
    for act in world.begun:
        if act.claim != claim or act.literal is None:
            continue
        endings = [
            other
            for other in world.begun
            if other.stance == ending
            and other.claim == claim
            and other.source == act.source
            and other.period.begins_after_end_of(act.period)
        ]
        if not endings:
            continue
        first = min(endings, key=lambda other: earliest(other.period))
        for party in world.parties(act):
            entry = {"party": party, "by": _assertion(world, first)}
            entries.append({**_assertion(world, act), **entry})
    return entries


def _claim(world: World, claim: str) -> Record:
    record: Record = {
        "id": claim,
        "text": world.base.claims[claim]["text"],
        "topic": world.base.claims[claim]["topic"],
        "status": None,
        "by_inference": False,
        "dispute": None,
        "across": [],
        **(positions := _positions(world, claim)),
        "origins": {
            side: sorted({origin for p in positions[side] for origin in p["origins"]})
            for side in ("for", "against")
        },
        "conditional": [
            {**_assertion(world, act), "party": party, "if": act.condition}
            for act in world.base.acts
            if act.claim == claim
            and act.conditional
            and not act.period.begins_after_end_of(world.end)
            for party in world.parties(act)
        ],
        "declined": [
            {**_assertion(world, act), "party": party}
            for act in world.begun
            if act.claim == claim and act.stance == "declines"
            for party in world.parties(act)
        ],
        "withdrawn": _ended(world, claim, "retracts"),
        "disowned": _ended(world, claim, "disowns"),
    }
    record["status"] = status(record)
    if record["status"] in ("contested", "questioned"):
        record["by_inference"] = not _directly_opposed(record)
    return record


def _joined(world: World, c: str, d: str) -> bool:
    """Whether a relation or an exclusion joins two claims, in either direction."""
    for relation in ("contradicts", "negates", "implies"):
        if d in related(world.base.claims[c], relation):
            return True
        if c in related(world.base.claims[d], relation):
            return True
    return exclusive(world.base, c, d)


def _connected(world: World, claims: list[str]) -> list[set[str]]:
    groups = [{claim} for claim in claims]
    for c, d in product(claims, claims):
        if _joined(world, c, d):
            one = next(group for group in groups if c in group)
            other = next(group for group in groups if d in group)
            if one is not other:
                groups.remove(other)
                one |= other
    return groups


def _dispute(records: list[Record]) -> Record:
    def prominence(record: Record) -> tuple[int, str]:
        pairs = _directly_opposed(record)
        parties = {side["party"] for pair in pairs for side in pair}
        return (-len(parties), record["id"])

    name = min(records, key=prominence)
    direct = [pair for record in records for pair in _directly_opposed(record)]
    every = [pair for record in records for pair in _opposed(record)]
    pairs = {tuple(sorted((p["party"], q["party"]))) for p, q in direct or every}
    return {
        "id": name["id"],
        "topic": name["topic"],
        "claims": sorted(record["id"] for record in records),
        "opposed": sorted(list(pair) for pair in pairs),
        "by_inference": all(record["by_inference"] for record in records),
    }


def _across(record: Record, disputes: list[Record]) -> list[list[str]]:
    """The opponents elsewhere who agree on a claim that is not disputed."""
    if record["dispute"] is not None:
        return []
    agreeing = [
        sorted((p["party"], q["party"]))
        for side in ("for", "against")
        for p, q in product(record[side], record[side])
        if not (p["narrator"] or q["narrator"] or p["divided"] or q["divided"])
    ]
    elsewhere = [pair for one in disputes if not one["by_inference"] for pair in one["opposed"]]
    return sorted({tuple(pair): pair for pair in agreeing if pair in elsewhere}.values())


def _latest(seen: World, disputes: list[Record]) -> list[Record]:
    """The last stances on disputed claims; those whose date is given, if there are such."""
    disputed = {claim for one in disputes for claim in one["claims"]}
    acts = [act for act in seen.begun if act.claim in disputed and act.period.low is not None]
    begins = max((act.period.low for act in acts if act.period.low is not None), default=None)
    last = [act for act in acts if act.period.low == begins]
    return [
        {
            key: value
            for key, value in _assertion(seen, act).items()
            if key not in ("reports", "inferred")
        }
        for act in [act for act in last if act.said_given] or last
    ]


def report(files: list[Record], as_of: str | None = None, by: str = "party") -> Record:
    """What `report --format json` has to say about the files."""
    seen = world(files, as_of, by)
    claims = {claim: _claim(seen, claim) for claim in sorted(seen.base.claims)}
    open_to_dispute = [
        claim for claim, record in claims.items() if record["status"] in ("contested", "questioned")
    ]
    disputes = []
    for group in _connected(seen, open_to_dispute):
        dispute = _dispute([claims[claim] for claim in sorted(group)])
        disputes.append(dispute)
        for claim in group:
            claims[claim]["dispute"] = dispute["id"]
    for record in claims.values():
        record["across"] = _across(record, disputes)
    counts = dict.fromkeys(STATUSES, 0)
    for record in claims.values():
        counts[record["status"]] += 1
    return {
        "format": "disputes-report/1",
        "as_of": as_of,
        "by": by,
        "complete": True,
        "counts": counts,
        "disputes": sorted(disputes, key=lambda dispute: str(dispute["id"])),
        "latest": _latest(seen, disputes),
        "claims": list(claims.values()),
    }
