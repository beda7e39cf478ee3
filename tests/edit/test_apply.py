"""What an edit comes to is held against what was meant, and nothing gets worse."""

from __future__ import annotations

from pathlib import Path

import pytest

from disputes.edit import apply
from disputes.edit.apply import Files, NotAsMeant, new_errors, prepare
from disputes.edit.changes import Put
from disputes.edit.write import Changed
from disputes.errors import WrongUse
from disputes.finding import Edit
from disputes.load import load_texts
from disputes.span import Span

KB = b"sources:\n  ann: {name: Ann, kind: person}\n"


def files(data: bytes = KB, now: bytes | None = None) -> Files:
    loaded = load_texts([("kb.yaml", data)])
    found = Files(loaded, lambda _: data if now is None else now)
    found.watch("ann")
    return found


@pytest.mark.parametrize(
    "wrong",
    [
        Edit("kb.yaml", Span(2, 1, 3, 1), ""),  # too much goes
        Edit("kb.yaml", Span(2, 15, 2, 18), "Anna"),  # another name
        Edit("kb.yaml", Span(2, 8, 2, 9), "["),  # it cannot be read
        Edit("kb.yaml", Span(1, 1, 1, 1), "&a "),  # an anchor
        Edit("kb.yaml", Span(3, 1, 3, 1), "  ann: {}\n"),  # the same id once more
    ],
)
def test_an_edit_that_is_not_as_meant_is_a_bug(
    monkeypatch: pytest.MonkeyPatch, wrong: Edit
) -> None:
    monkeypatch.setattr(apply, "edits_for", lambda *_: [wrong])
    with pytest.raises(NotAsMeant, match=r"kb\.yaml went wrong, so nothing was written"):
        prepare(files(), {"kb.yaml": [Put(("sources", "ann", "name"), "Eve")]})


def test_a_file_that_is_not_as_it_was_read_is_not_edited() -> None:
    with pytest.raises(Changed, match="has changed meanwhile"):
        files(now=KB + b"\n").nodes("kb.yaml")


def test_a_file_that_the_reader_has_cleaned_is_not_edited() -> None:
    data = b"\xef\xbb\xbf" + KB
    loaded = load_texts([("kb.yaml", data)])
    with pytest.raises(WrongUse, match=r"kb\.yaml:1:1: D002 .*the file is not edited"):
        Files(loaded, lambda _: data).plain("kb.yaml")


def test_an_error_is_new_if_it_was_not_there_before() -> None:
    before = load_texts([("kb.yaml", KB.replace(b"person", b"persn"))])
    moved = load_texts([("kb.yaml", b"\n\n" + KB.replace(b"person", b"persn"))])
    assert new_errors(before, moved) == []
    worse = load_texts([("kb.yaml", KB.replace(b"person", b"prsn, speaks_for: eve"))])
    assert [one.code for one in new_errors(before, worse)] == ["D026", "D101"]
    renamed = load_texts([("kb.yaml", KB.replace(b"person", b"persn").replace(b"ann", b"eve"))])
    assert [one.code for one in new_errors(before, renamed)] == ["D026"]
    assert new_errors(before, renamed, ("ann", "eve")) == []


def test_only_files_that_change_are_given() -> None:
    same = [Put(("sources", "ann", "name"), "Ann")]
    assert prepare(files(), {"kb.yaml": same}).after == {}
    ready = prepare(files(), {"kb.yaml": [Put(("sources", "ann", "name"), "Eve")]})
    assert ready.before == {"kb.yaml": KB}
    assert ready.after == {"kb.yaml": KB.replace(b"Ann", b"Eve")}
    assert ready.line_of("kb.yaml", ("sources", "ann", "name")) == 2


def test_a_bug_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from disputes.cli.boundary import run

    file = tmp_path / "kb.yaml"
    file.write_bytes(KB)
    edit = Edit("kb.yaml", Span(2, 15, 2, 18), "Anna")
    monkeypatch.setattr(apply, "edits_for", lambda *_: [edit])
    monkeypatch.chdir(tmp_path)
    assert run(["--kb", "kb.yaml", "set", "ann", "name", "Eve"]) == 3
    assert capsys.readouterr().err.startswith("disputes: this is a bug, please report it: NotAs")
    assert file.read_bytes() == KB
