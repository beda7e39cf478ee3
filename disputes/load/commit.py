"""The files of one commit, out of git's objects; neither work tree nor index is looked at.

Their bytes are those that were committed: no filter and no conversion of line ends is applied.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from disputes.config import Settings
from disputes.load import codes
from disputes.load.files import Unreadable, counts, too_large
from disputes.load.git import Git

FAILS = "cannot read that revision"
HINT = "`git fsck` tells what is wrong with the repository"
_LINK, _SUBMODULE = b"120000", b"160000"
_MOST_LINKS = 40
MOST_COMPARED = 100
"""Files up to which it is looked for those that are alike."""
_MISSING = Unreadable((codes.UNREADABLE, "this clone does not have what is in it"))
_LEADS_OUT = "this symbolic link leads to nothing in the revision; links out of it are not followed"

Contents = dict[str, bytes | Unreadable]
"""The files of a knowledge base: their bytes by path, or why there are none."""


class _Entry(NamedTuple):
    mode: bytes
    id: str


class Commit:
    """One commit of a repository; ``name`` is how it is called, ``id`` its whole number."""

    def __init__(self, git: Git, commit_id: str, name: str, top: Path | None = None) -> None:
        self._git = git
        self._top = top
        self.id = commit_id
        self.name = name

    def has(self, path: str) -> bool:
        """Tell whether there is a file or a folder at a path from the top; that itself is ``""``.

        A link counts as what it leads to.
        """
        found = self._followed(path)
        if found is None:
            return False
        entry = self._files.get(found)
        return found in self._folders if entry is None else entry.mode != _SUBMODULE

    def text(self, path: str) -> bytes | None:
        """Give the bytes of one file, if there is one."""
        found = self._followed(path)
        entry = self._files.get(found) if found is not None else None
        if entry is None or entry.mode == _SUBMODULE:
            return None
        return next(iter(_blobs(self._git, [entry.id]).values()), None)

    def contents(self, path: str, settings: Settings) -> Contents:
        """Read a file, or all that count of those below a folder, as they are read from disk.

        Raises ``WrongUse`` where git fails. Costs two starts of git, and those of submodules.
        """
        found = self._followed(path)
        if found is None or not self.has(path):
            return {}
        chosen: dict[str, str | Unreadable] = {}
        inner: Contents = {}
        if found in self._files:
            chosen[path] = self._files[found].id
        else:
            for name, entry in self._below(found):
                shown = posixpath.join(path, name)
                if entry.mode == _SUBMODULE:
                    place = posixpath.join(found, name)
                    for below, data in self._submodule(place, entry.id, name, settings):
                        inner[posixpath.join(shown, below).rstrip("/")] = data
                elif counts(PurePosixPath(name), settings):
                    target = self._target(posixpath.join(found, name), entry)
                    if target is not None:
                        chosen[shown] = target
        return self._read(chosen, settings) | inner

    def renamed(self, path: str, other: Commit) -> str | None:
        """Give the path in another commit of what this one has at a path, as git sees renames."""
        names = ("diff-tree", "-r", "-z", "-M", "--name-status", "--diff-filter=R")
        output = self._git.ask_whether(*names, self.id, other.id)
        fields = [os.fsdecode(field) for field in (output or b"").split(b"\0")]
        votes: dict[str, int] = {}
        for old, new in zip(fields[1::3], fields[2::3], strict=False):
            if old == path:
                return new
            if old.startswith(f"{path}/"):
                folder = _folder_of(new, old[len(path) + 1 :])
                votes[folder] = votes.get(folder, 0) + 1
        return min(votes, key=lambda folder: (-votes[folder], folder), default=None)

    def likely(self, files: Mapping[str, bytes], gone: Callable[[str], bool]) -> str | None:
        """Give the path of what some files, named from a folder or ``""``, are the successors of.

        Only files that are ``gone`` are looked at; those with more than half of the lines in
        common count, as they do for git. Linear in the size of the files, times those gone.
        """
        left = {path: entry.id for path, entry in self._files.items() if _is_yaml(path)}
        left = {path: object_id for path, object_id in left.items() if gone(path)}
        if len(left) > MOST_COMPARED or len(files) > MOST_COMPARED:
            return None
        blobs = _blobs(self._git, set(left.values()))
        return _most_alike(files, {path: blobs.get(left[path], b"") for path in left})

    def successor(self, path: str, new: Mapping[str, bytes]) -> str | None:
        """Give the path of what has become of a file or folder, among new files by their paths.

        As ``likely``, the other way round.
        """
        found = self._followed(path) or path
        below = {name: entry for name, entry in self._below(found) if _is_yaml(name)}
        if found in self._files:
            below = {"": self._files[found]}
        if len(below) > MOST_COMPARED or len(new) > MOST_COMPARED:
            return None
        blobs = _blobs(self._git, {entry.id for entry in below.values()})
        return _most_alike({name: blobs.get(below[name].id, b"") for name in below}, new)

    @cached_property
    def _files(self) -> Mapping[str, _Entry]:
        output = self._git.ask("ls-tree", "-r", "-z", "--full-tree", self.id)
        found: dict[str, _Entry] = {}
        for line in output.split(b"\0"):
            head, _, path = line.partition(b"\t")
            if path:
                mode, _, object_id = head.split(b" ")
                found[os.fsdecode(path)] = _Entry(mode, object_id.decode())
        return found

    @cached_property
    def _folders(self) -> frozenset[str]:
        found = {""}
        for path in self._files:
            folder = posixpath.dirname(path)
            while folder not in found:
                found.add(folder)
                folder = posixpath.dirname(folder)
        return frozenset(found)

    def _below(self, folder: str) -> Iterator[tuple[str, _Entry]]:
        start = f"{folder}/" if folder else ""
        for path, entry in self._files.items():
            if path.startswith(start):
                yield path[len(start) :], entry

    def _followed(self, path: str) -> str | None:
        """Follow the links on the way to a path; nothing where they lead out, or in a circle."""
        done, ahead = "", [part for part in path.split("/") if part]
        links = 0
        while ahead:
            here = posixpath.join(done, ahead.pop(0))
            entry = self._files.get(here)
            if entry is None or entry.mode != _LINK:
                done = here
                continue
            links += 1
            target = next(iter(_blobs(self._git, [entry.id]).values()), None)
            if target is None or links > _MOST_LINKS or target.startswith(b"/"):
                return None
            there = posixpath.normpath(posixpath.join(done, os.fsdecode(target)))
            if there.split("/")[0] == "..":
                return None
            done, ahead = "", [part for part in there.split("/") if part != "."] + ahead
        return done

    def _target(self, path: str, entry: _Entry) -> str | Unreadable | None:
        """Give the object that a file's bytes are in; none where a link leads to a folder."""
        if entry.mode != _LINK:
            return entry.id
        found = self._followed(path)
        if found is not None and found in self._files:
            return self._files[found].id
        if found is not None and found in self._folders:
            return None
        return Unreadable((codes.UNREADABLE, _LEADS_OUT))

    def _read(self, chosen: Mapping[str, str | Unreadable], settings: Settings) -> Contents:
        ids = {target for target in chosen.values() if isinstance(target, str)}
        large = {}
        for object_id, size in _sizes(self._git, ids):
            why = too_large(size, settings)
            if why is not None:
                large[object_id] = why
        blobs = _blobs(self._git, ids - large.keys())
        found: Contents = {}
        for path, target in chosen.items():
            if isinstance(target, Unreadable):
                found[path] = target
            elif target in large:
                found[path] = large[target]
            else:
                found[path] = blobs.get(target, _MISSING)
        return found

    def _submodule(
        self, place: str, commit_id: str, name: str, settings: Settings
    ) -> Iterator[tuple[str, bytes | Unreadable]]:
        """Read what a submodule has there, if it is checked out; else its folder is empty."""
        folder = self._top / place if self._top is not None else None
        if folder is None or not (folder / ".git").exists() or not _may_hold(name, settings):
            return
        git = Git(folder, fails=FAILS, hint=HINT)
        if git.ask_whether("cat-file", "-e", f"{commit_id}^{{commit}}") is None:
            why = "the submodule does not have the commit that belongs to the revision"
            yield "", Unreadable((codes.UNREADABLE, why))
            return
        inner = Commit(git, commit_id, self.name, folder).contents("", settings)
        for below, data in inner.items():
            if counts(PurePosixPath(name, below), settings):
                yield below, data


def _most_alike(files: Mapping[str, bytes], others: Mapping[str, bytes]) -> str | None:
    """Give the path of the file, or folder, whose contents most of some files are most alike to.

    The files are named from a folder, or ``""``; with more than half of the lines in common.
    """
    lines = {path: set(others[path].splitlines()) for path in sorted(others)}
    votes: dict[str, int] = {}
    for name, data in files.items():
        own = set(data.splitlines())
        shared = {path: len(own & each) for path, each in lines.items()}
        best = max(shared, key=lambda path: shared[path], default=None)
        if best is not None and 2 * shared[best] > max(len(own), len(lines[best])):
            found = best if not name else _folder_of(best, name)
            votes[found] = votes.get(found, 0) + 1
    return min(votes, key=lambda path: (-votes[path], path), default=None)


def _folder_of(path: str, name: str) -> str:
    """Give the folder from which a path has a name, else the one that it lies in."""
    return path.removesuffix(f"/{name}") if path.endswith(f"/{name}") else posixpath.dirname(path)


def _is_yaml(path: str) -> bool:
    return counts(PurePosixPath(path), Settings())


def _may_hold(name: str, settings: Settings) -> bool:
    return counts(PurePosixPath(name, "a.yaml"), settings)


def _sizes(git: Git, ids: Iterable[str]) -> Iterator[tuple[str, int]]:
    asked = "".join(f"{one}\n" for one in sorted(ids)).encode()
    if not asked:
        return
    output = git.ask("cat-file", "--batch-check=%(objectname) %(objectsize)", standard_input=asked)
    for line in output.decode().splitlines():
        object_id, size = line.split(" ")[:2]
        if size.isdecimal():  # else it says that it is missing
            yield object_id, int(size)


def _blobs(git: Git, ids: Iterable[str]) -> dict[str, bytes]:
    """Give the bytes of objects; those that are missing are left out."""
    asked = "".join(f"{one}\n" for one in sorted(ids)).encode()
    if not asked:
        return {}
    output = git.ask("cat-file", "--batch", "--buffer", standard_input=asked)
    found: dict[str, bytes] = {}
    at = 0
    while at < len(output):
        end = output.index(b"\n", at)
        head = output[at:end].split(b" ")
        at = end + 1
        if len(head) == 3:
            size = int(head[2])
            found[head[0].decode()] = output[at : at + size]
            at += size + 1
    return found
