"""What a rule has to say about a place; the runner makes a finding of it."""

from __future__ import annotations

from typing import NamedTuple

from disputes.finding import Edit, Related
from disputes.model.place import Place
from disputes.span import Span


class Problem(NamedTuple):
    """A finding without its code and level, which are the rule's.

    ``record`` is the id of the record that holds the place; ``edits`` mend it safely, if any.
    """

    path: str
    span: Span
    message: str
    hint: str = ""
    record: str | None = None
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()


def problem(
    place: Place,
    message: str,
    *,
    field: str = "",
    hint: str = "",
    record: str | None = None,
    related: tuple[Related, ...] = (),
    edits: tuple[Edit, ...] = (),
) -> Problem:
    """Make a problem at a record's or other mapping's own place, or at the value of its field.

    ``field`` may name a member of a list, such as ``via.1``. Finding a field costs one reading of
    its record.
    """
    span = place.span(field) if field else place.own
    return Problem(place.path, span, message, hint, record, related, edits)


def related(place: Place, message: str, field: str = "") -> Related:
    """Make another place that a problem speaks of."""
    return Related(place.path, place.span(field) if field else place.own, message)
