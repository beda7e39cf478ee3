"""An export is written whole or not at all, and never over what somebody else made."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.conftest import Run

from disputes.export.formats import formats
from disputes.view.tables.schema import SHAPES
from export.conftest import export

NAMES = sorted(["datapackage.json", *(f"{shape.name}.csv" for shape in SHAPES)])
FILES = [name for name in formats() if name != "csv"]


def names(folder: Path) -> list[str]:
    """Give the names of what is in a folder, sorted."""
    return sorted(path.name for path in folder.iterdir())


def everything(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder, hidden ones too."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("format_", formats())
def test_a_new_place_and_again(call: Run, small: Path, tmp_path: Path, format_: str) -> None:
    out = tmp_path / "out"
    export(call, small, format_, out)
    first = everything(tmp_path)
    export(call, small, format_, out)
    assert everything(tmp_path) == first
    assert names(out) == NAMES if format_ == "csv" else out.is_file()


def test_an_empty_folder_is_filled(call: Run, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o750)
    before = out.stat()
    export(call, small, "csv", out)
    assert names(out) == NAMES
    assert (out.stat().st_ino, out.stat().st_mode) == (before.st_ino, before.st_mode)


def test_foreign_files_are_safe(call: Run, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "claims.csv").write_text("mine")
    ran = call("--kb", str(small), "export", "csv", str(out))
    assert (ran.status, ran.err) == (
        2,
        (
            f"disputes: {out} holds 'claims.csv', which no export made; nothing was written\n"
            "  name an empty folder or a new one, or --force writes among what is there\n"
        ),
    )
    assert everything(out) == {"claims.csv": b"mine"}


def test_a_file_among_those_of_an_export_is_safe(call: Run, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(call, small, "csv", out)
    (out / "notes.txt").write_text("mine")
    (out / "claims.csv").write_text("old")
    ran = call("--kb", str(small), "export", "csv", str(out))
    assert ran.status == 2
    assert "'notes.txt', which no export made" in ran.err
    assert (out / "claims.csv").read_text() == "old"
    export(call, small, "csv", out, "--force")
    assert (out / "notes.txt").read_text() == "mine"
    assert (out / "claims.csv").read_text() != "old"
    assert names(out) == sorted([*NAMES, "notes.txt"])


@pytest.mark.parametrize("format_", FILES)
def test_a_foreign_file_is_safe(call: Run, small: Path, tmp_path: Path, format_: str) -> None:
    before = small.read_bytes()
    ran = call("--kb", str(small), "export", format_, str(small))
    assert (ran.status, ran.err) == (
        2,
        (
            f"disputes: {small} is there already, and no such export made it; nothing was written\n"
            "  name another file, or --force replaces it\n"
        ),
    )
    assert everything(tmp_path) == {"kb.yaml": before}
    out = tmp_path / "out"
    out.write_text("mine")
    export(call, small, format_, out, "--force")
    assert out.read_bytes() != b"mine"


@pytest.mark.parametrize("format_", FILES)
def test_one_format_does_not_replace_another(
    call: Run, small: Path, tmp_path: Path, format_: str
) -> None:
    out = tmp_path / "out"
    export(call, small, format_, out)
    for other in set(FILES) - {format_}:
        assert call("--kb", str(small), "export", other, str(out)).status == 2


def test_an_empty_file_is_filled_and_keeps_its_mode(call: Run, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.touch(mode=0o640)
    export(call, small, "jsonld", out)
    assert out.stat().st_size
    assert out.stat().st_mode & 0o777 == 0o640


def test_links_are_followed(call: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "folder").symlink_to("there")
    (tmp_path / "file").symlink_to("there/file")
    export(call, small, "csv", tmp_path / "folder")
    assert names(tmp_path / "there") == NAMES
    export(call, small, "jsonld", tmp_path / "file")
    assert (tmp_path / "there" / "file").stat().st_size
    assert (tmp_path / "file").is_symlink()


def test_a_link_in_the_folder_is_replaced_not_followed(
    call: Run, small: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    export(call, small, "csv", out)
    (tmp_path / "victim").write_text("safe")
    (out / "claims.csv").unlink()
    (out / "claims.csv").symlink_to(tmp_path / "victim")
    export(call, small, "csv", out)
    assert (tmp_path / "victim").read_text() == "safe"
    assert not (out / "claims.csv").is_symlink()


@pytest.mark.parametrize("format_", formats())
def test_places_that_cannot_be_written(
    call: Run, small: Path, tmp_path: Path, format_: str
) -> None:
    for place in ("no/such/folder/out", "kb.yaml/out"):
        ran = call("--kb", str(small), "export", format_, place)
        assert ran.status == 2
        assert ran.err.startswith("disputes: cannot write ")
        assert ran.err.count("\n") == 1
    assert everything(tmp_path) == {"kb.yaml": small.read_bytes()}


def test_a_folder_is_no_file_and_a_file_no_folder(call: Run, small: Path, tmp_path: Path) -> None:
    ran = call("--kb", str(small), "export", "sqlite", str(tmp_path))
    assert (ran.status, ran.err) == (
        2,
        f"disputes: cannot write {tmp_path}: it is a folder\n  name a file\n",
    )
    ran = call("--kb", str(small), "export", "csv", str(small))
    assert (ran.status, ran.err) == (
        2,
        f"disputes: cannot write {small}: it is not a folder\n  name a folder\n",
    )


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("format_", formats())
def test_a_full_disk_leaves_all_as_it_was(
    call: Run,
    small: Path,
    tmp_path: Path,
    format_: str,
    again: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out"
    if again:
        export(call, small, format_, out)
    small.write_text(small.read_text() + "  later: {text: Later.}\n")
    before = everything(tmp_path)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = call("--kb", str(small), "export", format_, str(out))
    assert (ran.status, ran.err) == (
        2,
        f"disputes: cannot write {out}: No space left on device; nothing was written\n",
    )
    assert everything(tmp_path) == before
    assert out.exists() == again


@pytest.mark.parametrize("format_", formats())
def test_a_failure_on_the_way_leaves_nothing(
    call: Run, small: Path, tmp_path: Path, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Iterator[object]:
        yield from ()
        raise KeyboardInterrupt

    monkeypatch.setattr("disputes.view.tables.rows.claims", fail)
    monkeypatch.setattr("disputes.export.formats.jsonld._nodes", fail)
    monkeypatch.setattr("disputes.export.formats.annotations._annotations", fail)
    ran = call("--kb", str(small), "export", format_, str(tmp_path / "out"))
    assert (ran.status, ran.err.strip()) == (130, "disputes: interrupted")
    assert everything(tmp_path) == {"kb.yaml": small.read_bytes()}


def test_what_a_killed_program_left_is_taken_over(call: Run, small: Path, tmp_path: Path) -> None:
    left = tmp_path / ".out.disputes-new"
    left.mkdir()
    (left / "claims.csv").write_text("half")
    (left / "strange.csv").write_text("half")
    export(call, small, "csv", tmp_path / "out")
    (tmp_path / ".db.disputes-new").write_text("half" * 100_000)
    export(call, small, "sqlite", tmp_path / "db")
    assert names(tmp_path) == ["db", "kb.yaml", "out"]
    assert names(tmp_path / "out") == NAMES


def test_two_at_a_time(call: Run, small: Path, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    with (tmp_path / ".db.disputes-new").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        ran = call("--kb", str(small), "export", "sqlite", str(tmp_path / "db"))
    assert ran.status == 2
    assert "another program is writing it; nothing was written\n  try again" in ran.err


@pytest.mark.parametrize("format_", ["jsonld", "annotations"])
def test_standard_output(call: Run, small: Path, tmp_path: Path, format_: str) -> None:
    ran = call("--kb", str(small), "export", format_, "-")
    assert ran.status == 0
    assert ran.err.splitlines()[-1].endswith("to standard output")
    export(call, small, format_, tmp_path / "out")
    assert ran.out == (tmp_path / "out").read_text(encoding="utf-8")


def test_standard_output_that_cannot_be_written(run: Run, small: Path) -> None:
    ran = run("--kb", str(small), "export", "jsonld", "/dev/full")
    assert ran.status == 2
    assert ran.err.startswith("disputes: cannot write /dev/full: No space left on device")


@pytest.mark.parametrize(("format_", "noun"), [("csv", "folder"), ("sqlite", "file")])
def test_what_is_not_one_text_needs_a_place(
    call: Run, small: Path, format_: str, noun: str
) -> None:
    ran = call("--kb", str(small), "export", format_, "-")
    assert (ran.status, ran.err) == (
        2,
        f"disputes: {format_} cannot go to standard output\n  name a {noun}\n",
    )


def test_unknown_formats(call: Run, small: Path) -> None:
    ran = call("--kb", str(small), "export", "sqlit", "x")
    assert (ran.status, ran.err) == (
        2,
        "disputes: there is no format 'sqlit'\n  did you mean 'sqlite'?\n",
    )


def test_a_broken_knowledge_base_is_exported(call: Run, small: Path, tmp_path: Path) -> None:
    small.write_text(small.read_text() + "  bad: {text: [no]}\n")
    for format_ in formats():
        ran = call("--kb", str(small), "export", format_, str(tmp_path / format_))
        assert ran.status == 1
        first, last = ran.err.splitlines()[-2:]
        assert first.startswith("disputes: the knowledge base has 1 error")
        assert last.startswith("disputes: wrote ")
    assert '"complete": false' in (tmp_path / "csv" / "datapackage.json").read_text()
    assert '"d:complete": false' in (tmp_path / "jsonld").read_text()


def test_an_empty_knowledge_base(call: Run, tmp_path: Path) -> None:
    file = tmp_path / "kb.yaml"
    file.write_text("claims: {}\n")
    for format_ in formats():
        ran = export(call, file, format_, tmp_path / format_)
        assert ran.err.count("\n") == 1
        counted = (
            "0 annotations" if format_ == "annotations" else "0 claims, 0 assertions and 0 reports"
        )
        assert ran.err.startswith(f"disputes: wrote {counted} to ")


def test_drafts_take_no_part(call: Run, small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kb"
    folder.mkdir()
    (folder / "a.yaml").write_text(small.read_text())
    (folder / "b.yaml").write_text("draft: true\nclaims:\n  draft-claim: {text: Draft.}\n")
    for format_ in formats():
        export(call, folder, format_, tmp_path / format_)
        alone = tmp_path / f"alone-{format_}"
        export(call, small, format_, alone)
        if format_ == "csv":
            assert everything(tmp_path / format_) == everything(alone)
        else:
            assert (tmp_path / format_).read_bytes() == alone.read_bytes()
