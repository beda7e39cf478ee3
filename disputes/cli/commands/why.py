"""Show how the status of a claim came about."""

from __future__ import annotations

import click

from disputes.cli.completion.values import ids
from disputes.cli.session import Session, format_option, reading_options


@click.command(name="why", short_help=__doc__)
@click.argument("claim_id", metavar="CLAIM", shell_complete=ids("claims"))
@click.argument("party", required=False, shell_complete=ids("sources"))
@reading_options
@format_option()
@click.pass_obj
def command(
    session: Session, claim_id: str, party: str | None, as_of: str | None, by: str, format_: str
) -> int:
    """Show how a claim's status came about, step by step, down to quotes and relations.

    With PARTY, only that party's part in it.
    """
    from disputes.cli.parties import no_position
    from disputes.cli.records import no_record
    from disputes.report.why import print_why
    from disputes.view.labels import Labels
    from disputes.view.why import PARTS, why_data, why_table

    analysis, loaded = session.analyse(as_of, by)
    if claim_id not in analysis.kb.claims:
        raise no_record(loaded, analysis, claim_id, analysis.kb.claims, "claim")
    if party is not None and party not in analysis.kb.sources:
        raise no_record(loaded, analysis, party, analysis.kb.sources, "source")
    data = why_data(analysis, session.evidence(analysis), claim_id, party)
    if party is not None and not any(data[part] for part in PARTS):
        parties = [position.party for position in analysis.claim(claim_id).positions]
        raise no_position(analysis, party, parties, "this claim")
    labels = Labels(analysis.kb)
    return session.answer(
        loaded,
        format_,
        data,
        page=lambda page: print_why(page, data, labels),
        table=lambda: why_table(data),
    )
