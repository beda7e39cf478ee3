"""Tell what changed between two revisions of the knowledge base."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from disputes.cli.session import DONE, FINDINGS, Session, format_option, reading_options
from disputes.errors import WrongUse

if TYPE_CHECKING:
    from pathlib import Path

    from disputes.load.revision import Side
    from disputes.view.table import Table


@click.command(name="diff", short_help=__doc__)
@click.argument("revisions", metavar="[A [B]]", nargs=-1)
@click.option("--exit-code", is_flag=True, help="Give exit status 1 where something changed.")
@reading_options
@format_option()
@click.pass_obj
def command(
    session: Session,
    revisions: tuple[str, ...],
    exit_code: bool,
    as_of: str | None,
    by: str,
    format_: str,
) -> int:
    """Tell what changed: disputes opened and settled, statuses, denials, origins, records.

    A and B are revisions of git: a branch, a tag, a commit. Without B, A is compared with the
    work tree; without A, HEAD is. `A..B` is the same as `A B`, and `A...B` compares B with the
    commit where the two parted, as a pull request does.
    """
    from disputes.load.revision import Where, load_both, wanted
    from disputes.reason.changes import changes_between
    from disputes.report.diff import print_diff
    from disputes.view.diff import Compared, diff_data, diff_labels

    def table() -> Table:
        from disputes.view.diff_table import diff_table

        return diff_table(data)

    if len(revisions) > 2:
        raise click.UsageError("there are at most two revisions to compare")
    _ = session.root  # a wrong folder is told before anything is read
    path, named = _path(session)
    cache = session.settings.cache and not os.environ.get("DISPUTES_NO_CACHE")
    session.phase("reading both revisions")
    sides = load_both(wanted(revisions), Where(path, named, session.settings, cache=cache))
    session.phase("comparing them")
    changes = changes_between(sides[0].loaded.kb, sides[1].loaded.kb, as_of, by)
    points = [
        Compared(side.revision, side.commit, side.path, session.evidence(analysis))
        for side, analysis in zip(sides, (changes.before, changes.after), strict=True)
    ]
    data = diff_data(changes, *points)
    labels = diff_labels(changes)
    session.show(
        format_,
        data,
        page=lambda page: print_diff(page, data, labels),
        table=table,
    )
    incomplete = [_told(side) for side in sides]
    return FINDINGS if any(incomplete) or (exit_code and changes) else DONE


def _path(session: Session) -> tuple[Path | None, bool]:
    """Give where the knowledge base lies now, and whether it was named for this run."""
    try:
        return session.path(), session.named
    except WrongUse:
        return None, False  # it may have been there in the revisions


def _told(side: Side) -> bool:
    """Say where there is no knowledge base and where there are errors; tell whether there are."""
    from disputes.escape.terminal import visible

    name = "the work tree" if side.revision is None else f"'{visible(side.revision)}'"
    if side.path is None:
        click.echo(f"disputes: there is no knowledge base in {name}; it counts as empty", err=True)
    errors = sum(finding.level == "error" for finding in side.loaded.findings)
    if errors:
        noun, them = ("error", "it") if errors == 1 else ("errors", "them")
        where = f"; `disputes check` shows {them}" if side.revision is None else ""
        click.echo(
            f"disputes: the knowledge base in {name} has {errors} {noun}, so this may be "
            f"incomplete{where}",
            err=True,
        )
    return bool(errors)
