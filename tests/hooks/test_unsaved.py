"""Unsaved text in its place: the answer is what it would be if the text were saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from disputes.config import Settings
from disputes.errors import WrongUse
from disputes.load import LoadResult, load
from hooks.repository import KNOWLEDGE_BASE, Repository

EMOJI = """\
claims:
  rain:
    text: "🌧️ It rained — 👩‍👩‍👧 saw it. 🇸🇾"
    implies: [🌧️, nothing]
    assertions: [{asserts: ann, said: "🌧️ 2020-13-01"}, {denies: bea}]
"""
TEXTS = {
    "good": "claims: {rain: {text: It did.}}\n",
    "emoji": EMOJI,
    "crlf": EMOJI.replace("\n", "\r\n"),
    "syntax": "claims:\n  rain: {text: [x}\n",
    "mark": "\ufeff" + EMOJI,
    "empty": "",
    "control": "claims: {rain: {text: a\x07b}}\n",
}
BROKEN = b"claims: 5\n"


def place(name: str, data: bytes, path: str = "data", *, tracked: bool = False) -> LoadResult:
    return load(path, unsaved={Path(name): data}, tracked=tracked)


def save(name: str, data: bytes) -> LoadResult:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return load("data")


def told(result: LoadResult) -> object:
    return result.findings, sorted(result.texts), result.kb.by_kind().keys(), result.referred


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", ["data/claims/weather.yaml", "data/new.yml", "data/x/y/new.yaml"])
@pytest.mark.usefixtures("repository")
def test_the_findings_are_those_of_the_same_bytes_on_disk(name: str, text: str) -> None:
    data = TEXTS[text].encode()
    placed = place(name, data)
    line = placed.line(name, 4)
    saved = save(name, data)
    assert told(placed) == told(saved)
    assert line == saved.line(name, 4)


@pytest.mark.usefixtures("repository")
def test_no_file_is_written() -> None:
    before = {file: file.read_bytes() for file in Path().rglob("*.yaml")}
    place("data/sources.yaml", BROKEN)
    place("data/new.yaml", BROKEN)
    assert {file: file.read_bytes() for file in Path().rglob("*.yaml")} == before


def test_the_same_file_by_any_of_its_paths(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(repository.folder / "data")
    expected = place("data/sources.yaml", BROKEN).findings
    for name in (
        repository.folder / "data/sources.yaml",
        Path("./data/../data//sources.yaml"),
        tmp_path / "link" / "sources.yaml",
    ):
        assert place(str(name), BROKEN).findings == expected
    assert {one.path for one in expected} >= {"data/sources.yaml"}
    for name in (Path("data/new.yaml"), tmp_path / "link" / "new.yaml"):
        assert place(str(name), BROKEN).findings[0].path == "data/new.yaml"
    monkeypatch.chdir("data/claims")
    assert place("weather.yaml", BROKEN, "..").findings[0].path == "weather.yaml"
    assert place("../new.yaml", BROKEN, "..").findings[0].path == "../new.yaml"


def test_a_link_of_the_knowledge_base_leads_to_the_text(repository: Repository) -> None:
    repository.write("shared.txt", "topics: {a: {name: x}}\n")
    (repository.folder / "data/link.yaml").symlink_to("../shared.txt")
    found = place("shared.txt", b"topics: {b: {name: x}}\n").kb.topics
    assert list(found) == ["b"]


@pytest.mark.usefixtures("repository")
def test_a_knowledge_base_of_one_file() -> None:
    assert place("data/sources.yaml", BROKEN, "data/sources.yaml").findings[0].code == "D020"
    assert place("data/documents.yaml", BROKEN, "data/sources.yaml").findings == ()
    # Not saved for the first time yet.
    assert place("new.txt", BROKEN, "new.txt").findings[0].path == "new.txt"
    with pytest.raises(WrongUse, match=r"no knowledge base at new\.txt: "):
        place("other.txt", BROKEN, "new.txt")


def test_the_first_file_of_a_folder(tmp_path: Path) -> None:
    path = os.path.relpath(tmp_path / "new.yaml")
    result = load(tmp_path, unsaved={tmp_path / "new.yaml": BROKEN})
    assert [finding.path for finding in result.findings] == [path]


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    "name",
    [
        "elsewhere/a.yaml",
        "a.yaml",
        "data/.hidden.yaml",
        "data/.hidden/a.yaml",
        "data/a.json",
        "data/out/a.yaml",
        "data/a.yaml/../../b.yaml",
    ],
)
def test_text_of_no_file_of_the_knowledge_base_changes_nothing(name: str) -> None:
    settings = Settings(exclude=("out",))
    result = load("data", settings, unsaved={Path(name): BROKEN})
    assert told(result) == told(load("data", settings))


@pytest.mark.usefixtures("repository")
def test_text_behind_a_link_to_a_folder_changes_nothing() -> None:
    Path("elsewhere").mkdir()
    Path("data/link").symlink_to("../elsewhere")
    assert place("data/link/a.yaml", BROKEN).findings == ()


def test_text_among_tracked_files(repository: Repository) -> None:
    assert place("data/sources.yaml", BROKEN, tracked=True).findings[0].path == "data/sources.yaml"
    (repository.folder / "data/sources.yaml").unlink()
    text = KNOWLEDGE_BASE["data/sources.yaml"].encode()
    assert place("data/sources.yaml", text, tracked=True).findings == ()
    assert place("data/new.yaml", BROKEN, tracked=True).texts.keys().isdisjoint({"data/new.yaml"})


@pytest.mark.usefixtures("repository")
def test_text_is_as_large_as_a_file_may_be() -> None:
    text = b"topics: {a: {name: x}}\n"
    text += b"\n" * ((1 << 20) - len(text))
    settings = Settings(max_file_mib=1)
    for name in ("data/sources.yaml", "data/new.yaml"):
        assert "D007" not in codes(load("data", settings, unsaved={Path(name): text}))
        assert "D007" in codes(load("data", settings, unsaved={Path(name): text + b"\n"}))


def codes(result: LoadResult) -> set[str]:
    return {finding.code for finding in result.findings}


@pytest.mark.usefixtures("repository")
def test_a_path_that_cannot_be() -> None:
    assert load("data", unsaved={Path("data/a\0b.yaml"): BROKEN}).findings == ()
    with pytest.raises(WrongUse, match="embedded null byte"):
        load("data\0", unsaved={Path("data/a.yaml"): BROKEN})
