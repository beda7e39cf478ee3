"""Which sources the words for a speaker mean: of the knowledge base, or new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.check.folding import sound
from disputes.ingest.resolving.descriptions import Descriptions
from disputes.ingest.resolving.mentions import Mention
from disputes.ingest.resolving.phrase import Phrases
from disputes.ingest.resolving.recent import Meant, Recent
from disputes.ingest.resolving.records import By, Certainty, Speaker
from disputes.ingest.resolving.voices import agency_in, can_speak, is_sign
from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from disputes.ingest.resolving.known import Known
    from disputes.ingest.resolving.mentions import Article
    from disputes.ingest.resolving.names import Names, Word
    from disputes.ingest.resolving.phrase import Phrase
    from disputes.ingest.resolving.proposing import Proposals
    from disputes.ingest.resolving.records import Proposal


# Characters within which the noun stands before a name: "the news agency Vesti".
_NEAR: Final = 20


class Place(NamedTuple):
    """Where words for a speaker stand: their paragraph, the content of theirs, and its cue.

    `going_on` tells that the cue is one with which the speaker of before goes on.
    """

    at: int
    paragraph: int
    own: tuple[int, int]
    going_on: bool


class Speakers:
    """Resolves the speakers of one article, in the order of the text."""

    def __init__(
        self,
        article: Article,
        known: Known,
        proposals: Proposals,
        here: Set[str],
    ) -> None:
        self._article = article
        self._known = known
        self._names: Names = known.names
        self._vocabulary = known.names.vocabulary
        self._phrases = Phrases(known.names)
        self._proposals = proposals
        self.recent = Recent()
        self._descriptions = Descriptions(article, known, proposals, self.recent, here)

    def resolve(self, words: Sequence[Word], place: Place) -> tuple[list[Speaker], list[Mention]]:
        """Give the speakers that words mean, several where they speak jointly.

        Beside them are the mentions by which later words can mean them.
        """
        if not words:
            return [], []
        pronoun = self._pronoun(words, place)
        if pronoun is not None:
            by = By.MENTION if words[0].folded in self._relative else By.PRONOUN
            return self._meant(words[0].start, words[-1].end, by, pronoun)
        if not self.is_known(words):
            pronouns = self._vocabulary.pronouns
            alone = len(words) == 1 and words[0].folded in pronouns["nobody"]
            if alone or words[0].folded in pronouns["pair"]:
                sides = {word.folded for word in words} <= pronouns["sides"]
                meant = self.recent.pair(place.at, place.paragraph) if sides else Meant()
                if meant.keys:
                    return self._meant(words[0].start, words[-1].end, By.MENTION, meant)
                return [Speaker(words[0].start, words[-1].end, None)], []
            owner = self._owner(words)
            if owner is not None and not owner:
                return [Speaker(words[0].start, words[-1].end, None)], []
            words = owner or words
        speakers: list[Speaker] = []
        mentions: list[Mention] = []
        for phrase in self._phrases.phrases(words, self.is_known):
            found, told = self._one(phrase, place)
            speakers += found
            mentions += told
        return speakers, mentions

    def links(self, words: Sequence[Word]) -> list[Speaker]:
        """Give the agencies or outlets that words name, which passed on what others said.

        They are several where they stand side by side: "Reuters and the BBC both".
        """
        pair = self._vocabulary.pronouns["pair"]
        words = [word for word in words if word.folded not in pair or word.capital]
        known = self.is_known(words)
        return [self._link(part) for part in ([words] if known else self._beside(words)) if part]

    def _beside(self, words: Sequence[Word]) -> list[Sequence[Word]]:
        """Divide the words of a list of names; "the Post and Courier" is one name."""
        small = self._vocabulary.small
        parts: list[list[Word]] = [[]]
        articles = 0
        for word in words:
            if word.mark or word.folded in small["joining"]:
                parts.append([])
            elif parts[-1] or word.folded not in small["definite"]:
                parts[-1].append(word)
            else:
                articles += len(parts) > 1
        parts = [part for part in parts if any(word.text[:1].isupper() for word in part)]
        nouns = self._vocabulary.kinds[SourceKind.OUTLET]
        short = all(len(part) == 1 for part in parts) and not articles
        one = short and any(part[0].folded in nouns for part in parts)
        return [words] if one or not parts else [*parts]

    def _link(self, words: Sequence[Word]) -> Speaker:
        start, end = words[0].start, words[-1].end
        known = self._known_as(self._names.name_of(words), start, end) or self._narrator(words)
        if known is not None:
            return known
        phrase = self._phrases.phrase(words)
        behind = self._article.text[max(0, start - _NEAR) : start].split()[-1:]
        nouns = {phrase.folded[-1], *(word.lower() for word in behind)}
        agency = not nouns.isdisjoint(self._vocabulary.kinds[SourceKind.AGENCY])
        agency = agency or agency_in(phrase.words, self._vocabulary) is not None
        kind = SourceKind.AGENCY if agency else SourceKind.OUTLET
        name = phrase.words
        while agency and len(name) > 1 and self._is_noun_of_outlets(name[-1]):
            # "Nord news agency" is Nord.
            name = name[:-1]
        named = phrase._replace(name=name, kind=kind, role=(), plural=False)
        return self._new(named, ())[0][0]

    def _is_noun_of_outlets(self, word: Word) -> bool:
        kinds = self._vocabulary.kinds
        nouns = kinds[SourceKind.AGENCY] | kinds[SourceKind.OUTLET]
        return not word.capital and word.folded in nouns

    def _within(self, phrase: Phrase) -> Speaker | None:
        """Give the source of a name with words before it: "the London-based Flood Monitor"."""
        words = phrase.words
        first = 0
        while first < len(words) - 1 and (not words[first].capital or "-" in words[first].text):
            if words[first].owns or words[first].folded in self._vocabulary.small["complements"]:
                return None
            first += 1
        if not first or self._vocabulary.is_person(words[first - 1].folded):
            return None
        found = self._known_as(self._names.name_of(words[first:]), phrase.start, phrase.end)
        if found is None or found.source is None:
            return None
        if self._known.sources[found.source].kind is SourceKind.PERSON:
            return None
        weak = found.certainty is Certainty.WEAK
        return found if weak else found._replace(certainty=Certainty.LIKELY)

    def _narrator(self, words: Sequence[Word]) -> Speaker | None:
        """Give the agency or outlet of a name with a noun behind it: "TASS news agency"."""
        end = len(words)
        while end > 1 and self._is_noun_of_outlets(words[end - 1]):
            end -= 1
            name = self._names.name_of(words[:end])
            found = self._known_as(name, words[0].start, words[-1].end)
            if found is not None and found.source is not None:
                kind = self._known.sources[found.source].kind
                return found if kind is not None and kind.narrates else None
        return None

    def _owner(self, words: Sequence[Word]) -> Sequence[Word] | None:
        """Give the words for whose a text is that is said to speak; none where that is not told.

        None where the words are not about a text.
        """
        texts, small = self._vocabulary.texts, self._vocabulary.small
        for at, word in enumerate(words):
            if at and word.folded in small["complements"]:
                return () if self._is_deed(words[:at]) else None
            # With a capital it is a part of a name: the Washington Post.
            noun = word.folded in texts["nouns"] and not word.capital
            if noun and not any(other.owns for other in words[at:]):
                behind = words[at + 1 :]
                if behind and behind[0].folded in texts["from"]:
                    return behind[1:]
                if behind:
                    return None if behind[0].capital else ()
                owners = [number for number in range(at) if words[number].owns]
                if owners:
                    return words[: owners[-1] + 1]
                articles = small["definite"] | small["indefinite"]
                named = [one for one in words[:at] if one.folded not in articles]
                return named if named and all(one.capital for one in named) else ()
        return () if self._is_deed(words) else None

    def _is_deed(self, words: Sequence[Word]) -> bool:
        """Tell whether words name what somebody did, which says nothing: "his resignation"."""
        noun, vocabulary = words[-1].folded, self._vocabulary
        if words[-1].capital or not any(word.owns for word in words[:-1]):
            return False
        speaks = any(noun in nouns for nouns in vocabulary.kinds.values())
        return not speaks and noun.endswith(tuple(vocabulary.texts["deeds"]))

    @property
    def _relative(self) -> frozenset[str]:
        return self._vocabulary.pronouns["relative"]

    def _pronoun(self, words: Sequence[Word], place: Place) -> Meant | None:
        """Tell whom a pronoun means; None where the words are none."""
        if len(words) > 1:
            return None
        word = words[0].folded
        pronouns = self._vocabulary.pronouns
        if word in pronouns["relative"]:
            return self.recent.before(place.at)
        for gender in ("male", "female"):
            if word in pronouns[gender]:
                meant = self.recent.person(
                    gender, place.at, place.paragraph, place.own, place.going_on
                )
                if len(meant.keys) == 1:
                    self.recent.genders[meant.keys[0]] = gender
                return meant
        if word in pronouns["several"]:
            return self.recent.several(place.at, place.paragraph)
        if word in pronouns["thing"]:
            return self.recent.thing(place.at, place.paragraph, place.own, place.going_on)
        return None

    def _one(self, phrase: Phrase, place: Place) -> tuple[list[Speaker], list[Mention]]:
        start, end = phrase.start, phrase.end
        exact = self._known_as(self._names.name_of(phrase.words), start, end)
        if exact is None and phrase.name and phrase.name != phrase.words:
            exact = self._known_as(self._names.name_of(phrase.name), start, end)
        if exact is None:
            exact = self._narrator(phrase.words) or self._within(phrase)
        if exact is not None:
            return [exact], self._mentioned(exact, phrase)
        own = agency_in(phrase.name or phrase.words, self._vocabulary)
        if own is not None:
            # "Nord news agency" is Nord.
            name = (phrase.name or phrase.words)[:own]
            return self._new(phrase._replace(name=name, role=(), kind=SourceKind.AGENCY), ())
        person = self._phrases.unpointed(phrase)
        if person and self._article.key(self._names.name_of(person.name)) in self._article.written:
            phrase = person
        if phrase.name:
            unnamed = self._unnamed(phrase, place)
            found = self._proper(phrase)
            if unnamed is not None and found[1] and self._proposals.get(found[1][0].key):
                self._proposals.name(unnamed, found[1][0].key)
            return found
        by, meant = self._descriptions.means(phrase, place.at)
        if by is By.NEW:
            if not can_speak(phrase, self._vocabulary, self._article.is_common):
                return [Speaker(start, end, None)], []
            return self._new(phrase, meant.candidates)
        return self._meant(start, end, by, meant, phrase)

    def _unnamed(self, phrase: Phrase, place: Place) -> str | None:
        """Give who was told of without a name and is named now: "the spokesman, Karl Berg"."""
        if not phrase.definite or not phrase.role:
            return None
        role = phrase._replace(name=(), words=phrase.role)
        by, meant = self._descriptions.means(role, place.at)
        proposal = self._proposals.get(meant.keys[0]) if len(meant.keys) == 1 else None
        told = by is By.MENTION and not meant.candidates
        if told and proposal is not None and proposal.kind is SourceKind.ANONYMOUS:
            return meant.keys[0]
        return None

    def _proper(self, phrase: Phrase) -> tuple[list[Speaker], list[Mention]]:
        """Resolve a proper name that is no source's as it stands: a surname, a spelling, or new."""
        start, end = phrase.start, phrase.end
        if is_sign(phrase.name):
            return [Speaker(start, end, None)], []
        name = self._article.bare(self._names.name_of(phrase.name))
        surname = self._names.surname(name) or ""
        agreeing = self._agreeing(self._known.by_surname.get(surname, set()), phrase)
        if name == (surname,):
            keys = self._article.surnames.get(surname, set())
            if (here := self._article.apart.get(phrase.name[0].start)) is not None:
                keys = {here}
            if len(keys) == 1:
                key = next(iter(keys))
                return self._meant(start, end, By.SURNAME, Meant((key,), Certainty.LIKELY), phrase)
            if len(agreeing) == 1 and (not keys or agreeing <= keys):
                key = next(iter(agreeing))
                return self._meant(start, end, By.SURNAME, Meant((key,), Certainty.LIKELY), phrase)
            if others := tuple(keys or self._known.by_surname.get(surname, ())):
                return self._meant(start, end, By.SURNAME, Meant(candidates=others))
        elif phrase.kind is SourceKind.PERSON or self._article.personal(phrase.name):
            spelt = self._known.spelt(self._names.name_of(phrase.name))
            spelt = self._agreeing(spelt, phrase) or (set() if phrase.role else spelt)
            if len(spelt) == 1:
                meant = Meant(tuple(spelt), Certainty.LIKELY)
                return self._meant(start, end, By.NAME, meant, phrase)
            key = self._article.key(self._names.name_of(phrase.name))
            if key in self._article.written:
                self._proposals.person(key, phrase)
                others = tuple(sorted(self._known.by_surname.get(surname, ())))
                return self._meant(start, end, By.NEW, Meant((key,), None, others), phrase)
        return self._new(phrase, self._known.by_surname.get(surname, ()))

    def _agreeing(self, ids: Iterable[str], phrase: Phrase) -> set[str]:
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

    def is_known(self, words: Sequence[Word]) -> bool:
        """Tell whether words are the name of a source of the knowledge base."""
        name = self._names.name_of(words)
        return bool(self._known.called(name)) or self._names.bag(name) in self._known.by_bag

    def _known_as(self, name: tuple[str, ...], start: int, end: int) -> Speaker | None:
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

    def _mentioned(self, speaker: Speaker, phrase: Phrase) -> list[Mention]:
        return [self._mention(speaker.source, phrase)] if speaker.source else []

    def _mention(self, key: str, phrase: Phrase | None, at: int = 0, end: int = 0) -> Mention:
        source = self._known.sources.get(key)
        proposal = self._proposals.get(key)
        gender, head = (phrase.gender, phrase.head) if phrase is not None else ("", "")
        if source is not None and not gender:
            gender = self._vocabulary.gender(self._names.written(source.role or ""))
        if phrase is not None:
            at, end = phrase.start, phrase.end
        kind = source.kind if source else proposal.kind if proposal else SourceKind.PERSON
        if kind is SourceKind.ANONYMOUS and phrase is not None and not phrase.plural:
            kind = SourceKind.PERSON
        paragraph = self._article.paragraph(at)
        return Mention(at, end, key, kind, gender, head, True, paragraph)

    def _meant(
        self, start: int, end: int, by: By, meant: Meant, phrase: Phrase | None = None
    ) -> tuple[list[Speaker], list[Mention]]:
        candidates = self._ids(meant.candidates)
        if not meant.keys:
            return [Speaker(start, end, None, by, None, candidates)], []
        speakers: list[Speaker] = []
        mentions: list[Mention] = []
        for key in meant.keys:
            proposal = self._proposal(key)
            source = proposal.id if proposal else key
            certainty = None if by is By.NEW else meant.certainty
            speakers.append(Speaker(start, end, source, by, certainty, candidates, proposal))
            mentions.append(self._mention(key, phrase, start, end))
        return speakers, mentions

    def _proposal(self, key: str) -> Proposal | None:
        if not key.startswith(" "):
            return None
        return self._proposals.get(key) or self._proposals.person(key)

    def _ids(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(p.id if (p := self._proposal(key)) else key for key in keys))

    def _new(
        self, phrase: Phrase, candidates: Iterable[str]
    ) -> tuple[list[Speaker], list[Mention]]:
        key, proposal = self._proposals.described(phrase)
        others = tuple(sorted(candidates))
        speaker = Speaker(phrase.start, phrase.end, proposal.id, By.NEW, None, others, proposal)
        return [speaker], [self._mention(key, phrase)]
