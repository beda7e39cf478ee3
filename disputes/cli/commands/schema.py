"""Print the JSON Schema of the file format, for editors."""

from __future__ import annotations

from pathlib import Path

import click

from disputes.cli.completion.values import files
from disputes.cli.session import DONE, Session


@click.command(name="schema", short_help=__doc__)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    shell_complete=files,
    help="Write it to a file.",
)
@click.pass_obj
def command(session: Session, output: Path | None) -> int:
    """Print the JSON Schema (2020-12) of a file of a knowledge base.

    With it an editor completes the names of fields and the words that they take, shows what they
    mean, and marks what is misspelt. A file names its schema in a comment in its first line, with
    a path from the file or an address: `# yaml-language-server: $schema=PATH`.
    """
    from disputes.cli.checking.writing import put
    from disputes.view.schema import schema_text

    if output is None:
        session.paged()
    put([schema_text()], output)
    if output is not None:
        click.echo(f"Wrote {output}.", err=True)
    return DONE
