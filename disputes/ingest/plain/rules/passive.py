"""Rules of passive verbs: was quoted by Y as saying …; was criticised by Y."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.plain import subject
from disputes.ingest.plain.draft import Draft
from disputes.ingest.plain.rules.forward import said_as
from disputes.ingest.plain.stances import stance_of

if TYPE_CHECKING:
    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.subject import Phrase
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence


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
        return Draft(
            content=content,
            source=who,
            cue=(cue.first, cue.last + 1),
            stance=stance_of(sentence, saying, content, tagger),
            pattern="quoted-as-saying",
            via=(agent,) if agent else (),
        )
    if agent is None or "object" not in cue.takes or sentence.words[cue.head] in words["quoting"]:
        return None
    return Draft(
        content=(who,),
        source=agent,
        cue=(cue.first, cue.last + 1),
        stance=stance_of(sentence, cue, (who,), tagger),
        pattern="passive-agent",
    )
