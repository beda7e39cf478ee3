"""Web Annotations: of the model's shape, readable as RDF, and at the right place of the text."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from cli.conftest import Run
from conftest import Golden
from jsonschema import Draft202012Validator
from load.test_corpora import hostile_texts
from rdflib import RDF

from disputes.api import load
from export.conftest import SHIPPED, export

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
D = rdflib.Namespace("urn:x-disputes:term:")
SCHEMA = json.loads(Path(__file__).with_name("annotations.schema.json").read_text(encoding="utf-8"))

CONTEXT: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    **{
        name: f"oa:{name}"
        for name in (
            *("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector"),
            *("TextPositionSelector", "TimeState", "describing", "exact", "prefix", "suffix"),
        )
    },
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "state": {"@type": "@id", "@id": "oa:hasState"},
    "cached": {"@type": "@id", "@id": "oa:cachedSource"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "partOf": {"@type": "@id", "@id": "as:partOf"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "format": "dc:format",
    "value": "rdf:value",
    "label": "rdfs:label",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
}
"""What the standard's context, which nothing fetches here, says of the names that are used."""


def read(file: Path) -> dict[str, Any]:
    page: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    Draft202012Validator(SCHEMA).validate(page)
    assert page["partOf"]["total"] == len(page["items"])
    names = [one["id"] for one in page["items"]]
    assert len(names) == len(set(names))
    return page


def graph(page: dict[str, Any]) -> rdflib.Graph:
    local = {**page, "@context": [CONTEXT, page["@context"][1]]}
    return rdflib.Graph().parse(data=json.dumps(local), format="json-ld")


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def test_what_is_written(call: Run, golden: Golden, small: Path, tmp_path: Path) -> None:
    ran = export(call, small, "annotations", tmp_path / "out.json")
    page = read(tmp_path / "out.json")
    golden(Path("export") / "annotations.json", (tmp_path / "out.json").read_text(encoding="utf-8"))
    golden(Path("export") / "annotations.err.txt", ran.err.replace(str(tmp_path), "…"))
    sources = {target["source"] for one in page["items"] for target in targets(one)}
    assert sources == {
        "https://example.org/a?b=c#d",
        "urn:x-disputes:document:d2",
        "http://example.org/old",
    }
    two = [one for one in page["items"] if isinstance(one["target"], list)]
    assert [target["selector"]["exact"] for target in two[0]["target"]] == [
        '"Two',
        "flew",
        'there"',
    ]


@pytest.mark.parametrize("shipped", [True, False])
def test_they_are_rdf(call: Run, small: Path, tmp_path: Path, shipped: bool) -> None:
    file = SHIPPED if shipped else small
    export(call, file, "annotations", tmp_path / "out.json")
    page = read(tmp_path / "out.json")
    found = graph(page)
    annotations = set(found.subjects(RDF.type, OA.Annotation))
    quotes = [
        report.quote
        for assertion in load(file).kb.assertions()
        for report in assertion.reports
        if report.quote and report.document
    ]
    assert len(annotations) == len(page["items"]) == len(quotes)
    for one in annotations:
        assert found.value(one, OA.motivatedBy) == OA.describing
        said = next(
            body for body in found.objects(one, OA.hasBody) if (body, D.stance, None) in found
        )
        assert str(found.value(said, D.stance)).startswith("urn:x-disputes:stance:")
        assert str(found.value(said, D.claim)).startswith("urn:x-disputes:claim:")
        for target in found.objects(one, OA.hasTarget):
            assert isinstance(found.value(target, OA.hasSource), rdflib.URIRef)
    exact = {str(text) for text in found.objects(None, OA.exact)}
    assert {quote for quote in quotes if "[" not in quote} <= exact


def test_quotes_stand_where_it_says(call: Run, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    ran = call("--kb", str(SHIPPED), "--archive", str(articles), "export", "annotations", str(out))
    assert ran.status == 0
    assert "no position" not in ran.err
    page = read(out)
    texts = {
        _name(data): data.decode()
        for data in (file.read_bytes() for file in articles.glob("*.txt"))
    }
    seen = 0
    for annotation in page["items"]:
        for target in targets(annotation):
            text = texts[target["state"]["cached"]]
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            prefix, suffix = quote.get("prefix", ""), quote.get("suffix", "")
            assert text[max(0, start - 32) : start] == prefix
            assert text[end : end + 32] == suffix
            seen += 1
    assert seen > len(page["items"]) > 150


def _name(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


ARCHIVED = "\ufeffHe said \u201cno \U0001f600 [sic]\u201d,\r\nthen  left. \u0065\u0301t\u00e9"
PLACED = """\
sources: {a: {name: A, kind: person}}
documents: {d: {title: D, text: d.txt}, e: {title: E, text: missing.txt}, f: {title: F}}
claims:
  c:
    text: C.
    assertions:
      - asserts: a
        reports:
          - {in: d, quote: "no \U0001f600 [sic]"}
          - {in: d, quote: "then left"}
          - {in: d, quote: "He said [...] left. \u00e9t\u00e9"}
          - {in: d, quote: "never said"}
          - {in: e, quote: "x"}
          - {in: f, quote: "x [y]"}
          - {in: f}
          - {quote: "nowhere"}
"""


def test_characters_are_counted_as_code_points(call: Run, tmp_path: Path) -> None:
    (tmp_path / "kb.yaml").write_text(PLACED, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "d.txt").write_bytes(ARCHIVED.encode())
    ran = call("--kb", "kb.yaml", "--archive", "texts", "export", "annotations", "out.json")
    assert ran.status in (0, 1)
    page = read(tmp_path / "out.json")
    found = {}
    for annotation in page["items"]:
        for target in targets(annotation):
            if isinstance(target["selector"], list):
                quote, position = target["selector"]
                assert ARCHIVED[position["start"] : position["end"]] == quote["exact"]
                found[quote["exact"]] = position["start"]
    assert sorted(found) == ["He said", "left. e\u0301t\u00e9", "no \U0001f600 [sic]", "then  left"]
    assert "1 report without a quote is left out" in ran.err
    assert "1 quote without a document is left out" in ran.err
    assert "1 quote has no position and nothing around it: the document names no archived text" in (
        ran.err
    )
    assert "2 quotes have no position and nothing around them: the archive has no such" in ran.err
    assert "2 quotes have brackets" in ran.err
    assert "wrote 6 annotations" in ran.err


def test_hostile_texts_come_back(call: Run, hostile: Path, corpora: Path, tmp_path: Path) -> None:
    export(call, hostile, "annotations", tmp_path / "out.json")
    page = read(tmp_path / "out.json")
    texts = {text for text in hostile_texts(corpora) if len(text) < 400}
    whole = 0
    for annotation in page["items"]:
        for target in targets(annotation):
            assert target["source"].startswith(("urn:x-disputes:document:", "http://", "https://"))
            whole += target["selector"]["exact"] in texts
    assert whole > 70
    graph(page)
