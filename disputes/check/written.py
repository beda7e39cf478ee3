"""What stands in a file, whether or not it could be read."""

from __future__ import annotations

from disputes.check.subject import Subject
from disputes.model.period import Date
from disputes.model.place import Place
from disputes.model.records import Assertion


def is_lost(subject: Subject, place: Place, field: str) -> bool:
    """Tell whether a field that a record lacks is written in its file, but counts as absent.

    Then the reader has told what is wrong with it, or with what it refers to, and a rule about
    something missing has nothing to add. Where there are errors, that costs one reading of the
    record.
    """
    return not subject.kb.complete and is_written(place, field)


def is_written(place: Place, field: str) -> bool:
    """Tell whether a mapping has a field, or a member of one such as ``via.1``, with a value."""
    spans = place.text.fields_at(place.record, place.line, place.column).get(field)
    return spans is not None and spans[1][:2] != spans[1][2:]


def is_undated(subject: Subject, assertion: Assertion) -> bool:
    """Tell whether the date of an assertion may differ from, or lack, what the files say.

    That is so where the reader dropped it, or the document from whose date it would come.
    """
    if subject.kb.complete or assertion.said is not None:
        return False
    if is_lost(subject, assertion.place, "said"):
        return True
    return any(
        report.document in subject.broken
        if report.document is not None
        else is_lost(subject, report.place or assertion.place, "in")
        for report in assertion.reports
    )


def date_told(said: Date | None, given: bool) -> str:
    """Say a date in words; one that is not given is that by which something was said."""
    if said is None:
        return "without date"
    return said.text if given else f"by {said.text}"
