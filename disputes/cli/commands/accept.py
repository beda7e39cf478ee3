"""Merge the accepted records of a draft into the knowledge base."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from disputes.cli.completion.values import files as any_file
from disputes.cli.editing.carrying import carry_out, demand_text, dry_run_option
from disputes.cli.session import Session

if TYPE_CHECKING:
    from disputes.edit.apply import Files
    from disputes.edit.plan import Plan
    from disputes.load import LoadResult


@click.command(name="accept", short_help=__doc__)
@click.argument("draft", metavar="DRAFT", type=Path, shell_complete=any_file)
@click.option(
    "--into",
    metavar="FILE",
    shell_complete=any_file,
    help="The file that new records go to.  [default: the one with such records]",
)
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Merge every record, accepted or not, unless a note says that something is missing.",
)
@dry_run_option
@click.pass_obj
def command(session: Session, draft: Path, into: str | None, every: bool, dry_run: bool) -> int:
    """Merge the accepted records of DRAFT into the knowledge base, and take them out of it.

    A record is accepted by a comment, `# disputes: accepted`, which `disputes review` writes.
    Records go to the ends of their sections, and assertions on a claim that is there behind its
    others; one on which `# disputes: report of assertion 2` stands becomes a report of that one.
    What is there already just so is only taken out; what is there and differs is refused,
    with both places. What is not accepted stays in the draft.

    Nothing is written that would make an error, which is told by its place in DRAFT. DRAFT may lie
    outside the knowledge base.
    """
    from disputes.cli.reviewing.drafts import path_in, with_drafts
    from disputes.edit.operations.accepting import merge_draft

    demand_text(str(draft), into)

    def operation(files: Files, loaded: LoadResult) -> Plan:
        path = path_in(loaded, draft) or str(draft)
        return merge_draft(files, loaded, path, into=into, every=every)

    return carry_out(with_drafts(session, [draft]), operation, dry_run=dry_run)
