"""Show what is contested, by whom, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from disputes.cli.completion.values import ids, words
from disputes.cli.session import (
    Session,
    format_option,
    reading_options,
    unknown_id,
    unknown_word,
)

if TYPE_CHECKING:
    from disputes.report.page import Page


def _statuses() -> tuple[str, ...]:
    from disputes.model.terms import Status

    return tuple(Status)


@click.command(name="report", short_help=__doc__)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    metavar="STATUS",
    shell_complete=words(_statuses),
    help="Only claims of this status, such as contested or agreed; may be repeated.",
)
@click.option(
    "--topic", metavar="ID", shell_complete=ids("topics"), help="Only claims of this topic."
)
@click.option("--all", "everything", is_flag=True, help="Show undisputed claims too.")
@reading_options
@format_option()
@click.pass_obj
def command(
    session: Session,
    statuses: tuple[str, ...],
    topic: str | None,
    everything: bool,
    as_of: str | None,
    by: str,
    format_: str,
) -> int:
    """Show what is contested, by whom, and in which words.

    Text and Markdown show the disputed claims unless --all or --status asks for others; JSON and
    CSV have every claim that the options choose.
    """
    from disputes.model.terms import Status
    from disputes.reason.analysis import ClaimAnalysis
    from disputes.view.report import claim_data, report_head, report_table

    for status in statuses:
        if status not in tuple(Status):
            raise unknown_word(status, tuple(Status), "status")
    analysis, loaded = session.analyse(as_of, by)
    if topic is not None and topic not in analysis.kb.topics_in_use():
        raise unknown_id(topic, analysis.kb.topics_in_use(), "topic")

    def wanted(found: ClaimAnalysis) -> bool:
        return (not statuses or found.status.value in statuses) and (
            topic is None or found.claim.topic == topic
        )

    chosen = [found for found in analysis.claims() if wanted(found)]
    head = report_head(analysis, chosen)
    evidence = session.evidence(analysis, full=format_ != "json")

    def one(claim_id: str) -> dict[str, Any]:
        return claim_data(analysis, evidence, analysis.claim(claim_id))

    def page(sheet: Page) -> None:
        from disputes.report.claims import print_claim, print_conditional
        from disputes.report.report import print_report
        from disputes.view.labels import Labels
        from disputes.view.outline import outline

        told = outline(
            analysis,
            head,
            chosen,
            only_disputed=not everything and not statuses,
            chosen_by=(*([Labels(analysis.kb).topic(topic)] if topic else []), *statuses),
            drafts=bool(loaded.kb.drafts),
        )

        def print_one(where: Page, claim_id: str) -> None:
            claim = one(claim_id)
            print_claim(where, claim, told.labels, indent=2)
            print_conditional(where, claim, told.labels, indent=4)

        print_report(sheet, told, print_one)

    from disputes.escape.json import Encoded, json_text
    from disputes.report.pieces import rendered

    ids = [found.claim.id for found in chosen]
    claims = (Encoded(text) for text in rendered(ids, lambda claim_id: json_text(one(claim_id))))
    return session.answer(
        loaded,
        format_,
        {**head, "claims": claims},
        page=page,
        table=lambda: report_table(map(one, ids)),
    )
