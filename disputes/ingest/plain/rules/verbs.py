"""Rules of reporting verbs: one verb after another, in whatever order a sentence has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.ingest.plain import subject
from disputes.ingest.plain.answers import answer_at
from disputes.ingest.plain.cue import cue_at, cues
from disputes.ingest.plain.rules.forward import forward, participle
from disputes.ingest.plain.rules.inverted import inverted
from disputes.ingest.plain.rules.passive import passive
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
# Words of "to be named in this report", at most.
_NAMED: Final = 8
_WHOLE: Final = ("-that", "-clause", "-whether", "-quote")


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
    busy = -1
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
        who = _speaker(sentence, cue)
        told = who is not None and _is_told(sentence, cue, who)
        if told or (who and _holds_cue(who, before.values())):
            main = who if told else main
            continue
        joined = last if last and _goes_on(sentence, cue, *last) else None
        if joined and sentence.tags[cue.first - 1] == ",":
            who = None
        draft = _after(sentence, cue, who, joined[1] if joined else main, tagger)
        if who and cue.kind != "gerund" and sentence.tags[who.first] != "R" and (draft or not main):
            main = who
        if draft is not None and _sound(sentence, draft, tagger):
            if draft.source:
                last = draft.content[-1][1], Phrase(*draft.source)
            busy = cue.last
            if draft.pattern.endswith(_WHOLE):
                busy = max(end for _, end in draft.content) - 1
            if not unsaid(sentence, cue, draft, tagger):
                yield draft


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


def _sound(sentence: Sentence, draft: Draft, tagger: Tagger) -> bool:
    """Tell whether what is retracted, denied or doubted is words, not troops, nor somebody."""
    first, end = draft.content[0]
    if draft.pattern.endswith("-object") and _thing(sentence, draft, tagger):
        return False
    if draft.pattern.endswith("-to") and _unspoken(sentence, draft, tagger):
        return False
    if draft.pattern.endswith(("-object", "-agent")) and _is_deed(sentence, draft, tagger):
        return False
    if draft.stance is Stance.RETRACTS:
        nouns = tagger.lexicon.nouns
        # "took back what he had said"
        told = not draft.pattern.endswith("-object") and "V" in sentence.tags[first:end]
        return told or any(word in nouns for word in sentence.words[first:end])
    if draft.stance is Stance.DOUBTS and draft.pattern.endswith("-to"):
        # "challenged him to a duel"
        return False
    if draft.stance in (Stance.DENIES, Stance.DOUBTS) and draft.pattern.endswith(
        ("-object", "-agent")
    ):
        granted = _phrase_end(sentence.tags, first, end)
        if sentence.words[granted - 1] in tagger.lexicon.words["grants"]:
            return False
        return not _somebody(sentence, first, end, tagger)
    return True


def _is_deed(sentence: Sentence, draft: Draft, tagger: Tagger) -> bool:
    """Tell whether something is done to a thing, not to what is said: "shot down a helicopter"."""
    sets = tagger.lexicon.words
    if draft.cue is None or sets["deeds"].isdisjoint(sentence.words[slice(*draft.cue)]):
        return False
    first, end = draft.content[0]
    tags, words = sentence.tags, sentence.words
    if tags[first] in "GHQ" or words[first] in sets["things"]:
        return False
    return not any(word in tagger.claimed for word in words[first : _phrase_end(tags, first, end)])


def _phrase_end(tags: str, first: int, end: int) -> int:
    """Give where the noun phrase at `first` ends, without what is said of it behind it."""
    last = first
    while last < end and tags[last] in "DO#AnNrFSdV":
        last += 1
    return last


def _unspoken(sentence: Sentence, draft: Draft, tagger: Tagger) -> bool:
    """Tell whether an infinitive is of words that are only meant: "wanted to say that …"."""
    first, end = draft.content[0]
    words, sets = sentence.words, tagger.lexicon.words
    following = words[first + 1] if first + 1 < end else ""
    if not sets["naming"].isdisjoint(words[first + 1 : first + 4]) and end - first <= _NAMED:
        return True
    if draft.cue is None or words[draft.cue[1] - 1] not in sets["willing"]:
        return False
    says = any("clause" in form.verb.takes for form in tagger.verbs.get(following, ()))
    return says and sentence.tags[first + 2 : first + 3] in ("T", "H", "Q", ":")


def _thing(sentence: Sentence, draft: Draft, tagger: Tagger) -> bool:
    """Tell whether an object is a thing that is taken or made, not told: "claimed three lives"."""
    if draft.cue is None:
        return False
    first, end = draft.content[0]
    last = first
    while last < end and sentence.tags[last] in "DO#AnNrF":
        last += 1
    cue, head = sentence.words[draft.cue[1] - 1], sentence.words[max(last - 1, first)]
    words = tagger.lexicon.words
    if cue in words["quoting"] and last == end:
        # "citing officials": what they say stands elsewhere
        people = tagger.lexicon.people
        return sentence.tags[end - 1] == "N" or head in people["roles"] | people["anonymous"]
    if cue in words["calling"] and sentence.tags[last : last + 1] in ("", *"pd,"):
        return head in tagger.lexicon.people["roles"]
    return (cue in words["claiming"] and head in words["claimed-things"]) or (
        cue in words["writing"] and head in tagger.lexicon.people["texts"]
    )


def _somebody(sentence: Sentence, first: int, end: int, tagger: Tagger) -> bool:
    """Tell whether an object is a person: "questioned the drivers", "denied her a loan"."""
    tags, words, people = sentence.tags, sentence.words, tagger.lexicon.people
    if tags[first] in "Oo" and tags[first + 1 : first + 2] == "D":
        return True
    last = first
    while last < end and tags[last] == "N":
        last += 1
    if last > first and (last == end or tags[last] in "d," or tags[last : last + 2] == "pd"):
        return True
    last = first
    while last < end and tags[last] in "DO#Ar":
        last += 1
    if last > first and tags[last : last + 1] == "D" and tags[last - 1] == "r":
        # "denied the rebels a base"
        return True
    if last == first or (last < end and tags[last] not in "pdc,"):
        return False
    head = words[last - 1]
    return head in people["roles"] and head not in people["texts"] and tags[last - 1] == "r"
