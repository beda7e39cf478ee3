"""Reading in pieces and in several processes gives what reading at once gives."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from casefile import read_cases
from hypothesis import example, given
from hypothesis import strategies as st

from disputes.load import workers
from disputes.load.file import FileRead, read_file
from disputes.load.reading import read_files
from disputes.load.split import join, read_part, split
from disputes.load.text import FileText
from disputes.load.workers import process_count, share

from .test_corpora import hostile_files
from .test_properties import Texts, changed, few, fragments, many, texts

CASES = Path(__file__).parent / "cases"


def forking(test: Callable[[], None]) -> Callable[[], None]:
    """Mark a test that makes processes; beside the threads of a test runner that does no harm."""
    test = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")(test)
    return pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")(test)


def in_pieces(data: bytes, size: int) -> tuple[FileRead | None, int]:
    """Give what is read of the pieces of a file, if that is sound, and how many there are."""
    pieces = split(data, size)
    if not pieces:
        return None, 0
    assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
    assert (pieces[0].start, pieces[-1].end) == (0, len(data))
    text = FileText("a.yaml", data)
    parts = []
    for piece in pieces:
        part = read_part(text, piece)
        if part is None:
            return None, len(pieces)
        parts.append(part)
    return join(text, parts), len(pieces)


def check_pieces(data: bytes) -> int:
    """Compare reading in pieces of several sizes with reading at once; give how often it could."""
    once = read_file("a.yaml", data)
    sound = 0
    for size in (1, 40, 150, 400):
        read, _ = in_pieces(data, size)
        if read is not None:
            sound += 1
            assert read == once
            for of_read, of_once in ((read.sections, once.sections), (read.known, once.known)):
                assert list(of_read) == list(of_once)
            for name, records in once.sections.items():
                assert list(read.sections[name]) == list(records)
    return sound


@few
@given(texts)
def test_valid_files_are_read_in_pieces(files: Texts) -> None:
    for _, data in files:
        check_pieces(data)


@few
@given(changed())
def test_changed_files_are_read_in_pieces(files: Texts) -> None:
    for _, data in files:
        check_pieces(data)


@pytest.mark.slow
@many
@given(changed())
def test_many_changed_files_are_read_in_pieces(files: Texts) -> None:
    for _, data in files:
        check_pieces(data)


LINES = (
    "claims:", "questions:", "sources:", "topics:", "claims: # c", "topic: x", "draft: true",
    "  a: {text: x}", "  b: {text: y}", "  c:", "    text: z", "    text: >", "    text: |1",
    "  d: {text: 'x", "  'e': {text: y}", "  f: {text: \"y", "  g: \"", "  h: [", "  i: {", "  }",
    "  ]", "\"", "'", "      more", "  more", "", "# c", "  # c", "  ? j", "  : {text: x}",
    "  k: {text: x, note: y # c", "---", "...", "    - x", "  - x", "\t", "  l: x'}",
    "    m: {text: x}", " n: {text: x}", "  o: |+", "   text: x", "  p: {text: y\"}", "}", "\r",
    "  q: {text: z}\r", "topic: |", "  a: {name: x}", "  r: &a {text: x}", "  note: x",
)  # fmt: skip


@few
@given(st.lists(st.sampled_from(LINES), max_size=14))
@example(["claims:", "  a: {text: 'x", "questions:", "  b: y'}", "  c: {text: z}"])
@example(["claims:", "      a: {text: x}", "  b: {text: y}"])
@example(["claims:", "  a: {text: x}", "...", "  b: {text: y}"])
@example(["topic: |", "  a: {text: x}", "  b: {text: y}"])
@example(["claims:", "  {a: {text: x},", "  b: {text: y}}"])
@example(["claims:", "  a: {text: x}", "questions:", "  a: {text: y}"])
@example(["claims:", "  a: {text: x}", "  b: {text: x}", "  a: {text: y}"])
def test_odd_layouts_are_read_in_pieces(lines: list[str]) -> None:
    check_pieces("\n".join(lines).encode())


@pytest.mark.slow
def test_random_lines_are_read_in_pieces() -> None:
    dice = random.Random(1)
    sound = 0
    for _ in range(3000):
        lines = []
        for name in dice.sample(("claims", "questions", "topics"), 2):
            lines.append(f"{name}:")
            for number in range(3):
                lines.append(f"  {name[0]}{number}: {{text: x}}")
                lines += [dice.choice(LINES)] * (dice.random() < 0.2)
        sound += check_pieces("\n".join(lines).encode())
    assert sound > 1000


@pytest.mark.slow
@few
@given(texts, st.lists(st.tuples(st.integers(0), fragments), max_size=3))
def test_fragments_anywhere_are_read_in_pieces(files: Texts, put: list[tuple[int, str]]) -> None:
    for _, data in files:
        for at, fragment in put:
            place = at % (len(data) + 1)
            data = data[:place] + fragment.encode() + data[place:]
        check_pieces(data)


@pytest.mark.parametrize("file", sorted(CASES.glob("*.txt")), ids=lambda file: file.stem)
def test_the_cases_are_read_in_pieces(file: Path) -> None:
    for case in read_cases(file):
        for _, data in case.texts:
            check_pieces(data)


@pytest.mark.slow
def test_hostile_files_are_read_in_pieces(corpora: Path) -> None:
    for row in hostile_files(corpora):
        if len(row.data) < 100_000:
            check_pieces(row.data)
            check_pieces(b"claims:\n  a: {text: x}\n" + row.data)
            below = b"\n".join(b"  " + line for line in row.data.split(b"\n"))
            check_pieces(b"claims:\n  a: {text: x}\n" + below + b"\n  b: {text: y}\n")


def written(count: int) -> bytes:
    claims = "".join(
        f"  c{number}:\n    text: Claim number {number}\n    implies: [c{number // 2}]\n"
        for number in range(count)
    )
    return f"topic: t\nsources:\n  a: {{name: A, kind: state}}\nclaims:\n{claims}".encode()


def test_a_large_file_is_divided() -> None:
    data = written(300)
    read, count = in_pieces(data, len(data) // 10)
    assert 8 <= count <= 10
    assert read == read_file("a.yaml", data)


@forking
def test_several_processes_read_the_same() -> None:
    bad = written(400).replace(b"    text: Claim number 33\n", b"    when: never\n")
    files = [
        ("a.yaml", written(400)),
        ("bad.yaml", bad),
        ("b.yaml", b"claims: {x: {text: 5}"),
        ("c.yaml", b"\xff"),
    ]
    files += [(f"{number}.yaml", written(number)) for number in range(60)]
    expected = [read_file(path, data) for path, data in files]
    assert {finding.code for finding in expected[1].findings} == {"D022", "D024"}
    for size in (300, 1000, 5000):
        assert read_files(files, processes=3, least_shared=0, job_size=size) == expected


@forking
def test_a_broken_large_file_is_read_at_once() -> None:
    data = written(300) + b'  z: {text: "x}\n' + written(20).partition(b"claims:\n")[2]
    (read,) = read_files([("a.yaml", data)], processes=3, least_shared=0, job_size=2000)
    assert read == read_file("a.yaml", data)
    assert read.findings


def jobs_done(processes: int, there: object = None) -> dict[int, bytes]:
    done: dict[int, bytes] = {}

    def here(number: int) -> None:
        done[number] = b"here"

    def work(number: int) -> bytes:
        if there is not None:
            raise ValueError
        return b"there" * number

    for number, result in share(20, processes, here, work):
        assert number not in done
        assert result == b"there" * number
        done[number] = result
    return done


@pytest.fixture
def no_orphans() -> Iterator[None]:
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@forking
@pytest.mark.usefixtures("no_orphans")
def test_all_jobs_are_done() -> None:
    for processes in (1, 2, 8):
        assert set(jobs_done(processes)) == set(range(20))


@forking
@pytest.mark.usefixtures("no_orphans")
def test_what_another_process_fails_at_is_done_here() -> None:
    assert jobs_done(3, ValueError) == dict.fromkeys(range(20), b"here")


@forking
@pytest.mark.usefixtures("no_orphans")
def test_a_killed_process_harms_nothing() -> None:
    here: list[int] = []
    parent = os.getpid()

    def there(_: int) -> bytes:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError(parent)

    assert not list(share(20, 4, here.append, there))
    assert sorted(here) == list(range(20))


@forking
@pytest.mark.usefixtures("no_orphans")
def test_an_exception_ends_the_others() -> None:
    def here(_: int) -> None:
        raise KeyboardInterrupt

    def there(_: int) -> bytes:
        time.sleep(0.05)
        return b""

    with pytest.raises(KeyboardInterrupt):
        list(share(200, 4, here, there))


@pytest.mark.parametrize("name", ["fork", "pipe"])
def test_without_processes_all_is_done_here(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def fail() -> None:
        raise OSError

    monkeypatch.setattr(os, name, fail)
    assert jobs_done(4) == dict.fromkeys(range(20), b"here")


def test_there_is_one_process_beside_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 1 <= process_count() <= workers.MOST_PROCESSES
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert process_count() == 1
    finally:
        stop.set()
        thread.join()
    monkeypatch.delattr(os, "fork")
    assert process_count() == 1
