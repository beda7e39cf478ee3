"""One record whole, or two parties compared, as plain data: ``disputes-show/1``.

Each kind of record has a module here, which is imported when one of the kind is shown. It gives
the data of a record (``show``), and turns them into rows (``table``).
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Protocol, cast

from disputes.model.knowledge_base import KnowledgeBase
from disputes.reason.analysis import Analysis
from disputes.view.evidence import Evidence
from disputes.view.table import Table

Data = dict[str, Any]


class _Kind(Protocol):
    def show(self, analysis: Analysis, evidence: Evidence, record_id: str) -> Data: ...

    def table(self, data: Data) -> Table: ...


def show_data(analysis: Analysis, evidence: Evidence, record_id: str) -> Data:
    """Give a claim, source, document, question or topic with all that belongs to it.

    Raises ``KeyError`` for an id that the knowledge base does not have.
    """
    kind = kind_of(analysis.kb, record_id)
    if kind is None:
        raise KeyError(record_id)
    return {
        **_head(analysis, kind),
        "id": record_id,
        **_module(kind).show(analysis, evidence, record_id),
    }


def comparison_data(analysis: Analysis, evidence: Evidence, party: str, other: str) -> Data:
    """Give where two parties differ and where they agree.

    Raises ``KeyError`` for a source that has no position on any claim.
    """
    from disputes.view.show.comparison import compare

    return {**_head(analysis, "comparison"), **compare(analysis, evidence, party, other)}


def show_table(data: Data) -> Table:
    """Give what belongs to a record, or to a comparison, as rows."""
    return _module(data["kind"]).table(data)


def kind_of(kb: KnowledgeBase, record_id: str) -> str | None:
    """Give the kind of the record of an id; a topic need not be named to be one."""
    for kind, records in (
        ("claim", kb.claims),
        ("source", kb.sources),
        ("document", kb.documents),
        ("question", kb.questions),
    ):
        if record_id in records:
            return kind
    return "topic" if record_id in kb.topics_in_use() else None


def _head(analysis: Analysis, kind: str) -> Data:
    return {
        "format": "disputes-show/1",
        "as_of": analysis.as_of.text if analysis.as_of else None,
        "by": analysis.by.value,
        "complete": analysis.kb.complete,
        "kind": kind,
    }


def _module(kind: str) -> _Kind:
    return cast(_Kind, import_module(f"disputes.view.show.{kind}"))
