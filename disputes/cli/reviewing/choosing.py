"""Which of the things to look at are wanted: by file, id, kind and code."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from disputes.check.registry import rule_names
from disputes.check.selection import Selection
from disputes.cli.reviewing.drafts import path_in, with_drafts
from disputes.cli.session import Session, unknown_id
from disputes.config.check import CheckSettings
from disputes.errors import WrongUse
from disputes.load import LoadResult
from disputes.load.files import find_files
from disputes.load.nearest import did_you_mean
from disputes.load.record_lines import record_lines
from disputes.view.review import QUOTES_COUNTED, Matter

Chosen = Callable[[Iterable[Matter]], list[Matter]]


def with_named(session: Session, names: Sequence[str]) -> Session:
    """Give a session that also reads the files and folders named, where these lie elsewhere.

    Raises ``WrongUse`` for a folder without such files.
    """
    files: list[Path] = []
    for path in map(Path, names):
        if path.is_dir():
            files += find_files(path, session.settings)
        elif path.is_file():
            files.append(path)
    return with_drafts(session, files)


def chosen_by(
    loaded: LoadResult,
    settings: CheckSettings,
    names: Sequence[str],
    only: str | None,
    codes: Sequence[str],
) -> Chosen:
    """Give what picks the things that are wanted; raises ``WrongUse`` for what is not known."""
    ids = _ids(loaded)
    wanted_ids = {name for name in names if name in ids}
    paths: set[str] = set()
    for name in names:
        if name not in wanted_ids:
            paths.update(_paths(loaded, name, ids))
    selection = Selection(settings, rule_names(settings.plugins))
    words = [word.strip() for code in codes for word in code.split(",") if word.strip()]
    prefixes = tuple(selection.resolve(word) for word in words)

    def chosen(matters: Iterable[Matter]) -> list[Matter]:
        return [
            matter
            for matter in matters
            if (not names or matter.path in paths or not wanted_ids.isdisjoint(_about(matter)))
            and (only is None or matter.kind == only)
            and (not prefixes or any(code.startswith(prefixes) for code in _codes(matter)))
        ]

    return chosen


def _ids(loaded: LoadResult) -> set[str]:
    found = {name for records in loaded.kb.by_kind().values() for name in records}
    for path in loaded.kb.drafts:
        found.update(one.id for one in record_lines(loaded.texts[path]))
    return found


def _paths(loaded: LoadResult, name: str, ids: set[str]) -> list[str]:
    """Give the files of a knowledge base that a file or folder is or holds."""
    path = Path(name)
    if not path.exists():
        if _is_path(name):
            raise WrongUse(f"there is no file {name}", did_you_mean(name, sorted(loaded.texts)))
        raise unknown_id(name, sorted(ids), "record")
    if path.is_dir():
        folder = path.resolve()
        return [one for one in loaded.texts if Path(one).resolve().is_relative_to(folder)]
    found = path_in(loaded, path)
    if found is None:
        raise WrongUse(f"{name} cannot be read", "`disputes check` tells why")
    return [found]


def _is_path(name: str) -> bool:
    """Tell whether a word that is no id must be meant as a path."""
    return "/" in name or os.sep in name or Path(name).suffix in (".yaml", ".yml")


def _about(matter: Matter) -> set[str]:
    """Give the ids that a thing is about."""
    found = {matter.record}
    if matter.wording is not None:
        assertion = matter.wording.assertion
        found.update((*matter.wording.documents, *assertion.sources))
        found.update(one for report in assertion.reports for one in report.via or ())
    return found


def _codes(matter: Matter) -> list[str]:
    if matter.kind == "quote":
        return [QUOTES_COUNTED]
    if matter.finding is not None:
        return [matter.finding.code]
    return [one.code for one in matter.findings]
