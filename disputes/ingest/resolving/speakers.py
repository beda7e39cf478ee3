"""Which sources the words for a speaker mean: of the knowledge base, or new."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disputes.ingest.resolving.accusations import Accusations, Answer
from disputes.ingest.resolving.called import Called
from disputes.ingest.resolving.descriptions import Descriptions
from disputes.ingest.resolving.links import Links, Publisher
from disputes.ingest.resolving.mentions import Mention
from disputes.ingest.resolving.owners import owner_of
from disputes.ingest.resolving.phrase import Phrases
from disputes.ingest.resolving.recent import Meant, Recent, is_several, is_thing
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


class Place(NamedTuple):
    """Where words for a speaker stand: their paragraph, the content of theirs, and its cue.

    `going_on` tells that the cue is one with which the speaker of before goes on, `answer` how what
    is said answers an accusation that went before.
    """

    at: int
    paragraph: int
    own: tuple[int, int]
    going_on: bool
    answer: Answer = Answer.NONE


class Speakers:
    """Resolves the speakers of one article, in the order of the text."""

    def __init__(
        self,
        article: Article,
        known: Known,
        proposals: Proposals,
        here: Set[str],
        publisher: str | None,
        outlet: str | None,
    ) -> None:
        """Take the id of the `publisher`, and how it is called in the text as `outlet`."""
        self._article = article
        self._known = known
        self._names: Names = known.names
        self._vocabulary = known.names.vocabulary
        self._phrases = Phrases(known.names)
        self._proposals = proposals
        self.recent = Recent()
        self._called = Called(known)
        own = Publisher.of(publisher, outlet, known)
        self.links = Links(article, known, self._called, proposals, self.recent, own)
        self._descriptions = Descriptions(article, known, proposals, self.recent, here)
        self._accusations = Accusations(article, known.names, self.recent, self._told)

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
        if not self._called.is_known(words):
            pronouns = self._vocabulary.pronouns
            alone = len(words) == 1 and words[0].folded in pronouns["nobody"]
            if alone or words[0].folded in pronouns["pair"]:
                sides = {word.folded for word in words} <= pronouns["sides"]
                meant = self.recent.pair(place.at, place.paragraph) if sides else Meant()
                if meant.keys:
                    return self._meant(words[0].start, words[-1].end, By.MENTION, meant)
                return [Speaker(words[0].start, words[-1].end, None)], []
            owner = owner_of(words, self._vocabulary)
            if owner is not None and not owner:
                return [Speaker(words[0].start, words[-1].end, None)], []
            words = owner or words
        speakers: list[Speaker] = []
        mentions: list[Mention] = []
        for phrase in self._phrases.phrases(words, self._called.is_known):
            found, told = self._one(phrase, place)
            speakers += found
            mentions += told
        return speakers, mentions

    def is_known(self, words: Sequence[Word]) -> bool:
        """Tell whether words are the name of a source of the knowledge base."""
        return self._called.is_known(words)

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
        recent, at, answered = self.recent, place.at, self._accusations.meant
        for gender in ("male", "female"):
            if word in pronouns[gender]:
                meant = recent.person(gender, at, place.paragraph, place.own, place.going_on)
                meant = answered(at, place.answer, meant, recent.fitting(gender))
                if len(meant.keys) == 1:
                    recent.genders[meant.keys[0]] = gender
                return meant
        if word in pronouns["several"]:
            return answered(at, place.answer, recent.several(at, place.paragraph), is_several)
        if word in pronouns["thing"]:
            meant = recent.thing(at, place.paragraph, place.own, place.going_on)
            return answered(at, place.answer, meant, is_thing)
        return None

    def _told(self, words: Sequence[Word], at: int) -> list[Mention]:
        """Give the mentions of whom words mean that stand at a place and are no speaker's."""
        return self.resolve(words, Place(at, self._article.paragraph(at), (at, at), False))[1]

    def _one(self, phrase: Phrase, place: Place) -> tuple[list[Speaker], list[Mention]]:
        start, end = phrase.start, phrase.end
        exact = self._called.named(self._names.name_of(phrase.words), start, end)
        if exact is None and phrase.name and phrase.name != phrase.words:
            exact = self._called.named(self._names.name_of(phrase.name), start, end)
        if exact is None:
            exact = self._called.narrator(phrase.words) or self._called.within(phrase)
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
        """Give who was told of without a name and is named now: "the spokesman, Karl Berg".

        "Police chief Ian Marsh" is "the police chief" of before too, if he is the only chief named.
        """
        if not phrase.role or (not phrase.definite and not self._is_only_holder(phrase)):
            return None
        role = phrase._replace(name=(), words=phrase.role, definite=True)
        by, meant = self._descriptions.means(role, place.at)
        proposal = self._proposals.get(meant.keys[0]) if len(meant.keys) == 1 else None
        told = by is By.MENTION and not meant.candidates
        if proposal is not None and not phrase.definite:
            names = self._names
            same = names.bag(names.name_of(phrase.role)) == names.bag(
                names.written(proposal.role or "")
            )
            told = told and same and self._is_definite(meant.keys[0])
        if told and proposal is not None and proposal.kind is SourceKind.ANONYMOUS:
            return meant.keys[0]
        return None

    def _is_definite(self, key: str) -> bool:
        """Tell whether the article has told of one with "the" before the words for him."""
        definite, text = self._vocabulary.small["definite"], self._article.text
        return any(
            one.key == key and text[one.start : one.end].lower().split()[0] in definite
            for one in self.recent.told()
        )

    def _is_only_holder(self, phrase: Phrase) -> bool:
        """Tell whether nobody else whom the article names is what a name has before it."""
        if phrase.definite is False or phrase.plural:
            return False
        several = phrase.head in self._vocabulary.persons["unnamed"]
        return not several and len(self._article.holders(phrase.head)) <= 1

    def _proper(self, phrase: Phrase) -> tuple[list[Speaker], list[Mention]]:
        """Resolve a proper name that is no source's as it stands: a surname, a spelling, or new."""
        start, end = phrase.start, phrase.end
        if is_sign(phrase.name):
            return [Speaker(start, end, None)], []
        name = self._article.bare(self._names.name_of(phrase.name))
        surname = self._names.surname(name) or ""
        agreeing = self._called.agreeing(self._known.by_surname.get(surname, set()), phrase)
        if name == (surname,):
            keys = self._article.bearers(surname, phrase.gender)
            shared = self._article.is_shared(surname)
            if (here := self._article.apart.get(phrase.name[0].start)) is not None:
                keys = {here}
            if len(keys) == 1 and (phrase.gender or not shared or here):
                key = next(iter(keys))
                return self._meant(start, end, By.SURNAME, Meant((key,), Certainty.LIKELY), phrase)
            if len(agreeing) == 1 and (not keys or agreeing <= keys):
                key = next(iter(agreeing))
                return self._meant(start, end, By.SURNAME, Meant((key,), Certainty.LIKELY), phrase)
            if others := tuple(keys or self._known.by_surname.get(surname, ())):
                return self._meant(start, end, By.SURNAME, Meant(candidates=others))
            if shared and phrase.gender:
                return self._new(phrase, (), apart=True)
            if shared:
                return [Speaker(start, end, None)], []
        elif phrase.kind is SourceKind.PERSON or self._article.personal(phrase.name):
            spelt = self._known.spelt(self._names.name_of(phrase.name))
            spelt = self._called.agreeing(spelt, phrase) or (set() if phrase.role else spelt)
            if len(spelt) == 1:
                meant = Meant(tuple(spelt), Certainty.LIKELY)
                return self._meant(start, end, By.NAME, meant, phrase)
            key = self._article.key(self._names.name_of(phrase.name))
            if key in self._article.written:
                self._proposals.person(key, phrase)
                others = tuple(sorted(self._known.by_surname.get(surname, ())))
                return self._meant(start, end, By.NEW, Meant((key,), None, others), phrase)
        return self._new(phrase, self._known.by_surname.get(surname, ()))

    def _mentioned(self, speaker: Speaker, phrase: Phrase) -> list[Mention]:
        return [self._mention(speaker.source, phrase)] if speaker.source else []

    def _mention(self, key: str, phrase: Phrase | None, at: int = 0, end: int = 0) -> Mention:
        source = self._known.sources.get(key)
        proposal = self._proposals.get(key)
        kind = source.kind if source else proposal.kind if proposal else SourceKind.PERSON
        gender, head = (phrase.gender, phrase.head) if phrase is not None else ("", "")
        if source is not None and not gender:
            gender = self._known.gender(key)
        if not gender and phrase is not None and kind is SourceKind.PERSON:
            gender = self._vocabulary.gender_by_name(self._names.name_of(phrase.name))
        if phrase is not None:
            at, end = phrase.start, phrase.end
        if kind is SourceKind.ANONYMOUS and phrase is not None and not phrase.plural:
            kind = SourceKind.PERSON
        paragraph = self._article.paragraph(at)
        return Mention(at, end, key, kind, gender, head, True, False, paragraph)

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
        self, phrase: Phrase, candidates: Iterable[str], *, apart: bool = False
    ) -> tuple[list[Speaker], list[Mention]]:
        key, proposal = self._proposals.described(phrase, apart=apart)
        others = tuple(sorted(candidates))
        speaker = Speaker(phrase.start, phrase.end, proposal.id, By.NEW, None, others, proposal)
        return [speaker], [self._mention(key, phrase)]
