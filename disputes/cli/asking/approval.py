"""Showing what would be written, and asking whether it shall be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from disputes.cli.asking.question import Asker, agreed

if TYPE_CHECKING:
    from disputes.cli.session import Session
    from disputes.edit.apply import Ready
    from disputes.edit.plan import Plan


def approval(session: Session, asker: Asker) -> Callable[[Plan, Ready], None]:
    """Give what asks whether edits shall be written; it raises ``Abort`` where not."""

    def approve(plan: Plan, ready: Ready) -> None:
        from disputes.report.difference import difference

        session.still()
        asker.say("")
        asker.show("".join(difference(ready.before, ready.after)).rstrip("\n"))
        where = plan.at.path if plan.at is not None else " and ".join(sorted(ready.after))
        if not agreed(asker, f"Write this to {where}?", default=True):
            raise click.Abort("nothing was written")

    return approve
