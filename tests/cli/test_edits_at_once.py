"""Several programs that edit one file, and programs that are killed while they do."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import ROOT
from cli.editing import folder, text_in


def start(tmp_path: Path, code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{code}",
            *arguments,
        ],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


ADD = (
    "from disputes.cli.boundary import run\n"
    "for number in range(int(sys.argv[2])):\n"
    "    name = f'{sys.argv[1]} {number}'\n"
    "    assert run(['add', 'source', '--name', name, '--kind', 'group']) == 0\n"
)


def check_all_there(tmp_path: Path, programs: int, each: int) -> None:
    folder(tmp_path)
    running = [start(tmp_path, ADD, f"p{number}", str(each)) for number in range(programs)]
    for program in running:
        _, err = program.communicate(timeout=300)
        assert program.returncode == 0, err
    found = re.findall(r"(?m)^  (p[0-9]+-[0-9]+):$", text_in(tmp_path))
    wanted = [f"p{number}-{one}" for number in range(programs) for one in range(each)]
    assert sorted(found) == sorted(wanted)
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["claims.yaml"]


def test_no_edit_of_several_programs_is_lost(tmp_path: Path) -> None:
    check_all_there(tmp_path, 3, 4)


@pytest.mark.slow
def test_no_edit_of_many_is_lost(tmp_path: Path) -> None:
    check_all_there(tmp_path, 4, 100)


@pytest.mark.slow
def test_a_killed_program_leaves_a_whole_file_with_all_that_it_told_of(tmp_path: Path) -> None:
    folder(tmp_path)
    told: list[str] = []
    for number in range(40):
        program = start(tmp_path, ADD, f"k{number}", "50")
        assert program.stderr is not None
        for _ in range(number % 5 + 1):
            program.stderr.readline()
        program.kill()
        told += re.findall("added source '([^']*)'", program.communicate()[1])
        text = text_in(tmp_path)
        assert text.endswith("via: [post]}\n")
        assert all(f"\n  {one}:\n" in text for one in told)
        assert len(list((tmp_path / "data").iterdir())) <= 2
