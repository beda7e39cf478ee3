"""Beginning a knowledge base: all is there and works at once, and nothing is ever overwritten."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from threading import Thread

import pytest
import yaml
from editors.yaml12 import read
from hooks.repository import Repository, clean_environment
from jsonschema import Draft202012Validator

from cli.conftest import ROOT, Run
from disputes.cli.starting.starter import starter_files
from disputes.edit import create as creating
from disputes.edit.create import create_files
from disputes.errors import WrongUse

FILES = {
    ".pre-commit-config.yaml",
    ".vscode/settings.json",
    "data/claims.yaml",
    "data/knowledge-base.schema.json",
    "disputes.toml",
    "texts/courier-2024-03-11.txt",
    "texts/port-2024-03-12.txt",
}

needs_rights = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


def tree(folder: Path) -> dict[str, bytes]:
    """Everything in a folder that is not a folder, links not followed."""
    return {
        path.relative_to(folder).as_posix(): (
            f"-> {path.readlink()}".encode() if path.is_symlink() else path.read_bytes()
        )
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def test_what_is_written_and_told(call: Run, tmp_path: Path, golden: Callable[..., None]) -> None:
    ran = call("init", "news")
    assert (ran.status, ran.err) == (0, "")
    golden(Path("cli/init.txt"), ran.out)
    assert set(tree(tmp_path / "news")) == FILES
    assert (tmp_path / "news" / "data" / "claims.yaml").stat().st_mode & 0o777 == 0o666 & ~umask()


def umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_the_example_works_at_once(call: Run, tmp_path: Path) -> None:
    assert call("init").status == 0
    for where in (tmp_path, tmp_path / "texts"):
        ran = call("check", "--select", "ALL", cwd=where)
        assert (ran.status, ran.out) == (0, "No findings.\n")
        data = json.loads(call("report", "--format", "json", cwd=where).out)
        assert [one["id"] for one in data["disputes"]] == ["three-sheds-burnt"]
        assert data["complete"] is True
        assert data["counts"]["contested"] == 3
    reports = [
        report
        for claim in data["claims"]
        for position in claim["for"] + claim["against"]
        for assertion in position["assertions"]
        for report in assertion["reports"]
    ]
    assert all(report["span"] for report in reports), "every quote stands in a text"
    assert {report["speech"] for report in reports} == {"direct", "indirect", "own"}


def test_the_example_teaches_the_format(tmp_path: Path) -> None:
    create_files(tmp_path, {file.path: file.data for file in starter_files()})
    text = (tmp_path / "data" / "claims.yaml").read_text(encoding="utf-8")
    made = read(text)
    assert {*made} >= {"sources", "documents", "questions", "claims", "topics"}
    assertions = [one for claim in made["claims"].values() for one in claim["assertions"]]
    assert all(one["quote"] for one in assertions)
    assert {"asserts", "denies"} <= {key for one in assertions for key in one}
    answers = [claim for claim in made["claims"].values() if "answers" in claim]
    assert len({claim["value"] for claim in answers}) == 2
    assert made["claims"]["two-sheds-pulled-down"]["contradicts"][0]["why"].endswith(".")
    assert max(map(len, text.splitlines())) <= 100
    line = text.splitlines()[0]
    schema = tmp_path / "data" / line.removeprefix("# yaml-language-server: $schema=")
    assert list(Draft202012Validator(json.loads(schema.read_bytes())).iter_errors(made)) == []


def test_the_settings_are_sound(call: Run, tmp_path: Path) -> None:
    call("init")
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_bytes())
    [(schema, patterns)] = settings["yaml.schemas"].items()
    assert (tmp_path / schema).read_bytes() == call("schema").out.encode()
    assert patterns == ["data/**/*.yaml", "data/**/*.yml"]
    configured = tomllib.loads((tmp_path / "disputes.toml").read_text(encoding="utf-8"))
    assert configured == {"kb": "data/claims.yaml", "archive": "texts"}
    ours, theirs = (
        yaml.safe_load(file.read_bytes())
        for file in (tmp_path / ".pre-commit-config.yaml", ROOT / ".pre-commit-hooks.yaml")
    )
    hook = ours["repos"][0]["hooks"][0]
    assert hook["entry"] == theirs[0]["entry"]
    assert {hook["pass_filenames"], not hook["always_run"]} == {False}


def test_a_second_time_nothing_changes(call: Run, tmp_path: Path) -> None:
    call("init")
    before = tree(tmp_path)
    ran = call("init")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[:3] == [
        "All of it is there already.",
        "Left as they are:",
        "  disputes.toml",
    ]
    assert ran.out.count("\n") == 2 + len(before)
    assert tree(tmp_path) == before


def test_what_is_there_is_left(call: Run, tmp_path: Path, golden: Callable[..., None]) -> None:
    own = {
        ".pre-commit-config.yaml": b"repos: []\n",
        ".vscode/settings.json": b"{}",
        "data/claims.yaml": b"claims: {}\n",
        "data/knowledge-base.schema.json": b"{}",
        "texts/port-2024-03-12.txt": b"",
    }
    for name, data in own.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
    ran = call("init")
    assert (ran.status, ran.err) == (0, "")
    golden(Path("cli/init-left.txt"), ran.out)
    after = tree(tmp_path)
    assert {*after} == {*own, "disputes.toml"}, "no text of an example that is not there"
    assert {name: after[name] for name in own} == own


def test_beside_a_knowledge_base_the_commands_work(call: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.yaml").write_bytes(b"claims: {rain: {text: It rained.}}\n")
    assert call("init").status == 0
    assert '# archive = "texts"' in (tmp_path / "disputes.toml").read_text(encoding="utf-8")
    assert call("report").status == 0


def test_what_has_been_added_is_not_asked_for_again(call: Run, tmp_path: Path) -> None:
    call("init")
    for name in (".pre-commit-config.yaml", ".vscode/settings.json", "data/claims.yaml"):
        file = tmp_path / name
        file.write_bytes(b"\n" + file.read_bytes())
    assert call("init").out.startswith("All of it is there already.\nLeft as they are:\n")


def test_a_pipe_in_the_place_of_a_file(call: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / ".pre-commit-config.yaml")
    os.mkfifo(tmp_path / "disputes.toml")
    ran = call("init")
    assert ran.status == 0
    assert ".pre-commit-config.yaml: add this hook to it:" in ran.out


@pytest.mark.parametrize("name", ["disputes.toml", "pyproject.toml"])
def test_a_configuration_of_ones_own(call: Run, tmp_path: Path, name: str) -> None:
    table = "" if name == "disputes.toml" else "[tool.disputes]\n"
    (tmp_path / name).write_text(f'{table}kb = "kb"\n', encoding="utf-8")
    (tmp_path / "kb").mkdir()
    ran = call("init")
    assert ran.status == 0
    assert f"No example was added: {tmp_path / 'kb'} is the knowledge base.\n" in ran.out
    assert set(tree(tmp_path)) == {
        name, ".pre-commit-config.yaml", ".vscode/settings.json", "data/knowledge-base.schema.json",
    }  # fmt: skip


def test_a_broken_configuration(call: Run, tmp_path: Path) -> None:
    (tmp_path / "disputes.toml").write_text("= nonsense", encoding="utf-8")
    assert call("init").status == 2
    assert {*tree(tmp_path)} == {"disputes.toml"}


def test_dry_run(call: Run, tmp_path: Path) -> None:
    ran = call("init", "news", "--dry-run")
    assert ran.status == 0
    assert not (tmp_path / "news").exists()
    assert "+++ b/news/data/claims.yaml\n" in ran.out
    assert "+++ b/news/data/knowledge-base.schema.json" not in ran.out, "too long to be read"
    assert ran.err.startswith("Would write in news:\n  disputes.toml ")
    assert "Next:" not in ran.err
    (tmp_path / "news").mkdir()
    subprocess.run(["patch", "-p1"], input=ran.out.encode(), cwd=tmp_path, check=True)
    patched = tree(tmp_path / "news")
    call("init", "made")
    made = tree(tmp_path / "made")
    assert patched == {name: data for name, data in made.items() if "schema" not in name}


def test_a_folder_that_is_none(call: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in ("file", "file/news"):
        ran = call("init", folder)
        assert (ran.status, ran.out) == (2, "")
        assert "nothing was" in ran.err
    assert tree(tmp_path) == {"file": b""}


@pytest.mark.parametrize("name", ["data", ".vscode", "texts"])
def test_no_folder_that_is_a_link(call: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "news" / name).symlink_to("../elsewhere")
    ran = call("init", "news")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"disputes: news/{name} is a symbolic link, so nothing was written\n"
    assert tree(tmp_path) == {f"news/{name}": b"-> ../elsewhere"}


def test_a_link_in_the_place_of_a_file_is_left(call: Run, tmp_path: Path) -> None:
    (tmp_path / "disputes.toml").symlink_to("/nowhere/else.toml")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.yaml").symlink_to("../outside.yaml")
    assert call("init").status == 0
    after = tree(tmp_path)
    assert after["disputes.toml"] == b"-> /nowhere/else.toml"
    assert after["data/claims.yaml"] == b"-> ../outside.yaml"
    assert "outside.yaml" not in after


def test_the_folder_itself_may_be_a_link(call: Run, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "news").symlink_to("real")
    assert call("init", "news").status == 0
    assert {f"real/{name}" for name in FILES} <= {*tree(tmp_path)}


def test_a_folder_that_becomes_a_link_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between making a folder and entering it, somebody puts a link in its place."""
    (tmp_path / "elsewhere").mkdir()
    make = creating._Place.make_folder

    def exchanged(self: creating._Place, name: str) -> bool:
        made = make(self, name)
        (tmp_path / "news" / name).rmdir()
        (tmp_path / "news" / name).symlink_to("../elsewhere")
        return made

    monkeypatch.setattr(creating._Place, "make_folder", exchanged)
    with pytest.raises(WrongUse, match="nothing was written"):
        create_files(tmp_path / "news", {PurePosixPath("data/claims.yaml"): b"x"})
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("linking", [True, False], ids=["links", "no links"])
def test_a_file_that_comes_meanwhile_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linking: bool
) -> None:
    if not linking:
        monkeypatch.setattr(os, "link", refusing(1))
    (tmp_path / "a").write_bytes(b"theirs")
    a, b = PurePosixPath("a"), PurePosixPath("in/b")
    assert create_files(tmp_path, {a: b"ours", b: b"ours"}) == [a]
    assert tree(tmp_path) == {"a": b"theirs", "in/b": b"ours"}


def refusing(number: int) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize("by_descriptor", [True, False])
@pytest.mark.parametrize("call_refused", ["link", "fsync", "mkdir", "open"])
@pytest.mark.parametrize("after", range(8))
def test_where_one_cannot_be_written_none_is(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call_refused: str,
    after: int,
    by_descriptor: bool,
) -> None:
    """The disk is full at any of the calls: all or nothing is there, and nothing else."""
    real = getattr(os, call_refused)
    left = [after]

    def full(*arguments: object, **named: object) -> object:
        left[0] -= 1
        if left[0] == -1:
            raise OSError(28, "No space left on device")
        return real(*arguments, **named)

    names = ("a", "one/b", "one/two/c", "d")
    root = tmp_path / "new" / "news"
    if not by_descriptor:
        monkeypatch.setattr(creating, "_BY_DESCRIPTOR", False)
    monkeypatch.setattr(os, call_refused, full)
    failed = ""
    try:
        create_files(root, {PurePosixPath(name): name.encode() for name in names})
    except WrongUse as error:
        failed = error.message
    monkeypatch.undo()
    if left[0] >= 0:
        assert tree(root) == {name: name.encode() for name in names}
    else:
        assert "No space left on device; nothing was written" in failed
        assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "data").mkdir()
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        create_files(tmp_path, {PurePosixPath("data/claims.yaml"): b"x"})
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@needs_rights
def test_a_folder_that_may_not_be_written(call: Run, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    ran = call("init")
    tmp_path.chmod(0o755)
    assert (ran.status, ran.out) == (2, "")
    assert "Permission denied; nothing was written" in ran.err


def test_many_at_once(tmp_path: Path) -> None:
    """Each file comes whole from one of them, and the others are told."""
    names = [PurePosixPath(f"in/{number}") for number in range(10)]
    beaten: list[PurePosixPath] = []

    def start(who: int) -> None:
        beaten.extend(create_files(tmp_path, dict.fromkeys(names, b"%d" % who * 1000)))

    threads = [Thread(target=start, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(beaten) == 3 * len(names)
    assert all(len(set(data)) == 1 and len(data) == 1000 for data in tree(tmp_path).values())
    assert len(tree(tmp_path)) == len(names)


def test_a_hostile_name(call: Run, tmp_path: Path) -> None:
    name = "a\x1b[31m b"
    ran = call("init", name)
    assert ran.status == 0
    assert "\x1b" not in ran.out + ran.err
    assert set(tree(tmp_path / name)) == FILES


@pytest.mark.slow
def test_the_hook_refuses_what_is_inconsistent(call: Run, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "disputes"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m disputes "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = clean_environment() | {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
    }
    assert call("init", "news").status == 0
    repository = Repository(tmp_path / "news", environment)
    repository.git("init", "-q")
    repository.git("add", ".")
    hook = (sys.executable, "-m", "pre_commit", "run", "--all-files")
    done = repository.run(*hook)
    assert done.returncode == 0, done.stdout
    claims = repository.folder / "data" / "claims.yaml"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.replace("denies: port", "denies: prot"), encoding="utf-8")
    repository.git("add", ".")
    done = repository.run(*hook)
    assert done.returncode == 1
    assert "no source has the id 'prot-authority'" in done.stdout


@pytest.mark.slow
def test_an_installed_wheel_has_the_files(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)],
        check=True,
    )
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    made = tmp_path / "made"
    program = "from disputes.__main__ import main; main()"
    subprocess.run(
        [sys.executable, "-c", program, "init", str(made)],
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
    )
    assert set(tree(made)) == FILES
