"""The cues of a sentence: its reporting verbs, with what helps them, and what stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disputes.ingest.lexicon import Form, Takes, Verb
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

Kind: TypeAlias = Literal["finite", "passive", "gerund", "infinitive"]


class Cue(NamedTuple):
    """A reporting verb in its sentence: tokens `first` to `last`, its head at `head`.

    `first` takes in auxiliaries, negations and adverbs, `last` the particle. `takes` is what any
    of the verbs that it may be takes.
    """

    first: int
    head: int
    last: int
    kind: Kind
    verb: Verb
    takes: frozenset[Takes]
    forms: frozenset[Form]
    negated: bool


def cues(sentence: Sentence, tagger: Tagger) -> Iterator[Cue]:
    """Give the reporting verbs of a sentence, in order."""
    tags = sentence.tags
    for head, tag in enumerate(tags):
        if tag in "VG" and (found := cue_at(sentence, head, tagger)):
            yield found


def cue_at(sentence: Sentence, head: int, tagger: Tagger) -> Cue | None:
    """Give the reporting verb whose head is at a token, or None where it is none."""
    entry = _entry(sentence, head, tagger)
    if entry is None or not _is_verb(sentence, head, entry, tagger):
        return None
    verb, takes, forms = entry
    tags, words = sentence.tags, sentence.words
    first, helped, negated = _group(sentence, head, tagger)
    be = helped is not None and words[helped] in tagger.lexicon.words["be"]
    kind: Kind = "finite"
    if tags[head] == "G":
        kind = "finite" if be else "gerund"
        first = first if be or tags[first] != "S" else head
    elif be and "participle" in forms:
        kind = "passive"
    elif first and tags[first - 1] == "t" and "base" in forms:
        first -= 1
        while first and tags[first - 1] in "A!":
            first -= 1
        kind = "infinitive"
        if first and tags[first - 1] in "FV":
            # "continued to deny", "appeared to suggest"
            kind = "finite"
            if _only_meant(sentence, first - 1, tagger):
                return None
            first, _, not_so = _group(sentence, first - 1, tagger)
            negated = negated or not_so
    last = head + len(verb.particle)
    if negated and tags[last + 1 : last + 3] in ("cV", "!V"):
        # "neither confirmed nor denied that …"
        further = _entry(sentence, last + 2, tagger)
        if further is not None:
            last += 2 + len(further[0].particle)
            takes = further[1]
    return Cue(first, head, last, kind, verb, takes, forms, negated)


def _only_meant(sentence: Sentence, head: int, tagger: Tagger) -> bool:
    """Tell whether a verb before "to say" leaves it unsaid: "wanted to", "is expected to"."""
    word, sets = sentence.words[head], tagger.lexicon.words
    if word in sets["awaited"] or word in sets["willing"]:
        return True
    if word not in sets["reputed"]:
        return False
    _, helped, _ = _group(sentence, head, tagger)
    return helped is not None and sentence.words[helped] in sets["be"]


def _entry(
    sentence: Sentence, head: int, tagger: Tagger
) -> tuple[Verb, frozenset[Takes], frozenset[Form]] | None:
    """Give the verb with the longest particle that stands here, with all it takes and may be."""
    chosen: Verb | None = None
    takes: frozenset[Takes] = frozenset()
    forms: frozenset[Form] = frozenset()
    for form in tagger.verbs[sentence.words[head]]:
        verb = form.verb
        if chosen is not None and verb.particle != chosen.particle:
            break
        end = head + 1 + len(verb.particle)
        if not verb.particle or tuple(sentence.words[head + 1 : end]) == verb.particle:
            chosen = chosen or verb
            takes |= verb.takes
            forms |= form.forms
    return (chosen, takes, forms) if chosen else None


def _group(sentence: Sentence, head: int, tagger: Tagger) -> tuple[int, int | None, bool]:
    """Give where a verb's auxiliaries and adverbs begin, the last auxiliary, and if it is negated.

    "had on Saturday accused" is such a group; an adverb at the beginning of a clause is not in it.
    """
    tags, words = sentence.tags, sentence.words
    first, helped, negated = head, None, False
    negations = tagger.lexicon.words["negations"]
    between, alone = tagger.lexicon.words["between"], tagger.lexicon.words["alone"]
    while first > 0:
        at = first - 1
        if tags[at] == "s" and at and tags[at - 1] == "X" and words[at] in between:
            # "has since denied"
            first = at
            continue
        if tags[at] not in "XA!Sd":
            break
        if tags[at] == "d":
            place = len(tags[:first].rstrip("d"))
            if tags[max(0, place - 2) : place] != "Xp":
                break
            first = place - 1
            continue
        if tags[at] == "S" and (tags[head] != "G" or words[at] in "'’"):
            break
        if tags[at] == "A" and at and tags[at - 1] in ",.Q":
            break
        if tags[at] == "A" and tags[at - 1 : at] == "D" and words[at] in alone:
            # "the first said"
            break
        first = at
        only = words[at + 1] in tagger.lexicon.words["merely"]
        negated = negated or (not only and (tags[at] == "!" or words[at] in negations))
        if at and f"{words[at - 1]}-{words[at]}" in negations:
            first -= 1
        if tags[at] in "XS" and helped is None:
            helped = at
    return first, helped, negated


def _is_verb(
    sentence: Sentence,
    head: int,
    entry: tuple[Verb, frozenset[Takes], frozenset[Form]],
    tagger: Tagger,
) -> bool:
    """Tell a verb from a noun of the same letters, by what follows it: "tax plans", "he plans"."""
    verb, _, forms = entry
    tags = sentence.tags
    if tags[head] == "G" or forms & {"past", "participle"}:
        return True
    before = tags[head - 1] if head else ""
    if sentence.words[head] not in tagger.lexicon.words["homographs"] or before not in ("n", *"Nr"):
        return True
    following = tags[head + len(verb.particle) + 1 :][:1]
    wanted = "TPDOQtHo:N#" if before == "n" else "TPDOQtHo:N#nrpA"
    return following != "" and following in wanted
