"""Circles in what refers to one another: who speaks for whom, what is based on what.

All circles of a knot are told as one, since a knot of ten that all refer to one another already has
a million.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from disputes.check.problem import Problem, problem, related
from disputes.model.period import ALWAYS, Period
from disputes.model.place import Place
from disputes.reason.roles import components

MOST_SHOWN = 8
"""How many members of a circle a message names."""

MOST_VISITS = 1_000_000
"""How often a link is looked at in the search for circles that hold at one time."""

_BEGINNING = float("-inf")


class Link(NamedTuple):
    """That one record refers to another, for a time; ``position`` is where it says so."""

    tail: str
    head: str
    position: int
    period: Period = ALWAYS


class Wording(NamedTuple):
    """How circles of a field are told: its verb, what it joins, and what to do about one.

    ``alone`` says what to do where a record refers to itself.
    """

    field: str
    verb: str
    noun: str
    alone: str
    hint: str


def find_circles(links: Sequence[Link]) -> list[tuple[Link, ...]]:
    """Find circles all of whose links hold at one time; no record is in two of them.

    Each is the shortest through the smallest id of its knot, and begins there. Linear where no
    circle depends on dates; where circles do, it ends after ``MOST_VISITS`` with what it has found.
    """
    instants = sorted({_start(link) for link in links})
    first = {link: bisect_left(instants, _start(link)) for link in links}
    last = {link: _last(link, instants) for link in links}
    found: list[tuple[Link, ...]] = []
    taken: set[str] = set()
    visits = MOST_VISITS + 4 * len(links)
    work = [(0, len(instants), list(links))]
    while work and visits > 0:
        low, high, here = work.pop()
        visits -= len(here)
        left = [link for link in here if link.tail not in taken and link.head not in taken]
        for knot in _knots(left):
            if all(first[link] <= low and last[link] >= high for link in knot):
                found.append(_shortest(knot))
                taken.update(link.tail for link in knot)
                continue
            middle = (low + high) // 2
            for start, end in ((middle, high), (low, middle)):
                held = [link for link in knot if first[link] < end and last[link] > start]
                work.append((start, end, held))
    return sorted(found)


def told(
    circles: Iterable[tuple[Link, ...]],
    places: Mapping[str, Place],
    field: Callable[[Link], str],
    wording: Wording,
) -> Iterator[Problem]:
    """Tell circles, each at the first of its links, the others beside it.

    ``field`` gives the field of a link, and ``places`` the place of a record.
    """
    for circle in circles:
        first, *others = circle
        message, hint = f"'{first.tail}' {wording.verb} itself", wording.alone
        if others:
            message = f"{wording.field} runs in a circle: {circle_text(circle, wording.noun)}"
            hint = wording.hint
        yield problem(
            places[first.tail],
            message,
            field=field(first),
            hint=hint,
            record=first.tail,
            related=tuple(
                related(
                    places[link.tail], f"'{link.tail}' {wording.verb} '{link.head}'", field(link)
                )
                for link in others[:MOST_SHOWN]
            ),
        )


def circle_text(circle: Sequence[Link], noun: str) -> str:
    """Show a circle as ``a → b → a``; of a long one, its beginning and its length."""
    names = [link.tail for link in circle]
    if len(names) <= MOST_SHOWN:
        return " → ".join([*names, names[0]])
    shown = " → ".join(names[: MOST_SHOWN - 1])
    return f"{shown} → … → {names[0]} ({len(names)} {noun})"


def _start(link: Link) -> float:
    return _BEGINNING if link.period.start is None else link.period.start


def _last(link: Link, instants: Sequence[float]) -> int:
    end = link.period.end
    return len(instants) if end is None else bisect_left(instants, end)


def _knots(links: Sequence[Link]) -> Iterator[list[Link]]:
    """Give the links of each set of records that all reach one another."""
    heads: dict[str, dict[str, None]] = {}
    for link in links:
        heads.setdefault(link.tail, {})[link.head] = None
    targets: Callable[[str], tuple[str, ...]] = lambda name: tuple(heads.get(name, ()))  # noqa: E731
    number: dict[str, int] = {}
    for name in heads:
        if name not in number:
            for component in components(name, targets, number):
                number.update(dict.fromkeys(component, len(number)))
    knots: dict[int, list[Link]] = {}
    for link in links:
        if number[link.tail] == number[link.head]:
            knots.setdefault(number[link.tail], []).append(link)
    yield from knots.values()


def _shortest(knot: Sequence[Link]) -> tuple[Link, ...]:
    """Give the shortest circle through the smallest id of a knot."""
    ahead: dict[str, list[Link]] = {}
    for link in sorted(knot):
        ahead.setdefault(link.tail, []).append(link)
    start = min(ahead)
    reached_by: dict[str, Link] = {}
    pending = [start]
    for name in pending:
        for link in ahead.get(name, ()):
            if link.head not in reached_by:
                reached_by[link.head] = link
                pending.append(link.head)
        if start in reached_by:
            break
    circle = [reached_by[start]]
    while circle[-1].tail != start:
        circle.append(reached_by[circle[-1].tail])
    return tuple(reversed(circle))
