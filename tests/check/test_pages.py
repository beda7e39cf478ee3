"""The page of every rule is whole, and its examples are what they are called."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from disputes.check.page import Page, read_page
from disputes.check.registry import Rule, RuleName, load_rule, rule_names
from disputes.check.run import check
from disputes.check.selection import OFF_BY_DEFAULT
from disputes.config.check import CheckSettings
from disputes.finding import Level
from disputes.load import load_texts

WITHOUT_EXAMPLES = {"D001", "D002", "D003", "D007", "D017"}
"""Rules about bytes and files, which no text on a page can show."""

BY_DEFAULT = sorted({name.code[:2] for name in rule_names()} - {OFF_BY_DEFAULT})

BESIDE = {"D011": {"D010"}, "D013": {"D010", "D011"}, "D030": {"D008"}}
"""Errors that a bad example cannot be without."""


FILE = re.compile(r"^# (?P<name>[^\s/]+\.ya?ml)\n", re.MULTILINE)


def files_of(example: str) -> tuple[tuple[str, str], ...]:
    """Give the files of an example, each a name and a text."""
    before, *parts = FILE.split(example)
    named = zip(parts[::2], parts[1::2], strict=True)
    return ((("kb.yaml", before),) if before or not parts else ()) + tuple(named)


def page_of(name: RuleName) -> tuple[Rule, Page]:
    rule = load_rule(name)
    return rule, read_page(rule.page)


def findings_in(text: str, page: Page, folder: Path, code: str) -> list[tuple[str, Level]]:
    for name, archived in page.archive:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(archived, encoding="utf-8")
    loaded = load_texts([(name, part.encode()) for name, part in files_of(text)])
    settings = CheckSettings(select=(code, *BY_DEFAULT))
    found = check(loaded, settings, folder if page.archive else None).findings
    return [(finding.code, finding.level) for finding in found]


@pytest.mark.parametrize("name", rule_names(), ids=lambda name: name.code)
def test_a_page_says_what_why_and_how_to_fix(name: RuleName) -> None:
    _, page = page_of(name)
    assert page.summary.endswith(".")
    assert page.why
    assert page.fix.endswith(".")
    assert bool(page.bad) == bool(page.good) == (name.code not in WITHOUT_EXAMPLES)


@pytest.mark.parametrize("name", rule_names(), ids=lambda name: name.code)
def test_the_examples_are_good_and_bad(name: RuleName, tmp_path: Path) -> None:
    rule, page = page_of(name)
    for text in page.bad:
        found = findings_in(text, page, tmp_path, name.code)
        assert (name.code, rule.code.level) in found
        errors = {code for code, level in found if level is Level.ERROR}
        assert errors <= {name.code} | BESIDE.get(name.code, set())
    for text in page.good:
        found = findings_in(text, page, tmp_path, name.code)
        assert name.code not in {code for code, _ in found}
        assert not any(level is Level.ERROR for _, level in found)


def test_a_page_is_read_in_parts() -> None:
    page = read_page(
        "What is\ndemanded.\n\nWhy,\nin words.\n\nMore.\n\n"
        "Archive a.txt:\n\n    One.\n\n    Two.\n\n"
        "Bad:\n\n    claims:\n      a: b\n\nBad:\n\n    c\n\n"
        "Good:\n\n    # none\n\nFix: do\nit."
    )
    assert page == Page(
        "What is demanded.",
        ("Why, in words.", "More."),
        ("claims:\n  a: b\n", "c\n"),
        ("# none\n",),
        (("a.txt", "One.\n\nTwo.\n"),),
        "do it.",
    )


def test_without_docstrings_a_page_is_empty() -> None:
    assert read_page("") == Page("", (), (), (), (), "")


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("claims:\n", (("kb.yaml", "claims:\n"),)),
        ("# why.yaml is\nclaims:\n", (("kb.yaml", "# why.yaml is\nclaims:\n"),)),
        ("# a.yaml\nx\n# b.yml\ny\n", (("a.yaml", "x\n"), ("b.yml", "y\n"))),
        ("x\n# b.yaml\ny\n", (("kb.yaml", "x\n"), ("b.yaml", "y\n"))),
    ],
)
def test_an_example_may_have_several_files(text: str, files: tuple[tuple[str, str], ...]) -> None:
    assert files_of(text) == files
