"""Whether what stands with a verb is something said: no deed, no thing, nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disputes.model.terms import Stance

if TYPE_CHECKING:
    from disputes.ingest.plain.draft import Draft
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# Words of "to be named in this report", at most.
_NAMED: Final = 8


def is_said(sentence: Sentence, draft: Draft, tagger: Tagger) -> bool:
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
        if granted > first and sentence.words[granted - 1] in tagger.lexicon.words["grants"]:
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
    if cue in words["infinitive"] and sentence.words[draft.cue[1] - 2] in words["talking"]:
        # "speaking to reporters": what he says stands elsewhere
        return sentence.tags[last - 1] in "Nr"
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
    if first < last < end and tags[last] == "D" and tags[last - 1] == "r":
        # "denied the rebels a base"
        return True
    if last == first or (last < end and tags[last] not in "pdc,"):
        return False
    head = words[last - 1]
    return head in people["roles"] and head not in people["texts"] and tags[last - 1] == "r"
