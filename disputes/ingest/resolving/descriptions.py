"""Whom words mean that tell what a speaker is, not who: "the ministry", "a NATO spokesman"."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.check.folding import sound
from disputes.ingest.resolving.recent import Meant
from disputes.ingest.resolving.records import By, Certainty
from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Set

    from disputes.ingest.resolving.known import Known
    from disputes.ingest.resolving.mentions import Article, Mention
    from disputes.ingest.resolving.phrase import Phrase
    from disputes.ingest.resolving.proposing import Proposals
    from disputes.ingest.resolving.recent import Recent
    from disputes.ingest.resolving.records import Proposal

_PERSONS: Final = (SourceKind.PERSON, SourceKind.ANONYMOUS)
# Words of the names that are looked for in a role: "an Islamic State spokesman".
_LONGEST_OWNER: Final = 3


class Description(NamedTuple):
    """Whom a description means, and by what; a new source where that is `By.NEW`."""

    by: By
    meant: Meant


class Descriptions:
    """Finds whom the descriptions of one article mean."""

    def __init__(
        self,
        article: Article,
        known: Known,
        proposals: Proposals,
        recent: Recent,
        here: Set[str],
    ) -> None:
        self._article = article
        self._known = known
        self._names = known.names
        self._vocabulary = known.names.vocabulary
        self._proposals = proposals
        self._recent = recent
        self._here = here
        self._words: dict[Proposal, frozenset[str]] = {}

    def means(self, phrase: Phrase, at: int) -> Description:
        """Tell whom a description at a place means.

        That is a source of the knowledge base that is called so; one of whom the article has told;
        one without a name that is on record in this very document; or one with this role.
        """
        name = self._names.name_of(phrase.words)
        bag = self._names.bag(name)
        alike = self._known.unnamed_like(bag)
        here = tuple(one for one in alike if one in self._here)
        if phrase.definite is not False and not phrase.plural:
            ids = self._known.by_bag.get(bag, set())
            if len(ids) == 1:
                return Description(By.NAME, Meant(tuple(ids), Certainty.CERTAIN))
        if phrase.definite:
            meant = self._recent.latest(lambda one: self._fits(phrase, bag, one), at)
            if meant.keys or meant.candidates:
                return Description(By.MENTION, meant)
            meant = self._by_other_words(phrase, name, at)
            if meant.keys:
                return Description(By.MENTION, meant)
        if len(here) == 1:
            return Description(By.NAME, Meant(here, Certainty.LIKELY))
        if not phrase.plural and len(bag) > 1:
            ids = self._known.by_role.get(bag) or self._qualified(phrase, bag)
            if not ids and phrase.kind is SourceKind.GROUP:
                # "A conflict-monitor group" is a conflict monitor.
                ids = self._known.by_role.get(bag - {sound(phrase.head)}, set())
            if ids:
                return self._by_role(phrase, ids)
        return Description(By.NEW, Meant(candidates=tuple(alike)))

    def _by_other_words(self, phrase: Phrase, name: tuple[str, ...], at: int) -> Meant:
        """Tell who was told of by what a role means: "the top diplomat" is the foreign minister."""
        bags = [self._names.bag(meant) for role, meant in self._vocabulary.roles if role == name]
        found = [self._recent.latest(partial(self._fits, phrase, bag), at) for bag in bags]
        keys = {key for meant in found for key in (*meant.keys, *meant.candidates)}
        return Meant(tuple(keys), Certainty.WEAK) if len(keys) == 1 else Meant()

    def _by_role(self, phrase: Phrase, ids: set[str]) -> Description:
        """Resolve a description that fits sources by their role, or by a part of their name.

        Where the article names one of them, it is that one. Else "the Russian foreign minister" is
        whoever the knowledge base has as such, "the foreign minister" and "a spokesman of the
        ministry" could be another's.
        """
        by = By.NAME if phrase.kind in (SourceKind.ORGANISATION, None) else By.ROLE
        bag = self._names.bag(self._names.name_of(phrase.words))
        named = ids & self._article.named
        if len(named) == 1:
            certainty = Certainty.WEAK if phrase.definite is False else Certainty.LIKELY
            return Description(by, Meant(tuple(named), certainty))
        if phrase.definite is False or not any(self._is_about(one, bag) for one in ids):
            return Description(By.NEW, Meant(candidates=tuple(ids)))
        if len(ids) == 1 and self._anchored(phrase):
            return Description(by, Meant(tuple(ids), Certainty.WEAK))
        return Description(by, Meant(candidates=tuple(ids)))

    def _is_about(self, source: str, bag: frozenset[str]) -> bool:
        """Tell whether the article has any of the names in what a description leaves out.

        Where it never has "Tarvia", its "Ministry of Defence" is not Tarvia's.
        """
        record, names = self._known.sources[source], self._names
        if record.kind is SourceKind.PERSON:
            return True
        written = record.name or ""
        words = names.words(written, 0, len(written))
        left = names.bag([part for word in words if word.capital for part in names.parts(word)])
        left -= bag
        return not left or not left.isdisjoint(self._written)

    @cached_property
    def _written(self) -> frozenset[str]:
        """The words with a capital of the article, as those of names are compared."""
        text = self._article.text
        words = self._names.words(text, 0, len(text))
        return self._names.bag(
            [part for word in words if word.capital for part in self._names.parts(word)]
        )

    def _qualified(self, phrase: Phrase, bag: frozenset[str]) -> set[str]:
        """Give the sources whose role has all the words, the noun among them.

        Of what is no person, its name counts as well: "State Department" is short for "US State
        Department".
        """
        person = phrase.kind in _PERSONS
        return {
            one
            for one in self._known.having(bag)
            if (self._known.sources[one].kind is SourceKind.PERSON) == person
            and self._known.speaks(one, phrase.head)
        }

    def _anchored(self, phrase: Phrase) -> bool:
        """Tell whether a description says whose minister or ministry it is."""
        words, places = phrase.words, self._vocabulary.places
        return any(
            word.folded in places
            or any(
                self._known.called(self._names.name_of(words[at:end]))
                for end in range(at + 1, min(at + _LONGEST_OWNER, len(words)) + 1)
            )
            for at, word in enumerate(words)
        )

    def _fits(self, phrase: Phrase, bag: frozenset[str], mention: Mention) -> bool:
        """Tell whether a description such as "the ministry" can mean one who was mentioned."""
        kind, words = self._known_for(mention)
        if mention.head:
            words |= self._names.bag((mention.head,))
        one_person = not phrase.plural and phrase.kind in _PERSONS
        if one_person != (
            kind is SourceKind.PERSON or (kind is SourceKind.ANONYMOUS and not phrase.plural)
        ):
            return False
        if bag <= words:
            return True
        alone = bag == self._names.bag((phrase.head,)) and kind is not None
        nouns = self._vocabulary.kinds.get(kind, frozenset()) if kind else frozenset()
        narrates = kind in (SourceKind.AGENCY, SourceKind.OUTLET)
        # "The Times" is a name, "the newspaper" is none.
        named = any(word.capital for word in phrase.words) and kind is SourceKind.OUTLET
        return alone and narrates and phrase.head in nouns and not named

    def _known_for(self, mention: Mention) -> tuple[SourceKind | None, frozenset[str]]:
        """Give the kind of one who was mentioned, and the words that tell what he is."""
        source = self._known.sources.get(mention.key)
        if source is not None and source.kind is not SourceKind.ANONYMOUS:
            words = self._known.role_words[source.id]
            if source.kind is not SourceKind.PERSON:
                words |= self._known.name_words[source.id]
            return source.kind, words
        proposal = self._proposals.get(mention.key)
        if proposal is None:
            return mention.kind, frozenset()
        held = self._words.get(proposal)
        if held is None:
            text = f"{proposal.role or ''} {proposal.name}"
            held = self._words[proposal] = self._names.bag(self._names.written(text))
        return proposal.kind, held
