"""What `disputes ingest` says on standard error of what it has done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.drafting.comments import counts
from disputes.ingest.drafting.drafted import Aside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disputes.ingest.drafting.drafted import Drafted
    from disputes.ingest.reading.filing import ArchivedFile

_ASIDE = {
    Aside.RECORDED: "on record already",
    Aside.NOBODY: "of whom nobody can tell",
    Aside.OWN: "in the article's own voice",
    Aside.SCANT: "that say hardly anything",
    Aside.DENIED: "within what somebody denies",
    Aside.FURNITURE: "in what is not the article's",
}


def told(drafted: Drafted, name: str) -> Iterator[str]:
    """Say what was found in an article, in one line."""
    found = counts(drafted)
    total = len(drafted.candidates)
    if not total:
        yield f"found nobody in {name} who is said to hold anything"
        return
    parts = []
    if found["known"]:
        parts.append(f"{found['known']:,} on claims that are there")
    if found["new"]:
        parts.append(f"{found['new']:,} on new ones")
    parts += [f"{found[kind.value]:,} {words}" for kind, words in _ASIDE.items() if found[kind]]
    noun = "attribution" if total == 1 else "attributions"
    yield f"{total:,} {noun} in {name}: {', '.join(parts)}"


def told_filing(filed: ArchivedFile | None, *, archive: bool, wanted: bool) -> Iterator[str]:
    """Say where the text was filed, or why it was not."""
    if filed is not None:
        where = "filed as" if filed.new else "is in the archive already, as"
        yield f"the text {'was ' if filed.new else ''}{where} {filed.name}"
    elif wanted and not archive:
        yield (
            "no archive, so the text was not filed and the quotes are unverified; "
            "name one with --archive DIR"
        )


def told_output(output: Path | None, *, draft: bool) -> Iterator[str]:
    """Say where the answer was written, if to a file, and what goes on from there."""
    if output is not None:
        yield f"wrote {output}" + (f"; `disputes review {output}` goes through it" if draft else "")
