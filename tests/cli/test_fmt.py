"""`disputes fmt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Run
from cli.editing import KB, folder, text_in

ROOT = Path(__file__).resolve().parents[2]

UNTIDY = """\
claims:
    rain: {text: 'It rained.',
      assertions: [{asserts: ann, quote: it rained}]}   # so she says
# Who speaks.
sources: {ann: {kind: person, name: "Ann"}}
"""
TIDY = """\
# Who speaks.
sources:
  ann: {name: Ann, kind: person}

claims:
  rain:
    text: It rained.
    assertions:
      - {asserts: ann, quote: "it rained"}
    # so she says
"""


def untidy(tmp_path: Path) -> Path:
    """Write a knowledge base that is out of order."""
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "claims.yaml"
    file.write_bytes(UNTIDY.encode())
    return file


def test_the_knowledge_base_is_formatted(call: Run, tmp_path: Path) -> None:
    file = untidy(tmp_path)
    ran = call("fmt")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == (
        "disputes: formatted data/claims.yaml\ndisputes: 1 file formatted, 0 as they were, 0 left\n"
    )
    assert file.read_bytes().decode() == TIDY
    again = call("fmt")
    assert (again.status, again.out) == (0, "")
    assert again.err == "disputes: 0 files formatted, 1 as they were, 0 left\n"


def test_check_lists_and_writes_nothing(call: Run, tmp_path: Path) -> None:
    file = untidy(tmp_path)
    ran = call("fmt", "--check")
    assert (ran.status, ran.out) == (1, "data/claims.yaml\n")
    assert ran.err == "disputes: 1 file would change, 0 would not\n"
    assert file.read_bytes().decode() == UNTIDY
    file.write_bytes(TIDY.encode())
    ran = call("fmt", "--check")
    assert (ran.status, ran.out) == (0, "")


@pytest.mark.parametrize("option", ["--diff", "--dry-run"])
def test_diff_shows_and_writes_nothing(call: Run, tmp_path: Path, option: str) -> None:
    file = untidy(tmp_path)
    ran = call("fmt", option)
    assert ran.status == 1
    assert ran.out.startswith("--- a/data/claims.yaml\n+++ b/data/claims.yaml\n")
    assert "+  ann: {name: Ann, kind: person}\n" in ran.out
    assert file.read_bytes().decode() == UNTIDY


def test_files_and_folders_are_named(call: Run, tmp_path: Path) -> None:
    (tmp_path / "kb").mkdir()
    for name in ("a.yaml", "b.yml", ".hidden.yaml", "c.txt"):
        (tmp_path / "kb" / name).write_bytes(UNTIDY.encode())
    ran = call("fmt", "kb", "kb/a.yaml", "--check")
    assert (ran.status, ran.out) == (1, "kb/a.yaml\nkb/b.yml\n")
    assert call("fmt", "kb/c.txt").status == 0
    assert (tmp_path / "kb" / "c.txt").read_bytes().decode() == TIDY
    missing = call("fmt", "none.yaml")
    assert (missing.status, missing.out) == (2, "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("claims:\n  rain: {text: [\n", "data/claims.yaml:3:1: D008 "),
        ("claims:\n  rain: &a {text: It rained.}\n", "data/claims.yaml:2:9: D010 "),
        ("claims:\n  rain: {text: a}\n  rain: {text: b}\n", "data/claims.yaml:3:3: D102 "),
        ("claims:\n  rain: {text: a}\n<<<<<<< HEAD\n", "data/claims.yaml:3:1: D016 "),
        (
            "version: 3\nservices: {web: {}}\n",
            "data/claims.yaml:1:1: a file has no field 'version'",
        ),
        ("draft: 'true'\nclaims: {}\n", "data/claims.yaml:1:8: draft is true or false"),
        (
            "claims:\n  a:\n    assertions:\n      - asserts: b\n        quote: No. #1\n",
            "data/claims.yaml:5:16: ` #` begins a comment, so this quote may end before it should",
        ),
        (
            "claims: {a: {text: A}, b: {text: B}}  # disputes: ignore[D201]\n",
            "data/claims.yaml:1:39: what this comment speaks of would change: ",
        ),
    ],
)
def test_what_cannot_be_formatted_is_left(call: Run, tmp_path: Path, text: str, why: str) -> None:
    file = untidy(tmp_path)
    file.write_bytes(text.encode())
    ran = call("fmt")
    assert ran.status == 1
    assert ran.err.startswith(f"disputes: {why}")
    assert "; left as it is\n" in ran.err
    assert file.read_bytes().decode() == text


def test_standard_input(call: Run, tmp_path: Path) -> None:
    ran = call("fmt", "-", stdin=UNTIDY.encode())
    assert (ran.status, ran.out, ran.err) == (0, TIDY, "")
    ran = call("fmt", "-", "--check", stdin=UNTIDY.encode())
    assert (ran.status, ran.out) == (1, "stdin\n")
    ran = call("fmt", "-", stdin=b"claims: [\n")
    assert (ran.status, ran.out) == (1, "")
    folder(tmp_path)
    ran = call("fmt", "-", "--stdin-filename", "ci.yaml", stdin=UNTIDY.encode())
    assert (ran.status, ran.out) == (0, UNTIDY)
    assert ran.err == "disputes: ci.yaml is not part of the knowledge base, so not formatted\n"
    ran = call("fmt", "-", "--stdin-filename", "data/claims.yaml", stdin=UNTIDY.encode())
    assert (ran.status, ran.out) == (0, TIDY)
    assert text_in(tmp_path) == KB


def test_wrong_use(call: Run) -> None:
    assert call("fmt", "--stdin-filename", "a.yaml").status == 2
    assert call("fmt", "-", "data").status == 2


def test_the_shipped_knowledge_base_is_formatted(call: Run, tmp_path: Path) -> None:
    file = untidy(tmp_path)
    file.write_bytes((ROOT / "data" / "claims.yaml").read_bytes())
    ran = call("fmt", "--diff")
    assert (ran.status, ran.out) == (0, "")
    assert call("fmt", "--check").status == 0
