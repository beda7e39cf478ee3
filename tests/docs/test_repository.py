"""What is written down about the repository agrees with what is done in it."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
import yaml

import disputes
from docs.blocks import ROOT, blocks_in, install_lines

CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def script(name: str) -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / name))


def ci_commands() -> list[str]:
    """What CI runs in order, the README's commands as the README has them."""
    lines = re.findall(r"^ *(step|readme) (.+)$", CI, re.MULTILINE)
    install = install_lines()
    return [install[rest] if how == "readme" else rest for how, rest in lines]


def test_contributing_has_the_commands_that_ci_runs() -> None:
    shown = [
        line
        for block in blocks_in("CONTRIBUTING.md")
        if block.info == "sh"
        for line in block.text.splitlines()
    ]
    assert sorted([*shown, install_lines()["uv"]]) == sorted(ci_commands())


def test_ci_ends_with_the_slow_tests() -> None:
    assert ci_commands()[-1].endswith("pytest -m slow")


def test_the_tables_of_the_format_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    status = script("format_page.py")["main"](["--check"])
    assert (status, capsys.readouterr().err) == (0, "")


def test_a_stale_table_is_renewed_and_a_missing_one_noticed() -> None:
    rendered = script("format_page.py")["rendered"]
    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    assert rendered(text.replace("| `title` |", "| `heading` |")) == text
    with pytest.raises(ValueError, match="each of these must stand once"):
        rendered(re.sub("<!-- stances -->.*?<!-- end -->", "", text, flags=re.DOTALL))
    with pytest.raises(ValueError, match="there is no table 'fields: statement'"):
        rendered(text.replace("fields: report", "fields: statement"))


def test_the_page_of_the_rules_is_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    """So its examples are those of the docstrings, which ``check/test_pages.py`` checks."""
    status = script("rules_page.py")["main"](["--check"])
    assert (status, capsys.readouterr().err) == (0, "")


def test_git_takes_no_example_for_an_unfinished_merge() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert re.findall(r"^ +<<<<<<< ", page, re.MULTILINE)
    assert re.findall(r"^(?:<<<<<<<|=======|>>>>>>>)", page, re.MULTILINE) == []


def test_the_pictures_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    status = script("picture.py")["main"](["--check"])
    assert (status, capsys.readouterr().err) == (0, "")


def pictures() -> list[Path]:
    return sorted((ROOT / "docs").glob("*.svg")) + sorted((ROOT / "docs/gallery").glob("*.svg"))


@pytest.mark.parametrize("file", pictures(), ids=lambda file: file.stem)
def test_a_picture_loads_nothing(file: Path) -> None:
    picture = file.read_text(encoding="utf-8")
    outside = picture.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert re.findall(r"https?:|@import|@font-face|href|<script|<image", outside) == []
    assert set(re.findall(r"url\((.)", outside)) <= {"#"}


def test_every_picture_is_drawn_and_shown() -> None:
    drawn = {picture.file for picture in script("picture.py")["PICTURES"]}
    assert {file.relative_to(ROOT / "docs").as_posix() for file in pictures()} == drawn
    gallery = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^]]+\]\(([^)]+)\)", gallery)
    assert {"report.svg", "drawing.svg", *shown} == drawn


@pytest.mark.parametrize("page", ["docs/format.md", "docs/semantics.md"])
def test_the_yaml_on_a_page_has_no_findings(page: str) -> None:
    blocks = [block for block in blocks_in(page) if block.info == "yaml"]
    cast = blocks[:1] if page == "docs/semantics.md" else []
    groups = [[*cast, block] for block in blocks[1:]] if cast else [blocks]
    for group in groups:
        texts = [(block.name, block.text.encode()) for block in group]
        assert disputes.load_texts(texts).findings == ()


def test_the_examples_of_the_coding_guide_are_those_of_the_knowledge_base() -> None:
    def claims_in(text: str) -> dict[str, Any]:
        found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)["claims"]
        return found

    data = claims_in((ROOT / "data" / "claims.yaml").read_text(encoding="utf-8"))
    for block in blocks_in("docs/coding.md"):
        if block.info == "yaml":
            claims = claims_in(block.text)
            assert {claim: data.get(claim) for claim in claims} == claims, block.name


def test_the_version_is_the_same_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_bytes())
    assert citation["version"] == disputes.__version__
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert disputes.__version__ in changes


def test_the_citation_has_what_the_format_requires() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_bytes())
    assert citation["cff-version"] == "1.2.0"
    assert citation["message"]
    assert citation["title"] == "disputes"
    assert citation["authors"] == [{"name": "The disputes authors"}]
    assert citation["license"] == "Apache-2.0"


def test_the_licence_is_the_apache_licence() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in licence
    assert "Version 2.0, January 2004" in licence
    assert licence.rstrip().endswith("limitations under the License.")
