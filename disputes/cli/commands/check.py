"""Check the knowledge base: every problem, in its place."""

from __future__ import annotations

import click

from disputes.cli.session import DONE, FINDINGS, Session, format_option, write


@click.command(name="check", short_help=__doc__)
@format_option
@click.pass_obj
def command(session: Session, format_: str) -> int:
    """Check the knowledge base: every problem, with its place and what to do about it.

    The exit status is 1 where there are errors.
    """
    from disputes import __version__
    from disputes.check.run import check
    from disputes.report.formats import render
    from disputes.report.listing import Listing, rules_by_code
    from disputes.report.places import folder_in_repository

    loaded = session.load()
    settings = session.settings.check
    checked = check(loaded, settings, session.root)
    listing = Listing(
        checked.findings,
        loaded.line,
        rules_by_code(settings.plugins),
        __version__,
        folder_in_repository("."),
        checked.silenced,
        checked.known,
        checked.stale,
    )
    for piece in render(format_, listing):
        write(piece)
    return FINDINGS if checked.failing(settings.fail_on) else DONE
