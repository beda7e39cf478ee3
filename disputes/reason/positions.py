"""What each party holds on a claim, and what all of it adds up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from disputes.model.terms import Force, Side, Status
from disputes.reason.commitments import Commitment


class Position(NamedTuple):
    """A party's commitments on one claim: to the claim, to its opposite, or to both."""

    party: str
    narrator: bool
    on_for: Commitment | None
    on_against: Commitment | None

    @property
    def undecided(self) -> bool:
        """Whether it leans both ways, each only hedged: neither for nor against."""
        return (
            self.on_for is not None
            and self.on_against is not None
            and self.on_for.force is Force.HEDGED
            and self.on_against.force is Force.HEDGED
        )

    @property
    def divided(self) -> bool:
        """Whether it is bound to both sides, to one of them firmly; it counts on both."""
        return self.on_for is not None and self.on_against is not None and not self.undecided

    def on(self, side: Side) -> Commitment | None:
        """Give the commitment that counts on a side; none where the party is undecided."""
        if self.undecided:
            return None
        return self.on_for if side is Side.FOR else self.on_against


class Opposition(NamedTuple):
    """The pairs of different parties of which one is for a claim and the other against."""

    direct: frozenset[tuple[str, str]]
    every: frozenset[tuple[str, str]]


def status_of(positions: Sequence[Position]) -> Status:
    """Tell what the positions on one claim add up to: the first status that fits; linear."""
    in_favour: set[str] = set()
    against: set[str] = set()
    firmly_for: set[str] = set()
    firmly_against: set[str] = set()
    divided = speaker_firm = directly_against = False
    speakers = 0
    for one in positions:
        here, there = one.on_for, one.on_against
        if one.undecided:
            continue
        divided = divided or (here is not None and there is not None)
        if here is not None:
            in_favour.add(one.party)
            firm = Force.FIRM in here
            if firm:
                firmly_for.add(one.party)
            if not one.narrator:
                speakers += 1
                speaker_firm = speaker_firm or firm
        if there is not None:
            against.add(one.party)
            if Force.FIRM in there:
                firmly_against.add(one.party)
            directly_against = directly_against or there.direct is not None
    if _different(firmly_for, firmly_against):
        return Status.CONTESTED
    if _different(in_favour, against):
        return Status.QUESTIONED
    if divided:
        return Status.DIVIDED
    if in_favour:
        if speakers >= 2 and speaker_firm:
            return Status.AGREED
        return Status.UNOPPOSED if speakers else Status.REPORTED
    return Status.OPPOSED if directly_against else Status.OPEN


def opposition(positions: Sequence[Position]) -> Opposition:
    """Give the opposed pairs of parties on one claim, each pair and all of them sorted."""
    direct: set[tuple[str, str]] = set()
    every: set[tuple[str, str]] = set()
    against = [(one, there) for one in positions if (there := one.on(Side.AGAINST))]
    for one in positions:
        here = one.on(Side.FOR)
        if here is None:
            continue
        for other, there in against:
            if one.party == other.party:
                continue
            pair = (min(one.party, other.party), max(one.party, other.party))
            every.add(pair)
            if here.direct is not None and there.direct is not None:
                direct.add(pair)
    return Opposition(frozenset(direct), frozenset(every))


def by_inference(positions: Sequence[Position]) -> bool:
    """Tell whether no two parties that oppose one another here are both direct; linear."""
    direct = {
        side: {
            one.party
            for one in positions
            if (commitment := one.on(side)) and commitment.direct is not None
        }
        for side in Side
    }
    return not _different(direct[Side.FOR], direct[Side.AGAINST])


def positions_by_claim(
    commitments: Mapping[str, Mapping[int, Commitment]], narrators: frozenset[str]
) -> dict[int, list[Position]]:
    """Turn the commitments of all parties into positions by claim number, parties in order."""
    found: dict[int, list[Position]] = {}
    for party in sorted(commitments):
        held = commitments[party]
        narrator = party in narrators
        for claim in sorted({literal >> 1 for literal in held}):
            position = Position(party, narrator, held.get(2 * claim), held.get(2 * claim + 1))
            found.setdefault(claim, []).append(position)
    return found


def _different(here: set[str], there: set[str]) -> bool:
    """Tell whether one can be taken from each so that they differ."""
    return bool(here and there) and (len(here) > 1 or len(there) > 1 or here != there)
