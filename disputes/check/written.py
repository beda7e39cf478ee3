"""What stands in a file, whether or not it could be read."""

from __future__ import annotations

from disputes.check.subject import Subject
from disputes.model.place import Place


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
