"""Showing what would be written, and asking whether it shall be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from disputes.cli.asking.question import Asker, Question, agreed
from disputes.cli.asking.retracing import Back

if TYPE_CHECKING:
    from disputes.cli.session import Session
    from disputes.edit.apply import Ready
    from disputes.edit.plan import Plan


_ABOUT = "e: through the answers again, to change them. <: back to the last question."


def approval(session: Session, asker: Asker) -> Callable[[Plan, Ready], None]:
    """Give what asks whether edits shall be written; it raises ``Abort`` where not.

    It raises ``Back`` where answers are to be changed first.
    """

    def approve(plan: Plan, ready: Ready) -> None:
        from disputes.report.difference import difference

        session.still()
        asker.say("")
        asker.show("".join(difference(ready.before, ready.after)).rstrip("\n"))
        where = plan.at.path if plan.at is not None else " and ".join(sorted(ready.after))
        label = f"Write this to {where}? [Y/n/e]"
        answer = asker.ask(Question(label, _ABOUT, wrong=_wrong, open=False)).casefold()
        if answer == "e":
            raise Back(first=True)
        if answer in ("n", "no"):
            raise click.Abort("nothing was written")

    return approve


def change_offered(asker: Asker) -> None:
    """Ask whether to change answers that led to an error; raises ``Back`` where so."""
    if agreed(asker, "Change the answers?", default=True):
        raise Back(first=True)


def _wrong(answer: str) -> str:
    return "" if answer.casefold() in ("y", "yes", "n", "no", "e") else "answer y, n or e"
