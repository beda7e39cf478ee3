"""Rules of reporting verbs: one verb after another, in whatever order a sentence has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.plain import subject
from disputes.ingest.plain.answers import answer_at
from disputes.ingest.plain.cue import cue_at, cues
from disputes.ingest.plain.rules import opinions
from disputes.ingest.plain.rules.forward import forward, participle
from disputes.ingest.plain.rules.inverted import inverted
from disputes.ingest.plain.rules.passive import passive
from disputes.ingest.plain.said import is_said
from disputes.ingest.plain.subject import Phrase
from disputes.ingest.plain.unsaid import unsaid
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.draft import Draft
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# The frames whose content is a proposition: verbs in it make no attribution of their own.
_WHOLE: Final = ("-that", "-clause", "-whether", "-quote", "-as-saying")


def drafts(sentence: Sentence, tagger: Tagger, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give the attributions of the reporting verbs of a sentence, in the order of the verbs.

    What stands within the words of one speaker is his: verbs in it make none of their own.
    """
    taken = {draft.cue[0] for draft in found if draft.cue}
    taken |= _answers(sentence, tagger)
    here = [cue for cue in cues(sentence, tagger) if cue.first not in taken]
    before = {
        cue.head: draft
        for cue in here
        if cue.kind in ("finite", "passive") and (draft := inverted(sentence, cue, tagger))
    }
    held = [span for draft in before.values() for span in draft.content]
    # "In his view, they deny it": what they do in his view
    held += [span for draft in found if draft.pattern == opinions.PATTERN for span in draft.content]
    busy = -1
    stance: Stance | None = None
    main: Phrase | None = None
    last: tuple[int, Phrase] | None = None
    for cue in here:
        if cue.head <= busy:
            continue
        draft = before.get(cue.head)
        if draft is not None:
            if not unsaid(sentence, cue, draft, tagger):
                yield draft
            busy = max(cue.last, *(end - 1 for _, end in draft.content))
            if main is None and draft.source:
                main = Phrase(*draft.source)
            continue
        if any(first <= cue.head < end for first, end in held):
            continue
        joined = last if last and _goes_on(sentence, cue, *last) else None
        main = _unless_anew(sentence.tags, main, cue.first)
        headline = joined is not None and sentence.tags[cue.first - 1] == ","
        who = None if headline else _speaker(sentence, cue)
        told = who is not None and _is_told(sentence, cue, who)
        if told or (who and _holds_cue(who, before.values())):
            main = who if told else main
            continue
        draft = _after(sentence, cue, who, joined[1] if joined else main, tagger)
        if who and cue.kind != "gerund" and sentence.tags[who.first] != "R" and (draft or not main):
            main = who
        if draft is not None and is_said(sentence, draft, tagger):
            if draft.source:
                last = draft.content[-1][1], Phrase(*draft.source)
            busy = cue.last
            if draft.pattern.endswith(_WHOLE):
                busy = max(end for _, end in draft.content) - 1
            if not unsaid(sentence, cue, draft, tagger) and not _is_its_name(
                sentence, cue, draft, stance, tagger
            ):
                stance = draft.stance
                yield draft


def _is_its_name(
    sentence: Sentence, cue: Cue, draft: Draft, last: Stance | None, tagger: Tagger
) -> bool:
    """Tell whether a draft only names what was just denied: "…, calling it “flatly untrue”"."""
    labels = sentence.words[cue.head] in tagger.lexicon.words["labelling"]
    alone = sentence.tags[draft.content[0][0]] in "oP"
    return last is Stance.DENIES and cue.kind == "gerund" and labels and alone


def _unless_anew(tags: str, main: Phrase | None, cue: int) -> Phrase | None:
    """Give the main subject, but none past a semicolon: "; another said", unlike "; and said"."""
    semicolon = tags.rfind(";", main.end if main else 0, cue)
    return None if semicolon >= 0 and tags[semicolon:cue].strip(";cA,") else main


def _answers(sentence: Sentence, tagger: Tagger) -> set[int]:
    """Give where the cues begin that only answer what was said: "…, a charge Roe denies"."""
    tags = sentence.tags
    commas = (at for at, tag in enumerate(tags) if tag == ",")
    heads = (answered[1] for comma in commas if (answered := answer_at(sentence, comma, tagger)))
    here = (cue for head in heads if (cue := cue_at(sentence, head, tagger)))
    return {cue.first for cue in here if "object" in cue.takes}


def _holds_cue(who: Phrase, found: Iterable[Draft]) -> bool:
    """Tell whether there is a cue in a subject: "“…,” Roe said in a letter posted online"."""
    return any(who.first <= one.cue[0] < who.end for one in found if one.cue)


def _is_told(sentence: Sentence, cue: Cue, who: Phrase) -> bool:
    """Tell whether a cue is a participle of whom others told: "Roe, asked if it was so, said …"."""
    if "addressee" not in cue.takes or "past" not in cue.forms:
        return False
    between = sentence.tags[who.end : cue.first]
    return between == "," and "," not in sentence.tags[who.first : who.end]


def _goes_on(sentence: Sentence, cue: Cue, end: int, who: Phrase) -> bool:
    """Tell whether a cue has the subject of the last one: "met Ek, who said this but denied that".

    So it has in a headline: "Norland denies it, says it was calm".
    """
    between = sentence.tags[end : cue.first]
    if between == ",":
        return "third" in cue.forms
    return sentence.tags[who.first] == "R" and between == "c"


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
