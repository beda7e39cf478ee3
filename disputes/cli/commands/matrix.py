"""Show who is heard on what, who opposes whom, and who agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disputes.cli.completion.values import ids
from disputes.cli.session import Session, format_option, reading_options

if TYPE_CHECKING:
    from disputes.report.page import Page

MOST = 40
"""So many parties are shown where nothing else is asked for."""


@click.command(name="matrix", short_help=__doc__)
@click.option("--claims", "by_claim", is_flag=True, help="Parties' positions claim by claim.")
@click.option(
    "--topic", metavar="ID", shell_complete=ids("topics"), help="Only claims of this topic."
)
@click.option("--disputed", is_flag=True, help="Only contested and questioned claims.")
@click.option(
    "--party",
    "parties",
    multiple=True,
    metavar="ID",
    shell_complete=ids("sources"),
    help="Only this party, and against whom it stands; may be repeated.",
)
@click.option("--all", "everybody", is_flag=True, help=f"Every party, not only {MOST}.")
@reading_options
@format_option()
@click.pass_obj
def command(
    session: Session,
    by_claim: bool,
    topic: str | None,
    disputed: bool,
    parties: tuple[str, ...],
    everybody: bool,
    as_of: str | None,
    by: str,
    format_: str,
) -> int:
    """Show who opposes whom and who agrees with whom, on how many claims.

    With --claims, each party's position claim by claim, topic by topic. Those are shown that are
    heard on the most claims, at most 40 unless --all or --party asks for others.
    """
    from disputes.cli.parties import heard_most, no_position
    from disputes.cli.records import no_record
    from disputes.report.matrix import print_matrix, print_positions
    from disputes.view.labels import Labels
    from disputes.view.matrix import Choice, matrix_data, matrix_table, positions_data

    analysis, loaded = session.analyse(as_of, by)
    kb = analysis.kb
    if topic is not None and topic not in kb.topics_in_use():
        raise no_record(loaded, analysis, topic, kb.topics_in_use(), "topic")
    for party in parties:
        if party not in kb.sources:
            raise no_record(loaded, analysis, party, kb.sources, "source")
        if party not in analysis.parties:
            raise no_position(analysis, party, heard_most(analysis))
    chosen = tuple(dict.fromkeys(parties))
    choice = Choice(topic, disputed, chosen, None if everybody or len(chosen) > 1 else MOST)
    data = positions_data(analysis, choice) if by_claim else matrix_data(analysis, choice)
    labels = Labels(kb)

    def page(sheet: Page) -> None:
        if by_claim:
            print_positions(sheet, data, labels)
        else:
            print_matrix(sheet, data, labels, aligned=format_ == "text")

    status = session.answer(
        loaded,
        format_,
        data,
        page=page,
        table=lambda: matrix_table(data),
    )
    if format_ == "csv" and data["cut"]:
        click.echo(
            f"disputes: {len(data['parties']):,} of {data['parties_in_all']:,} parties, those "
            "heard on the most claims; --all gives every one",
            err=True,
        )
    return status
