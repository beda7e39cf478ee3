"""The acts of each source: every stance that it took on its own or with others, with its date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.period import ALWAYS, Date, Period
from disputes.model.records import Assertion
from disputes.model.terms import Force, Side


class Act(NamedTuple):
    """One source's part in an assertion.

    ``literal`` is the literal that the stance takes, or -1 for a stance that takes none. ``said``
    is the date that counts, and ``given`` whether the file says it itself.
    """

    source: str
    assertion: Assertion
    claim: int
    literal: int
    period: Period
    said: Date | None
    given: bool

    @property
    def firm(self) -> bool:
        """Whether the stance is taken firmly."""
        return self.assertion.stance.force is Force.FIRM

    def order(self) -> tuple[object, ...]:
        """Give a key that depends on what was said, not on where it stands in a file."""
        one = self.assertion
        return (
            self.period.order(),
            self.claim,
            self.source,
            one.stance.word,
            sorted(one.sources),
            self.said.text if self.said else "",
            self.given,
            sorted(
                (
                    report.document or "",
                    report.quote or "",
                    report.via is not None,
                    report.via or (),
                    report.speech or "",
                    report.at or "",
                    report.translation or "",
                    report.note or "",
                )
                for report in one.reports
            ),
            one.condition or "",
            one.inferred,
            one.own,
            one.note or "",
        )


def in_order(acts: Iterable[Act]) -> list[Act]:
    """Sort acts by their dates; the whole key is made only for those that need it."""
    rough = sorted(acts, key=lambda act: (act.period.order(), act.claim, act.source))
    found: list[Act] = []
    for _, own in groupby(rough, key=lambda act: (act.period, act.claim, act.source)):
        alike = list(own)
        found += sorted(alike, key=Act.order) if len(alike) > 1 else alike
    return found


def acts_by_source(
    kb: KnowledgeBase,
    numbers: Mapping[str, int],
    as_of: Period | None,
    assertions: Iterable[Assertion] | None = None,
) -> dict[str, list[Act]]:
    """Gather the acts of each source that have begun by the end of a date; linear.

    They are those in some assertions, or in all. Stances said on a condition, and those that
    decline to say, are among them.
    """
    found: dict[str, list[Act]] = {}
    for assertion in kb.assertions() if assertions is None else assertions:
        said, given = kb.said(assertion)
        period = said.period if said is not None else ALWAYS
        if as_of is not None and not period.begins_by_end_of(as_of):
            continue
        claim = numbers[assertion.claim]
        side = assertion.stance.side
        literal = -1 if side is None else 2 * claim + (side is Side.AGAINST)
        for source in dict.fromkeys(assertion.sources):
            act = Act(source, assertion, claim, literal, period, said, given)
            found.setdefault(source, []).append(act)
    return found
