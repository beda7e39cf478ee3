"""Draft what an article holds: who said what, and what is known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from disputes.cli.completion.values import files, ids
from disputes.cli.ingesting.reading import STDIN
from disputes.cli.session import DONE, Session
from disputes.errors import WrongUse
from disputes.escape.terminal import visible

if TYPE_CHECKING:
    from disputes.ingest.reading.article import Article
    from disputes.ingest.reading.filing import ArchivedFile
    from disputes.load import LoadResult
    from disputes.model.knowledge_base import KnowledgeBase


@click.command(name="ingest", short_help=__doc__)
@click.argument("article", metavar="FILE|-", type=Path, shell_complete=files)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["yaml", "json"]),
    default="yaml",
    show_default=True,
    help="A draft, or all that was found, as data.",
)
@click.option(
    "--engine",
    type=click.Choice(["plain", "nlp"]),
    default="plain",
    show_default=True,
    help="What reads the sentences: our rules alone, or with spaCy.",
)
@click.option("--published", metavar="DATE", help="When it was published.")
@click.option(
    "--publisher",
    metavar="ID|NAME",
    shell_complete=ids("sources"),
    help="Who published it.",
)
@click.option(
    "--id",
    "document",
    metavar="ID",
    shell_complete=ids("documents"),
    help="The id of its document.",
)
@click.option(
    "--output",
    type=Path,
    metavar="FILE",
    shell_complete=files,
    help="Write to FILE, which must not be there yet.  [default: standard output]",
)
@click.option("--no-file", is_flag=True, help="Do not put the text into the archive.")
@click.pass_obj
def command(
    session: Session,
    article: Path,
    format_: str,
    engine: str,
    published: str | None,
    publisher: str | None,
    document: str | None,
    output: Path | None,
    no_file: bool,
) -> int:
    """Draft what an article holds: its document, and who said what there, in which words.

    FILE is a plain text or a saved page; `-` is standard input. The text is put into the archive.
    The draft is a file with `draft: true`: `disputes review` goes through it, and `disputes accept`
    merges what a person has accepted. Nothing is merged by itself.
    """
    from disputes.cli.editing.carrying import demand_text
    from disputes.cli.ingesting.telling import told, told_filing, told_output
    from disputes.cli.ingesting.writing import demand_new, put_draft, put_json
    from disputes.ingest.drafting.draft import draft

    demand_text(published, publisher, document)
    demand_new(output)
    if document is not None:
        from disputes.edit.operations.renaming import demand_id

        demand_id(document)
    loaded = _loaded(session)
    root = session.root
    read = _read(session, article, published, publisher)
    name = _name(article)
    kb, taken = _known(loaded)
    if root is not None and kb.documents:
        from disputes.ingest.drafting.editions import with_editions

        session.phase("comparing it with the archive")
        read = with_editions(read, kb, root)
    drafted = draft(read, kb, engine, taken=taken, document=document, phase=session.phase)
    filed: ArchivedFile | None = None
    if root is not None and not no_file:
        from disputes.ingest.reading.filing import file_text

        session.phase("filing the text")
        filed = file_text(root, read, article.name if name != STDIN else "")
    session.phase("preparing the answer")
    filed_as = filed.name if filed is not None else None
    if format_ == "json":
        put_json(drafted, filed_as, output)
    else:
        put_draft(drafted, kb, taken, name, filed_as, output)
    for line in (
        *told(drafted, name),
        *told_filing(filed, archive=root is not None, wanted=not no_file),
        *told_output(output, draft=format_ == "yaml"),
    ):
        _say(line)
    return session.status(loaded) if loaded is not None else DONE


def _name(article: Path) -> str:
    return STDIN if str(article) == "-" else str(article)


def _read(session: Session, article: Path, published: str | None, publisher: str | None) -> Article:
    from disputes.cli.ingesting.reading import article_bytes
    from disputes.ingest.reading.reader import read_article

    session.phase("reading the article")
    name = _name(article)
    data = article_bytes(None if name == STDIN else article)
    session.phase("telling the article from what is round it")
    return read_article(data, name, published=published, publisher=publisher)


def _loaded(session: Session) -> LoadResult | None:
    """Read the knowledge base; an article can be drafted without one."""
    if not session.named:
        try:
            session.path()
        except WrongUse:
            _say("no knowledge base here, so all sources and claims are new")
            return None
    return session.load()


def _known(loaded: LoadResult | None) -> tuple[KnowledgeBase, frozenset[str]]:
    """Give the knowledge base, and all ids that are taken, whether they could be read or not."""
    from disputes.model.knowledge_base import KnowledgeBase

    if loaded is None:
        return KnowledgeBase(), frozenset()
    return loaded.kb, loaded.referred | set(loaded.kb.topics_in_use())


def _say(message: str) -> None:
    click.echo(visible(f"disputes: {message}"), err=True)
