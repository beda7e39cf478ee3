"""Paths as seen from the root of the repository, as services show them."""

from __future__ import annotations

import os
import posixpath


def folder_in_repository(folder: str) -> str:
    """Give a folder as seen from the root of the git repository around it, with ``/``.

    Gives an empty text for the root itself and for a folder in no repository.
    """
    inner = os.path.realpath(folder)
    root = inner
    while not os.path.lexists(os.path.join(root, ".git")):  # noqa: PTH118
        outer = os.path.dirname(root)  # noqa: PTH120
        if outer == root:
            return ""
        root = outer
    below = os.path.relpath(inner, root)
    return "" if below == os.curdir else below.replace(os.sep, "/")


def from_root(path: str, folder: str) -> str:
    """Give the path of a file that is named from a folder, as seen from the root."""
    if is_absolute(path):
        return path
    return posixpath.normpath(f"{folder}/{path}" if folder else path)


def is_absolute(path: str) -> bool:
    """Tell whether a path with ``/`` begins at the root or a drive."""
    return path.startswith("/") or (path[1:3] == ":/" and path[0].isalpha())
