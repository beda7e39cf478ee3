"""Who is on record on which claim, and for whom they speak."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.records import Claim


class Heard(IntEnum):
    """Whether speakers are on record on a claim: not, by others of their party, or themselves."""

    NO = 0
    BY_PARTY = 1
    THEMSELVES = 2


class Standing:
    """Who has spoken on the claims of a knowledge base; whom a role ever bound counts as bound."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._parties: dict[str, frozenset[str]] = {}
        self._spoken: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def parties(self, sources: Iterable[str]) -> frozenset[str]:
        """Give the sources at the ends of their chains of roles."""
        return frozenset().union(*(self._ends(source) for source in sources))

    def on_record(self, claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
        """Give the sources on record on a claim, and their parties."""
        spoken = self._spoken.get(claim.id)
        if spoken is None:
            sources = frozenset(
                source for assertion in claim.assertions for source in assertion.sources
            )
            spoken = self._spoken[claim.id] = sources, self.parties(sources)
        return spoken

    def heard(self, claim: Claim, speakers: frozenset[str], parties: frozenset[str]) -> Heard:
        """Tell whether speakers, who are of these parties, are on record on a claim."""
        sources, theirs = self.on_record(claim)
        if speakers & sources:
            return Heard.THEMSELVES
        return Heard.BY_PARTY if parties & theirs else Heard.NO

    def _ends(self, source: str) -> frozenset[str]:
        ends = self._parties.get(source)
        if ends is None:
            ends = self._parties[source] = frozenset(self._walk(source))
        return ends

    def _walk(self, source: str) -> Iterable[str]:
        seen = {source}
        waiting = [source]
        while waiting:
            one = waiting.pop()
            record = self._kb.sources.get(one)
            roles = record.speaks_for if record else ()
            if not roles:
                yield one
            for role in roles:
                if role.source not in seen:
                    seen.add(role.source)
                    waiting.append(role.source)
