"""Paths as seen from the root of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from disputes.report.places import folder_in_repository, from_root


def test_the_folder_in_a_repository(tmp_path: Path) -> None:
    inner = tmp_path / "repo" / "data" / "größe"
    inner.mkdir(parents=True)
    (tmp_path / "repo" / ".git").write_text("gitdir: elsewhere")
    (tmp_path / "link").symlink_to(inner)
    assert folder_in_repository(str(inner)) == "data/größe"
    assert folder_in_repository(str(tmp_path / "link")) == "data/größe"
    assert folder_in_repository(str(tmp_path / "repo")) == ""
    assert folder_in_repository(str(tmp_path)) == ""


@pytest.mark.parametrize(
    ("path", "folder", "seen"),
    [
        ("a.yaml", "", "a.yaml"),
        ("./a.yaml", "", "a.yaml"),
        ("a.yaml", "kb", "kb/a.yaml"),
        ("../a.yaml", "kb", "a.yaml"),
        ("../../a.yaml", "kb", "../a.yaml"),
        ("/a/./b.yaml", "kb", "/a/./b.yaml"),
        ("C:/a.yaml", "kb", "C:/a.yaml"),
    ],
)
def test_paths_from_the_root(path: str, folder: str, seen: str) -> None:
    assert from_root(path, folder) == seen
