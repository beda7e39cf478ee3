"""Draw who stands where: a claim, a topic, a question, or the parties."""

from __future__ import annotations

from pathlib import Path

import click

from disputes.cli.completion.values import files, ids
from disputes.cli.session import Session, reading_options, unknown_id
from disputes.errors import WrongUse
from disputes.graph.formats import formats


@click.command(name="graph", short_help=__doc__)
@click.argument(
    "record_id",
    metavar="[ID]",
    required=False,
    shell_complete=ids("claims", "questions", "topics", "sources"),
)
@click.option(
    "--draw",
    "draws",
    type=click.Choice(["claim", "topic", "party"]),
    help="What to draw: claims with what is around them, the claims of a topic, or the parties.  "
    "[default: what ID is, else party]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(formats()),
    help="How to write it.  [default: by the ending of --output, else dot]",
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    shell_complete=files,
    help="Write it to this file, whole or not at all; - is standard output.",
)
@click.option(
    "--depth",
    metavar="N",
    type=click.IntRange(min=0),
    help="How many steps from ID are drawn.  [default: 1 from a claim or a party, else 0]",
)
@click.option("--force", is_flag=True, help="Draw it even where it is too much to be read.")
@reading_options
@click.pass_obj
def command(
    session: Session,
    record_id: str | None,
    draws: str | None,
    format_: str | None,
    output: Path | None,
    depth: int | None,
    force: bool,
    as_of: str | None,
    by: str,
) -> int:
    """Draw who stands where, for Graphviz, Mermaid, GraphML tools, or as a picture.

    ID is a claim (what is related to it, and every party's position), a question (its rival
    answers), a topic, or a source (its party with those that it opposes or agrees with). Without
    it, all parties; with --draw claim, all disputes.
    """
    from disputes.cli.checking.writing import put
    from disputes.graph.formats import render
    from disputes.view.drawing import draw

    if output == Path("-"):
        output = None
    name = format_ or _by_ending(output)
    analysis, loaded = session.analyse(as_of, by)
    try:
        drawing = draw(analysis, record_id, draws, depth=depth, force=force)
    except KeyError:
        draft = loaded.kb.record(record_id or "")
        if draft is not None:
            raise WrongUse(
                f"'{record_id}' stands in {draft.place.path}",
                "that file is a draft and takes no part in drawings",
            ) from None
        known = {key for records in analysis.kb.by_kind().values() for key in records}
        known.update(analysis.kb.topics_in_use())
        raise unknown_id(record_id or "", sorted(known), "record") from None
    put(render(name, drawing), output)
    return session.status(loaded)


_ENDINGS = {"gv": "dot", "mmd": "mermaid"}


def _by_ending(output: Path | None) -> str:
    """Give the format that a file's name asks for; raises ``WrongUse`` where it says nothing."""
    if output is None:
        return "dot"
    ending = output.suffix.lower().removeprefix(".")
    name = _ENDINGS.get(ending, ending)
    if name not in formats():
        raise WrongUse(
            f"the name '{output.name}' does not say which format to write",
            f"add --format: {', '.join(formats())}",
        )
    return name
