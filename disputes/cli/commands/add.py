"""Add a source, document, question, claim, assertion, report, relation or topic."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from disputes.cli.asking.commanding import asked, asker_for, carry_out_for
from disputes.cli.completion.values import files as any_file
from disputes.cli.completion.values import ids
from disputes.cli.editing.carrying import demand_text, dry_run_option, load_with
from disputes.cli.editing.options import demand_fields, demand_options, field_options, given_fields
from disputes.cli.editing.verifying import Quoted
from disputes.cli.session import Session
from disputes.errors import WrongUse
from disputes.model.fields import RELATIONS, REPORT, SECTIONS, STANCES

if TYPE_CHECKING:
    from disputes.cli.asking.question import Asker
    from disputes.edit.apply import Files
    from disputes.edit.operations.archived import Archived
    from disputes.edit.plan import Plan
    from disputes.finding import Finding
    from disputes.load import LoadResult
    from disputes.load.plain import Plain

_ENDS = ("claim", "kind", "other")
"""What a relation has."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


@click.group(name="add", short_help=__doc__)
def command() -> None:
    """Add a record at the end of its section, or an assertion or relation to its claim.

    On a terminal, what is needed and was not given is asked for. All that is in the file stays, to
    the byte. What would make an error is not written.
    """


def _writing_options(function: _Function) -> _Function:
    ask = click.option(
        "--ask/--no-ask",
        default=None,
        help="Ask for what was not given.  [default: on a terminal, where something is needed]",
    )
    return ask(dry_run_option(function))


def _where_options(function: _Function) -> _Function:
    new_id = click.option(
        "--id", "record_id", metavar="ID", help="Its id.  [default: made from its name or text]"
    )
    into = click.option(
        "--into",
        metavar="FILE",
        shell_complete=any_file,
        help="The file to put it in; it may be a new one.",
    )
    return new_id(into(_writing_options(function)))


def _evidence_options(function: _Function) -> _Function:
    first_hand = click.option(
        "--first-hand", is_flag=True, help="It came through nobody: `via: []`."
    )
    unverified = click.option(
        "--unverified", is_flag=True, help="Do not look the quote up in the archive."
    )
    return first_hand(unverified(_writing_options(function)))


def _add_record(
    session: Session,
    section: str,
    options: dict[str, Any],
    archived: Callable[[LoadResult], Archived] | None = None,
) -> int:
    kind = SECTIONS[section]
    fields = given_fields(kind.name, options)
    lacking = any(name not in fields for name in kind.required or ("name",))
    asker = asker_for(session, kind.name, options, lacking=lacking)
    return asked(asker, partial(_put_record, session, section, options, archived))


def _put_record(
    session: Session,
    section: str,
    options: dict[str, Any],
    archived: Callable[[LoadResult], Archived] | None,
    asker: Asker | None,
) -> int:
    from disputes.edit.operations.adding import add_record

    kind = SECTIONS[section]
    fields = given_fields(kind.name, options)
    if asker is not None:
        from disputes.cli.asking.records import ask_record

        loaded, _ = load_with(session, options["into"])
        told = archived(loaded) if archived is not None else None
        session.still()
        options = ask_record(session, asker, loaded, section, options, told)
        fields = given_fields(kind.name, options)
    record_id, into = options["record_id"], options["into"]
    demand_text(record_id, into, *_texts(fields))

    def operation(files: Files, loaded: LoadResult) -> Plan:
        whole, more = dict(fields), []
        if archived is not None:
            told = archived(loaded)
            whole.update(told.fields)
            for name, guess in told.guesses.items() if asker is None else ():
                if options[name] is None:
                    whole[name] = guess.value
                    more.append(f"{name} from line {guess.line}: {guess.words}")
        demand_fields(kind.name, whole)
        ordered = {name: whole[name] for name in kind.fields if name in whole}
        plan = add_record(files, loaded, section, ordered, record_id=record_id, into=into)
        return plan._replace(more=[*plan.more, *more])

    return carry_out_for(session, asker, operation, dry_run=options["dry_run"], into=into)


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
    filled in. So are title, publisher and date where its head tells them; which line does is said.
    An option goes before that; an empty one leaves the field out.
    """
    if file is not None:
        return _add_record(session, "documents", options, _archived(session, file, options))
    asker = asker_for(session, "document", options, lacking=options["title"] is None)

    def command(asker: Asker | None) -> int:
        chosen = None
        if asker is not None and session.root is not None and not options["text"]:
            from disputes.cli.asking.records import ask_archived

            loaded = session.load()
            session.still()
            chosen = ask_archived(asker, loaded, session.root)
        archived = _archived(session, chosen, options) if chosen is not None else None
        return _put_record(session, "documents", options, archived, asker)

    return asked(asker, command)


def _archived(
    session: Session, file: Path, options: Mapping[str, Any]
) -> Callable[[LoadResult], Archived]:
    """Give what reads the text of a document; raises ``WrongUse``."""
    if options["text"] or options["sha256"]:
        raise click.UsageError("FILE tells --text and --sha256: leave these out")
    demand_text(str(file))
    root = session.root
    if root is None:
        raise WrongUse(
            "no archive folder to look for the file in",
            "`disputes --archive DIR add document FILE`, or `archive` in the configuration",
        )
    from disputes.edit.operations.archived import archived_fields

    return partial(archived_fields, root=root, file=file)


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
@click.argument("claim", metavar="CLAIM", required=False, shell_complete=ids("claims"))
@field_options("assertion")
@_evidence_options
@click.pass_obj
def _assertion(session: Session, /, **options: Any) -> int:
    """Add an assertion: who takes which stance on CLAIM, where that is on record, in which words.

    Give one stance, such as `--asserts SOURCE`, once or more for several who speak jointly. The
    quote is looked up in the archived texts first, and must stand there word for word. What other
    documents have in other words is added by `add report`.
    """
    lacking = not options["claim"] or not any(options[name] for name in STANCES)
    asker = asker_for(session, "assertion", options, lacking=lacking)
    return asked(asker, partial(_put_assertion, session, options))


def _put_assertion(session: Session, options: dict[str, Any], asker: Asker | None) -> int:
    from disputes.edit.operations.adding import add_assertion
    from disputes.edit.operations.reporting import in_long_form

    reports: Sequence[Mapping[str, Plain]] = ()
    if asker is not None:
        from disputes.cli.asking.assertions import ask_assertion

        loaded = session.load()
        session.still()
        options, reports = ask_assertion(session, asker, loaded, options)
    demand_options("claim", given=options)
    fields = given_fields("assertion", options)
    if not any(name in STANCES for name in fields):
        raise click.UsageError(f"give a stance: one of {', '.join('--' + one for one in STANCES)}")
    whole = in_long_form(_with_chain(fields, options), reports)
    claim = options["claim"]
    demand_text(claim, *_texts(whole))
    quoted = "quote" in fields or any("quote" in report for report in reports)
    more, verify = _verifying(session, options, Quoted(claim) if quoted else None)
    if asker is None and not quoted and not options["declines"]:
        more += _without_quote(options)

    def operation(files: Files, loaded: LoadResult) -> Plan:
        return add_assertion(files, loaded, claim, whole)._replace(more=more)

    return carry_out_for(
        session,
        asker,
        operation,
        dry_run=options["dry_run"],
        verify=verify,
        unverified=options["unverified"],
    )


def _without_quote(options: Mapping[str, Any]) -> list[str]:
    """Give what is told, at a terminal only, of an assertion that no quote was given for."""
    from disputes.cli.asking.asker import can_ask

    if not options["in"] or not can_ask():
        return []
    return ["no quote was given; --ask asks for it"]


@command.command(name="report")
@click.argument("claim", metavar="CLAIM", required=False, shell_complete=ids("claims"))
@click.argument("number", metavar="NUMBER", required=False, type=click.IntRange(min=1))
@field_options("report")
@_evidence_options
@click.pass_obj
def _report(session: Session, /, **options: Any) -> int:
    """Add a report to an assertion: another document that has the same act in other words.

    NUMBER says which assertion on CLAIM it is, counted from 1 as in the file. One with a single
    report, written in place, gets a list of `reports`.
    """
    lacking = not (options["claim"] and options["number"] and options["in"])
    asker = asker_for(session, "report", options, lacking=lacking)
    return asked(asker, partial(_put_report, session, options))


def _put_report(session: Session, options: dict[str, Any], asker: Asker | None) -> int:
    from disputes.edit.operations.reporting import add_report

    if asker is not None:
        from disputes.cli.asking.assertions import ask_report

        loaded = session.load()
        session.still()
        options = ask_report(session, asker, loaded, options)
    demand_options("claim", "number", given=options)
    fields = _with_chain(given_fields("report", options), options)
    if not fields:
        names = ", ".join(f"--{name}" for name in REPORT.fields)
        raise click.UsageError(f"give what the report says: one of {names}")
    claim, number = options["claim"], options["number"]
    demand_text(claim, *_texts(fields))
    quoted = Quoted(claim, number, len(options["in"])) if "quote" in fields else None
    more, verify = _verifying(session, options, quoted)

    def operation(files: Files, loaded: LoadResult) -> Plan:
        return add_report(files, loaded, claim, number, fields)._replace(more=more)

    return carry_out_for(
        session,
        asker,
        operation,
        dry_run=options["dry_run"],
        verify=verify,
        unverified=options["unverified"],
    )


@command.command(name="relation")
@click.argument("claim", metavar="CLAIM", required=False, shell_complete=ids("claims"))
@click.argument("kind", metavar="RELATION", required=False, type=click.Choice(tuple(RELATIONS)))
@click.argument("other", metavar="OTHER", required=False, shell_complete=ids("claims"))
@click.option("--why", metavar="TEXT", help="Why it holds, in one sentence.")
@_writing_options
@click.pass_obj
def _relation(session: Session, /, **options: Any) -> int:
    """Add that CLAIM contradicts, negates, implies, supports or weakens OTHER.

    The first two hold both ways, and are written once.
    """
    lacking = not all(options[name] for name in _ENDS)
    asker = asker_for(session, "relation", options, lacking=lacking)
    return asked(asker, partial(_put_relation, session, options))


def _put_relation(session: Session, options: dict[str, Any], asker: Asker | None) -> int:
    from disputes.edit.operations.adding import add_relation

    if asker is not None:
        from disputes.cli.asking.assertions import ask_relation

        loaded = session.load()
        session.still()
        options = ask_relation(asker, loaded, options)
    demand_options(*_ENDS, given=options)
    claim, kind, other = (options[name] for name in _ENDS)
    why = options["why"] or None
    demand_text(claim, other, why)
    operation = partial(add_relation, claim_id=claim, kind=kind, other=other, why=why)
    return carry_out_for(session, asker, operation, dry_run=options["dry_run"])


def _with_chain(fields: dict[str, Plain], options: Mapping[str, Any]) -> dict[str, Plain]:
    """Give fields with the chain that is empty where it came first hand."""
    if not options["first_hand"]:
        return fields
    if "via" in fields:
        raise click.UsageError("--via says through whom it came, --first-hand through nobody")
    return {**fields, "via": []}


def _verifying(
    session: Session, options: Mapping[str, Any], quoted: Quoted | None
) -> tuple[list[str], Callable[[LoadResult], list[Finding]] | None]:
    """Give what is to be told of a quote that is not looked up, or what looks it up."""
    if quoted is None:
        return [], None
    if options["unverified"]:
        return ["the quote was not looked up in the archive"], None
    if session.root is None:
        return ["the quote is unverified: no archive folder was given"], None
    from disputes.cli.editing.verifying import quote_findings

    return [], partial(quote_findings, quoted=quoted, root=session.root)


def _texts(value: Plain) -> list[str]:
    """Give all texts in a value."""
    if isinstance(value, str) or value is None:
        return [value or ""]
    values = value.values() if isinstance(value, Mapping) else value
    return [text for one in values for text in _texts(one)]
