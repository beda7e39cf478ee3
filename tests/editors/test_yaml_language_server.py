"""The real yaml-language-server with our schema, as editors run it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import ROOT
from conftest import Tool

from disputes.cli.starting.starter import starter_files
from disputes.edit.create import create_files
from disputes.load import load_texts
from disputes.model.fields import ASSERTION, SECTIONS, SOURCE, STANCES
from disputes.model.period import FORMS
from editors.lsp_client import Client, Marked

pytestmark = pytest.mark.slow

SCHEMA = ROOT / "docs" / "schemas" / "knowledge-base.json"
LINE = f"# yaml-language-server: $schema={SCHEMA.as_uri()}\n"
SETTINGS: dict[str, Any] = {"yaml": {"validate": True, "hover": True, "completion": True,
                     "schemaStore": {"enable": False}}}  # fmt: skip

AN_ID = "expected an id: a-z, 0-9, joined by single - _ or ."
CLAIM = "claims:\n  rain:\n    text: It rained.\n    assertions:\n"


def command(tool: Tool) -> list[str]:
    found = Path(tool("yaml-language-server"))
    program = found / "bin" / "yaml-language-server" if found.is_dir() else found
    return [tool("node"), str(program.resolve()), "--stdio"]


@pytest.fixture(scope="module")
def server(tool: Tool) -> Iterator[Client]:
    with Client(command(tool), ROOT, SETTINGS) as client:
        yield client


def test_nothing_is_marked_in_the_shipped_knowledge_base(server: Client) -> None:
    text = (ROOT / "data" / "claims.yaml").read_text(encoding="utf-8")
    if text.startswith("# yaml-language-server:"):
        assert server.marked(text.replace("claims:", "claim:"), "data/wrong.yaml") != []
    else:
        text = LINE + text
    assert server.marked(text, "data/claims.yaml") == []


def test_fields_of_a_source_are_proposed_with_what_they_mean(server: Client) -> None:
    found = server.offers(f"{LINE}sources:\n  ann:\n    name: Ann\n    |\n")
    offers = {offer.label: offer for offer in found if not offer.about.startswith("Who speaks")}
    fields = SOURCE.fields
    assert list(offers) == [name for name in fields if name != "name"]
    assert all(offer.about.startswith(fields[name].about) for name, offer in offers.items())
    assert offers["speaks_for"].inserted == "speaks_for: "
    assert offers["member_of"].inserted == "member_of:\n  - "


def test_stances_are_proposed_first(server: Client) -> None:
    for begun in ("- |\n", "- as|\n"):
        whole, *offers = server.offers(f"{LINE}{CLAIM}      {begun}")
        assert whole.inserted == 'asserts: $1\n  in: $2\n  quote: "$3"'
        assert [offer.label for offer in offers][: len(STANCES)] == list(STANCES)
        assert {offer.label for offer in offers} == set(ASSERTION.fields)
        assert offers[0].inserted == "asserts: "


def test_whole_records_are_proposed(server: Client) -> None:
    """What is inserted, with the places to type at filled in, is taken by the reader."""
    for section, kind in SECTIONS.items():
        [offer] = server.offers(f"{LINE}{section}:\n  |\n")
        assert offer.label == f"new {kind.name}"
        whole = {one.label: one for one in server.offers(f"{LINE}|\n")}[section]
        inserted = "\n  ".join(offer.inserted.splitlines())
        assert whole.inserted == f"{section}:\n  {inserted}"
        text = re.sub(r"\$\{\d+\|(\w+)[^}]*\}|\$\{\d+:(\w+)\}", r"\1\2", whole.inserted)
        text = re.sub(r"published: \$\d", "published: 2015", text)
        text = re.sub(r"\$\d", "words", text)
        found = load_texts([("kb.yaml", text.encode())]).findings
        assert {one.code for one in found} <= {"D101"}, text
        assert server.marked(LINE + text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sources:\n  ann:\n    name: Ann\n    kind: |\n",
         "person organisation state outlet agency group anonymous"),
        (f"{CLAIM}      - asserts: ann\n        speech: |\n", "direct mixed indirect own"),
        (f"{CLAIM}      - asserts: ann\n        own: |\n", "true false"),
        ("sources:\n  ann:\n    name: |\n", ""),
        (f"{CLAIM}      - asserts: ann\n        said: |\n", ""),
    ],
)  # fmt: skip
def test_values_are_proposed_where_they_are_words(server: Client, text: str, words: str) -> None:
    assert [offer.label for offer in server.offers(LINE + text)] == words.split()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("sources:\n  ann:\n    na|me: Ann\n    kind: person\n", "The name to show."),
        ("sources:\n  a|nn:\n    name: Ann\n    kind: person\n", "Who speaks: a person,"),
        (f"{CLAIM}      - de|nies: ann\n", "Who says that it is not so; rejects it."),
        (f"{CLAIM}      - asserts: ann\n        spee|ch: own\n", "* `direct`"),
        (f"{CLAIM}      - asserts: ann\n        sa|id: 2015\n", "A date, as 2015-10-07, 2015-10,"),
    ],
)
def test_a_field_is_explained_under_the_pointer(server: Client, text: str, shown: str) -> None:
    assert shown in server.hover(LINE + text)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("      - assert: ann\n", [
            ("assert", "Property assert is not allowed."),
            ("a", f"an assertion takes one stance: {', '.join(STANCES)}"),
        ]),
        ("      - asserts: ann\n        quot: It rained.\n",
         [("quot", "Property quot is not allowed.")]),
        ("      - asserts: ann\n        denies: bea\n", [
            ("ann", "an assertion takes one stance: write another assertion for this one"),
            ("bea", "an assertion takes one stance: write another assertion for this one"),
        ]),
        ("      - asserts: ann\n        speech: loud\n",
         [("loud", 'Value is not accepted. Valid values: "direct", "mixed", "indirect", "own".')]),
        ("      - asserts: ann\n        said: 7 October\n", [
            ("7 October", f"expected a date: {FORMS}"),
        ]),
        ("      - asserts: Ann B\n",
         [("Ann B", f"{AN_ID}, such as trt-2015-10-09")]),
        ("      - asserts: ann\n        in: d\n        reports: [{in: e}]\n",
         [("d", "stands beside `reports`: move it into one of them")]),
        ("      - {asserts: ann, own: yes}\n",
         [("yes", 'Incorrect type. Expected "boolean".')]),
        ("      - {asserts: true, in: [2015, 1e3], said: 2015, via: [], own: true}\n", []),
    ],
)  # fmt: skip
def test_mistakes_are_marked(server: Client, text: str, marked: list[tuple[str, str]]) -> None:
    found = server.marked(f"{LINE}{CLAIM}{text}")
    assert sorted((one.words, one.message) for one in found) == sorted(marked)


def test_a_wrong_kind_and_a_missing_field(server: Client) -> None:
    found = server.marked(f"{LINE}sources:\n  ann:\n    kind: persn\n")
    listed = ", ".join(f'"{word}"' for word in SOURCE.fields["kind"].words)
    assert found == [
        Marked(3, "ann", 'Missing property "name".'),
        Marked(4, "persn", f"Value is not accepted. Valid values: {listed}."),
    ]


def test_the_settings_that_init_writes(tool: Tool, tmp_path: Path) -> None:
    """A file that names no schema, in a folder whose settings do."""
    create_files(tmp_path, {file.path: file.data for file in starter_files()})
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_bytes())
    yaml = {**SETTINGS["yaml"], "schemas": settings["yaml.schemas"]}
    started = (tmp_path / "data" / "claims.yaml").read_text(encoding="utf-8")
    with Client(command(tool), tmp_path, {"yaml": yaml}) as server:
        assert server.marked(started, "data/claims.yaml") == []
        for name in ("data/more.yaml", "data/2024/more.yml"):
            found = server.marked("claim: {}\n", name)
            assert [one.message for one in found] == ["Property claim is not allowed."]
        assert server.marked("claim: {}\n", "other.yaml") == []
    with Client(command(tool), tmp_path, SETTINGS) as server:
        found = server.marked(started.replace("kind: outlet", "kind: outlt"), "data/claims.yaml")
        assert [one.words for one in found] == ["outlt"]
