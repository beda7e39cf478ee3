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
    from disputes.ingest.reading.article import Article, PartKind
    from disputes.ingest.resolving.records import Resolved


class Aside(StrEnum):
    """Why nothing is drafted of an attribution."""

    FURNITURE = "furniture"
    OWN = "own-voice"
    NOBODY = "nobody"
    SCANT = "scant"
    RECORDED = "recorded"


class Candidate(NamedTuple):
    """One attribution of the article with all that is told of it.

    `line` is where its content begins, from 1; `part` what it stands in, where that is not the
    running text. `confidence` is the share of what its pattern finds that people found too.
    `offers` are what the knowledge base may have of it, best first; `aside` why it is not drafted.
    """

    line: int
    found: Resolved
    wording: Wording
    confidence: float
    part: PartKind | None = None
    recorded: tuple[Known, ...] = ()
    offers: tuple[Offer, ...] = ()
    aside: Aside | None = None

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
    `credited` are the sources that the article is credited to besides its publisher; `language` is
    that by whose words it was read.
    """

    article: Article
    document: str
    known: bool
    textless: bool
    publisher: Publisher
    credited: tuple[str, ...]
    engine: str
    language: str
    candidates: tuple[Candidate, ...]

    @property
    def drafted(self) -> tuple[Candidate, ...]:
        """The candidates that are drafted."""
        return tuple(one for one in self.candidates if one.aside is None)
