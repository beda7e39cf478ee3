"""Where an article names persons and other sources, so that later words can mean them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.archive.sentences import STOP, ends_sentence
from disputes.ingest.resolving.openings import LONGEST_ROLE, NEAR, begins_to_speak, is_role
from disputes.ingest.resolving.phrase import Phrases
from disputes.ingest.resolving.runs import LONGEST_NAME, runs
from disputes.ingest.resolving.voices import agency_in
from disputes.model.terms import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.resolving.known import Known
    from disputes.ingest.resolving.names import Names, Word

_LONGEST_BAG: Final = 6
_LONGEST_RUN: Final = 10
# No noun before a name is longer.
_NEAR: Final = 20
_PLAIN: Final = re.compile(r"[^\W\d_]+")


class Mention(NamedTuple):
    """A place where an article names somebody.

    `key` is the id of a source, or for one who has none the folded name behind a space, which is in
    no id. `subject` tells that a sentence begins with it, `speaks` that it goes on with him
    beginning to speak: "Roe disagreed".
    """

    start: int
    end: int
    key: str
    kind: SourceKind | None
    gender: str = ""
    head: str = ""
    subject: bool = False
    speaks: bool = False
    paragraph: int = 0


class Article:
    """The mentions of an article in even form, and its persons by surname. Takes linear time."""

    def __init__(
        self, text: str, spans: Sequence[tuple[int, int]], names: Names, known: Known
    ) -> None:
        self.text = text
        self._spans = spans
        self._begins = [start for start, _ in spans]
        self._names = names
        self._known = known
        self._phrases = Phrases(names)
        small = names.vocabulary.small
        self._joiners = small["silent"] | small["joining"]
        self._lower = frozenset(filter(str.islower, _PLAIN.findall(text)))
        times = names.vocabulary.dates.classes.keys() - names.vocabulary.firsts["times"]
        self._opening = small["opening"] | times
        self._merged: dict[str, str] = {}
        self._firsts: dict[str, int] = {}
        self._genders: dict[str, str] = {}
        self._titled: dict[str, set[str]] = {}
        self.apart: dict[int, str] = {}
        self.written: dict[str, str] = {}
        self.surnames: dict[str, set[str]] = {}
        self._stops = [stop.end() + 1 for stop in STOP.finditer(text) if ends_sentence(text, stop)]
        ends = frozenset(self._stops)
        found: list[Mention] = []
        alone: list[tuple[str, Mention]] = []
        for number, (start, end) in enumerate(spans):
            for run in runs(text, names, (start, end), ends):
                self._read(run, number, found, alone)
        self._merge(found)
        self._part(alone)
        for mention in found:
            gender = mention.gender or (
                known.gender(mention.key) if mention.key in known.sources else ""
            )
            if gender:
                self._genders.setdefault(mention.key, gender)
        for surname, mention in alone:
            if mention.gender:
                self._titled.setdefault(surname, set()).add(mention.gender)
        by_surname = {surname for surname, _ in alone}
        for number, mention in enumerate(found):
            name = mention.key.split()
            told = mention.head or mention.gender or name[-1] in by_surname
            if mention.key.startswith(" ") and not told:
                # Two words with a capital: perhaps a place.
                found[number] = mention._replace(kind=None)
        for surname, mention in alone:
            keys = self.bearers(surname, mention.gender)
            if len(keys) == 1 and (mention.gender or not self.is_shared(surname)):
                found.append(mention._replace(key=next(iter(keys))))
        self.mentions = sorted(found)
        self._holders: dict[str, set[str]] = {}
        for mention in self.mentions:
            before = text[max(0, mention.start - _NEAR) : mention.start].lower().split()[-1:]
            self._holders.setdefault("".join(before), set()).add(mention.key)
        self.named = frozenset(mention.key for mention in found)

    def _merge(self, found: list[Mention]) -> None:
        """Take "Democrat Jane Roe", "Jane Roe Republicans" and "Jane A. Roe" for Jane Roe.

        So it is done where the article has the shorter name as well.
        """
        whole = {tuple(key.split()): key for key in self.written if key.startswith(" ")}
        for name, key in whole.items():
            full = tuple(word for word in name if len(word) > 1)
            if full != name and full in whole:
                self._merged[key] = whole[full]
                continue
            for shorter in range(2, len(name)):
                inner = whole.get(name[-shorter:]) or whole.get(name[:shorter])
                if inner is not None:
                    self._merged[key] = self._merged.get(inner, inner)
                    break
        for number, mention in enumerate(found):
            if mention.key in self._merged:
                found[number] = mention._replace(key=self._merged[mention.key])
        for keys in self.surnames.values():
            keys.difference_update([key for key in keys if key in self._merged])

    def _part(self, alone: Sequence[tuple[str, Mention]]) -> None:
        """Take "Mr Holm, 43, and his wife, Eva Holm" for two persons.

        Who is called by a surname in the sentence that goes on to name another in full is himself
        there, as `apart` has it by place; elsewhere the surname does not tell one from the other.
        """
        for surname, mention in alone:
            sentence = self.sentence(mention.start)
            if any(
                mention.start < first and self.sentence(first) == sentence
                for key in self.surnames.get(surname, ())
                if (first := self._firsts.get(key)) is not None
            ):
                key = f" {surname}"
                self.written.setdefault(key, self.text[mention.start : mention.end])
                self.surnames[surname].add(key)
                self.apart[mention.start] = key

    def bearers(self, surname: str, gender: str) -> set[str]:
        """Give the keys of those whom a surname can mean behind a title that tells a gender."""
        keys = self.surnames.get(surname, set())
        return {key for key in keys if not gender or self._genders.get(key, gender) == gender}

    def is_shared(self, surname: str) -> bool:
        """Tell whether the article has both a man and a woman of a surname: "Mr" and "Ms Smith"."""
        keys = self.surnames.get(surname, set())
        told = {self._genders[key] for key in keys if key in self._genders}
        return len(told | self._titled.get(surname, set())) > 1

    def holders(self, role: str) -> set[str]:
        """Give the keys of those before whose name a noun stands: "police chief Ian Marsh"."""
        return self._holders.get(role, set())

    def key(self, name: Sequence[str]) -> str:
        """Give the key of a person who has no source, by his folded name."""
        key = " " + " ".join(name)
        return self._merged.get(key, key)

    def paragraph(self, at: int) -> int:
        """Give the number of the paragraph that holds a place."""
        return max(0, bisect_right(self._begins, at) - 1)

    def span(self, at: int) -> tuple[int, int]:
        """Give the paragraph that holds a place; an empty one where none does."""
        return self._spans[self.paragraph(at)] if self._spans else (at, at)

    def sentence(self, at: int) -> int:
        """Give where the sentence that holds a place begins."""
        number = bisect_right(self._stops, at) - 1
        return max(self._stops[number] if number >= 0 else 0, self.span(at)[0])

    def sentence_end(self, at: int) -> int:
        """Give where the sentence that holds a place ends."""
        number = bisect_right(self._stops, at)
        end = self.span(at)[1]
        return min(self._stops[number] - 1, end) if number < len(self._stops) else end

    def _read(
        self,
        run: Sequence[Word],
        paragraph: int,
        found: list[Mention],
        alone: list[tuple[str, Mention]],
    ) -> None:
        persons: list[int] = []
        at = 0
        while at < len(run):
            ids, length = self._longest(run, at)
            if len(ids) == 1 and self._add(run, at, at + length, next(iter(ids)), paragraph, found):
                persons.append(run[at].start)
            at += max(length, 1)
        for part in self._divided(run):
            if not any(part[0].start <= person < part[-1].end for person in persons):
                self._read_person(part, paragraph, found, alone)

    def _divided(self, run: Sequence[Word]) -> Iterator[Sequence[Word]]:
        """Divide a run where small words stand between names."""
        joiners = self._joiners
        first = 0
        for at, word in enumerate(run):
            if word.folded in joiners and not word.capital:
                if at > first:
                    yield run[first:at]
                first = at + 1
        if first < len(run):
            yield run[first:]

    def _read_person(
        self,
        run: Sequence[Word],
        paragraph: int,
        found: list[Mention],
        alone: list[tuple[str, Mention]],
    ) -> None:
        """Add the mention of a person whom no source is named after, or only by a surname."""
        places = self._names.vocabulary.places
        while len(run) > 1 and run[0].folded in self._opening:
            run = run[1:]
        begin = run[0].start
        run = self._phrases.owned(run)
        if self._opens(run[0].start):
            while len(run) > 2 and self.is_common(run[0]):
                run = run[1:]
        while len(run) > 2 and run[0].folded in places:
            run = run[1:]
        phrase = self._phrases.phrase(run[:_LONGEST_RUN])
        if not phrase.name:
            return
        name = self._names.name_of(phrase.name)
        surname = self._names.surname(name)
        mention = Mention(
            phrase.name[0].start,
            phrase.name[-1].end,
            "",
            SourceKind.PERSON,
            phrase.gender or self._names.vocabulary.gender_by_name(name),
            phrase.head or self._noun_before(run[0].start),
            *self._opening_of(begin, phrase.name[-1].end),
            paragraph,
        )
        if surname and self.bare(name) == (surname,):
            alone.append((surname, mention))
        elif surname and (phrase.kind is SourceKind.PERSON or self.personal(phrase.name)):
            spelt = self._known.spelt(name)
            key = next(iter(spelt)) if len(spelt) == 1 else " " + " ".join(name)
            self.written.setdefault(key, self.text[mention.start : mention.end])
            self.surnames.setdefault(surname, set()).add(key)
            self._firsts.setdefault(key, mention.start)
            found.append(mention._replace(key=key))

    def _noun_before(self, at: int) -> str:
        """Give the noun for a person that stands before a name: "rebel envoy" Otto Berg."""
        before = self.text[max(0, at - _NEAR) : at].split()[-1:]
        noun = self._names.fold(before[0]) if before and before[0].isalpha() else ""
        return noun if self._names.vocabulary.is_person(noun) else ""

    def bare(self, name: Sequence[str]) -> tuple[str, ...]:
        """Give a name without particles at its head: "al-Adnani" is "adnani"."""
        particles = self._names.vocabulary.small["particles"]
        at = 0
        while at < len(name) - 1 and name[at] in particles:
            at += 1
        return tuple(name[at:])

    def personal(self, name: Sequence[Word]) -> bool:
        """Tell whether a proper name without a role before it is likely to be a person's."""
        vocabulary = self._names.vocabulary
        common = {word.folded for word in name if len(word.folded) > 1}
        return (
            2 <= len(name) <= 4
            and agency_in(name, vocabulary) is None
            and not any(word.text.isupper() and len(word.text) > 1 for word in name)
            and not any(common & nouns for nouns in vocabulary.kinds.values())
            and not common & vocabulary.peoples.keys()
            and not (common & vocabulary.dates.classes.keys()) - vocabulary.firsts["times"]
            and name[0].folded not in vocabulary.places
            and not common & vocabulary.small["silent"]
        )

    def is_common(self, word: Word) -> bool:
        """Tell whether a word also stands in the article without a capital: then it is no name."""
        particles = self._names.vocabulary.small["particles"]
        return word.text.lower() in self._lower and word.folded not in particles

    def _longest(self, run: Sequence[Word], at: int) -> tuple[set[str], int]:
        """Give the sources whose name begins at a word, the longest one, and its length."""
        names, known = self._names, self._known
        if not run[at].capital or not known.begins(run[at].folded):
            return set(), 1
        most = min(len(run) - at, known.longest + 1, LONGEST_NAME)
        for length in range(most, 0, -1):
            words = run[at : at + length]
            name = names.name_of(words)
            ids = known.called(name)
            if not ids and 1 < length <= _LONGEST_BAG:
                ids = known.by_bag.get(names.bag(name), set())
            if ids:
                return ids, length
        return set(), 1

    def _add(
        self,
        run: Sequence[Word],
        first: int,
        end: int,
        source: str,
        paragraph: int,
        found: list[Mention],
    ) -> bool:
        """Add the mention of a known source; tell whether it is a person's name in full."""
        kind = self._known.sources[source].kind
        before = tuple(word.folded for word in run[max(0, first - 3) : first])
        opens, speaks = self._opening_of(run[0].start, run[end - 1].end)
        mention = Mention(
            run[first].start,
            run[end - 1].end,
            source,
            kind,
            self._names.vocabulary.gender(before) or self._known.gender(source),
            "",
            opens and not (first and run[first - 1].owns),
            speaks,
            paragraph,
        )
        found.append(mention)
        if kind is not SourceKind.PERSON:
            return False
        name = [part for word in run[first:end] for part in self._names.parts(word)]
        surname = self._names.surname(name)
        if surname and end - first > 1:
            self.surnames.setdefault(surname, set()).add(source)
            self._firsts.setdefault(source, run[first].start)
        return True

    def _opening_of(self, start: int, end: int) -> tuple[bool, bool]:
        """Tell whether a sentence begins with a name or its role, and if he begins to speak."""
        begin = self.sentence(start)
        names, vocabulary, text = self._names, self._names.vocabulary, self.text
        role = start - begin <= LONGEST_ROLE and [*names.words(text, begin, start)]
        if not self._opens(start) and not (role and is_role(role, vocabulary)):
            return False, False
        after = [*names.words(text, end, min(end + NEAR, self.sentence_end(end)))]
        return True, begins_to_speak(after, vocabulary)

    def _opens(self, at: int) -> bool:
        """Tell whether a sentence begins at a place, or only an article stands before it."""
        return at - self.sentence(at) <= 4
