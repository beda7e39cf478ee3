"""The comments of a draft: where a thing stands in the article, how it was told, what is open.

Each is one line that begins with a word of ours; texts of the article stand in it shortened. What
makes it safe is whoever writes the file.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Final

from disputes.ingest.drafting.drafted import Aside
from disputes.ingest.drafting.placing import mentioned
from disputes.ingest.resolving.records import By, Certainty
from disputes.model.comments import MISSING, NOTE
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disputes.ingest.drafting.drafted import Candidate, Drafted, Place
    from disputes.ingest.matching.offers import Offer
    from disputes.ingest.resolving.records import Speaker

_MOST_OFFERS: Final = 2
_MOST_LISTED: Final = 20
_LONGEST: Final = 60
_BY: Final = {
    By.ID: "by id",
    By.NAME: "by name",
    By.ALIAS: "by alias",
    By.ROLE: "by role",
    By.SURNAME: "by surname",
    By.MENTION: "by what stands before",
    By.PRONOUN: "by what stands before",
    By.OUTLET: "the outlet",
}


def head(drafted: Drafted, name: str, filed: str | None) -> tuple[str, ...]:
    """Give the lines at the top of a draft: what it was made of, and what is not in it."""
    lines = [f"drafted by `disputes ingest --engine {drafted.engine}` from {short(name)}"]
    if drafted.known:
        lines.append(f"the document is '{drafted.document}', which is there already")
    if drafted.textless and filed is not None:
        lines.append(f"open: text: `disputes set {drafted.document} text {filed}`")
    if filed is None:
        lines.append("the text is not in the archive, so the quotes stay unverified")
    declared = drafted.article.language
    if declared and declared.partition("-")[0].lower() != drafted.language:
        lines.append(f"open: language: declared as {declared}, read by words of {drafted.language}")
    lines += [f"open: {point.about}: {point.message}" for point in drafted.article.open_points]
    aside = [one for one in drafted.candidates if one.aside is not None]
    for kind, told in (
        (Aside.FURNITURE, "not drafted, for it is the site's, not the article's"),
        (Aside.OWN, "not drafted, for the article speaks for itself"),
        (Aside.SCANT, "not drafted, for hardly anything is said"),
        (Aside.DENIED, "not drafted, for somebody else denies it or doubts it was said"),
    ):
        numbers = [one.line for one in aside if one.aside is kind]
        if numbers:
            lines.append(f"{told}: {_lines(numbers)}")
    text = drafted.article.text
    others = [
        line for one in aside for line in (_nobody(one, text), _recorded(one)) if line is not None
    ]
    left = len(others) - _MOST_LISTED
    return (*lines, *others[:_MOST_LISTED], *([f"and {left:,} more"] if left > 0 else ()))


def _lines(numbers: Iterable[int]) -> str:
    listed = [*dict.fromkeys(numbers)]
    shown = ", ".join(map(str, listed[:_MOST_LISTED]))
    more = f" and {len(listed) - _MOST_LISTED:,} more" if len(listed) > _MOST_LISTED else ""
    return f"{'line' if len(listed) == 1 else 'lines'} {shown}{more}"


def _nobody(one: Candidate, text: str) -> str | None:
    if one.aside is not Aside.NOBODY:
        return None
    words = short(one.wording.quote or one.wording.sentence)
    return f"not drafted, for nobody can be told, {_who(one, text)}: {words}"


def _who(one: Candidate, text: str) -> str:
    place = one.found.attribution.source
    if place is None:
        return f"line {one.line}"
    others = sorted({id_ for speaker in one.found.speakers for id_ in speaker.candidates})
    may = f" may be {_either(others)}" if others else ""
    return f'line {one.line}, "{short(text[place.start : place.end])}"{may}'


def _recorded(one: Candidate) -> str | None:
    if one.aside is not Aside.RECORDED:
        return None
    places = ", ".join(f"'{known.claim}' ({known.number})" for known in one.recorded[:4])
    more = f" and {len(one.recorded) - 4} more" if len(one.recorded) > 4 else ""
    return f"on record, line {one.line}, {' and '.join(one.sources)}: {places}{more}"


def on_sources(drafted: Drafted) -> dict[str, tuple[str, ...]]:
    """Give the lines above each proposed source: where it is first named, and who it could be."""
    text = drafted.article.text
    ends = [at for at, one in enumerate(text) if one == "\n"]
    told: dict[str, tuple[str, ...]] = {}
    for one in drafted.drafted:
        for speaker in (*one.found.speakers, *(one.found.via or ())):
            if speaker.proposal is None or speaker.proposal.id in told:
                continue
            line = bisect_left(ends, speaker.start) + 1
            lines = [f'line {line}: "{short(text[speaker.start : speaker.end])}"']
            if speaker.candidates:
                lines.append(f"open: could be {_either(speaker.candidates)}")
            told[speaker.proposal.id] = tuple(lines)
    new, written = drafted.publisher.proposal, drafted.article.publisher
    if new is not None and written is not None:
        told[new.id] = (f"publisher: {written.how}", *told.get(new.id, ()))
    return told


def on_document(drafted: Drafted) -> tuple[str, ...]:
    """Give the lines above the document: how its fields were told, and how surely."""
    article = drafted.article
    fields = {
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "author": article.author,
        "url": article.url,
    }
    told = [
        f"{name}: {one.how}{'' if one.sure else ', not sure'}"
        for name, one in fields.items()
        if one is not None
    ]
    written = article.publisher
    if written is not None and drafted.publisher.source is None:
        told.append(f'open: publisher: "{short(written.value)}" is no source that can be told')
    told += [f'open: based_on: "{short(one.value)}", {one.how}' for one in drafted.other_agencies]
    return tuple(told)


def on_candidate(one: Candidate, text: str, place: Place, number: int | None) -> Iterator[str]:
    """Give the lines on an assertion: who speaks and how we know, what else it may be."""
    which = f"assertion {number}, " if number is not None else ""
    who = "; ".join(_speaker(speaker, text) for speaker in one.found.speakers)
    pattern = one.found.attribution.pattern
    yield f"{which}line {one.line}: {who}"
    yield f"confidence {one.confidence:.2f}, by {pattern}"
    taken, offer = one.placed, place.offer
    if offer is not None:
        yield f"on this claim, for it {offer.why}"
        yield from _report(offer, place)
        also = [f"'{other.claim}'" for other in taken if other is not offer]
        if also:
            yield f"drafted on {' and '.join(also)} too"
    if offer is None or offer is taken[0]:
        yield from (f"or {_offer(other)}" for other in mentioned(one.offers, taken, _MOST_OFFERS))
    missing = _missing(one) if offer is None else None
    if missing is not None:
        yield f"{MISSING.removeprefix(NOTE).strip()} text: {missing}"
    yield from (f"open: {point}" for point in _open(one, text, place))


def _report(offer: Offer, place: Place) -> Iterator[str]:
    """Tell whether it is drafted as a report of the assertion that it is most like."""
    if place.report_of is not None:
        at = place.report_of
        yield f"a report of assertion {at}: without the comment below, an act of its own"
    elif offer.assertion is not None:
        at = offer.assertion + 1
        yield f"an act of its own, not a report of assertion {at}, which {place.other}"


def _offer(offer: Offer) -> str:
    if offer.assertion is not None and not offer.differs:
        return f"a report of assertion {offer.assertion + 1} on '{offer.claim}': {offer.why}"
    return f"{offer.stance.word} '{offer.claim}': {offer.why}"


def _missing(one: Candidate) -> str | None:
    """Give what makes a new claim's text no claim, so that it is not merged unseen."""
    if one.found.attribution.stance is Stance.DECLINES:
        return "what was asked"
    return None if one.wording.clause else "what is claimed; this is only what it is about"


def _open(one: Candidate, text: str, place: Place) -> Iterator[str]:
    found, wording = one.found, one.wording
    if place.offer is None and _missing(one) is None:
        leans = ", ".join(f'"{word}"' for word in wording.leaning)
        yield f"text: as written, to be worded{f' without {leans}' if leans else ''}"
    if place.report_of is not None and place.said != found.said:
        yield f"said: {found.said} by these words, which assertion {place.report_of} does not have"
    if place.inferred:
        yield "inferred: as the words on record are that these are like"
    if not wording.quote:
        yield "quote: the words do not stand in the text as they are"
    elif not wording.whole:
        yield "quote: shortened"
    if wording.quote and wording.speech is not found.attribution.speech:
        yield f"speech: read as {found.attribution.speech.value}"
    yield from (f"via: {point}" for point in _chain(one, text, place))
    if found.likely_said is not None and place.report_of is None:
        yield f"said: {found.likely_said}, as right before?"


def _chain(one: Candidate, text: str, place: Place) -> Iterator[str]:
    found = one.found
    for link in found.via or ():
        if link.source is None:
            words = short(text[link.start : link.end])
            yield f'"{words}"{_may_be(link.candidates)}'
    for link in found.beside:
        words = short(text[link.start : link.end])
        yield f'through "{words}" too, not by way of the others: a report of its own?'
    if found.likely_via:
        links = ", ".join(link.source for link in found.likely_via if link.source is not None)
        yield f"[{links}], as right before?"
    elif place.likely_via:
        links = ", ".join(place.likely_via)
        yield f"[{links}], as in all other reports of assertion {place.report_of}?"


def _speaker(one: Speaker, text: str) -> str:
    words = f'"{short(text[one.start : one.end])}"'
    if one.source is None:
        return f"{words} is not told{_may_be(one.candidates)}"
    if one.by is By.NEW or one.by is None:
        new = "a new source" if one.proposal is not None else "a source"
        return f"{words} is {one.source}, {new}"
    sure = {Certainty.LIKELY: "is likely", Certainty.WEAK: "may be"}
    told = sure.get(one.certainty, "is") if one.certainty is not None else "is"
    also = f"; or {_either(one.candidates)}" if one.candidates else ""
    return f"{words} {told} {one.source}, {_BY[one.by]}{also}"


def _may_be(ids: Sequence[str]) -> str:
    return f" may be {_either(ids)}" if ids else ""


def _either(ids: Sequence[str]) -> str:
    """List ids with "or", the first few of many."""
    few = list(ids[:4])
    more = [f"{len(ids) - 4} others"] if len(ids) > 4 else []
    return " or ".join((*few, *more))


def short(words: str) -> str:
    """Give words on one line, shortened at a space where they are long."""
    line = " ".join(words[: 4 * _LONGEST].split())
    if len(line) <= _LONGEST and len(words) <= 4 * _LONGEST:
        return line
    return f"{line[:_LONGEST].rpartition(' ')[0] or line[:_LONGEST]} …"


def counts(drafted: Drafted) -> Counter[str]:
    """Count what becomes of the candidates of an article: "known", "new", or why it is aside."""
    return Counter(
        one.aside.value if one.aside is not None else "known" if one.placed else "new"
        for one in drafted.candidates
    )
