"""The phrases by which a site's lines are told: data from `phrases`, one file a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from disputes.ingest.reading.article import PartKind
from disputes.ingest.reading.dates import calendar_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FOLDER: Final = Path(__file__).parent / "phrases"
_CAPITAL: Final = "(?-i:[A-ZÀ-ÖØ-ÞĀА-ЯЁ])"
_DEFAULT: Final = "en"


class Calendar(NamedTuple):
    """The names of months and days of the week, and the pattern of dates with them."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    pattern: re.Pattern[str]


class Kinds(NamedTuple):
    """Patterns of whole lines (or, searched, of their ends), each of a kind."""

    pattern: re.Pattern[str]
    kinds: Mapping[str, PartKind]

    def of(self, phrase: str) -> PartKind | None:
        """Give the kind of the first pattern that a phrase matches, if any does."""
        match = self.pattern.fullmatch(phrase)
        return self.kinds[match.lastgroup] if match and match.lastgroup else None


@dataclass(frozen=True)
class Phrases:
    """What one language has. Load one with `load_phrases`.

    `lines` are of lines wherever they stand, `endings` of an article's last ones, `openers` of
    those that open a block, `tails` of what ends a paragraph. `names` are the patterns of lines in
    which a name is told, by where they count.
    """

    calendar: Calendar
    lines: Kinds
    endings: Kinds
    openers: Kinds
    tails: Kinds
    names: Mapping[str, tuple[re.Pattern[str], ...]]
    by: re.Pattern[str]
    published: re.Pattern[str]
    changed: re.Pattern[str]
    fillers: frozenset[str]
    outlets: frozenset[str]
    not_names: frozenset[str]
    small: frozenset[str]
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
    agencies = "|".join(map(re.escape, sorted(head["agencies"], key=len, reverse=True)))
    tails = [*tables["tails"], {"kind": PartKind.BYLINE.value, "patterns": [agencies]}]
    return Phrases(
        calendar=_calendar(tables["calendar"]),
        lines=_kinds([table for table in tables["lines"] if table.get("where") != "end"]),
        endings=_kinds([table for table in tables["lines"] if table.get("where") == "end"]),
        openers=_kinds(tables["openers"]),
        tails=_kinds(tails, r"(?:\A|(?<=[.!?\"”’)]))\s*-{0,3}\s*(?P<tail>%s)\s*\Z"),
        names=_names(tables["names"]),
        by=_compiled(rf"(?:{head['by']})\s+(?=\S)"),
        published=_compiled(head["published"]),
        changed=_compiled(head["changed"]),
        fillers=frozenset(head["fillers"].split()),
        outlets=frozenset(head["outlets"].split()),
        not_names=frozenset(head["not_names"].split()),
        small=frozenset(head["small"].split()),
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
    return Calendar(months, weekdays, calendar_pattern([*months], [*weekdays]))


def _kinds(tables: Sequence[Mapping[str, Any]], frame: str = "%s") -> Kinds:
    alternatives = []
    kinds = {}
    for number, table in enumerate(tables):
        kinds[f"kind{number}"] = PartKind(table["kind"])
        alternatives.append(f"(?P<kind{number}>{'|'.join(table['patterns'])})")
    return Kinds(_compiled(frame % "|".join(alternatives)), kinds)


def _names(tables: Sequence[Mapping[str, Any]]) -> dict[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    for table in tables:
        found.setdefault(table["where"], []).extend(map(_compiled, table["patterns"]))
    return {where: tuple(patterns) for where, patterns in found.items()}


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("[A-Z]", _CAPITAL), re.IGNORECASE | re.DOTALL)
