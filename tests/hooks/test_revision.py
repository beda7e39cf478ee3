"""Reading the knowledge base at revisions of git: nothing of the repository is touched or run."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from disputes.config import Settings
from disputes.errors import WrongUse
from disputes.load import LoadResult
from disputes.load.revision import Side, Where, load_both, wanted
from hooks.repository import KNOWLEDGE_BASE, Repository

needs_posix = pytest.mark.skipif(os.name == "nt", reason="no file may be called so")


def both(
    *revisions: str, kb: str | Path | None = "data", named: bool = False, **settings: object
) -> tuple[Side, Side]:
    where = Where(Path(kb) if kb else None, named, Settings(**settings))  # type: ignore[arg-type]
    return load_both(wanted(revisions), where)


def wrong(*revisions: str, kb: str | Path | None = "data", named: bool = False) -> tuple[str, str]:
    with pytest.raises(WrongUse) as caught:
        both(*revisions, kb=kb, named=named)
    return caught.value.message, caught.value.hint


def ids(side: Side) -> set[str]:
    return {key for records in side.loaded.kb.by_kind().values() for key in records}


def codes(loaded: LoadResult) -> set[tuple[str, str]]:
    return {(one.code, one.path) for one in loaded.findings}


def topic(record: str) -> str:
    return f"topics: {{{record}: {{name: x}}}}\n"


ALL = {"ann", "gazette", "gazette-1", "rain"}


def commit(repository: Repository, message: str = "more") -> str:
    repository.git("add", "-A")
    repository.git("commit", "-q", "--no-verify", "--allow-empty", "-m", message)
    return repository.head().strip()


def test_head_and_the_work_tree(repository: Repository) -> None:
    repository.write("data/more.yaml", topic("new"))
    before, after = both()
    assert (before.revision, before.commit) == ("HEAD", repository.head().strip())
    assert (before.path, after.path) == ("data", "data")
    assert (after.revision, after.commit) == (None, None)
    assert ids(before) == ALL
    assert ids(after) == ALL | {"new"}


def test_two_revisions_in_any_form(repository: Repository) -> None:
    repository.git("tag", "first")
    repository.write("data/more.yaml", topic("new"))
    commit(repository, "second one")
    repository.git("branch", "topic")
    (repository.folder / "data/more.yaml").unlink()
    for asked in (
        ("first", "topic"),
        ("HEAD~", "HEAD"),
        ("first..",),
        ("first..topic",),
        ("first...topic",),
        ("first^{commit}", ":/second"),
        (repository.git("rev-parse", "--short", "first").strip(), "@"),
    ):
        before, after = both(*asked)
        assert (ids(before), ids(after)) == (ALL, ALL | {"new"}), asked


def test_three_dots_compare_with_where_the_two_parted(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "topic")
    repository.write("data/topic.yaml", topic("of-topic"))
    commit(repository)
    repository.git("checkout", "-q", "main")
    repository.write("data/main.yaml", topic("of-main"))
    commit(repository)
    before, after = both("main...topic")
    assert (ids(before), ids(after)) == (ALL, ALL | {"of-topic"})
    assert before.revision == "main...topic"
    before, after = both("main..topic")
    assert (ids(before), ids(after)) == (ALL | {"of-main"}, ALL | {"of-topic"})
    before, after = both("...topic")
    assert ids(before) == ALL
    assert wrong("main..topic", "main")[0] == (
        "'main..topic' is a range, and there is another revision beside it"
    )


def test_branches_with_nothing_in_common(repository: Repository) -> None:
    repository.git("checkout", "-q", "--orphan", "other")
    commit(repository)
    assert wrong("main...other")[0] == "'main' and 'other' have no commit in common"


def test_unknown_revisions(repository: Repository) -> None:
    repository.git("branch", "rainfall")
    assert wrong("rainfal") == ("there is no revision 'rainfal'", "did you mean 'rainfall'?")
    repository.git("update-ref", "refs/remotes/origin/release", "HEAD")
    assert wrong("release")[1] == "did you mean 'origin/release'?"
    for revision in (
        "--help",
        "-p",
        "--output=x",
        "",
        "..",
        "a b",
        "a\0b",
        "\ud800",
        "^HEAD",
        ":x",
    ):
        assert wrong(revision)[0] == f"there is no revision '{revision}'"
    for revision in ("HEAD:data", "HEAD^{tree}"):
        assert wrong(revision)[0] == f"the revision '{revision}' is no commit"
    assert not Path("x").exists()


@pytest.mark.usefixtures("repository")
def test_without_commits(tmp_path: Path) -> None:
    empty = Repository(tmp_path / "empty")
    (empty.folder / "data").mkdir(parents=True)
    empty.git("init", "-q")
    empty.write("data/claims.yaml", topic("a"))
    assert wrong(kb=empty.folder / "data") == (
        "there is no revision 'HEAD'",
        "the repository has no commits yet",
    )


@pytest.mark.usefixtures("repository")
def test_outside_a_repository(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    assert wrong(kb=outside / "a.yaml")[0] == f"no git repository has {outside}"


def test_nothing_is_touched_and_no_program_is_run(repository: Repository) -> None:
    ran = repository.folder.parent / "ran"
    script = repository.write(".git/script", f"#!/bin/sh\necho $0 >> '{ran}'\nexit 1\n")
    script.chmod(0o755)
    for key in (
        *("core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "diff.x.textconv"),
        *("filter.x.smudge", "filter.x.clean", "uploadpack.packObjectsHook"),
    ):
        repository.git("config", key, str(script))
    for hook in ("post-checkout", "pre-commit", "reference-transaction", "post-index-change"):
        shutil.copy(script, repository.folder / ".git/hooks" / hook)
    repository.write(".gitattributes", "*.yaml filter=x diff=x\n")
    repository.replace("data/sources.yaml", "Ann", "Anne")
    (repository.folder / "data/documents.yaml").rename(repository.folder / "data/moved.yaml")
    os.utime(repository.folder / "data/claims/weather.yaml", (1, 1))
    before = _state(repository.folder)
    old, new = both()
    assert (old.loaded.kb.sources["ann"].name, new.loaded.kb.sources["ann"].name) == ("Ann", "Anne")
    assert ids(old) == ids(new) == ALL
    assert _state(repository.folder) == before
    assert not ran.exists()


def _state(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        str(file.relative_to(folder)): (
            file.stat().st_mtime_ns,
            file.stat().st_mode,
            file.read_bytes(),
        )
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.usefixtures("repository")
def test_a_foreign_repository_in_the_environment_is_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository(tmp_path / "other")
    other.start({"data/other.yaml": topic("other")})
    for name, value in (
        ("GIT_DIR", str(other.folder / ".git")),
        ("GIT_WORK_TREE", str(other.folder)),
        ("GIT_INDEX_FILE", str(other.folder / ".git/index")),
        ("GIT_OBJECT_DIRECTORY", str(other.folder / ".git/objects")),
        ("GIT_COMMON_DIR", str(other.folder / ".git")),
        ("GIT_NAMESPACE", "x"),
        ("GIT_PREFIX", "data/"),
        ("GIT_LITERAL_PATHSPECS", "0"),
        ("GIT_CONFIG_PARAMETERS", "'core.worktree=/'"),
    ):
        monkeypatch.setenv(name, value)
    assert [ids(side) for side in both()] == [ALL, ALL]


def test_a_hook_of_a_linked_work_tree(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked = tmp_path / "linked"
    repository.git("worktree", "add", "-q", "-b", "topic", str(linked))
    (linked / "data/more.yaml").write_text(topic("new"), encoding="utf-8")
    # As git sets them for hooks in a linked work tree.
    monkeypatch.setenv("GIT_DIR", str(repository.folder / ".git/worktrees/linked"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(repository.folder / ".git/worktrees/linked/index"))
    monkeypatch.chdir(linked)
    before, after = both()
    assert (ids(before), ids(after)) == (ALL, ALL | {"new"})
    assert [ids(side) for side in both(kb=repository.folder / "data")] == [ALL, ALL]


def test_a_bare_repository(repository: Repository, tmp_path: Path) -> None:
    repository.write("data/more.yaml", topic("new"))
    commit(repository)
    bare = tmp_path / "bare.git"
    repository.git("clone", "-q", "--bare", ".", str(bare))
    for kb in (bare / "data", None):
        os.chdir(bare)
        before, after = both("HEAD~", "HEAD", kb=kb)
        assert (ids(before), ids(after)) == (ALL, ALL | {"new"})
    assert wrong(kb=bare / "data")[0] == "this repository has no work tree to compare with"
    assert not (bare / ".disputes").exists()


def test_a_shallow_clone(repository: Repository, tmp_path: Path) -> None:
    first = repository.head().strip()
    repository.write("data/more.yaml", topic("new"))
    commit(repository)
    clone = tmp_path / "clone"
    repository.git("clone", "-q", "--depth=1", repository.folder.as_uri(), str(clone))
    assert [ids(side) for side in both(kb=clone / "data")] == [ALL | {"new"}] * 2
    message, hint = wrong(first, kb=clone / "data")
    assert message == f"there is no revision '{first}'" or "no commit" in message
    assert "shallow" in hint or "no commit" in message
    assert "shallow" in wrong("HEAD~", kb=clone / "data")[1]


def test_submodules(repository: Repository, tmp_path: Path) -> None:
    inner = Repository(tmp_path / "inner")
    inner.start({"part.yaml": topic("part")})
    repository.git("submodule", "add", "-q", str(inner.folder), "data/inner")
    commit(repository)
    repository.git("-C", "data/inner", "checkout", "-q", "--detach")
    repository.write("data/inner/part.yaml", topic("other"))
    before, after = both()
    assert (ids(before), ids(after)) == (ALL | {"part"}, ALL | {"other"})
    before, after = both(kb="data/inner")  # a repository of its own
    assert (ids(before), ids(after)) == ({"part"}, {"other"})
    before, _ = both(exclude=("inner",))
    assert ids(before) == ALL
    repository.git("submodule", "deinit", "-q", "-f", "data/inner")
    assert [ids(side) for side in both()] == [ALL, ALL]
    assert "no knowledge base at data/inner" in wrong(kb="data/inner", named=True)[0]


def test_one_file(repository: Repository) -> None:
    repository.write("notes.txt", topic("a"))
    commit(repository)
    repository.write("notes.txt", topic("b"))
    before, after = both(kb="notes.txt")
    assert (ids(before), ids(after)) == ({"a"}, {"b"})


def test_hidden_excluded_and_other_files_are_left_out(repository: Repository) -> None:
    for name in (".a.yaml", ".x/b.yaml", "c.json", "d.yaml~", "draft/e.yaml", "f.yml"):
        repository.write(f"data/{name}", topic(f"t{len(name)}"))
    commit(repository)
    before, after = both(exclude=("draft", "claims"))
    assert set(before.loaded.texts) == {
        f"HEAD:data/{name}" for name in ("documents.yaml", "f.yml", "sources.yaml")
    }
    assert ids(before) == ids(after)


def test_links_are_followed_within_the_revision_only(repository: Repository) -> None:
    secret = repository.folder.parent / "secret.yaml"
    secret.write_text(topic("secret"), encoding="utf-8")
    repository.write("elsewhere/a.txt", topic("a"))
    for name, target in (
        ("link.yaml", "../elsewhere/a.txt"),
        ("folder.yaml", "claims"),
        ("out.yaml", "../../secret.yaml"),
        ("absolute.yaml", str(secret)),
        ("nowhere.yaml", "no.yaml"),
        ("circle.yaml", "circle.yaml"),
    ):
        (repository.folder / "data" / name).symlink_to(target)
    (repository.folder / "kb").symlink_to("data")
    commit(repository)
    (before, _) = both()
    assert ids(before) == ALL | {"a"}
    assert codes(before.loaded) == {
        ("D017", f"HEAD:data/{name}.yaml") for name in ("absolute", "circle", "nowhere", "out")
    }
    assert ids(both("HEAD", "HEAD", kb="kb")[0]) == ALL | {"a"}


@needs_posix
def test_strange_names(repository: Repository) -> None:
    names = ["é.yaml", "-dash.yaml", "日本/語.yaml", 'quo"te.yaml', "tab\t.yaml", "*.yaml",
             "line\nbreak.yaml", os.fsdecode(b"caf\xe9.yaml")]  # fmt: skip
    for number, name in enumerate(names):
        repository.write(f"data/{name}", topic(f"t{number}"))
    commit(repository)
    for quote in ("true", "false"):
        repository.git("config", "core.quotePath", quote)
        before, after = both()
        assert ids(before) == ids(after) == ALL | {f"t{number}" for number in range(len(names))}
        assert {f"HEAD:data/{name}" for name in names} <= set(before.loaded.texts)


def test_sizes(repository: Repository) -> None:
    repository.write("data/large.yaml", "#" * (1 << 20) + "\n" + topic("large"))
    commit(repository)
    before, after = both(max_file_mib=1)
    assert codes(before.loaded) == {("D007", "HEAD:data/large.yaml")}
    assert codes(after.loaded) == {("D007", "data/large.yaml")}


def test_what_both_have_is_read_once(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading: Any = import_module("disputes.load")
    repository.replace("data/sources.yaml", "Ann", "Anne")
    (repository.folder / "data/documents.yaml").rename(repository.folder / "data/moved.yaml")
    read: list[str] = []
    original = loading.read_file

    def counting(name: str, data: bytes) -> object:
        read.append(name)
        return original(name, data)

    monkeypatch.setattr("disputes.load.read_file", counting)
    before, after = both()
    assert len(read) == 4
    assert before.loaded.kb.documents["gazette-1"] is after.loaded.kb.documents["gazette-1"]
    assert set(after.loaded.texts) >= {"data/moved.yaml", "data/sources.yaml"}


def test_two_files_of_the_same_bytes_are_two(repository: Repository) -> None:
    repository.write("data/again.yaml", KNOWLEDGE_BASE["data/sources.yaml"])
    commit(repository)
    before, after = both()
    assert codes(before.loaded) == {("D102", "HEAD:data/sources.yaml")}
    assert codes(after.loaded) == {("D102", "data/sources.yaml")}


def test_a_draft_that_was_renamed(repository: Repository) -> None:
    repository.write("data/new.yaml", f"draft: true\n{topic('drafted')}")
    commit(repository)
    (repository.folder / "data/new.yaml").rename(repository.folder / "data/newer.yaml")
    before, after = both()
    assert before.loaded.kb.drafts == {"HEAD:data/new.yaml"}
    assert after.loaded.kb.drafts == {"data/newer.yaml"}


class TestFinding:
    """Where the knowledge base lay, when it lay elsewhere."""

    def test_a_folder_that_was_renamed(self, repository: Repository) -> None:
        repository.git("mv", "data", "kb")
        repository.write("disputes.toml", 'kb = "kb"\n')
        before, after = both(kb="kb")  # the configuration of HEAD names it
        assert (before.path, after.path) == ("data", "kb")
        assert ids(before) == ids(after) == ALL
        commit(repository)
        assert ids(both("HEAD~", kb="kb", named=True)[0]) == ALL  # git saw the rename

    def test_a_file_that_was_renamed_and_changed(self, repository: Repository) -> None:
        lines = "".join(f"  t{number}: {{name: x}}\n" for number in range(20))
        repository.write("one.yaml", f"topics:\n{lines}")
        commit(repository)
        repository.git("mv", "one.yaml", "two.yaml")
        repository.replace("two.yaml", "  t7: {name: x}\n", "  t7: {name: y}\n")
        before, after = both(kb="two.yaml", named=True)
        assert (before.path, after.path) == ("one.yaml", "two.yaml")
        commit(repository)
        before, after = both("HEAD~", "HEAD", kb="two.yaml", named=True)
        assert (before.path, after.path) == ("one.yaml", "two.yaml")
        before, after = both("HEAD", "HEAD~", kb="two.yaml", named=True)
        assert (before.path, after.path) == ("two.yaml", "one.yaml")

    def test_the_usual_place(self, repository: Repository) -> None:
        repository.write("data/claims.yaml", topic("usual"))
        repository.git("rm", "-q", "disputes.toml")
        commit(repository)
        repository.write("elsewhere.yaml", topic("unlike"))
        before, _ = both("HEAD", kb="elsewhere.yaml")
        assert before.path == "data/claims.yaml"
        before, after = both("HEAD", kb="elsewhere.yaml", named=True)
        assert (before.path, after.path) == (None, "elsewhere.yaml")
        assert ids(before) == set()

    def test_a_configuration_that_cannot_be_read(self, repository: Repository) -> None:
        repository.write("disputes.toml", "kb = [")
        commit(repository)
        repository.git("mv", "data", "kb")
        before, _ = both("HEAD", kb="kb")
        assert before.path == "data"

    def test_what_was_deleted_since(self, repository: Repository) -> None:
        shutil.rmtree(repository.folder / "data")
        message = (
            "there is no knowledge base in the work tree, though there is one in 'HEAD' at data"
        )
        assert wrong(kb="data")[0] == message
        commit(repository)
        assert wrong("HEAD~", "HEAD", kb=None)[0] == (
            "there is no knowledge base in 'HEAD', though there is one in 'HEAD~' at data"
        )
        before, after = both("HEAD", "HEAD~", kb=None)
        assert (ids(before), ids(after), before.path) == (set(), ALL, None)

    @pytest.mark.parametrize("added", [True, False])
    @pytest.mark.parametrize("named", [True, False])
    def test_a_folder_that_was_renamed_in_the_work_tree(
        self, repository: Repository, added: bool, named: bool
    ) -> None:
        (repository.folder / "data").rename(repository.folder / "kb")
        if added:
            repository.git("add", "-A")
        repository.write("unlike.yaml", topic("unlike"))
        before, after = both(kb="data" if named else None, named=named)
        assert (before.path, after.path) == ("data", "kb")
        assert ids(before) == ids(after) == ALL

    def test_a_file_that_was_renamed_in_the_work_tree(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lines = "".join(f"  t{number}: {{name: x}}\n" for number in range(20))
        repository.write("one.yaml", f"topics:\n{lines}")
        commit(repository)
        repository.git("mv", "one.yaml", "two.yaml")
        repository.replace("two.yaml", "  t7: {name: x}\n", "  t7: {name: y}\n")
        (repository.folder / "inner").mkdir()
        monkeypatch.chdir(repository.folder / "inner")
        before, after = both(kb="../one.yaml", named=True)
        assert (before.path, after.path) == ("one.yaml", "two.yaml")
        commit(repository)
        before, after = both("HEAD~", "HEAD", kb="../one.yaml", named=True)
        assert (before.path, after.path) == ("one.yaml", "two.yaml")
        before, after = both("HEAD", "HEAD~", kb="../one.yaml", named=True)
        assert (before.path, after.path) == ("two.yaml", "one.yaml")

    def test_another_new_file_is_no_successor(self, repository: Repository) -> None:
        lines = "".join(f"  t{number}: {{name: x}}\n" for number in range(20))
        repository.write("one.yaml", f"topics:\n{lines}")
        commit(repository)
        repository.git("rm", "-q", "one.yaml")
        repository.write("two.yaml", "topics:\n  t1: {name: x}\n")
        message, hint = wrong(kb="one.yaml", named=True)
        assert message.startswith("there is no knowledge base in the work tree, though")
        assert "--kb PATH" in hint

    @pytest.mark.usefixtures("repository")
    def test_what_never_was(self) -> None:
        assert wrong(kb="daat", named=True) == (
            "no knowledge base at daat: neither in the work tree nor in 'HEAD'",
            "name one with --kb PATH, DISPUTES_KB, or `kb` in disputes.toml",
        )

    def test_from_any_folder(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        for folder, kb in (("data", "."), ("data/claims", ".."), ("/", repository.folder / "data")):
            monkeypatch.chdir(repository.folder / folder)
            before, after = both(kb=kb)
            assert (before.path, after.path) == ("data", "data")
            assert ids(before) == ids(after) == ALL
        (tmp_path / "link").symlink_to(repository.folder / "data")
        assert ids(both(kb=tmp_path / "link")[0]) == ALL

    def test_the_top_itself(self, repository: Repository) -> None:
        before, after = both(kb=repository.folder)
        assert (before.path, after.path) == ("", "")
        assert ids(before) == ids(after) == ALL


def test_an_object_that_is_missing(repository: Repository) -> None:
    blob = repository.git("rev-parse", "HEAD:data/documents.yaml").strip()
    (repository.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    before, _ = both()
    assert ("D017", "HEAD:data/documents.yaml") in codes(before.loaded)


def test_a_repository_of_sha256(tmp_path: Path, repository: Repository) -> None:
    new = Repository(tmp_path / "new", repository.environment)
    new.folder.mkdir()
    if new.run("git", "init", "-q", "--object-format=sha256").returncode:
        pytest.skip("this git does not know SHA-256")
    new.write("data/a.yaml", topic("a"))
    commit(new)
    before, after = both(kb=new.folder / "data")
    assert ids(before) == ids(after) == {"a"}
    assert len(before.commit or "") == 64


@pytest.mark.usefixtures("repository")
def test_git_is_started_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    original = subprocess.run

    def counting(*arguments: object, **options: object) -> object:
        started.append(arguments)
        return original(*arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr("disputes.load.git.subprocess.run", counting)
    both()
    assert len(started) <= 10
