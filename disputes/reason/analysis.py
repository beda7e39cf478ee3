"""The analysis of a knowledge base: every claim's status, and the way back to what made it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from disputes.errors import WrongUse
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.period import Date, read_date
from disputes.model.prune import without_drafts
from disputes.model.records import Claim
from disputes.model.terms import Force, Side, Stance, Status
from disputes.reason.acts import Act, acts_by_source, in_order
from disputes.reason.commitments import Commitment, Commitments, Root
from disputes.reason.disputing import Dispute, Opponents, find_disputes, opponents
from disputes.reason.implications import Implications, Reason, build_implications, reached_from
from disputes.reason.positions import (
    Opposition,
    Position,
    by_inference,
    opposition,
    positions_by_claim,
    status_of,
)
from disputes.reason.roles import Roles
from disputes.reason.standing import ended, ends, restated, standing_acts


class By(StrEnum):
    """Whose positions are told apart: those of parties, or those of every single source."""

    PARTY = "party"
    SOURCE = "source"


class Step(NamedTuple):
    """One step of a derivation: this literal implies that one, for this reason."""

    claim: str
    side: Side
    reason: Reason
    then_claim: str
    then_side: Side


class Derivation(NamedTuple):
    """Why a party is bound to one side of a claim.

    ``direct`` are its acts on the claim itself; ``chain`` the shortest derivation from another
    stance, and ``roots`` the acts that the chain begins with; both empty where there is none.
    """

    party: str
    side: Side
    commitment: Commitment
    direct: tuple[Act, ...]
    chain: tuple[Step, ...]
    roots: tuple[Act, ...]


class Why(NamedTuple):
    """How a claim's status came about, party by party."""

    claim: str
    status: Status
    by_inference: bool
    derivations: tuple[Derivation, ...]


class ClaimAnalysis(NamedTuple):
    """What is derived about one claim. Positions are sorted by party."""

    claim: Claim
    status: Status
    by_inference: bool
    dispute: str | None
    positions: tuple[Position, ...]

    def on(self, side: Side) -> tuple[Position, ...]:
        """Give the positions that count on a side; a divided party is on both."""
        return tuple(position for position in self.positions if position.on(side))

    @property
    def undecided(self) -> tuple[Position, ...]:
        """The parties that say it may be and it may not be."""
        return tuple(position for position in self.positions if position.undecided)


@dataclass(frozen=True)
class Analysis:
    """Everything that follows from a knowledge base at a date.

    Make one with ``analyse``. Statuses and disputes are worked out at once; derivations and the
    assertions behind a position when they are asked for.
    """

    kb: KnowledgeBase
    as_of: Date | None
    by: By
    disputes: tuple[Dispute, ...] = field(repr=False)
    implications: Implications = field(repr=False)
    roles: Roles = field(repr=False)
    _claims: Mapping[str, ClaimAnalysis] = field(repr=False)
    _commitments: Mapping[str, Commitments] = field(repr=False)
    _standing: Mapping[str, Mapping[int, tuple[Act, ...]]] = field(repr=False)
    _acts: Mapping[int, tuple[Act, ...]] = field(repr=False)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties with a position on some claim, sorted."""
        return tuple(self._commitments)

    def claims(self) -> Iterator[ClaimAnalysis]:
        """Go through all claims by id."""
        yield from self._claims.values()

    def claim(self, claim_id: str) -> ClaimAnalysis:
        """Give what is derived about a claim; raises ``KeyError`` for an unknown id."""
        return self._claims[claim_id]

    def dispute(self, dispute_id: str) -> Dispute:
        """Give a dispute; raises ``KeyError`` for an unknown id."""
        return next(one for one in self.disputes if one.id == dispute_id)

    def commitments(self, party: str) -> dict[tuple[str, bool], Commitment]:
        """Give what a party is bound to, by claim and whether it is to the claim or its opposite.

        Raises ``KeyError`` for a party that has no commitments.
        """
        held = self._commitments[party].by_literal
        claims = self.implications.claims
        return {(claims[lit >> 1], not lit & 1): commitment for lit, commitment in held.items()}

    def standing(self, party: str) -> dict[tuple[str, Side], tuple[Act, ...]]:
        """Give the standing acts that count for a party, by claim and side, by date."""
        taken = self._standing.get(party, {})
        meaning = self.implications.meaning
        return {meaning(literal): _ordered(acts) for literal, acts in taken.items()}

    def why(self, claim_id: str, party: str | None = None) -> Why:
        """Explain a claim's status, or the part of one party in it.

        Raises ``KeyError`` for an unknown claim; a party without a position has no derivations.
        """
        found = self.claim(claim_id)
        derivations = tuple(
            self._derivation(position.party, claim_id, side, commitment)
            for position in found.positions
            if party is None or position.party == party
            for side in Side
            if (commitment := position.on_for if side is Side.FOR else position.on_against)
        )
        return Why(claim_id, found.status, found.by_inference, derivations)

    def acts_behind(self, party: str, claim_id: str, side: Side) -> tuple[Act, ...]:
        """Give the acts behind a position, in the order of their dates.

        They are the standing ones whose own literal reaches the position's, and earlier ones
        that these restate; words said before for somebody else stay that party's.
        """
        literal = self.implications.literal(claim_id, side)
        taken = self._standing.get(party, {})
        found: dict[int, Act] = {}
        for root in self._roots(party).get(literal, ()):
            for act in taken[root]:
                found[id(act)] = act
                for each in self._restated(act, party):
                    found[id(each)] = each
        return _ordered(tuple(found.values()))

    def own_acts(self, party: str, claim_id: str, side: Side) -> tuple[Act, ...]:
        """Give a party's standing acts on a side of the claim itself, and those they restate."""
        literal = self.implications.literal(claim_id, side)
        standing = self._standing.get(party, {}).get(literal, ())
        found = {id(one): one for act in standing for one in (act, *self._restated(act, party))}
        return _ordered(tuple(found.values()))

    def root(self, party: str, claim_id: str, side: Side) -> Root | None:
        """Give the nearest other stance from which a commitment follows, if there is one."""
        found = self._commitments[party].root(self.implications.literal(claim_id, side))
        return None if found is None else Root(*self.implications.meaning(found[0]), found[1])

    def on_claim(self, claim_id: str, stance: Stance) -> tuple[tuple[str, Act], ...]:
        """Give the acts of a stance on a claim, each with the parties that it counts for."""
        number = self.implications.numbers[claim_id]
        acts = [act for act in self._acts.get(number, ()) if act.assertion.stance is stance]
        return self._with_parties([act for act in acts if not act.assertion.conditional])

    def ended(self, claim_id: str, by: Stance) -> tuple[tuple[str, Act, Act], ...]:
        """Give the stances on a claim that were retracted (or disowned): party, act and ender."""
        number = self.implications.numbers[claim_id]
        acts = self._acts.get(number, ())
        if not any(act.assertion.stance is by for act in acts):
            return ()
        by_source: dict[str, list[Act]] = {}
        for act in acts:
            by_source.setdefault(act.source, []).append(act)
        pairs = [pair for own in by_source.values() for pair in ended(own, by)]
        enders = {id(act): ender for act, ender in pairs}
        listed = self._with_parties([act for act, _ in pairs])
        return tuple((party, act, enders[id(act)]) for party, act in listed)

    def conditional(self, claim_id: str) -> tuple[tuple[str, Act], ...]:
        """Give the stances on a claim that were taken on a condition, with their parties."""
        number = self.implications.numbers[claim_id]
        acts = [act for act in self._acts.get(number, ()) if act.assertion.conditional]
        return self._with_parties(acts)

    @cached_property
    def opponents(self) -> Opponents:
        """With each party those that directly oppose it in some dispute."""
        return opponents(self.disputes)

    def every_act(self) -> Iterator[Act]:
        """Go through all acts that have begun, standing or not, in no order."""
        for acts in self._acts.values():
            yield from acts

    def acts(self) -> list[Act]:
        """Give all acts that have begun, standing or not, in the order of their dates."""
        return self.acts_where(lambda _: True)

    def acts_of(self, source: str) -> list[Act]:
        """Give the acts of a source, standing or not, in the order of their dates."""
        return self.acts_where(lambda act: act.source == source)

    def acts_where(self, wanted: Callable[[Act], bool]) -> list[Act]:
        """Give the acts that are wanted, standing or not, in the order of their dates."""
        return in_order(act for acts in self._acts.values() for act in acts if wanted(act))

    def parties_of(self, act: Act) -> tuple[str, ...]:
        """Give the parties that an act counts for."""
        if self.by is By.SOURCE or act.assertion.own:
            return (act.source,)
        return self.roles.parties(act.source, act.period)

    def _with_parties(self, acts: list[Act]) -> tuple[tuple[str, Act], ...]:
        pairs = [(party, act) for act in acts for party in self.parties_of(act)]
        return tuple(sorted(pairs, key=lambda pair: (pair[0], pair[1].order())))

    def _derivation(
        self, party: str, claim_id: str, side: Side, commitment: Commitment
    ) -> Derivation:
        literal = self.implications.literal(claim_id, side)
        taken = self._standing[party]
        steps = self._commitments[party].chain(literal) or []
        meaning = self.implications.meaning
        chain = tuple(
            Step(*meaning(here), reason, *meaning(there)) for here, reason, there in steps
        )
        roots = taken.get(steps[0][0], ()) if steps else ()
        direct = taken.get(literal, ())
        return Derivation(party, side, commitment, _ordered(direct), chain, _ordered(roots))

    def _restated(self, act: Act, party: str) -> list[Act]:
        known = self._restated_memo
        earlier = known.get(id(act))
        if earlier is None:
            own = self._own_on_claim.get((act.claim, act.source), ())
            earlier = known[id(act)] = restated(act, own) if len(own) > 1 else []
        return [one for one in earlier if party in self.parties_of(one)] if earlier else earlier

    @cached_property
    def _own_on_claim(self) -> dict[tuple[int, str], list[Act]]:
        """The acts of each source on each claim, by when they end."""
        found: dict[tuple[int, str], list[Act]] = {}
        for act in sorted(self.every_act(), key=ends):
            found.setdefault((act.claim, act.source), []).append(act)
        return found

    @cached_property
    def _restated_memo(self) -> dict[int, list[Act]]:
        """What each act restates; by identity, as the acts live as long as the analysis."""
        return {}

    @cached_property
    def _roots_memo(self) -> dict[str, dict[int, list[int]]]:
        return {}

    def _roots(self, party: str) -> dict[int, list[int]]:
        """Give for each literal that a party is bound to the taken ones from which it follows.

        As large as what a full report has to say of the party.
        """
        known = self._roots_memo
        if party not in known:
            roots: dict[int, list[int]] = {}
            for root in sorted(self._standing.get(party, ())):
                for literal in reached_from(root, self.implications):
                    roots.setdefault(literal, []).append(root)
            known[party] = roots
        return known[party]


def analyse(
    kb: KnowledgeBase, as_of: str | Date | None = None, by: str | By = By.PARTY
) -> Analysis:
    """Derive every claim's status, the disputes, and what each party is bound to.

    ``as_of`` is a date in any of its forms: only stances that have begun by its end count. With
    ``by="source"`` every source is its own party. Files marked as drafts take no part. Raises
    ``WrongUse`` for a date or a word that cannot be read. Each source costs the edges that leave
    the literals that it reaches.
    """
    date = read_date(as_of) if isinstance(as_of, str) else as_of
    try:
        by = By(by)
    except ValueError:
        raise WrongUse(f"'{by}' is neither party nor source") from None
    kb = without_drafts(kb)
    implications = build_implications(kb)
    roles = Roles(kb.sources)
    acts = acts_by_source(kb, implications.numbers, date.period if date else None)
    standing: dict[str, dict[int, list[Act]]] = {}
    for source, own in acts.items():
        for act in standing_acts(own, implications.edges):
            alone = by is By.SOURCE or act.assertion.own
            for party in (source,) if alone else roles.parties(source, act.period):
                standing.setdefault(party, {}).setdefault(act.literal, []).append(act)
    commitments = {
        party: Commitments(
            {literal: _force(own) for literal, own in taken.items()},
            implications.edges,
            implications.literals,
        )
        for party, taken in sorted(standing.items())
    }
    narrators = frozenset(
        party for party in commitments if (kind := kb.sources[party].kind) and kind.narrates
    )
    held = {party: own.by_literal for party, own in commitments.items()}
    claims, disputes = _claims(kb, implications, positions_by_claim(held, narrators))
    by_claim: dict[int, list[Act]] = {}
    for own in acts.values():
        for act in own:
            by_claim.setdefault(act.claim, []).append(act)
    return Analysis(
        kb,
        date,
        by,
        disputes,
        implications,
        roles,
        claims,
        commitments,
        {
            party: {lit: tuple(own) for lit, own in taken.items()}
            for party, taken in standing.items()
        },
        {claim: tuple(own) for claim, own in by_claim.items()},
    )


def _claims(
    kb: KnowledgeBase, implications: Implications, positions: Mapping[int, list[Position]]
) -> tuple[dict[str, ClaimAnalysis], tuple[Dispute, ...]]:
    statuses: dict[str, Status] = {}
    disputed: dict[str, Opposition] = {}
    for number, claim_id in enumerate(implications.claims):
        own = positions.get(number, [])
        statuses[claim_id] = status_of(own)
        if statuses[claim_id].disputed:
            disputed[claim_id] = opposition(own)
    disputes = find_disputes(kb, implications, disputed)
    belongs = {claim: dispute.id for dispute in disputes for claim in dispute.claims}
    return {
        claim_id: ClaimAnalysis(
            kb.claims[claim_id],
            statuses[claim_id],
            statuses[claim_id].disputed and by_inference(positions.get(number, [])),
            belongs.get(claim_id),
            tuple(positions.get(number, ())),
        )
        for number, claim_id in enumerate(implications.claims)
    }, disputes


def _force(acts: list[Act]) -> Force:
    return Force.FIRM if any(act.firm for act in acts) else Force.HEDGED


def _ordered(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    return tuple(sorted(acts, key=Act.order)) if len(acts) > 1 else acts
