"""Draws small things so that they often collide, and the texts to draw from."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

# Ids that YAML would take for something else are as good as any.
CLAIMS = ("alpha", "beta.2", "c_3", "delta-4", "no", "1e3", "z9")
SOURCES = ("ann", "bob", "null", "on", "2015-10-07", "zed")
DOCUMENTS = ("art-1", "art-2", "art-3", "art-4", "art-5")
QUESTIONS = ("q-how-many", "q-when")
TOPICS = ("t-air", "t-sea")
KINDS = ("person", "organisation", "state", "outlet", "agency", "group", "anonymous")
RELATIONS = ("contradicts", "negates", "implies", "implies", "supports", "weakens")
STANCES = (
    *("asserts",) * 5,
    *("denies",) * 4,
    *("suggests",) * 3,
    *("doubts",) * 3,
    *("retracts",) * 2,
    *("disowns",) * 2,
    "declines",
)

DAYS = ("2015-10-01", "2015-10-02", "2015-10-03")
# No two of these name the same period.
DATES = (
    *DAYS,
    "2015-10-04",
    "2015-10-05",
    "2015-10",
    "2015-09",
    "2015",
    "2014",
    "2015-10-02T14:30+02:00",
    "2015-10-02T12:30:15Z",
    "2015-10-03T00:30+02:00",
    "2015-10-02T23:59:30-05:00",
    "2015-10-01..2015-10-02",
    "2015-10-02..2015-10-04",
    "2015-09..2015-10-02",
    "2015-10-02T12:30+00:00..2015-10-03",
    "..2015-10-02",
    "..2015-10-02T12:30+00:00",
    "2015-10-03..",
    "2015-10..",
)
POINTS = tuple(date for date in DATES if ".." not in date)
SPANS = ("2015-10-01", "2015-10-02", "2015-10-01..2015-10-02", "2015-10-03..", "..2015-09", "2015")
PLACES = ("Here", "here", "There")
# The values of one question's answers are of one family, so that they are near one another.
NUMBERS = (
    ("2", "2.0", "3", "+3", "2..3", "..5", "007", "7.."),
    ("~20", "22", "22.01", "18", "17.99", "18..19", "40.."),
    ("~-20", "-22", "-22.01", "-18", "-17.99", "..-1.5", "-22..-18"),
)
CHOICES = ("yes", "no", "Yes", "null", "2")


@dataclass(frozen=True)
class Taste:
    """How many of each to make, to pick from, and how often, in percent, to make use of what."""

    claims: tuple[int, ...] = (2, 3, 3, 4, 5, 7)
    sources: tuple[int, ...] = (2, 2, 3, 4, 6)
    documents: tuple[int, ...] = (0, 1, 2, 3, 5)
    questions: tuple[int, ...] = (0, 1, 1, 1, 2)
    relations: tuple[int, ...] = (0, 0, 1, 1, 2)
    acts: tuple[int, ...] = (0, 1, 2, 2, 3, 3, 4)
    roles: int = 45
    dated: int = 50
    answers: int = 60
    scopes: int = 12
    days: int = 50
    again: int = 40


TASTES = (
    Taste(),
    # Few sources that change their minds.
    Taste(
        claims=(2, 3),
        sources=(1, 2),
        questions=(0, 1),
        relations=(0, 1, 2),
        acts=(1, 2, 3, 4, 5),
        roles=10,
        days=85,
        again=70,
    ),
    # Sources that speak for now these, now those.
    Taste(claims=(1, 2), sources=(3, 4, 6), acts=(2, 3, 4), roles=85, dated=85, days=65),
    # Many answers of one question.
    Taste(
        claims=(3, 4, 5, 7),
        questions=(1,),
        relations=(0, 0, 0, 1),
        acts=(1, 1, 2, 2, 3),
        roles=10,
        answers=95,
        scopes=45,
    ),
    # Many parties on few claims.
    Taste(claims=(2, 3, 4), sources=(4, 6), relations=(0, 1), acts=(2, 3, 4, 5), roles=10, again=5),
)


class Maker:
    """A test case in the making: every choice goes through hypothesis."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def chance(self, percent: int) -> bool:
        """True about so often; shrinks to False."""
        return self._draw(st.integers(0, 99)) >= 100 - percent

    def number(self, low: int, high: int) -> int:
        """A number of the range, ends included."""
        return self._draw(st.integers(low, high))

    def pick(self, things: Sequence[T]) -> T:
        """One of several; shrinks to the first."""
        return self._draw(st.sampled_from(things))

    def some(self, things: Sequence[T], low: int, high: int) -> list[T]:
        """Several different ones, in any order, as many as there are."""
        left = list(things)
        wanted = min(self.number(low, high), len(left))
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(wanted)]


class Seeded(Maker):
    """A test case whose choices all follow from a number: made much faster, but not shrunk."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def chance(self, percent: int) -> bool:
        """True about so often."""
        return self._random.randrange(100) >= 100 - percent

    def number(self, low: int, high: int) -> int:
        """A number of the range, ends included."""
        return self._random.randint(low, high)

    def pick(self, things: Sequence[T]) -> T:
        """One of several."""
        return self._random.choice(things)
