"""Hostile files, and hostile texts in every field of text."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from clock import within

from disputes.finding import Level
from disputes.load import LoadResult, load_texts
from disputes.model.knowledge_base import KnowledgeBase

SECONDS = 2
SMALL = 20_000
AT_LEAST_REFUSED = 83
TEXT_FIELDS = ("text", "where", "note")
DISAGREE = {
    "DFF7": "an empty key has no place of its own",
    "WZ62": "PyYAML takes a comma for a part of the tag",
    "X4QW": "PyYAML wants a space between > and #",
}
"""Files of the suite that the two parsers read differently; all are far from the format."""


class Hostile(NamedTuple):
    id: str
    data: bytes
    must_fail: bool


@cache
def hostile_files(corpora: Path) -> tuple[Hostile, ...]:
    rows = []
    for file in sorted((corpora / "yaml").glob("*.jsonl")):
        for row in _rows(file):
            data = base64.b64decode(row["b64"]) if "b64" in row else row["text"].encode()
            rows.append(Hostile(f"{file.stem}/{row['id']}", data, row.get("must_fail", False)))
    return tuple(rows)


@cache
def hostile_texts(corpora: Path) -> tuple[str, ...]:
    files = sorted((corpora / "text").glob("*.jsonl"))
    return tuple(row["text"] for file in files for row in _rows(file))


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read(data: bytes, *, pure: bool) -> LoadResult:
    """Read a file, and see that every finding stands in it."""
    limit = SECONDS * (5 if pure else 1)
    result = within(limit, lambda: load_texts([("a.yaml", data)], pure=pure))
    for finding in result.findings:
        assert finding.path == "a.yaml"
        for span in (finding.span, *(related.span for related in finding.related)):
            assert (1, 1) <= span[:2] <= span[2:]
            assert span.line <= _lines(data) + 1
        assert finding.message
    return result


def _lines(data: bytes) -> int:
    return max(data.count(b"\n"), data.decode("utf-16", "replace").count("\n")) + 1


def test_files_are_read(corpora: Path) -> None:
    rows = hostile_files(corpora)
    for row in rows:
        read(row.data, pure=False)
    assert len(rows) > 500


def test_both_parsers_find_the_same(corpora: Path) -> None:
    different = {
        row.id.partition("/")[2]
        for row in hostile_files(corpora)
        if len(row.data) <= SMALL
        and read(row.data, pure=False).findings != read(row.data, pure=True).findings
    }
    assert different == set(DISAGREE)


@pytest.mark.slow
def test_large_files_are_read_by_the_pure_parser(corpora: Path) -> None:
    rows = [row for row in hostile_files(corpora) if len(row.data) > SMALL]
    for row in rows:
        load_texts([("a.yaml", row.data)], pure=True)
    assert rows


@pytest.mark.parametrize("pure", [False, True])
def test_what_must_fail_fails(corpora: Path, pure: bool) -> None:
    bad = [row for row in hostile_files(corpora) if row.must_fail]
    suite = [row for row in bad if row.id.startswith("yaml-test-suite/")]
    assert len(suite) == 94
    refused = {row for row in bad if not read(row.data, pure=pure).complete}
    assert len(refused & set(suite)) >= AT_LEAST_REFUSED
    assert refused >= set(bad) - set(suite)


def _written(texts: Sequence[str]) -> bytes:
    """Write one record of each kind for each text, which stands in all their fields of text."""
    sections: dict[str, dict[str, Any]] = {name: {} for name in ("sources", "documents", "claims")}
    for number, text in enumerate(texts):
        sections["sources"][f"s{number}"] = {"name": text, "kind": "group", "aliases": [text]}
        sections["documents"][f"d{number}"] = {"title": text, "url": text, "author": text}
        report = {"in": f"d{number}", "quote": text, "at": text, "translation": text}
        sections["claims"][f"c{number}"] = {
            **dict.fromkeys(TEXT_FIELDS, text),
            "assertions": [{"asserts": f"s{number}", "note": text, **report}],
        }
    lines = []
    for section, records in sections.items():
        lines.append(f"{section}:")
        lines += [f"  {key}: {_flow(record)}" for key, record in records.items()]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _flow(value: Any) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"


@cache
def _quoted(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


@cache
def _escaped(character: str) -> str:
    """Escape as JSON does, and beyond it what cannot be seen."""
    if character.isprintable():
        return json.dumps(character, ensure_ascii=False)[1:-1]
    return f"\\U{ord(character):08x}"


def _texts_of(kb: KnowledgeBase, number: int) -> list[str | None]:
    source, document = kb.sources[f"s{number}"], kb.documents[f"d{number}"]
    claim = kb.claims[f"c{number}"]
    assertion = claim.assertions[0]
    report = assertion.reports[0]
    return [
        source.name,
        *source.aliases,
        document.title,
        document.url,
        document.author,
        claim.text,
        claim.where,
        claim.note,
        assertion.note,
        report.quote,
        report.at,
        report.translation,
    ]


@pytest.mark.slow
@pytest.mark.parametrize("pure", [False, True])
def test_ordinary_text_is_left_as_it_is(corpora: Path, pure: bool) -> None:
    ordinary = 0
    texts = [text for text in hostile_texts(corpora) if len(text) < (200 if pure else 10**6)]
    for start in range(0, len(texts), 100):
        batch = texts[start : start + 100]
        result = read(_written(batch), pure=pure)
        found: dict[str | None, set[str]] = {}
        for finding in result.findings:
            found.setdefault(finding.record, set()).add(finding.code)
        for number, text in enumerate(batch):
            codes = found.get(f"c{number}", set())
            if codes:
                assert codes <= {"D004", "D005"} or not text.strip()
                assert set(_texts_of_broken(result.kb, number)) == {None}
            else:
                ordinary += 1
                assert set(_texts_of(result.kb, number)) == {text}
    assert ordinary > 400


def _texts_of_broken(kb: KnowledgeBase, number: int) -> list[str | None]:
    source, document = kb.sources[f"s{number}"], kb.documents[f"d{number}"]
    claim = kb.claims[f"c{number}"]
    texts = [source.name, document.title, document.url, document.author, claim.text, claim.where]
    return [*texts, claim.note, claim.assertions[0].note, *source.aliases]


def test_raw_texts_never_break_the_reader(corpora: Path) -> None:
    texts = [text for text in hostile_texts(corpora) if len(text) < SMALL]
    errors = 0
    for quoted in ("{}", '"{}"', "'{}'", "|\n      {}"):
        for text in texts:
            written = f"claims:\n  a:\n    text: {quoted.format(text)}\n  b: {{text: two}}\n"
            result = read(written.encode("utf-8", "replace"), pure=False)
            errors += any(finding.level is Level.ERROR for finding in result.findings)
            assert "b" in result.kb.claims
    assert errors > 100
