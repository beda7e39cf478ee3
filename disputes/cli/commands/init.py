"""Begin a knowledge base: a small example, with what editors and commits need."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from disputes.cli.completion.values import folders
from disputes.cli.session import DONE, Session

if TYPE_CHECKING:
    from disputes.cli.starting.starter import Start, StarterFile


@click.command(name="init", short_help=__doc__)
@click.argument(
    "folder",
    metavar="[DIR]",
    default=".",
    type=click.Path(path_type=Path),
    shell_complete=folders,
)
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.pass_obj
def command(_: Session, folder: Path, dry_run: bool) -> int:
    """Begin a knowledge base in DIR, or here: a small example to try and to replace.

    With it come the configuration, a pre-commit hook, the schema of the file format and settings
    for VS Code. What is there already is left as it is, and listed.
    """
    from disputes.cli.starting.starter import plan_start
    from disputes.edit.create import create_files

    start = plan_start(folder)
    if dry_run:
        from disputes.cli.session import write
        from disputes.report.difference import difference

        shown = {str(folder / file.path): file.data for file in start.new if not file.long}
        for piece in difference(dict.fromkeys(shown, b""), shown):
            write(piece)
    else:
        start = start.without(create_files(folder, {file.path: file.data for file in start.new}))
    wrote = "Would write" if dry_run else "Wrote"
    _say(_told(start, wrote if folder == Path() else f"{wrote} in {folder}"), dry_run)
    if start.new and not dry_run:
        _say(_next_steps(folder), dry_run)
    return DONE


def _told(start: Start, wrote: str) -> list[str]:
    """Say what was written and what was not."""
    lines = [f"{wrote}:", *map(_row, start.new), ""] if start.new else []
    if start.kept:
        lines += ["Left as they are:", *(f"  {file.path}" for file in start.kept), ""]
    if start.elsewhere is not None:
        lines += [f"No example was added: {start.elsewhere} is the knowledge base.", ""]
    for file in start.lacking:
        lines += [f"{file.path}: {file.missing}"]
        if not file.long:
            lines += ["", *(f"    {line}" for line in file.data.decode().splitlines())]
        lines.append("")
    return lines if start.new or start.lacking else ["All of it is there already.", *lines[:-1]]


def _row(file: StarterFile) -> str:
    return f"  {file.path!s:<33}{file.about}"


def _next_steps(folder: Path) -> list[str]:
    steps = {
        "disputes report": "what is contested, by whom",
        "disputes check": "what is wrong, and where",
        "pre-commit install": "checks before each commit to a git repository",
    }
    if folder.resolve() != Path.cwd():
        import shlex

        steps = {f"cd {shlex.quote(str(folder))}": "", **steps}
    width = max(map(len, steps))
    return ["Next:", *(f"  {step:<{width}}  {about}".rstrip() for step, about in steps.items())]


def _say(lines: list[str], err: bool) -> None:
    from disputes.escape.terminal import visible

    for line in lines:
        click.echo(visible(line), err=err)
