"""Which words of two texts that are nearly alike belong together, and which do not.

Costs are in hundredths of a word too many. Words left out in one stretch cost little more than one
word does: leaving out is what people do.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from disputes.archive.words import UNSPACED

_TOKEN: Final = re.compile(
    f"[{UNSPACED}]"
    f"|(?:(?![{UNSPACED}])[\\w\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0900-\u0dff])+|[^\\w\\s]"
)
_LEFT_OUT, _MORE_LEFT_OUT, _ADDED = 90, 15, 100
_MARK_LEFT_OUT, _MORE_MARKS_LEFT_OUT, _MARK_ADDED = 40, 10, 40
_SPACE, _SWAPPED, _OTHER, _NEVER = 20, 90, 130, 10_000
_ALIKE: Final = 0.5

Stretch = tuple[int, int, int, int]
"""Where two texts differ: start and end in the first, start and end in the second."""


class Token(NamedTuple):
    """A word or a mark, where it stands, and whether a space comes before it."""

    text: str
    start: int
    end: int
    spaced: bool

    @property
    def is_word(self) -> bool:
        """Whether it is no mark."""
        return self.text[0].isalnum() or self.text[0] == "_"


class Alignment(NamedTuple):
    """How words belong to those of a text: ``start`` and ``end`` are the tokens they belong to.

    ``share`` is how much of the words the text has, from 0 to 1; ``stretches`` are in tokens.
    """

    cost: int
    start: int
    end: int
    share: float
    stretches: tuple[Stretch, ...]


def tokens(text: str) -> list[Token]:
    """Divide a text in the compared form into words and marks."""
    return [
        Token(one[0], one.start(), one.end(), text[one.start() - 1 : one.start()] == " ")
        for one in _TOKEN.finditer(text)
    ]


def align(first: list[Token], second: list[Token], *, within: bool) -> Alignment:
    """Give the best alignment; ``within``: of the second text with any part of the first.

    Takes time in proportion to the product of the numbers of tokens, about a microsecond each.
    """
    return _Table(first, second, within=within).best()


class _Table:
    """The costs of aligning each beginning of the second text to each place of the first."""

    def __init__(self, first: list[Token], second: list[Token], *, within: bool) -> None:
        self.first, self.second, self.within = first, second, within
        self.alike: dict[tuple[str, str], int] = {}
        self.left_out = [_LEFT_OUT if one.is_word else _MARK_LEFT_OUT for one in first]
        self.more = [_MORE_LEFT_OUT if one.is_word else _MORE_MARKS_LEFT_OUT for one in first]
        width = len(first) + 1
        row, gaps = [0] * width, [_NEVER] * width
        if not within:
            for at in range(1, width):
                gaps[at] = min(
                    row[at - 1] + self.left_out[at - 1], gaps[at - 1] + self.more[at - 1]
                )
                row[at] = gaps[at]
        self.rows, self.gaps = [row], [gaps]
        for number in range(len(second)):
            self._add(number)

    def _add(self, number: int) -> None:
        first, token = self.first, self.second[number]
        above = self.rows[-1]
        added = _ADDED if token.is_word else _MARK_ADDED
        row, gaps = [above[0] + added], [_NEVER]
        before = self.second[number - 1].text if number else ""
        last_text = ""
        text = token.text
        for at, other in enumerate(first):
            gap = min(row[at] + self.left_out[at], gaps[at] + self.more[at])
            gaps.append(gap)
            if other.text == text and (other.spaced == token.spaced or not number or not at):
                cost = above[at]
            else:
                cost = above[at] + self._exchange(other, token)
            cost = min(cost, gap, above[at + 1] + added)
            if number and at and last_text == text and other.text == before:
                cost = min(cost, self.rows[-2][at - 1] + _SWAPPED)
            row.append(cost)
            last_text = other.text
        self.rows.append(row)
        self.gaps.append(gaps)

    def _exchange(self, other: Token, token: Token) -> int:
        if other.text == token.text:
            return _SPACE
        known = self.alike.get((other.text, token.text))
        if known is None:
            known = self.alike[other.text, token.text] = _unlikeness(other, token)
        return known

    def best(self) -> Alignment:
        """Go back from the end along the cheapest way."""
        last = self.rows[-1]
        end = min(range(len(last)), key=last.__getitem__) if self.within else len(last) - 1
        number, at = len(self.second), end
        steps: list[Stretch] = []
        shared = 0.0
        while number or (at and not self.within):
            cost = self.rows[number][at]
            if number and at:
                other, token = self.first[at - 1], self.second[number - 1]
                same = other.text == token.text and (
                    other.spaced == token.spaced or number == 1 or at == 1
                )
                price = 0 if same else self._exchange(other, token)
                if cost == self.rows[number - 1][at - 1] + price:
                    number, at = number - 1, at - 1
                    shared += len(token.text) * max(0.0, 1 - price / 100) * token.is_word
                    if price and other.text == token.text:
                        steps.append((at - 1, at + 1, number - 1, number + 1))
                    elif price:
                        steps.append((at, at + 1, number, number + 1))
                    continue
                if self._swapped(number, at):
                    shared += sum(len(one.text) for one in self.second[number - 2 : number])
                    number, at = number - 2, at - 2
                    steps.append((at, at + 2, number, number + 2))
                    continue
            if number and cost == self.rows[number - 1][at] + self._added(number):
                number -= 1
                steps.append((at, at, number, number + 1))
                continue
            low = at - 1
            while self.gaps[number][low + 1] != self.rows[number][low] + self.left_out[low]:
                low -= 1
            steps.append((low, at, number, number))
            at = low
        length = sum(len(one.text) for one in self.second if one.is_word)
        return Alignment(last[end], at, end, shared / max(1, length), _joined(steps[::-1]))

    def _added(self, number: int) -> int:
        return _ADDED if self.second[number - 1].is_word else _MARK_ADDED

    def _swapped(self, number: int, at: int) -> bool:
        if number < 2 or at < 2:
            return False
        return (
            self.first[at - 2].text == self.second[number - 1].text
            and self.first[at - 1].text == self.second[number - 2].text
            and self.rows[number][at] == self.rows[number - 2][at - 2] + _SWAPPED
        )


def _unlikeness(other: Token, token: Token) -> int:
    from rapidfuzz.distance.Levenshtein import normalized_similarity

    if not other.is_word or not token.is_word:
        return _NEVER if other.is_word or token.is_word else _MARK_ADDED
    alike = normalized_similarity(other.text, token.text)
    return 20 + round(100 * (1 - alike)) if alike >= _ALIKE else _OTHER


def _joined(steps: list[Stretch]) -> tuple[Stretch, ...]:
    """Join steps that touch."""
    joined: list[Stretch] = []
    for step in steps:
        if joined and step[0] <= joined[-1][1] and step[2] <= joined[-1][3]:
            last = joined.pop()
            joined.append((last[0], max(last[1], step[1]), last[2], max(last[3], step[3])))
        else:
            joined.append(step)
    return tuple(joined)
