"""The fenced blocks of a Markdown page, and a place to run them in.

The `sh` blocks of a page are pasted one after another into one shell, the `python` blocks into one
interpreter, in a copy of the repository in which the README's first command has been run. A `text`
block that follows is what they print, both streams as a terminal shows them; a line that is `…`
there stands for any lines.
"""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copytree, ignore_patterns

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", *sorted(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")))
COPIED = ("README.md", "pyproject.toml", "data", "disputes", "docs")
RUNNABLE = ("sh", "python")
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)")
_MARK = "--- end of a block ---"


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block; ``line`` is that of its opening fence, ``heading`` the one above it."""

    page: str
    line: int
    heading: str
    info: str
    text: str
    output: str | None = None

    @property
    def name(self) -> str:
        """What a test of the block is called."""
        return f"{self.page}:{self.line}"


def blocks_of(page: str, text: str) -> tuple[Block, ...]:
    """Give the fenced blocks of a page; a `text` block after a runnable one is its output."""
    blocks: list[Block] = []
    lines = iter(enumerate(text.splitlines(), 1))
    heading, after = "", -1
    for number, line in lines:
        opened = _FENCE.match(line)
        if opened is None:
            if line.startswith("#"):
                heading = line.lstrip("#").strip()
            if line:
                after = -1
            continue
        body: list[str] = []
        for _, inner in lines:
            if inner.startswith(opened["fence"]) and not inner.strip(opened["fence"][0] + " "):
                break
            body.append(inner)
        else:
            raise ValueError(f"{page}:{number}: the block is not closed")
        info, content = opened["info"].strip(), "".join(f"{one}\n" for one in body)
        if info == "text" and after >= 0:
            last = blocks[after]
            blocks[after] = Block(last.page, last.line, last.heading, last.info, last.text, content)
            after = -1
            continue
        blocks.append(Block(page, number, heading, info, content))
        after = len(blocks) - 1 if info in RUNNABLE else -1
    return tuple(blocks)


@cache
def blocks_in(page: str) -> tuple[Block, ...]:
    """Give the blocks of a page of the repository."""
    return blocks_of(page, (ROOT / page).read_text(encoding="utf-8"))


def prepare(folder: Path) -> Path:
    """Make a copy of the repository as it is after the README's first command."""
    copy = folder / "disputes"
    copy.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            copytree(source, copy / name, ignore=ignore_patterns("__pycache__"))
        else:
            (copy / name).write_bytes(source.read_bytes())
    environment = copy / ".venv"
    venv.create(environment, symlinks=True)
    binaries = environment / "bin"
    packages = next((environment / "lib").glob("python*/site-packages"))
    found = [str(copy), *(path for path in sys.path if path.endswith("site-packages"))]
    (packages / "as-installed.pth").write_text("\n".join(found) + "\n", encoding="utf-8")
    command = binaries / "disputes"
    command.write_text(
        f"#!{binaries / 'python'}\n"
        "import sys\nfrom disputes.__main__ import main\nsys.exit(main())\n",
        encoding="utf-8",
    )
    command.chmod(0o755)
    return copy


def run_shell(blocks: Iterable[Block], folder: Path) -> tuple[str, ...]:
    """Paste blocks into one shell; give what each of them printed.

    The shell stops at the first command that fails; raises ``AssertionError`` then.
    """
    parts = [f"{block.text}printf '%s\\n' '{_MARK}'\n" for block in blocks]
    return _outputs(["bash", "-eu", "-o", "pipefail", "-c", "".join(parts)], folder, len(parts))


def run_python(blocks: Iterable[Block], folder: Path) -> tuple[str, ...]:
    """Paste blocks into one interpreter; give what each of them printed."""
    parts = [f"{block.text}\nprint({_MARK!r}, flush=True)\n" for block in blocks]
    python = str(folder / ".venv" / "bin" / "python")
    return _outputs([python, "-W", "error", "-c", "".join(parts)], folder, len(parts))


def install_lines() -> dict[str, str]:
    """Give the install commands of the README by name, as CI takes them from there."""
    script = runpy.run_path(str(ROOT / "scripts" / "readme_commands.py"))
    found: dict[str, str] = script["commands"]((ROOT / "README.md").read_text(encoding="utf-8"))
    return found


RUN: dict[str, Callable[[Iterable[Block], Path], tuple[str, ...]]] = {
    "sh": run_shell,
    "python": run_python,
}


def _outputs(command: list[str], folder: Path, expected: int) -> tuple[str, ...]:
    done = subprocess.run(
        command,
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
        encoding="utf-8",
    )
    outputs = done.stdout.split(f"{_MARK}\n")
    if done.returncode or len(outputs) != expected + 1 or outputs[-1]:
        raise AssertionError(
            f"block {len(outputs)} of {expected} ended with status {done.returncode}:\n"
            f"{outputs[-1]}"
        )
    return tuple(outputs[:-1])


def _environment(folder: Path) -> dict[str, str]:
    home = folder.parent / "home"
    (home / "tmp").mkdir(parents=True, exist_ok=True)
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",  # both streams in the order in which a terminal has them
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def same_output(expected: str, printed: str) -> bool:
    """Compare what a page shows with what was printed, line by line, without trailing spaces."""
    pattern = "".join(
        "(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()) + " *\n"
        for line in expected.splitlines()
    )
    return re.fullmatch(pattern, printed) is not None
