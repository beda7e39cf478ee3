"""What `benchmarks/matching.py` measures on the shipped knowledge base does not get worse."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from clock import within

from benchmarks import matching
from disputes.ingest.matching.matcher import Matcher
from disputes.load import load
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.terms import Side


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return load(matching.SHIPPED).kb


def test_taking_an_article_out_leaves_nothing_of_it(kb: KnowledgeBase) -> None:
    asked = 0
    for document in kb.documents:
        rest, questions = matching.without(kb, document)
        reports = [one for said in rest.assertions() for one in said.reports]
        assert document not in {one.document for one in reports}
        assert all(claim.assertions for claim in rest.claims.values())
        assert {one.claim for one in questions if one.known} <= rest.claims.keys()
        assert {one.claim for one in questions if not one.known}.isdisjoint(rest.claims)
        asked += len(questions)
    assert asked == sum(len(said.reports) for said in kb.assertions())


def test_right_claim_is_among_the_first(kb: KnowledgeBase) -> None:
    answers = matching.held_out(kb)
    every = [one for some in answers.values() for one in some]
    got, of = matching.share(every, matching.TOP)
    assert of >= 60
    assert got >= 0.88 * of  # 93 % when this was written; the aim was 60 %
    new, gone = matching.new_first(every)
    assert new >= 0.7 * gone
    placed = [one for one in every if one.question.known and one.right]
    assert all(one.side for one in placed if one.question.side is Side.FOR)
    for some in answers.values():
        (found, known), (right, offered) = matching.reports_right(some)
        assert found >= 0.9 * known
        assert right >= 0.7 * offered or offered < 5


def test_what_is_placed_by_itself_is_placed_rightly(kb: KnowledgeBase) -> None:
    counts = [matching.placed_right(some) for some in matching.held_out(kb).values()]
    found, known = (sum(one[0][at] for one in counts) for at in (0, 1))
    right, placed = (sum(one[1][at] for one in counts) for at in (0, 1))
    assert right >= 0.97 * placed  # all 54 when this was written
    assert found >= 0.55 * known  # 66 %


@pytest.mark.slow
def test_right_claim_is_told_by_its_own_words(kb: KnowledgeBase) -> None:
    got, of = matching.share(matching.by_claims_alone(kb), matching.TOP)
    assert got >= 0.8 * of  # 89 % when this was written


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["plain", "nlp"])
def test_right_claim_is_told_by_what_an_engine_drafts(
    kb: KnowledgeBase, articles: Path, engine: str
) -> None:
    if engine == "nlp":
        pytest.importorskip("spacy")
    answers = matching.drafted(kb, articles, engine)
    got, of = matching.share([one for _, some in answers.values() for one in some], matching.TOP)
    assert of >= 30
    assert got >= 0.8 * of  # 91 % when this was written


@pytest.mark.slow
def test_ten_thousand_claims(kb: KnowledgeBase) -> None:
    chance = random.Random(7)
    words = [word for claim in kb.claims.values() for word in (claim.text or "").split()]
    words += [f"{chance.choice(['bar', 'cen', 'dol'])}{number:x}" for number in range(8000)]

    def text(count: int) -> str:
        return " ".join(chance.choice(words) for _ in range(count))

    claims = {}
    for number in range(10_000):
        like = chance.choice([*kb.claims.values()])
        quoted = tuple(
            said._replace(reports=tuple(one._replace(quote=text(14)) for one in said.reports[:1]))
            for said in like.assertions[:2]
        )
        key = f"c{number:05}"
        claims[key] = like._replace(id=key, text=text(14), assertions=quoted)
    many = replace(kb, claims=claims)
    matcher = within(5, lambda: Matcher(many))
    said = [text(25) for _ in range(100)]
    # It took 1.4 seconds when this was written. Comparing all passages would take half a minute.
    within(7, lambda: [matcher.offers(one, ["konashenkov"]) for one in said])


@pytest.mark.slow
def test_what_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(matching.VARIABLE, raising=False)
    assert matching.main([]) == 0
    assert matching.main(["--floor", "100"]) == 1
    assert "reports right" in capsys.readouterr().out
    assert matching.main(["--engine", "plain"]) == 2
    assert matching.VARIABLE in capsys.readouterr().err
