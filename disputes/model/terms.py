"""The closed vocabularies: every word that a file may choose from, and what it means."""

from __future__ import annotations

from enum import Enum, StrEnum


class SourceKind(StrEnum):
    """What sort of speaker a source is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    OUTLET = "outlet"
    AGENCY = "agency"
    GROUP = "group"
    ANONYMOUS = "anonymous"

    @property
    def narrates(self) -> bool:
        """Whether a party of this kind is a narrator: it tells what others do and say."""
        return self in (SourceKind.OUTLET, SourceKind.AGENCY)


class QuestionKind(StrEnum):
    """What the answers of a question look like; all but ``open`` exclude one another."""

    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    OPEN = "open"


class Speech(StrEnum):
    """Whose words a report gives."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    OWN = "own"


class Force(StrEnum):
    """How firmly a stance is taken."""

    FIRM = "firm"
    HEDGED = "hedged"


class Side(StrEnum):
    """Which of a claim's two literals is meant."""

    FOR = "for"
    AGAINST = "against"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.AGAINST if self is Side.FOR else Side.FOR


class Stance(Enum):
    """How a source stands to a claim: the word in the file, the side it takes and its force."""

    ASSERTS = ("asserts", Side.FOR, Force.FIRM)
    SUGGESTS = ("suggests", Side.FOR, Force.HEDGED)
    DOUBTS = ("doubts", Side.AGAINST, Force.HEDGED)
    DENIES = ("denies", Side.AGAINST, Force.FIRM)
    DECLINES = ("declines", None, None)
    RETRACTS = ("retracts", None, None)
    DISOWNS = ("disowns", None, None)

    def __init__(self, word: str, side: Side | None, force: Force | None) -> None:
        self.word = word
        self.side = side
        self.force = force

    @property
    def ends(self) -> bool:
        """Whether this stance takes back what its source said before."""
        return self in (Stance.RETRACTS, Stance.DISOWNS)


class RelationKind(Enum):
    """How one claim bears on another: the word in the file and whether it commits anybody."""

    CONTRADICTS = ("contradicts", True)
    NEGATES = ("negates", True)
    IMPLIES = ("implies", True)
    SUPPORTS = ("supports", False)
    WEAKENS = ("weakens", False)

    def __init__(self, word: str, commits: bool) -> None:
        self.word = word
        self.commits = commits

    @property
    def symmetric(self) -> bool:
        """Whether it says of both claims what it says of one: that they cannot both be true."""
        return self in (RelationKind.CONTRADICTS, RelationKind.NEGATES)


class Status(StrEnum):
    """What all positions on one claim add up to, in the order in which they are tried."""

    CONTESTED = "contested"
    QUESTIONED = "questioned"
    DIVIDED = "divided"
    AGREED = "agreed"
    REPORTED = "reported"
    UNOPPOSED = "unopposed"
    OPPOSED = "opposed"
    OPEN = "open"

    @property
    def disputed(self) -> bool:
        """Whether a claim of this status belongs to a dispute."""
        return self in (Status.CONTESTED, Status.QUESTIONED)
