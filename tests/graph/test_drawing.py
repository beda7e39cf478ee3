"""What is drawn: which nodes and edges, and what is too much."""

from __future__ import annotations

import pytest
from cli.test_schemas import validator
from hypothesis import HealthCheck, given, settings
from oracle.strategies import Case, cases, to_yaml

from disputes.api import analyse, load_texts
from disputes.errors import WrongUse
from disputes.graph.formats import formats, render
from disputes.model.terms import Side
from disputes.reason.analysis import Analysis
from disputes.reason.between import Between
from disputes.reason.pairs import pairs_of
from disputes.view.drawing import Drawing, EdgeKind, NodeKind, draw, drawing_data

SCHEMA = validator("disputes-graph/1")


def ids(drawing: Drawing, kind: NodeKind) -> list[str]:
    return [node.id for node in drawing.nodes if node.kind is kind]


def edges(drawing: Drawing, *kinds: EdgeKind) -> list[tuple[str, str]]:
    return [(edge.start, edge.end) for edge in drawing.edges if edge.kind in kinds]


def of(text: str) -> Analysis:
    return analyse(load_texts([("kb.yaml", text.encode())]).kb)


def test_a_claim_has_what_is_related_to_it(shipped: Analysis) -> None:
    drawing = draw(shipped, "su30-mistake")
    assert drawing.draws == "claim"
    assert ids(drawing, NodeKind.CLAIM) == [
        "su30-entered",
        "su30-mistake",
        "su30-weather",
        "violations-accidental",
    ]
    assert ids(drawing, NodeKind.PARTY) == ["nato", "nato-members", "russia"]
    assert [node.id for node in drawing.nodes if node.focus] == ["su30-mistake"]
    assert ids(draw(shipped, "su30-mistake", depth=0), NodeKind.CLAIM) == ["su30-mistake"]
    assert len(ids(draw(shipped, "su30-mistake", depth=2), NodeKind.CLAIM)) == 6


def test_a_topic_has_its_claims_and_a_question_its_answers(shipped: Analysis) -> None:
    drawing = draw(shipped, "turkish-airspace")
    own = [found.claim.id for found in shipped.claims() if found.claim.topic == "turkish-airspace"]
    assert (drawing.draws, ids(drawing, NodeKind.CLAIM)) == ("topic", own)
    assert ids(draw(shipped, "su30-mistake", "topic"), NodeKind.CLAIM) == own
    drawing = draw(shipped, "approach-purpose")
    assert ids(drawing, NodeKind.CLAIM) == ["jet-meant-to-scare", "jet-only-to-identify"]
    assert edges(drawing, EdgeKind.EXCLUDES) == [("jet-meant-to-scare", "jet-only-to-identify")]
    assert len(edges(drawing, EdgeKind.ANSWERS)) == 2


def test_parties_are_drawn_as_the_matrix_counts_them(shipped: Analysis) -> None:
    drawing = draw(shipped)
    assert drawing.draws == "party"
    assert ids(drawing, NodeKind.PARTY) == list(shipped.parties)
    ranks = {party: rank for rank, party in enumerate(shipped.parties)}
    for pair in pairs_of(list(shipped.claims()), ranks):
        found = {
            edge.kind: (edge.claims, edge.derived)
            for edge in drawing.edges
            if (edge.start, edge.end) == (pair.one, pair.other)
        }
        expected = {}
        for kind, ways in (
            (EdgeKind.OPPOSES, (Between.OPPOSED, Between.OPPOSED_BY_INFERENCE)),
            (EdgeKind.AGREES, (Between.AGREED, Between.AGREED_BY_INFERENCE)),
        ):
            claims = tuple(tuple(sorted(pair.on.get(way, ()))) for way in ways)
            if any(claims):
                expected[kind] = claims
        assert found == expected


def test_every_format_tells_what_is_so_by_inference_between_parties(shipped: Analysis) -> None:
    drawing = draw(shipped, "united-states")
    edge = next(
        edge
        for edge in drawing.edges
        if edge.kind is EdgeKind.AGREES and (edge.start, edge.end) == ("russia", "united-states")
    )
    assert edge.claims
    assert edge.derived
    assert not edge.by_inference
    counted = f"= {len(edge.claims)} + {len(edge.derived)}"
    told = f"Russia and United States agree on {', '.join(edge.claims)}, and by inference on "
    told += ", ".join(edge.derived)
    dot, picture = ("".join(render(name, drawing)) for name in ("dot", "svg"))
    assert f'"{counted} by inference"' in dot
    assert told in dot
    assert f">{counted}<" in picture
    assert told in picture
    mermaid = "".join(render("mermaid", drawing))
    assert f"#61; {len(edge.claims)} #43; {len(edge.derived)} by inference" in mermaid
    data = next(one for one in drawing_data(drawing)["edges"] if one["claims"] == [*edge.claims])
    assert data["claims_by_inference"] == [*edge.derived]
    assert " ".join(edge.derived) in "".join(render("graphml", drawing))
    only = [edge for edge in draw(shipped).edges if not edge.claims]
    assert only
    assert all(edge.by_inference and edge.weight == len(edge.derived) for edge in only)


def test_what_was_read_from_the_words_is_marked(shipped: Analysis) -> None:
    drawing = draw(shipped, "airspace-entered")
    marked = [edge for edge in drawing.edges if edge.inferred and edge.end == "airspace-entered"]
    assert "nato" in [edge.start for edge in marked]
    assert not any(edge.by_inference for edge in marked)
    for name in ("dot", "svg"):
        assert "NATO is for airspace-entered (inferred from the words)" in "".join(
            render(name, drawing)
        )
    assert "for (inferred from the words)" in "".join(render("svg", drawing))
    assert "for (inferred from the words)" in "".join(render("dot", drawing))
    assert "inferred from the words" in "".join(render("mermaid", drawing))
    data = drawing_data(drawing)["edges"]
    assert [
        one["inferred"]
        for one in data
        if (one["from"], one["to"])
        == (
            "nato",
            "airspace-entered",
        )
    ] == [True]


@pytest.mark.parametrize(
    ("acts", "inferred"),
    [
        (("asserts: a, said: 2020, inferred: true",), True),
        (("asserts: a, said: 2020",), False),
        (("asserts: a, said: 2020", "asserts: a, said: 2021, inferred: true"), False),
        (("asserts: m, said: 2020", "asserts: a, said: 2021, inferred: true"), False),
        (("asserts: m, said: 2020, inferred: true", "suggests: a, inferred: true"), True),
    ],
)
def test_a_position_is_read_from_the_words_where_nothing_states_it(
    acts: tuple[str, ...], inferred: bool
) -> None:
    told = "".join(f"      - {{{act}}}\n" for act in acts)
    analysis = of(
        "sources:\n  a: {name: A, kind: state}\n  m: {name: M, kind: person, speaks_for: a}\n"
        "claims:\n  c:\n    text: It is so.\n    implies: [d]\n    assertions:\n"
        f"{told}  d:\n    text: That is so.\n"
    )
    found = {edge.end: edge for edge in draw(analysis, "c").edges if edge.kind.position}
    assert found["c"].inferred is inferred
    # What follows is no better founded than that from which it follows.
    assert found["d"].by_inference
    assert found["d"].inferred is inferred


def test_a_source_that_speaks_for_a_party_is_named_beside_it(shipped: Analysis) -> None:
    assert draw(shipped, "russia").title == "Who opposes Russia, and who agrees"
    title = draw(shipped, "putin").title
    assert title == "Who opposes Russia (for which Vladimir Putin speaks), and who agrees"
    assert draw(shipped, "putin", "claim").title == (
        "The disputed claims on which Russia (for which Vladimir Putin speaks) has a position"
    )
    assert draw(shipped, "mccain").title == "Who opposes John McCain, and who agrees"


def test_a_source_is_drawn_as_its_party_with_its_lines_only(shipped: Analysis) -> None:
    drawing = draw(shipped, "russia")
    assert all("russia" in (edge.start, edge.end) for edge in drawing.edges)
    whole = draw(shipped)
    own = [edge for edge in whole.edges if "russia" in (edge.start, edge.end)]
    assert list(drawing.edges) == own
    assert draw(shipped, "konashenkov").nodes == drawing.nodes
    further = draw(shipped, "nato", depth=2)
    assert set(ids(draw(shipped, "nato"), NodeKind.PARTY)) < set(ids(further, NodeKind.PARTY))
    assert set(ids(further, NodeKind.PARTY)) <= set(
        ids(draw(shipped, "nato", depth=9), NodeKind.PARTY)
    )


def test_disputes_and_parties_of_a_part(shipped: Analysis) -> None:
    drawing = draw(shipped, draws="claim")
    disputed = sorted(claim for one in shipped.disputes for claim in one.claims)
    assert ids(drawing, NodeKind.CLAIM) == disputed
    own = draw(shipped, "nato", "claim")
    assert set(ids(own, NodeKind.CLAIM)) < set(disputed)
    drawing = draw(shipped, "missiles-fell-in-iran", "party")
    assert edges(drawing, EdgeKind.OPPOSES) == [("russia", "united-states")]
    assert drawing.edges[0].claims == ("missiles-fell-in-iran",)


@pytest.mark.parametrize(
    ("record", "draws", "message"),
    [
        ("trt-2015-10-09", None, "is a document"),
        (None, "topic", "which topic"),
        ("russia", "topic", "which has no topic"),
        ("tass", None, "has no position on any claim"),
    ],
)
def test_what_cannot_be_drawn(
    shipped: Analysis, record: str | None, draws: str | None, message: str
) -> None:
    with pytest.raises(WrongUse, match=message) as raised:
        draw(shipped, record, draws)
    assert raised.value.hint
    with pytest.raises(KeyError):
        draw(shipped, "nothing-of-the-kind")


def crowd(number: int) -> str:
    sources = "".join(f"  s{one}: {{name: S{one}, kind: person}}\n" for one in range(number))
    told = "".join(
        f"      - {{{'asserts' if one % 2 else 'denies'}: s{one}}}\n" for one in range(number)
    )
    return f"sources:\n{sources}claims:\n  c:\n    text: It is so.\n    assertions:\n{told}"


def test_a_tangle_is_refused() -> None:
    analysis = of(crowd(61))
    for record in (None, "c", "s1"):
        with pytest.raises(
            WrongUse, match=r"6[12] boxes.* would be a tangle: 60 boxes and 150 lines are"
        ) as raised:
            draw(analysis, record)
        assert "--force" in raised.value.hint
        assert draw(analysis, record, force=True).nodes
    assert draw(of(crowd(16))).edges
    with pytest.raises(WrongUse, match="20 boxes and 190 lines"):
        draw(of(crowd(20)))


def test_a_crowd_is_refused_at_once() -> None:
    analysis = of(crowd(200))
    with pytest.raises(WrongUse, match="200 boxes would"):
        draw(analysis)


def test_many_rival_answers_are_not_joined_pair_by_pair() -> None:
    answers = "".join(
        f"  a{one}: {{text: T{one}, answers: q, value: '{one}'}}\n" for one in range(400)
    )
    analysis = of(f"questions:\n  q: {{text: How many?, kind: number}}\nclaims:\n{answers}")
    drawing = draw(analysis, "a7", force=True)
    assert len(ids(drawing, NodeKind.CLAIM)) == 400
    assert edges(drawing, EdgeKind.EXCLUDES) == []
    assert drawing.notes == (
        "The 400 answers of q are not joined by lines where they exclude one another",
    )


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_every_drawing_follows_from_the_analysis(case: Case) -> None:
    analysis = analyse(load_texts(to_yaml(case.files)).kb, case.as_of, case.by)
    for draws in ("claim", "party"):
        drawing = draw(analysis, draws=draws, force=True)
        SCHEMA.validate(drawing_data(drawing))
        for name in formats():
            assert "".join(render(name, drawing))
    for found in analysis.claims():
        drawing = draw(analysis, found.claim.id, force=True)
        SCHEMA.validate(drawing_data(drawing))
        for side, kind in ((Side.FOR, EdgeKind.FOR), (Side.AGAINST, EdgeKind.AGAINST)):
            held = {(one.party, found.claim.id) for one in found.on(side)}
            drawn = {pair for pair in edges(drawing, kind) if pair[1] == found.claim.id}
            assert drawn == held
        names = {node.id for node in drawing.nodes}
        assert all(edge.start in names and edge.end in names for edge in drawing.edges)
