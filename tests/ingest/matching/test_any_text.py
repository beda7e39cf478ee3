"""Matching any text whatever, with any knowledge base."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from typing import Final

import pytest
from clock import within
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.ingest.lexicon import Lexicon
from disputes.ingest.matching.matcher import Matcher
from disputes.ingest.matching.offers import Kind
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.place import Place
from disputes.model.records import Assertion, Claim, Report, Source
from disputes.model.terms import SourceKind, Stance

from .small import TEXT, small

WORDS: Final = (
    *("Norland", "Norburg", "Ada", "Vela", "United", "UN", "harbour", "closed", "cranes", "fell"),
    *("basin", "40", "17", "not", "denied", "uncoordinated", "subsidies", "“we", "shut”", ".", ","),
    *("\u202e", "\x1b[2J", "</script>", "[/]", "\u0301", "\ud800", "漢字", "\n"),
)
STANCES: Final = st.sampled_from(list(Stance))
SPEAKERS: Final = st.lists(st.sampled_from(["vela", "osk", "norland", "nobody", ""]), max_size=3)
TEXTS: Final = st.text() | st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return small()


@pytest.fixture(scope="module")
def matcher(kb: KnowledgeBase) -> Matcher:
    return Matcher(kb)


@given(words=TEXTS, speakers=SPEAKERS, stance=STANCES)
def test_offers_of_any_text(
    matcher: Matcher, words: str, speakers: list[str], stance: Stance
) -> None:
    offers = matcher.offers(words, speakers, stance)
    scores = [one.score for one in offers]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert [one.kind for one in offers].count(Kind.NEW_CLAIM) == 1
    assert offers == matcher.offers(words, reversed(speakers), stance)
    for one in offers:
        assert (one.claim is None) is (one.kind is Kind.NEW_CLAIM)
        assert (one.assertion is None) is (one.kind is not Kind.REPORT)
        assert one.why
        assert "\n" not in one.why


@settings(max_examples=50)
@given(data=st.data(), words=TEXTS, speakers=SPEAKERS)
def test_order_of_records_does_not_matter(
    kb: KnowledgeBase,
    matcher: Matcher,
    lexicon: Lexicon,
    data: st.DataObject,
    words: str,
    speakers: list[str],
) -> None:
    shuffled = {
        name: {key: records[key] for key in data.draw(st.permutations(list(records)))}
        for name, records in kb.by_kind().items()
    }
    other = Matcher(replace(kb, **shuffled), lexicon=lexicon)  # type: ignore[arg-type]
    assert other.offers(words, speakers) == matcher.offers(words, speakers)


@settings(max_examples=50)
@given(texts=st.lists(st.text(max_size=20), max_size=6), words=TEXTS)
def test_knowledge_base_of_any_texts(
    kb: KnowledgeBase, lexicon: Lexicon, texts: list[str], words: str
) -> None:
    place = kb.claims["anthem-sung"].place
    sources = {
        f"s{number}": Source(f"s{number}", place, name=text, kind=SourceKind.STATE, aliases=(text,))
        for number, text in enumerate(texts)
    }
    claims = {
        f"c{number}": _claim(f"c{number}", text, place, [*sources])
        for number, text in enumerate(texts)
    }
    matcher = Matcher(KnowledgeBase(sources=sources, claims=claims), lexicon=lexicon)
    for text in (*texts, words):
        assert matcher.offers(text, sources)[0].why


def _claim(claim: str, text: str, place: Place, sources: list[str]) -> Claim:
    said = Assertion(
        claim, Stance.DENIES, tuple(sources), place, reports=(Report(quote=text), Report())
    )
    return Claim(claim, place, text=text, assertions=(said,))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["a" * 10**6, "\u0301" * 10**5, "not " * 10**5, "United " * 10**5, "1," * 10**5, "‘“" * 10**5],
)
def test_a_long_text_takes_no_time(matcher: Matcher, text: str) -> None:
    within(0.5, lambda: matcher.offers(text, ["vela"]))


@pytest.mark.slow
@pytest.mark.parametrize("text", ["1 2 3 4 ", "not no ", "Norland and ", "May 4 ", "by Anna was "])
def test_a_long_claim_takes_no_time(kb: KnowledgeBase, lexicon: Lexicon, text: str) -> None:
    place = kb.claims["anthem-sung"].place
    claims = {name: _claim(name, text * 10**5, place, ["vela"]) for name in "abcde"}
    matcher = Matcher(KnowledgeBase(sources=kb.sources, claims=claims), lexicon=lexicon)
    matcher.offers("anything", ["vela"])
    within(0.5, lambda: matcher.offers(text * 10**5, ["vela"]))


@pytest.mark.slow
def test_any_hash_seed_gives_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("kb") / "small.yaml"
    path.write_text(TEXT, encoding="utf-8")
    program = (
        "import sys\nfrom disputes.load import load\n"
        "from disputes.ingest.matching.matcher import Matcher\n"
        "print(Matcher(load(sys.argv[1]).kb).offers('Norland closed 17 cranes, harbour', ['vela']))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "1234"
    }
    assert len(printed) == 1
