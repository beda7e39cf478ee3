"""Track how sources disagree: who takes which stance on which claim, where, in which exact words.

The names below are the public interface; they are imported when first used, so that
``import disputes`` costs next to nothing.

    import disputes

    result = disputes.load("data/claims.yaml")
    analysis = disputes.analyse(result.kb)
    for dispute in analysis.disputes:
        print(dispute.id, dispute.opposed)
"""

from __future__ import annotations

# What type checkers take for typing.TYPE_CHECKING, without the 10 ms that importing typing takes.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from disputes.api import (
        Analysis,
        LoadResult,
        analyse,
        claim_graph,
        load,
        load_texts,
        report_data,
    )

__version__ = "0.1.0"

__all__ = [
    "Analysis",
    "LoadResult",
    "__version__",
    "analyse",
    "claim_graph",
    "load",
    "load_texts",
    "report_data",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'disputes' has no attribute {name!r}")
    from disputes import api

    return getattr(api, name)
