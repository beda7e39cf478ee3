"""What to tell a user who names a record that a command does not have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from disputes.cli.session import told_errors, unknown_id
from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.load import LoadResult
    from disputes.reason.analysis import Analysis


def no_record(
    loaded: LoadResult,
    analysis: Analysis,
    record_id: str,
    known: Iterable[str] | None = None,
    what: str = "record",
) -> WrongUse:
    """Make the error for an id that is none of those known, by default of all records.

    It says so where the id is one of another kind, or stands in a draft, and where the knowledge
    base has errors and may hold it all the same.
    """
    from disputes.view.show import kind_of

    kind = kind_of(analysis.kb, record_id)
    if kind is not None:
        article = "an" if what[0] in "aeiou" else "a"
        hint = f"`disputes show {record_id}` shows it"
        return WrongUse(f"'{record_id}' is a {kind}, not {article} {what}", hint)
    draft = loaded.kb.record(record_id)
    if draft is not None:
        return WrongUse(
            f"'{record_id}' stands in {draft.place.path}",
            "that file is a draft and takes no part in reports",
        )
    if known is None:
        every = {key for records in analysis.kb.by_kind().values() for key in records}
        known = every | set(analysis.kb.topics_in_use())
    error = unknown_id(record_id, sorted(known), what)
    if loaded.complete:
        return error
    errors = f"{told_errors(loaded)}, so it may be there; `disputes check` shows them"
    return WrongUse(error.message, "\n  ".join(filter(None, (error.hint, errors))))
