"""Carrying out what was planned: shown, or checked and written."""

from __future__ import annotations

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


def dry_run_option(function: _Function) -> _Function:
    """Add ``--dry-run``, which every editing command has."""
    return click.option(
        "--dry-run", is_flag=True, help="Show what would change, and write nothing."
    )(function)


def opened(session: Session) -> tuple[LoadResult, Files]:
    """Read the knowledge base to edit it."""
    from disputes.edit.apply import Files

    loaded = session.load()
    return loaded, Files(loaded, lambda path: Path(path).read_bytes())


def demand_text(*values: str | None) -> None:
    """Demand that what was typed is text; raises ``WrongUse``."""
    for value in values:
        try:
            (value or "").encode()
        except UnicodeEncodeError:
            raise WrongUse("an argument is not UTF-8") from None


def carry_out(
    session: Session, loaded: LoadResult, files: Files, plan: Plan, *, dry_run: bool
) -> int:
    """Make the edits of a plan in the files, or show them; give the exit status.

    Where they would add an error, that is shown and nothing is written.
    """
    from disputes.edit.apply import new_errors, prepare

    session.phase("preparing the edit")
    ready = prepare(files, plan.changes, plan.comments)
    if not ready.after:
        _say(f"nothing to change: {plan.what} would leave everything as it is")
        return DONE
    unsaved = {Path(path): data for path, data in ready.after.items()}
    after = session.load(unsaved=unsaved)
    wrong = new_errors(loaded, after, plan.renamed)
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
        from disputes.edit.write import write_files

        write_files(
            {Path(path): (ready.before[path], data) for path, data in ready.after.items()}
        )
        _say(f"{plan.what}{_where(plan, ready)}")
    for line in plan.more:
        click.echo(visible(f"  {line}"), err=True)
    return DONE


def _where(plan: Plan, ready: Ready) -> str:
    from disputes.edit.apply import line_of

    if plan.at is None:
        return ""
    path, address = plan.at
    if path not in ready.after:
        return f" in {path}"
    return f" in {path}:{line_of(ready.after[path], path, address)}"


def _show(findings: list[Finding], after: LoadResult) -> None:
    from disputes.report.formats.text import render
    from disputes.report.listing import Listing

    for piece in render(Listing(tuple(findings), after.line)):
        write(piece)


def _say(message: str) -> None:
    click.echo(visible(f"disputes: {message}"), err=True)
