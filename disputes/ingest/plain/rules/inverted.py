"""Rules of content that stands before its cue: "…," said X; "…," X said; …, officials say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain import channels, subject
from disputes.ingest.plain.by_cue import by_cue
from disputes.ingest.plain.clause import clause_before, has_verb
from disputes.ingest.plain.complement import complement, is_aside_when
from disputes.ingest.plain.draft import Draft
from disputes.ingest.plain.stances import stance_of
from disputes.model.terms import Side

if TYPE_CHECKING:
    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.draft import Range
    from disputes.ingest.plain.subject import Phrase
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

_SPOKEN: Final = frozenset({"quote", "clause", "that"})
# What may follow the speaker of words that came before: nothing, or what is not their rest.
_AFTER_SPEAKER: Final = frozenset({"", *",Qpd;AcGRs-("})
_ASIDE: Final = re.compile("(?P<who>[DOA#]*+[nNr&S#]++),R[^;]*,")
# ", Reuters reported on Tuesday": no rest of what is said.
_PASSED_ON: Final = re.compile(",[DOA]*+[nNr&S#]++A?V[pdDA#]*$")
_BY_ANOTHER: Final = re.compile("Q[XA!]*V")
_AFTER_CUE: Final = frozenset({"", *",;Q)c-sG"})


def inverted(sentence: Sentence, cue: Cue, tagger: Tagger) -> Draft | None:
    """Give the attribution of a cue whose content stands before it, or None."""
    if cue.kind == "passive":
        return _quoted_by(sentence, cue, tagger)
    if not cue.takes & _SPOKEN:
        return None
    return (
        _cue_subject(sentence, cue, tagger)
        or _subject_cue(sentence, cue, tagger)
        or _unmarked(sentence, cue, tagger)
    )


def _cue_subject(sentence: Sentence, cue: Cue, tagger: Tagger) -> Draft | None:
    """Give the attribution of "…," said X."""
    tags = sentence.tags
    left, at = cue.first, cue.last + 1
    if not left or tags[left - 1] not in "Q," or tags[at : at + 1] not in tuple("NnrPDO#"):
        return None
    if sentence.words[cue.head] in tagger.lexicon.words["addressing"]:
        return None
    who = subject.after(tags, at, len(tags))
    if who is None:
        return None
    rest = tags[who.end : who.end + 1]
    if rest not in _AFTER_SPEAKER:
        return None
    if _by_quotation(tags, left):
        return None
    if tags[left - 1] == "," and "object" in cue.takes and tags[who.first : who.end] == "P":
        # "The mayor, whom some accuse, denied it"
        return None
    if tags[left - 1] == "," and _has_subject(sentence, cue):
        return None
    if tags[left - 1] == "," and not (
        rest in ("", ",", "p", "d") and _is_clause(tags, 0, left - 1)
    ):
        return None
    content = clause_before(tags, left)
    if content is None:
        return None
    pieces, followed = _with_next(tags, content, who.end)
    quoting = "Q" in tags[content[0] : content[1]]
    return Draft(
        content=pieces,
        source=who,
        cue=(cue.first, at),
        stance=stance_of(sentence, cue, pieces, tagger),
        pattern="quote-cue-subject" if quoting else "clause-cue-subject",
        via=channels.interviewed(sentence, tagger),
        followed=followed,
    )


def _subject_cue(sentence: Sentence, cue: Cue, tagger: Tagger) -> Draft | None:
    """Give the attribution of "…," X said, and of "The road, X said, is open"."""
    tags = sentence.tags
    who = _by_quotation(tags, cue.first) or subject.before(tags, cue.first)
    if who is None or who.first == 0 or tags[who.first] == "R":
        return None
    first = who.first
    if sentence.words[first - 1] in tagger.lexicon.words["as"]:
        if not tags[: first - 1].strip("A,c"):
            return _as_said(sentence, cue, who, tagger)
        first -= 1
        if _BY_ANOTHER.search(tags, 0, first):
            # "“…,” said Roe as police stood by"
            return None
    mark = tags[first - 1]
    if mark not in "Q,-" or _has_agent(sentence, cue, tagger):
        return None
    after = _past_adjuncts(tags, cue)
    rest = tags[after : after + 1]
    quoted = mark == "Q" or tags[first - 2 : first - 1] == "Q"
    if not quoted and rest in ("Q", ",") and "Q" in tags[after : after + 2]:
        return None
    asked = after < len(tags) and (
        is_aside_when(sentence, after, tagger)
        or (quoted and sentence.words[after] in tagger.lexicon.words["occasion"])
    )
    if rest not in _AFTER_CUE and not asked:
        # “…,” X said of Y; “…,” X told Z.
        if not quoted:
            return None
        if "addressee" not in cue.takes and complement(sentence, cue, tagger) is not None:
            return None
    content = clause_before(tags, first)
    if content is None:
        return None
    # The road, X said, is open
    split = rest == "," and tags[after + 1 : after + 2] in tuple("XVF!")
    parenthetical = (
        rest == ","
        and tags[after + 1 : after + 2] not in ("", *"GcsRpA")
        and tagger.phrase_at(sentence.words, after + 1) is None
    )
    if not (quoted or split or _has_clause(sentence, content, tagger)) and not (
        parenthetical and _leads(sentence, content, after + 1, cue, tagger)
    ):
        return None
    pieces, followed = _with_next(tags, content, after)
    quoting = "Q" in tags[content[0] : content[1]]
    if not quoting and parenthetical and len(pieces) == 1 and not _PASSED_ON.match(tags, after):
        pieces = (*pieces, (after + 1, len(tags)))
    return by_cue(
        sentence,
        cue,
        tagger,
        content=pieces,
        source=who,
        pattern="quote-subject-cue" if quoting else "clause-subject-cue",
        via=channels.quoted_by(sentence, who, cue.first, tagger) or _channel(sentence, cue, tagger),
        followed=followed or quoting,
    )


def _has_subject(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue has a subject before a comma: "Roe, 47, of Elm Road, denies fraud"."""
    if "object" not in cue.takes:
        return False
    if cue.verb.stance.side is not Side.FOR:
        return True
    who = subject.before(sentence.tags, cue.first)
    return who is not None and (who.first == 0 or sentence.tags[who.first - 1] in ";Q")


def _by_quotation(tags: str, verb: int) -> Phrase | None:
    """Give who stands between a quotation and a verb: "“…,” a man, who hid his name, said"."""
    beside = _ASIDE.fullmatch(tags, tags.rfind("Q", 0, verb) + 1, verb)
    return subject.Phrase(*beside.span("who")) if beside and beside.start() else None


def _has_agent(sentence: Sentence, cue: Cue, tagger: Tagger) -> bool:
    """Tell whether a cue is a participle of its noun: "…, a charge dismissed by the ministry"."""
    at = cue.last + 1
    by = sentence.words[at : at + 1] and sentence.words[at] in tagger.lexicon.words["agents"]
    named = sentence.tags[at + 1 : at + 2] in ("D", "N", "O", "r")
    return bool(by) and named and "participle" in cue.forms and "object" in cue.takes


def _as_said(sentence: Sentence, cue: Cue, who: Phrase, tagger: Tagger) -> Draft | None:
    """Give the attribution of a sentence that begins with "As X said,"."""
    comma = _past_adjuncts(sentence.tags, cue)
    content = (comma + 1, len(sentence.tags))
    if who.first > 2 and sentence.tags.endswith("Q"):
        # A quotation that may go on, with its own speaker beside its end.
        return None
    if sentence.tags[comma : comma + 1] != "," or not _is_clause(sentence.tags, *content):
        return None
    return by_cue(
        sentence,
        cue,
        tagger,
        content=(content,),
        source=who,
        pattern="subject-cue-clause",
        via=_channel(sentence, cue, tagger),
    )


def _unmarked(sentence: Sentence, cue: Cue, tagger: Tagger) -> Draft | None:
    """Give the attribution of a sentence that ends with X said, or said X, without a comma."""
    tags = sentence.tags
    if not cue.takes & {"clause", "addressee"}:
        return None
    who = subject.after(tags, cue.last + 1, len(tags))
    if who is not None and who.end == len(tags) and _speaks_last(tags, cue, who):
        content, pattern = clause_before(tags, cue.first), "unmarked-cue-subject"
    elif _past_adjuncts(tags, cue) == len(tags) and subject.before(tags, cue.first):
        who = subject.last(tags, cue.first)
        content, pattern = (clause_before(tags, who.first) if who else None), "unmarked-subject-cue"
    else:
        return None
    if who is None or content is None or not _is_clause(tags, *content):
        return None
    if "X" not in tags[slice(*content)] and "F" not in tags[slice(*content)]:
        return None
    return by_cue(
        sentence,
        cue,
        tagger,
        content=(content,),
        source=who,
        pattern=pattern,
        via=_channel(sentence, cue, tagger),
    )


def _speaks_last(tags: str, cue: Cue, who: Phrase) -> bool:
    """Tell whether the phrase after a cue is its subject: before the cue stands a mere noun."""
    names = any(tag in "Nr" for tag in tags[who.first : who.end])
    before = tags[cue.first - 1 : cue.first]
    alone = before in ("n", "#") and "V" not in tags[: cue.first]
    return names and alone and "clause" in cue.takes and "object" not in cue.takes


def _quoted_by(sentence: Sentence, cue: Cue, tagger: Tagger) -> Draft | None:
    """Give the attribution of "…," X was quoted by Y: Y is who passed it on."""
    tags, words = sentence.tags, sentence.words
    lexicon = tagger.lexicon.words
    if words[cue.head] not in lexicon["quoting"]:
        return None
    who = subject.before(tags, cue.first)
    if who is None or who.first == 0 or tags[who.first - 1] not in "Q,":
        return None
    content = clause_before(tags, who.first)
    if content is None or "Q" not in tags[content[0] : content[1]]:
        return None
    via: tuple[Range, ...] = ()
    at = cue.last + 1
    if words[at : at + 1] and words[at] in lexicon["as"]:
        at += 2
    if words[at : at + 1] and words[at] in lexicon["agents"]:
        agent = subject.after(tags, at + 1, len(tags), asides=False)
        via = (agent,) if agent else ()
    return by_cue(
        sentence,
        cue,
        tagger,
        content=(content,),
        source=who,
        pattern="quote-subject-quoted",
        via=via,
        followed=True,
    )


def _channel(sentence: Sentence, cue: Cue, tagger: Tagger) -> tuple[Range, ...]:
    if "addressee" in cue.takes:
        return channels.told(sentence, cue.last + 1, tagger)
    return channels.interviewed(sentence, tagger)


def _past_adjuncts(tags: str, cue: Cue) -> int:
    """Give the token after what tells when, where and to whom: "said on Monday", "told the BBC"."""
    at = cue.last + 1
    if "addressee" in cue.takes:
        who: Phrase | None = subject.after(tags, at, len(tags))
        if who:
            at = who.end
        elif tags[at : at + 1] == "o":
            at += 1
    while at < len(tags) and (tags[at] in "pdADNnrO#So&" or _dated(tags, at)):
        if tags[at] == ",":
            at += 3
            continue
        if tags[at] in "NnrDO#So" and tags[at - 1] not in "pDOnNr#dSA":
            break
        at += 1
    return at


def _dated(tags: str, at: int) -> bool:
    """Tell whether a comma stands within a date: "Friday, 9 October"."""
    return tags[at] == "," and tags[at - 1] == "d" and tags[at + 1 : at + 3] in ("#d", "d#")


def _is_clause(tags: str, first: int, end: int) -> bool:
    """Tell whether tokens can be a clause with a verb of its own, not a phrase of time or place."""
    while first < end and tags[first] in "pGs":
        comma = tags.find(",", first, end)
        if comma < 0:
            return False
        first = comma + 1
    return end - first >= 3


def _leads(sentence: Sentence, content: Range, rest: int, cue: Cue, tagger: Tagger) -> bool:
    """Tell whether a phrase leads up to the clause at `rest`: "In May, X said, it closed"."""
    tags = sentence.tags
    if tags[content[0]] != "p" or "object" in cue.takes or "," in tags[slice(*content)]:
        return False
    return (
        tagger.phrase_at(sentence.words, content[0]) is None
        and tags[rest] in "DONnrP"
        and has_verb(sentence, rest, len(tags), tagger)
    )


def _has_clause(sentence: Sentence, content: Range, tagger: Tagger) -> bool:
    """Tell whether what stands before a cue is a clause: no "According to X", "Two years later"."""
    first, end = content
    if tagger.phrase_at(sentence.words, first):
        first = sentence.tags.find(",", first, end) + 1
        if not first:
            return False
    return _is_clause(sentence.tags, first, end) and has_verb(sentence, first, end, tagger)


def _with_next(tags: str, content: Range, after: int) -> tuple[tuple[Range, ...], bool]:
    """Give the pieces of a quotation that its cue splits, and whether it may go on after."""
    at = after
    while at < len(tags) and tags[at] in ",c:":
        at += 1
    if tags[at : at + 1] == "Q" and at - after <= 2:
        return (content, (at, len(tags))), True
    return (content,), "Q" in tags[content[0] : content[1]]
