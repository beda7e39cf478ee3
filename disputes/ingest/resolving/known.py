"""The sources of a knowledge base, to be found by their names, roles and surnames."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.check.folding import sound, variants
from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from disputes.ingest.resolving.names import Names
    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.period import Date
    from disputes.model.records import Source

_SHORTEST_VARIANT: Final = 4
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*$")


class Known:
    """An index of the sources of a knowledge base."""

    def __init__(self, kb: KnowledgeBase, names: Names) -> None:
        self.sources: Mapping[str, Source] = kb.sources
        self.names = names
        self.ids: dict[tuple[str, ...], set[str]] = {}
        self.by_name: dict[tuple[str, ...], set[str]] = {}
        self.by_alias: dict[tuple[str, ...], set[str]] = {}
        self.by_bag: dict[frozenset[str], set[str]] = {}
        self.by_role: dict[frozenset[str], set[str]] = {}
        self.by_surname: dict[str, set[str]] = {}
        self._unnamed: dict[str, set[str]] = {}
        self.role_words: dict[str, frozenset[str]] = {}
        self.name_words: dict[str, frozenset[str]] = {}
        self._with_word: dict[str, set[str]] = {}
        self.longest = 1
        self._first: set[str] = set()
        self._in_bags: set[str] = set()
        self._begins: dict[str, bool] = {}
        for source in kb.sources.values():
            self._add(source)

    def _add(self, source: Source) -> None:
        names = self.names
        if source.kind is SourceKind.ANONYMOUS:
            bare = names.written(_BRACKETS.sub("", source.name or ""))
            for word in names.bag(bare):
                self._unnamed.setdefault(word, set()).add(source.id)
            return
        parts = tuple(re.split(r"[-_.]", source.id))
        # A person's surname alone is looked at as such, even where it is his id.
        if source.kind is not SourceKind.PERSON or len(parts) > 1:
            self.ids.setdefault(parts, set()).add(source.id)
        held: set[str] = set()
        for number, written in enumerate((source.name or "", *source.aliases)):
            name = names.written(written)
            if not name:
                continue
            index = self.by_alias if number else self.by_name
            index.setdefault(name, set()).add(source.id)
            self.longest = max(self.longest, len(name))
            self._first.add(name[0])
            bag = names.bag(name)
            held |= bag
            if source.kind is SourceKind.PERSON:
                surname = names.surname(name)
                if surname and len(name) > 1:
                    self.by_surname.setdefault(surname, set()).add(source.id)
            elif len(bag) > 1 and source.kind is not SourceKind.STATE:
                self.by_bag.setdefault(bag, set()).add(source.id)
                self._in_bags |= bag
        self.name_words[source.id] = frozenset(held)
        role = names.bag(names.written(source.role or ""))
        self.role_words[source.id] = role
        if len(role) > 1:
            self.by_role.setdefault(role, set()).add(source.id)
        for word in role if source.kind is SourceKind.PERSON else held | role:
            self._with_word.setdefault(word, set()).add(source.id)

    def gender(self, source_id: str) -> str:
        """Give "male" or "female" where a source's role or first name tells, else nothing."""
        source, vocabulary = self.sources[source_id], self.names.vocabulary
        gender = vocabulary.gender(self.names.written(source.role or ""))
        if gender or source.kind is not SourceKind.PERSON or not source.name:
            return gender
        return vocabulary.gender_by_name(self.names.written(source.name))

    def begins(self, word: str) -> bool:
        """Tell whether the name of a source could begin with a folded word."""
        known = self._begins.get(word)
        if known is None:
            name = self.names.name((word,))
            known = name[0] in self._first or not self._in_bags.isdisjoint(self.names.bag((word,)))
            self._begins[word] = known
        return known

    def having(self, bag: Iterable[str]) -> set[str]:
        """Give the sources whose role has all these words, or name, for what is no person."""
        return _in_all(self._with_word, bag)

    def unnamed_like(self, bag: Iterable[str]) -> set[str]:
        """Give the sources without a name of their own in whose description all these words are."""
        return _in_all(self._unnamed, bag)

    def called(self, name: Sequence[str]) -> set[str]:
        """Give the sources whose name, alias or id a folded name is."""
        key = tuple(name)
        indices = (self.by_name, self.by_alias, self.ids)
        return set().union(*(index[key] for index in indices if key in index))

    def spelt(self, name: Sequence[str]) -> set[str]:
        """Give the persons whose name is a folded one in another spelling: Sergei and Sergey."""
        surname = self.names.surname(name)
        return {
            one for one in self.by_surname.get(surname or "", ()) if self._spelt_alike(name, one)
        }

    def _spelt_alike(self, name: Sequence[str], source: str) -> bool:
        for written in (self.sources[source].name or "", *self.sources[source].aliases):
            other = self.names.written(written)
            if len(other) == len(name) > 1 and all(
                one == two or variants(one, two, _SHORTEST_VARIANT)
                for one, two in zip(name, other, strict=True)
            ):
                return True
        return False

    def speaks(self, source_id: str, head: str) -> bool:
        """Tell whether a source's role, or its name if it is no person, has a noun."""
        source = self.sources[source_id]
        role = sound(head) in self.role_words.get(source_id, frozenset())
        named = sound(head) in self.name_words.get(source_id, frozenset())
        return role or (named and source.kind is not SourceKind.PERSON)


def _in_all(index: Mapping[str, set[str]], words: Iterable[str]) -> set[str]:
    found = sorted((index.get(word, set()) for word in words), key=len)
    return set.intersection(*found) if found else set()


def speaking_here(
    kb: KnowledgeBase, publisher: str | None, published: Date | None
) -> frozenset[str]:
    """Give the sources on record in a document of this publisher and date.

    Those without a name speak nowhere else: two "officials" of two articles are not the same ones.
    """
    if publisher is None or published is None:
        return frozenset()
    here = {
        document.id
        for document in kb.documents.values()
        if document.publisher == publisher
        and document.published is not None
        and document.published.text == published.text
    }
    if not here:
        return frozenset()
    return frozenset(
        source
        for assertion in kb.assertions()
        if any(report.document in here for report in assertion.reports)
        for source in assertion.sources
    )
