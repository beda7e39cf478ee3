"""Unusual wording that two texts share: words that look like a slip, which copying keeps.

A word is told where it stands in both texts between the same words, and

- it is the first of two determiners in a row (``our their``), or
- it is often taken for another word, other texts have that one behind the word before and before
  the word behind, and none has this in either place (``put on trail for``, where others are
  ``put on trial``), or
- it is rare, no other text has it at all, and several have a word one letter different in its
  place.

Whether it is a slip, a reader has to judge.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from disputes.archive.shared.comparison import Pair
from disputes.archive.shared.confusions import CONFUSED, DETERMINERS
from disputes.archive.shared.words import Vocabulary, Worded

_SEVERAL: Final = 3
_FEW: Final = 10
_SHORTEST: Final = 5


class Unusual(NamedTuple):
    """Unusual wording in two texts.

    ``first`` and ``second`` are the words of either that it takes up, end exclusive, the second of
    which is the unusual one. ``elsewhere`` is what the ``others`` have in its place; ``None`` where
    nobody is known to have another, but two determiners follow one another.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    elsewhere: str | None = None
    others: tuple[int, ...] = ()


class _Place(NamedTuple):
    """A word between two others in a run: where it stands in both texts, and how much follows."""

    first: int
    second: int
    before: int
    word: int
    after: int
    room: int


def unusual_wording(
    vocabulary: Vocabulary, texts: Sequence[Worded], pairs: Sequence[Pair]
) -> list[list[Unusual]]:
    """Find for each pair the unusual wording in its passages; linear in texts and passages."""
    search = _Search(vocabulary, texts)
    places = [[one for one in _places(texts, pair) if search.worth_it(one)] for pair in pairs]
    search.look_up(one for each in places for one in each)
    return [[*search.found(each)] for each in places]


def _places(texts: Sequence[Worded], pair: Pair) -> Iterator[_Place]:
    words = texts[pair.likeness.first].words
    for passage in pair.passages:
        for run in passage.runs:
            for at in range(1, run.length - 1):
                place = run.first + at
                room = min(2, run.length - 1 - at)
                before, word, after = words[place - 1 : place + 2]
                yield _Place(place, run.second + at, before, word, after, room)


class _Search:
    """What all texts have where two share a word."""

    def __init__(self, vocabulary: Vocabulary, texts: Sequence[Worded]) -> None:
        self.texts = texts
        self.spellings = vocabulary.spellings
        self.determiners = {vocabulary.number(word) for word in DETERMINERS} - {None}
        self.confused: defaultdict[int, list[int]] = defaultdict(list)
        for one, other in CONFUSED:
            numbers = vocabulary.number(one), vocabulary.number(other)
            if numbers[0] is not None and numbers[1] is not None:
                self.confused[numbers[0]].append(numbers[1])
                self.confused[numbers[1]].append(numbers[0])
        self.spread = Counter(word for text in texts for word in set(text.words))
        self.twos: dict[tuple[int, int], set[int]] = {}
        self.between: dict[tuple[int, int], defaultdict[int, set[int]]] = {}

    def worth_it(self, place: _Place) -> bool:
        """Tell whether a word may be told, whatever the texts have."""
        if place.word in self.confused or self._doubled(place):
            return True
        spelling = self.spellings[place.word]
        rare = self.spread[place.word] <= min(_FEW, len(self.texts) - _SEVERAL)
        return rare and len(spelling) >= _SHORTEST and spelling.isalpha()

    def look_up(self, places: Iterable[_Place]) -> None:
        """Go through all texts once for what stands beside the words of some places."""
        for place in places:
            self.between[place.before, place.after] = defaultdict(set)
            for word in (place.word, *self.confused.get(place.word, ())):
                self.twos[place.before, word] = set()
                self.twos[word, place.after] = set()
        for number, text in enumerate(self.texts):
            words = text.words
            for two in pairwise(words):
                if two in self.twos:
                    self.twos[two].add(number)
            for before, word, after in zip(words, words[1:], words[2:], strict=False):
                if (before, after) in self.between:
                    self.between[before, after][word].add(number)

    def found(self, places: Sequence[_Place]) -> Iterator[Unusual]:
        """Give the unusual wording at some places of one pair; no word is told twice."""
        last = -1
        for place in places:
            told = self._elsewhere(place)
            if told is None and not self._doubled(place):
                continue
            if place.first - 1 >= last:
                start, length = -1, 2 + place.room
                first, second = place.first + start, place.second + start
                yield Unusual((first, first + length), (second, second + length), *(told or ()))
                last = first + length

    def _doubled(self, place: _Place) -> bool:
        return place.word in self.determiners and place.after in self.determiners

    def _elsewhere(self, place: _Place) -> tuple[str, tuple[int, ...]] | None:
        """Give the word that others have in place of one, and who has it."""
        sharing = self.between[place.before, place.after][place.word]
        sides = (self.twos[place.before, place.word], self.twos[place.word, place.after])
        if not (sides[0] | sides[1]) - sharing:
            for other in self.confused.get(place.word, ()):
                before, after = self.twos[place.before, other], self.twos[other, place.after]
                others = (before | after) - sharing
                if others and (self._doubled(place) or (before - sharing and after - sharing)):
                    return self.spellings[other], tuple(sorted(others))
        if self.spread[place.word] == len(sharing):
            for other, texts in sorted(self.between[place.before, place.after].items()):
                others = texts - sharing
                if len(others) >= max(_SEVERAL, len(sharing)) and self._misspelt(place.word, other):
                    return self.spellings[other], tuple(sorted(others))
        return None

    def _misspelt(self, word: int, other: int) -> bool:
        """Tell whether two words differ by one letter, other than an ending."""
        from rapidfuzz.distance.OSA import distance

        one, another = self.spellings[word], self.spellings[other]
        if len(one) < _SHORTEST or not (one.isalpha() and another.isalpha()):
            return False
        return distance(one, another) == 1 and one[:-1] != another and another[:-1] != one
