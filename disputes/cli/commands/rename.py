"""Give a record or topic another id, everywhere."""

from __future__ import annotations

from functools import partial

import click

from disputes.cli.completion.values import ids
from disputes.cli.editing.carrying import carry_out, demand_text, dry_run_option
from disputes.cli.session import Session


@click.command(name="rename", short_help=__doc__)
@click.argument("old", metavar="OLD", shell_complete=ids())
@click.argument("new", metavar="NEW")
@dry_run_option
@click.pass_obj
def command(session: Session, old: str, new: str, dry_run: bool) -> int:
    """Give a record or topic another id, with every reference to it.

    All files are changed, drafts too, and so are comments for the program (`# disputes: …`) that
    name it. An id that is there already is refused.
    """
    from disputes.edit.operations.renaming import rename_record

    demand_text(old, new)
    return carry_out(session, partial(rename_record, old=old, new=new), dry_run=dry_run)
