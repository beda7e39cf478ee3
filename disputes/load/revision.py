"""The knowledge base at two points of its history: at revisions, or as it is in the work tree."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from disputes.config import DEFAULT_KB, Settings, settings_in
from disputes.errors import WrongUse
from disputes.load import LoadResult, load_several
from disputes.load.commit import MOST_COMPARED, Commit, Contents
from disputes.load.files import counts, find_files, read_bytes, shown_path
from disputes.load.repository import Repository, shown_id

_CONFIGURATIONS = ("disputes.toml", "pyproject.toml")
_ONE = "write one range such as main...topic, or two revisions"


class Side(NamedTuple):
    """The knowledge base at one of the two points.

    ``revision`` is as it was asked for, and ``commit`` its whole number; both are none for the
    work tree. ``path`` is the knowledge base's from the top of the repository, none where there
    is none.
    """

    revision: str | None
    commit: str | None
    path: str | None
    loaded: LoadResult


class Wanted(NamedTuple):
    """Which two points are compared; ``after`` is none for the work tree.

    ``from_base`` asks for the commit where the two parted in the place of ``before``.
    """

    before: str
    after: str | None
    from_base: bool = False


class Where(NamedTuple):
    """Where the knowledge base lies now, if it is known, and whether it was named for this run."""

    path: Path | None
    named: bool
    settings: Settings
    cache: bool = False


def wanted(revisions: Sequence[str]) -> Wanted:
    """Read up to two revisions, or a range ``A..B`` or ``A...B``, as git does.

    Raises ``WrongUse`` for a range beside another revision.
    """
    if len(revisions) == 1:
        one = revisions[0]
        for dots in ("...", ".."):
            first, found, second = one.partition(dots)
            if found and (first or second):
                return Wanted(first or "HEAD", second or "HEAD", dots == "...")
        return Wanted(one, None)
    for one in revisions:
        if ".." in one:
            raise WrongUse(f"'{one}' is a range, and there is another revision beside it", _ONE)
    return Wanted(revisions[0], revisions[1]) if revisions else Wanted("HEAD", None)


def load_both(asked: Wanted, where: Where) -> tuple[Side, Side]:
    """Read the knowledge base at two points; raises ``WrongUse`` where that cannot be done.

    Where the first has no knowledge base it is empty; where the second has none though the first
    has, or neither, that is wrong use. What both have alike is read once.
    """
    repository = Repository(where.path if where.path is not None else Path.cwd())
    if asked.after is None and repository.bare:
        raise WrongUse(
            "this repository has no work tree to compare with",
            "name two revisions: `disputes diff A B`",
        )
    after = repository.commit(asked.after) if asked.after is not None else None
    if asked.from_base and asked.after is not None:
        before = repository.merge_base(asked.before, asked.after)
    else:
        before = repository.commit(asked.before)
    place = repository.place(where.path) if where.path is not None else None
    finder = _Finder(repository, where, place)
    commits = [commit for commit in (before, after) if commit is not None]
    paths = {commit.id: finder.path_in(commit, commits) for commit in commits}
    if after is not None:
        _follow(paths, before, after)
    found = {commit.id: _contents(commit, paths[commit.id], where.settings) for commit in commits}
    now: Contents = {} if after is not None else _work_tree(where)
    if after is None and not now and paths[before.id] is not None:
        moved = _moved(repository, before, paths[before.id] or "", where.settings)
        if moved is not None:
            where = where._replace(path=moved)
            place = repository.place(moved)
            now = _work_tree(where)
    contents = [found[before.id], now if after is None else found[after.id]]
    if not any(contents):
        raise _nowhere(where, place, commits)
    if not contents[1]:
        raise _gone(before, after, paths[before.id] or "")
    # Only beside files that are there: the folder of a bare repository is git's own.
    keeps = where.cache and where.path is not None and where.path.exists()
    cache = (where.path, where.settings) if keeps and where.path is not None else None
    loaded = load_several(contents, cache)
    first = Side(before.name, before.id, paths[before.id] if contents[0] else None, loaded[0])
    if after is None:
        return first, Side(None, None, place if now else None, loaded[1])
    path = paths[after.id] if contents[1] else None
    return first, Side(after.name, after.id, path, loaded[1])


def _follow(paths: dict[str, str | None], before: Commit, after: Commit) -> None:
    """Find the knowledge base of one commit by that of the other, from which it was renamed."""
    for one, other in ((before, after), (after, before)):
        path = paths[one.id]
        if path is not None and paths[other.id] is None:
            paths[other.id] = one.renamed(path, other)


def _moved(repository: Repository, commit: Commit, path: str, settings: Settings) -> Path | None:
    """Find what a commit has at a path where it was renamed to in the work tree, added or not."""
    top = repository.top
    if os.path.lexists(top / path):
        return None
    names = [
        name
        for name in repository.files()
        if counts(PurePosixPath(name), settings) and not commit.has(name)
    ]
    if len(names) > MOST_COMPARED:
        return None
    new = {name: read_bytes(top / name, settings) for name in names}
    read = {name: data for name, data in new.items() if isinstance(data, bytes)}
    found = commit.successor(path, read)
    return None if found is None else top / found


def _gone(before: Commit, after: Commit | None, path: str) -> WrongUse:
    there = "the work tree" if after is None else f"'{after.name}'"
    at = f" at {path}" if path else ""
    return WrongUse(
        f"there is no knowledge base in {there}, though there is one in '{before.name}'{at}",
        "name one with --kb PATH, DISPUTES_KB, or `kb` in disputes.toml",
    )


def _contents(commit: Commit, path: str | None, settings: Settings) -> Contents:
    if path is None:
        return {}
    start = f"{commit.name}:" if commit.name != commit.id else f"{shown_id(commit.id)}:"
    return {f"{start}{name}": data for name, data in commit.contents(path, settings).items()}


def _work_tree(where: Where) -> Contents:
    if where.path is None:
        return {}
    try:
        files = find_files(where.path, where.settings)
    except WrongUse:
        return {}  # it may have been there before
    return {shown_path(file): read_bytes(file, where.settings) for file in files}


def _nowhere(where: Where, place: str | None, commits: Sequence[Commit]) -> WrongUse:
    names = " nor in ".join(f"'{commit.name}'" for commit in commits)
    here = "" if len(commits) > 1 else "the work tree nor in "
    shown = place if where.path is None or place is None else shown_path(where.path)
    at = f" at {shown}" if shown else ""
    return WrongUse(
        f"no knowledge base{at}: neither in {here}{names}",
        "name one with --kb PATH, DISPUTES_KB, or `kb` in disputes.toml",
    )


class _Finder:
    """Finds the knowledge base in commits in which it may have lain elsewhere."""

    def __init__(self, repository: Repository, where: Where, place: str | None) -> None:
        self._repository = repository
        self._where = where
        self._place = place

    def path_in(self, commit: Commit, others: Sequence[Commit]) -> str | None:
        """Give its path in a commit.

        That is where it lies now; else where the commit's configuration says, unless it was named
        for this run; else where git saw it renamed; else the usual place.
        """
        if self._place is not None and commit.has(self._place):
            return self._place
        found = None if self._where.named else self._configured(commit)
        found = found or self._renamed(commit, others)
        if found is None and not self._where.named:
            usual = (posixpath.join(above, DEFAULT_KB.as_posix()) for above in self._folders())
            found = next((path for path in usual if commit.has(path)), None)
        return found

    def _configured(self, commit: Commit) -> str | None:
        for folder in self._folders():
            for name in _CONFIGURATIONS:
                file = posixpath.join(folder, name)
                data = commit.text(file)
                try:
                    settings = settings_in(Path(file), data) if data is not None else None
                except WrongUse:
                    continue  # of a configuration as it once was, nobody can mend it
                if settings is None:
                    continue
                path = posixpath.normpath(settings.kb.as_posix()) if settings.kb else ""
                return path if path and commit.has(path) else None
        return None

    def _renamed(self, commit: Commit, others: Sequence[Commit]) -> str | None:
        if self._place is None:
            return None
        head = self._repository.find("HEAD")
        near = [*others, *([self._repository.commit("HEAD")] if head else [])]
        for other in near:
            if other.id != commit.id and other.has(self._place):
                return other.renamed(self._place, commit)
        path = self._where.path
        if path is None or self._repository.bare:
            return None
        top = self._repository.top
        found = _work_tree(self._where)
        base = shown_path(path)
        files = {
            "" if name == base else posixpath.relpath(name, base): data
            for name, data in found.items()
            if isinstance(data, bytes)
        }
        return commit.likely(files, lambda name: not os.path.lexists(top / name))

    def _folders(self) -> list[str]:
        """Give the folders in which a configuration may have stood, from the inside out."""
        file = self._where.settings.file
        folder = self._repository.place(file.parent if file is not None else Path.cwd())
        folders = [folder]
        while folders[-1]:
            folders.append(posixpath.dirname(folders[-1]))
        return folders
