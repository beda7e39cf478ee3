"""Show who took which stance when, and what was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disputes.cli.completion.values import ids
from disputes.cli.session import Session, format_option, reading_options
from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.model.period import Date

FEW = 60
"""So many stances are shown with their words, where nothing else is asked for."""


@click.command(name="timeline", short_help=__doc__)
@click.argument("record_id", metavar="[ID]", required=False, shell_complete=ids())
@click.option("--since", metavar="DATE", help="Leave out what was said before.")
@click.option("--until", metavar="DATE", help="Leave out what was said after.")
@click.option(
    "--quotes/--no-quotes",
    default=None,
    help="With the words and where they stand; by default where there are few.",
)
@reading_options
@format_option()
@click.pass_obj
def command(
    session: Session,
    record_id: str | None,
    since: str | None,
    until: str | None,
    quotes: bool | None,
    as_of: str | None,
    by: str,
    format_: str,
) -> int:
    """Show stances by date: on a claim, question or topic, of a source, or in a document.

    Without ID those on all disputed claims. Changes of mind, retractions and disowned words are
    marked; what has no date stands last.
    """
    from disputes.cli.records import no_record
    from disputes.report.timeline import print_timeline
    from disputes.view.labels import Labels
    from disputes.view.timeline import timeline_data, timeline_table

    dates = _dates(since, until)
    few = None
    if format_ in ("text", "markdown") and not quotes:
        few = FEW if quotes is None else 0
    analysis, loaded = session.analyse(as_of, by)
    try:
        data = timeline_data(analysis, session.evidence(analysis), record_id, *dates, few=few)
    except KeyError:
        raise no_record(loaded, analysis, str(record_id)) from None
    labels = Labels(analysis.kb)
    return session.answer(
        loaded,
        format_,
        data,
        page=lambda page: print_timeline(page, data, labels, lanes=format_ == "text"),
        table=lambda: timeline_table(data),
    )


def _dates(since: str | None, until: str | None) -> tuple[Date | None, Date | None]:
    """Read both; raises ``WrongUse`` where nothing at all can lie within them."""
    from disputes.model.period import read_date

    first = read_date(since, "--since: ") if since is not None else None
    last = read_date(until, "--until: ") if until is not None else None
    if first and last and not first.period.begins_by_end_of(last.period):
        raise WrongUse(
            f"--since {first.text} is later than --until {last.text}", "nothing lies between them"
        )
    return first, last
