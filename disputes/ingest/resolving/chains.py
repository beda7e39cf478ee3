"""Through whom words came, as the sentence round a cue tells it: "told RT", "as quoted by TASS"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Extent
from disputes.ingest.resolving.voices import agency_in
from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.resolving.known import Known
    from disputes.ingest.resolving.names import Names, Word

_LONGEST_NAME: Final = 6
_CAPITALS: Final = r"[A-Z]\w*(?:[ -][A-Z]\w*){0,3}"
_NAME: Final = "*"
# Characters in which "told the" stands before a noun.
_BEFORE: Final = 30
_INSTITUTION: Final = re.compile(r"\b[Tt]he ([A-Z]{2,5})\b|\(([A-Z]{2,5})\)")
# How many letters the short name of an outlet has.
_ACRONYM: Final = range(2, 6)
_NARRATORS: Final = (SourceKind.AGENCY, SourceKind.OUTLET)


class Chains:
    """Finds those who pass words on: agencies and outlets, by their names or by what they are."""

    def __init__(self, known: Known, text: str) -> None:
        """Take the text in even form, which tells by its articles who is an institution."""
        self._known = known
        self._names: Names = known.names
        vocabulary = known.names.vocabulary
        self._small = vocabulary.small
        self._peoples = frozenset(vocabulary.peoples)
        self._nouns = frozenset().union(*(vocabulary.kinds[kind] for kind in _NARRATORS))
        # The first word of each form, or its last one where the name comes first.
        self._forms: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for number, form in enumerate(vocabulary.chains):
            key = form[1] if form[0] == _NAME else form[0]
            self._forms.setdefault(key, []).append((number, form))
        keys = "|".join(sorted(map(re.escape, self._forms)))
        self._hint = re.compile(rf"\b(?:{keys})\b", re.IGNORECASE)
        self._bodies = vocabulary.told["bodies"].union(*vocabulary.kinds.values())
        self._institutions = frozenset("".join(pair) for pair in _INSTITUTION.findall(text))
        self._days = frozenset((*vocabulary.dates.days, *vocabulary.dates.weekdays))
        self._endings = frozenset(form[0] for form in vocabulary.endings)
        self._introduced = self._introductions(text)

    def _introductions(self, text: str) -> frozenset[tuple[str, ...]]:
        """Give the names that stand somewhere behind a noun for outlets: "the daily Gece".

        Elsewhere in the article they are outlets without it.
        """
        told = self._names.vocabulary.told
        nouns = "|".join(sorted(map(re.escape, told["introducing"])))
        names = set()
        for found in re.finditer(rf"\b(?:{nouns}) ({_CAPITALS})", text):
            words = [*self._names.words(text, *found.span(1))]
            before = [*self._names.words(text, max(0, found.start() - _BEFORE), found.start())]
            if not told["to"].isdisjoint(word.folded for word in before):
                # "told the newspaper Roe had left"
                continue
            if not any(self._is_person(word) or word.folded in self._days for word in words):
                names.add(self._names.name_of(words))
        return frozenset(names)

    def links(self, text: str, start: int, end: int, until: int | None = None) -> list[Extent]:
        """Give the names of those that a stretch of a text tells to have passed on what is said.

        The nearest to the speaker comes first. What tells so begins before `until`, if that is
        given; the names may stand behind it.
        """
        if not self._hint.search(text, start, end):
            return []
        # "Reported today by": when it was says nothing of the form.
        words = [w for w in self._names.words(text, start, end) if w.folded not in self._days]
        found: list[tuple[int, Extent]] = []
        for at, word in enumerate(words):
            if until is not None and word.start >= until:
                break
            for number, form in self._forms.get(word.folded, ()):
                place = self._place(words, at, form) or self._acronym(words, at, form)
                if place is not None:
                    found.append((number, place))
        return list(dict.fromkeys(place for _, place in sorted(found)))

    def ending(self, words: Sequence[Word]) -> int:
        """Give how many words are left of a source without an ending such as "in TASS"."""
        for at in range(len(words) - 1, max(0, len(words) - _LONGEST_NAME), -1):
            if words[at - 1].folded in self._endings and self._narrates(words[at:]):
                return at - 1
        return len(words)

    def _place(self, words: Sequence[Word], at: int, form: tuple[str, ...]) -> Extent | None:
        if form[0] == _NAME:
            for first in range(max(0, at - _LONGEST_NAME), at):
                if self._narrates(words[first:at]):
                    return Extent(words[first].start, words[at - 1].end)
            return None
        fixed = len(form) - 1
        if tuple(word.folded for word in words[at : at + fixed]) != form[:-1]:
            return None
        first = at + fixed
        while first < len(words) and words[first].folded in self._articles:
            first += 1
        end = self._name_end(words, first)
        if end == first:
            return self._behind_noun(words, first)
        return Extent(words[first].start, words[self._list_end(words, end) - 1].end)

    def _acronym(self, words: Sequence[Word], at: int, form: tuple[str, ...]) -> Extent | None:
        """Give the capital letters in "told ESN", if nothing tells that they are no outlet's.

        An institution has an article elsewhere, or its letters stand in brackets behind its name.
        """
        told = self._names.vocabulary.told
        one = words[at + 1] if len(words) > at + 1 else None
        if one is None or words[at].text not in told["to"] or len(form) > 2:
            return None
        letters = one.text
        if not (letters.isalpha() and letters.isupper() and len(letters) in _ACRONYM):
            return None
        after = words[at + 2] if len(words) > at + 2 else None
        goes_on = after is not None and (
            after.capital or self._is_person(after) or after.folded in self._bodies
        )
        known = one.folded in self._bodies or self._known.called((one.folded,))
        if one.owns or goes_on or known:
            return None
        return None if letters in self._institutions else Extent(one.start, one.end)

    def _name_end(self, words: Sequence[Word], first: int) -> int:
        """Give where the longest name of an agency or outlet ends that begins at a word."""
        for end in range(min(len(words), first + _LONGEST_NAME), first, -1):
            if self._narrates(words[first:end]):
                # "Bola" is not "Bola Nova".
                part = words[end : end + 1] and words[end].capital
                if part and self._names.name_of(words[first:end]) in self._introduced:
                    continue
                # "Norland news" is no name before "agency".
                cut = words[end : end + 1] and words[end].folded in self._nouns
                return first if cut else end
        return first

    def _list_end(self, words: Sequence[Word], end: int) -> int:
        """Give where a list of such names ends, of which the first ends at a word."""
        while end < len(words) and words[end].folded in self._small["joining"]:
            at = end + 1
            while at < len(words) and words[at].folded in self._articles:
                at += 1
            last = self._name_end(words, at)
            if last == at:
                break
            end = last
        return end

    def _behind_noun(self, words: Sequence[Word], first: int) -> Extent | None:
        """Give the name in "the Turkish newspaper Gece" and "state news agency Vesti"."""
        for at in range(first, min(first + _LONGEST_NAME, len(words) - 1)):
            if words[at].mark:
                return None
            if words[at].folded in self._nouns and words[at + 1].text[:1].isupper():
                end = self._name_end(words, at + 1)
                if end > at + 1:
                    return Extent(words[at + 1].start, words[self._list_end(words, end) - 1].end)
                while end < min(len(words), at + _LONGEST_NAME) and words[end].capital:
                    end += 1
                # "Radio Coast" is a name with its noun.
                first = at if words[at].capital else at + 1
                return Extent(words[first].start, words[end - 1].end)
        return self._unnamed(words, first)

    def _unnamed(self, words: Sequence[Word], first: int) -> Extent | None:
        """Give the words that tell an outlet without its name: "state television"."""
        nouns = first
        while nouns < len(words) and words[nouns].folded in self._small["outlets"]:
            nouns += 1
        end = nouns
        while end < len(words) and words[end].folded in self._nouns | self._small["press"]:
            end += 1
        told = nouns > first and end > nouns and words[end - 1].folded in self._nouns
        # "State television reporters" are no outlet.
        told = told and not any(self._is_person(word) for word in words[end : end + 1])
        return Extent(words[first].start, words[end - 1].end) if told else None

    def _is_person(self, word: Word) -> bool:
        vocabulary = self._names.vocabulary
        one, plural = vocabulary.singular(word.folded), vocabulary.persons["plural"]
        return vocabulary.is_person(one) or word.folded in plural

    @property
    def _articles(self) -> frozenset[str]:
        return self._small["definite"] | self._small["indefinite"]

    def _narrates(self, words: Sequence[Word]) -> bool:
        """Tell whether words are the name of an agency or outlet, with or without a noun for it."""
        if not words or not words[0].text[:1].isupper() or any(word.mark for word in words):
            return False
        name = self._names.name_of(words)
        if name in self._introduced:
            return True
        for length in range(len(name), 0, -1):
            if length < len(name) and name[length] not in self._nouns:
                break
            for one in self._known.called(name[:length]):
                if self._known.sources[one].kind in _NARRATORS:
                    return True
        named = [word for word in words[:-1] if word.folded not in self._peoples]
        capitals = all(word.capital or self._is_particled(word) for word in words[:-1])
        if bool(named) and capitals and words[-1].folded in self._nouns:
            return True
        own = agency_in(words, self._names.vocabulary)
        return own == len(words) and all(word.capital for word in words)

    def _is_particled(self, word: Word) -> bool:
        first, _, rest = word.text.partition("-")
        return first in self._small["particles"] and rest[:1].isupper()
