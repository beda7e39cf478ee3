"""The encoding of rival answers: as many edges as answers, and the same pairs as by pairing."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest

from disputes.api import load_texts
from disputes.model.knowledge_base import KnowledgeBase
from disputes.reason.implications import Edge, build_implications


def _kb(kind: str, answers: list[dict[str, str]]) -> KnowledgeBase:
    lines = ["questions:", f"  q: {{text: Which?, kind: {kind}}}", "claims:"]
    for number, fields in enumerate(answers):
        lines += [f"  c{number}:", "    text: An answer.", "    answers: q"]
        lines += [f'    {name}: "{value}"' for name, value in fields.items()]
    loaded = load_texts([("kb.yaml", "\n".join(lines).encode())])
    assert loaded.findings == ()
    return loaded.kb


def _value(random: Random) -> str:
    low = random.randrange(1000)
    return random.choice([str(low), f"{low}..{low + random.randrange(50)}", f"~{low}"])


@pytest.mark.slow
@pytest.mark.parametrize("size", [100, 1000, 4000])
def test_edges_grow_with_the_answers(size: int) -> None:
    random = Random(size)
    kb = _kb("number", [{"value": _value(random)} for _ in range(size)])
    edges = sum(len(leaving) for leaving in build_implications(kb).edges.values())
    assert edges <= 6 * size


def test_edges_grow_with_the_answers_of_many_scopes() -> None:
    size = 1000
    days = [f"20{10 + day // 300}-{1 + day // 28 % 10:02}-{1 + day % 28:02}" for day in range(size)]
    dated = [{"value": str(number), "when": day} for number, day in enumerate(days)]
    undated = [{"value": str(number)} for number in range(size)]
    kb = _kb("number", dated + undated)
    edges = sum(len(leaving) for leaving in build_implications(kb).edges.values())
    assert edges <= 40 * size


@pytest.mark.parametrize("kind", ["number", "choice"])
def test_the_same_exclusions_as_by_pairing(kind: str) -> None:
    random = Random(7)
    answers = []
    for _ in range(60):
        fields = {"value": _value(random) if kind == "number" else random.choice("abcdef")}
        if random.random() < 0.5:
            fields["when"] = f"2015-10-{random.randrange(1, 6):02}"
        if random.random() < 0.4:
            fields["where"] = random.choice(["Aleppo", "Hama"])
        answers.append(fields)
    implied = build_implications(_kb(kind, answers))
    for number, claim in enumerate(implied.claims):
        reached = {target >> 1 for target in _one_step(implied.edges, 2 * number, implied.literals)}
        expected = {
            other
            for other, name in enumerate(implied.claims)
            if other != number and _exclude(kind, answers[int(claim[1:])], answers[int(name[1:])])
        }
        assert reached == expected


def _one_step(edges: Mapping[int, tuple[Edge, ...]], start: int, limit: int) -> set[int]:
    found: set[int] = set()
    pending = [target for target, _ in edges.get(start, ())]
    while pending:
        node = pending.pop()
        if node < limit:
            assert node & 1
            found.add(node)
        else:
            pending.extend(target for target, _ in edges.get(node, ()))
    return found


def _exclude(kind: str, one: dict[str, str], other: dict[str, str]) -> bool:
    if "when" in one and "when" in other and one["when"] != other["when"]:
        return False
    if "where" in one and "where" in other and one["where"] != other["where"]:
        return False
    if kind == "choice":
        return one["value"] != other["value"]
    low, high = _ends(one["value"])
    other_low, other_high = _ends(other["value"])
    return high < other_low or other_high < low


def _ends(value: str) -> tuple[float, float]:
    if value.startswith("~"):
        middle = int(value[1:])
        return middle * 9, middle * 11  # in tenths, as below
    first, _, last = value.partition("..")
    return int(first) * 10, int(last or first) * 10
