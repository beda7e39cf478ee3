"""The records of a knowledge base: what a file says, typed, each with its place.

A field that was absent, or that an error finding made absent, is ``None`` or empty. They are
named tuples: frozen as dataclasses can be, but made in a third of the time, and defined in a sixth.
"""

from __future__ import annotations

from typing import NamedTuple

from disputes.model.period import ALWAYS, Date, Period
from disputes.model.place import Place
from disputes.model.terms import QuestionKind, RelationKind, SourceKind, Speech, Stance


class Role(NamedTuple):
    """That a source's words count as another's, ``since`` one date and ``until`` another."""

    source: str
    since: Date | None = None
    until: Date | None = None

    @property
    def period(self) -> Period:
        """The time for which the role holds, both ends included."""
        if self.since is None and self.until is None:
            return ALWAYS
        return Period(
            self.since.period.start if self.since else None,
            self.until.period.end if self.until else None,
        )


class Topic(NamedTuple):
    """A name for a topic id."""

    id: str
    place: Place
    name: str | None = None
    note: str | None = None


class Source(NamedTuple):
    """Who speaks: a person, organisation, state, outlet, agency, group, or anonymous."""

    id: str
    place: Place
    name: str | None = None
    kind: SourceKind | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()
    speaks_for: tuple[Role, ...] = ()
    member_of: tuple[str, ...] = ()
    note: str | None = None


class Document(NamedTuple):
    """An article, statement, transcript or recording in which something is on record.

    ``text`` is a path below the archive folder and ``sha256`` the digest of that file's bytes;
    ``based_on`` names sources or documents.
    """

    id: str
    place: Place
    title: str | None = None
    publisher: str | None = None
    published: Date | None = None
    author: str | None = None
    url: str | None = None
    archived_url: str | None = None
    accessed: Date | None = None
    language: str | None = None
    text: str | None = None
    sha256: str | None = None
    based_on: tuple[str, ...] = ()
    note: str | None = None


class Question(NamedTuple):
    """What several rival claims answer."""

    id: str
    place: Place
    text: str | None = None
    kind: QuestionKind = QuestionKind.OPEN
    unit: str | None = None
    topic: str | None = None
    when: Date | None = None
    where: str | None = None
    note: str | None = None


class Relation(NamedTuple):
    """That one claim bears on another; ``claim`` is the one under which it is written.

    ``field`` is the name under which the claim's place keeps it.
    """

    kind: RelationKind
    claim: str
    other: str
    why: str | None = None
    field: str = ""


class Report(NamedTuple):
    """One document's record of an assertion.

    ``via`` is the chain that it came through, nearest to the speaker first: ``None`` where
    nothing is said about it, ``()`` for first hand. ``speech`` is ``None`` where the file leaves
    it to the default.
    """

    document: str | None = None
    quote: str | None = None
    via: tuple[str, ...] | None = None
    speech: Speech | None = None
    at: str | None = None
    translation: str | None = None
    note: str | None = None
    place: Place | None = None


class Assertion(NamedTuple):
    """A stance taken by one or more sources, jointly, on a claim at a date: a speech act.

    ``condition`` is the claim under whose condition it was said. ``conditional`` is true also
    where that claim is not known, so that a condition that cannot be read never turns into a
    commitment.
    """

    claim: str
    stance: Stance
    sources: tuple[str, ...]
    place: Place
    said: Date | None = None
    reports: tuple[Report, ...] = ()
    condition: str | None = None
    conditional: bool = False
    inferred: bool = False
    own: bool = False
    note: str | None = None


class Claim(NamedTuple):
    """A proposition: one sentence that can be true or false."""

    id: str
    place: Place
    text: str | None = None
    topic: str | None = None
    answers: str | None = None
    value: str | None = None
    when: Date | None = None
    where: str | None = None
    relations: tuple[Relation, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    note: str | None = None


Record = Topic | Source | Document | Question | Claim
"""A record that has an id."""
