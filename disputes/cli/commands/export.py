"""Write the knowledge base, and what is derived from it, for other tools."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from disputes.cli.completion.values import files, words
from disputes.cli.session import Session, reading_options
from disputes.errors import WrongUse


class WithFormats(click.Command):
    """A command whose help lists the formats, each with the first line of its module."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the formats, without importing any."""
        from disputes.export.formats import first_lines

        with formatter.section("Formats"):
            formatter.write_dl(first_lines())
        super().format_epilog(ctx, formatter)


def _formats() -> list[tuple[str, str]]:
    from disputes.export.formats import first_lines

    return first_lines()


@click.command(name="export", cls=WithFormats, short_help=__doc__)
@click.argument("format_", metavar="FORMAT", shell_complete=words(_formats))
@click.argument("target", metavar="TARGET", shell_complete=files)
@click.option("--force", is_flag=True, help="Replace also what no export made.")
@reading_options
@click.pass_obj
def command(
    session: Session, format_: str, target: str, force: bool, as_of: str | None, by: str
) -> int:
    """Write the knowledge base, and what is derived from it, for other tools.

    TARGET is the folder or file to write; for a format that is one text, - is standard output. An
    earlier export is replaced; anything else only with --force. It is written whole or not at
    all. What the format cannot carry is told on standard error.
    """
    from pathlib import Path

    from disputes.escape.terminal import visible
    from disputes.export.formats import Shape, find_format
    from disputes.export.subject import Subject
    from disputes.export.writing import write_export

    chosen = find_format(format_)
    noun = "folder" if chosen.SHAPE is Shape.FOLDER else "file"
    if target == "-" and chosen.SHAPE is not Shape.TEXT:
        raise WrongUse(f"{format_} cannot go to standard output", f"name a {noun}")
    if not target:
        raise WrongUse("the name of what to write is empty", f"name a {noun}")
    analysis, loaded = session.analyse(as_of, by)
    subject = Subject(analysis, session.evidence(analysis))
    if target == "-":
        for _, pieces in chosen.files(subject):
            _print(pieces)
    else:
        write_export(chosen, subject, Path(target), force=force)
    for line in subject.lost():
        click.echo(f"disputes: {line}", err=True)
    status = session.status(loaded)
    place = "standard output" if target == "-" else visible(target)
    click.echo(f"disputes: wrote {chosen.holds(subject)} to {place}", err=True)
    return status


def _print(pieces: Iterable[bytes]) -> None:
    """Write bytes to standard output, whatever encoding it has for text."""
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces)
