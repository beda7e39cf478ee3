"""The hook as a user has it: the real ``pre-commit``, real commits, this program installed.

One environment is made for all tests, which takes most of their time, and needs a package index.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from hooks.repository import KNOWLEDGE_BASE, Repository, clean_environment

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE")
CLAIMS = "data/claims/weather.yaml"
PRE_COMMIT = (sys.executable, "-m", "pre_commit")

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Refused:
    """A commit that the hook did not let through: what was printed, line by line."""

    lines: tuple[str, ...]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Make a repository of this program as it stands: the tests may run without its ``.git``."""
    package = Repository(tmp_path_factory.mktemp("package") / "disputes")
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "disputes", package.folder / "disputes", ignore=ignore)
    package.start({name: (ROOT / name).read_text(encoding="utf-8") for name in PACKAGE})
    return package


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = tmp_path_factory.mktemp("pre-commit")
    return clean_environment() | {"PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never"}


@pytest.fixture
def repository(tmp_path: Path, package: Repository, environment: Mapping[str, str]) -> Repository:
    """Make a repository with a knowledge base, and install the hook."""
    return make(tmp_path, package, environment)


@pytest.fixture(scope="module")
def clean(
    tmp_path_factory: pytest.TempPathFactory, package: Repository, environment: Mapping[str, str]
) -> Repository:
    """Make a repository for tests that leave it as it was."""
    return make(tmp_path_factory.mktemp("clean"), package, environment)


def make(folder: Path, package: Repository, environment: Mapping[str, str]) -> Repository:
    repository = Repository(folder / "repository", dict(environment))
    hook = {"repo": str(package.folder), "rev": package.head().strip()}
    settings = {"repos": [hook | {"hooks": [{"id": "disputes-check"}]}]}
    repository.start({**KNOWLEDGE_BASE, ".pre-commit-config.yaml": yaml.safe_dump(settings)})
    install(repository)
    return repository


def install(repository: Repository) -> None:
    done = repository.run(*PRE_COMMIT, "install")
    assert done.returncode == 0, done.stdout


def commit(repository: Repository, *arguments: str, **more: str) -> Refused | None:
    """Commit; give what was printed where the hook refused it."""
    before = repository.head()
    done = repository.run("git", "commit", "-m", "a change", *arguments, **more)
    assert "Traceback" not in done.stdout
    refused = done.returncode != 0
    assert (repository.head() == before) is refused, done.stdout
    assert ("disputes check" in done.stdout) is True, done.stdout
    return Refused(tuple(done.stdout.splitlines())) if refused else None


def places(refused: Refused | None) -> list[str]:
    """Give place and code of each finding told."""
    assert refused is not None, "the commit was let through"
    heads = [line.split(" ")[:2] for line in refused.lines if line.startswith("data/")]
    return [f"{place} {code}" for place, code in heads]


def write(name: str, text: str) -> Callable[[Repository], Any]:
    return lambda repository: repository.write(name, text)


def replace(name: str, old: str, new: str) -> Callable[[Repository], Any]:
    return lambda repository: repository.replace(name, old, new)


def test_a_clean_edit_passes(repository: Repository) -> None:
    repository.replace(CLAIMS, "It rained on", "It rained all day on")
    repository.git("add", "-A")
    assert commit(repository) is None
    repository.write("README", "Nothing of the knowledge base.\n")
    repository.git("add", "-A")
    assert commit(repository) is None


BROKEN = {
    "a syntax error": (
        replace(CLAIMS, "    text: It rained", "    text: [It rained"),
        [f"{CLAIMS}:4:15: D008"],
    ),
    "an unknown id": (
        replace(CLAIMS, "asserts: ann", "asserts: anne"),
        [f"{CLAIMS}:5:18: D101"],
    ),
    "a missing field": (
        replace("data/sources.yaml", "name: Ann, ", ""),
        ["data/sources.yaml:2:3: D022"],
    ),
    "a bad date": (
        replace(CLAIMS, "said: 2020-05-01", "said: 2020-05-32"),
        [f"{CLAIMS}:6:15: D024"],
    ),
    "an id defined twice": (
        write("data/zoe.yaml", "sources:\n  ann: {name: Another, kind: person}\n"),
        ["data/zoe.yaml:2:3: D102"],
    ),
    "an unknown field": (
        replace(CLAIMS, "        in: gazette-1", "        inn: gazette-1"),
        [f"{CLAIMS}:7:9: D021"],
    ),
    "a second stance": (
        replace(CLAIMS, "        said:", "        denies: gazette\n        said:"),
        [f"{CLAIMS}:5:9: D028"],
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_edit_is_refused_at_its_line(clean: Repository, name: str) -> None:
    edit, expected = BROKEN[name]
    edit(clean)
    clean.git("add", "-A")
    try:
        assert places(commit(clean)) == expected
    finally:
        clean.git("reset", "-q", "--hard")


def test_a_deleted_file_is_refused_where_it_is_missed(repository: Repository) -> None:
    repository.git("rm", "-q", "data/documents.yaml")
    assert places(commit(repository)) == [f"{CLAIMS}:7:13: D101"]


def test_a_reference_to_an_untracked_file_is_refused(repository: Repository) -> None:
    repository.write("data/more.yaml", "sources:\n  bea: {name: Bea, kind: person}\n")
    repository.replace(CLAIMS, "asserts: ann", "asserts: [ann, bea]")
    assert places(commit(repository, "-a")) == [f"{CLAIMS}:5:24: D101"]
    repository.git("add", "-A")
    assert commit(repository) is None


def test_unstaged_changes_are_set_aside(repository: Repository) -> None:
    repository.replace(CLAIMS, "It rained on", "It rained all day on")
    repository.git("add", "-A")
    repository.replace(CLAIMS, "asserts: ann", "asserts: nobody")
    (repository.folder / "data/documents.yaml").unlink()
    assert commit(repository) is None
    assert repository.git("status", "--short").splitlines() == [
        f" M {CLAIMS}",
        " D data/documents.yaml",
    ]
    repository.git("add", "-A")
    repository.replace(CLAIMS, "asserts: nobody", "asserts: ann")
    repository.write("data/documents.yaml", KNOWLEDGE_BASE["data/documents.yaml"])
    assert places(commit(repository)) == [f"{CLAIMS}:5:18: D101", f"{CLAIMS}:7:13: D101"]


def test_commit_all(repository: Repository) -> None:
    repository.replace(CLAIMS, "asserts: ann", "asserts: nobody")
    assert places(commit(repository, "-a")) == [f"{CLAIMS}:5:18: D101"]
    repository.replace(CLAIMS, "asserts: nobody", "asserts: gazette")
    assert commit(repository, "-a") is None
    (repository.folder / "data/documents.yaml").unlink()
    assert places(commit(repository, "-a")) == [f"{CLAIMS}:7:13: D101"]


def test_commit_of_one_path(repository: Repository) -> None:
    repository.write("data/more.yaml", "sources:\n  bea: {name: Bea, kind: person}\n")
    repository.git("add", "data/more.yaml")
    repository.replace(CLAIMS, "asserts: ann", "asserts: bea")
    # What is staged is not part of this commit.
    assert places(commit(repository, "--", CLAIMS)) == [f"{CLAIMS}:5:18: D101"]
    assert commit(repository, "--", "data/more.yaml") is None
    assert commit(repository, "--", CLAIMS) is None


def test_a_linked_work_tree(repository: Repository) -> None:
    repository.git("worktree", "add", "-q", "../linked", "-b", "linked")
    linked = Repository(repository.folder.parent / "linked", repository.environment)
    linked.replace(CLAIMS, "asserts: ann", "asserts: nobody")
    assert places(commit(linked, "-a")) == [f"{CLAIMS}:5:18: D101"]
    linked.replace(CLAIMS, "asserts: nobody", "asserts: gazette")
    assert commit(linked, "-a") is None
    assert repository.git("status", "--short") == ""


def test_a_foreign_repository_in_the_environment(repository: Repository, tmp_path: Path) -> None:
    # In a hook of a linked work tree git names its folder to whatever it runs; the knowledge base
    # is one of another repository.
    other = Repository(tmp_path / "other")
    other.start()
    other.write("data/untracked.yaml", "nonsense\n")
    repository.git("worktree", "add", "-q", "../linked", "-b", "linked")
    linked = Repository(tmp_path / "linked", repository.environment)
    linked.write("README", "text\n")
    linked.git("add", "-A")
    elsewhere = {"DISPUTES_KB": str(other.folder / "data")}
    assert commit(linked, **elsewhere) is None
    linked.write("README", "another text\n")
    other.git("rm", "-q", "--cached", "data/documents.yaml")
    refused = commit(linked, "-a", **elsewhere)
    assert refused is not None
    assert [
        line
        for line in refused.lines
        if line.startswith("../other/data/claims/weather.yaml:7:13: D101 ")
    ]


def test_a_folder_below_and_names_of_any_kind(repository: Repository) -> None:
    name = "data/sp ace/日本 — é.yaml"
    repository.write(name, "claims: {snow: {text: It snowed., implies: [rain]}}\n")
    repository.git("add", "-A")
    assert commit(repository) is None
    repository.replace(name, "[rain]", "[nothing]")
    below = Repository(repository.folder / "data/claims", repository.environment)
    refused = commit(below, "-a")
    assert refused is not None
    assert [line for line in refused.lines if line.startswith(f"{name}:1:45: D101 ")]


def test_a_diagnostic_line_is_neither_cropped_nor_wrapped(repository: Repository) -> None:
    name = f"data/{'deep/' * 20}claims.yaml"
    unknown = "-".join(["very", *["long"] * 18])
    repository.write(name, f"claims: {{snow: {{text: It snowed., implies: [{unknown}]}}}}\n")
    repository.git("add", "-A")
    refused = commit(repository, COLUMNS="40")
    assert refused is not None
    (line,) = [line for line in refused.lines if line.startswith("data/deep/")]
    assert line == f"{name}:1:45: D101 no claim has the id '{unknown}'"


def test_all_files_by_hand(repository: Repository) -> None:
    done = repository.run(*PRE_COMMIT, "run", "--all-files")
    assert (done.returncode, done.stdout.count("Passed")) == (0, 1)
