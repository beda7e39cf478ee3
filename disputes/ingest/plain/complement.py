"""What is said after a cue: where it begins, and in which frame."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.ingest.plain.clause import clause_end, has_verb
from disputes.model.terms import Stance

if TYPE_CHECKING:
    from disputes.ingest.plain.cue import Cue
    from disputes.ingest.plain.tags import Tagger
    from disputes.ingest.plain.tokens import Sentence

# "on Tuesday", "last week", "again": when, before what.
_WHEN: Final = re.compile(r"(?:A|[ps]?[DA]{0,2}[dD]*d+#?|p?d+[#d,]*#)*")
# Whoever is spoken to: "told the station's reporters", "warned her".
_ADDRESSEE: Final = re.compile(
    r"[DOA#]*(?:[nNrSo#]++|P|D)(?:[pc][DOA#]*+[nNrS#]++)*+(?:p?d++#*+|p#(?=T))*+"
)
# "at a rally on Monday", "in a statement to the station": before "that" or a quotation.
_WHERE: Final = re.compile(r"(?:(?:[psA]|t(?=[DON]))[DOA#]*+[nNrSdo#PVG]*+(?:\([^()]*\))?)*,?")

# "at least 11", "over ten", "up to 30": how many, before whom or what
_MEASURE: Final = re.compile("(?:pA|pt|p|A)#")
# "as unfounded", before what is dismissed so
_AS: Final = re.compile("sA*n{1,2}(?=[DO])")
_THAT_THING: Final = re.compile("T[A#nrN]{0,3}")
_APART: Final = re.compile("-[pADnr]{1,4}-(?=T)")
# What opens a content, or stands before one: "that", "whether", "to", marks.
_OPENING: Final = frozenset("THRtQ,;:)-.(")
_RESUMED: Final = re.compile("-cA*[XFV]")


class Complement(NamedTuple):
    """A content: tokens `first` up to `end`, and whoever is spoken to between the cue and it.

    `frame` is what the cue takes there, or "colon".
    """

    first: int
    end: int
    frame: str
    addressee: tuple[int, int] | None = None


class _Start(NamedTuple):
    first: int
    frame: str
    addressee: tuple[int, int] | None = None


def complement(sentence: Sentence, cue: Cue, tagger: Tagger) -> Complement | None:
    """Give what follows a cue as its content, or None; it is never empty."""
    start = _start(sentence, cue, tagger)
    if start is None or is_aside_when(sentence, start.first, tagger):
        return None
    owned = "S" in sentence.tags[cue.last + 1 : start.first] and not start.addressee
    if owned and sentence.words[start.first - 1] in tagger.lexicon.nouns:
        # "laughed at Holm's claim that …": what Holm claims
        return None
    end = clause_end(sentence, start.first, cue, tagger)
    frame = start.frame
    if frame == "either":
        # "concluded the talks – and are leaving": its verb has another subject.
        resumed = _RESUMED.search(sentence.tags, start.first, end)
        until = resumed.start() if resumed else end
        frame = "clause" if has_verb(sentence, start.first, until, tagger) else "object"
        if frame == "object" and "object" not in cue.takes and not cue.verb.particle:
            return None
    if start.first >= end:
        return None
    thing = _THAT_THING.match(sentence.tags, start.first, end)
    bare = (
        frame == "that"
        and "object" in cue.takes
        and thing is not None
        # "that account, calling it a lie"
        and (thing.end() == end or sentence.tags[thing.end() : thing.end() + 2] == ",G")
    )
    if thing and bare and not has_verb(sentence, start.first, thing.end(), tagger):
        # "doubted that account"
        frame = "object"
    return Complement(start.first, end, frame, start.addressee)


def _start(sentence: Sentence, cue: Cue, tagger: Tagger) -> _Start | None:
    """Give where the content begins; "either" is a clause if it has a verb, else an object."""
    tags = sentence.tags
    begin = cue.last + 1
    if begin >= len(tags):
        return None
    at = _when(tags, begin)
    if at >= len(tags) or tags[at] in "XVF":
        # "said too much is made of it"
        at = begin
    takes, tag = cue.takes, tags[at]
    if "clause" in takes and "addressee" not in takes and tag not in _OPENING:
        degrees = tagger.lexicon.words["degrees"]
        if at > begin and sentence.words[at - 1] in degrees:
            # "said nearly all were lost" is not "all were lost"
            return _Start(at - 1, "either")
    if "quote" in takes and (quote := _quote(tags, at)) is not None:
        return _Start(quote, "quote")
    if tag in ",;:)-.":
        return _past_mark(tags, at, cue)
    if "clause" in takes and _measured(sentence, at, tagger):
        return _Start(at, "either")
    if "object" in takes and cue.verb.stance is Stance.DENIES and (marked := _AS.match(tags, at)):
        # "dismissed as unfounded the allegations"
        is_as = sentence.words[at] in tagger.lexicon.words["as"]
        return _Start(marked.end(), "object") if is_as else None
    return (
        _marked(tags, at, cue)
        or (_addressed(tags, at, cue) if "addressee" in takes else None)
        or (_beyond(sentence, at, cue, tagger) if tag in "psA" else None)
        or _bare(tags, at, cue)
    )


def is_aside_when(sentence: Sentence, at: int, tagger: Tagger) -> bool:
    """Tell whether "when asked" and the like stands at a token, which is nothing said."""
    tags, words = sentence.tags, sentence.words
    if at + 1 >= len(tags) or words[at] not in tagger.lexicon.words["occasion"]:
        return False
    asked = tagger.verbs.get(words[at + 1], ())
    return tags[at + 1] == "V" and any(
        "participle" in form.forms and "addressee" in form.verb.takes for form in asked
    )


def _measured(sentence: Sentence, at: int, tagger: Tagger) -> bool:
    """Tell whether a count begins here: "said at least 11 people had left"."""
    words = sentence.words
    found = _MEASURE.match(sentence.tags, at)
    if found is None:
        return False
    measures = tagger.lexicon.words["measures"]
    return words[at] in measures or (words[at + 1] in measures and found.end() == at + 3)


def _past_mark(tags: str, at: int, cue: Cue) -> _Start | None:
    if (apart := _APART.match(tags, at)) and "that" in cue.takes:
        # "claimed – falsely – that …"
        return _Start(apart.end(), "that")
    if tags[at] in ":-" and "quote" in cue.takes and at + 1 < len(tags):
        return _Start(at + 1, "colon")
    if tags[at] == "," and "that" in cue.takes:
        # "said, in a letter to the station, that …"
        close = tags.find(",", at + 1, at + 16)
        if close > 0 and tags[close + 1 : close + 2] in ("T", "Q"):
            return _Start(close + 1, "that" if tags[close + 1] == "T" else "quote")
    return None


def _marked(tags: str, at: int, cue: Cue) -> _Start | None:
    """Give a content that a word opens: "that", "whether", "to"."""
    tag, takes = tags[at], cue.takes
    if tag == "T" and "that" in takes:
        return _Start(at, "that")
    if tag in "HR" and takes & {"whether", "that"}:
        return _Start(at, "whether")
    if tag == "t" and "to" in takes:
        return _Start(at, "to")
    return None


def _addressed(tags: str, at: int, cue: Cue) -> _Start | None:
    """Give a content past whoever is spoken to: "told the station that …"."""
    found = _ADDRESSEE.match(tags, at)
    if found is None:
        return None
    takes, person = cue.takes, found.span()
    after = _when(tags, found.end())
    if "quote" in takes and (quote := _quote(tags, after)) is not None:
        return _Start(quote, "quote", person)
    if after >= len(tags):
        return None
    tag = tags[after]
    if (tag == "T" and "that" in takes) or (tag in "HR" and "whether" in takes):
        return _Start(after, "that", person)
    if tag == "t" and "to" in takes:
        return _Start(at, "to", person)
    told = tag == "P" and tags[after + 1 : after + 2] in tuple("XVF!")
    if tag in "PDON" and "that" in takes and (told or "object" not in takes):
        return _Start(after, "clause", person)
    return None


def _beyond(sentence: Sentence, at: int, cue: Cue, tagger: Tagger) -> _Start | None:
    """Give a content past a phrase of place, time or means: "said at a rally that …"."""
    takes, tags = cue.takes, sentence.tags
    if not takes & {"that", "quote"}:
        return None
    found = _WHERE.match(tags, at)
    if found is None or found.end() >= len(tags) or found.end() == at:
        return None
    after = found.end()
    tag, comma = tags[after], tags[after - 1] == ","
    if tag == ":" and after + 1 < len(tags):
        return _Start(after + 1, "colon")
    if tag == "T" and "that" in takes:
        opened = sentence.words[tags.rfind("p", at, after)] if "p" in tags[at:after] else ""
        claimed = sentence.words[after - 1] in tagger.claimed
        if claimed and opened in tagger.lexicon.words["answering"]:
            # "hit back at claims that …": what others claim
            return None
        return _Start(after, "that")
    if tag == "H" and "whether" in takes and not comma:
        return _Start(after, "whether")
    if tag == "Q" and "quote" in takes:
        return _Start(after, "quote")
    if tag in "PDN" and comma and "clause" in takes:
        return _Start(after, "clause")
    return None


def _bare(tags: str, at: int, cue: Cue) -> _Start | None:
    """Give a content that no word opens: a clause or an object."""
    tag, takes = tags[at], cue.takes
    if tag == "P" and "that" in takes and tags[at + 1 : at + 2] in tuple("XVF!"):
        return _Start(at, "clause")
    if "clause" in takes and tag in "NnrPDO#oAG!":
        return _Start(at, "either" if tag in "NnrPDO#oG" else "clause")
    if ("object" in takes or cue.verb.particle) and tag in "NnrPDO#oGQH":
        return _Start(at, "object")
    return None


def _when(tags: str, at: int) -> int:
    found = _WHEN.match(tags, at)
    return found.end() if found else at


def _quote(tags: str, at: int) -> int | None:
    """Give the token of a quotation that follows at once, or past a comma, colon or "that"."""
    for skip in (0, 1, 2):
        if tags[at + skip : at + skip + 1] == "Q" and all(
            tag in ",:T-" for tag in tags[at : at + skip]
        ):
            return at + skip
    return None
