"""Show who took which stance when, and what was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disputes.cli.completion.values import ids
from disputes.cli.session import Session, format_option, reading_options, unknown_id
from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.load import LoadResult
    from disputes.model.period import Date
    from disputes.reason.analysis import Analysis

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
    from disputes.report.timeline import print_timeline
    from disputes.view.labels import Labels
    from disputes.view.timeline import timeline_data, timeline_table

    dates = _date("--since", since), _date("--until", until)
    few = None
    if format_ in ("text", "markdown") and not quotes:
        few = FEW if quotes is None else 0
    analysis, loaded = session.analyse(as_of, by)
    try:
        data = timeline_data(analysis, session.evidence(analysis), record_id, *dates, few=few)
    except KeyError:
        raise _unknown(loaded, analysis, str(record_id)) from None
    labels = Labels(analysis.kb)
    return session.answer(
        loaded,
        format_,
        data,
        page=lambda page: print_timeline(page, data, labels, lanes=format_ == "text"),
        table=lambda: timeline_table(data),
    )


def _date(option: str, text: str | None) -> Date | None:
    from disputes.model.period import FORMS, Date, parse_date

    if text is None:
        return None
    try:
        return Date(text, parse_date(text))
    except ValueError as error:
        message = f"{option}: '{text}' is not a date: {error}"
        raise WrongUse(message, f"write {FORMS}") from None


def _unknown(loaded: LoadResult, analysis: Analysis, record_id: str) -> WrongUse:
    draft = loaded.kb.record(record_id)
    if draft is not None:
        return WrongUse(
            f"'{record_id}' stands in {draft.place.path}",
            "that file is a draft and takes no part in reports",
        )
    known = {key for records in analysis.kb.by_kind().values() for key in records}
    return unknown_id(record_id, sorted(known.union(analysis.kb.topics_in_use())), "record")
