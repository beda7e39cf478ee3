"""Running a command that asks for what it was not told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from disputes.cli.editing.carrying import carry_out
from disputes.cli.session import FINDINGS, Session
from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.cli.asking.question import Asker
    from disputes.cli.editing.carrying import Operation


def asker_for(
    session: Session, what: str, options: Mapping[str, Any], *, lacking: bool
) -> Asker | None:
    """Give what asks, where something is to be asked and somebody is there to answer.

    ``what`` is to be added; that is said first.
    """
    wanted = options["ask"]
    if wanted is False or not (lacking or wanted):
        return None
    from disputes.cli.asking.asker import can_ask, open_asker

    if not can_ask():
        if wanted:
            raise WrongUse("nobody can be asked: this is no terminal", "give options, and no --ask")
        return None
    session.still()
    asker = open_asker()
    asker.say(
        f"New {what}. Tab shows what there is; < and Enter: one question back;\n"
        "Ctrl-C leaves, and nothing is written."
    )
    return asker


def asked(asker: Asker | None, command: Callable[[Asker | None], int]) -> int:
    """Run a command that asks; one can go back from any of its questions to those before."""
    if asker is None:
        return command(None)
    from disputes.cli.asking.retracing import retraced

    return retraced(asker, command)


def carry_out_for(session: Session, asker: Asker | None, operation: Operation, **given: Any) -> int:
    """Carry an operation out, for somebody at a terminal with a last question before that.

    Where it makes an error he may change his answers.
    """
    if asker is None:
        return carry_out(session, operation, **given)
    from disputes.cli.asking.approval import approval, change_offered
    from disputes.cli.asking.checking import told

    try:
        status = carry_out(session, operation, approve=approval(session, asker), **given)
    except WrongUse as error:
        asker.say(told(error))
        change_offered(asker)
        raise click.Abort("nothing was written") from None
    if status == FINDINGS:
        change_offered(asker)
    return status
