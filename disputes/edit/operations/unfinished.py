"""What of a draft cannot be merged as it is: what lacks words, and comments that are misspelt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from disputes.check.misspelt import HINT, means_accepted
from disputes.edit.apply import OF_FILES, Files
from disputes.edit.operations.removing import MOST_LISTED
from disputes.edit.plan import Spot
from disputes.edit.removal import comments_above
from disputes.errors import WrongUse
from disputes.finding import Finding, Level
from disputes.load import LoadResult
from disputes.load.comments import comments_with
from disputes.load.text import FileText
from disputes.model.comments import MISSING
from disputes.model.fields import SECTIONS

HOW_TO_GO_ON: Final = "write what is missing and delete the notes on it, or accept these one by one"
"""What is to be done about records that were left."""

Key = tuple[str, str]
"""A record by its section and id."""


def unfinished(files: Files, draft: str, records: Iterable[Key]) -> Iterator[Key]:
    """Give the records of a draft above which a note says that something is missing.

    Raises ``ByHand`` where it cannot be told which comments stand above one.
    """
    text, nodes = files.text(draft), files.nodes(draft)
    by_section: defaultdict[str, list[str]] = defaultdict(list)
    for section, name in dict.fromkeys(records):
        by_section[section].append(name)
    for section, names in by_section.items():
        for name, lines in comments_above(nodes, (section,), names):
            if any(text.line(line).lstrip().startswith(MISSING) for line in lines):
                yield section, name


def told_of(draft: str, left: Iterable[Key]) -> list[tuple[str, Spot]]:
    """Tell of the records that stay in a draft, for something is missing, and where."""
    return [
        (
            f"left, for something is missing: {SECTIONS[section].name} '{name}'",
            Spot(draft, (section, name)),
        )
        for section, name in left
    ]


def demand_whole(loaded: LoadResult, draft: str) -> None:
    """Demand that a draft can be read and edited; raises ``WrongUse`` with what is in the way."""
    found = [
        one
        for one in sorted(loaded.findings, key=Finding.order)
        if one.path == draft and one.level is Level.ERROR and one.code.startswith(OF_FILES)
    ]
    if not found:
        return
    listed = [
        f"{draft}:{one.span.line}:{one.span.column}: {one.code} {one.message}" for one in found
    ]
    lines = ("nothing was merged, for the draft has to be mended first:", *listed[:MOST_LISTED])
    raise WrongUse("\n  ".join(lines), found[0].hint)


def demand_understood(text: FileText) -> None:
    """Demand that no comment in a draft nearly accepts a record; raises ``WrongUse``."""
    found = [one for one in comments_with(text, b"") if means_accepted(one.text)]
    if found:
        places = (
            f"`{one.text}` accepts nothing: {text.path}:{one.span.line}:{one.span.column}"
            for one in found[:MOST_LISTED]
        )
        raise WrongUse("\n  ".join(("nothing was merged:", *places)), HINT)
