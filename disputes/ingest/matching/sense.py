"""What in words has to be the same for two texts to say the same: numbers, days, names, "will"."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.matching.numbers import FIGURES, YEARS
from disputes.ingest.matching.terms import folded, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from disputes.ingest.lexicon import Lexicon
    from disputes.ingest.matching.terms import Terms
    from disputes.ingest.resolving.vocabulary import Vocabulary

# Words from the number of a day to its month: "the 3rd and 4th of May".
_BESIDE: Final = 3
_LAST_DAY: Final = 31
# Words before "by" among which a passive has its "was": "was not shelled by".
_PASSIVE: Final = 3
_HUNDRED: Final = 100
_TWENTY: Final = 20
_MODALS: Final = ("future", "possible", "due")
# Capitals of a text with as many of them tell no names: it is a headline.
_HEADLINE: Final = 0.6
_LARGEST: Final = Decimal(10) ** 15


class MarkKind(Enum):
    """What a mark tells; those of one kind are compared with one another."""

    NUMBER = auto()
    MONTH = auto()
    WEEKDAY = auto()
    DAY = auto()
    YEAR = auto()
    NAME = auto()
    ACTOR = auto()
    MODAL = auto()
    TOLD = auto()
    PLACE = auto()
    CONDITION = auto()


class Mark(NamedTuple):
    """A word or several that tell one of these things.

    `keys` are what they may mean: two marks of a kind tell the same if they share one. `written` is
    how they stand in the text, and `at` the number of the first.
    """

    kind: MarkKind
    keys: frozenset[str]
    written: str
    at: int


class Sense(NamedTuple):
    """The marks of a text, and who does something in it, in order.

    `doing` are groups of those who do it together, whoever does it before whom it is done to: the
    order of "The army shelled the town" and of "The town was shelled by the army". `words` are
    all of them, as they are compared.
    """

    marks: tuple[Mark, ...]
    doing: tuple[tuple[Mark, ...], ...]
    words: frozenset[str]


class Senses:
    """Reads the sense of texts by the words of one language."""

    def __init__(self, terms: Terms, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self._terms = terms
        self._vocabulary = vocabulary
        self._dates = vocabulary.dates
        self._counts = vocabulary.counts
        self._ways = vocabulary.ways
        words = lexicon.words
        self._conditions = words.get("conditions", frozenset())
        self._told = vocabulary.ways["told"]
        self._by = words.get("agents", frozenset())
        self._be = words.get("be", frozenset())
        self._joining = vocabulary.small["joining"]
        self._skipped = words.get("determiners", frozenset()) | words.get(
            "possessives", frozenset()
        )
        self._never_names = frozenset().union(*words.values()) | lexicon.verbs.keys()
        persons, kinds = vocabulary.persons, vocabulary.kinds
        self._actors = frozenset().union(
            *(persons[name] for name in ("any", "male", "female", "plural", "joined")),
            *kinds.values(),
        )
        self._of_titles = frozenset().union(*vocabulary.titles.values())
        self._token = re.compile(rf"{FIGURES}|[^\W\d_]+(?:['’][^\W\d_]+)?|[0-9]+")
        self._peoples = self._countries()

    def _countries(self) -> dict[str, frozenset[str]]:
        """Give the terms of the countries of whose people there are words."""
        made: dict[str, frozenset[str]] = {}
        for word, country in self._vocabulary.peoples.items():
            terms = self._terms.of([part.title() for part in country])
            made[word] = frozenset(
                {one for one in terms if one.startswith("@")} or {" ".join(country)}
            )
        return made

    def of(self, text: str, common: Set[str]) -> Sense:
        """Give the sense of a text; `common` are words that are no names, in small letters."""
        words = self._terms.words(text)
        actors = [*self._named(words, common)]
        marks = (*self._counted(text), *actors)
        every = frozenset(map(folded, words))
        return Sense(marks, self._doing(words, actors), every)

    def _counted(self, text: str) -> Iterator[Mark]:
        """Give the marks of numbers, days, and of what is to come or only may be."""
        tokens = [*self._token.finditer(text)]
        lower = [one[0].lower() for one in tokens]
        months = [
            at
            for at, word in enumerate(lower)
            if word in self._dates.months and self._may_be_date(word, tokens[at][0])
        ]
        at = 0
        while at < len(tokens):
            word, written = lower[at], tokens[at][0]
            if at in months:
                yield Mark(MarkKind.MONTH, frozenset((str(self._dates.months[word]),)), written, at)
            elif word in self._dates.weekdays and self._may_be_date(word, written):
                number = self._dates.weekdays[word]
                yield Mark(MarkKind.WEEKDAY, frozenset((str(number),)), written, at)
            elif word in self._counts or "0" <= written[0] <= "9":
                end, count = self._number(text, tokens, at)
                near = any(month - _BESIDE <= at < month + _BESIDE for month in months)
                kind = self._kind(written, count, near)
                shown = text[tokens[at].start() : tokens[end - 1].end()]
                bound = self._bound(lower, at) if kind is MarkKind.NUMBER else None
                if bound is not None:
                    yield Mark(kind, frozenset((bound,)), bound.replace("-", " "), at)
                yield Mark(kind, frozenset((str(count.normalize()),)), shown, at)
                at = end
                continue
            else:
                if word in self._ways["amounts"]:
                    yield Mark(MarkKind.NUMBER, frozenset((word,)), written, at)
                for way in _MODALS:
                    if word in self._ways[way]:
                        yield Mark(MarkKind.MODAL, frozenset((way,)), written, at)
                if word in self._ways["places"]:
                    yield from self._place(tokens, lower, at + 1)
                if word in self._told:
                    yield Mark(MarkKind.TOLD, frozenset((stem(word),)), written, at)
                if word in self._conditions:
                    yield Mark(MarkKind.CONDITION, frozenset(("if",)), written, at)
            at += 1

    def _place(
        self, tokens: Sequence[re.Match[str]], lower: Sequence[str], at: int
    ) -> Iterator[Mark]:
        """Give the mark of where something is, by the first word that tells it."""
        while at < len(lower) and lower[at] in self._skipped:
            at += 1
        dated = at < len(lower) and (lower[at] in self._dates.months or lower[at] in self._counts)
        if at < len(lower) and lower[at].isalpha() and not dated:
            yield Mark(MarkKind.PLACE, frozenset((folded(tokens[at][0]),)), tokens[at][0], at)

    def _bound(self, words: Sequence[str], at: int) -> str | None:
        """Give what stands before a number and makes it a bound: "at least"."""
        bounds = self._ways["bounds"]
        return next(
            (
                found
                for length in (3, 2, 1)
                if (found := "-".join(words[max(0, at - length) : at])) in bounds
            ),
            None,
        )

    def _kind(self, written: str, count: Decimal, near_month: bool) -> MarkKind:
        if not written.isdecimal():
            return MarkKind.NUMBER
        if YEARS[0] <= count <= YEARS[-1]:
            return MarkKind.YEAR
        return MarkKind.DAY if near_month and count <= _LAST_DAY else MarkKind.NUMBER

    def _may_be_date(self, word: str, written: str) -> bool:
        return word not in self._dates.capital or written[0].isupper()

    def _number(
        self, text: str, tokens: Sequence[re.Match[str]], first: int
    ) -> tuple[int, Decimal]:
        """Give the number that begins at a token, and the token behind it: "forty-five"."""
        number = self._value(tokens[first][0])
        at = first + 1
        while at < len(tokens):
            more = self._counts.get(tokens[at][0].lower())
            gap = text[tokens[at - 1].end() : tokens[at].start()]
            if more is None or gap.strip(" -\u00a0"):
                break
            if more in self._vocabulary.multiples and number < _LARGEST:
                number *= more
            elif (
                more < number and number >= _TWENTY and not number % (10 if more < 10 else _HUNDRED)
            ):
                number += more
            else:
                break
            at += 1
        return at, number

    def _value(self, written: str) -> Decimal:
        word = self._counts.get(written.lower())
        return Decimal(written.replace(",", "")) if word is None else Decimal(word)

    def _named(self, words: Sequence[str], common: Set[str]) -> Iterator[Mark]:
        """Give the marks of names and of nouns for those who do something."""
        names: dict[int, tuple[int, list[str]]] = {}
        for term, first, end in self._terms.placed(words):
            names.setdefault(first, (end, []))[1].append(term)
        headline = sum(word[0].isupper() for word in words) > _HEADLINE * len(words)
        for first, (end, terms) in names.items():
            word = folded(words[first])
            known = frozenset(one for one in terms if one.startswith("@"))
            capital = words[first][0].isupper()
            if known:
                keys = known
            elif capital and word in self._peoples:
                keys = self._peoples[word]
            elif word in self._actors:
                yield Mark(MarkKind.ACTOR, frozenset((stem(word),)), words[first], first)
                continue
            elif capital and not headline and not self._is_common(words[first], first, common):
                keys = frozenset((word,))
            else:
                continue
            yield Mark(MarkKind.NAME, keys, " ".join(words[first:end]), first)

    def _is_common(self, written: str, at: int, common: Set[str]) -> bool:
        """Tell whether a word with a capital is no name: a day, or it only begins a sentence."""
        word = written.lower()
        if word in self._of_titles or word in self._dates.months or word in self._dates.weekdays:
            return True
        return at == 0 and (word in common or word in self._never_names)

    def _doing(self, words: Sequence[str], actors: Sequence[Mark]) -> tuple[tuple[Mark, ...], ...]:
        groups: list[list[Mark]] = []
        places = self._ways["places"]
        last = -1
        for one in actors:
            at = one.at - 1
            while at > last and words[at].lower() in self._skipped:
                at -= 1
            before = words[at].lower() if at >= 0 else ""
            if before in places:
                continue
            if self._is_agent(words[max(0, last + 1 - _PASSIVE) : one.at]):
                groups.insert(max(0, len(groups) - 1), [one])
            elif before in self._joining and groups and at - 1 == last:
                groups[-1].append(one)
            else:
                groups.append([one])
            last = one.at + len(one.written.split()) - 1
        return tuple(tuple(group) for group in groups)

    def _is_agent(self, before: Sequence[str]) -> bool:
        """Tell whether the words before a name make it the one who does it: "was shelled by"."""
        lower = [word.lower() for word in before]
        return any(
            word in self._by and not self._be.isdisjoint(lower[max(0, at - _PASSIVE) : at])
            for at, word in enumerate(lower)
        )
