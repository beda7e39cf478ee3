"""What is drafted of an article, before it is written as YAML or JSON."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from disputes.ingest.drafting.placing import placed

if TYPE_CHECKING:
    from disputes.ingest.drafting.publishing import Publisher
    from disputes.ingest.drafting.recorded import Known
    from disputes.ingest.drafting.wording import Wording
    from disputes.ingest.matching.offers import Offer
    from disputes.ingest.reading.article import Article, PartKind, Told
    from disputes.ingest.resolving.records import Resolved
    from disputes.model.terms import Stance


class Aside(StrEnum):
    """Why nothing is drafted of an attribution."""

    FURNITURE = "furniture"
    OWN = "own-voice"
    NOBODY = "nobody"
    SCANT = "scant"
    DENIED = "denied"
    RECORDED = "recorded"


class Place(NamedTuple):
    """A claim that a candidate is drafted on, a new one where there is no `offer`, and how.

    `report_of` is the number, from 1, of the assertion that it is a report of; `other` tells why it
    is none of the one that was offered, as what follows "which". `said` is what the draft has;
    `likely_via` the chain of the other reports, if they have one and the article tells none.
    """

    offer: Offer | None
    stance: Stance
    said: str | None
    report_of: int | None = None
    inferred: bool = False
    other: str = ""
    likely_via: tuple[str, ...] = ()

    @property
    def claim(self) -> str | None:
        """The claim of the knowledge base; none where it is a new one."""
        return self.offer.claim if self.offer is not None else None


class Candidate(NamedTuple):
    """One attribution of the article with all that is told of it.

    `line` is where its content begins, from 1; `part` what it stands in, where that is not the
    running text. `confidence` is the share of what its pattern finds that people found too.
    `offers` are what the knowledge base may have of it, best first; `aside` why it is not drafted,
    `places` where it is.
    """

    line: int
    found: Resolved
    wording: Wording
    confidence: float
    part: PartKind | None = None
    recorded: tuple[Known, ...] = ()
    offers: tuple[Offer, ...] = ()
    aside: Aside | None = None
    places: tuple[Place, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources that took the stance, as far as they can be told, each once."""
        return tuple(
            dict.fromkeys(one.source for one in self.found.speakers if one.source is not None)
        )

    @property
    def headline(self) -> bool:
        """Whether it stands in the title."""
        return self.part is not None and self.part.value == "title"

    @property
    def placed(self) -> tuple[Offer, ...]:
        """The offers by which it is drafted on claims that are there, if it is no new one."""
        return placed(self.offers, headline=self.headline)

    @property
    def via(self) -> tuple[str, ...] | None:
        """The chain, as far as it can be told; None where the article tells none."""
        if self.found.via is None:
            return None
        known = tuple(dict.fromkeys(one.source for one in self.found.via if one.source is not None))
        return known if known or not self.found.via else None


class Drafted(NamedTuple):
    """An article with what was found in it, in the order of the text.

    `document` is the id that it has or is to have; `known` tells that the knowledge base has it,
    `textless` that it has it without a text.
    `credited` are the sources that the article is credited to besides its publisher,
    `other_agencies` those named there that are no source; `language` is that by whose words it was
    read.
    """

    article: Article
    document: str
    known: bool
    textless: bool
    publisher: Publisher
    credited: tuple[str, ...]
    other_agencies: tuple[Told, ...]
    engine: str
    language: str
    candidates: tuple[Candidate, ...]

    @property
    def drafted(self) -> tuple[Candidate, ...]:
        """The candidates that are drafted."""
        return tuple(one for one in self.candidates if one.aside is None)
