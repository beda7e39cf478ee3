"""Rules of reporting verbs: one verb after another, in whatever order a sentence has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.plain import subject
from disputes.ingest.plain.cue import cues
from disputes.ingest.plain.rules.forward import forward, participle
from disputes.ingest.plain.rules.inverted import inverted
from disputes.ingest.plain.rules.passive import passive
from disputes.ingest.plain.subject import Phrase
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.draft import Draft
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# The frames whose content is a proposition: verbs in it make no attribution of their own.
_WHOLE: Final = ("-that", "-clause", "-whether", "-quote")


def drafts(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the attributions of the reporting verbs of a sentence, in the order of the verbs.

    What stands within the words of one speaker is his: verbs in it make none of their own.
    """
    taken = {draft.cue[0] for draft in found if draft.cue}
    here = [cue for cue in cues(sentence, tagger) if cue.first not in taken]
    before = {
        cue.head: draft
        for cue in here
        if cue.kind in ("finite", "passive") and (draft := inverted(sentence, cue, tagger))
    }
    held = [span for draft in before.values() for span in draft.content]
    busy = -1
    main: Phrase | None = None
    for cue in here:
        if cue.head <= busy:
            continue
        draft = before.get(cue.head)
        if draft is not None:
            yield draft
            busy = max(cue.last, *(end - 1 for _, end in draft.content))
            if main is None and draft.source:
                main = Phrase(*draft.source)
            continue
        if any(first <= cue.head < end for first, end in held):
            continue
        who = _speaker(sentence, cue)
        draft = _after(sentence, cue, who, main, tagger)
        if who and cue.kind != "gerund" and sentence.tags[who.first] != "R" and (draft or not main):
            main = who
        if draft is not None and _sound(sentence, draft, tagger):
            busy = cue.last
            if draft.pattern.endswith(_WHOLE):
                busy = max(end for _, end in draft.content) - 1
            yield draft


def _after(
    sentence: Sentence, cue: Cue, who: Phrase | None, main: Phrase | None, tagger: Tagger
) -> Draft | None:
    if cue.kind == "finite":
        return forward(sentence, cue, who, main, tagger)
    if cue.kind == "gerund":
        return participle(sentence, cue, who, main, tagger)
    if cue.kind == "passive":
        return passive(sentence, cue, who, tagger)
    return None


def _speaker(sentence: Sentence, cue: Cue) -> Phrase | None:
    if cue.first and sentence.tags[cue.first - 1] == "R":
        return Phrase(cue.first - 1, cue.first)
    return subject.before(sentence.tags, cue.first)


def _sound(sentence: Sentence, draft: Draft, tagger: Tagger) -> bool:
    """Tell whether what is retracted is words, not troops: a noun for words stands in it."""
    if draft.stance is not Stance.RETRACTS:
        return True
    nouns = tagger.lexicon.nouns
    return any(word in nouns for first, end in draft.content for word in sentence.words[first:end])
