"""Finding and opening the files of a knowledge base."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import pytest

from disputes.config import Settings
from disputes.errors import WrongUse
from disputes.finding import Finding, Level
from disputes.load import LoadResult, load, load_texts
from disputes.span import Span

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
may_read_all = not hasattr(os, "geteuid") or os.geteuid() == 0
MEND = "mend or remove it, or name it under `exclude` in the configuration"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kb").mkdir()
    return tmp_path / "kb"


def write(name: str, record: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"topics:\n  {record}: {{name: x}}\n", encoding="utf-8")


def topics(result: LoadResult) -> list[str]:
    assert result.findings == ()
    assert result.complete
    return list(result.kb.topics)


def only(result: LoadResult) -> Finding:
    assert len(result.findings) == 1
    assert not result.complete
    return result.findings[0]


def unreadable(path: str, message: str) -> Finding:
    return Finding("D017", "unreadable", Level.ERROR, path, Span(1, 1, 1, 2), message, MEND, None)


def test_one_file() -> None:
    write("kb/a.yaml", "a")
    write("kb/b.yaml", "b")
    assert topics(load("kb/a.yaml")) == ["a"]


def test_one_file_of_any_name() -> None:
    write("kb/.hidden.txt", "a")
    assert topics(load(Path("kb/.hidden.txt"), Settings(exclude=("*",)))) == ["a"]


def test_a_folder_with_all_below_it() -> None:
    for name, record in (
        ("kb/b.yaml", "b"),
        ("kb/a.yml", "a"),
        ("kb/x/y/z/deep.yaml", "deep"),
        ("kb/x.yaml/in-folder.yaml", "in-folder"),
        ("kb/sp ace/é.yaml", "e"),
    ):
        write(name, record)
    result = load("kb")
    assert topics(result) == ["a", "b", "deep", "e", "in-folder"]
    assert {record.place.path for record in result.kb.topics.values()} == {
        "kb/b.yaml",
        "kb/a.yml",
        "kb/x/y/z/deep.yaml",
        "kb/x.yaml/in-folder.yaml",
        "kb/sp ace/é.yaml",
    }


def test_hidden_and_other_files_are_skipped() -> None:
    for name in (
        "kb/.a.yaml",
        "kb/.git/b.yaml",
        "kb/x/.cache/y/c.yaml",
        "kb/d.yaml~",
        "kb/e.json",
        "kb/f.YAML.txt",
        "kb/yaml",
    ):
        write(name, "no")
    Path("kb/.#lock.yaml").symlink_to("user@host.1234")
    write("kb/a.yaml", "a")
    assert topics(load("kb")) == ["a"]


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        ((), ["a", "b", "c", "d"]),
        (("a.yaml",), ["b", "c", "d"]),
        (("*.yml",), ["a", "c", "d"]),
        (("x/*",), ["a", "b"]),
        (("x",), ["a", "b"]),
        (("x/",), ["a", "b"]),
        (("x/y",), ["a", "b", "c"]),
        (("*/y/*",), ["a", "b", "c"]),
        (("x/?.yaml", "b.yml"), ["a", "d"]),
        (("y", "kb/a.yaml", "./a.yaml"), ["a", "b", "c", "d"]),
    ],
)
def test_exclude(patterns: tuple[str, ...], left: list[str]) -> None:
    for name, record in (("a.yaml", "a"), ("b.yml", "b"), ("x/c.yaml", "c"), ("x/y/d.yaml", "d")):
        write(f"kb/{name}", record)
    found = load("kb", Settings(exclude=patterns)).kb.topics
    assert list(found) == left


def test_a_hidden_knowledge_base_is_read() -> None:
    write(".kb/a.yaml", "a")
    assert topics(load(".kb")) == ["a"]


@pytest.mark.parametrize("inside", [(), ("kb/.a.yaml",), ("kb/a.txt",), ("kb/x/a.yaml",)])
def test_a_folder_without_files_is_a_wrong_call(inside: tuple[str, ...]) -> None:
    for name in inside:
        write(name, "a")
    with pytest.raises(WrongUse) as caught:
        load("kb", Settings(exclude=("x",)))
    assert caught.value.message == ("no knowledge base at kb: the folder has no .yaml or .yml file")
    assert caught.value.hint == "hidden and excluded files do not count"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("no.yaml", "No such file or directory"),
        ("kb/no/a.yaml", "No such file or directory"),
        ("file/a.yaml", "Not a directory"),
        ("nul\0", "embedded null byte"),
        ("x" * 5000, "File name too long"),
    ],
)
def test_a_missing_path_is_a_wrong_call(path: str, reason: str) -> None:
    Path("file").write_bytes(b"")
    with pytest.raises(WrongUse) as caught:
        load(path)
    assert caught.value.message == f"no knowledge base at {path}: {reason}"


def test_a_link_that_leads_nowhere() -> None:
    write("kb/a.yaml", "a")
    Path("kb/b.yaml").symlink_to("no.yaml")
    result = load("kb")
    message = "cannot be read: this symbolic link leads to no file"
    assert only(result) == unreadable("kb/b.yaml", message)
    assert list(result.kb.topics) == ["a"]


def test_a_link_to_itself() -> None:
    Path("kb/b.yaml").symlink_to("b.yaml")
    message = "cannot be read: this symbolic link leads to no file"
    assert only(load("kb")) == unreadable("kb/b.yaml", message)


def test_links_to_files_are_followed_and_to_folders_not() -> None:
    write("a.txt", "a")
    write("other/b.yaml", "b")
    Path("kb/a.yaml").symlink_to("../a.txt")
    Path("kb/other").symlink_to("../other")
    Path("kb/loop").symlink_to("..")
    assert topics(load("kb")) == ["a"]


def test_a_link_to_a_folder_with_the_name_of_a_file() -> None:
    write("kb/a.yaml", "a")
    write("other/b.yaml", "b")
    Path("kb/b.yaml").symlink_to("../other")
    assert topics(load("kb")) == ["a"]


def test_what_is_no_file() -> None:
    server = socket.socket(socket.AF_UNIX)
    server.bind("kb/a.yaml")
    server.close()
    Path("kb/b.yaml").symlink_to(os.devnull)
    result = load("kb")
    assert result.findings == (
        unreadable("kb/a.yaml", "cannot be read: No such device or address"),
        unreadable("kb/b.yaml", "found a device, expected a file"),
    )


@needs_pipes
@pytest.mark.parametrize("path", ["kb", "kb/a.yaml"])
def test_a_pipe_is_answered_at_once(path: str) -> None:
    os.mkfifo("kb/a.yaml")
    results: list[LoadResult] = []
    thread = threading.Thread(target=lambda: results.append(load(path)), daemon=True)
    thread.start()
    thread.join(5)
    assert not thread.is_alive()
    assert only(results[0]) == unreadable("kb/a.yaml", "found a pipe, expected a file")


@pytest.mark.skipif(may_read_all, reason="this user may read everything")
def test_a_file_and_a_folder_that_may_not_be_read() -> None:
    write("kb/a.yaml", "a")
    write("kb/b.yaml", "b")
    write("kb/x/c.yaml", "c")
    Path("kb/b.yaml").chmod(0)
    Path("kb/x").chmod(0)
    try:
        result = load("kb")
        assert result.findings == (
            unreadable("kb/b.yaml", "cannot be read: Permission denied"),
            unreadable("kb/x", "cannot be read: Permission denied"),
        )
        assert list(result.kb.topics) == ["a"]
        assert topics(load("kb", Settings(exclude=("b.yaml", "x")))) == ["a"]
    finally:
        Path("kb/x").chmod(0o700)


def test_a_folder_that_cannot_be_listed_is_not_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    write("kb/a.yaml", "a")
    write("kb/x/c.yaml", "c")
    scan = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("x"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert only(load("kb")) == unreadable("kb/x", "found a folder, expected a file")


def test_too_large() -> None:
    write("kb/a.yaml", "a")
    with Path("kb/b.yaml").open("wb") as file:
        file.truncate((1 << 20) + 1)
    result = load("kb", Settings(max_file_mib=1))
    assert only(result) == Finding(
        "D007",
        "too-large",
        Level.ERROR,
        "kb/b.yaml",
        Span(1, 1, 1, 2),
        "the file has 1.1 MiB, expected at most 1 MiB",
        "divide the file, or raise max_file_mib in the configuration",
        None,
    )
    assert list(result.kb.topics) == ["a"]


def test_the_default_limit() -> None:
    with Path("kb/b.yaml").open("wb") as file:
        file.truncate((256 << 20) + 1)
    finding = only(load("kb"))
    assert finding.message == "the file has 256.1 MiB, expected at most 256 MiB"


def test_as_large_as_may_be() -> None:
    start = b"topics: {a: {name: x}}\n"
    Path("kb/a.yaml").write_bytes(start + b"\n" * ((1 << 20) - len(start)))
    assert topics(load("kb", Settings(max_file_mib=1))) == ["a"]


def test_ids_are_withheld_while_a_file_cannot_be_read() -> None:
    Path("kb/a.yaml").write_text("claims: {a: {text: x, implies: [b]}}\n", encoding="utf-8")
    Path("kb/b.yaml").symlink_to("no.yaml")
    codes = [(finding.code, finding.path) for finding in load("kb").findings]
    assert codes == [("D017", "kb/b.yaml"), ("D030", "kb/b.yaml")]


def test_paths_are_relative_to_the_working_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("kb/a.yaml").write_text("claims: 5\n", encoding="utf-8")
    absolute = Path("kb").resolve()
    assert only(load(absolute)).path == "kb/a.yaml"
    assert only(load("./kb//")).path == "kb/a.yaml"
    monkeypatch.chdir("kb")
    assert only(load(absolute)).path == "a.yaml"
    assert only(load("..")).path == "a.yaml"


@pytest.mark.parametrize(
    "text", ["topics: {a: {name: é, nme: x}}\r\n", "claims:\n  a: {text: [x}\n  b: {txt: 🇸🇾}\n", ""]
)
def test_files_folders_and_unsaved_text_are_read_alike(text: str) -> None:
    Path("kb/a.yaml").write_bytes(text.encode())
    expected = load_texts([("kb/a.yaml", text.encode())])
    assert load("kb").findings == load("kb/a.yaml").findings == expected.findings
    assert load("kb").kb.by_kind().keys() == expected.kb.by_kind().keys()
    for name, records in load("kb").kb.by_kind().items():
        assert list(records) == list(expected.kb.by_kind()[name])
