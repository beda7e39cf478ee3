"""Check the knowledge base: every problem, in its place."""

from __future__ import annotations

import click

from disputes.cli.session import DONE, FINDINGS, Session, format_option, write, write_json


@click.command(name="check", short_help=__doc__)
@format_option
@click.pass_obj
def command(session: Session, format_: str) -> int:
    """Check the knowledge base: every problem, with its place and what to do about it.

    The exit status is 1 where there are errors.
    """
    loaded = session.load()
    if format_ == "json":
        from disputes.report.findings import findings_data

        write_json(findings_data(loaded.findings))
    elif loaded.findings:
        from disputes.report.findings import findings_text, summary

        write(findings_text(loaded.findings, loaded.line))
        write(f"{summary(loaded.findings)}\n")
    else:
        write("No findings.\n")
    return DONE if loaded.complete else FINDINGS
