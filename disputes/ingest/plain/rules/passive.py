"""Rules of passive verbs: was quoted by Y as saying …; was criticised by Y."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from disputes.ingest.plain import subject
from disputes.ingest.plain.by_cue import by_cue
from disputes.ingest.plain.clause import clause_end
from disputes.ingest.plain.complement import complement
from disputes.ingest.plain.draft import Draft
from disputes.ingest.plain.rules.forward import said_as
from disputes.ingest.plain.tags import ADVERB, THAT

if TYPE_CHECKING:
    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.subject import Phrase
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence


_INFINITIVE: Final = re.compile("tA*[XFVn]")
# ", he said", "and said": another verb.
_FURTHER: Final = re.compile("[,c-](?=[^c]{0,40}?[XFV])")


def passive(sentence: Sentence, cue: Cue, who: Phrase | None, tagger: Tagger) -> Draft | None:
    """Give the attribution of a passive verb: to its agent, unless that one only passes it on."""
    if who is None or sentence.tags[who.first] == "R":
        return None
    words = tagger.lexicon.words
    at = cue.last + 1
    agent = None
    if at < len(sentence.words) and sentence.words[at] in words["agents"]:
        agent = subject.after(sentence.tags, at + 1, len(sentence.tags), asides=False)
    said = said_as(sentence, cue, agent.end if agent else at, tagger)
    if said is not None:
        saying, what = said
        content = ((what.first, what.end),)
        return by_cue(
            sentence,
            cue,
            tagger,
            content=content,
            source=who,
            saying=saying,
            pattern="quoted-as-saying",
            via=(agent,) if agent else (),
        )
    if agent is not None and "addressee" in cue.takes and agent.end < len(sentence.tags):
        told = _told(sentence, cue, agent, tagger)
        if told is not None:
            return told
    it = who.end == who.first + 1 and sentence.words[who.first] in words["expletive"]
    if it and agent is None:
        return _unnamed(sentence, cue, tagger)
    if it and agent is not None and "that" in cue.takes:
        # "it was alleged by Roe that …"
        clause = agent.end < len(sentence.tags) and sentence.tags[agent.end] == THAT
        return _told(sentence, cue, agent, tagger) if clause else None
    if alleged := _alleged(sentence, cue, who, agent, tagger):
        return alleged
    if agent is None or "object" not in cue.takes or sentence.words[cue.head] in words["quoting"]:
        return None
    who = _whole(sentence.tags, who)
    if who is None:
        return None
    return by_cue(
        sentence,
        cue,
        tagger,
        content=(who,),
        source=agent,
        pattern="passive-agent",
    )


def _whole(tags: str, who: Phrase) -> Phrase | None:
    """Give a subject with the noun that it depends on: "the claim that the bridge was shut"."""
    if not who.first or tags[who.first - 1] not in "TtHRXFV":
        return who
    first = who.first
    while first and tags[first - 1] not in ",;:Q-":
        first -= 1
    return subject.Phrase(first, who.end) if tags[first] in "NnrDO#" else None


def _told(sentence: Sentence, cue: Cue, agent: Phrase, tagger: Tagger) -> Draft | None:
    """Give the attribution of "X was told by Y that …", which is Y's."""
    at = agent.end
    if sentence.tags[at] not in "TH":
        return None
    content = ((at, clause_end(sentence, at, cue, tagger)),)
    return by_cue(
        sentence,
        cue,
        tagger,
        content=content,
        source=agent,
        pattern="passive-agent-that",
    )


def _alleged(
    sentence: Sentence, cue: Cue, who: Phrase, agent: Phrase | None, tagger: Tagger
) -> Draft | None:
    """Give the attribution of "X is said to be …", "X was accused of …", by Y or nobody."""
    words, sets = sentence.words, tagger.lexicon.words
    first = agent.end if agent else cue.last + 1
    if cue.negated:
        return None
    if words[cue.head] in sets["reputed"]:
        # "is known to police"
        if not _INFINITIVE.match(sentence.tags, first):
            return None
        pattern = "passive-agent-clause" if agent else "passive-clause"
    elif words[cue.head] in sets["charged"]:
        first = _charge(sentence, agent.first if agent else first, tagger)
        agent = subject.Phrase(agent.first, min(agent.end, first)) if agent else None
        pattern = "passive-agent" if agent else "passive"
        if first + 1 >= len(words) or words[first] not in sets["of"]:
            return None
    else:
        return None
    end = clause_end(sentence, first, cue, tagger)
    if agent is None and (further := _FURTHER.search(sentence.tags, first, end)):
        # who is told of next may have said so himself
        end = further.start()
    return by_cue(sentence, cue, tagger, content=(who, (first, end)), source=agent, pattern=pattern)


def _charge(sentence: Sentence, first: int, tagger: Tagger) -> int:
    """Give where "of" begins what somebody is charged with: "by the head of the port of lying"."""
    words, tags, of = sentence.words, sentence.tags, tagger.lexicon.words["of"]
    places = []
    for at in range(first, len(words) - 1):
        if tags[at] in ",;:Q":
            break
        if words[at] in of:
            doing = at + 1
            while doing + 1 < len(words) and tags[doing] == ADVERB:
                doing += 1
            if words[doing].endswith(tagger.gerund_endings):
                return at
            places.append(at)
    return places[0] if places else first


def _unnamed(sentence: Sentence, cue: Cue, tagger: Tagger) -> Draft | None:
    """Give the attribution of "it is understood that …", which names nobody."""
    what = complement(sentence, cue, tagger)
    if what is None or what.frame != "that":
        return None
    content = ((what.first, what.end),)
    return by_cue(
        sentence,
        cue,
        tagger,
        content=content,
        source=None,
        pattern="passive",
    )
