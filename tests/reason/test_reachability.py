"""The index of what leads to what, against searching."""

from __future__ import annotations

from functools import partial

import pytest
from clock import within
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.load import load_texts
from disputes.model.knowledge_base import KnowledgeBase
from disputes.reason.implications import build_implications
from disputes.reason.impossible import find_impossible
from disputes.reason.reachability import Reachability, reached

graphs = st.integers(1, 12).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, size - 1), max_size=4), min_size=size, max_size=size
    )
)


@given(graphs)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_an_index_answers_as_a_search_does(edges: list[list[int]]) -> None:
    index = Reachability(edges)
    for start in range(len(edges)):
        with_reasons = {node: [(to, None) for to in own] for node, own in enumerate(edges)}
        found = reached([start], with_reasons)
        assert {node for node in range(len(edges)) if index.reaches(start, node)} == found


@pytest.mark.slow
def test_a_long_chain_and_a_large_circle_need_no_recursion() -> None:
    size = 50_000
    chain = Reachability([[node + 1] if node + 1 < size else [] for node in range(size)])
    assert chain.reaches(0, size - 1)
    assert not chain.reaches(size - 1, 0)
    circle = Reachability([[(node + 1) % size] for node in range(size)])
    assert len(circle.members) == 1


def ten_thousand_answers(*, wrong: bool) -> KnowledgeBase:
    claims = "".join(
        f"  c{n}: {{text: T., answers: q, value: '{n}', implies: [c-any]}}\n" for n in range(10_000)
    )
    more = "  both: {text: Both., implies: [c1, c9999]}\n" if wrong else ""
    head = "questions:\n  q: {text: Q?, kind: number}\nclaims:\n  c-any: {text: T.}\n"
    text = f"{head}{more}{claims}"
    return load_texts([("kb.yaml", text.encode())]).kb


@pytest.mark.slow
def test_many_answers_of_one_question_cost_little() -> None:
    for wrong in (False, True):
        kb = ten_thousand_answers(wrong=wrong)
        found = within(5, partial(find_impossible, kb))
        ruled_out = [found.implications.claims[one >> 1] for cause in found.causes for one in cause]
        assert ruled_out == (["both"] if wrong else [])
        if wrong:
            assert len(found.chain(found.causes[0][0])) == 3
        whole = build_implications(kb)
        assert found.all_in(whole) == ({2 * whole.numbers["both"]} if wrong else set())


@pytest.mark.slow
def test_long_chains_of_answers_that_imply_one_another_cost_little() -> None:
    claims = "".join(
        f"  c{n}: {{text: T., answers: q, value: '{n}..', implies: [c{n - 1}]}}\n"
        for n in range(1, 10_000)
    )
    text = f"questions:\n  q: {{text: Q?, kind: number}}\nclaims:\n  c0: {{text: T.}}\n{claims}"
    kb = load_texts([("kb.yaml", text.encode())]).kb
    assert within(5, lambda: find_impossible(kb)).causes == ()
