"""Carrying out what was planned: shown, or checked and written."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

import click

from disputes.cli.session import DONE, FINDINGS, Session, write
from disputes.errors import WrongUse
from disputes.escape.terminal import visible

if TYPE_CHECKING:
    from disputes.edit.apply import Files, Ready
    from disputes.edit.plan import Plan
    from disputes.edit.write import Writing
    from disputes.finding import Finding
    from disputes.load import LoadResult

_Function = TypeVar("_Function", bound=Callable[..., Any])

Operation = Callable[["Files", "LoadResult"], "Plan"]
"""Tells what is to be changed in a knowledge base; raises ``WrongUse``."""

Approve = Callable[["Plan", "Ready"], None]
"""Asks whether edits shall be written; raises where they shall not."""


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
    into: str | None = None,
    approve: Approve | None = None,
    unverified: bool = False,
) -> int:
    """Read the knowledge base, and make the edits of an operation or show them; give the status.

    Where they would add an error, by the reader or the rules, or ``verify`` finds one in the
    result, that is shown and nothing is written; ``unverified`` leaves out what the archive says to
    quotes. Where somebody else has written meanwhile, all is done again from the beginning.
    ``into`` is a file that may be a new one; ``approve`` is asked before anything is written.
    """
    from disputes.edit.write import PATIENCE, Changed, Writing

    until = time.monotonic() + PATIENCE

    def asked(plan: Plan, ready: Ready) -> None:
        nonlocal until
        if approve is not None:
            approve(plan, ready)
            until = time.monotonic() + PATIENCE  # it does not run while a person thinks

    with Writing() as writing:
        while True:
            try:
                return _carry_out(
                    session,
                    operation,
                    verify,
                    asked if approve is not None else None,
                    into,
                    writing,
                    dry_run=dry_run,
                    unverified=unverified,
                )
            except Changed:
                if time.monotonic() > until:
                    raise


def _carry_out(
    session: Session,
    operation: Operation,
    verify: Callable[[LoadResult], list[Finding]] | None,
    approve: Approve | None,
    into: str | None,
    writing: Writing,
    *,
    dry_run: bool,
    unverified: bool,
) -> int:
    from disputes.disk.interrupts import delayed
    from disputes.edit.apply import Files, new_errors, prepare

    loaded, new = load_with(session, into)
    files = Files(loaded, lambda path: b"" if path == new else Path(path).read_bytes())
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
    if not wrong:
        from disputes.edit.judging import errors_made

        session.phase("checking the edit")
        rules = session.settings.check
        wrong = errors_made(loaded, after, plan, rules, session.root, unverified=unverified)
    if wrong:
        _show(_as_they_are(wrong, plan, ready, files), loaded if plan.origins else after)
        errors = "an error" if len(wrong) == 1 else f"{len(wrong):,} errors"
        _say(f"that would make {errors}; nothing was written")
        return FINDINGS
    if dry_run:
        from disputes.report.difference import difference

        for piece in difference(ready.before, ready.after):
            write(piece)
        _say(f"would have {plan.what}{_where(plan, ready, new)}")
    else:
        if approve is not None:
            writing.let_go()  # nobody is kept waiting for a person
            approve(plan, ready)
        if new is None:
            writing.hold(map(Path, ready.after))
        with delayed():  # what is written is told
            if new is None:
                writing.write(_in_order(plan, ready))
            else:
                _create(session.path(), Path(new), ready.after[new])
            _say(f"{plan.what}{_where(plan, ready, new)}")
    parts = [f"{what} in {spot.path}:{ready.line_of(*spot)}" for what, spot in plan.each]
    for line in (*parts, *plan.more):
        click.echo(visible(f"  {line}"), err=True)
    return DONE


def load_with(session: Session, into: str | None) -> tuple[LoadResult, str | None]:
    """Read the knowledge base, with an empty file where ``into`` is not there yet.

    Gives it with the path of that new file, as findings show it. Raises ``WrongUse`` where a file
    there would not be read.
    """
    if into is None:
        return session.load(), None
    from disputes.edit.placing import demand_place
    from disputes.load.files import shown_path

    path, file = session.path(), Path(into)
    below = demand_place(path, file, session.settings)
    if file.exists():
        return session.load(), None
    return session.load(unsaved={file: b""}), shown_path(path / below)


def _create(kb: Path, file: Path, data: bytes) -> None:
    """Write a new file of the knowledge base; raises ``Changed`` where it is there by now."""
    from disputes.edit.create import create_files
    from disputes.edit.write import Changed

    below = file.resolve().relative_to(kb.resolve())
    if create_files(kb.resolve(), {PurePosixPath(below.as_posix()): data}):
        raise Changed(f"{file} has been made meanwhile, nothing was written", "try again")


def _in_order(plan: Plan, ready: Ready) -> dict[Path, tuple[bytes, bytes]]:
    """Give the files, that of the definition last: then what a crash interrupts can be redone."""
    paths = sorted(ready.after, key=lambda path: (path == plan.last, path))
    return {Path(path): (ready.before[path], ready.after[path]) for path in paths}


def _where(plan: Plan, ready: Ready, new: str | None) -> str:
    if plan.at is None:
        return ""
    path, address = plan.at
    if path not in ready.after:
        return f" in {path}"
    which = "a new file, " if path == new else ""
    return f" in {which}{path}:{ready.line_of(path, address)}"


def _as_they_are(findings: list[Finding], plan: Plan, ready: Ready, files: Files) -> list[Finding]:
    """Give errors in what is moved with the places where it is now, and is to be mended."""
    if not plan.origins:
        return findings
    from disputes.edit.origins import where_it_is

    return where_it_is(findings, plan, ready, files)


def _show(findings: list[Finding], loaded: LoadResult) -> None:
    from disputes.report.formats.text import render
    from disputes.report.listing import Listing

    unfixed = tuple(finding._replace(edits=()) for finding in findings)  # `check --fix` sees none
    for piece in render(Listing(unfixed, loaded.line)):
        write(piece)


def _say(message: str) -> None:
    click.echo(visible(f"disputes: {message}"), err=True)
