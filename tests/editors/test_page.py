"""The settings on the page about editors are sound, as far as that can be told without them."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import pytest
import yaml
from cli.conftest import ROOT, Run
from docs.blocks import Block, blocks_in

from disputes.cli.starting.starter import starter_files

BROKEN = "sources: {ann: {name: Ann, kind: person}}\nclaims: {a: {text: A, answers: b}}\n"


def blocks(info: str, heading: str = "") -> list[Block]:
    found = [block for block in blocks_in("docs/editors.md") if block.info == info]
    return [block for block in found if heading in ("", block.heading)]


def parsed(block: Block) -> Any:
    if block.info == "json":
        return json.loads(block.text)
    return tomllib.loads(block.text) if block.info == "toml" else yaml.safe_load(block.text)


@pytest.mark.parametrize("info", ["json", "toml", "yaml"])
def test_every_block_can_be_read(info: str) -> None:
    assert [parsed(block) for block in blocks(info)] != []


def test_vs_code_has_what_init_writes() -> None:
    written = {file.path.name: file.data for file in starter_files()}
    assert blocks("json", "VS Code")[0].text.encode() == written["settings.json"]
    first_line = written["claims.yaml"].decode().splitlines()[0]
    assert blocks("yaml", "The schema")[0].text == f"{first_line}\n"
    zed = parsed(blocks("json", "Zed")[0])["lsp"]["yaml-language-server"]["settings"]["yaml"]
    assert zed["schemas"] == json.loads(written["settings.json"])["yaml.schemas"]


def test_every_finding_is_understood(call: Run) -> None:
    """By the patterns of VS Code, Neovim and Emacs, which take the same lines apart."""
    ran = call("check", "-", "--format", "concise", stdin=BROKEN.encode(), cwd=ROOT)
    lines = [line for line in ran.out.splitlines() if ":" in line]
    matcher = parsed(blocks("json", "VS Code")[1])["tasks"][0]["problemMatcher"]["pattern"]
    [lua] = re.findall(r'"(\^.*\$)"', blocks("lua", "Neovim")[1].text)
    as_regex = lua.replace("%d", r"\d").replace("%S", r"\S").replace("%l", "[a-z]")
    for line in lines:
        found = re.fullmatch(matcher["regexp"], line)
        assert found is not None, line
        assert re.findall(as_regex, line) == [found.groups()]
        assert found[matcher["code"]].startswith("D")
        assert found[matcher["severity"]] in ("error", "warning", "info")
    levels = {line.split()[2] for line in lines}
    assert levels >= {"error", "warning"}
    for level in ("error", "warning", "info"):
        assert f'" {level} " (message) line-end' in blocks("elisp", "Emacs")[1].text


def test_every_command_on_the_page_is_one(call: Run) -> None:
    text = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    options = set(re.findall(r"(--[a-z-]+)", text)) - {"--stdio", "--global", "--health"}
    helped = call("check", "--help").out + call("schema", "--help").out
    assert {option for option in options if option not in helped} == set()
