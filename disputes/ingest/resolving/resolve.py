"""From the attributions of an article to its speakers, chains and dates, all in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.attribution import Extent
from disputes.ingest.paragraphs import even, paragraphs
from disputes.ingest.resolving.accusations import answer
from disputes.ingest.resolving.chains import Chains
from disputes.ingest.resolving.dates import date_said
from disputes.ingest.resolving.frame import Frame, Frames, edges, said_by_frame
from disputes.ingest.resolving.known import Known, speaking_here
from disputes.ingest.resolving.mentions import Article
from disputes.ingest.resolving.names import Names
from disputes.ingest.resolving.own import is_own_voice
from disputes.ingest.resolving.proposing import Proposals
from disputes.ingest.resolving.recent import Spoken
from disputes.ingest.resolving.records import By, Certainty, Resolved, Speaker
from disputes.ingest.resolving.speakers import Place, Speakers
from disputes.ingest.resolving.vocabulary import load_vocabulary
from disputes.model.terms import SourceKind, Speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from disputes.ingest.attribution import Attribution
    from disputes.ingest.resolving.mentions import Mention
    from disputes.ingest.resolving.names import Word
    from disputes.ingest.resolving.records import Proposal
    from disputes.ingest.resolving.vocabulary import Vocabulary
    from disputes.model.knowledge_base import KnowledgeBase
    from disputes.model.period import Date

# Characters within which whoever was told stands behind a cue.
_ADDRESSEE: Final = 60
# No words for a speaker or a time are as long.
_LONGEST_SOURCE: Final = 400
# No name in front of another in a headline is as long.
_LONGEST_LEAD: Final = 60
# Paragraphs after which a speaker need not go on with what he said on one occasion.
_PARAGRAPHS: Final = 2


def resolve(
    text: str,
    attributions: Sequence[Attribution],
    kb: KnowledgeBase,
    publisher: str | None = None,
    published: Date | None = None,
    *,
    vocabulary: Vocabulary | None = None,
    written: Callable[[int], Date | None] = lambda _: None,
    outlet: str | None = None,
) -> tuple[Resolved, ...]:
    """Give for each attribution of a text, in their order, who spoke, through whom and when.

    `publisher` is the id of the source that publishes the text, `published` its date; both may be
    unknown, and then nothing is said that would follow from them; `outlet` is how the publisher is
    called in the text, which may be known where no source is. `written` gives the date of a
    place that has one of its own. The vocabulary is that of English unless another is given. Takes
    time linear in the text, its attributions and the knowledge base.
    """
    words = vocabulary or load_vocabulary()
    resolver = _Resolver(even(text), kb, publisher, published, words, written, outlet)
    return resolver.resolve(attributions)


class _Resolver:
    def __init__(
        self,
        text: str,
        kb: KnowledgeBase,
        publisher: str | None,
        published: Date | None,
        vocabulary: Vocabulary,
        written: Callable[[int], Date | None],
        outlet: str | None,
    ) -> None:
        self._names = Names(vocabulary)
        self._vocabulary = vocabulary
        self._publisher = publisher
        self._published = published
        self._written = written
        known = Known(kb, self._names)
        self._article = Article(text, [*paragraphs(text)], self._names, known)
        self._chains = Chains(known, text)
        self._proposals = Proposals(self._article, kb, known, publisher, published)
        here = speaking_here(kb, publisher, published)
        self._speakers = Speakers(self._article, known, self._proposals, here, publisher, outlet)

    def resolve(self, attributions: Sequence[Attribution]) -> tuple[Resolved, ...]:
        self._frames = Frames(self._article, attributions)
        order = sorted(range(len(attributions)), key=lambda at: _place_of(attributions[at]))
        mentions = iter(self._article.mentions)
        waiting = next(mentions, None)
        done = 0
        made: dict[int, Resolved] = {}
        before: Resolved | None = None
        for number in order:
            one = attributions[number]
            place = one.source or one.cue
            if place is not None:
                while waiting is not None and waiting.start < place.start:
                    # Whoever stands within the words for a speaker is told of by these.
                    if waiting.start >= done:
                        self._speakers.recent.mention(waiting)
                    waiting = next(mentions, None)
                done = max(done, place.end)
            before = made[number] = self._carried(self._resolved(one), before)
        settled = self._proposals.settled()
        return tuple(_settled(made[number], settled) for number in range(len(attributions)))

    def _carried(self, one: Resolved, before: Resolved | None) -> Resolved:
        """Add what was told when the same speakers spoke right before."""
        if before is None or not one.speakers or one.own:
            return one
        who = {speaker.source for speaker in one.speakers}
        if None in who or who != {speaker.source for speaker in before.speakers}:
            return one
        at, last = one.speakers[0].start, before.speakers[0].start
        if self._article.paragraph(at) - self._article.paragraph(last) > _PARAGRAPHS:
            return one
        return one._replace(
            likely_via=(before.via or before.likely_via) if one.via is None else None,
            likely_said=(before.said or before.likely_said) if one.said is None else None,
        )

    def _resolved(self, one: Attribution) -> Resolved:
        if one.source is None and one.cue is None:
            return Resolved(one, (), None, None, one.speech is Speech.OWN)
        text = self._article.text
        around = self._frames.frame(one)
        speakers: tuple[Speaker, ...] = ()
        own = one.speech is Speech.OWN
        ending: list[Extent] = []
        if one.source is not None:
            stop = min(one.source.end, one.source.start + _LONGEST_SOURCE)
            own = own or is_own_voice(text[one.source.start : stop], self._vocabulary)
            if own:
                speakers = (self._outlet(one.source),)
            else:
                speakers, ending = self._who(one, one.source)
        own = own or any(
            speaker.source is not None and speaker.source == self._publisher for speaker in speakers
        )
        via, beside = self._via(one, around, speakers, ending)
        return Resolved(one, speakers, via, self._said(one, around), own, beside=beside)

    def _who(self, one: Attribution, source: Extent) -> tuple[tuple[Speaker, ...], list[Extent]]:
        text, article = self._article.text, self._article
        stop = min(source.end, source.start + _LONGEST_SOURCE)
        day = self._written(source.start) or self._published
        start, end, _ = edges(text[source.start : stop], day, self._vocabulary)
        words = [*self._names.words(text, source.start + start, source.start + end)]
        while len(words) > 1 and (
            words[0].mark or words[0].folded in self._vocabulary.small["leading"]
        ):
            del words[0]
        kept = self._chains.ending(words)
        ending = [Extent(words[kept + 1].start, words[-1].end)] if kept < len(words) else []
        words = words[:kept]
        paragraph = article.paragraph(source.start)
        own = (one.content.start, one.content.end)
        speakers, told = self._speakers.resolve(
            words,
            Place(source.start, paragraph, own, self._goes_on(one), answer(text, one, self._names)),
        )
        before = self._in_front(source.start) if self._speakers.is_known(words) else None
        if before:
            place = Place(before[0].start, paragraph, own, False)
            others, more = self._speakers.resolve(before, place)
            speakers, told = [*others, *speakers], [*more, *told]
        self._take_note(one, source, paragraph, told)
        return tuple(speakers), ending

    def _in_front(self, start: int) -> list[Word] | None:
        """Give the name of a source in front of another: "Norland, Westria Agree to Talk"."""
        text, (begin, end) = self._article.text, self._article.span(start)
        lead = text[begin:start].rstrip()
        if not lead.endswith(",") or len(lead) > _LONGEST_LEAD or text[begin:end].endswith("."):
            return None
        words = [*self._names.words(text, begin, begin + len(lead) - 1)]
        return words if words and self._speakers.is_known(words) else None

    def _take_note(
        self, one: Attribution, source: Extent, paragraph: int, told: list[Mention]
    ) -> None:
        if not told:
            return
        plural = len(told) > 1 or told[0].kind in (SourceKind.GROUP, SourceKind.ANONYMOUS)
        content = one.content
        self._speakers.recent.speak(
            Spoken(tuple(told), source.start, content.start, content.end, paragraph, plural)
        )

    def _goes_on(self, one: Attribution) -> bool:
        if one.cue is None:
            return False
        cue = self._article.text[one.cue.start : one.cue.end].lower().split()
        return not self._vocabulary.small["going_on"].isdisjoint(cue)

    def _outlet(self, place: Extent) -> Speaker:
        if self._publisher is None:
            return Speaker(place.start, place.end, None, By.OUTLET)
        return Speaker(place.start, place.end, self._publisher, By.OUTLET, Certainty.CERTAIN)

    def _via(
        self,
        one: Attribution,
        around: Frame,
        speakers: tuple[Speaker, ...],
        ending: Sequence[Extent],
    ) -> tuple[tuple[Speaker, ...] | None, tuple[Speaker, ...]]:
        """Give the chain, and those who passed the words on beside a link of it."""
        places = [*self._told(one, around), *ending]
        places += [via for via in one.via if not any(_meet(via, other) for other in places)]
        said = {speaker.source for speaker in speakers}
        links: list[Speaker] = []
        beside: list[Speaker] = []
        first_hand = False
        for place in places:
            words = [*self._names.words(self._article.text, place.start, place.end)]
            first = True
            for found in self._speakers.links.links(words) if words else ():
                if found.source is not None and found.source in said:
                    continue
                if found.by is By.OUTLET or found.source == self._publisher is not None:
                    first_hand, first = True, False
                    continue
                said.add(found.source)
                (links if first else beside).append(found)
                first = False
        return (tuple(links) if links or first_hand else None), tuple(beside)

    def _told(self, one: Attribution, around: Frame) -> Iterator[Extent]:
        """Give those through whom the words came, by the sentence round the cue."""
        text = self._article.text
        yield from self._chains.links(text, around.before.start, around.before.end)
        start, until = around.after
        if one.cue is not None:
            # What an engine takes for the content may begin with whoever was told.
            start, until = one.cue.start, max(until, one.cue.end)
        end = min(until + _ADDRESSEE, self._article.sentence_end(until))
        yield from self._chains.links(text, start, max(end, until), until)
        after = one.content.end
        if one.cue is not None and after > one.cue.end:
            limit = min(
                after + _ADDRESSEE,
                self._article.sentence_end(after),
                self._frames.next_start(after),
            )
            yield from self._chains.links(text, after, max(after, limit))

    def _said(self, one: Attribution, around: Frame) -> str | None:
        day = self._written(one.content.start) or self._published
        if one.said is not None:
            stop = min(one.said.end, one.said.start + _LONGEST_SOURCE)
            words = self._article.text[one.said.start : stop]
            return date_said(words, day, self._vocabulary.dates)
        return said_by_frame(self._article, one, around, day, self._vocabulary)


def _settled(one: Resolved, proposals: Mapping[str, Proposal]) -> Resolved:
    """Give each proposal in its last form: later words may have told a person's role or name."""

    def settle(speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
        return tuple(
            speaker._replace(proposal=(last := proposals[speaker.proposal.id]), source=last.id)
            if speaker.proposal
            else speaker
            for speaker in speakers
        )

    return one._replace(
        speakers=settle(one.speakers),
        via=None if one.via is None else settle(one.via),
        beside=settle(one.beside),
        likely_via=None if one.likely_via is None else settle(one.likely_via),
    )


def _meet(one: Extent, other: Extent) -> bool:
    return one.start < other.end and other.start < one.end


def _place_of(one: Attribution) -> tuple[int, int]:
    place = one.source or one.cue
    return (place.start, place.end) if place else (one.content.start, one.content.end)
