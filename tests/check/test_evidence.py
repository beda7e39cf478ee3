"""The rules about evidence against files and folders as they come, and how long they take."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from clock import within
from hypothesis import given
from hypothesis import strategies as st

from disputes.archive.files import LIMIT
from disputes.check.run import check
from disputes.config.check import CheckSettings
from disputes.edit.splice import splice
from disputes.finding import Finding, Level
from disputes.load import load, load_texts

DATA = Path(__file__).parents[2] / "data" / "claims.yaml"
EVIDENCE = CheckSettings(select=("D3", "D4"))


def found(text: str, archive: Path | None) -> tuple[Finding, ...]:
    return check(load_texts([("kb.yaml", text.encode())]), EVIDENCE, archive).findings


def kb(quotes: Iterable[str], file: str = "a.txt") -> str:
    lines = [
        "sources: {ann: {name: Ann, kind: person}}",
        f"documents: {{post: {{title: Post, text: {file}}}}}",
        "claims:",
        "  rain:",
        "    text: It rained.",
        "    assertions:",
    ]
    lines += [f"      - {{asserts: ann, in: post, quote: {quote}}}" for quote in quotes]
    return "\n".join(lines) + "\n"


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def test_the_shipped_knowledge_base_has_nothing_wrong(articles: Path) -> None:
    assert check(load(DATA), EVIDENCE, articles).findings == ()


def test_a_changed_word_in_each_shipped_quote_is_found(articles: Path) -> None:
    text = re.sub('(?<=quote: ")(.*)missiles', r"\1misiles", DATA.read_text(encoding="utf-8"))
    findings = [one for one in found(text, articles) if one.level is Level.ERROR]
    assert len(findings) == 5
    assert {one.code for one in findings} == {"D301"}
    assert all("'missiles' where the quote has 'misiles'" in one.message for one in findings)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_answered_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    findings = within(1, lambda: found(kb(["it rained"]), tmp_path), clock=time.monotonic)
    assert codes(findings) == ["D304"]
    assert findings[0].message == "'a.txt' is not a file"


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "../outside.txt", ".."])
def test_a_link_that_leads_out_is_not_followed(tmp_path: Path, target: str) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (tmp_path / "outside.txt").write_text("it rained", encoding="utf-8")
    (archive / "a.txt").symlink_to(target)
    findings = found(kb(["it rained"]), archive)
    assert codes(findings) == ["D305"]
    assert findings[0].message == "'a.txt' leads out of the archive folder"


def test_a_link_within_the_archive_is_followed(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("it rained", encoding="utf-8")
    (tmp_path / "a.txt").symlink_to("b.txt")
    assert codes(found(kb(["it rained"]), tmp_path)) == ["D310"]


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.truncate(LIMIT + 1)
    findings = found(kb(["it rained"]), tmp_path)
    assert codes(findings) == ["D304"]
    assert "larger than 67,108,864 bytes" in findings[0].message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("it rained", encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    assert codes(found(kb(["it rained"]), tmp_path)) == ["D304"]


@pytest.mark.slow
def test_thousands_of_wrong_quotes_take_seconds(tmp_path: Path) -> None:
    sentences = [
        f"On day {number} it rained in the valley of {number * 7}" for number in range(800)
    ]
    (tmp_path / "a.txt").write_text(". ".join(sentences), encoding="utf-8")
    quotes = [sentence.replace("rained", "rainde") for sentence in sentences * 4]
    findings = within(10, lambda: found(kb(quotes), tmp_path))
    assert codes(findings).count("D301") == len(quotes)
    assert "'rained' where the quote has 'rainde'" in findings[1].message


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["a", "ab ", "rain ", "  \n", "“"])
def test_wrong_quotes_of_a_vast_text_take_seconds(tmp_path: Path, unit: str) -> None:
    data = unit.encode()
    (tmp_path / "a.txt").write_bytes(data * ((LIMIT - 1) // len(data)))
    quotes = ["a" * 200 + "b", "rain " * 2000 + "snow", "'“”'", *[f"rain {n}" for n in range(20)]]
    findings = within(30, lambda: found(kb(quotes), tmp_path))
    assert codes(findings).count("D301") >= 20


def test_a_digest_is_added_behind_a_last_line_without_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("it rained", encoding="utf-8")
    for end in ("\n", "\r\n"):
        text = f"documents:{end}  ü:{end}".replace("ü", "a") + f"    title: 🚀{end}    text: a.txt"
        (finding,) = found(text, tmp_path)
        after = splice(text.encode(), finding.edits).decode()
        assert after.startswith(f"{text}{end}    sha256: ")
        assert found(after, tmp_path) == ()


@given(
    st.lists(
        st.sampled_from(["title: T", "url: x # y", "note: {}", "author: >-\n      z"]), unique=True
    ),
    st.integers(0, 4),
    st.sampled_from(
        ["text: a.txt", "text:   'a.txt'  # c", '"text": "a.txt"', "text:\n      a.txt"]
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_adding_a_digest_changes_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, fields: list[str], at: int, written: str, end: str
) -> None:
    archive = tmp_path_factory.getbasetemp() / "digests"
    archive.mkdir(exist_ok=True)
    (archive / "a.txt").write_text("it rained", encoding="utf-8")
    lines = "".join(f"    {one}\n" for one in [*fields[:at], written, *fields[at:]])
    text = f"documents:\n  a:  # {{\n{lines}  b: {{title: B}}\n".replace("\n", end)
    settings = CheckSettings(select=("D310",))
    findings = check(load_texts([("kb.yaml", text.encode())]), settings, archive).findings
    (finding,) = [one for one in findings if one.code == "D310"]
    (edit,) = finding.edits
    after = splice(text.encode(), [edit]).decode()
    assert after.replace(edit.text, "", 1) == text
    again = check(load_texts([("kb.yaml", after.encode())]), settings, archive).findings
    assert [one.code for one in again] == [one.code for one in findings if one.code != "D310"]
