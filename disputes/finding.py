"""What the checker has to say about a place in a file."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from disputes.span import Span


class Level(StrEnum):
    """How much a finding matters; an error means that something counts as absent."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def gravity(self) -> int:
        """How grave it is: the smaller, the graver."""
        return _GRAVITY[self]


_GRAVITY = {level: number for number, level in enumerate(Level)}


class Code(NamedTuple):
    """What is stable about a kind of finding: its code, the rule's name, and its own level."""

    code: str
    rule: str
    level: Level


class Related(NamedTuple):
    """Another place that a finding speaks of, such as the first definition of an id."""

    path: str
    span: Span
    message: str


class Edit(NamedTuple):
    """A part of a finding's mending: in a file, the stretch ``span`` is replaced by ``text``."""

    path: str
    span: Span
    text: str


class Finding(NamedTuple):
    """One problem at one place.

    ``record`` is the id of the record that holds the place, where there is one; ``hint`` says
    what to do and may be empty. ``edits``, made together, mend it without a person's judgement.
    """

    code: str
    rule: str
    level: Level
    path: str
    span: Span
    message: str
    hint: str = ""
    record: str | None = None
    edits: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()

    @property
    def fixable(self) -> bool:
        """Whether it can be mended without a person's judgement."""
        return bool(self.edits)

    def order(self) -> tuple[str, Span, str, str]:
        """Give the key by which findings are listed: by file, place and code."""
        return (self.path, self.span, self.code, self.message)


def make(
    kind: Code,
    path: str,
    span: Span,
    message: str,
    *,
    hint: str = "",
    record: str | None = None,
    edits: tuple[Edit, ...] = (),
    related: tuple[Related, ...] = (),
) -> Finding:
    """Make a finding of a kind, at the kind's own level."""
    return Finding(
        kind.code, kind.rule, kind.level, path, span, message, hint, record, edits, related
    )


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Tell whether any finding is an error, so that answers may be incomplete."""
    return any(finding.level is Level.ERROR for finding in findings)
