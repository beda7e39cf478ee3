"""Through whom words came, as the sentence round a cue tells it: "told RT", "as quoted by TASS"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Extent
from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.resolving.known import Known
    from disputes.ingest.resolving.names import Names, Word

_LONGEST_NAME: Final = 6
_NAME: Final = "*"
_NARRATORS: Final = (SourceKind.AGENCY, SourceKind.OUTLET)


class Chains:
    """Finds those who pass words on: agencies and outlets, by their names or by what they are."""

    def __init__(self, known: Known) -> None:
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
        self._days = frozenset((*vocabulary.dates.days, *vocabulary.dates.weekdays))
        self._endings = frozenset(form[0] for form in vocabulary.endings)

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
                place = self._place(words, at, form)
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

    def _name_end(self, words: Sequence[Word], first: int) -> int:
        """Give where the longest name of an agency or outlet ends that begins at a word."""
        for end in range(min(len(words), first + _LONGEST_NAME), first, -1):
            if self._narrates(words[first:end]):
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
                return Extent(words[at + 1].start, words[end - 1].end)
        return None

    @property
    def _articles(self) -> frozenset[str]:
        return self._small["definite"] | self._small["indefinite"]

    def _narrates(self, words: Sequence[Word]) -> bool:
        """Tell whether words are the name of an agency or outlet, with or without a noun for it."""
        if not words or not words[0].text[:1].isupper() or any(word.mark for word in words):
            return False
        name = self._names.name_of(words)
        for length in range(len(name), 0, -1):
            if length < len(name) and name[length] not in self._nouns:
                break
            for one in self._known.called(name[:length]):
                if self._known.sources[one].kind in _NARRATORS:
                    return True
        named = [word for word in words[:-1] if word.folded not in self._peoples]
        capitals = all(word.capital for word in words[:-1])
        return bool(named) and capitals and words[-1].folded in self._nouns
