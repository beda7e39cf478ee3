"""Writing files: all of it or nothing, and never over somebody else's work."""

from __future__ import annotations

import errno
import fcntl
import multiprocessing
import os
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from disputes.disk import locks
from disputes.edit.write import Changed, Writing, write_file, write_files
from disputes.errors import WrongUse


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kb.yaml"
    path.write_bytes(b"old\n")
    return path


@pytest.fixture(params=[False, True], ids=["", "with a file for the lock"])
def each_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Lock in each of the ways that there are: the second is that of Windows."""
    apart: bool = request.param
    monkeypatch.setattr(locks, "APART", apart)
    return apart


@pytest.fixture
def nobody() -> Iterator[Path]:
    """Be a user who may not write everywhere; gives a folder of the superuser's."""
    if os.geteuid() != 0:
        pytest.skip("only the superuser can become another user")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        write_file(_file(folder, "warm"), b"old\n", b"new\n")  # imports what it needs
        (folder / "warm").unlink()
        group = os.getegid()
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(0)
            os.setegid(group)


NOBODY = 65534


def _file(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(b"old\n")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("each_way")
def test_it_is_written_and_nothing_stays_behind(file: Path) -> None:
    write_file(file, b"old\n", b"new \xff\r\n")
    assert file.read_bytes() == b"new \xff\r\n"
    assert names(file.parent) == ["kb.yaml"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_stays(file: Path, mode: int) -> None:
    file.chmod(mode)
    write_file(file, b"old\n", b"new\n")
    assert file.stat().st_mode & 0o7777 == mode


def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.yaml"
    link.symlink_to("../kb.yaml")
    write_file(link, b"old\n", b"new\n")
    assert link.is_symlink()
    assert file.read_bytes() == b"new\n"
    assert names(folder) == ["link.yaml"]


@pytest.mark.parametrize("now", [b"", b"old", b"old\n\n", b"odd\n"])
def test_what_has_changed_meanwhile_is_not_overwritten(file: Path, now: bytes) -> None:
    file.write_bytes(now)
    with pytest.raises(Changed, match="has changed meanwhile, nothing was written"):
        write_file(file, b"old\n", b"new\n")
    assert file.read_bytes() == now
    assert names(file.parent) == ["kb.yaml"]


def test_of_several_none_is_written_if_one_has_changed(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_bytes(b"changed\n")
    with pytest.raises(Changed):
        write_files({file: (b"old\n", b"new\n"), other: (b"old\n", b"new\n")})
    assert file.read_bytes() == b"old\n"
    other.write_bytes(b"old\n")
    write_files({file: (b"old\n", b"new\n"), other: (b"old\n", b"newer\n")})
    assert (file.read_bytes(), other.read_bytes()) == (b"new\n", b"newer\n")


def test_what_is_no_file_cannot_be_written(tmp_path: Path) -> None:
    folder, pipe, circle = (tmp_path / name for name in ("folder", "pipe", "circle"))
    folder.mkdir()
    os.mkfifo(pipe)
    circle.symlink_to(circle)
    for path in (folder, pipe, circle, tmp_path / "none"):
        with pytest.raises(WrongUse) as caught:
            write_file(path, b"", b"new\n")
        assert "\n" not in caught.value.message
        assert "it is unchanged" in caught.value.message
    assert names(tmp_path) == ["circle", "folder", "pipe"]


@pytest.mark.usefixtures("each_way")
@pytest.mark.parametrize("call", ["fsync", "fchmod"])
def test_where_it_cannot_be_written_it_is_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(WrongUse) as caught:
        write_file(file, b"old\n", b"new\n")
    assert caught.value.message == (
        f"cannot write {file}: No space left on device; it is unchanged"
    )
    assert file.read_bytes() == b"old\n"
    assert names(file.parent) == ["kb.yaml"]


def test_a_full_disk_leaves_it_as_it_was(file: Path) -> None:
    code = (
        "import resource, sys, pathlib\n"
        "from disputes.edit.write import write_file\n"
        "from disputes.errors import WrongUse\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n    write_file(pathlib.Path(sys.argv[1]), b'old\\n', b'x' * 200_000)\n"
        "except WrongUse as error:\n    print(error.message)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True
    )
    assert run.stdout == f"cannot write {file}: File too large; it is unchanged\n"
    assert file.read_bytes() == b"old\n"
    assert names(file.parent) == ["kb.yaml"]


def test_what_is_read_only_stays(nobody: Path) -> None:
    os.seteuid(0)
    (nobody / "open").mkdir()
    file, closed = _file(nobody / "open", "kb.yaml"), _file(nobody, "kb.yaml")
    os.chown(nobody / "open", NOBODY, NOBODY)
    file.chmod(0o444)
    closed.chmod(0o666)
    os.seteuid(NOBODY)
    with pytest.raises(WrongUse) as caught:
        write_file(file, b"old\n", b"new\n")
    assert caught.value.message == f"cannot write {file}: Permission denied; it is unchanged"
    with pytest.raises(WrongUse) as caught:
        write_file(closed, b"old\n", b"new\n")
    assert caught.value.message == (
        f"cannot write {closed}: no new file can be made beside it: Permission denied; "
        "it is unchanged"
    )
    assert (file.read_bytes(), closed.read_bytes()) == (b"old\n", b"old\n")
    assert (names(file.parent), names(nobody)) == (["kb.yaml"], ["kb.yaml", "open"])


def test_the_group_that_cannot_be_kept_gets_no_right_of_another(nobody: Path) -> None:
    os.seteuid(0)
    os.chown(nobody, NOBODY, NOBODY)
    file = _file(nobody, "kb.yaml")
    os.chown(file, NOBODY, 0)
    file.chmod(0o664)
    os.seteuid(NOBODY)
    write_file(file, b"old\n", b"new\n")
    status = file.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o777) == (NOBODY, NOBODY, 0o644)


def test_the_owner_stays_where_that_is_allowed(nobody: Path) -> None:
    os.seteuid(0)
    file = _file(nobody, "kb.yaml")
    os.chown(file, NOBODY, NOBODY)
    file.chmod(0o640)
    write_file(file, b"old\n", b"new\n")
    status = file.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o777) == (NOBODY, NOBODY, 0o640)


@pytest.mark.skipif(sys.platform != "linux", reason="attributes are of Linux")
def test_attributes_and_access_lists_stay(file: Path) -> None:
    entries = struct.pack(
        "<I" + "HHI" * 5, 2, 1, 6, -1 & 0xFFFFFFFF, 2, 4, NOBODY, 4, 4, -1 & 0xFFFFFFFF,
        16, 4, -1 & 0xFFFFFFFF, 32, 0, -1 & 0xFFFFFFFF,
    )  # fmt: skip
    try:
        os.setxattr(file, "user.note", b"kept")
        os.setxattr(file, "system.posix_acl_access", entries)
    except OSError as error:
        pytest.skip(f"this file system has none: {error}")
    before = file.stat().st_mode
    write_file(file, b"old\n", b"new\n")
    assert os.getxattr(file, "user.note") == b"kept"
    assert os.getxattr(file, "system.posix_acl_access") == entries
    assert file.stat().st_mode == before
    os.removexattr(file, "system.posix_acl_access")
    os.setxattr(file.parent, "system.posix_acl_default", entries)
    write_file(file, b"new\n", b"newer\n")
    assert "system.posix_acl_access" not in os.listxattr(file)


def test_another_name_of_the_file_keeps_the_old_text(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.hardlink_to(file)
    write_file(file, b"old\n", b"new\n")
    assert (file.read_bytes(), other.read_bytes()) == (b"new\n", b"old\n")
    other.unlink()
    other.hardlink_to(file)
    write_files({file: (b"new\n", b"newer\n"), other: (b"new\n", b"newer\n")})
    assert (file.read_bytes(), other.read_bytes()) == (b"newer\n", b"newer\n")


def test_two_links_to_one_file_are_written_once(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    write_files({file: (b"old\n", b"new\n"), link: (b"old\n", b"new\n")})
    assert (file.read_bytes(), link.is_symlink()) == (b"new\n", True)
    with pytest.raises(WrongUse, match="two names of one file would get different texts"):
        write_files({file: (b"new\n", b"a"), link: (b"new\n", b"b")})
    assert file.read_bytes() == b"new\n"
    assert names(tmp_path) == ["kb.yaml", "link.yaml"]


@pytest.mark.parametrize("name", ["x" * 250 + ".yaml", "🇸🇾" * 30 + ".yaml"])
def test_a_long_name(tmp_path: Path, name: str) -> None:
    file = _file(tmp_path, name)
    write_file(file, b"old\n", b"new\n")
    assert file.read_bytes() == b"new\n"
    assert names(tmp_path) == [name]


@pytest.mark.usefixtures("each_way")
def test_what_a_killed_program_left_is_no_hindrance(file: Path) -> None:
    file.with_name(".kb.yaml.disputes-lock").touch()
    beside = file.with_name(".kb.yaml.disputes-new")
    beside.write_bytes(b"half of something much longer than the new text")
    write_file(file, b"old\n", b"new\n")
    assert file.read_bytes() == b"new\n"
    assert set(names(file.parent)) <= {"kb.yaml", ".kb.yaml.disputes-lock"}


@pytest.mark.usefixtures("each_way")
def test_a_link_in_the_way_is_not_followed(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "precious"
    other.write_bytes(b"precious")
    file.with_name(".kb.yaml.disputes-new").symlink_to(other)
    with pytest.raises(WrongUse):
        write_file(file, b"old\n", b"new\n")
    assert (file.read_bytes(), other.read_bytes()) == (b"old\n", b"precious")


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_in_the_way_is_told(file: Path, kind: str) -> None:
    beside = file.with_name(".kb.yaml.disputes-new")
    if kind == "folder":
        beside.mkdir()
    else:
        os.mkfifo(beside)
    with pytest.raises(WrongUse) as caught:
        write_file(file, b"old\n", b"new\n")
    assert caught.value.message == (
        f"cannot write {file}: .kb.yaml.disputes-new is in the way; it is unchanged"
    )
    assert beside.exists()


def test_one_program_writes_at_a_time(file: Path, each_way: bool) -> None:
    locked = file.with_name(f".kb.yaml.disputes-{'lock' if each_way else 'new'}")
    with locked.open("wb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        with (
            pytest.raises(WrongUse, match="another program is writing it; it is unchanged"),
            Writing(patience=0.05) as writing,
        ):
            writing.write({file: (b"old\n", b"new\n")})
    assert file.read_bytes() == b"old\n"
    assert names(file.parent) == [locked.name, "kb.yaml"]


@pytest.mark.usefixtures("each_way")
def test_another_program_is_waited_for(file: Path) -> None:
    with Writing() as writing:
        writing.hold([file])
        context = multiprocessing.get_context("fork")
        other = context.Process(target=write_file, args=(file, b"new\n", b"newer\n"))
        other.start()
        time.sleep(0.05)
        writing.write({file: (b"old\n", b"new\n")})
        other.join(60)
    assert (other.exitcode, file.read_bytes()) == (0, b"newer\n")
    assert names(file.parent) == ["kb.yaml"]


def test_what_is_held_stays_so_until_it_is_written(file: Path) -> None:
    with Writing() as writing:
        with pytest.raises(Changed):
            writing.write({file: (b"odd\n", b"new\n")})
        assert names(file.parent) == [".kb.yaml.disputes-new", "kb.yaml"]
        with pytest.raises(WrongUse, match="another program"), Writing(patience=0) as other:
            other.write({file: (b"old\n", b"theirs\n")})
        writing.write({file: (b"old\n", b"new\n")})
    assert file.read_bytes() == b"new\n"
    assert names(file.parent) == ["kb.yaml"]


def _count_up(path: Path, times: int) -> None:
    done = 0
    while done < times:
        old = path.read_bytes()
        try:
            write_file(path, old, b"%d\n" % (int(old) + 1))
        except WrongUse:
            continue
        done += 1


@pytest.mark.usefixtures("each_way")
def test_nobody_s_edit_is_lost(file: Path) -> None:
    file.write_bytes(b"0\n")
    context = multiprocessing.get_context("fork")
    programs = [context.Process(target=_count_up, args=(file, 25)) for _ in range(4)]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)
    assert file.read_bytes() == b"100\n"
    assert names(file.parent) == ["kb.yaml"]


def test_a_killed_program_leaves_the_old_or_the_new(file: Path) -> None:
    old, new = b"old\n" * 200_000, b"new!\n" * 200_000
    code = (
        "import sys, pathlib\nfrom disputes.edit.write import write_file\n"
        "path, old, new = pathlib.Path(sys.argv[1]), b'old\\n' * 200_000, b'new!\\n' * 200_000\n"
        "print('ready', flush=True)\n"
        "while True:\n    write_file(path, old, new)\n    write_file(path, new, old)\n"
    )
    for delay in (0.0, 0.003, 0.01, 0.02, 0.05):
        file.write_bytes(old)
        with subprocess.Popen(
            [sys.executable, "-c", code, str(file)], stdout=subprocess.PIPE
        ) as program:
            assert program.stdout is not None
            program.stdout.readline()
            time.sleep(delay)
            program.send_signal(signal.SIGKILL)
        assert file.read_bytes() in (old, new)
        assert set(names(file.parent)) <= {"kb.yaml", ".kb.yaml.disputes-new"}


def test_all_are_prepared_before_the_first_is_replaced(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_bytes(b"old\n")
    with other.with_name(".other.yaml.disputes-new").open("wb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        with (
            pytest.raises(WrongUse, match="another program is writing it"),
            Writing(patience=0) as writing,
        ):
            writing.write({file: (b"old\n", b"new\n"), other: (b"old\n", b"new\n")})
    assert (file.read_bytes(), other.read_bytes()) == (b"old\n", b"old\n")
    assert names(tmp_path) == [".other.yaml.disputes-new", "kb.yaml", "other.yaml"]


def test_where_one_cannot_be_replaced_it_says_how_many_are(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.yaml"
    other.write_bytes(b"old\n")
    replace = Path.replace

    def fail(path: Path, target: Path) -> Path:
        if target.name == "other.yaml":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(WrongUse) as caught:
        write_files({file: (b"old\n", b"new\n"), other: (b"old\n", b"new\n")})
    assert caught.value.hint == "1 of 2 files are written: run it again"
    assert (file.read_bytes(), other.read_bytes()) == (b"new\n", b"old\n")
    assert names(tmp_path) == ["kb.yaml", "other.yaml"]
