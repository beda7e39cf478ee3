"""Where things go: opponents across, questions above their answers, lines short."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from disputes.graph.columns import _relaxed
from disputes.graph.layout import lay_out
from disputes.graph.order import camps, round_order, rows_of
from disputes.model.terms import Force
from disputes.reason.analysis import Analysis
from disputes.view.drawing import Drawing, Edge, EdgeKind, Node, NodeKind, draw


def drawing(nodes: list[Node], edges: list[Edge]) -> Drawing:
    return Drawing("claim", None, "x", None, "party", True, tuple(nodes), tuple(edges))


def test_those_for_the_claim_asked_for_stand_left_and_those_against_right(
    shipped: Analysis,
) -> None:
    found = draw(shipped, "su30-mistake")
    assert camps(found) == {"russia": True, "nato": False, "nato-members": False}
    boxes = {box.node.id: box for box in lay_out(found).boxes}
    assert boxes["russia"].x < boxes["su30-mistake"].x < boxes["nato"].x


def test_opponents_face_one_another_and_others_have_room(shipped: Analysis) -> None:
    found = draw(shipped, draws="claim")
    left = camps(found)
    assert left["russia"] is not left["united-states"]
    assert left["russia"] is not left["nato"]
    peaceful = camps(draw(shipped, "air-safety-talks"))
    assert set(peaceful.values()) == {True, False}


def test_a_question_stands_above_its_answers_and_a_claim_above_what_it_implies(
    shipped: Analysis,
) -> None:
    rows = [node.id for group in rows_of(draw(shipped, "russian-strikes")) for node in group]
    answers = ("campaign-targets-is", "strikes-hit-moderates", "strikes-mostly-rebels")
    assert all(rows.index("strike-targets") < rows.index(one) for one in answers)
    assert rows.index("twelve-is-targets") < rows.index("strikes-hit-is-infrastructure")
    first = rows_of(draw(shipped, "su30-mistake"))[0]
    assert [node.id for node in first][-1] == "su30-entered"


def test_what_is_related_stands_together() -> None:
    nodes = [Node(name, NodeKind.CLAIM, name) for name in "abcdef"]
    edges = [
        Edge("a", "f", EdgeKind.IMPLIES),
        Edge("f", "c", EdgeKind.IMPLIES),
        Edge("b", "e", EdgeKind.CONTRADICTS),
    ]
    groups = [[node.id for node in group] for group in rows_of(drawing(nodes, edges))]
    assert groups == [["a", "f", "c"], ["b", "e"], ["d"]]


def test_round_an_ellipse_those_that_agree_are_near() -> None:
    edges = [
        Edge("a", "e", EdgeKind.AGREES, claims=("x",)),
        Edge("b", "d", EdgeKind.AGREES, claims=("x",)),
        Edge("a", "b", EdgeKind.OPPOSES, claims=("x",)),
        Edge("d", "e", EdgeKind.OPPOSES, claims=("x",)),
    ]
    order = round_order(["a", "b", "c", "d", "e", "f"], edges)

    def apart(one: str, other: str) -> int:
        steps = abs(order.index(one) - order.index(other))
        return min(steps, len(order) - steps)

    assert apart("a", "e") == apart("b", "d") == 1
    assert apart("a", "b") >= 2


def test_a_picture_without_opposition_has_parties_on_both_sides() -> None:
    claims = [Node(f"c{one}", NodeKind.CLAIM, "c") for one in range(4)]
    parties = [Node(f"p{one}", NodeKind.PARTY, "p") for one in range(4)]
    edges = [Edge(f"p{one}", f"c{one}", EdgeKind.FOR, Force.FIRM) for one in range(4)]
    left = camps(drawing([*claims, *parties], edges))
    assert sorted(left.values()) == [False, False, True, True]


@given(st.lists(st.tuples(st.integers(-500, 500), st.integers(1, 90)), max_size=30))
def test_boxes_stay_in_order_and_apart(wanted: list[tuple[int, int]]) -> None:
    heights = [height for _, height in wanted]
    tops = _relaxed([float(goal) for goal, _ in wanted], heights)
    assert len(tops) == len(wanted)
    for (one, height), (other, _) in pairwise(zip(tops, heights, strict=True)):
        assert one + height <= other + 1
    if all(a + h <= b for (a, h), (b, _) in pairwise(wanted)):
        assert tops == [goal for goal, _ in wanted]
