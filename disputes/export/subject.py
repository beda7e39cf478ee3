"""What is exported, and what an export leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from disputes.reason.analysis import Analysis
from disputes.view.evidence import Evidence
from disputes.view.identified import NamedAssertion, identify
from disputes.view.tables.said import standing_stances


@dataclass(frozen=True)
class Subject:
    """An analysis, the way to the documents' texts, and a list of what a format cannot carry."""

    analysis: Analysis
    evidence: Evidence
    _lost: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)

    @cached_property
    def told(self) -> list[NamedAssertion]:
        """The assertions that have begun, with ids of their own."""
        return identify(self.analysis)

    @cached_property
    def standing(self) -> frozenset[tuple[int, str]]:
        """The stances that stand, each by the identity of its assertion and by its source."""
        return standing_stances(self.analysis)

    def lose(self, one: str, many: str = "", count: int = 1) -> None:
        """Note that the format cannot carry something, told in words for one and for many."""
        if count:
            key = (one, many or one)
            self._lost[key] = self._lost.get(key, 0) + count

    def lost(self) -> Iterator[str]:
        """Give what was noted, one line a kind, in the order in which it was first met."""
        for (one, many), count in self._lost.items():
            yield f"{count:,} {one if count == 1 else many}"

    def holds(self) -> str:
        """Say how much is exported."""
        counts = {
            "claim": len(self.analysis.kb.claims),
            "assertion": len(self.told),
            "report": sum(len(one.reports) for one in self.told),
        }
        each = [f"{count:,} {noun}{'' if count == 1 else 's'}" for noun, count in counts.items()]
        return f"{', '.join(each[:-1])} and {each[-1]}"
