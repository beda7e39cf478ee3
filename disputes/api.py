"""The façade that ``import disputes`` gives: load, analyse, report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disputes.load import LoadResult, load, load_texts
from disputes.reason.analysis import Analysis, analyse
from disputes.view.evidence import Evidence
from disputes.view.report import report_data

if TYPE_CHECKING:
    import networkx

    from disputes.model.knowledge_base import KnowledgeBase

__all__ = [
    "Analysis",
    "Evidence",
    "LoadResult",
    "analyse",
    "claim_graph",
    "load",
    "load_texts",
    "report_data",
]


def claim_graph(kb: KnowledgeBase) -> networkx.MultiDiGraph[Any]:
    """Give the knowledge base as a networkx graph; see ``disputes.graph.claims``."""
    from disputes.graph.claims import build_claim_graph

    return build_claim_graph(kb)
