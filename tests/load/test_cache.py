"""The cache of what was read: the same findings with it and without, whatever it holds."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import disputes.load
from disputes.config import Settings, read_settings
from disputes.errors import WrongUse
from disputes.load import LoadResult, cache, load
from disputes.load.cache import Cache, folder_for

from .test_properties import Texts, changed, few, records, texts

FOLDER = Path(".disputes") / "cache"


@pytest.fixture(autouse=True)
def small_ones_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is read of small knowledge bases too."""
    monkeypatch.setattr(disputes.load, "LEAST_BYTES", 0)


def entries(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*"))


def same(first: LoadResult, second: LoadResult) -> bool:
    return (
        first.findings == second.findings
        and records(first.kb) == records(second.kb)
        and first.kb.drafts == second.kb.drafts
        and first.kb.complete == second.kb.complete
        and first.referred == second.referred
        and first.whole == second.whole
        and {path: text.data for path, text in first.texts.items()}
        == {path: text.data for path, text in second.texts.items()}
    )


def write(folder: Path, files: Texts) -> None:
    for path, data in files:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


@st.composite
def histories(draw: st.DrawFn) -> list[Texts]:
    """States of a folder: each is the one before with a file edited, renamed or deleted."""
    files = draw(texts)
    states = [files]
    for _ in range(draw(st.integers(1, 4))):
        how = draw(st.sampled_from(("edit", "rename", "delete", "swap", "back")))
        files = [*files]
        which = draw(st.integers(0, len(files) - 1))
        path, data = files[which]
        if how == "edit":
            at = draw(st.integers(0, len(data)))
            files[which] = (
                path,
                data[:at] + draw(st.sampled_from((b"x", b'"', b"\n"))) + data[at:],
            )
        elif how == "rename":
            files[which] = (f"kb/renamed-{len(states)}.yaml", data)
        elif how == "delete" and len(files) > 1:
            del files[which]
        elif how == "swap":
            other = draw(st.integers(0, len(files) - 1))
            files[which], files[other] = (path, files[other][1]), (files[other][0], data)
        else:
            files = draw(st.sampled_from(states))
        states.append(files)
    return states


@settings(few, suppress_health_check=[*HealthCheck])
@given(histories())
def test_cold_warm_and_without_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, states: list[Texts]
) -> None:
    folder = tmp_path_factory.mktemp("kb")
    for files in states:
        shutil.rmtree(folder / "kb", ignore_errors=True)
        write(folder, files)
        without = load(folder / "kb", cache=False)
        assert same(load(folder / "kb", Settings(file=folder / "x.toml")), without)
        assert same(load(folder / "kb", Settings(file=folder / "x.toml")), without)
        cold = tmp_path_factory.mktemp("cold")
        assert same(load(folder / "kb", Settings(file=cold / "x.toml")), without)
    shutil.rmtree(folder)


@pytest.mark.slow
@settings(few, suppress_health_check=[*HealthCheck])
@given(changed())
def test_files_with_errors_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, files: Texts
) -> None:
    folder = tmp_path_factory.mktemp("kb")
    write(folder, files)
    without = load(folder / "kb", cache=False)
    assert all(same(load(folder / "kb", cache=True), without) for _ in range(2))
    shutil.rmtree(folder)


KB = b"""\
sources:
  a: {name: A, kind: state}
claims:
  c:
    text: C
    assertions:
      - {asserts: [a, nobody], said: 2015-10-07}
"""


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    """Give a knowledge base of two files whose reading has been kept."""
    write(tmp_path, [("kb/a.yaml", KB), ("kb/b.yaml", b"claims: {d: {text: D, when: x}}\n")])
    load(tmp_path / "kb")
    assert len(entries(tmp_path / "kb")) == 2
    return tmp_path / "kb"


def test_a_second_reading_parses_nothing(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(kb, cache=False)
    monkeypatch.setattr("disputes.load.reading.read_file", None)
    second = load(kb)
    assert [finding.code for finding in second.findings] == ["D101", "D024"]
    assert same(first, second)
    place = second.kb.claims["c"].assertions[0].place
    assert place.span("said") == first.kb.claims["c"].assertions[0].place.span("said")
    assert second.line(place.path, 7) == "      - {asserts: [a, nobody], said: 2015-10-07}"


def test_git_ignores_it(kb: Path) -> None:
    subprocess.run(["git", "init", "-q", "."], cwd=kb, check=True)
    listed = subprocess.run(
        ["git", "status", "--porcelain"], cwd=kb, check=True, capture_output=True, text=True
    )
    assert ".disputes" not in listed.stdout


def test_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    inner = tmp_path / "repository" / "data"
    inner.mkdir()
    assert folder_for(inner, Settings()) == tmp_path / "repository" / FOLDER
    assert folder_for(inner / "x.yaml", Settings()) == tmp_path / "repository" / FOLDER
    settings = Settings(file=tmp_path / "disputes.toml")
    assert folder_for(inner, settings) == tmp_path / FOLDER
    if not any((above / ".git").exists() for above in tmp_path.parents):
        assert folder_for(tmp_path / "x.yaml", Settings()) == tmp_path / FOLDER


def test_it_can_be_turned_off(tmp_path: Path) -> None:
    write(tmp_path, [("kb/a.yaml", KB)])
    load(tmp_path / "kb", cache=False)
    load(tmp_path / "kb", Settings(cache=False))
    assert not (tmp_path / "kb" / ".disputes").exists()
    load(tmp_path / "kb", Settings(cache=False), cache=True)
    assert entries(tmp_path / "kb")


def test_small_ones_have_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disputes.load, "LEAST_BYTES", len(KB) + 1)
    write(tmp_path, [("kb/a.yaml", KB)])
    load(tmp_path / "kb")
    assert not (tmp_path / "kb" / ".disputes").exists()


def test_the_setting(tmp_path: Path) -> None:
    (tmp_path / "disputes.toml").write_text("cache = false\n")
    assert not read_settings(tmp_path).cache
    (tmp_path / "disputes.toml").write_text('cache = "no"\n')
    with pytest.raises(WrongUse, match="cache must be true or false"):
        read_settings(tmp_path)


def cut(_: str, data: bytes, __: random.Random) -> bytes:
    return data[: len(data) // 2]


def flipped(_: str, data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]


def summed(name: str, content: bytes) -> bytes:
    return cache._MARK + cache._sum(name, content) + content


def forged(name: str, data: bytes, dice: random.Random) -> bytes:
    """Change something, and make the sum right again."""
    return summed(name, flipped(name, data[len(cache._MARK) + 32 :], dice))


def deep(name: str, *_: Any) -> bytes:
    part = b"200000 0 0 0\n" + b"[" * 200_000
    return summed(name, b"%d\n%s" % (len(part), part))


DAMAGES: list[Callable[[str, bytes, random.Random], bytes]] = [
    cut,
    flipped,
    deep,
    lambda *_: b"",
    lambda *_: b"\x80\x04cos\nsystem\n.",
    lambda name, *_: summed(name, b""),
    lambda name, *_: summed(name, b"9\n0 0 0 0\n\n"),
    lambda name, *_: summed(name, b"1" * 9000),
    lambda _, data, __: data * 2,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_entries_are_written_anew(
    kb: Path, damage: Callable[[str, bytes, random.Random], bytes]
) -> None:
    without = load(kb, cache=False)
    whole = {entry: entry.read_bytes() for entry in entries(kb)}
    for entry, data in whole.items():
        entry.write_bytes(damage(entry.name, data, random.Random(1)))
    assert same(load(kb), without)
    assert {entry: entry.read_bytes() for entry in entries(kb)} == whole


@pytest.mark.slow
def test_forged_entries_never_raise(kb: Path) -> None:
    dice = random.Random(1)
    whole = {entry: entry.read_bytes() for entry in entries(kb)}
    for _ in range(200):
        for entry, data in whole.items():
            entry.write_bytes(forged(entry.name, data, dice))
        result = load(kb)
        assert result.line("x", 1) == ""


def test_an_entry_of_another_file_is_not_mistaken(kb: Path) -> None:
    first, second = entries(kb)
    without = load(kb, cache=False)
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)
    assert same(load(kb), without)


def test_another_version_has_its_own(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_program", lambda: b"another")
    load(kb)
    assert len(entries(kb)) == 4


def test_a_program_that_cannot_tell_its_version_has_none(
    kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown() -> bytes:
        raise OSError

    monkeypatch.setattr(cache, "_program", unknown)
    assert load(kb).kb.claims
    assert len(entries(kb)) == 2


def test_special_files_are_left_alone(kb: Path) -> None:
    without = load(kb, cache=False)
    first, second = entries(kb)
    outside = kb.parent / "outside"
    outside.write_bytes(first.read_bytes())
    first.unlink()
    first.symlink_to(outside)
    second.unlink()
    os.mkfifo(second)
    assert same(load(kb), without)
    assert same(load(kb), without)


def test_a_linked_folder_is_not_written_to(tmp_path: Path) -> None:
    write(tmp_path, [("kb/a.yaml", KB)])
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "kb" / ".disputes").symlink_to(tmp_path / "elsewhere")
    load(tmp_path / "kb")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_file_in_its_place_harms_nothing(tmp_path: Path) -> None:
    write(tmp_path, [("kb/a.yaml", KB)])
    (tmp_path / "kb" / ".disputes").write_text("mine")
    assert load(tmp_path / "kb").kb.claims
    assert (tmp_path / "kb" / ".disputes").read_text() == "mine"


@pytest.mark.parametrize("name", ["mkdir", "replace"])
def test_what_cannot_be_written_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write(tmp_path, [("kb/a.yaml", KB)])

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, name, fail)
    assert load(tmp_path / "kb").kb.claims
    assert not entries(tmp_path / "kb")


def test_old_entries_are_pruned(kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 0)
    unfinished = kb / FOLDER / f"{'0' * 64}.{'0' * 16}"
    unfinished.write_bytes(b"")
    os.utime(unfinished, (0, 0))
    (kb / FOLDER / "mine").write_bytes(b"x" * 100_000)
    for number in range(20):
        (kb / "a.yaml").write_bytes(KB + b"# %d\n" % number)
        load(kb)
    names = [entry.name for entry in entries(kb)]
    assert "mine" in names
    assert unfinished.name not in names
    assert 3 <= len(names) <= 6


@pytest.mark.slow
def test_two_processes_at_once_harm_nothing(tmp_path: Path) -> None:
    write(
        tmp_path,
        [(f"kb/{number}.yaml", KB.replace(b"c:", b"c%d:" % number)) for number in range(20)],
    )
    program = (
        "import sys, disputes.load as load; load.LEAST_BYTES = 0\n"
        "for _ in range(10): print(len(load.load(sys.argv[1]).findings))"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path / "kb")], stdout=subprocess.PIPE
        )
        for _ in range(4)
    ]
    told = {run.communicate()[0] for run in runs}
    assert len(told) == 1
    assert not any(run.returncode for run in runs)
    assert len(entries(tmp_path / "kb")) == 20


def test_parts_come_back_as_they_were_put(tmp_path: Path) -> None:
    kept = Cache(tmp_path / FOLDER)
    for parts in ([b""], [b"x"], [b"x\n", b"", b"1 2\n"], [b"y" * 100] * 500):
        kept.put(b"%d" % len(parts), parts)
        assert kept.get(b"%d" % len(parts)) == parts


def test_an_entry_of_another_user_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"claims: {a: {text: A.}}\n"
    ours, theirs = Cache(tmp_path), Cache(tmp_path)
    ours.put(data, [b"ours"])
    assert Cache(tmp_path).get(data) == [b"ours"]
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    assert theirs.get(data) is None


def test_without_a_place_for_the_secret_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    Cache(tmp_path / "cache").put(b"data", [b"part"])
    assert Cache(tmp_path / "cache").get(b"data") is None


def test_unsaved_texts_are_not_kept(tmp_path: Path) -> None:
    Cache(tmp_path, [b"unsaved"]).put(b"unsaved", [b"part"])
    assert Cache(tmp_path).get(b"unsaved") is None


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / ".disputes").mkdir()
    (tmp_path / ".disputes" / ".gitignore").symlink_to(tmp_path / "outside")
    Cache(tmp_path / FOLDER).put(b"data", [b"part"])
    assert not (tmp_path / "outside").exists()
