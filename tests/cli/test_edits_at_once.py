"""Several programs that edit one file, and programs that are killed while they do."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import ROOT
from cli.editing import KB, folder, text_in
from cli.forking import Forking


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


COUNT = """
from pathlib import Path
from disputes.edit.write import write_file
path = Path('kb.yaml')
while True:
    old = path.read_bytes()
    number = int(old[:10]) + 1
    write_file(path, old, b'%010d' % number * 5_000)
    os.write(1, b'%d\\n' % number)
"""


def test_a_program_killed_as_it_writes_leaves_a_whole_file(tmp_path: Path) -> None:
    check_kills_of_writing(tmp_path, 20)


@pytest.mark.slow
def test_many_programs_killed_as_they_write(tmp_path: Path) -> None:
    check_kills_of_writing(tmp_path, 250)


def check_kills_of_writing(tmp_path: Path, times: int) -> None:
    """Kill programs that do nothing but write and tell of it."""
    file = tmp_path / "kb.yaml"
    file.write_bytes(b"0" * 50_000)
    told = meanwhile = 0
    with Forking(tmp_path) as forking:
        for number in range(times):
            forking.run(f"import os{COUNT}", kill=random.Random(number).uniform(0, 0.04))
            text = file.read_bytes()
            assert text == text[:10] * 5_000
            lines = forking.out.splitlines()
            told = int(lines[-1]) if lines else told
            assert told <= int(text[:10]) <= told + 1  # one may be written, and not yet told
            told = int(text[:10])
            left = left_behind(tmp_path)
            assert left <= {".kb.yaml.disputes-new"}
            meanwhile += bool(left)
    assert told > times / 2
    assert meanwhile > times / 4  # the moments are those that matter


@pytest.mark.slow
def test_a_killed_command_leaves_a_whole_file_with_all_that_was_told(tmp_path: Path) -> None:
    folder(tmp_path)
    told: list[str] = []
    with Forking(tmp_path) as forking:
        for number in range(250):
            code = (
                "for number in range(1000):\n"
                f"    words = ['add', 'source', '--name', f'k{number} {{number}}']\n"
                "    assert run([*words, '--kind', 'group']) == 0\n"
            )
            forking.run(code, kill=random.Random(number).uniform(0, 0.1))
            told += re.findall("added source '([^']*)'", forking.err)
            text = text_in(tmp_path)
            assert text.endswith("via: [post]}\n")
            there = set(re.findall(r"(?m)^  (k[0-9]+-[0-9]+):$", text))
            assert there.issuperset(told)
            assert len(there.difference(told)) <= number + 1
            assert left_behind(tmp_path / "data") <= {".claims.yaml.disputes-new"}
            if number % 25 == 0:  # else it takes longer each time
                (tmp_path / "data" / "claims.yaml").write_text(KB, encoding="utf-8", newline="")
                told = []
    assert told


def left_behind(folder: Path) -> set[str]:
    """Give the names of hidden files."""
    return {path.name for path in folder.iterdir() if path.name.startswith(".")}
