"""Hostile texts as names, titles, claims, quotes and notes, through every command and format."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from load.test_corpora import _written, hostile_texts

from cli.conftest import Ran, Run
from disputes.report.formats import formats

CONTROLS = ("Cc", "Cs", "Zl", "Zp")
"""Controls, surrogates and hidden line ends; format characters such as those in emoji are text."""

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
BATCH = 130


@pytest.fixture
def batches(corpora: Path, tmp_path: Path) -> list[tuple[Path, list[str]]]:
    """Write knowledge bases with a hostile text in every field of text of each record."""
    texts = [text for text in hostile_texts(corpora) if len(text) < 400]
    found = []
    for start in range(0, len(texts), BATCH):
        file = tmp_path / f"kb{start}.yaml"
        file.write_bytes(_written(texts[start : start + BATCH]))
        found.append((file, texts[start : start + BATCH]))
    assert len(texts) > 700
    return found


def assert_visible(ran: Ran) -> None:
    shown = ran.out + ran.err
    odd = {one for one in set(shown) if one in BIDI or unicodedata.category(one) in CONTROLS}
    assert odd <= {"\n"}
    assert ran.status in (0, 1)
    assert "Traceback" not in ran.err
    assert "bug" not in ran.err


def test_reports(call: Run, batches: list[tuple[Path, list[str]]]) -> None:
    shown_whole = 0
    for file, texts in batches:
        for arguments in (("report", "--all"), ("report", "--all", "--by", "source")):
            assert_visible(call("--kb", file.name, *arguments, COLUMNS="400"))
        for form in ("markdown", "csv"):
            assert_visible(call("--kb", file.name, "report", "--all", "--format", form))
        ran = call("--kb", file.name, "report", "--format", "json")
        assert_visible(ran)
        claims = {claim["id"]: claim["text"] for claim in json.loads(ran.out)["claims"]}
        for number, text in enumerate(texts):
            # What the reader refuses is absent; everything else arrives as it was written.
            shown_whole += claims[f"c{number}"] == text
            assert claims[f"c{number}"] in (text, None)
    assert shown_whole > 600


@pytest.mark.slow
def test_single_records(call: Run, batches: list[tuple[Path, list[str]]]) -> None:
    for file, texts in batches:
        for number in range(0, len(texts), 25):
            for arguments in _looks(number):
                assert_visible(call("--kb", file.name, *arguments))


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["text", "markdown", "csv", "json"])
def test_matrix_and_timeline(
    call: Run, batches: list[tuple[Path, list[str]]], format_: str
) -> None:
    for file, _ in batches:
        for look in (
            ("matrix", "--all"),
            ("matrix", "--claims", "--all"),
            ("timeline", "c0"),
            ("timeline", "s0", "--by", "source"),
        ):
            ran = call("--kb", file.name, *look, "--format", format_)
            assert_visible(ran)
            assert ran.out


def _looks(number: int) -> Iterator[tuple[str, ...]]:
    for record in (f"s{number}", f"d{number}", f"c{number}"):
        yield ("show", record)
        yield ("show", record, "--format", "json")
    yield ("why", f"c{number}")
    yield ("why", f"c{number}", "--format", "json")


@pytest.mark.slow
@pytest.mark.parametrize("name", formats())
def test_findings(call: Run, batches: list[tuple[Path, list[str]]], name: str) -> None:
    for file, _ in batches:
        ran = call("--kb", file.name, "check", "--select", "ALL", "--format", name)
        assert_visible(ran)
        assert ran.out
    assert_visible(call("--kb", file.name, "check", "--diff", "--select", "ALL"))
