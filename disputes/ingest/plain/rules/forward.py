"""Rules of content that follows its cue: "X said that …", "X rejected …", "…, adding that …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain import channels, subject
from disputes.ingest.plain.by_cue import by_cue
from disputes.ingest.plain.clause import clause_before, has_verb
from disputes.ingest.plain.complement import Complement, complement
from disputes.ingest.plain.draft import Draft
from disputes.ingest.plain.questions import question
from disputes.ingest.plain.rebuttals import rebutted
from disputes.ingest.plain.tags import GERUND, THAT
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.draft import Range
    from disputes.ingest.plain.subject import Phrase
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# Words of whoever is named between "despite" and "saying".
_LONGEST_NAME: Final = 12
_VERB: Final = re.compile("[XFV]")
_PREDICATE: Final = re.compile("[A!]*[XFV]")
_PROPOSITIONS: Final = frozenset({"quote", "that", "clause"})


def forward(
    sentence: Sentence, cue: Cue, who: Phrase | None, main: Phrase | None, tagger: Tagger
) -> Draft | None:
    """Give the attribution of a verb with its subject, or with that of an earlier verb, `main`."""
    tags = sentence.tags
    pattern = "subject"
    if who is None:
        # "… and said"; a base form may as well be an infinitive
        before = tags[cue.first - 1 : cue.first]
        if before not in ("c", ",") or not _conjugated(tags, cue):
            return None
        who = main or (subject.leading(tags, cue.first) if before == "c" else None)
        if who is None:
            return None
        pattern = "joined"
    passed_on = _quoting(sentence, cue, who, tagger)
    if passed_on is not None:
        return passed_on
    untrue = rebutted(sentence, cue, tagger)
    if untrue is not None:
        return _denial(cue, who, untrue, f"{pattern}-cue-object")
    what = complement(sentence, cue, tagger)
    if what is None and cue.verb.stance is Stance.DECLINES and cue.verb.particle:
        # "declined to comment": all that there is to say
        return Draft(
            content=(question(sentence, who, cue.first, tagger) or (cue.head + 1, cue.last + 1),),
            source=who,
            cue=(cue.first, cue.head + 1),
            stance=cue.verb.stance,
            pattern=f"{pattern}-cue-to",
        )
    if what is None or not _speaks(sentence, who, what, tagger):
        return None
    if sentence.words[who.first] in tagger.lexicon.words["there"] and what.frame == "that":
        # "there are reports that …"
        return by_cue(
            sentence,
            cue,
            tagger,
            content=((what.first, what.end),),
            source=None,
            pattern="unnamed-that",
        )
    return _draft(sentence, cue, who, what, f"{pattern}-cue", tagger)


def participle(
    sentence: Sentence, cue: Cue, who: Phrase | None, main: Phrase | None, tagger: Tagger
) -> Draft | None:
    """Give the attribution of an -ing form that goes with another verb: "…, saying that …"."""
    tags = sentence.tags
    before = tags[cue.first - 1 : cue.first]
    if before == "p":
        return None
    what = complement(sentence, cue, tagger)
    if what is None:
        return None
    accompanied = _accompanied(sentence, cue, what, tagger)
    if accompanied is not None:
        who, what = accompanied
    elif before == "":
        opening = _opening(sentence, what, tagger)
        if opening is not None:
            who, what = opening
    elif before in tuple("c,QA-"):
        who = main or _to_verb(sentence, subject.leading(tags, cue.first), tagger)
    elif what.frame in ("object", "to"):
        # "a letter opposing it": no speech
        return None
    elif who is not None:
        who = _named(sentence, who, tagger) or main or who
    if who is None or tagger.phrase_at(sentence.words, who.first):
        return None
    untrue = rebutted(sentence, cue, tagger)
    if untrue is not None:
        # "denied it, calling it a lie": nothing more
        alone = untrue[1] == untrue[0] + 1
        return None if alone else _denial(cue, who, untrue, "participle-object")
    return _draft(sentence, cue, who, what, "participle", tagger)


def _to_verb(sentence: Sentence, who: Phrase | None, tagger: Tagger) -> Phrase | None:
    """Give a phrase up to what looks like its verb: "the ministry summoned Roe, saying …"."""
    if who is None:
        return None
    tags, words = sentence.tags, sentence.words
    for at in range(who.first + 1, min(who.end, len(tags) - 1)):
        past = tags[at] == "n" and words[at].endswith(tagger.past_endings)
        if past and tags[at - 1] in "nrN" and tags[at + 1] in "DNOP#":
            return who._replace(end=at)
    return who


def _accompanied(
    sentence: Sentence, cue: Cue, what: Complement, tagger: Tagger
) -> tuple[Phrase, Complement] | None:
    """Give who speaks in "despite the mayor saying that …," and what, up to the comma."""
    tags = sentence.tags
    at = tags.rfind("p", max(0, cue.first - _LONGEST_NAME), cue.first)
    if at < 0 or what.frame not in _PROPOSITIONS:
        return None
    if sentence.words[at] not in tagger.lexicon.words["accompanying"]:
        return None
    who = subject.after(tags, at + 1, cue.first, asides=False)
    comma = tags.find(",", what.first, what.end)
    if who is None or who.end != cue.first:
        return None
    if comma > what.first:
        return who, what._replace(end=comma)
    # At the end of its sentence it needs no comma.
    return (who, what) if _VERB.search(tags, 0, at) else None


def _opening(
    sentence: Sentence, what: Complement, tagger: Tagger
) -> tuple[Phrase, Complement] | None:
    """Give who speaks in "Denying that it was so, X said …", and what, up to the comma."""
    tags = sentence.tags
    comma = what.first
    while (comma := tags.find(",", comma + 1)) > 0:
        who = subject.after(tags, comma + 1, len(tags))
        if what.frame in _PROPOSITIONS and not has_verb(sentence, what.first, comma, tagger):
            # "Denying that Roe, a clerk, had left": not yet whole
            continue
        if who is None:
            continue
        aside = tags[who.end : who.end + 1] == "," and "," in tags[who.first : who.end]
        if _PREDICATE.match(tags, who.end + aside):
            return who, what._replace(end=comma)
    return None


def _draft(
    sentence: Sentence, cue: Cue, who: Phrase, what: Complement, pattern: str, tagger: Tagger
) -> Draft:
    spoken = what.frame in ("quote", "colon")
    content = ((what.first, what.end),)
    if what.addressee:
        via = channels.told(sentence, what.addressee[0], tagger)
    else:
        via = channels.quoted_by(sentence, who, cue.first, tagger)
        via = via or channels.interviewed(sentence, tagger)
    return by_cue(
        sentence,
        cue,
        tagger,
        content=content,
        source=who,
        pattern=f"{pattern}-{'quote' if spoken else what.frame}",
        via=via,
        followed=spoken
        and what.end == len(sentence.tags)
        and "Q" in sentence.tags[what.first : what.end],
    )


def _denial(cue: Cue, who: Phrase, content: Range, pattern: str) -> Draft:
    return Draft(
        content=(content,),
        source=who,
        cue=(cue.first, cue.last + 1),
        stance=Stance.DENIES,
        pattern=pattern,
    )


def _quoting(sentence: Sentence, cue: Cue, teller: Phrase, tagger: Tagger) -> Draft | None:
    """Give the attribution of "TASS quoted X as saying …": X says it, TASS passes it on."""
    words, tags = sentence.words, sentence.tags
    if words[cue.head] not in tagger.lexicon.words["quoting"]:
        return None
    who = subject.after(tags, cue.last + 1, len(tags), asides=False)
    if who is None:
        return None
    what = said_as(sentence, cue, who.end, tagger)
    if what is None:
        return _quoted_last(sentence, cue, teller, who, tagger)
    saying, content = what
    return by_cue(
        sentence,
        cue,
        tagger,
        content=((content.first, content.end),),
        source=who,
        saying=saying,
        pattern="quoted-as-saying",
        via=(teller,),
    )


def _quoted_last(
    sentence: Sentence, cue: Cue, teller: Phrase, who: Phrase, tagger: Tagger
) -> Draft | None:
    """Give the attribution of "…, TASS quoted X as saying"."""
    words, tags = sentence.words, sentence.tags
    ends = tags[who.end + 1 : who.end + 2] == "G" and tags[who.end + 2 : who.end + 3] in (
        "",
        *",;p",
    )
    if not ends or words[who.end] not in tagger.lexicon.words["as"]:
        return None
    if not teller.first or tags[teller.first - 1] not in ",Q":
        return None
    content = clause_before(tags, teller.first)
    if content is None:
        return None
    return Draft(
        content=(content,),
        source=who,
        cue=(cue.first, cue.last + 1),
        stance=Stance.ASSERTS,
        pattern="quoted-as-saying",
        via=(teller,),
    )


def said_as(sentence: Sentence, cue: Cue, at: int, tagger: Tagger) -> tuple[Cue, Complement] | None:
    """Give the cue and the content of "as saying …" soon after `at`, or None."""
    from disputes.ingest.plain.cue import cue_at

    words, tags = sentence.words, sentence.tags
    if tags[at : at + 1] == GERUND and words[cue.head] in tagger.lexicon.words["quoting"]:
        # "TASS quoted Roe saying that …"
        saying = cue_at(sentence, at, tagger)
        what = complement(sentence, saying, tagger) if saying else None
        return (saying, what) if saying and what and what.frame in _PROPOSITIONS else None
    for place in range(max(at, cue.last + 1), min(at + 12, len(tags) - 1)):
        if words[place] in tagger.lexicon.words["as"] and tags[place + 1] == "G":
            saying = cue_at(sentence, place + 1, tagger)
            what = complement(sentence, saying, tagger) if saying else None
            return (saying, what) if saying and what else None
        if tags[place] in "Q;":
            return None
    return None


def _conjugated(tags: str, cue: Cue) -> bool:
    return bool(cue.forms & {"past", "third"}) or tags[cue.head - 1] in "XA!"


def _speaks(sentence: Sentence, who: Phrase, what: Complement, tagger: Tagger) -> bool:
    """Tell whether a subject is one that speaks: it matters more where the frame tells less."""
    if what.frame in _PROPOSITIONS or what.frame == "colon" or sentence.tags[what.first] == THAT:
        return True
    words = tagger.lexicon.words
    word = sentence.words[who.first]
    if who.end == who.first + 1 and word in words["impersonal"]:
        # "The ministry, which denied it, …"
        return sentence.tags[max(0, who.first - 2) : who.end] in ("r,R", "N,R")
    return word in words["plurals"] or any(
        tag in "NrPR" for tag in sentence.tags[who.first : who.end]
    )


def _named(sentence: Sentence, who: Phrase, tagger: Tagger) -> Phrase | None:
    """Give the one of whom a phrase speaks: the name in "footage of the mayor saying"."""
    of = sentence.tags.rfind("p", who.first, who.end)
    if of < 0 or sentence.words[of] not in tagger.lexicon.words["of"]:
        return None
    named = set(sentence.tags[of + 1 : who.end]) <= set("NDOr")
    return subject.Phrase(of + 1, who.end) if named and of + 1 < who.end else None
