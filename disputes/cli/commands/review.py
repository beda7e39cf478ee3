"""Go through what needs a person: findings, drafts, unverified quotes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from disputes.cli.completion.values import ids, rules
from disputes.cli.session import DONE, FINDINGS, Session, format_option, write_json
from disputes.escape.terminal import visible

if TYPE_CHECKING:
    from disputes.cli.reviewing.remembering import Memory
    from disputes.cli.reviewing.walk import Walk

_KINDS = {"findings": "finding", "drafts": "draft", "quotes": "quote"}


@click.command(name="review", short_help=__doc__)
@click.argument("names", metavar="[PATH|ID]...", nargs=-1, shell_complete=ids(drafts=True))
@click.option("--only", type=click.Choice(tuple(_KINDS)), help="Look only at these.")
@click.option(
    "--code",
    "codes",
    metavar="RULES",
    multiple=True,
    shell_complete=rules(),
    help="Look only at findings of these rules: codes, beginnings of codes or names, separated by "
    "commas.",
)
@click.option("--skipped", is_flag=True, help="Let what was skipped earlier come again.")
@click.option("--again", is_flag=True, help="Forget what was skipped, and what was looked at.")
@click.option("--list", "listed", is_flag=True, help="Only list what there is to look at.")
@format_option("text", "json")
@click.option(
    "--state",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Keep here what was skipped and looked at.  [default: in the user's own folder]",
)
@click.pass_obj
def command(
    session: Session,
    names: tuple[str, ...],
    only: str | None,
    codes: tuple[str, ...],
    skipped: bool,
    again: bool,
    listed: bool,
    format_: str,
    state: Path | None,
) -> int:
    """Go through what needs a person, one thing a screen: findings, drafts, unverified quotes.

    Errors come first, then warnings and infos; then the records of drafts; then quotes that could
    not be held against a text. A key accepts, edits or skips each; ? tells what the keys do. What
    is decided is written at once, so one can leave and go on at any time.

    PATH is a file or folder of the knowledge base, or a draft elsewhere; ID a record.

    The exit status is 1 where something is left to look at.
    """
    if format_ != "text" and not listed:
        raise click.UsageError("--format goes with --list")
    from disputes.cli.checking.settings import combined
    from disputes.cli.reviewing.choosing import chosen_by, with_named
    from disputes.cli.reviewing.desk import Desk
    from disputes.cli.reviewing.drafts import demand_drafts
    from disputes.cli.reviewing.remembering import Memory, memory_for
    from disputes.cli.reviewing.screen import Terminal
    from disputes.cli.reviewing.walk import Walk

    terminal = None if listed else Terminal(session.still)
    settings = combined(session, (), (), (), None, None)
    session = with_named(session, names)
    desk = Desk(session, settings)
    demand_drafts(session, desk.loaded)
    chosen = chosen_by(desk.loaded, settings, names, _KINDS.get(only or ""), codes)
    memory = Memory(state if state is not None else memory_for(session.path()))
    if again:
        memory.forget_all()
    walk = Walk(desk, memory, chosen, skipped=skipped)
    if terminal is None:
        return _list(session, walk, memory, format_)
    try:
        walk.run(terminal)
    except KeyboardInterrupt:
        click.echo()
        raise
    finally:
        terminal.close()
    return _end(walk, memory)


def _list(session: Session, walk: Walk, memory: Memory, format_: str) -> int:
    from disputes.report.review import print_review
    from disputes.view.review import review_data

    matters = walk.left()
    data = review_data(matters, memory.now.skipped)
    if format_ == "json":
        write_json(data)
    else:
        with session.page() as page:
            print_review(page, data)
    _warn(memory)
    return FINDINGS if matters else DONE


def _end(walk: Walk, memory: Memory) -> int:
    from disputes.report.review import summary
    from disputes.report.words import count
    from disputes.view.review import review_data

    matters = walk.left()
    told = [walk.message] if walk.message else []
    if walk.decided:
        told.append(f"{count(walk.decided, 'decision')} made")
    told.append(summary(review_data(matters, memory.now.skipped)["counts"]))
    for line in told:
        click.echo(visible(line), err=True)
    _warn(memory)
    return FINDINGS if matters else DONE


def _warn(memory: Memory) -> None:
    for trouble in (memory.damaged, memory.trouble):
        if trouble:
            click.echo(visible(f"disputes: {trouble}"), err=True)
