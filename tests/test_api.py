"""The public interface, as its documentation tells it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import disputes
from disputes.errors import WrongUse

KB = Path(__file__).parents[1] / "data" / "claims.yaml"


def test_the_names_are_there() -> None:
    for name in disputes.__all__:
        assert getattr(disputes, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = disputes.nothing


def test_load_analyse_why() -> None:
    result = disputes.load(KB)
    assert (result.complete, result.findings) == (True, ())
    analysis = disputes.analyse(result.kb, as_of="2015-10-07", by="party")
    assert [dispute.id for dispute in analysis.disputes] == [
        "broader-cooperation",
        "other-groups-terrorist",
        "su30-few-seconds",
        "su30-mistake",
    ]
    why = analysis.why("su30-mistake", "nato")
    assert [(one.party, one.side.value) for one in why.derivations] == [("nato", "against")]
    assert [act.source for act in why.derivations[0].direct] == ["nato"]


def test_wrong_arguments() -> None:
    kb = disputes.load(KB).kb
    with pytest.raises(WrongUse, match="there is no month 13"):
        disputes.analyse(kb, as_of="2015-13")
    with pytest.raises(WrongUse, match="neither party nor source"):
        disputes.analyse(kb, by="clan")
    with pytest.raises(WrongUse, match="no knowledge base at"):
        disputes.load("nowhere.yaml")
    with pytest.raises(KeyError):
        disputes.analyse(kb).claim("no-such-claim")


def test_claim_graph() -> None:
    graph = disputes.claim_graph(disputes.load(KB).kb)
    kinds = {data["kind"] for _, data in graph.nodes(data=True)}
    assert kinds == {"source", "document", "claim", "question"}
    edges = {data["kind"] for _, _, data in graph.edges(data=True)}
    assert {"assertion", "contradicts", "implies", "speaks_for", "answers"} <= edges
    assert graph.has_edge("konashenkov", "russian-mod")


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import disputes", ("typing", "yaml", "click", "rich", "networkx")),
        ("import disputes.api", ("click", "rich", "networkx")),
        ("import disputes.cli.app", ("yaml", "rich", "networkx", "disputes.load")),
        (
            "import disputes; r = disputes.load('data/claims.yaml'); disputes.analyse(r.kb)",
            ("click", "rich", "networkx"),
        ),
    ],
)
def test_heavy_modules_are_imported_where_they_are_used(code: str, absent: tuple[str, ...]) -> None:
    listing = f"{code}; import sys; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {listing}"],
        cwd=KB.parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(absent).isdisjoint(done.stdout.split())
