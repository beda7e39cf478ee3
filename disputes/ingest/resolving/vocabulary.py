"""The words by which a language names speakers and times: data from `words`, a file each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

_FOLDER: Final = Path(__file__).parent / "words"


class DateForm(NamedTuple):
    """A row of classes of words, each with whether it may be absent, and what the row means."""

    means: str
    classes: tuple[tuple[str, bool], ...]


class DateWords(NamedTuple):
    """The words and forms of times; `classes` has those of each word, `forms` the longest first.

    `hint` is what every time has a word of, so that words without it need not be looked at.
    """

    classes: Mapping[str, frozenset[str]]
    forms: tuple[DateForm, ...]
    days: Mapping[str, int]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    capital: frozenset[str]
    endings: frozenset[str]
    other: frozenset[str]
    apart: frozenset[str]
    hint: re.Pattern[str]


class Vocabulary(NamedTuple):
    """The words of one language, all in lower case. Load one with `load_vocabulary`.

    `small`, `pronouns`, `persons`, `titles`, `kinds` and `texts` are sets of words by their use;
    `short`, `roles` and `peoples` give the words that are meant by others; `chains` and `endings`
    the forms by which a text tells through whom words came, with ``*`` for the name. `countries`
    are the names of states that `peoples` has; `places` the words of these, and for their people.
    `counts` are the words for numbers, of which those of `multiples` multiply what stands before
    them; `ways` words that change what is claimed, by how they do. `agencies` are the names of news
    agencies, `wires` the words by which others are told; `told` the words behind which an outlet
    stands, and who is none. `accusing` has the words by which somebody is accused and answers,
    `firsts` the first names that tell a man or a woman.
    """

    language: str
    small: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, frozenset[str]]
    persons: Mapping[str, frozenset[str]]
    titles: Mapping[str, frozenset[str]]
    kinds: Mapping[SourceKind, frozenset[str]]
    texts: Mapping[str, frozenset[str]]
    own_phrases: frozenset[str]
    short: Mapping[tuple[str, ...], tuple[str, ...]]
    roles: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    peoples: Mapping[str, tuple[str, ...]]
    chains: tuple[tuple[str, ...], ...]
    endings: tuple[tuple[str, ...], ...]
    dates: DateWords
    countries: frozenset[tuple[str, ...]]
    places: frozenset[str]
    counts: Mapping[str, int]
    multiples: frozenset[int]
    ways: Mapping[str, frozenset[str]]
    accusing: Mapping[str, frozenset[str]]
    firsts: Mapping[str, frozenset[str]]
    agencies: frozenset[tuple[str, ...]]
    wires: Mapping[str, frozenset[str]]
    told: Mapping[str, frozenset[str]]

    def singular(self, word: str) -> str:
        """Give the noun for one person of that for several."""
        one = word.removesuffix("s")
        return one if self.is_person(one) else word

    def is_person(self, word: str) -> bool:
        """Tell whether a word is a noun for one person, by what he does."""
        persons = self.persons
        return word in persons["any"] or word in persons["male"] or word in persons["female"]

    def ends_as_person(self, word: str) -> bool:
        """Tell whether a word without a capital is a noun for one person by its ending."""
        return word.endswith(tuple(self.persons["ending"]))

    def ends_as_persons(self, word: str) -> bool:
        """Tell whether a word without a capital is a noun for several persons by its ending."""
        return word.endswith(tuple(self.persons["endings"]))

    def is_title(self, word: str) -> bool:
        """Tell whether a word stands before the name of a person."""
        titles = self.titles
        return word in titles["any"] or word in titles["male"] or word in titles["female"]

    def gender(self, words: tuple[str, ...]) -> str:
        """Give "male" or "female" where one of the words tells, else nothing."""
        for gender in ("female", "male"):
            if any(w in self.persons[gender] or w in self.titles[gender] for w in words):
                return gender
        return ""

    def gender_by_name(self, name: Sequence[str]) -> str:
        """Give "male" or "female" where the first of several words of a folded name tells."""
        found = (one for one in ("male", "female") if name[0] in self.firsts[one])
        return next(found, "") if len(name) > 1 else ""


def load_vocabulary(language: str = "en") -> Vocabulary:
    """Read the vocabulary of a language.

    Raises:
        FileNotFoundError: when there is none.
    """
    import tomllib

    with (_FOLDER / f"{language}.toml").open("rb") as file:
        return read_vocabulary(tomllib.load(file))


def read_vocabulary(tables: Mapping[str, Any]) -> Vocabulary:
    """Make a vocabulary of the tables of its file.

    Raises:
        KeyError: when a table is missing.
    """
    pronouns = dict(tables["pronouns"])
    own_phrases = frozenset(line.strip() for line in pronouns.pop("own_phrases").splitlines())
    peoples = _same(tables["same"]["peoples"])
    return Vocabulary(
        language=tables["language"],
        small=_sets(tables["small"]),
        pronouns=_sets(pronouns),
        persons=_sets(tables["persons"]),
        titles=_sets(tables["titles"]),
        kinds={SourceKind(kind): words for kind, words in _sets(tables["kinds"]).items()},
        texts=_sets(tables["texts"]),
        own_phrases=own_phrases - {""},
        short={
            tuple(written.split()): tuple(meant.split())
            for written, meant in _pairs(tables["same"]["short"])
        },
        roles=tuple(
            (tuple(written.split()), tuple(meant.split()))
            for written, meant in _pairs(tables["same"]["roles"])
        ),
        peoples=peoples,
        chains=_rows(tables["chains"]["forms"]),
        endings=_rows(tables["chains"]["ending"]),
        dates=_dates(tables["dates"]),
        countries=frozenset(peoples.values()),
        places=frozenset((*peoples, *(word for name in peoples.values() for word in name))),
        counts=tables["counts"]["numbers"],
        multiples=frozenset(tables["counts"]["multiples"]),
        ways=_sets(tables["ways"]),
        accusing=_sets(tables["accusing"]),
        firsts=_sets(tables["firsts"]),
        agencies=frozenset(_rows(tables["agencies"]["names"])),
        told=_sets({name: tables["chains"][name] for name in ("to", "bodies", "introducing")}),
        wires=_sets({k: v for k, v in tables["agencies"].items() if k != "names"}),
    )


def _dates(tables: Mapping[str, Any]) -> DateWords:
    classes: dict[str, set[str]] = {}
    for name, words in tables["classes"].items():
        for word in words.split():
            classes.setdefault(word, set()).add(name)
    weekdays, months = _numbered(tables["weekdays"]), _numbered(tables["months"])
    named = {row[0] for row in _rows(tables["weekdays"])}
    for name, group in (
        ("DAYWORD", tables["days"]),
        ("ANYDAY", weekdays),
        ("SHORTDAY", weekdays.keys() - named),
        ("WEEKDAY", named),
        ("MONTH", months),
        ("UNIT", tables["units"]),
        ("NUMBER", tables["numbers"]),
    ):
        for word in group:
            classes.setdefault(word, set()).add(name)
    forms = [
        DateForm(means, tuple((name.rstrip("?"), name.endswith("?")) for name in row))
        for means, rows in tables["forms"].items()
        for row in _rows(rows)
    ]
    return DateWords(
        classes={word: frozenset(names) for word, names in classes.items()},
        forms=tuple(forms),
        days=tables["days"],
        weekdays=weekdays,
        months=months,
        units=tables["units"],
        numbers=tables["numbers"],
        capital=frozenset(tables["capital"].split()),
        endings=frozenset(tables["endings"].split()),
        other=frozenset(tables["other"].split()),
        apart=frozenset(tables["apart"].split()),
        hint=_hint((tables["days"], weekdays, months, tables["units"]), classes),
    )


def _hint(named: Iterable[Iterable[str]], classes: Mapping[str, Set[str]]) -> re.Pattern[str]:
    words = {word for group in named for word in group}
    words |= {word for word, of in classes.items() if of & {"WEEKEND", "PART", "NIGHT"}}
    return re.compile(rf"\d|\b(?:{'|'.join(sorted(map(re.escape, words)))})\b", re.IGNORECASE)


def _sets(table: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in table.items()}


def _rows(lines: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(line.split()) for line in lines.splitlines() if line.strip())


def _pairs(lines: str) -> list[tuple[str, str]]:
    rows = (line.partition("=") for line in lines.splitlines() if line.strip())
    return [(written, meant) for written, _, meant in rows]


def _same(lines: str) -> dict[str, tuple[str, ...]]:
    return {
        word: tuple(meant.split()) for written, meant in _pairs(lines) for word in written.split()
    }


def _numbered(lines: str) -> dict[str, int]:
    return {word: number for number, row in enumerate(_rows(lines)) for word in row}
