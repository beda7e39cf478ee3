"""Asking for what makes a new record."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disputes.cli.asking.checking import told
from disputes.cli.asking.dialogue import Dialogue
from disputes.cli.asking.fitting import Fitting
from disputes.cli.asking.question import Asker, Question
from disputes.cli.completion.matching import Offer
from disputes.cli.editing.options import given_fields
from disputes.errors import WrongUse
from disputes.model.fields import SECTIONS, FieldType

if TYPE_CHECKING:
    from disputes.cli.session import Session
    from disputes.edit.operations.archived import Archived
    from disputes.load import LoadResult

_USUAL = {
    "sources": ("name", "kind", "speaks_for"),
    "documents": ("title", "publisher", "published"),
    "questions": ("text", "kind"),
    "claims": ("text", "topic"),
    "topics": ("name",),
}
"""The fields that are asked for one by one; the others are named by the user."""


def ask_record(
    session: Session,
    asker: Asker,
    loaded: LoadResult,
    section: str,
    options: Mapping[str, Any],
    archived: Archived | None,
) -> dict[str, Any]:
    """Ask for the fields of a new record, its id and its file; give the options with them.

    What an ``archived`` text tells of a document need not be asked, or is proposed.
    """
    kind = SECTIONS[section]
    dialogue = Dialogue(asker, loaded, options)
    dialogue.demand_right(kind.name)
    guesses = archived.guesses if archived is not None else {}
    for name in _USUAL[section]:
        if name in guesses and options[name] is None:
            dialogue.asker.say(f"  {name} from line {guesses[name].line}: {guesses[name].words}")
            dialogue.suggested(kind.name, name, guesses[name].value)
        elif options[name] != "":
            dialogue.field(kind.name, name)
    known = {*_USUAL[section], *(archived.fields if archived is not None else ())}
    others = [
        name
        for name, field in kind.fields.items()
        if field.type is not FieldType.RECORDS and name not in known
    ]
    dialogue.more(kind.name, others, {})
    _ask_file(session, dialogue, section)
    _ask_id(dialogue, section)
    return dialogue.options


def ask_archived(asker: Asker, loaded: LoadResult, root: Path) -> Path | None:
    """Ask for the archived text of a new document, of those that no document has yet."""
    from disputes.edit.operations.archived import unused_texts

    offers = [Offer(name, title, (title,)) for name, title in unused_texts(loaded, root)]
    if not offers:
        return None
    found = Fitting(offers)
    question = Question(
        "Archived text",
        "Its file in the archive; what that tells need not be typed. Empty: none.",
        offers=found,
        settled=lambda typed: found.one(typed) or typed.strip(),
        told=lambda answer: " ".join(one.about for one in found.named(answer)),
        wrong=lambda answer: _wrong_text(loaded, root, answer),
    )
    answer = asker.ask(question)
    return Path(answer) if answer else None


def _wrong_text(loaded: LoadResult, root: Path, answer: str) -> str:
    from disputes.edit.operations.archived import archived_fields

    try:
        archived_fields(loaded, root, Path(answer))
    except WrongUse as error:
        return told(error)
    return ""


def _ask_id(dialogue: Dialogue, section: str) -> None:
    from disputes.edit.operations.adding import id_for

    if dialogue.has("record_id"):
        return
    kind = SECTIONS[section]
    proposed = id_for(dialogue.loaded, given_fields(kind.name, dialogue.options)) or ""
    question = Question(
        "Id",
        f"By this the {kind.name} is referred to; a-z, 0-9, joined by single - _ or .",
        needed=True,
        given=proposed,
        wrong=lambda answer: _wrong_id(dialogue.loaded, answer, topic=section == "topics"),
        open=False,
    )
    dialogue.options["record_id"] = dialogue.asker.ask(question)


def _wrong_id(loaded: LoadResult, answer: str, *, topic: bool) -> str:
    from disputes.edit.apply import Files
    from disputes.edit.operations.renaming import demand_free, demand_id

    try:
        demand_id(answer)
        files = Files(loaded, lambda path: loaded.texts[path].data)
        demand_free(files, loaded, answer, topic=topic)
    except WrongUse as error:
        return told(error)
    return ""


def _ask_file(session: Session, dialogue: Dialogue, section: str) -> None:
    """Ask for the file, where several could take the record."""
    from disputes.edit.operations.adding import places_for

    if dialogue.has("into"):
        return
    places = places_for(dialogue.loaded, section)
    if len(places) < 2:
        return
    found = Fitting([Offer(path) for path in places])
    question = Question(
        "File",
        f"Where the {SECTIONS[section].name} is put: a file of the knowledge base, or a new one.",
        needed=True,
        offers=found,
        settled=lambda typed: found.one(typed) or typed.strip(),
        wrong=lambda answer: _wrong_file(session, answer),
    )
    dialogue.options["into"] = dialogue.asker.ask(question)


def _wrong_file(session: Session, answer: str) -> str:
    from disputes.edit.placing import demand_place

    try:
        demand_place(session.path(), Path(answer), session.settings)
    except WrongUse as error:
        return told(error)
    return ""
