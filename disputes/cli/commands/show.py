"""Show one record whole, of whatever kind."""

from __future__ import annotations

import click

from disputes.cli.session import Session, format_option, reading_options, unknown_id
from disputes.errors import WrongUse


@click.command(name="show", short_help=__doc__)
@click.argument("record_id", metavar="ID")
@reading_options
@format_option()
@click.pass_obj
def command(session: Session, record_id: str, as_of: str | None, by: str, format_: str) -> int:
    """Show one claim, source, document, question or topic whole."""
    from disputes.report.show import print_show
    from disputes.view.labels import Labels
    from disputes.view.show import show_data, show_table

    analysis, loaded = session.analyse(as_of, by)
    try:
        data = show_data(analysis, session.evidence(analysis), record_id)
    except KeyError:
        draft = loaded.kb.record(record_id)
        if draft is not None:
            raise WrongUse(
                f"'{record_id}' stands in {draft.place.path}",
                "that file is a draft and takes no part in reports",
            ) from None
        known = {key for records in analysis.kb.by_kind().values() for key in records}
        known.update(analysis.kb.topics_in_use())
        raise unknown_id(record_id, sorted(known), "record") from None
    labels = Labels(analysis.kb)
    return session.answer(
        loaded,
        format_,
        data,
        page=lambda page: print_show(page, data, labels),
        table=lambda: show_table(data),
    )
