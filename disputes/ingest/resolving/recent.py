"""Whom "he", "they", "the ministry" mean: the latest of whom an article has told before."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.resolving.records import Certainty
from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from disputes.ingest.resolving.mentions import Mention

_MOST: Final = 40
_PARAGRAPHS: Final = 3
# Paragraphs before "both", within which two have spoken.
_PAIRED: Final = 2
_COMMA: Final = len(", ")
_THINGS: Final = frozenset(
    (
        SourceKind.ORGANISATION,
        SourceKind.STATE,
        SourceKind.AGENCY,
        SourceKind.OUTLET,
        SourceKind.GROUP,
    )
)


class Spoken(NamedTuple):
    """Those whom one attribution has as speakers, and where its content stands."""

    speakers: tuple[Mention, ...]
    start: int
    content_start: int
    content_end: int
    paragraph: int
    plural: bool


class Meant(NamedTuple):
    """Whom words mean: none where they could mean several of the candidates, or nobody."""

    keys: tuple[str, ...] = ()
    certainty: Certainty | None = None
    candidates: tuple[str, ...] = ()


class Recent:
    """The latest mentions and speakers; each question about them takes constant time."""

    def __init__(self) -> None:
        self._mentions: deque[Mention] = deque(maxlen=_MOST)
        self._spoken: deque[Spoken] = deque(maxlen=_MOST)
        self.genders: dict[str, str] = {}

    def mention(self, mention: Mention) -> None:
        """Take note of a mention; they come in the order of the text."""
        self._mentions.append(mention)
        if mention.gender:
            self.genders[mention.key] = mention.gender

    def speak(self, spoken: Spoken) -> None:
        """Take note of the speakers of an attribution."""
        self._spoken.append(spoken)
        for speaker in spoken.speakers:
            if speaker.gender:
                self.genders[speaker.key] = speaker.gender

    def person(
        self, gender: str, at: int, paragraph: int, own: tuple[int, int], going_on: bool
    ) -> Meant:
        """Tell whom "he" or "she" at a place means; `own` is where the content of it stands.

        That is who spoke last, unless a sentence since, outside of what he said, begins with
        another; a cue as "added" goes on with him all the same. Where nobody spoke, it is the only
        person told of, or the only one with whom a sentence begins.
        """
        return self._told(self.fitting(gender), at, paragraph, own, going_on)

    def fitting(self, gender: str) -> Callable[[Mention], bool]:
        """Give what tells whether a mention is of a person who can be of a gender."""

        def fits(mention: Mention) -> bool:
            known = self.genders.get(mention.key) or mention.gender
            return mention.kind is SourceKind.PERSON and known in ("", gender)

        return fits

    def told(self) -> list[Mention]:
        """Give the latest of those mentioned and of the speakers, in the order of the text."""
        return sorted(
            (*self._mentions, *(speaker for spoken in self._spoken for speaker in spoken.speakers)),
            key=lambda mention: (mention.start, mention.end),
        )

    def thing(self, at: int, paragraph: int, own: tuple[int, int], going_on: bool) -> Meant:
        """Tell what "it" at a place means, as `person` does."""
        return self._told(is_thing, at, paragraph, own, going_on)

    def several(self, at: int, paragraph: int) -> Meant:
        """Tell whom "they" at a place means: the latest speakers, if they are several."""
        for spoken in reversed(self._spoken):
            if spoken.start >= at or spoken.paragraph < paragraph - _PARAGRAPHS:
                continue
            if not spoken.plural:
                return Meant()
            return Meant(_keys(spoken.speakers), Certainty.LIKELY)
        return Meant()

    def pair(self, at: int, paragraph: int) -> Meant:
        """Tell whom "both parties" at a place means: the only two who spoke right before.

        They did so each alone, and are two persons, or two that are none.
        """
        found: dict[str, bool] = {}
        for spoken in self._spoken:
            if spoken.start < at and spoken.paragraph >= paragraph - _PAIRED:
                if spoken.plural or len(spoken.speakers) > 1:
                    return Meant()
                found[spoken.speakers[0].key] = spoken.speakers[0].kind in _THINGS
        if len(found) != 2 or len({*found.values()}) > 1:
            return Meant()
        return Meant(tuple(sorted(found)), Certainty.WEAK)

    def latest(self, fits: Callable[[Mention], bool], at: int) -> Meant:
        """Tell whom a description means that fits some of those who were told of.

        The latest of the speakers, if no other fits since he was told of; else the only one.
        """
        found: list[Mention] = []
        for mention in reversed(self._mentions):
            if mention.start < at and fits(mention) and mention.key not in _keys(found):
                found.append(mention)
        spoken = [
            speaker
            for one in self._spoken
            for speaker in one.speakers
            if speaker.start < at and fits(speaker)
        ]
        keys = {*_keys(found), *_keys(spoken)}
        if len(keys) == 1:
            return Meant(tuple(keys), Certainty.LIKELY)
        if not keys:
            return Meant()
        if spoken and all(
            other.key == spoken[-1].key or other.start < spoken[-1].start for other in found
        ):
            others = tuple(sorted(keys - {spoken[-1].key}))
            return Meant((spoken[-1].key,), Certainty.WEAK, others)
        return Meant(candidates=tuple(sorted(keys)))

    def before(self, at: int) -> Meant:
        """Tell whom "who" at a place means: those named right before it."""
        spoken = next((one for one in reversed(self._spoken) if one.start < at), None)
        if spoken and 0 <= at - max(one.end for one in spoken.speakers) <= _COMMA:
            return Meant(_keys(spoken.speakers), Certainty.LIKELY)
        for mention in reversed(self._mentions):
            if mention.end <= at:
                near = at - mention.end <= _COMMA
                return Meant((mention.key,), Certainty.LIKELY) if near else Meant()
        return Meant()

    def _told(
        self,
        fits: Callable[[Mention], bool],
        at: int,
        paragraph: int,
        own: tuple[int, int],
        going_on: bool,
    ) -> Meant:
        last: Spoken | None = None
        for spoken in reversed(self._spoken):
            if spoken.start < at and any(map(fits, spoken.speakers)):
                last = spoken
                break
        if last is not None and last.paragraph < paragraph - _PARAGRAPHS:
            last = None
        after = last.start if last else -1
        others = [
            mention
            for mention in self._mentions
            if after < mention.start < at
            and fits(mention)
            and not own[0] <= mention.start < own[1]
            and not (last and last.content_start <= mention.start < last.content_end)
            and (last or mention.paragraph >= paragraph - 1)
        ]
        begun = None if going_on else _begun(others, paragraph)
        if begun is not None:
            could = {*_keys(last.speakers if last else ()), *_keys(others)} - {begun}
            return Meant((begun,), Certainty.WEAK, tuple(sorted(could)))
        if last is None:
            return _only(others)
        speakers = [one for one in last.speakers if fits(one)]
        keys = _keys(speakers)
        rivals = tuple(key for key in _keys(others) if key not in keys)
        if len(keys) > 1:
            return Meant(candidates=tuple(sorted({*keys, *rivals})))
        if not rivals:
            return Meant(keys, Certainty.LIKELY)
        nearer = last.paragraph < paragraph and _only_others(keys[0], others, paragraph)
        if not going_on and (nearer or self._is_surer(keys[0], rivals)):
            return Meant(candidates=(*keys, *rivals))
        subjects = {mention.key for mention in others if mention.subject}
        if going_on or subjects.isdisjoint(rivals):
            return Meant(keys, Certainty.WEAK, rivals)
        return Meant(candidates=(*keys, *rivals))

    def _is_surer(self, key: str, rivals: Iterable[str]) -> bool:
        """Tell whether one of several is known to be the man or woman whom the last is not."""
        return key not in self.genders and any(one in self.genders for one in rivals)


def is_thing(mention: Mention) -> bool:
    """Tell whether one who was mentioned is no person: an organisation, a state, an outlet."""
    return mention.kind in _THINGS


def is_several(mention: Mention) -> bool:
    """Tell whether "they" can mean one who was mentioned: whoever is no single person."""
    return mention.kind is not SourceKind.PERSON


def _only_others(key: str, mentions: list[Mention], paragraph: int) -> bool:
    """Tell whether a paragraph names persons, and not the one who spoke last before it."""
    here = [mention for mention in mentions if mention.paragraph == paragraph]
    persons = any(mention.kind is SourceKind.PERSON for mention in here)
    return persons and key not in _keys(here)


def _begun(mentions: list[Mention], paragraph: int) -> str | None:
    """Give who alone begins to speak in a sentence since, if no other begins one after it."""
    subjects = [mention for mention in mentions if mention.subject]
    if not subjects or not subjects[-1].speaks or subjects[-1].paragraph < paragraph - 1:
        return None
    return subjects[-1].key


def _only(mentions: list[Mention]) -> Meant:
    """Give the one person whom the sentences before tell of, or who alone begins one of them."""
    keys = _keys(mentions)
    if len(keys) == 1:
        return Meant(keys, Certainty.WEAK)
    subjects = _keys(mention for mention in mentions if mention.subject)
    if len(subjects) == 1:
        return Meant(subjects, Certainty.WEAK, tuple(key for key in keys if key not in subjects))
    return Meant(candidates=keys)


def _keys(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.key for mention in mentions))
