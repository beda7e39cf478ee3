"""Reading the archive folder, and nothing else."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from disputes.archive.files import ArchivedText, ArchiveProblem, ProblemKind, read_archived
from disputes.archive.folder import Archive, ArchivedDocument, open_archive
from disputes.archive.quotes import find_quote

if TYPE_CHECKING:
    from pathlib import Path

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make an archive folder beside a secret."""
    folder = tmp_path / "archive"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_bytes(b"one\r\ntwo\n")
    (folder / "sub" / "b.txt").write_bytes("dé".encode())
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (tmp_path / "outer").mkdir()
    (tmp_path / "outer" / "c.txt").write_bytes(b"secret")
    return folder


def kind_of(root: Path, name: str, limit: int = 1000) -> ProblemKind:
    problem = read_archived(root, name, limit)
    assert isinstance(problem, ArchiveProblem)
    assert problem.message.startswith(f"{name!r} ")
    assert str(root) not in problem.message
    return problem.kind


def test_text_is_as_it_stands_in_the_file(root: Path) -> None:
    assert read_archived(root, "a.txt") == ArchivedText(
        "one\r\ntwo\n", hashlib.sha256(b"one\r\ntwo\n").hexdigest()
    )
    assert read_archived(root, "sub/b.txt") == ArchivedText(
        "dé", hashlib.sha256("dé".encode()).hexdigest()
    )


def test_byte_order_mark_is_a_character(root: Path) -> None:
    (root / "bom.txt").write_bytes(b"\xef\xbb\xbfone")
    read = read_archived(root, "bom.txt")
    assert isinstance(read, ArchivedText)
    assert read.text == "\ufeffone"


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt",
        "sub/../a.txt",
        "sub/../../secret.txt",
        "..",
        "/etc/passwd",
        "//a.txt",
        "C:a.txt",
        "c:/a.txt",
        "sub\\b.txt",
        "a.txt\0",
    ],
)
def test_names_that_lead_outside(root: Path, name: str) -> None:
    assert kind_of(root, name) is ProblemKind.OUTSIDE


def test_absolute_path_of_a_file_in_the_archive(root: Path) -> None:
    problem = read_archived(root, str(root / "a.txt"))
    assert isinstance(problem, ArchiveProblem)
    assert problem.kind is ProblemKind.OUTSIDE


def test_symbolic_links_that_lead_outside(root: Path) -> None:
    (root / "file").symlink_to(root.parent / "secret.txt")
    (root / "relative").symlink_to("../secret.txt")
    (root / "folder").symlink_to(root.parent / "outer")
    (root / "chain").symlink_to("file")
    (root / "null").symlink_to(os.devnull)
    for name in ("file", "relative", "folder/c.txt", "chain", "null"):
        assert kind_of(root, name) is ProblemKind.OUTSIDE


def test_a_folder_beside_with_a_longer_name_is_outside(root: Path) -> None:
    beside = root.with_name("archive-2")
    beside.mkdir()
    (beside / "d.txt").write_bytes(b"secret")
    (root / "d.txt").symlink_to(beside / "d.txt")
    assert kind_of(root, "d.txt") is ProblemKind.OUTSIDE


def test_symbolic_links_that_stay_inside(root: Path, tmp_path: Path) -> None:
    (root / "link.txt").symlink_to("sub/b.txt")
    (root / "sub" / "up").symlink_to("..")
    (tmp_path / "alias").symlink_to(root)
    for folder, name in ((root, "link.txt"), (root, "sub/up/sub/b.txt")):
        read = read_archived(folder, name)
        assert isinstance(read, ArchivedText)
        assert read.text == "dé"
    assert isinstance(read_archived(tmp_path / "alias", "a.txt"), ArchivedText)


def test_symbolic_link_to_itself(root: Path) -> None:
    (root / "loop").symlink_to("loop")
    assert kind_of(root, "loop") is ProblemKind.UNREADABLE


@pytest.mark.parametrize("name", ["no.txt", "sub/no.txt", "no/a.txt", "a.txt/b.txt", "\ud800.txt"])
def test_missing(root: Path, name: str) -> None:
    assert kind_of(root, name) is ProblemKind.MISSING


def test_missing_archive_folder(root: Path) -> None:
    assert kind_of(root / "no", "a.txt") is ProblemKind.MISSING


@pytest.mark.parametrize("name", ["", ".", "sub", "sub/", "./sub"])
def test_folders_are_not_files(root: Path, name: str) -> None:
    assert kind_of(root, name) is ProblemKind.NOT_A_FILE


@needs_pipes
def test_pipe_is_answered_at_once(root: Path) -> None:
    os.mkfifo(root / "pipe")
    assert kind_of(root, "pipe") is ProblemKind.NOT_A_FILE


def test_name_too_long(root: Path) -> None:
    assert kind_of(root, "x" * 5000) is ProblemKind.UNREADABLE


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read everything"
)
def test_unreadable(root: Path) -> None:
    (root / "a.txt").chmod(0)
    assert kind_of(root, "a.txt") is ProblemKind.UNREADABLE


@pytest.mark.parametrize("data", [b"ab\xff", b"\xc0\x80", b"\xed\xa0\x80", "a".encode("utf-16")])
def test_not_utf8(root: Path, data: bytes) -> None:
    (root / "x.txt").write_bytes(data)
    assert kind_of(root, "x.txt") is ProblemKind.NOT_UTF8


def test_message_tells_the_place(root: Path) -> None:
    (root / "x.txt").write_bytes(b"ab\xff")
    assert read_archived(root, "x.txt") == ArchiveProblem(
        ProblemKind.NOT_UTF8, "'x.txt' is not UTF-8 at byte 3"
    )


def test_limit_is_in_bytes(root: Path) -> None:
    (root / "x.txt").write_bytes("é".encode() * 5)
    assert kind_of(root, "x.txt", 9) is ProblemKind.TOO_LARGE
    assert isinstance(read_archived(root, "x.txt", 10), ArchivedText)


def test_message_shows_controls(root: Path) -> None:
    problem = read_archived(root, "\x1b[2J\u202e.txt")
    assert isinstance(problem, ArchiveProblem)
    assert problem.message.isprintable()


def test_document_is_made_ready_once(root: Path) -> None:
    archive = open_archive(root)
    document = archive.document_text("a.txt")
    assert isinstance(document, ArchivedDocument)
    assert document.text == "one\r\ntwo\n"
    assert document.normal.text == "one two "
    assert document.quoted == ()
    (root / "a.txt").write_bytes(b"three")
    assert archive.document_text("a.txt") is document
    fresh = Archive(root).document_text("a.txt")
    assert isinstance(fresh, ArchivedDocument)
    assert fresh.text == "three"


def test_problem_is_kept_too(root: Path) -> None:
    archive = open_archive(root)
    problem = archive.document_text("no.txt")
    assert isinstance(problem, ArchiveProblem)
    (root / "no.txt").write_bytes(b"late")
    assert archive.document_text("no.txt") is problem


def test_articles(articles: Path) -> None:
    archive = open_archive(articles)
    for path in sorted(articles.glob("*.txt")):
        document = archive.document_text(path.name)
        assert isinstance(document, ArchivedDocument)
        assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert document.quoted
        start, end = document.quoted[0]
        match = find_quote(document.normal, document.text[start:end])
        assert match is not None
        assert match.span == (start, end)
