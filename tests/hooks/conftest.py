"""A repository for each test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hooks.repository import Repository, clean_environment


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Make a repository with a knowledge base in ``data``, and work in it."""
    repository = Repository(tmp_path / "repository")
    repository.start()
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in clean_environment().items():
        if name.startswith("GIT_"):
            monkeypatch.setenv(name, value)
    monkeypatch.chdir(repository.folder)
    return repository
