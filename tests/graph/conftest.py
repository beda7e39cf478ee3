"""Drawings of hostile texts, made by hand so that no reader keeps any text from them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.conftest import ROOT
from load.test_corpora import hostile_texts

from disputes.api import analyse, load
from disputes.model.terms import Force, Status
from disputes.reason.analysis import Analysis
from disputes.view.drawing import Drawing, Edge, EdgeKind, Node, NodeKind

BATCH = 60
LONG = 2_000

NASTY = (
    "",
    " ",
    '"',
    "\\",
    "ends with a backslash\\",
    '\\" ];',
    "\\N \\G \\l \\r \\n",
    "&lt;b&gt; &amp; &#65; #35; #quot;",
    "<b>bold</b><script>alert(1)</script>",
    "]]>",
    "<!-- -- -->",
    "\x00\x01\x1b[31m\x7f\x85\u2028\u202e",
    "\ud800 lone \udfff",
    "\ufffe\uffff\U0001fffe",
    "😀👨\u200d👩\u200d👧🏽",
    "\ufdfd" * 30,
    "Z" + "\u0301" * 300,
    "a" * 5_000,
    "漢字かな交じり文" * 40,
    "`**_markdown_**`",
    "1. a list",
    "- a list",
    "# heading",
    "end",
    'click n1 href "javascript:alert(1)"',
    "%%{init: {}}%%",
    "style n1 fill:#f00;",
    "$$x^2$$",
    "fa:fa-ban",
    "n1 --> n2",
    "]) }} |] /]",
    "line\nbreak\r\nand\ttab",
    "x:#y;",
    "accTitle: {",
)


@pytest.fixture(scope="session")
def shipped() -> Analysis:
    return analyse(load(ROOT / "data" / "claims.yaml").kb)


@pytest.fixture(scope="session")
def hostile(corpora: Path) -> list[tuple[Drawing, list[str]]]:
    """Drawings with a hostile text wherever there is one, with these texts."""
    texts = [text for text in hostile_texts(corpora) if len(text) < LONG]
    assert len(texts) > 700
    return list(drawings_of(texts))


@pytest.fixture(scope="session")
def nasty() -> list[Drawing]:
    """Drawings of the worst texts, which need no data."""
    return [drawing_of(list(NASTY)), drawing_of(list(NASTY), "party")]


def drawings_of(texts: list[str]) -> Iterator[tuple[Drawing, list[str]]]:
    for start in range(0, len(texts), BATCH):
        batch = texts[start : start + BATCH]
        yield drawing_of(batch, "topic" if start % (2 * BATCH) else "party"), batch


def drawing_of(texts: list[str], draws: str = "topic") -> Drawing:
    nodes: list[Node] = []
    edges: list[Edge] = []
    for number, text in enumerate(texts):
        nodes.append(Node(f"p{number}", NodeKind.PARTY, text, narrator=bool(number % 2)))
        if draws == "party":
            if number:
                between = EdgeKind.OPPOSES if number % 3 else EdgeKind.AGREES
                ends = (f"p{number - 1}", f"p{number}")
                edges.append(Edge(*ends, between, by_inference=number % 5 == 0, claims=(text,)))
            continue
        status = list(Status)[number % len(Status)]
        nodes.append(Node(f"c{number}", NodeKind.CLAIM, text, number == 0, status, number % 7 == 0))
        side = (EdgeKind.FOR, EdgeKind.AGAINST, EdgeKind.UNDECIDED)[number % 3]
        edges.append(Edge(f"p{number}", f"c{number}", side, Force.FIRM, number % 4 == 0))
        if number % 10 == 0:
            nodes.append(Node(f"q{number}", NodeKind.QUESTION, text, detail="choice"))
            answers = Edge(f"c{number}", f"q{number}", EdgeKind.ANSWERS, detail=text, answer=text)
            edges.append(answers)
        elif number % 10 != 9:
            kinds = (EdgeKind.CONTRADICTS, EdgeKind.IMPLIES, EdgeKind.SUPPORTS, EdgeKind.WEAKENS)
            ends = (f"c{number}", f"c{number - 1}")
            edges.append(Edge(*ends, kinds[number % 4], detail=text))
    title = texts[0] if texts else ""
    note = texts[-1] if texts else ""
    return Drawing(
        draws, None, title, None, "party", True, tuple(nodes), tuple(edges), (note,) if note else ()
    )
