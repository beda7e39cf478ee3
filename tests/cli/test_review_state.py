"""What a review remembers, and which editor it opens where."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.reviewing import KB, folder
from disputes.cli.reviewing.editor import edit, editor_command
from disputes.cli.reviewing.remembering import Memory, memory_for
from disputes.errors import WrongUse

ONE, OTHER = ("quote", "a.yaml", "", "rain", "words", "0"), ("draft", "b.yaml", "x", "y", "", "0")


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vi", ["vi", "+3", "/x/a.yaml"]),
        ("/usr/bin/vim -f", ["/usr/bin/vim", "-f", "+call cursor(3,5)", "/x/a.yaml"]),
        ("nvim", ["nvim", "+call cursor(3,5)", "/x/a.yaml"]),
        ("nano", ["nano", "+3,5", "/x/a.yaml"]),
        ("emacsclient -t", ["emacsclient", "-t", "+3:5", "/x/a.yaml"]),
        ("kak", ["kak", "+3:5", "/x/a.yaml"]),
        ("hx", ["hx", "/x/a.yaml:3:5"]),
        ("code", ["code", "--wait", "--goto", "/x/a.yaml:3:5"]),
        ("codium --wait -n", ["codium", "--wait", "-n", "--goto", "/x/a.yaml:3:5"]),
        ("subl -w", ["subl", "-w", "/x/a.yaml:3:5"]),
        ("zed", ["zed", "--wait", "/x/a.yaml:3:5"]),
        ("'my editor' --here", ["my editor", "--here", "+3", "/x/a.yaml"]),
        ("ed; rm -rf x", ["ed;", "rm", "-rf", "x", "+3", "/x/a.yaml"]),
    ],
)
def test_the_editor_is_told_where(editor: str, expected: list[str]) -> None:
    assert editor_command(Path("/x/a.yaml"), 3, 5, {"EDITOR": editor}) == expected
    assert editor_command(Path("/x/a.yaml"), 3, 5, {"VISUAL": editor, "EDITOR": "z"}) == expected


def test_editors_that_do_not_work_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    with pytest.raises(WrongUse, match="cannot be understood"):
        editor_command(Path("a"), 1, 1, {"EDITOR": "vi 'x"})
    for editor, trouble in (
        ("/no/editor", "the editor '/no/editor' cannot be started: No such file or directory"),
        ("false", "the editor ended with status 1"),
        ("true", ""),
        ("vi 'x", "the editor 'vi 'x' cannot be understood: No closing quotation"),
    ):
        monkeypatch.setenv("EDITOR", editor)
        assert edit(Path("a"), 1, 1) == trouble
    monkeypatch.delenv("EDITOR")
    monkeypatch.setenv("PATH", "/nowhere")
    assert edit(Path("a"), 1, 1) == "there is no editor: set VISUAL or EDITOR to one"


def test_what_is_remembered_outlives_the_program(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "state.json"
    memory = Memory(file)
    memory.skip(ONE)
    memory.look_at(OTHER)
    again = Memory(file)
    assert again.now.skipped == {ONE}
    assert again.now.looked_at == {OTHER}
    again.look_at(ONE)
    assert Memory(file).now.looked_at == {ONE, OTHER}
    again.forget(OTHER)
    assert Memory(file).now == again.now
    again.forget_all()
    assert not Memory(file).now.looked_at
    assert [path.name for path in file.parent.iterdir()] == ["state.json"]


def test_several_that_remember_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    keys = [("quote", "a", "", "b", str(number), "0") for number in range(40)]

    def remember(some: list[tuple[str, ...]]) -> None:
        memory = Memory(file)
        for key in some:
            memory.look_at(key)

    threads = [threading.Thread(target=remember, args=[keys[at::4]]) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Memory(file).now.looked_at == set(keys)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "x"}', '{"skipped": [[1]]}', "\0"])
def test_a_damaged_state_is_set_aside(tmp_path: Path, text: str) -> None:
    file = tmp_path / "state.json"
    file.write_text(text, encoding="utf-8")
    memory = Memory(file)
    assert memory.damaged == f"{file} was damaged, and is now state.json.damaged; it begins anew"
    assert (tmp_path / "state.json.damaged").read_text(encoding="utf-8") == text
    memory.skip(ONE)
    assert Memory(file).now.skipped == {ONE}


def test_where_nothing_can_be_kept_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    memory = Memory(tmp_path / "file" / "state.json")
    memory.skip(ONE)
    assert "cannot be kept" in memory.trouble
    assert memory.now.skipped == {ONE}
    memory.look_at(OTHER)
    assert memory.now.looked_at == {OTHER}


def test_each_knowledge_base_has_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    one, other = memory_for(tmp_path / "one"), memory_for(tmp_path / "other")
    assert one != other
    assert one.parent == tmp_path / "disputes" / "review"
    assert memory_for(tmp_path / "x" / ".." / "one") == one
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert memory_for(tmp_path).is_relative_to(tmp_path)


def test_edits_elsewhere_bring_nothing_back(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=None)
    state = tmp_path / "state.json"
    key = ["quote", "claims.yaml", "", "dry", "not a word of it", "0"]
    data = {"format": "disputes-review-state/1", "skipped": [], "looked_at": [key]}
    state.write_text(json.dumps(data), encoding="utf-8")
    arguments = ("review", "--list", "--only", "quotes", "--state", str(state))
    assert call(*arguments).out.endswith("1 to look at: 1 unverified quote.\n")
    kb = tmp_path / "data" / "claims.yaml"
    kb.write_text("# More.\n\n" + KB.replace("rained all", "poured all"), encoding="utf-8")
    assert call(*arguments).out.endswith("1 to look at: 1 unverified quote.\n")
    assert call(*arguments, "--again").out.endswith("2 to look at: 2 unverified quotes.\n")
    os.truncate(state, 3)
    ran = call(*arguments)
    assert "disputes: " in ran.err
    assert "state.json.damaged; it begins anew" in ran.err
