"""What resolving gives: for each attribution who spoke, through whom, when, and how we know."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from disputes.ingest.attribution import Attribution
    from disputes.model.terms import SourceKind


class By(StrEnum):
    """By what words were found to mean a source."""

    ID = "id"
    NAME = "name"
    ALIAS = "alias"
    ROLE = "role"
    SURNAME = "surname"
    MENTION = "mention"
    PRONOUN = "pronoun"
    OUTLET = "outlet"
    NEW = "new"


class Certainty(StrEnum):
    """How sure a resolution is.

    Certain: the words are a name of that source and of no other. Likely: the article tells, by
    what it said before. Weak: others could be meant, who are among the candidates.
    """

    CERTAIN = "certain"
    LIKELY = "likely"
    WEAK = "weak"


class Proposal(NamedTuple):
    """A source that the knowledge base does not have, as it could be written there.

    `role`, `speaks_for` and `member_of` are only what the article's words say.
    """

    id: str
    name: str
    kind: SourceKind
    role: str | None = None
    speaks_for: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()


class Speaker(NamedTuple):
    """Words that name a speaker, or whoever passes words on, and the source that they mean.

    `source` is an id of the knowledge base or of the `proposal`, None where the words may mean
    several, which are then the `candidates`, or nobody who can be told. Candidates beside a source
    are others that the words could mean.
    """

    start: int
    end: int
    source: str | None
    by: By | None = None
    certainty: Certainty | None = None
    candidates: tuple[str, ...] = ()
    proposal: Proposal | None = None


class Resolved(NamedTuple):
    """An attribution with its speakers, several where they spoke jointly.

    `via` is the chain, nearest to the speaker first: None where the article tells none, empty where
    the words were said to the publisher itself. `said` is a date in a form of the files. Where the
    words at this place tell neither, `likely_via` and `likely_said` have what the article told when
    the same speakers spoke right before: an inference. `beside` are others who passed the words on,
    next to a link of the chain, not through it: "Reuters and the BBC quoted him". `own` tells that
    the article speaks for itself; its speaker is then the publisher, if that is known.
    """

    attribution: Attribution
    speakers: tuple[Speaker, ...]
    via: tuple[Speaker, ...] | None
    said: str | None
    own: bool
    likely_via: tuple[Speaker, ...] | None = None
    likely_said: str | None = None
    beside: tuple[Speaker, ...] = ()
