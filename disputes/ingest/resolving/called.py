"""Which source of the knowledge base words name: as it is written there, or with words around."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.check.folding import sound
from disputes.ingest.resolving.records import By, Certainty, Speaker
from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from disputes.ingest.resolving.known import Known
    from disputes.ingest.resolving.names import Names, Word
    from disputes.ingest.resolving.phrase import Phrase
    from disputes.ingest.resolving.vocabulary import Vocabulary


class Called:
    """Finds the sources of a knowledge base by the names that an article gives them."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._names: Names = known.names
        self._vocabulary = known.names.vocabulary

    def is_known(self, words: Sequence[Word]) -> bool:
        """Tell whether words are the name of a source of the knowledge base."""
        name = self._names.name_of(words)
        return bool(self._known.called(name)) or self._names.bag(name) in self._known.by_bag

    def named(self, name: tuple[str, ...], start: int, end: int) -> Speaker | None:
        """Give the source of a folded name for words at a place; no id where several have it."""
        known = self._known
        for by, ids in (
            (By.NAME, known.by_name.get(name)),
            (By.ALIAS, known.by_alias.get(name)),
            (By.ID, known.ids.get(name)),
        ):
            if ids and len(ids) == 1:
                others = tuple(sorted(known.called(name) - ids))
                certainty = Certainty.WEAK if others else Certainty.CERTAIN
                return Speaker(start, end, next(iter(ids)), by, certainty, others)
            if ids:
                return Speaker(start, end, None, by, None, tuple(sorted(ids)))
        return None

    def narrator(self, words: Sequence[Word]) -> Speaker | None:
        """Give the agency or outlet of a name with a noun behind it: "TASS news agency"."""
        end = len(words)
        while end > 1 and is_noun_of_outlets(words[end - 1], self._vocabulary):
            end -= 1
            name = self._names.name_of(words[:end])
            found = self.named(name, words[0].start, words[-1].end)
            if found is not None and found.source is not None:
                kind = self._known.sources[found.source].kind
                return found if kind is not None and kind.narrates else None
        return None

    def within(self, phrase: Phrase) -> Speaker | None:
        """Give the source of a name with words before it: "the London-based Flood Monitor"."""
        words = phrase.words
        first = 0
        while first < len(words) - 1 and (not words[first].capital or "-" in words[first].text):
            if words[first].owns or words[first].folded in self._vocabulary.small["complements"]:
                return None
            first += 1
        if not first or self._vocabulary.is_person(words[first - 1].folded):
            return None
        found = self.named(self._names.name_of(words[first:]), phrase.start, phrase.end)
        if found is None or found.source is None:
            return None
        if self._known.sources[found.source].kind is SourceKind.PERSON:
            return None
        weak = found.certainty is Certainty.WEAK
        return found if weak else found._replace(certainty=Certainty.LIKELY)

    def agreeing(self, ids: Iterable[str], phrase: Phrase) -> set[str]:
        """Give the sources whose role is as the words before a name say."""
        words = [part for word in phrase.role for part in self._names.parts(word)]
        bag = self._names.bag(words)
        if not phrase.head:
            return set()
        roles = self._known.role_words
        return {
            one
            for one in ids
            # Half the words of the shorter one are in the other.
            if sound(phrase.head) in roles[one]
            and 2 * len(bag & roles[one]) >= min(len(bag), len(roles[one]))
        }


def is_noun_of_outlets(word: Word, vocabulary: Vocabulary) -> bool:
    """Tell whether a word without a capital is a noun for news agencies or outlets."""
    kinds = vocabulary.kinds
    nouns = kinds[SourceKind.AGENCY] | kinds[SourceKind.OUTLET]
    return not word.capital and word.folded in nouns
