"""Show what is contested, by whom, in which words."""

from __future__ import annotations

import click

from disputes.cli.session import (
    Session,
    format_option,
    reading_options,
    unknown_id,
    unknown_word,
    write_json,
)


@click.command(name="report", short_help=__doc__)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    metavar="STATUS",
    help="Only claims of this status, such as contested or agreed; may be repeated.",
)
@click.option("--topic", metavar="ID", help="Only claims of this topic.")
@click.option("--all", "everything", is_flag=True, help="Also what nobody disputes.")
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

    The text shows the disputed claims unless --all or --status asks for others; JSON has every
    claim that the options choose.
    """
    from disputes.model.terms import Status
    from disputes.reason.analysis import ClaimAnalysis
    from disputes.view.report import claim_data, report_head

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

    evidence = session.evidence(analysis, full=format_ == "text")
    chosen = [found for found in analysis.claims() if wanted(found)]
    head = report_head(analysis, chosen)
    if format_ == "json":
        claims = (claim_data(analysis, evidence, found) for found in chosen)
        write_json({**head, "claims": claims})
        return session.status(loaded)
    from disputes.report.report import print_report
    from disputes.view.outline import outline

    told = outline(
        analysis,
        head,
        (
            claim_data(analysis, evidence, found)
            for found in chosen
            if everything or statuses or found.dispute is not None
        ),
        chosen={found.claim.id for found in chosen},
        filtered=bool(statuses or topic),
    )
    with session.page() as page:
        print_report(page, told)
    return session.status(loaded)
