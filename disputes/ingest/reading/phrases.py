"""The phrases by which a site's lines are told: data from `phrases`, one file a language."""

from __future__ import annotations

from pathlib import Path
from re import escape
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from disputes.ingest.reading.article import PartKind
from disputes.ingest.reading.calendars import Calendar
from disputes.ingest.reading.guarded import Guarded, compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

_FOLDER: Final = Path(__file__).parent / "phrases"
_DEFAULT: Final = "en"
_TAIL: Final = r"(?:\A|(?<=[.!?\"”’)]))\s*-{0,3}\s*(?P<tail>%s)\s*\Z"


class Kinds(NamedTuple):
    """Patterns of whole lines, each of a kind."""

    patterns: Sequence[tuple[PartKind, Guarded]]

    def of(self, phrase: str) -> PartKind | None:
        """Give the kind of the first pattern that a phrase matches, if any does."""
        folded = phrase.casefold()
        for kind, pattern in self.patterns:
            if pattern.may_fit(folded) and pattern.pattern.fullmatch(phrase):
                return kind
        return None


class Tails(NamedTuple):
    """A pattern of what ends a paragraph, with a group for each kind, and the kinds' guards."""

    kinds: Sequence[tuple[PartKind, Guarded]]
    pattern: Guarded

    def last_of(self, text: str) -> tuple[int, int, PartKind] | None:
        """Give where what ends a text begins and ends, and its kind, if there is any."""
        folded = text.casefold().rstrip()
        if not any(guard.may_fit(folded) for _, guard in self.kinds):
            return None
        match = self.pattern.pattern.search(text)
        if match is None:
            return None
        numbered = enumerate(kind for kind, _ in self.kinds)
        kind = next(kind for number, kind in numbered if match[f"kind{number}"] is not None)
        return *match.span("tail"), kind


class Phrases(NamedTuple):
    """What one language has. Load one with `load_phrases`.

    `lines` are of lines wherever they stand, `endings` of an article's last ones, `openers` of
    those that open a block, `tails` of what ends a paragraph. `names` are the patterns of lines in
    which a name is told, by where they count.
    """

    calendar: Calendar
    lines: Kinds
    endings: Kinds
    openers: Kinds
    tails: Tails
    names: Mapping[str, tuple[Guarded, ...]]
    by: re.Pattern[str]
    published: re.Pattern[str]
    changed: re.Pattern[str]
    fillers: frozenset[str]
    outlets: frozenset[str]
    genres: frozenset[str]
    not_names: frozenset[str]
    small: frozenset[str]
    joined: frozenset[str]
    staff: frozenset[str]
    telling: frozenset[str]
    agencies: Mapping[str, str]
    share: frozenset[str]


def phrase_languages() -> list[str]:
    """Give the languages that have phrases, by their BCP 47 tags, sorted."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def load_phrases(language: str | None = None) -> Phrases:
    """Read the phrases of a language, or of its main one (``en`` for ``en-GB``), else English."""
    import tomllib

    known = phrase_languages()
    for tag in (language or "", (language or "").split("-")[0].lower()):
        if tag in known:
            break
    else:
        tag = _DEFAULT
    with (_FOLDER / f"{tag}.toml").open("rb") as file:
        return read_phrases(tomllib.load(file))


def read_phrases(tables: Mapping[str, Any]) -> Phrases:
    """Make phrases of the tables of their file.

    Raises:
        KeyError: when a table is missing.
        ValueError: when a kind is unknown.
    """
    head = tables["head"]
    return Phrases(
        calendar=_calendar(tables["calendar"]),
        lines=_kinds([table for table in tables["lines"] if table.get("where") != "end"]),
        endings=_kinds([table for table in tables["lines"] if table.get("where") == "end"]),
        openers=_kinds(tables["openers"]),
        tails=_tails(tables["tails"], head["agencies"]),
        names=_names(tables["names"]),
        by=compiled(rf"(?:{head['by']})\s+(?=\S)"),
        published=compiled(head["published"]),
        changed=compiled(head["changed"]),
        fillers=frozenset(head["fillers"].split()),
        outlets=frozenset(head["outlets"].split()),
        genres=frozenset(
            one for line in head.get("genres", "").splitlines() for one in line.split("|")
        ),
        not_names=frozenset(head["not_names"].split()),
        small=frozenset(head["small"].split()),
        joined=frozenset(head["joined"].split()),
        staff=frozenset(head["staff"].split()),
        telling=frozenset(head["telling"].split()),
        agencies={name.casefold(): name for name in head["agencies"]},
        share=frozenset(tables["share"]["words"].split()),
    )


def _calendar(table: Mapping[str, Sequence[str]]) -> Calendar:
    months = {
        name: number for number, names in enumerate(table["months"], 1) for name in names.split()
    }
    weekdays = {
        name: number for number, names in enumerate(table["weekdays"]) for name in names.split()
    }
    return Calendar(months, weekdays)


def _kinds(tables: Sequence[Mapping[str, Any]]) -> Kinds:
    return Kinds([(PartKind(table["kind"]), Guarded.of(table)) for table in tables])


def _tails(tables: Sequence[Mapping[str, Any]], agencies: Sequence[str]) -> Tails:
    """Make the pattern of what ends a paragraph; the name of an agency is a byline there."""
    names = sorted(agencies, key=len, reverse=True)
    byline = {
        "kind": PartKind.BYLINE.value,
        "ends": [name.casefold() for name in names],
        "patterns": [escape(name) for name in names],
    }
    tables = [*tables, byline]
    groups = (
        f"(?P<kind{number}>{'|'.join(table['patterns'])})" for number, table in enumerate(tables)
    )
    pattern = Guarded.of({"patterns": [_TAIL % "|".join(groups)]})
    return Tails(_kinds(tables).patterns, pattern)


def _names(tables: Sequence[Mapping[str, Any]]) -> dict[str, tuple[Guarded, ...]]:
    found: dict[str, list[Guarded]] = {}
    for table in tables:
        found.setdefault(table["where"], []).append(Guarded.of(table))
    return {where: tuple(patterns) for where, patterns in found.items()}
