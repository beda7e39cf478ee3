"""A source should be recorded once.

Two records of one source make one voice look like two, and what it says under the one name is not
compared with what it says under the other. Names and aliases are compared without regard to case,
accents, punctuation, titles such as "Dr" before a person's name, and two spellings of one word.

No finding comes from an alias that two organisations share ("the Ministry"), from a surname alone
that is an alias of two persons, from names that differ in a number, from anonymous sources, or
where one of the two speaks for the other or is a member of it.

Bad:

    sources:
      lavrov: {name: Sergei Lavrov, kind: person}
      s-lavrov: {name: "Lavrov, Sergey", kind: person}

Good:

    sources:
      lavrov: {name: Sergei Lavrov, kind: person, aliases: [Sergey Lavrov]}

Fix: let everything refer to one of the two, with the other name among its `aliases`, and delete the
other; if they are two, tell them apart by name.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator
from typing import NamedTuple

from disputes.check.folding import Folder, sound, variants
from disputes.check.nearness import earliest_alike, near_pairs
from disputes.check.places import file_order, line_of, member_field
from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.load.values import excerpt
from disputes.model.records import Source
from disputes.model.terms import SourceKind

CODE = Code("D115", "duplicate-source", Level.WARNING)

_LONG = 12
"""Letters of a name that is not taken for another person's when its words change places."""

_LONGEST = 200
_SHORTEST_WORD = 4
_SHORTEST_LONE_WORD = 6

_TITLES = """
mr mrs ms dr prof professor sir lord lady general gen major maj brigadier colonel col lieutenant lt
captain capt admiral adm president minister senator sen secretary ambassador king queen pope sheikh
ayatollah
"""


class _Name(NamedTuple):
    """A name of a source: ``alias`` is its number among the aliases, -1 for the name itself."""

    source: Source
    alias: int
    text: str
    words: list[str]

    @property
    def of_person(self) -> bool:
        return self.source.kind is SourceKind.PERSON


def check(subject: Subject) -> Iterator[Problem]:
    """Find sources with a name that an earlier one has too; n log n in the number of names."""
    folder = Folder(_SHORTEST_WORD)
    titles = frozenset(_TITLES.split())
    names = [
        name
        for source in subject.kb.sources.values()
        if source.kind not in (None, SourceKind.ANONYMOUS)
        for name in _names(source, folder, titles)
    ]
    entries = ((key, n) for n, name in enumerate(names) for key in _keys(name, folder))

    def order(number: int) -> tuple[bool, list[str]]:
        return names[number].alias >= 0, sorted(map(sound, names[number].words))

    def written(number: int) -> tuple[object, ...]:
        return *file_order(names[number].source.place), names[number].alias

    pairs = near_pairs(entries, order, lambda one, other: _alike(names[one], names[other]))
    told: set[str] = set()
    for later, first in earliest_alike(pairs, written):
        if names[later].source.id not in told:
            told.add(names[later].source.id)
            yield _problem(names[first], names[later])


def _problem(first: _Name, later: _Name) -> Problem:
    source = later.source
    where = line_of(first.source.place, seen_from=source.place)
    if later.text == first.text:
        what = f"both are called {excerpt(later.text)}"
    else:
        what = f"{excerpt(later.text)} and {excerpt(first.text)} may be one name"
    field = "name"
    if later.alias >= 0:
        field = member_field(source.place, "aliases", later.alias, len(source.aliases))
    return problem(
        source.place,
        f"'{source.id}' is perhaps the same source as '{first.source.id}' {where}: {what}",
        field=field,
        hint="join them, with the other name under `aliases:`, or tell them apart by name",
        record=source.id,
        related=(related(first.source.place, f"'{first.source.id}' is defined here"),),
    )


def _names(source: Source, folder: Folder, titles: Collection[str]) -> Iterator[_Name]:
    person = source.kind is SourceKind.PERSON
    for number, text in enumerate((source.name, *source.aliases), start=-1):
        if text is None or len(text) > _LONGEST:
            continue
        turned = text
        if person and text.count(",") == 1:
            last, _, rest = text.partition(",")
            turned = f"{rest} {last}"
        words = folder.words(turned)
        while len(words) > 1 and (words[0] in titles if person else words[0] == "the"):
            del words[0]
        if words:
            yield _Name(source, number, text, words)


def _keys(name: _Name, folder: Folder) -> Iterator[Hashable]:
    """Give the buckets in which names like this one are."""
    tight, outlines = folder.keys(" ".join(name.words))
    yield name.of_person, tight
    yield name.of_person, *sorted(outlines.split())


def _alike(first: _Name, second: _Name) -> bool:
    return (
        first.source.id != second.source.id
        and _telling(first, second)
        and _same_name(first, second)
        and not _related(first.source, second.source)
    )


def _telling(first: _Name, second: _Name) -> bool:
    """Tell whether it means something that two names are one: not of aliases that many share."""
    if first.alias < 0 or second.alias < 0:
        return True
    return first.of_person and min(len(first.words), len(second.words)) > 1


def _same_name(first: _Name, second: _Name) -> bool:
    if "".join(first.words) == "".join(second.words):
        return True
    if len(first.words) != len(second.words):
        return False
    pairs = zip(sorted(first.words), sorted(second.words), strict=True)
    apart = [pair for pair in pairs if pair[0] != pair[1]]
    if not apart:
        return first.of_person and len("".join(first.words)) >= _LONG
    least = _SHORTEST_WORD if len(first.words) > 1 else _SHORTEST_LONE_WORD
    return len(apart) == 1 and variants(*apart[0], least)


def _related(first: Source, second: Source) -> bool:
    """Tell whether one refers to the other, or they are organs of different principals."""
    ours, theirs = (
        {role.source for role in source.speaks_for} | set(source.member_of)
        for source in (first, second)
    )
    if second.id in ours or first.id in theirs:
        return True
    apart = bool(ours) and bool(theirs) and ours.isdisjoint(theirs)
    return apart and first.kind is not SourceKind.PERSON
