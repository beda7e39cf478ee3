"""Texts as terms by which they are compared: words without their endings, and sources by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.archive.shared.words import WORD, compared_word
from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from disputes.ingest.lexicon import Lexicon
    from disputes.model.records import Source

_SMALL: Final = (
    *("adverbs", "auxiliaries", "be", "conjunctions", "determiners", "infinitive", "negations"),
    *("objects", "opposing", "possessives", "prepositions", "pronouns", "questions", "relatives"),
    "subordinators",
)
"""The lexicon's tables of words that tell nothing of what a text is about."""

_STEM: Final = 5
"""Letters of a word that count: where its endings begin, more or less, in many languages."""

_SHORTEST_PLURAL: Final = 4
# In these letters alone, two or three capitals are a name and small letters a word: US, IS, WHO.
_LONGEST_CAPITALS: Final = 3
_LONGEST_NAME: Final = 10
_NEGATIVE: Final = ("un", "non")
_LEAST_NEGATED: Final = 6
_POSSESSIVE: Final = re.compile(r"['’][sS]$")


class Placed(NamedTuple):
    """A term of a text, and the words that it is of: from number `first` up to, not with, `end`."""

    term: str
    first: int
    end: int


class _Known(NamedTuple):
    """A word as it is compared, its own terms, and how long the names are that begin with it."""

    folded: str
    terms: tuple[str, ...]
    lengths: tuple[int, ...]


class _Readings(dict[str, _Known]):
    """What was read of each word, read when it is first asked for."""

    def __init__(self, read: Callable[[str], _Known]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, written: str) -> _Known:
        known = self[written] = self._read(written)
        return known


class Terms:
    """Reads texts as terms, by the names of sources and the small words of a language.

    A source's names, aliases and initials are one term, which begins with ``@``, so that "the
    Americans" are "the US" wherever the knowledge base has them as one source. So is a word with a
    capital that has the stem of such a name of one word: "Russian" is "Russia".
    """

    def __init__(self, sources: Iterable[Source], lexicon: Lexicon) -> None:
        self._word = re.compile(WORD)
        self._small = frozenset().union(*(lexicon.words.get(name, ()) for name in _SMALL))
        self._names: dict[tuple[str, ...], set[str]] = {}
        self._lengths: dict[str, set[int]] = {}
        self._capitals: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        for source in sources:
            self._add(source)
        self._known = _Readings(self._read)

    def words(self, text: str) -> list[str]:
        """Give the words of a text as they are written; linear."""
        return self._word.findall(text)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Give where each of the words of a text stands."""
        return [found.span() for found in self._word.finditer(text)]

    def of(self, words: Sequence[str]) -> set[str]:
        """Give the terms of a text's words: those of `placed`, in a third of the time."""
        known = [*map(self._known.__getitem__, words)]
        if any(one.lengths and self._name(words, at) for at, one in enumerate(known)):
            return {one.term for one in self.placed(words)}
        return set().union(*[one.terms for one in known])

    def placed(self, words: Sequence[str]) -> Iterator[Placed]:
        """Give the terms of a text's words in order, each with the words that it is of.

        The words of a name of several are that name only.
        """
        named = 0
        for at, written in enumerate(words):
            if at < named:
                continue
            name = self._name(words, at)
            end = named = at + (len(name) or 1)
            terms = sorted(self._names[name]) if name else self._known[written].terms
            for term in terms:
                yield Placed(term, at, end)

    def _name(self, words: Sequence[str], at: int) -> tuple[str, ...]:
        """Give the longest name that begins with a word, as it is compared; empty where none."""
        known = self._known
        for length in known[words[at]].lengths:
            name = tuple([known[word].folded for word in words[at : at + length]])
            if name in self._names:
                return name
        return ()

    def _read(self, written: str) -> _Known:
        word = folded(written)
        lengths = tuple(sorted(self._lengths.get(word, ()), reverse=True))
        return _Known(word, self._own(written, word), lengths)

    def _own(self, written: str, word: str) -> tuple[str, ...]:
        """Give the terms that a word is alone."""
        named = self._capitals.get(written.replace(".", ""))
        capital = written[0].isupper()
        small = word in self._small
        if not named and (capital or not small):
            named = self._names.get((word,))
        if not named and capital:
            named = self._stems.get(stem(word))
        if named:
            return tuple(sorted(named))
        return () if small else (stem(without_un(word)),)

    def _add(self, source: Source) -> None:
        if source.kind is SourceKind.ANONYMOUS:
            return  # its name describes it
        term = f"@{source.id}"
        for written in (source.name or "", *source.aliases):
            words = self.words(written)
            name = tuple(folded(word) for word in words)
            if len(name) > 1 and name[0] in self._small:
                words, name = words[1:], name[1:]
            if not 0 < len(name) <= _LONGEST_NAME:
                continue
            letters = words[0].replace(".", "")
            if len(name) == 1 and letters.isupper() and len(letters) <= _LONGEST_CAPITALS:
                self._capitals.setdefault(letters, set()).add(term)
            else:
                self._names.setdefault(name, set()).add(term)
                if len(name) > 1:
                    self._lengths.setdefault(name[0], set()).add(len(name))
                elif len(name[0]) >= _STEM and name[0] not in self._small:
                    self._stems.setdefault(stem(name[0]), set()).add(term)
        initials = "".join(word[0] for word in self.words(source.name or "") if word[0].isupper())
        if source.kind not in (None, SourceKind.PERSON) and len(initials) > 1:
            self._capitals.setdefault(initials, set()).add(term)


def folded(written: str) -> str:
    """Give a word as it is compared with others, without a possessive ending."""
    return compared_word(_POSSESSIVE.sub("", written) or written)


def stem(word: str) -> str:
    """Give what a folded word has in common with its other forms, more or less."""
    if len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:_STEM]


def without_un(word: str) -> str:
    """Give a folded word without "un" or "non" before it; "uncoordinated" is "coordinated"."""
    for start in _NEGATIVE:
        if word.startswith(start) and len(word) >= len(start) + _LEAST_NEGATED:
            return word[len(start) :]
    return word
