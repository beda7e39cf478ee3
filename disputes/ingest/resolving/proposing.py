"""Sources that an article names and the knowledge base does not have, as they could be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.resolving.phrase import Phrases
from disputes.ingest.resolving.records import Proposal
from disputes.ingest.resolving.voices import agency_in
from disputes.model.naming import proposed_id
from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.resolving.known import Known
    from disputes.ingest.resolving.mentions import Article
    from disputes.ingest.resolving.names import Names, Word
    from disputes.ingest.resolving.phrase import Phrase
    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.period import Date

_OFFICES: Final = (SourceKind.ORGANISATION, SourceKind.STATE, SourceKind.AGENCY, SourceKind.OUTLET)


class Proposals:
    """Proposes sources for one article; the same words are the same source throughout."""

    def __init__(
        self,
        article: Article,
        kb: KnowledgeBase,
        known: Known,
        publisher: str | None,
        published: Date | None,
    ) -> None:
        self._article = article
        self._names: Names = known.names
        self._known = known
        self._phrases = Phrases(known.names)
        self._taken = {one for records in kb.by_kind().values() for one in records}
        self._next: dict[str, int] = {}
        self._made: dict[str, Proposal] = {}
        self._named: dict[str, str] = {}
        self._before: dict[str, str] = {}
        named = kb.sources.get(publisher or "")
        self._outlet = (named.name or named.id) if named else publisher or ""
        self._where = ", ".join(filter(None, (self._outlet, published.text if published else "")))

    def get(self, key: str) -> Proposal | None:
        """Give what was proposed under a key."""
        return self._made.get(self._named.get(key, key))

    def settled(self) -> dict[str, Proposal]:
        """Give all that was proposed, by id, with all that the article's words have told.

        Who was named only later is under the id of before as well.
        """
        settled = {made.id: made for made in self._made.values()}
        return settled | {before: self._made[key] for before, key in self._before.items()}

    def name(self, key: str, person: str) -> None:
        """Take one who was described without a name, under a key, for a person under another."""
        self._named[key] = person
        self._before[self._made.pop(key).id] = person

    def person(self, key: str, phrase: Phrase | None = None) -> Proposal:
        """Propose a person whom the article names in full, by his key among the mentions."""
        made = self._made.get(key)
        if made is None:
            name = " ".join(self._article.written[key].split())
            made = self._new(name, name, SourceKind.PERSON, phrase)
        elif phrase is not None and phrase.role and made.role is None:
            made = self._new(made.name, made.name, made.kind, phrase, made.id)
        self._made[key] = made
        return made

    def described(self, phrase: Phrase, *, apart: bool = False) -> tuple[str, Proposal]:
        """Propose a source of other words, and the key for it.

        Who is to be kept `apart` from others of his name is so by the title before it.
        """
        name = self._names.name_of(phrase.name or phrase.words)
        key = " " + " ".join((*name, phrase.gender) if apart else name)
        made = self.get(key)
        if made is None:
            words = self._text(phrase.words if apart else phrase.name or phrase.words)
            kind = self._kind(phrase)
            unnamed = not phrase.name and (
                kind is SourceKind.ANONYMOUS or phrase.plural or kind is SourceKind.PERSON
            )
            if unnamed:
                kind = SourceKind.GROUP if kind is SourceKind.GROUP else SourceKind.ANONYMOUS
                shown = words[:1].upper() + words[1:]
                shown = f"{shown} ({self._where})" if self._where else shown
                made = self._new(shown, f"{self._outlet} {words}", kind, phrase)
            else:
                made = self._new(words, words, kind, phrase)
            self._made[key] = made
        return key, made

    def _kind(self, phrase: Phrase) -> SourceKind:
        named, vocabulary = phrase.name or phrase.words, self._names.vocabulary
        if named[0].capital:
            if agency_in(named, vocabulary) is not None:
                return SourceKind.AGENCY
            if named[-1].folded in vocabulary.wires["nouns"]:
                return SourceKind.ORGANISATION
        if phrase.kind is not None:
            return phrase.kind
        if phrase.name and phrase.definite is None and self._article.personal(phrase.name):
            return SourceKind.PERSON
        if self._names.name(phrase.folded) in self._names.vocabulary.countries:
            return SourceKind.STATE
        return SourceKind.ORGANISATION

    def _new(
        self, name: str, wanted: str, kind: SourceKind, phrase: Phrase | None, known: str = ""
    ) -> Proposal:
        role = self._text(phrase.role) if phrase is not None and phrase.role else None
        speaks_for: tuple[str, ...] = ()
        member_of: tuple[str, ...] = ()
        if phrase is not None and phrase.role:
            persons = self._names.vocabulary.persons
            if phrase.kind in _OFFICES:
                speaks_for = self._states(phrase) if phrase.head in persons["offices"] else ()
            elif not phrase.plural and phrase.head in persons["speaking"]:
                speaks_for = self._owners(phrase)
            else:
                member_of = self._owners(phrase)
        if kind not in (SourceKind.PERSON, SourceKind.ANONYMOUS):
            role = None
        return Proposal(known or self._id(wanted), name, kind, role, speaks_for, member_of)

    def _owners(self, phrase: Phrase) -> tuple[str, ...]:
        """Give the source whose spokesman or member a role makes somebody, if it is known.

        The words round the noun of the role name it, or it is the state of whose people they are.
        """
        vocabulary = self._names.vocabulary
        names, known = self._names, self._known
        words = [
            part
            for word in phrase.role
            if word.folded != phrase.head
            for part in names.parts(word)
            if part not in vocabulary.small["definite"] | vocabulary.small["indefinite"]
        ]
        silent = vocabulary.small["silent"]
        while words and words[0] in silent:
            del words[0]
        while words and words[-1] in silent:
            words.pop()
        words = [*names.name(words)]
        if not words:
            return ()
        owner = next((at for at, word in enumerate(phrase.role) if word.owns), None)
        if owner is not None:
            person = self._phrases.phrase(phrase.role[: owner + 1])
            ids = known.called(names.name_of(person.name))
            if len(ids) == 1:
                return tuple(ids)
        for ids in (
            known.called(names.name(words)),
            known.by_bag.get(names.bag(words), set()),
            known.having(names.bag(words)) if len(words) > 1 else set(),
        ):
            organisations = {
                one
                for one in ids
                if known.sources[one].kind is not SourceKind.PERSON
                and names.bag(words) <= known.name_words[one]
            }
            if len(organisations) == 1:
                return tuple(organisations)
        return self._states(phrase)

    def _states(self, phrase: Phrase) -> tuple[str, ...]:
        """Give the state that words name, by its name or by that of its people."""
        vocabulary, names, known = self._names.vocabulary, self._names, self._known
        states = {
            one
            for written in phrase.role
            for word in names.parts(written)
            for one in known.called(vocabulary.peoples.get(word) or names.name((word,)))
            if known.sources[one].kind is SourceKind.STATE
        }
        return tuple(states) if len(states) == 1 else ()

    def _text(self, words: Sequence[Word]) -> str:
        return " ".join(self._article.text[words[0].start : words[-1].end].split())

    def _id(self, words: str) -> str:
        base = proposed_id(words.replace(".", ""), ()) or "source"
        number = self._next.get(base, 1)
        free = base if number == 1 else f"{base}-{number}"
        while free in self._taken:
            number += 1
            free = f"{base}-{number}"
        self._next[base] = number + 1
        self._taken.add(free)
        return free
