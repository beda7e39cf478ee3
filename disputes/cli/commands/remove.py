"""Remove a record, and with --force what refers to it."""

from __future__ import annotations

from functools import partial

import click

from disputes.cli.completion.values import ids
from disputes.cli.editing.carrying import carry_out, demand_text, dry_run_option
from disputes.cli.session import Session


@click.command(name="remove", short_help=__doc__)
@click.argument("record_id", metavar="ID", shell_complete=ids())
@click.option("--force", is_flag=True, help="Remove what refers to it, too.")
@dry_run_option
@click.pass_obj
def command(session: Session, record_id: str, force: bool, dry_run: bool) -> int:
    """Remove a record, with the comments above that belong to it.

    While something refers to it, that is listed and nothing is removed. With --force the references
    go as well: ids in lists, fields, and the assertions, reports, relations and roles that would be
    nothing without it.
    """
    from disputes.edit.operations.removing import remove_record

    demand_text(record_id)
    operation = partial(remove_record, record_id=record_id, force=force)
    return carry_out(session, operation, dry_run=dry_run)
