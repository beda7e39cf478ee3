"""The chains through which reports came, each as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.place import Place
from disputes.model.records import Assertion


class Via(NamedTuple):
    """A chain, the place of the mapping that holds it, and the documents that it led to."""

    assertion: Assertion
    place: Place
    via: tuple[str, ...]
    documents: tuple[str, ...]


def vias(kb: KnowledgeBase) -> Iterator[Via]:
    """Go through all chains that have members, by claim; linear."""
    for assertion in kb.assertions():
        held = assertion.place
        reports = [report for report in assertion.reports if report.via]
        for place, group in groupby(reports, lambda report: report.place or held):
            first, *others = group
            names = [one.document for one in (first, *others) if one.document is not None]
            yield Via(assertion, place, first.via or (), tuple(names))
