"""Show the passages that archived texts share, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disputes.cli.completion.values import ids
from disputes.cli.session import DONE, Session, format_option
from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.load import LoadResult

FEW = 12
"""Of so many pairs of texts the passages are shown, where nothing else is asked for."""


@click.command(name="reuse", short_help=__doc__)
@click.argument(
    "documents",
    metavar="[DOCUMENTS]",
    nargs=-1,
    shell_complete=ids("documents", drafts=True),
)
@click.option(
    "--least",
    type=click.IntRange(min=3),
    default=8,
    show_default=True,
    metavar="WORDS",
    help="Count only runs of at least so many words.",
)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=0.05,
    show_default=True,
    metavar="SHARE",
    help="Show two texts that share so much of the shorter one.",
)
@click.option(
    "--passages/--no-passages",
    default=None,
    help="Show all pairs of texts, with or without their passages. By default up to"
    f" {FEW} pairs are shown with them; of more, those that share most, without.",
)
@format_option()
@click.pass_obj
def command(
    session: Session,
    documents: tuple[str, ...],
    least: int,
    threshold: float,
    passages: bool | None,
    format_: str,
) -> int:
    """Show which texts share passages, where, and how they differ there.

    DOCUMENTS are ids of documents, files, or folders of *.txt files, also below the archive;
    without any, all documents with an archived text. It says what they share, not who copied, and
    proposes what could be recorded.
    """
    from pathlib import Path

    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.report.reuse import print_reuse
    from disputes.view.labels import Labels
    from disputes.view.reuse import reuse_data
    from disputes.view.reuse.table import reuse_table
    from disputes.view.reuse.texts import choose

    session.paged()
    loaded = _loaded(session, documents)
    kb = loaded.kb if loaded is not None else KnowledgeBase()
    chosen = choose(kb, session.root, documents, Path.cwd())
    session.phase("comparing the texts")
    data = reuse_data(kb, session.root, chosen, least, threshold)
    labels = Labels(kb)
    few = len(data["pairs"]) <= FEW if passages is None else passages
    session.show(
        format_,
        data,
        page=lambda page: print_reuse(page, data, labels, passages=few, every=passages is not None),
        table=lambda: reuse_table(data),
    )
    return session.status(loaded) if loaded is not None else DONE


def _loaded(session: Session, documents: tuple[str, ...]) -> LoadResult | None:
    """Read the knowledge base; files can be compared without one."""
    if documents and not session.named:
        try:
            session.path()
        except WrongUse:
            return None
    return session.load()
