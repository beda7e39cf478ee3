"""Reading only what git tracks: names from the index, bytes from the work tree."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from disputes.config import Settings
from disputes.errors import WrongUse
from disputes.load import load
from hooks.repository import KNOWLEDGE_BASE, Repository

STRANGE = ("sp ace.yaml", "é.yaml", "e\u0301 decomposed.yaml", "-dash.yaml", "日本/語.yaml")
needs_posix = pytest.mark.skipif(os.name == "nt", reason="no file may be called so")


def files(path: str | Path = "data", **settings: tuple[str, ...]) -> list[str]:
    return sorted(load(path, Settings(**settings), tracked=True).texts)  # type: ignore[arg-type]


def wrong(path: str | Path = "data") -> str:
    with pytest.raises(WrongUse) as caught:
        load(path, tracked=True)
    return caught.value.message


def tracked_names() -> list[str]:
    return sorted(name for name in KNOWLEDGE_BASE if name.startswith("data/"))


def topic(record: str) -> str:
    return f"topics: {{{record}: {{name: x}}}}\n"


def test_what_is_tracked_is_read_and_nothing_else(repository: Repository) -> None:
    repository.write("data/untracked.yaml", "nonsense")
    assert files() == tracked_names()
    assert load("data", tracked=True).findings == ()
    repository.git("add", "data")
    assert files() == sorted([*tracked_names(), "data/untracked.yaml"])


def test_a_reference_to_an_untracked_file_is_a_finding(repository: Repository) -> None:
    repository.git("rm", "-q", "--cached", "data/documents.yaml")
    assert load("data").findings == ()
    (finding,) = load("data", tracked=True).findings
    assert (finding.code, finding.path, finding.span.line) == (
        "D101",
        "data/claims/weather.yaml",
        7,
    )


def test_bytes_come_from_the_work_tree(repository: Repository) -> None:
    repository.replace("data/sources.yaml", "  ann:", "  bea:")
    codes = [finding.code for finding in load("data", tracked=True).findings]
    assert codes == ["D101"]


def test_a_file_that_is_not_in_the_work_tree_is_left_out(repository: Repository) -> None:
    (repository.folder / "data/documents.yaml").unlink()
    assert "data/documents.yaml" not in files()
    shutil.rmtree(repository.folder / "data/claims")
    assert files() == ["data/sources.yaml"]


def test_what_took_the_place_of_a_file_or_folder_is_left_out(repository: Repository) -> None:
    (repository.folder / "data/documents.yaml").unlink()
    repository.write("data/documents.yaml/inner.yaml", topic("a"))
    (repository.folder / "data/claims").rename(repository.folder / "elsewhere")
    (repository.folder / "data/claims").symlink_to("../elsewhere")
    assert files() == ["data/sources.yaml"]


def test_hidden_excluded_and_other_files_are_left_out(repository: Repository) -> None:
    for name in (".a.yaml", ".x/b.yaml", "c.json", "d.yaml~", "draft/e.yaml", "f.yml"):
        repository.write(f"data/{name}", topic("a"))
    repository.git("add", "-A", "-f")
    assert files(exclude=("draft", "claims")) == [
        "data/documents.yaml",
        "data/f.yml",
        "data/sources.yaml",
    ]


def test_links_are_read_as_without_git(repository: Repository) -> None:
    repository.write("a.txt", topic("a"))
    (repository.folder / "data/link.yaml").symlink_to("../a.txt")
    (repository.folder / "data/nowhere.yaml").symlink_to("no.yaml")
    (repository.folder / "data/folder.yaml").symlink_to("claims")
    repository.git("add", "-A")
    found = load("data", tracked=True)
    assert "a" in found.kb.topics
    assert found.findings == load("data").findings
    assert {(one.code, one.path) for one in found.findings} >= {("D017", "data/nowhere.yaml")}


@needs_posix
def test_strange_names(repository: Repository) -> None:
    names = [
        *STRANGE,
        "line\nbreak.yaml",
        'quo"te.yaml',
        "back\\slash.yaml",
        "tab\t.yaml",
        "*.yaml",
    ]
    for number, name in enumerate(names):
        repository.write(f"data/{name}", topic(f"t{number}"))
    repository.git("add", "-A")
    for quote in ("true", "false"):
        repository.git("config", "core.quotePath", quote)
        assert files() == sorted([*tracked_names(), *(f"data/{name}" for name in names)])
        for name in names:
            assert files(f"data/{name}") == [f"data/{name}"]


@needs_posix
def test_a_name_that_is_not_utf_8(repository: Repository) -> None:
    name = os.fsdecode(b"data/caf\xe9.yaml")
    repository.write(name, topic("a"))
    repository.git("add", "-A")
    assert name in files()


def test_a_pattern_is_a_name(repository: Repository) -> None:
    repository.write("data/[s]ources.yaml", topic("a"))
    assert wrong("data/[s]ources.yaml") == (
        "no knowledge base at data/[s]ources.yaml: git does not track the file"
    )


def test_one_file(repository: Repository) -> None:
    assert files("data/sources.yaml") == ["data/sources.yaml"]
    assert files(repository.folder / "data/sources.yaml") == ["data/sources.yaml"]
    repository.write("data/new.yaml", topic("a"))
    message = "no knowledge base at data/new.yaml: git does not track the file"
    assert wrong("data/new.yaml") == message


def test_from_any_folder(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("data/claims")
    assert files("..") == ["../documents.yaml", "../sources.yaml", "weather.yaml"]
    assert files(".") == ["weather.yaml"]
    monkeypatch.chdir("/")
    absolute = repository.folder / "data"
    assert len(files(absolute)) == len(tracked_names())


def test_a_folder_that_is_reached_over_a_link(repository: Repository, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(repository.folder / "data")
    assert len(files(link)) == len(tracked_names())
    assert len(files(link / "sources.yaml")) == 1


def test_a_folder_without_tracked_files(repository: Repository) -> None:
    repository.write("more/a.yaml", topic("a"))
    message = "no knowledge base at more: the folder has no .yaml or .yml file that git tracks"
    assert wrong("more") == message


def test_outside_a_repository(repository: Repository, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.yaml").write_text(topic("a"), encoding="utf-8")
    assert wrong(outside) == f"no git repository has {outside}"
    assert wrong(outside / "a.yaml") == f"no git repository has {outside}"
    repository.git("init", "-q", "--bare", str(outside / "bare"))
    (outside / "bare/a.yaml").write_text(topic("a"), encoding="utf-8")
    assert wrong(outside / "bare").endswith("that git tracks")


def test_a_damaged_index(repository: Repository) -> None:
    repository.write(".git/index", "no index" * 20)
    assert wrong() == "git cannot tell which files it tracks in data: index file corrupt"


def test_a_repository_of_another_user(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert wrong() == (
        "git cannot tell which files it tracks in data: "
        f"detected dubious ownership in repository at '{repository.folder}'"
    )


def test_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.folder / "data"))
    assert wrong() == "git is not installed, or not on the PATH"


@needs_posix
@pytest.mark.parametrize("entry", ["", "."])
def test_a_program_in_the_working_folder_is_not_taken_for_git(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, entry: str
) -> None:
    program = repository.write("git", "#!/bin/sh\ntouch ran\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", entry + os.pathsep + os.environ["PATH"])
    assert files() == tracked_names()
    assert not Path("ran").exists()


@needs_posix
@pytest.mark.usefixtures("repository")
def test_a_git_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexec sleep 30\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent) + os.pathsep + os.environ["PATH"])
    monkeypatch.setattr("disputes.load.git._PATIENCE", 0.2)
    assert wrong() == "git does not answer: 0.2 seconds have gone by"


def other_repository(folder: Path) -> Repository:
    other = Repository(folder)
    other.start({"data/other.yaml": topic("other")})
    return other


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("index", ["", "index", "index.lock"])
def test_a_foreign_repository_in_the_environment_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: str
) -> None:
    other = other_repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    monkeypatch.setenv("GIT_PREFIX", "data/")
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.worktree=/'")
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")
    if index:
        monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git" / index))
    assert files() == tracked_names()
    assert files("data/sources.yaml") == ["data/sources.yaml"]
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert files() == tracked_names()


@pytest.mark.parametrize("absolute", [True, False])
def test_the_index_that_git_names_to_a_hook_counts(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, absolute: bool
) -> None:
    index = repository.folder / ".git" / "next-index-1.lock"
    shutil.copy(repository.folder / ".git" / "index", index)
    repository.git("rm", "-q", "--cached", "data/documents.yaml")
    assert "data/documents.yaml" not in files()
    name = str(index) if absolute else ".git/next-index-1.lock"
    monkeypatch.setenv("GIT_INDEX_FILE", name)
    assert files() == tracked_names()
    monkeypatch.chdir("data/claims")
    assert files(".") == ["weather.yaml"]


def test_a_linked_work_tree(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.git("worktree", "add", "-q", "../linked", "-b", "linked")
    linked = Repository(repository.folder.parent / "linked")
    linked.write("data/new.yaml", topic("a"))
    linked.git("add", "-A")
    repository.write("data/untracked.yaml", topic("b"))
    assert len(files(linked.folder / "data")) == len(tracked_names()) + 1
    # What git sets for a hook of the linked work tree.
    folder = repository.folder / ".git" / "worktrees" / "linked"
    monkeypatch.setenv("GIT_DIR", str(folder))
    monkeypatch.setenv("GIT_INDEX_FILE", str(folder / "index"))
    assert files() == tracked_names()
    assert len(files(linked.folder / "data")) == len(tracked_names()) + 1


def test_submodules(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = other_repository(tmp_path / "other")
    repository.git("submodule", "--quiet", "add", str(other.folder), "data/shared")
    repository.git("commit", "-q", "-m", "share")
    inside = Repository(repository.folder / "data/shared")
    inside.write("data/untracked.yaml", topic("b"))
    assert files() == sorted([*tracked_names(), "data/shared/data/other.yaml"])
    assert files("data/shared") == ["data/shared/data/other.yaml"]
    # A hook of the submodule: its index lies below the git folder of the repository around it.
    folder = repository.folder / ".git" / "modules" / "data" / "shared"
    monkeypatch.setenv("GIT_DIR", str(folder))
    monkeypatch.setenv("GIT_INDEX_FILE", str(folder / "index"))
    assert files("data/claims") == ["data/claims/weather.yaml"]
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    repository.git("submodule", "--quiet", "deinit", "-f", "data/shared")
    assert files() == tracked_names()


def test_a_sparse_checkout(repository: Repository) -> None:
    repository.git("sparse-checkout", "set", "--no-cone", "/data/sources.yaml")
    assert files() == ["data/sources.yaml"]
    repository.git("sparse-checkout", "set", "--cone", "--sparse-index", "elsewhere")
    with pytest.raises(WrongUse, match="No such file or directory"):
        files()
    repository.git("sparse-checkout", "set", "--cone", "--sparse-index", "data/elsewhere")
    assert files() == ["data/documents.yaml", "data/sources.yaml"]


def test_an_unmerged_file_is_read_once(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "side")
    repository.replace("data/sources.yaml", "Ann", "Anna")
    repository.git("commit", "-q", "-a", "-m", "side")
    repository.git("checkout", "-q", "main")
    repository.replace("data/sources.yaml", "Ann", "Anne")
    repository.git("commit", "-q", "-a", "-m", "main")
    assert repository.run("git", "merge", "side").returncode == 1
    assert files() == tracked_names()
    assert "D016" in {finding.code for finding in load("data", tracked=True).findings}


@needs_posix
def test_nothing_of_the_repository_is_run(repository: Repository) -> None:
    spy = repository.write("spy", "#!/bin/sh\ntouch ran\n")
    spy.chmod(spy.stat().st_mode | stat.S_IXUSR)
    for name in ("post-index-change", "fsmonitor-watchman", "pre-commit"):
        shutil.copy(spy, repository.folder / ".git" / "hooks" / name)
    for setting in ("core.fsmonitor", "filter.spy.clean", "filter.spy.smudge", "core.pager"):
        repository.git("config", setting, "./spy")
    repository.write("data/.gitattributes", "*.yaml filter=spy\n")
    repository.git("config", "pager.ls-files", "true")
    repository.git("config", "alias.ls-files", "!./spy")
    assert files() == tracked_names()
    assert not Path("ran").exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read all")
def test_a_folder_that_may_not_be_read_is_not_left_out(repository: Repository) -> None:
    claims = repository.folder / "data/claims"
    claims.chmod(0)
    try:
        found = load("data", tracked=True).findings
    finally:
        claims.chmod(0o755)
    assert ("D017", "data/claims/weather.yaml") in {(one.code, one.path) for one in found}
