"""Which kind of mapping stands where in a file."""

from __future__ import annotations

from disputes.load.nodes import Address
from disputes.model.fields import FILE, RECORD_TYPES, SECTIONS, RecordType

RECORD_DEPTH = 2
"""How many names lead to a record: its section's, and its id."""


def kind_at(address: Address) -> RecordType | None:
    """Tell which kind of mapping stands at an address; none of a section."""
    if len(address) < RECORD_DEPTH:
        return None if address else FILE
    kind = SECTIONS.get(str(address[0]))
    for part in address[RECORD_DEPTH:]:
        if isinstance(part, str):
            field = kind.fields.get(part) if kind is not None else None
            kind = RECORD_TYPES.get(field.record) if field is not None else None
    return kind
