"""Whom an outlet cites: "TASS, citing the ministry, reported that …" is of the ministry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from disputes.ingest.plain import subject
from disputes.ingest.plain.channels import is_outlet
from disputes.ingest.plain.tags import (
    ADVERB,
    CUE,
    NAME,
    NOUN,
    PERSON,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    THAT,
    TO,
)
from disputes.model.terms import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disputes.ingest.plain.draft import Draft, Range
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

PATTERN: Final = "cited"
"""The name of the one rule here."""

_TELLING: Final = re.compile(
    r"(?:subject|joined)-cue-(?:that|clause|quote)|(?:clause|quote)-.*|according-to"
)
# What stands between a cue and "citing": when and where.
_BETWEEN: Final = re.compile("[pdADNnr#,]{0,6}")


def cited(sentence: Sentence, found: Sequence[Draft], tagger: Tagger) -> list[Draft]:
    """Give drafts, those of outlets that cite somebody as his, passed on by the outlet."""
    quoting = tagger.lexicon.words["quoting"]
    places = [
        at
        for at, word in enumerate(sentence.words)
        if word in quoting
        and (
            all("gerund" in form.forms for form in tagger.verbs.get(word, ()))
            or (at > 1 and sentence.tags[at - 2 : at + 1] == ",RV")
        )
    ]
    if not places:
        return list(found)
    named = (_past_citing(sentence, draft, places) for draft in found)
    told = [_of_cited(sentence, draft, places, tagger) for draft in named if draft]
    if not any(draft.pattern == PATTERN for draft in told):
        return told
    # "citing X" itself tells no more
    return [draft for draft in told if draft.cue is None or draft.cue[0] not in places]


def _past_citing(sentence: Sentence, draft: Draft, places: Sequence[int]) -> Draft | None:
    """Give a draft of "reported citing X that …" with its clause; None where there is none."""
    if not draft.content or draft.content[0][0] not in places:
        return draft
    first, end = draft.content[0]
    who = subject.after(sentence.tags, first + 1, end, asides=False)
    if who is None or sentence.tags[who.end : who.end + 1] != THAT:
        return None
    return draft._replace(content=((who.end, end), *draft.content[1:]))


def _of_cited(sentence: Sentence, draft: Draft, places: Sequence[int], tagger: Tagger) -> Draft:
    if not _is_relay(sentence, draft, tagger):
        return draft
    for at in places:
        near = _nearness(sentence, draft, at)
        who = _who(sentence, at, tagger, sure=near == "source") if near else None
        if who is None:
            continue
        content = draft.content
        if near == "content":
            # "reported that it was so citing officials"
            if who[1] != content[-1][1]:
                continue
            content = (*content[:-1], (content[-1][0], at))
        return draft._replace(
            content=content,
            source=who,
            via=(*draft.via, *([draft.source] if draft.source else [])),
            pattern=PATTERN,
        )
    return draft


def _is_relay(sentence: Sentence, draft: Draft, tagger: Tagger) -> bool:
    """Tell whether a draft is of an outlet, or of somebody unknown who reports."""
    if draft.source is None or draft.cue is None or draft.stance.side is not Side.FOR:
        return False
    if not draft.content or not _TELLING.fullmatch(draft.pattern):
        return False
    if is_outlet(sentence, draft.source[0], tagger):
        return True
    first, end = draft.source
    reports = sentence.words[draft.cue[1] - 1] in tagger.lexicon.words["reporting"]
    return reports and NAME in sentence.tags[first:end] and PERSON not in sentence.tags[first:end]


def _nearness(
    sentence: Sentence, draft: Draft, at: int
) -> Literal["source", "cue", "content"] | None:
    """Tell what of a draft "citing" stands by, or that it stands in its content; else None."""
    if draft.source is None or draft.cue is None:
        return None
    last = draft.content[-1]
    if last[0] < at < last[1]:
        return "content"
    if sentence.tags[at - 1] == RELATIVE:
        # "Reuters, which cited officials"
        return "source" if draft.source[1] == at - 2 else None
    if draft.source[1] in (at - 1, at):
        return "source"
    if draft.cue[1] <= at and _BETWEEN.fullmatch(sentence.tags, draft.cue[1], at):
        return "cue"
    return "cue" if last[1] in (at - 1, at) else None


def _who(sentence: Sentence, at: int, tagger: Tagger, *, sure: bool) -> Range | None:
    """Give who is cited at a place, if that is one who can speak.

    `sure` says that nobody but the outlet can be who cites: then a mere name will do.
    """
    tags, words, people = sentence.tags, sentence.words, tagger.lexicon.people
    who = subject.after(tags, at + 1, len(tags), asides=False)
    if who is None or tags[who.first] == POSSESSIVE:
        # "citing its own analysis"
        return None
    stop = _past_participle(sentence, who.end, tagger)
    if tags[stop : stop + 1] not in ("", *",;:)-RT"):
        return None
    who = who._replace(end=stop)
    end = tags.find("p", *who)
    end = end if end > who.first else who.end
    while end - 1 > who.first and words[end - 1] in tagger.lexicon.words["informed"]:
        # "people familiar with it"
        end -= 1
    head = words[end - 1]
    if tags[end - 1] == NAME:
        named = sure or end - who.first > 1 or head in people["outlets"]
        return (who.first, who.end) if named else None
    if head in tagger.lexicon.words["norms"]:
        return None
    speaks = head in people["roles"] or head in people["anonymous"] or head in people["texts"]
    return (who.first, who.end) if speaks else None


def _past_participle(sentence: Sentence, at: int, tagger: Tagger) -> int:
    """Give where a phrase ends that goes on with a participle: "an official briefed on it"."""
    tags, words = sentence.tags, sentence.words
    if tags[at : at + 1] not in (CUE, NOUN, ADVERB) or tags[at + 1 : at + 2] not in (
        PREPOSITION,
        TO,
    ):
        return at
    informed = words[at] in tagger.lexicon.words["informed"]
    further = subject.after(tags, at + 2, len(tags), asides=False) if informed else None
    return further.end if further else at
