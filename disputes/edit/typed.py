"""Roles as they are typed: ``russian-mod from 2011 until 2026-01``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.load.plain import Plain

DATED = ("from", "until")
"""The words behind which the dates of a role stand."""


def role(typed: str) -> Plain:
    """Give a role as a file has it: an id, or a mapping where dates stand behind it.

    Raises ``WrongUse``.
    """
    source, *rest = typed.split()[:8] or [""]
    names, dates = rest[::2], rest[1::2]
    sound = len(names) == len(dates) and names in ([], ["from"], ["until"], [*DATED])
    if not source or not sound:
        raise WrongUse(
            f"'{typed}' is no role",
            "a source's id, with `from DATE` and `until DATE` behind it where it has them",
        )
    return {"source": source, **dict(zip(names, dates, strict=True))} if names else source
