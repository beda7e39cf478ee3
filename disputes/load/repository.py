"""The repository that has a knowledge base: which commits its revisions name, and where it lies."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from disputes.errors import WrongUse
from disputes.load.commit import FAILS, Commit
from disputes.load.git import Git
from disputes.load.nearest import did_you_mean

_NEEDS_GIT = "`disputes diff` compares what a git repository has"
_ID = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_SHOWN_DIGITS = 10
_MOST_REFS = 2000


class Repository:
    """The repository around a path, whether that is there or not; raises ``WrongUse`` for none.

    ``top`` is the folder of the work tree; a ``bare`` one has none.
    """

    def __init__(self, near: Path) -> None:
        path = Path(os.path.abspath(near))  # noqa: PTH100 - links on the way are for git to follow
        folder = path if path.is_dir() else path.parent
        while not folder.is_dir():
            folder = folder.parent
        self._git = Git(folder, fails=FAILS, hint=_NEEDS_GIT)
        output = self._git.ask("rev-parse", "--is-inside-work-tree", "--show-cdup", "--show-prefix")
        inside, up, prefix = output.split(b"\n", 2)
        self.bare = inside != b"true"
        self.top = Path(os.path.realpath(folder / up.decode()))
        self._folder = folder
        self._prefix = os.fsdecode(prefix.removesuffix(b"\n"))

    def place(self, path: Path) -> str:
        """Give a path as seen from the top, with ``/``; one that lies outside is the top."""
        whole = os.path.abspath(path)  # noqa: PTH100
        if not self.bare and not Path(whole).is_relative_to(self._folder):
            return _below(os.path.realpath(whole), os.path.realpath(self.top))
        base = str(self._folder)
        if self.bare:
            base = os.fsdecode(self._git.ask("rev-parse", "--absolute-git-dir")[:-1])
            base = os.path.realpath(base)
            whole = os.path.realpath(whole)
        return (self._prefix + _below(whole, base)).rstrip("/")

    def commit(self, revision: str, name: str | None = None) -> Commit:
        """Give the commit that a revision names; raises ``WrongUse`` for an unknown one."""
        commit = self.find(f"{revision}^{{commit}}") if revision[:1] not in ("", ":") else None
        if commit is not None:
            return self._commit(commit, name or revision)
        found = self.find(revision)
        if found is None:
            raise WrongUse(f"there is no revision '{revision}'", self._hint(revision))
        commit = self.find(f"{found}^{{commit}}")
        if commit is None:
            raise WrongUse(f"the revision '{revision}' is no commit", "name one, such as HEAD")
        return self._commit(commit, name or revision)

    def merge_base(self, one: str, other: str) -> Commit:
        """Give the commit where two revisions parted; raises ``WrongUse`` where there is none."""
        ids = [self.commit(revision).id for revision in (one, other)]
        output = self._git.ask_whether("merge-base", *ids)
        if not output:
            message = f"'{one}' and '{other}' have no commit in common"
            raise WrongUse(message, self._when_shallow() or "name two revisions with a space")
        return self._commit(output.decode().split()[0], f"{one}...{other}")

    def files(self) -> tuple[str, ...]:
        """Give the paths of the files in the work tree, added to git or not, but those ignored."""
        output = self._git.ask(
            *("-C", str(self.top), "ls-files", "-z", "--cached", "--others", "--exclude-standard")
        )
        names = {os.fsdecode(name) for name in output.split(b"\0") if name}
        return tuple(sorted(name for name in names if (self.top / name).is_file()))

    def find(self, revision: str) -> str | None:
        """Give the number of the object that a revision names, if there is one."""
        if not revision or revision.startswith("-") or "\0" in revision:
            return None
        try:
            output = self._git.ask_whether("rev-parse", "--verify", "--quiet", revision)
        except UnicodeEncodeError:
            return None
        found = (output or b"").removesuffix(b"\n")
        return found.decode() if _ID.fullmatch(found) else None

    def _commit(self, commit_id: str, name: str) -> Commit:
        return Commit(self._git, commit_id, name, None if self.bare else self.top)

    def _hint(self, revision: str) -> str:
        if revision == "HEAD":
            return "the repository has no commits yet"
        output = self._git.ask_whether(
            "for-each-ref", f"--count={_MOST_REFS}", "--format=%(refname:short)"
        )
        refs = os.fsdecode(output or b"").splitlines()
        remote = sorted(ref for ref in refs if revision and ref.endswith(f"/{revision}"))
        if remote:
            return f"did you mean '{remote[0]}'?"
        return did_you_mean(revision, refs) or self._when_shallow() or _known(refs)

    def _when_shallow(self) -> str:
        if self._git.ask_whether("rev-parse", "--is-shallow-repository") != b"true\n":
            return ""
        return "this clone is shallow; `git fetch --unshallow` gets the rest of its history"


def shown_id(commit_id: str) -> str:
    """Give the beginning of a commit's number, by which people know it."""
    return commit_id[:_SHOWN_DIGITS]


def _below(path: str, folder: str) -> str:
    below = os.path.relpath(path, folder).replace(os.sep, "/")
    return "" if below == "." or below.split("/")[0] == ".." else below


def _known(refs: Iterable[str]) -> str:
    shown = [ref for _, ref in zip(range(5), refs, strict=False)]
    return f"there are {', '.join(shown)}, and any commit" if shown else ""
