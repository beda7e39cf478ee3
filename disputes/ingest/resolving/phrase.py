"""Taking apart the words that name a speaker: his name, what he is, whether one or many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.resolving.cutting import cut, divided
from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from disputes.ingest.resolving.names import Names, Word

# No name of a speaker has as many words; what is longer is a sentence.
_MOST_WORDS: Final = 60
_MOST_OF_NAME: Final = 6
# Words of a first name and a surname.
_FULL_NAME: Final = 2


class Phrase(NamedTuple):
    """Words that name one speaker.

    `words` are all of them but an article and what stands in apposition; `name` those of a proper
    name; `role` those that tell what the speaker is, `head` the noun of it, folded. `definite` is
    true after "the" and the like, false after "a" or a number, None without either. `kind` is what
    the words make the speaker, None where they do not tell; `gender` is "male", "female" or "".
    """

    start: int
    end: int
    words: tuple[Word, ...]
    name: tuple[Word, ...] = ()
    role: tuple[Word, ...] = ()
    head: str = ""
    definite: bool | None = None
    plural: bool = False
    kind: SourceKind | None = None
    gender: str = ""

    @property
    def folded(self) -> tuple[str, ...]:
        """The words, folded."""
        return tuple(word.folded for word in self.words)


class Phrases:
    """Takes phrases apart by the words of one language."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._vocabulary = names.vocabulary
        self._small = names.vocabulary.small

    def phrases(
        self, words: Sequence[Word], known: Callable[[Sequence[Word]], bool]
    ) -> list[Phrase]:
        """Give the speakers that words name: several where they speak jointly.

        `known` tells whether words are the name of a source, which is never divided.
        """
        words = cut(words[:_MOST_WORDS], self._small)
        if not words:
            return []
        if known(words):
            return [self.phrase(words)]
        segments = divided(words)
        last = segments[-1]
        listed = len(segments) > 1 and last[0].folded in self._small["joining"]
        if listed:
            segments[-1] = last[1:]
        made: list[Phrase] = []
        for number, segment in enumerate(filter(None, segments)):
            if number and len(segment) > 1 and segment[0].folded in self._small["joining"]:
                # "Mr Roe, 43, and his wife, Ida Roe": who follows is another.
                made += self._joint(segment[1:], known)
                continue
            pieces = self._joint(segment, known)
            if number and len(pieces) == 1 and not (listed and number == len(segments) - 1):
                joined = self._apposition(made[-1], pieces[0])
                if joined is not None:
                    made[-1] = joined
                    continue
                if not listed:
                    continue
            made += pieces
        return self._shared(made)

    def phrase(self, words: Sequence[Word]) -> Phrase:
        """Take apart the words that name one speaker; there is at least one."""
        start, end = words[0].start, words[-1].end
        definite: bool | None = None
        first = words[0].folded
        if first in self._small["definite"] and len(words) > 1:
            definite, words = True, words[1:]
        elif first in self._small["indefinite"] and len(words) > 1:
            # "One of the guards" is not "of the guards".
            of = words[1].folded in self._small["complements"]
            definite, words = False, words if of else words[1:]
        words = self.owned(words)
        base = Phrase(start, end, tuple(words), definite=definite)
        if len(words) > 1 and self._is_company(words):
            # "Contractor Betonix"; with two names behind the noun it is a person's.
            return base._replace(
                name=(words[-1],), head=words[-2].folded, kind=SourceKind.ORGANISATION
            )
        named = self._named(words)
        if named is not None:
            return self._person(base, words[:named], words[named:])
        for at, word in enumerate(words[:-1]):
            kind = None if word.capital else self._kind(word.folded)
            if kind is not None and self._proper(words[at + 1 :]):
                # "The news agency TASS", "the militant group Hezbollah".
                return base._replace(name=tuple(words[at + 1 :]), head=word.folded, kind=kind)
        capitals = self._proper(words)
        head = self._head(words)
        if capitals and not self._common(head):
            return base._replace(name=tuple(words))
        return self._description(base, words, head)

    def owned(self, words: Sequence[Word]) -> Sequence[Word]:
        """Give a person's name without whose he is before it: "Labour's Ben Okafor"."""
        last = max((at for at, word in enumerate(words[:-2]) if word.owns), default=-1)
        name = words[last + 1 :]
        firsts = self._vocabulary.firsts
        told = last >= 0 and self._proper(name)
        return name if told and name[0].folded in firsts["male"] | firsts["female"] else words

    def unpointed(self, phrase: Phrase) -> Phrase | None:
        """Give the person of a name with his role behind it and no comma between.

        "Ada Roe head of the union" and "Ada Roe a nurse" are; "Harbour Trust head" is another.
        """
        words = phrase.words
        particles = self._small["particles"]
        end = 0
        while end < len(words) and (
            words[end].capital or words[end].text.partition("-")[0].lower() in particles
        ):
            end += 1
        if phrase.name or phrase.definite is not None or end < 2 or end == len(words):
            return None
        role = self.phrase(words[end:])
        at = next((n for n, word in enumerate(role.words) if word.folded == role.head), 0)
        behind = role.words[at + 1 : at + 2]
        told = role.definite is not None or (behind and behind[0].folded in self._small["owning"])
        if not told or role.name or role.plural or not self._role_noun(role.head):
            return None
        return role._replace(
            start=phrase.start,
            end=phrase.end,
            words=words,
            name=words[:end],
            role=role.words,
            definite=None,
            kind=SourceKind.PERSON,
        )

    def _joint(
        self, words: Sequence[Word], known: Callable[[Sequence[Word]], bool]
    ) -> list[Phrase]:
        """Give the one or more speakers of words without a comma."""
        if known(words):
            return [self.phrase(words)]
        for at, word in enumerate(words):
            if word.folded not in self._small["joining"] or not 0 < at < len(words) - 1:
                continue
            left, right = words[:at], words[at + 1 :]
            one, other = self.phrase(left), self.phrase(right)
            if (known(left) and known(right)) or self._alike(one, other):
                return [one, *self._joint(right, known)]
        return [self.phrase(words)]

    def _alike(self, one: Phrase, other: Phrase) -> bool:
        """Tell whether two phrases joined by "and" name two speakers."""
        if one.kind is SourceKind.PERSON and one.name and other.name:
            return True
        if one.name and other.name:
            return min(len(one.name), len(other.name)) > 1 and not self._complemented(one)
        if self._capitals(one) and self._capitals(other) and not self._complemented(one):
            return True
        if one.definite is not None and other.definite is not None:
            return True
        if self._complemented(one):
            return False
        mixed = (one.name and other.definite is not None) or (one.definite is True and other.name)
        return bool(mixed) or (one.plural and other.plural and not one.name and not other.name)

    def _capitals(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is the name of an institution, each word with a capital."""
        capital = all(word.capital for word in phrase.words)
        return len(phrase.words) > 1 and capital and self._institution(phrase.words[-1:])

    def _complemented(self, phrase: Phrase) -> bool:
        return any(word.folded in self._small["complements"] for word in phrase.words)

    def _apposition(self, one: Phrase, other: Phrase) -> Phrase | None:
        """Join a name and what the words after a comma say of it; None when they say nothing."""
        titled = all(self._vocabulary.is_title(word.folded) for word in other.role)
        if other.name and titled and one.role and not one.name:
            if one.head in self._small["trades"]:
                return other._replace(
                    start=one.start, end=other.end, kind=SourceKind.ORGANISATION, definite=True
                )
            person = self._person(one, one.words, other.name)._replace(start=one.start)
            return person._replace(end=other.end, definite=one.definite)
        if one.name and other.role and not other.name and not other.plural:
            if not self._is_role(other):
                return None
            return one._replace(
                end=other.end,
                role=one.role or other.role,
                head=one.head or other.head,
                kind=one.kind or other.kind,
                gender=one.gender or other.gender,
                definite=other.definite if one.definite is None else one.definite,
            )
        return None

    def _is_role(self, phrase: Phrase) -> bool:
        """Tell whether words behind a name say what he is; "67" and "prosecuting" do not."""
        first, last = phrase.words[0], phrase.words[-1]
        if phrase.definite is not None or phrase.kind is not None:
            return True
        no_noun = first.text[:1].isdigit() or last.folded.endswith(("ing", "ed"))
        return not no_noun and first.folded not in self._small["complements"]

    def _shared(self, phrases: list[Phrase]) -> list[Phrase]:
        """Give each of "Senators A and B" the role that stands before the first."""
        if len(phrases) < 2 or not phrases[0].plural or not phrases[0].name:
            return phrases
        first = phrases[0]
        made: list[Phrase] = []
        for phrase in phrases:
            bare = phrase.name and not phrase.role
            head = self._vocabulary.singular(first.head)
            shared = phrase._replace(head=head, kind=first.kind)
            if phrase is first:
                shared = shared._replace(role=())
            made.append((shared if bare or phrase is first else phrase)._replace(plural=False))
        return made

    def _named(self, words: Sequence[Word]) -> int | None:
        """Give where a person's name begins behind his role or title, None where none does."""
        vocabulary = self._vocabulary
        for at in range(len(words) - 2, -1, -1):
            word = words[at].folded
            if words[at].owns or not (self._role_noun(word) or vocabulary.is_title(word)):
                continue
            rest = words[at + 1 :]
            if self._proper(rest) and not self._institution(rest):
                return at + 1
            name = next(
                (n for n, w in enumerate(rest) if w.folded in self._small["complements"]), 0
            )
            if name and vocabulary.is_title(word) and self._proper(rest[:name]):
                # "Senator Jane Roe of Maine"
                return None if self._institution(rest[:name]) else at + 1
            begin = self._behind_complement(rest)
            return None if begin is None else at + 1 + begin
        return self._behind_calling(words)

    def _behind_calling(self, words: Sequence[Word]) -> int | None:
        """Give where a first name begins behind small words: "bookkeeper Janet Rowe"."""
        firsts = self._vocabulary.firsts
        at = next((n for n, word in enumerate(words) if word.capital), 0)
        if not at or any(word.owns for word in words[:at]) or len(words) - at < _FULL_NAME:
            return None
        first = any(words[at].folded in firsts[gender] for gender in ("male", "female"))
        name = words[at:]
        return at if first and self._proper(name) and not self._institution(name) else None

    def _behind_complement(self, words: Sequence[Word]) -> int | None:
        """Give where the name begins in "for Syria Staffan de Mistura"."""
        if words[0].folded not in self._small["complements"] or len(words) < 4:
            return None
        particles = self._small["particles"]
        run = len(words)
        while run > 1 and (words[run - 1].capital or words[run - 1].folded in particles):
            run -= 1
        name = len(words) - 1
        while name > run and words[name - 1].folded in particles:
            name -= 1
        if name - run < 2 or self._institution(words[name - 1 :]):
            return None
        before = words[name - 2]
        vocabulary = self._vocabulary
        place = before.folded in vocabulary.places | vocabulary.persons["joined"]
        told = place or before.text.isupper() or self._institution((before,))
        return name - 1 if told else None

    def _person(self, base: Phrase, before: Sequence[Word], name: Sequence[Word]) -> Phrase:
        vocabulary = self._vocabulary
        for at, word in enumerate(name):
            if word.folded in self._small["complements"]:
                name = name[:at]
                break
        gender = vocabulary.gender(tuple(word.folded for word in before))
        role = [*before]
        while role and role[-1].folded in vocabulary.titles["ranks"]:
            joined = len(role) > 1 and role[-2].folded in vocabulary.persons["joined"]
            if joined and role[-1].folded in vocabulary.titles["kept"]:
                break
            role.pop()
        head = next((word.folded for word in reversed(role) if self._role_noun(word.folded)), "")
        return base._replace(
            name=tuple(name),
            role=tuple(role) if head else (),
            head=head,
            plural=head in vocabulary.persons["plural"],
            kind=SourceKind.PERSON,
            gender=gender,
        )

    def _description(self, base: Phrase, words: Sequence[Word], head: str) -> Phrase:
        vocabulary = self._vocabulary
        plural = head in vocabulary.persons["plural"]
        kind: SourceKind | None = None
        gender = ""
        named = any(word.folded == head and word.capital for word in words[1:])
        plural = plural or (not named and vocabulary.ends_as_persons(head))
        if vocabulary.is_person(head) or (not named and vocabulary.ends_as_person(head)):
            kind = SourceKind.PERSON
            gender = vocabulary.gender((head,))
        elif plural:
            kind = SourceKind.GROUP
        else:
            kind = self._kind(head)
        if kind is SourceKind.AGENCY and not self._of_news(words, head):
            kind = SourceKind.ORGANISATION
        if kind in (SourceKind.PERSON, SourceKind.GROUP) and head in vocabulary.persons["unnamed"]:
            kind = SourceKind.ANONYMOUS
        return base._replace(role=tuple(words), head=head, plural=plural, kind=kind, gender=gender)

    def _is_company(self, words: Sequence[Word]) -> bool:
        """Tell whether words end with a noun for companies and the name of one."""
        noun, name = words[-2], words[-1]
        apart = len(words) == 2 or not noun.capital
        trade = apart and noun.folded in self._small["trades"]
        return trade and name.capital and not self._common(name.folded)

    def _of_news(self, words: Sequence[Word], noun: str) -> bool:
        """Tell whether an agency deals in news: "the state news agency", not "the road agency"."""
        at = next((at for at, word in enumerate(words) if word.folded == noun), 0)
        before = words[at - 1].folded if at else ""
        wires = self._vocabulary.wires
        return noun in wires["wire"] or before in wires["behind"]

    def _kind(self, noun: str) -> SourceKind | None:
        kinds = self._vocabulary.kinds.items()
        return next((kind for kind, nouns in kinds if noun in nouns), None)

    def _head(self, words: Sequence[Word]) -> str:
        """Give the noun that words are about: the last one before "of" and its like."""
        small = self._small
        behind = small["complements"] | small["prepositions"]
        for at, word in enumerate(words):
            if not at or word.capital or word.folded not in behind:
                continue
            before = words[at - 1]
            few = before.folded in self._vocabulary.ways["amounts"]
            if (few or (at == 1 and before.folded in small["indefinite"])) and words[at + 1 :]:
                return self._head(words[at + 1 :])  # "one of the guards of the port"
            ended = at > 1 and before.folded.endswith(tuple(small["participles"]))
            return words[at - 2 if ended and not before.capital else at - 1].folded
        return words[-1].folded

    def _role_noun(self, word: str) -> bool:
        return self._vocabulary.is_person(word) or word in self._vocabulary.persons["plural"]

    def _common(self, head: str) -> bool:
        return self._role_noun(head) or any(head in n for n in self._vocabulary.kinds.values())

    def _institution(self, words: Sequence[Word]) -> bool:
        kinds = self._vocabulary.kinds
        return any(
            word.folded in kinds[SourceKind.ORGANISATION] or word.folded in kinds[SourceKind.STATE]
            for word in words
        )

    def _proper(self, words: Sequence[Word]) -> bool:
        """Tell whether words are a proper name: each with a capital, or a particle within."""
        particles = self._small["particles"]
        return (
            0 < len(words) <= _MOST_OF_NAME
            and words[-1].text[:1].isalpha()
            and (words[-1].capital or "-" in words[-1].text)
            and all(
                word.capital
                or word.folded in particles
                or word.text.partition("-")[0].lower() in particles
                for word in words
            )
        )
