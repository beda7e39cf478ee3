"""The rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from disputes.reason.analysis import Analysis
from disputes.view.evidence import Evidence
from disputes.view.identified import NamedAssertion
from disputes.view.tables.derived import about, disputes, opposed, positions
from disputes.view.tables.records import (
    aliases,
    based_on,
    claims,
    documents,
    memberships,
    questions,
    relations,
    roles,
    sources,
    topics,
)
from disputes.view.tables.said import (
    assertion_parties,
    assertion_sources,
    assertions,
    ended,
    reports,
    via,
)
from disputes.view.tables.shape import Row


def table_rows(
    analysis: Analysis, evidence: Evidence, told: list[NamedAssertion]
) -> Mapping[str, Iterable[Row]]:
    """Give the rows of every table by its name, sorted by key; each may be gone through once.

    ``told`` are the assertions to be in it, of ``identify``.
    """
    kb = analysis.kb
    return {
        "topics": topics(kb),
        "sources": sources(kb),
        "aliases": aliases(kb),
        "roles": roles(kb),
        "memberships": memberships(kb),
        "documents": documents(kb),
        "based_on": based_on(kb),
        "questions": questions(kb),
        "claims": claims(analysis),
        "relations": relations(kb),
        "assertions": assertions(analysis, told),
        "assertion_sources": assertion_sources(analysis, told),
        "assertion_parties": assertion_parties(analysis, told),
        "reports": reports(evidence, told),
        "via": via(kb, told),
        "ended": ended(analysis, told),
        "positions": positions(analysis),
        "disputes": disputes(analysis),
        "opposed": opposed(analysis),
        "about": about(analysis),
    }
