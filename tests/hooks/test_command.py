"""``disputes check --tracked`` and ``disputes check -`` as a hook or an editor runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hooks.repository import KNOWLEDGE_BASE, Repository

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "disputes")
EMOJI = "claims:\n  🌧️: 5\n  rain: {text: '👩‍👩‍👧 saw it — 🇸🇾', implies: [nothing]}\n"


def tracked(repository: Repository, *arguments: str, **more: str) -> tuple[int, list[str]]:
    done = repository.run(*PROGRAM, "check", "--tracked", *arguments, PYTHONPATH=str(ROOT), **more)
    return done.returncode, done.stdout.splitlines()


def unsaved(repository: Repository, text: bytes, *arguments: str) -> tuple[int, Any, str]:
    done = subprocess.run(
        [*PROGRAM, "check", "--format", "json", "-", *arguments],
        cwd=repository.folder,
        env=repository.environment | {"PYTHONPATH": str(ROOT)},
        input=text,
        capture_output=True,
        timeout=60,
        check=False,
    )
    data = json.loads(done.stdout)["findings"] if done.stdout else None
    return done.returncode, data, done.stderr.decode()


def saved(repository: Repository) -> tuple[int, Any]:
    done = repository.run(*PROGRAM, "check", "--format", "json", PYTHONPATH=str(ROOT))
    return done.returncode, json.loads(done.stdout)["findings"]


def test_untracked_files_take_no_part(repository: Repository) -> None:
    repository.write("data/untracked.yaml", "nonsense")
    assert tracked(repository) == (0, ["No findings."])


def test_a_reference_to_an_untracked_file(repository: Repository) -> None:
    repository.git("rm", "-q", "--cached", "data/documents.yaml")
    status, lines = tracked(repository)
    assert status == 1
    assert lines[0].startswith("data/claims/weather.yaml:7:13: D101 ")


def test_outside_a_repository(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("topics: {a: {name: x}}\n", encoding="utf-8")
    path = str(tmp_path / "a.yaml")
    status, lines = tracked(repository, DISPUTES_KB=path)
    assert (status, lines[0]) == (2, f"disputes: no git repository has {tmp_path}")


def test_without_git(repository: Repository) -> None:
    status, lines = tracked(repository, PATH="")
    assert (status, lines[0]) == (2, "disputes: git is not installed, or not on the PATH")


def test_a_foreign_repository_in_the_environment(repository: Repository, tmp_path: Path) -> None:
    other = Repository(tmp_path / "other")
    other.start({"data/other.yaml": "nonsense\n"})
    folder = str(other.folder / ".git")
    foreign = {"GIT_DIR": folder, "GIT_INDEX_FILE": f"{folder}/index"}
    assert tracked(repository, **foreign) == (0, ["No findings."])


@pytest.mark.parametrize("name", ["data/claims/weather.yaml", "data/new.yaml"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_unsaved_text_has_the_findings_of_the_same_bytes_on_disk(
    repository: Repository, name: str, ends: str
) -> None:
    text = EMOJI.replace("\n", ends)
    status, findings, errors = unsaved(repository, text.encode(), "--stdin-filename", name)
    assert errors == ""
    assert status == 1
    repository.write(name, text)
    assert (status, findings) == saved(repository)
    assert {finding["path"] for finding in findings} == {name}


def test_text_of_its_own(repository: Repository) -> None:
    status, findings, _ = unsaved(repository, EMOJI.encode())
    assert status == 1
    assert {finding["path"] for finding in findings} == {"stdin"}
    text = "".join(KNOWLEDGE_BASE[name] for name in KNOWLEDGE_BASE if name.startswith("data/"))
    assert unsaved(repository, text.encode())[:2] == (0, [])


def test_text_of_a_file_outside_changes_nothing(repository: Repository) -> None:
    arguments = ("--stdin-filename", "docker-compose.yaml")
    assert unsaved(repository, b"services: {}\n", *arguments)[:2] == (0, [])


def test_a_name_without_text_is_a_wrong_call(repository: Repository) -> None:
    done = repository.run(
        *PROGRAM, "check", "--stdin-filename", "data/sources.yaml", PYTHONPATH=str(ROOT)
    )
    assert done.returncode == 2
