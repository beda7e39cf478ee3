"""What `benchmarks/drafting.py` measures on the shipped knowledge base does not get worse."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks import drafting, matching
from benchmarks.drafting import Held, Outcome
from disputes.load import load
from disputes.model.knowledge_base import KnowledgeBase


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return load(matching.SHIPPED).kb


def check(held: list[Held], drafted: float) -> None:
    every = drafting.attributed(held)
    assert len(held) == 5
    assert len(every) >= 100
    counts = {field: drafting.count(held, field) for field in drafting.FIELDS}
    assert counts["speaker"].total() >= drafted * len(every)
    for field in ("speaker", "stance", "speech", "via", "said"):
        assert counts[field][Outcome.WRONG] <= 0.06 * counts[field].total(), field
    assert counts["claim"][Outcome.RIGHT] >= 0.9 * counts["claim"].total()
    given = [one for article in held for one in article.compared if one.coded.own and one.fields]
    assert given == []
    assert sum(len(article.odd) for article in held) <= 3


def test_drafts_of_the_plain_engine(kb: KnowledgeBase, articles: Path) -> None:
    check(drafting.hold_out(kb, articles, "plain", sources=True), 0.88)


@pytest.mark.slow
def test_drafts_of_the_nlp_engine(kb: KnowledgeBase, articles: Path) -> None:
    pytest.importorskip("spacy")
    check(drafting.hold_out(kb, articles, "nlp", sources=True), 0.88)


@pytest.mark.slow
def test_drafts_without_the_sources_that_only_the_article_names(
    kb: KnowledgeBase, articles: Path
) -> None:
    held = drafting.hold_out(kb, articles, "plain", sources=False)
    speaker: Counter[Outcome] = drafting.count(held, "speaker")
    assert speaker[Outcome.RIGHT] >= 0.9 * speaker.total()


def test_a_source_stays_where_something_else_names_it(kb: KnowledgeBase) -> None:
    rest, _ = matching.without(kb, "voa-2015-10-14")
    kept = drafting.named_elsewhere(rest).sources
    assert {"russia", "us-dod", "konashenkov", "tass", "carter"} <= kept.keys()
    assert kept.keys().isdisjoint({"kirby", "adnani", "islamic-state", "us-state"})
    assert {role.source for one in kept.values() for role in one.speaks_for} <= kept.keys()


@pytest.mark.slow
def test_every_disagreement_is_a_line(
    kb: KnowledgeBase, articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = drafting.hold_out(kb, articles, "plain", sources=True)
    drafting.print_table("plain", held)
    drafting.print_wrong(held)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "plain"
    assert [line.split()[0] for line in lines[2:8]] == [*drafting.FIELDS]
    assert all(line.startswith("  ") for line in lines[1:])
    assert len(lines) > 20
