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


def member_field(subject: Subject, place: Place, field: str, member: str, nth: int = 0) -> str:
    """Name the place of an id in a list, such as ``via.1``, where it stands there for the nth time.

    What could not be read is not in the record's list, and stands in the file all the same. A
    field that is no list is named itself.
    """
    fields = place.text.fields_at(place.record, place.line, place.column)
    text = subject.texts.get(place.path)
    number = found = 0
    while text is not None and (name := f"{field}.{number}") in fields:
        span = fields[name][1]
        written = text.line(span.line)[span.column - 1 : span.end_column - 1]
        if written.strip("\"'") == member:
            if found == nth:
                return name
            found += 1
        number += 1
    return field
