"""The shipped knowledge base: sound, complete, and true to the five articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import disputes
from disputes.archive.folder import ArchivedDocument, open_archive
from disputes.archive.quotes import find_quote
from disputes.model.knowledge_base import KnowledgeBase

KB = Path(__file__).parents[1] / "data" / "claims.yaml"


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    result = disputes.load(KB)
    assert result.findings == ()
    return result.kb


def _quotes(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    for assertion in kb.assertions():
        for report in assertion.reports:
            if report.quote is not None and report.document is not None:
                yield report.document, report.quote


def test_every_report_has_document_and_quote(kb: KnowledgeBase) -> None:
    for assertion in kb.assertions():
        assert assertion.reports, assertion
        for report in assertion.reports:
            assert report.document is not None, assertion
            assert report.quote is not None, assertion


def test_digests_are_those_of_the_articles(kb: KnowledgeBase, articles: Path) -> None:
    assert len(kb.documents) == 5
    for document in kb.documents.values():
        assert document.text is not None
        data = (articles / document.text).read_bytes()
        assert hashlib.sha256(data).hexdigest() == document.sha256


def test_every_quote_stands_in_its_document(kb: KnowledgeBase, articles: Path) -> None:
    archive = open_archive(articles)
    quotes = list(_quotes(kb))
    assert len(quotes) >= 110
    for document_id, quote in quotes:
        document = archive.document_text(str(kb.documents[document_id].text))
        assert isinstance(document, ArchivedDocument)
        match = find_quote(document.normal, quote)
        assert match is not None, (document_id, quote)


def test_one_altered_letter_is_not_found(kb: KnowledgeBase, articles: Path) -> None:
    archive = open_archive(articles)
    for document_id, quote in _quotes(kb):
        document = archive.document_text(str(kb.documents[document_id].text))
        assert isinstance(document, ArchivedDocument)
        letters = [at for at, letter in enumerate(quote) if letter.isalpha()]
        at = letters[len(letters) // 2]
        altered = quote[:at] + ("q" if quote[at] != "q" else "z") + quote[at + 1 :]
        assert find_quote(document.normal, altered) is None, (document_id, altered)


def test_the_report_is_the_same_with_the_archive(kb: KnowledgeBase, articles: Path) -> None:
    from disputes.api import Evidence

    analysis = disputes.analyse(kb)
    alone = disputes.report_data(analysis)
    verified = disputes.report_data(analysis, Evidence(kb, articles))
    spans = [span for span in _spans(verified) if span is None]
    assert spans == []
    assert _without_spans(verified) == _without_spans(alone)


def _spans(data: object) -> Iterator[object]:
    if isinstance(data, dict):
        if "span" in data:
            yield data["span"]
        for value in data.values():
            yield from _spans(value)
    elif isinstance(data, list):
        for value in data:
            yield from _spans(value)


def _without_spans(data: object) -> object:
    if isinstance(data, dict):
        return {key: _without_spans(value) for key, value in data.items() if key != "span"}
    if isinstance(data, list):
        return [_without_spans(value) for value in data]
    return data


OPPOSED = {
    "su30-mistake": ("russia", "nato"),
    "su30-weather": ("russia", "nato"),
    "su30-few-seconds": ("russia", "nato"),
    "violations-accidental": ("russia", "nato-members"),
    "missiles-fell-in-iran": ("united-states", "russia"),
    "missiles-reached-targets": ("russia", "united-states"),
    "broader-cooperation": ("russia", "united-states"),
    "campaign-targets-is": ("russia", "united-states"),
}


@pytest.mark.parametrize("claim", OPPOSED)
def test_who_opposes_whom(kb: KnowledgeBase, claim: str) -> None:
    from disputes.model.terms import Side

    found = disputes.analyse(kb).claim(claim)
    one, other = OPPOSED[claim]
    assert one in {position.party for position in found.on(Side.FOR)}
    assert other in {position.party for position in found.on(Side.AGAINST)}
    assert found.status.value == "contested"


def test_no_party_contradicts_itself(kb: KnowledgeBase) -> None:
    data = disputes.report_data(disputes.analyse(kb))
    assert [claim["id"] for claim in data["claims"] if claim["status"] == "divided"] == []
    for claim in data["claims"]:
        for position in (*claim["for"], *claim["against"]):
            assert not position["divided"], claim["id"]
