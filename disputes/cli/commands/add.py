"""Add a source, document, question, claim, assertion, relation or topic."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from disputes.cli.completion.values import files as any_file
from disputes.cli.completion.values import ids
from disputes.cli.editing.carrying import carry_out, demand_text, dry_run_option
from disputes.cli.editing.options import field_options, given_fields
from disputes.cli.session import Session
from disputes.errors import WrongUse
from disputes.model.fields import RELATIONS, SECTIONS, STANCES

if TYPE_CHECKING:
    from disputes.edit.apply import Files
    from disputes.edit.plan import Plan
    from disputes.finding import Finding
    from disputes.load import LoadResult
    from disputes.load.plain import Plain

_Function = TypeVar("_Function", bound=Callable[..., Any])


@click.group(name="add", short_help=__doc__)
def command() -> None:
    """Add a record at the end of its section, or an assertion or relation to its claim.

    All that is in the file stays, to the byte. What would make an error is not written.
    """


def _where_options(function: _Function) -> _Function:
    new_id = click.option(
        "--id", "record_id", metavar="ID", help="Its id.  [default: made from its name or text]"
    )
    into = click.option(
        "--into", metavar="FILE", shell_complete=any_file, help="The file to put it in."
    )
    return new_id(into(dry_run_option(function)))


def _add_record(
    session: Session,
    section: str,
    options: dict[str, Any],
    more: Callable[[LoadResult], dict[str, str]] = lambda _: {},
) -> int:
    from disputes.edit.operations.adding import add_record

    kind = SECTIONS[section]
    fields = given_fields(kind.name, options)
    record_id, into = options["record_id"], options["into"]
    demand_text(record_id, into, *_texts(fields))

    def operation(files: Files, loaded: LoadResult) -> Plan:
        whole = {**fields, **more(loaded)}
        ordered = {name: whole[name] for name in kind.fields if name in whole}
        return add_record(files, loaded, section, ordered, record_id=record_id, into=into)

    return carry_out(session, operation, dry_run=options["dry_run"])


@command.command(name="topic")
@field_options("topic")
@_where_options
@click.pass_obj
def _topic(session: Session, /, **options: Any) -> int:
    """Add a name for a topic."""
    return _add_record(session, "topics", options)


@command.command(name="source")
@field_options("source")
@_where_options
@click.pass_obj
def _source(session: Session, /, **options: Any) -> int:
    """Add a source: who speaks."""
    return _add_record(session, "sources", options)


@command.command(name="document")
@click.argument("file", metavar="[FILE]", required=False, type=Path, shell_complete=any_file)
@field_options("document")
@_where_options
@click.pass_obj
def _document(session: Session, /, file: Path | None, **options: Any) -> int:
    """Add a document in which something is on record.

    FILE is its archived text: where that lies below the archive folder, and its SHA-256, are
    filled in.
    """
    if file is not None and (options["text"] or options["sha256"]):
        raise click.UsageError("FILE tells --text and --sha256: leave these out")

    def archived(loaded: LoadResult) -> dict[str, str]:
        from disputes.edit.operations.archived import archived_fields

        if file is None:
            return {}
        demand_text(str(file))
        if session.root is None:
            raise WrongUse(
                "no archive folder to look for the file in",
                "`disputes --archive DIR add document FILE`, or `archive` in the configuration",
            )
        return archived_fields(loaded, session.root, file)

    return _add_record(session, "documents", options, archived)


@command.command(name="question")
@field_options("question")
@_where_options
@click.pass_obj
def _question(session: Session, /, **options: Any) -> int:
    """Add a question that rival claims answer."""
    return _add_record(session, "questions", options)


@command.command(name="claim")
@field_options("claim")
@_where_options
@click.pass_obj
def _claim(session: Session, /, **options: Any) -> int:
    """Add a claim: one sentence that can be true or false."""
    return _add_record(session, "claims", options)


@command.command(name="assertion")
@click.argument("claim", metavar="CLAIM", shell_complete=ids("claims"))
@field_options("assertion")
@click.option("--first-hand", is_flag=True, help="It came through nobody: `via: []`.")
@click.option("--unverified", is_flag=True, help="Do not look the quote up in the archive.")
@dry_run_option
@click.pass_obj
def _assertion(session: Session, /, claim: str, **options: Any) -> int:
    """Add an assertion: who takes which stance on CLAIM, where that is on record, in which words.

    Give one stance, such as `--asserts SOURCE`, once or more for several who speak jointly. The
    quote is looked up in the archived texts first, and must stand there word for word.
    """
    from disputes.edit.operations.adding import add_assertion

    fields = given_fields("assertion", options)
    if not any(name in STANCES for name in fields):
        raise click.UsageError(f"give a stance: one of {', '.join('--' + one for one in STANCES)}")
    if options["first_hand"]:
        if "via" in fields:
            raise click.UsageError("--via says through whom it came, --first-hand through nobody")
        fields["via"] = []
    demand_text(claim, *_texts(fields))
    more = []
    verify: Callable[[LoadResult], list[Finding]] | None = None
    if "quote" in fields:
        from disputes.cli.editing.verifying import quote_findings

        if options["unverified"]:
            more = ["the quote was not looked up in the archive"]
        elif session.root is None:
            more = ["the quote is unverified: no archive folder was given"]
        else:
            verify = partial(quote_findings, claim_id=claim, root=session.root)

    def operation(files: Files, loaded: LoadResult) -> Plan:
        return add_assertion(files, loaded, claim, fields)._replace(more=more)

    return carry_out(session, operation, dry_run=options["dry_run"], verify=verify)


@command.command(name="relation")
@click.argument("claim", metavar="CLAIM", shell_complete=ids("claims"))
@click.argument("kind", metavar="RELATION", type=click.Choice(tuple(RELATIONS)))
@click.argument("other", metavar="OTHER", shell_complete=ids("claims"))
@click.option("--why", metavar="TEXT", help="Why it holds, in one sentence.")
@dry_run_option
@click.pass_obj
def _relation(
    session: Session, claim: str, kind: str, other: str, why: str | None, dry_run: bool
) -> int:
    """Add that CLAIM contradicts, negates, implies, supports or weakens OTHER.

    The first two hold both ways, and are written once.
    """
    from disputes.edit.operations.adding import add_relation

    demand_text(claim, other, why)
    operation = partial(add_relation, claim_id=claim, kind=kind, other=other, why=why)
    return carry_out(session, operation, dry_run=dry_run)


def _texts(fields: dict[str, Plain]) -> list[str]:
    """Give all texts among the values of some fields."""
    found: list[str] = []
    for value in fields.values():
        found += [value] if isinstance(value, str) else [str(one) for one in value or ()]
    return found
