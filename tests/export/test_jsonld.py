"""Linked data, read back with rdflib: the same claims, assertions, quotes and chains."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import rdflib
from cli.conftest import Run
from conftest import Golden
from load.test_corpora import hostile_texts
from rdflib import RDF, URIRef

from disputes.api import analyse, load
from disputes.export.context import context
from disputes.export.names import is_address
from disputes.model.knowledge_base import KnowledgeBase
from disputes.view.identified import identify
from export.conftest import SHIPPED, export

# rdflib uses a class of its own that it wants nobody to use any more.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")

D = rdflib.Namespace("urn:x-disputes:term:")
SCHEMA = rdflib.Namespace("https://schema.org/")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
IRI = re.compile(r"[a-z]+:[^\x00-\x20<>\"{}|\\^`]+")


def graph(file: Path) -> rdflib.Graph:
    found = rdflib.Graph().parse(file, format="json-ld")
    for triple in found:
        for term in triple:
            assert not isinstance(term, URIRef) or IRI.fullmatch(term), term
    return found


def source(name: str) -> URIRef:
    return URIRef(f"urn:x-disputes:source:{name}")


def claim(name: str) -> URIRef:
    return URIRef(f"urn:x-disputes:claim:{name}")


def document(name: str) -> URIRef:
    return URIRef(f"urn:x-disputes:document:{name}")


def counts(kb: KnowledgeBase) -> dict[str, int]:
    told = identify(analyse(kb))
    reports = [report.report for one in told for report in one.reports]
    return {
        "claims": len(kb.claims),
        "assertions": len(told),
        "reports": len(reports),
        "quotes": sum(report.quote is not None for report in reports),
        "links": sum(len(report.via or ()) for report in reports),
    }


def counted(found: rdflib.Graph) -> dict[str, int]:
    def of(kind: URIRef) -> int:
        return len(set(found.subjects(RDF.type, kind)))

    return {
        "claims": of(SCHEMA.Claim),
        "assertions": of(D.Assertion),
        "reports": of(D.Report),
        "quotes": len(list(found.subject_objects(D.quote))),
        "links": of(D.Account),
    }


@pytest.mark.parametrize("shipped", [True, False])
def test_all_of_it_is_there(call: Run, small: Path, tmp_path: Path, shipped: bool) -> None:
    file = SHIPPED if shipped else small
    export(call, file, "jsonld", tmp_path / "kb.jsonld")
    found = graph(tmp_path / "kb.jsonld")
    assert counted(found) == counts(load(file).kb)
    for kind in ("ClaimReview", "Rating", "reviewRating", "claimReviewed", "author"):
        assert SCHEMA[kind] not in set(found.all_nodes()) | set(found.predicates())


def test_what_is_written(call: Run, golden: Golden, small: Path, tmp_path: Path) -> None:
    ran = export(call, small, "jsonld", tmp_path / "kb.jsonld")
    golden(Path("export") / "kb.jsonld", (tmp_path / "kb.jsonld").read_text(encoding="utf-8"))
    golden(Path("export") / "jsonld.err.txt", ran.err.replace(str(tmp_path), "…"))


def test_chains_lead_back_to_what_was_said(call: Run, small: Path, tmp_path: Path) -> None:
    export(call, small, "jsonld", tmp_path / "kb.jsonld")
    found = graph(tmp_path / "kb.jsonld")
    said = next(
        one
        for one in found.subjects(PROV.wasAttributedTo, source("ann"))
        if (one, D.claim, claim("two")) in found
    )
    accounts = set(found.subjects(PROV.wasDerivedFrom, said))
    assert len(accounts) == 2
    for account in accounts:
        assert found.value(account, PROV.wasAttributedTo) == source("wire")
        (report,) = found.subjects(PROV.wasDerivedFrom, account)
        assert (report, D.assertion, said) in found
        assert found.value(report, PROV.wasQuotedFrom) in (document("d1"), document("d2"))
        assert found.value(report, D.origin) == source("wire")


def test_a_document_in_its_own_voice_has_it_from_its_chain(
    call: Run, small: Path, tmp_path: Path
) -> None:
    text = small.read_text(encoding="utf-8")
    small.write_text(text.replace("        via: []\n", "        via: [wire]\n"), encoding="utf-8")
    export(call, small, "jsonld", tmp_path / "kb.jsonld")
    found = graph(tmp_path / "kb.jsonld")
    report = next(iter(found.subjects(D.quote, rdflib.Literal("three, perhaps"))))
    account = found.value(report, PROV.wasDerivedFrom)
    assert found.value(account, PROV.wasAttributedTo) == source("wire")
    assert found.value(account, PROV.wasDerivedFrom) is None


def test_who_speaks_for_whom(call: Run, small: Path, tmp_path: Path) -> None:
    export(call, small, "jsonld", tmp_path / "kb.jsonld")
    found = graph(tmp_path / "kb.jsonld")
    assert set(found.objects(source("ann"), PROV.actedOnBehalfOf)) == {
        source("ministry"),
        source("land"),
    }
    (first, second) = found.objects(source("ann"), PROV.qualifiedDelegation)
    assert {str(found.value(one, D["from"])) for one in (first, second)} == {"2011", "2020"}


def test_where_a_claim_appears(call: Run, small: Path, tmp_path: Path) -> None:
    export(call, small, "jsonld", tmp_path / "kb.jsonld")
    found = graph(tmp_path / "kb.jsonld")
    assert set(found.objects(claim("two"), SCHEMA.appearance)) == {
        document("d1"),
        document("d2"),
        document("d3"),
    }
    # d2 is of some day in October: whether it was the first is not known.
    assert list(found.objects(claim("two"), SCHEMA.firstAppearance)) == []
    assert set(found.objects(claim("three"), SCHEMA.firstAppearance)) == {document("d1")}


def test_only_addresses_become_names(call: Run, small: Path, tmp_path: Path) -> None:
    ran = export(call, small, "jsonld", tmp_path / "kb.jsonld")
    assert "1 address is not one of http or https: it stands as a text" in ran.err
    found = graph(tmp_path / "kb.jsonld")
    assert set(found.objects(None, SCHEMA.url)) == {URIRef("https://example.org/a?b=c#d")}
    assert {str(one) for one in found.objects(None, D.url)} == {"javascript:alert(1)"}


def test_hostile_texts_come_back(call: Run, hostile: Path, corpora: Path, tmp_path: Path) -> None:
    export(call, hostile, "jsonld", tmp_path / "kb.jsonld")
    found = graph(tmp_path / "kb.jsonld")
    kb = load(hostile).kb
    texts = {text for text in hostile_texts(corpora) if len(text) < 400}
    for one in kb.claims.values():
        assert [str(text) for text in found.objects(claim(one.id), SCHEMA.text)] == (
            [one.text] if one.text else []
        )
    quotes = {str(text) for text in found.objects(None, D.quote)}
    assert quotes <= texts
    assert len(quotes) > 70


def test_nothing_is_fetched() -> None:
    text = json.dumps(context())
    assert "@import" not in text
    assert isinstance(context(), dict)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org", True),
        ("http://example.org/a/b?c=d&e#f", True),
        ("HTTPS://EXAMPLE.ORG:8080/", True),
        ("https://пример.рф/ü", True),
        ("http://[2001:db8::1]/", True),
        ("https://example.org/100%25", True),
        ("https://example.org/100%", False),
        ("https://example.org/a b", False),
        ("https://example.org/<x>", False),
        ("https://example.org/\u202e", False),
        ("https://user:secret@example.org/", False),
        ("https:///path", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("ftp://example.org", False),
        ("//example.org", False),
        ("https://example.org/#a#b", False),
        ("", False),
        (None, False),
    ],
)
def test_addresses(text: str | None, expected: bool) -> None:
    assert is_address(text) is expected
