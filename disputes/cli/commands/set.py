"""Set a field of a record, or take it away."""

from __future__ import annotations

from functools import partial

import click

from disputes.cli.completion.values import ids, words
from disputes.cli.editing.carrying import carry_out, demand_text, dry_run_option
from disputes.cli.session import Session


def _fields() -> list[tuple[str, str]]:
    """Give the fields that records have, each with what it means."""
    from disputes.model.fields import SECTIONS, FieldType

    found = {
        field.name: field.about
        for kind in SECTIONS.values()
        for field in kind.fields.values()
        if field.type is not FieldType.RECORDS
    }
    return sorted(found.items())


@click.command(name="set", short_help=__doc__)
@click.argument("record_id", metavar="ID", shell_complete=ids(drafts=True))
@click.argument("field", metavar="FIELD", shell_complete=words(_fields))
@click.argument("values", metavar="[VALUE]...", nargs=-1, shell_complete=ids())
@click.option("--clear", is_flag=True, help="Take the field away.")
@dry_run_option
@click.pass_obj
def command(
    session: Session,
    record_id: str,
    field: str,
    values: tuple[str, ...],
    clear: bool,
    dry_run: bool,
) -> int:
    """Set a field of a record: `disputes set russia aliases Moscow "The Kremlin"`.

    A list takes several values and then has just these; what it has already stays as it is
    written. All else in the file stays, to the byte. What would make an error is not written.
    """
    from disputes.edit.operations.setting import clear_field, set_field

    if clear and values:
        raise click.UsageError("--clear takes the field away, so it goes with no VALUE")
    if not clear and not values:
        raise click.UsageError("give a VALUE, or --clear to take the field away")
    demand_text(record_id, field, *values)
    if clear:
        operation = partial(clear_field, record_id=record_id, name=field)
    else:
        operation = partial(set_field, record_id=record_id, name=field, values=values)
    return carry_out(session, operation, dry_run=dry_run)
