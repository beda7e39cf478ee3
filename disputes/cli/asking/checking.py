"""What is wrong with a value: the reader is asked, so that it says what it would say of a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from disputes.cli.editing.trial import read_plain
from disputes.cli.session import unknown_id
from disputes.errors import WrongUse
from disputes.finding import Level
from disputes.model.fields import RECORD_TYPES, SECTIONS, STANCES

if TYPE_CHECKING:
    from disputes.finding import Finding
    from disputes.load import LoadResult
    from disputes.load.plain import Plain
    from disputes.model.knowledge_base import KnowledgeBase

_REFERENCE = "D10"
"""What the codes of findings about ids begin with: here nothing else is defined."""


def told(error: WrongUse) -> str:
    """Give an error on one line."""
    return f"{error.message}; {error.hint}" if error.hint else error.message


def wrong_value(
    record: str,
    fields: Mapping[str, Plain],
    name: str,
    value: Plain,
    around: Mapping[str, Plain] | None = None,
) -> str:
    """Say what the reader would find wrong with the value of a field; nothing where it is sound.

    ``fields`` are the others of its record, ``around`` has further sections of the file. That a
    reference leads to nothing is not told.
    """
    rest = {key: other for key, other in fields.items() if key != name}
    before = {one.message for one in _findings(record, rest, around)}
    for finding in _findings(record, {**rest, name: value}, around):
        counts = finding.level is Level.ERROR and not finding.code.startswith(_REFERENCE)
        if counts and finding.message not in before:
            return f"{finding.message}; {finding.hint}" if finding.hint else finding.message
    return ""


def unknown(loaded: LoadResult, kinds: Iterable[str], wanted: Iterable[str]) -> str:
    """Say which of some ids none of the records of these kinds has; nothing where all are known."""
    sections = tuple(kinds)
    if sections == ("topics",) and not loaded.kb.topics:
        return next(filter(None, map(_no_topic, wanted)), "")
    known = known_ids(loaded.kb, sections)
    for one in wanted:
        if one not in known:
            what = " or ".join(SECTIONS[section].name for section in sections)
            return told(unknown_id(one, sorted(known), what))
    return ""


def _no_topic(wanted: str) -> str:
    """Say that a topic has not the form of an id; where none is defined, any other may be named."""
    from disputes.edit.operations.renaming import demand_id

    try:
        demand_id(wanted)
    except WrongUse as error:
        return told(error)
    return ""


def known_ids(kb: KnowledgeBase, kinds: Iterable[str]) -> set[str]:
    """Give the ids of all records of some kinds; of topics also those that claims only name."""
    by_kind = kb.by_kind()
    found = {key for kind in kinds for key in by_kind[kind]}
    return found | set(kb.topics_in_use()) if "topics" in kinds and not by_kind["topics"] else found


def _findings(
    record: str, fields: Mapping[str, Plain], around: Mapping[str, Plain] | None
) -> Iterable[Finding]:
    tree: dict[str, Any]
    if record == "assertion":
        taken: dict[str, Any] = {"asserts": "x"} if STANCES.keys().isdisjoint(fields) else {}
        taken |= fields
        tree = {"claims": {"x": {"text": "x", "assertions": [taken]}}}
    elif record == "report":
        taken = {"asserts": "x", "reports": [fields]}
        tree = {"claims": {"x": {"text": "x", "assertions": [taken]}}}
    else:
        section = next(one for one, kind in SECTIONS.items() if kind is RECORD_TYPES[record])
        tree = {section: {"x": fields}}
    return read_plain({**(around or {}), **tree}).findings
