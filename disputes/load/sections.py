"""What the names of fields tell about a record: which section it belongs to, where another begins.

Only asked about a record whose names are wrong where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from disputes.model.fields import SECTIONS, RecordType

_LEAST_REPEATED = 2
"""Fields that stand twice from which on they are taken for those of another record."""

_HEADINGS = re.compile(rb"^(" + "|".join(SECTIONS).encode() + rb")[ \t]*:", re.MULTILINE)


class OtherSection(Exception):
    """Tells the reader of a file that a record cannot be one of the section it was read under."""


def sections_with(names: Sequence[str | None], kind: RecordType) -> tuple[str, ...]:
    """Give the sections whose records have all these fields, where those of a type have not.

    None for a record without the fields that it must have there.
    """
    if all(name in kind.fields for name in names):
        return ()
    return tuple(
        section
        for section, other in SECTIONS.items()
        if other is not kind
        and all(name in other.fields for name in names)
        and all(name in names for name in other.required or ("name",))
    )


def sections_written(data: bytes) -> frozenset[str]:
    """Give the sections whose names stand at the margin of a file; linear in its size."""
    return frozenset(match[1].decode() for match in _HEADINGS.finditer(data))


def second_record(names: Sequence[str | None], kind: RecordType) -> int | None:
    """Give at which name the fields of another record begin, where they plainly do."""
    if not kind.required:
        return None
    first = kind.required[0]
    if names.count(first) < 2:
        return None
    at = names.index(first, names.index(first) + 1)
    before, after = names[:at], names[at:]
    repeated = len({name for name in after if name in before})
    sound = len(set(before)) == len(before) and all(name in kind.fields for name in before)
    return at if sound and repeated >= _LEAST_REPEATED else None
