"""Show one record whole, or where two parties differ and agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from disputes.cli.completion.values import ids
from disputes.cli.session import Session, format_option, reading_options
from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.load import LoadResult
    from disputes.reason.analysis import Analysis


@click.command(name="show", short_help=__doc__)
@click.argument("record_id", metavar="ID", shell_complete=ids())
@click.option(
    "--against",
    "other",
    metavar="PARTY",
    shell_complete=ids("sources"),
    help="Where ID, a party, and this one differ, and where they agree.",
)
@reading_options
@format_option()
@click.pass_obj
def command(
    session: Session, record_id: str, other: str | None, as_of: str | None, by: str, format_: str
) -> int:
    """Show one claim, source, document, question or topic whole.

    A source that is a party is shown with the world as it has it: what it holds, denies, leaves
    open, and has taken back. A document is shown in the order of its text where the archive is at
    hand, the answers to a question by their values.
    """
    from disputes.report.show import print_show
    from disputes.view.labels import Labels
    from disputes.view.show import comparison_data, show_data, show_table

    analysis, loaded = session.analyse(as_of, by)
    data: dict[str, Any]
    if other is None:
        _demand_record(analysis, loaded, record_id)
        data = show_data(analysis, session.evidence(analysis), record_id)
    else:
        _demand_parties(analysis, loaded, record_id, other)
        data = comparison_data(analysis, session.evidence(analysis), record_id, other)
    labels = Labels(analysis.kb)
    return session.answer(
        loaded,
        format_,
        data,
        page=lambda page: print_show(page, data, labels),
        table=lambda: show_table(data),
    )


def _demand_record(analysis: Analysis, loaded: LoadResult, record_id: str) -> None:
    """Raise ``WrongUse`` where no record that takes part in reports has an id."""
    from disputes.cli.records import no_record
    from disputes.view.show import kind_of

    if kind_of(analysis.kb, record_id) is None:
        raise no_record(loaded, analysis, record_id)


def _demand_parties(analysis: Analysis, loaded: LoadResult, party: str, other: str) -> None:
    """Raise ``WrongUse`` where two ids are not those of two parties with positions."""
    from disputes.cli.parties import heard_most, no_position
    from disputes.cli.records import no_record
    from disputes.view.show import kind_of

    parties = heard_most(analysis)
    for one in (party, other):
        kind = kind_of(analysis.kb, one)
        if kind is None:
            raise no_record(loaded, analysis, one, parties, "party")
        if kind != "source":
            raise WrongUse(f"--against compares two parties, and '{one}' is a {kind}")
        if one not in parties:
            raise no_position(analysis, one, parties)
    if party == other:
        raise WrongUse(f"'{party}' is both parties", "name two different ones")
