"""Asking git about its index and its objects; it runs no hook, filter or other program."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from disputes.errors import WrongUse

_PATIENCE = 60
_PATHSPECS = ("GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
_WITHOUT = "`--tracked` needs git; without it all files are read, tracked or not"
_TRACKED = "cannot tell which files it tracks"


def tracked_below(folder: Path) -> tuple[str, ...]:
    """Give the names below a folder that git's index lists, relative and with ``/``, sorted.

    Names in submodules that are checked out are among them. Raises ``WrongUse`` where there is no
    repository, or where git is not installed or fails. Costs a few starts of git.
    """
    return _listed(folder, "--recurse-submodules")


def is_tracked(file: Path) -> bool:
    """Tell whether git's index lists a file; raises ``WrongUse`` as ``tracked_below``."""
    return file.name in _listed(file.parent, "--", file.name)


def _listed(folder: Path, *arguments: str) -> tuple[str, ...]:
    git = Git(folder, fails=_TRACKED, hint=_WITHOUT, index=True)
    output = git.ask("--literal-pathspecs", "ls-files", "-z", "--cached", *arguments)
    # An unmerged file is listed once for each side.
    return tuple(sorted({os.fsdecode(name) for name in output.split(b"\0") if name}))


class Git:
    """The program, asked about a folder, in an environment that names no other repository.

    ``fails`` and ``hint`` are the words for what it could not do. ``index`` keeps the index that
    git names to a hook, where it is one of this repository.
    """

    def __init__(self, folder: Path, *, fails: str, hint: str, index: bool = False) -> None:
        self._folder = folder
        self._fails = fails
        self._hint = hint
        self._program = self._found()
        self._environment = dict(os.environ)
        local: list[str] = []
        if any(name.startswith("GIT_") for name in os.environ):  # all of them do; spares a start
            local = self.ask("rev-parse", "--local-env-vars").decode().split()
        self._environment = {
            key: value
            for key, value in os.environ.items()
            if key not in local and key not in _PATHSPECS
        } | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
        named = os.environ.get("GIT_INDEX_FILE")
        if index and named:
            self._environment |= self._own_index(named)

    def ask(self, *arguments: str, standard_input: bytes = b"") -> bytes:
        """Give what git prints; raises ``WrongUse`` where it fails."""
        done = self._run(arguments, standard_input)
        if done.returncode:
            raise WrongUse(self._failure(done.stderr), self._hint)
        return done.stdout

    def ask_whether(self, *arguments: str) -> bytes | None:
        """Give what git prints, nothing where it fails; raises ``WrongUse`` if it cannot be run."""
        done = self._run(arguments, b"")
        return None if done.returncode else done.stdout

    def _run(
        self, arguments: tuple[str, ...], standard_input: bytes
    ) -> subprocess.CompletedProcess[bytes]:
        command = [self._program, "-C", str(self._folder), "-c", "core.fsmonitor=false"]
        try:
            return subprocess.run(  # noqa: S603 - the program is one of the PATH, no shell
                [*command, *arguments],
                env=self._environment,
                input=standard_input,
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            message = f"git does not answer: {_PATIENCE} seconds have gone by"
            raise WrongUse(message, self._hint) from None
        except OSError as error:
            message = f"git cannot be run: {error.strerror or error}"
            raise WrongUse(message, self._hint) from error

    def _own_index(self, index: str) -> Mapping[str, str]:
        """Keep the index that git names to a hook where it is one of this repository.

        ``commit -a`` and ``commit -- PATH`` commit another index than the usual one, which lies
        beside it. A relative name starts at the top of the work tree, where git starts hooks.
        """
        top, folder = (
            Path(os.fsdecode(self.ask("rev-parse", what).removesuffix(b"\n")))
            for what in ("--show-toplevel", "--absolute-git-dir")
        )
        path = top / index
        return {"GIT_INDEX_FILE": str(path)} if path.parent.resolve() == folder.resolve() else {}

    def _failure(self, errors: bytes) -> str:
        lines = errors.decode(errors="replace").splitlines() or ["no reason given"]
        fatal = [line for line in lines if line.startswith("fatal: ")]
        reason = (fatal or lines)[0].removeprefix("fatal: ")
        if reason.startswith("not a git repository"):
            return f"no git repository has {self._folder}"
        return f"git {self._fails} in {self._folder}: {reason}"

    def _found(self) -> str:
        """Find git on the PATH, but never in the working folder, which may be anybody's."""
        name = "git.exe" if os.name == "nt" else "git"
        for folder in os.get_exec_path():
            program = Path(folder, name)
            if program.is_absolute() and os.access(program, os.X_OK) and program.is_file():
                return str(program)
        raise WrongUse("git is not installed, or not on the PATH", self._hint)
