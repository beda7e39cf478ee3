"""Whoever denies what somebody was accused of right before is the accused, not his accuser."""

from __future__ import annotations

from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.resolving.recent import Meant
from disputes.ingest.resolving.records import Certainty
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from disputes.ingest.attribution import Attribution
    from disputes.ingest.resolving.mentions import Article, Mention
    from disputes.ingest.resolving.names import Names, Word
    from disputes.ingest.resolving.recent import Recent
    from disputes.ingest.resolving.vocabulary import Vocabulary

# No sentence that accuses somebody is read from further back.
_LONGEST: Final = 600
_LONGEST_OBJECT: Final = 8
# Words within which "of theft" stands behind "of the union".
_NEAR: Final = 6
_UNSURE: Final = (Stance.DENIES, Stance.DISOWNS, Stance.DOUBTS, Stance.DECLINES)
_FIRST_WORDS: Final = 200


class Answer(StrEnum):
    """How what somebody says answers an accusation: not at all, perhaps, or by a denial."""

    NONE = "none"
    PERHAPS = "perhaps"
    DENIAL = "denial"


class Accusation(NamedTuple):
    """The words for the accused, none where only a pronoun's or a passive's place tells him.

    `start` is where the sentence begins that accuses, `cue` the place of its verb. `passive` tells
    that whoever was named last before the verb is the accused.
    """

    start: int
    cue: int
    words: tuple[Word, ...]
    passive: bool


def answer(text: str, one: Attribution, names: Names) -> Answer:
    """Tell how an attribution answers an accusation that went before.

    A denial or a rejection of it does; words with a "not" and other refusals perhaps do.
    """
    table = names.vocabulary.accusing
    if one.cue is None:
        return Answer.NONE
    cue = {word.folded for word in names.words(text, *one.cue)}
    end = min(one.content.end, one.content.start + _FIRST_WORDS)
    content = text[one.content.start : end].lower().replace("n’t", " not").replace("n't", " not")
    said = {word.strip(".,;:!?\"'“”‘’()") for word in content.split()}
    if one.stance in _UNSURE:
        told = not table["denials"].isdisjoint(cue) or not table["matters"].isdisjoint(said)
        return Answer.DENIAL if told and one.stance is not Stance.DECLINES else Answer.PERHAPS
    return Answer.NONE if table["contrary"].isdisjoint(said) else Answer.PERHAPS


class Accusations:
    """Finds the accusation that goes before a pronoun, and whom the pronoun then means."""

    def __init__(
        self,
        article: Article,
        names: Names,
        recent: Recent,
        told: Callable[[Sequence[Word], int], list[Mention]],
    ) -> None:
        """Take what resolves words that stand at a place as `told`."""
        self._article = article
        self._names = names
        self._vocabulary: Vocabulary = names.vocabulary
        self._recent = recent
        self._told = told

    def meant(self, at: int, how: Answer, usual: Meant, fits: Callable[[Mention], bool]) -> Meant:
        """Tell whom a pronoun at a place means that `usual` means without an accusation.

        `fits` tells of one who was mentioned whether the pronoun can mean him. Where it can mean
        both the accuser and the accused, and what is said could be a denial, it means neither.
        """
        found = self._before(at)
        if found is None:
            return usual
        accusers = {
            one.key
            for one in self._recent.told()
            if found.start <= one.start < found.cue and fits(one)
        }
        accused = self._accused(found, accusers, fits)
        if found.passive:
            accusers -= {one.key for one in accused}
        keys = tuple(sorted({one.key for one in accused if fits(one)} - accusers))
        # Somebody is accused who is not known, and may well be meant.
        unknown = not accused and self._can_be_told(found.words)
        if how is Answer.DENIAL and (keys or unknown):
            sure = len(keys) == 1
            return Meant(keys, Certainty.LIKELY) if sure else Meant(candidates=keys)
        if accusers.isdisjoint(usual.keys):
            alone = how is Answer.PERHAPS and len(keys) == 1 and not accusers
            return Meant(keys, Certainty.WEAK) if alone else usual
        if how is Answer.PERHAPS and (keys or unknown):
            return Meant(candidates=tuple(sorted({*keys, *usual.keys})))
        others = tuple(sorted({*keys, *usual.candidates} - {*usual.keys}))
        return usual._replace(certainty=Certainty.WEAK, candidates=others) if keys else usual

    def _can_be_told(self, words: Sequence[Word]) -> bool:
        """Tell whether words are a name or a pronoun: "the weather" cannot deny anything."""
        pronoun = bool(words) and words[0].folded in self._vocabulary.pronouns["objects"]
        return pronoun or (bool(words) and words[-1].capital)

    def _before(self, at: int) -> Accusation | None:
        """Give the accusation in the sentence of a place in front of it, or in the one before."""
        article = self._article
        start = article.sentence(at)
        end = start
        while end > max(0, start - _LONGEST) and article.text[end - 1].isspace():
            end -= 1
        for first, stop in ((start, at), (article.sentence(end - 1) if end else 0, end)):
            begin = max(first, stop - _LONGEST)
            words = [*self._names.words(article.text, begin, stop)] if begin < stop else []
            found = self._accusing(words, begin)
            if found is not None:
                return found
        return None

    def _accusing(self, words: Sequence[Word], start: int) -> Accusation | None:
        table, small = self._vocabulary.accusing, self._vocabulary.small
        for at in range(len(words) - 1, -1, -1):
            verb = words[at]
            if verb.folded in table["alleging"] and (doer := self._doer(words, at + 1)):
                return Accusation(start, verb.start, tuple(doer), passive=False)
            if verb.folded not in table["verbs"] or verb.capital:
                continue
            named, behind = self._object(words, at + 1)
            if not named:
                return Accusation(start, verb.start, (), passive=True) if behind else None
            if behind in table["on"]:
                # "blamed the deaths on the council"
                first = next(n for n in range(at, len(words)) if words[n].folded in table["on"])
                named, _ = self._object(words, first + 1)
            elif behind not in table["of"]:
                return None
            if named and named[0].folded in small["relatives"]:
                return None
            return Accusation(start, verb.start, tuple(named), passive=False)
        return None

    def _doer(self, words: Sequence[Word], first: int) -> Sequence[Word]:
        """Give the words for who did what is alleged: "that the minister lied", "Moss took bribes".

        None where "that" or a name does not begin it: "the alleged attack".
        """
        table, vocabulary = self._vocabulary.accusing, self._vocabulary
        that = bool(words[first : first + 1]) and words[first].folded in table["that"]
        at = begin = first + that
        times = vocabulary.dates.classes.keys() - vocabulary.firsts["times"]
        while at < len(words) and words[at].text[:1].isupper() and words[at].folded not in times:
            at += 1
        if at > begin or not that or words[at : at + 1] == []:
            return words[begin:at]
        if words[at].folded not in vocabulary.small["definite"]:
            return ()
        nouns = frozenset().union(*vocabulary.kinds.values())
        for end in range(at + 1, min(len(words), at + _NEAR)):
            if vocabulary.is_person(words[end].folded) or words[end].folded in nouns:
                return words[begin : end + 1]
        return ()

    def _object(self, words: Sequence[Word], first: int) -> tuple[Sequence[Word], str]:
        """Give the words up to the one behind which stands of what somebody is accused; that too.

        In "the head of the union of theft" that is the second "of".
        """
        table, small = self._vocabulary.accusing, self._vocabulary.small
        stops = table["of"] | table["on"]
        for at in range(first, min(len(words), first + _LONGEST_OBJECT)):
            word = words[at]
            if word.mark:
                return words[first:at], ""
            if word.folded not in stops or word.capital:
                continue
            after = words[at + 1 : at + 2]
            owned = after and (after[0].capital or after[0].folded in small["definite"])
            behind = takewhile(lambda one: not one.mark, words[at + 2 : at + _NEAR])
            if at > first and owned and any(one.folded == word.folded for one in behind):
                continue
            return words[first:at], word.folded
        return words[first : first + _LONGEST_OBJECT], ""

    def _accused(
        self, found: Accusation, accusers: set[str], fits: Callable[[Mention], bool]
    ) -> list[Mention]:
        told = self._recent.told()
        if found.passive:
            near = [one for one in told if found.start <= one.start < found.cue]
            return near[-1:]
        objects = self._vocabulary.pronouns["objects"]
        if len(found.words) == 1 and found.words[0].folded in objects:
            paragraph = self._article.paragraph(found.cue) - 1
            return [
                one
                for one in told
                if one.start < found.cue
                and one.paragraph >= paragraph
                and one.key not in accusers
                and fits(one)
            ]
        if not found.words:
            return []
        return self._told(found.words, found.words[0].start)
