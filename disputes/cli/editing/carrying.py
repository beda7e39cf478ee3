"""Carrying out what was planned: shown, or checked and written."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from disputes.cli.session import DONE, FINDINGS, Session, write
from disputes.errors import WrongUse
from disputes.escape.terminal import visible

if TYPE_CHECKING:
    from disputes.edit.apply import Files, Ready
    from disputes.edit.plan import Plan
    from disputes.finding import Finding
    from disputes.load import LoadResult

_Function = TypeVar("_Function", bound=Callable[..., Any])

Operation = Callable[["Files", "LoadResult"], "Plan"]
"""Tells what is to be changed in a knowledge base; raises ``WrongUse``."""

_PATIENCE = 20.0
"""Seconds for which others are waited for who write the same files."""

_PAUSE = 0.1


def dry_run_option(function: _Function) -> _Function:
    """Add ``--dry-run``, which every editing command has."""
    return click.option(
        "--dry-run", is_flag=True, help="Show what would change, and write nothing."
    )(function)


def demand_text(*values: str | None) -> None:
    """Demand that what was typed is text; raises ``WrongUse``."""
    for value in values:
        try:
            (value or "").encode()
        except UnicodeEncodeError:
            raise WrongUse("an argument is not UTF-8") from None


def carry_out(
    session: Session,
    operation: Operation,
    *,
    dry_run: bool,
    verify: Callable[[LoadResult], list[Finding]] | None = None,
) -> int:
    """Read the knowledge base, and make the edits of an operation or show them; give the status.

    Where they would add an error, or ``verify`` finds one in the result, that is shown and nothing
    is written. Where somebody else has written meanwhile, all is done again from the beginning.
    """
    from disputes.edit.write import Changed

    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return _carry_out(session, operation, verify, dry_run=dry_run)
        except Changed:
            if time.monotonic() > until:
                raise
            time.sleep(random.uniform(0, _PAUSE))  # noqa: S311 - so that two do not meet again


def _carry_out(
    session: Session,
    operation: Operation,
    verify: Callable[[LoadResult], list[Finding]] | None,
    *,
    dry_run: bool,
) -> int:
    from disputes.edit.apply import Files, new_errors, prepare

    loaded = session.load()
    files = Files(loaded, lambda path: Path(path).read_bytes())
    plan = operation(files, loaded)
    session.phase("preparing the edit")
    ready = prepare(files, plan.changes, plan.comments)
    if not ready.after:
        _say(f"nothing to change: {plan.same}")
        return DONE
    unsaved = {Path(path): data for path, data in ready.after.items()}
    after = session.load(unsaved=unsaved)
    wrong = new_errors(loaded, after, plan.renamed)
    if not wrong and verify is not None:
        wrong = verify(after)
    if wrong:
        _show(wrong, after)
        errors = "an error" if len(wrong) == 1 else f"{len(wrong):,} errors"
        _say(f"that would make {errors}; nothing was written")
        return FINDINGS
    if dry_run:
        from disputes.report.difference import difference

        for piece in difference(ready.before, ready.after):
            write(piece)
        _say(f"would have {plan.what}{_where(plan, ready)}")
    else:
        _write(plan, ready)
        _say(f"{plan.what}{_where(plan, ready)}")
    for line in plan.more:
        click.echo(visible(f"  {line}"), err=True)
    return DONE


def _write(plan: Plan, ready: Ready) -> None:
    """Write the files, that of the definition last: then what a crash interrupts can be redone."""
    from disputes.edit.write import write_files

    paths = sorted(ready.after, key=lambda path: (path == plan.last, path))
    write_files({Path(path): (ready.before[path], ready.after[path]) for path in paths})


def _where(plan: Plan, ready: Ready) -> str:
    if plan.at is None:
        return ""
    path, address = plan.at
    if path not in ready.after:
        return f" in {path}"
    return f" in {path}:{ready.line_of(path, address)}"


def _show(findings: list[Finding], after: LoadResult) -> None:
    from disputes.report.formats.text import render
    from disputes.report.listing import Listing

    for piece in render(Listing(tuple(findings), after.line)):
        write(piece)


def _say(message: str) -> None:
    click.echo(visible(f"disputes: {message}"), err=True)
