"""Who speaks: the noun phrase before a verb or after it, by the tags of its words."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from disputes.ingest.plain.tags import DAY, NUMBER

# As far as a subject reaches from its verb.
_WIDEST: Final = 60
# What no subject reaches across, from its verb leftwards.
_EDGE: Final = frozenset(";:Q-TsHR(")
_STARTS: Final = frozenset("NnrP#DOo")
# In front of a subject: "But on Monday the", "Last week", "Earlier".
_LEAD: Final = re.compile(r"(?:[cA!s]|[ps][DOAn]{0,3}[d#]+(?:[#d]|(?=,),)*)+")
_TIME: Final = re.compile(r"(?:[DA]?d+#?(?=[NPDOr]))")
_LIST: Final = re.compile("(?:[NrD]++(?:S[nr]++)?,)+")
_LATER: Final = re.compile(r"(?<=[Nnr])[ps]?[DA]{0,2}d+#?$")
# "another", "a third", "one driver"; who that is
_SAME: Final = re.compile("[DO][DA]*n*(?:Sn+)?|N+Sn+")
_NAME: Final = re.compile("(?:[DO][nr]*)?N+")
# "seen by Roe", "who leads it", "in a letter": an aside that is no verb of a row.
_ASIDE: Final = re.compile("[nVF]p|R|p")
# "based in Duluth", and behind it "Minn."
_PLACED: Final = re.compile("pA?N+$")
_STATE: Final = re.compile("N+")
_ACTS: Final = re.compile("R[A!]*[XFVn]")
_VERBS: Final = re.compile(r"[XFV]")
_HEAD: Final = re.compile(
    # A name or noun with what stands before it, and phrases of it: "the head of the group".
    r"(?:[DO#A]*+[nNr#Sd&]++|P|D)(?:c(?=[NDOnr])[DOA]*+[nNr#S]++)?"
    r"(?:\([^()]{0,12}\))?"
    r"(?:p[DOA#]*+[nNr#S]++(?:c[DO]*[nNr]++)?)*(?:\([^()]{0,12}\))?"
)


class Phrase(NamedTuple):
    """A noun phrase: tokens `first` up to, but not including, `end`."""

    first: int
    end: int


def before(tags: str, verb: int, limit: int | None = None) -> Phrase | None:
    """Give the noun phrase that is the subject of the verb whose group begins at `verb`.

    An apposition within commas belongs to it. None where there is no such phrase, or where the
    verb has its subject further away, as in "and said". Nothing before `limit` is looked at.
    """
    limit = max(0, verb - _WIDEST) if limit is None else limit
    if verb and tags[verb - 1] == ",":
        return _with_apposition(tags, limit, verb - 1)
    if verb and tags[verb - 1] == "A" and (late := _past_adverb(tags, limit, verb)):
        return late
    if verb and tags[verb - 1] == "-":
        dash = tags.rfind("-", limit, verb - 1)
        return before(tags, dash, limit) if dash > 0 and tags[dash - 1] not in "-," else None
    edge = verb
    while edge > limit and tags[edge - 1] not in _EDGE:
        edge -= 1
        if tags[edge] == ")":
            edge = max(tags.rfind("(", 0, edge), limit)
    if edge >= verb:
        return None
    if edge and tags[edge - 1] == "R" and "," not in tags[edge:verb]:
        if tags[verb - 1] == "c":
            # "met Ek, who is ill but said": his words, or whose the sentence is
            return None
        return _with_relative(tags, edge - 1, limit)
    comma = tags.rfind(",", edge, verb)
    first = comma + 1
    if comma < 0:
        first = edge
    elif tags[first : first + 1] == "c" and tags[comma - 1 : comma] in ("N", "r", "n"):
        # "Graham, Reid, and Schumer": a list; "…, and officials" begins a clause.
        first = edge if _LIST.fullmatch(tags, edge, comma + 1) else comma + 2
    elif "c" in tags[first:verb] and _LIST.fullmatch(tags, edge, comma + 1):
        first = edge
    return _trimmed(tags, first, verb)


def after(tags: str, start: int, end: int, *, asides: bool = True) -> Phrase | None:
    """Give the noun phrase at `start`, before `end`, with its appositions: "said X, head of Y"."""
    found = _HEAD.match(tags, start, end)
    if found is None or found.end() == start:
        return None
    stop = start + len(tags[start : found.end()].rstrip(DAY))
    if stop == start:
        return None
    while asides and stop < end and tags[stop] == ",":
        inner = _HEAD.match(tags, stop + 1, end)
        if inner is None or tags[stop + 1] not in "DNrn#":
            break
        final = inner.end()
        if final < end and tags[final] == "R":
            # "a lawyer who has worked on it": to the next comma
            comma = tags.find(",", final, end)
            final = end if comma < 0 else comma
            if "Q" in tags[stop:final]:
                break
        if final < end and tags[final] not in ",Q;":
            break
        stop = final
    return Phrase(start, stop)


def last(tags: str, verb: int) -> Phrase | None:
    """Give the last noun phrase before a verb, where a noun before it belongs to something else."""
    for at in range(verb - 1, max(verb - 16, 0), -1):
        if tags[at] in "XFVG,;:QTHs":
            return None
        joins = tags[at] in "DOP" and tags[at - 1] in "Nnrd#)"
        if joins and (whole := _HEAD.fullmatch(tags, at, verb)):
            return Phrase(at, whole.end())
    return None


def leading(tags: str, end: int) -> Phrase | None:
    """Give the noun phrase with which a sentence begins, past what leads up to it, before `end`.

    What stands after a semicolon begins anew.
    """
    at = tags.rfind(";", 0, end) + 1
    for _ in range(3):
        lead = _LEAD.match(tags, at, end)
        if lead:
            at = lead.end()
        if at < end and tags[at] in "pGst":
            comma = tags.find(",", at, end)
            if comma < 0:
                return None
            at = comma + 1
        elif at < end and tags[at] == ",":
            at += 1
    found = _HEAD.match(tags, at, end)
    if found is None or found.end() == at:
        return None
    return Phrase(at, found.end())


def _with_apposition(tags: str, limit: int, end: int) -> Phrase | None:
    """Give the phrase of "X, who leads Y, said" and the like, which ends before the comma `end`."""
    comma = end
    near: Phrase | None = None
    for _ in range(4):
        edge = comma
        while edge > limit and tags[edge - 1] not in ",;:Q":
            edge -= 1
        if edge <= limit or tags[edge - 1] != ",":
            if comma == end and edge < end and tags[edge] not in "pGst":
                return before(tags, end, limit) if tags[end - 1] not in ",-" else None
            return near
        comma = edge - 1
        if not comma or tags[comma - 1] in ",-":
            continue
        head = before(tags, comma, limit)
        if head is None or tags[head.first] == "R":
            continue
        if head.end != comma:
            if _names_relative(tags, head.end, comma, end):
                return Phrase(head.first, end)
            continue
        if near and head.first and tags[head.first - 1] not in ";Qc":
            return near
        opening = tags[comma + 1]
        if not any(tag in "NrP" for tag in tags[head.first : comma]) and not (
            # "another, Roe Ek, said", "the driver, Roe Ek, said"
            _SAME.fullmatch(tags, head.first, comma) and _NAME.fullmatch(tags, comma + 1, end)
        ):
            continue
        if opening == NUMBER:
            # "Roe, 47, of Elm Road, said"
            return Phrase(head.first, comma)
        if not near and _is_aside(tags, head, comma, end):
            near = Phrase(head.first, end)
            continue
        aside = opening in "RGpstHcAV" or _VERBS.search(tags, comma + 1, end)
        return Phrase(head.first, comma) if aside or near else Phrase(head.first, end)
    return near


def _is_aside(tags: str, head: Phrase, comma: int, end: int) -> bool:
    """Tell whether a phrase before a comma is itself an aside: ", based in Duluth, Minn., said"."""
    if not head.first or tags[head.first - 1] != ",":
        return False
    if not _STATE.fullmatch(tags, comma + 1, end):
        return False
    return _PLACED.search(tags, head.first, comma) is not None


def _names_relative(tags: str, relative: int, comma: int, end: int) -> bool:
    """Tell whether a name is of whom a relative clause tells: "a man who saw it, Ek Roe, said".

    It is not sure where that clause tells of somebody else.
    """
    named = end - comma > 2 and _STATE.fullmatch(tags, comma + 1, end)
    return bool(named) and tags[relative] == "R" and not set(tags[relative:comma]) & set("NrP")


def _with_name(tags: str, limit: int, end: int) -> Phrase | None:
    """Give the phrase of "Roe, the mayor, initially said": of two names, or a name and a noun."""
    comma = tags.rfind(",", limit, end)
    if comma <= limit or not any(tag in "Nr" for tag in tags[comma + 1 : end]):
        return None
    if _VERBS.search(tags, comma + 1, end) or tags[comma + 1] in "pGstcHR":
        return None
    who = _with_apposition(tags, limit, end)
    begins = who is not None and (who.first == 0 or tags[who.first - 1] in ";,Qc")
    return who if who and begins and who.end == end else None


def _past_adverb(tags: str, limit: int, verb: int) -> Phrase | None:
    """Give the phrase of "Roe, the mayor, initially said" and the like."""
    comma = len(tags[:verb].rstrip("A")) - 1
    named = _with_name(tags, limit, comma) if comma > limit and tags[comma] == "," else None
    return _past_aside(tags, limit, verb) or named


def _past_aside(tags: str, limit: int, verb: int) -> Phrase | None:
    """Give the phrase of "The letter, seen by X, also says": it begins its clause."""
    comma = len(tags[:verb].rstrip("A")) - 1
    if comma <= limit or tags[comma] != ",":
        return None
    opened = tags.rfind(",", limit, comma)
    if opened < 0 or not _ASIDE.match(tags, opened + 1):
        return None
    who = before(tags, opened, limit)
    begins = who is not None and (who.first == 0 or tags[who.first - 1] in ";,Qc")
    return who if who and begins and who.end == opened else None


def _with_relative(tags: str, relative: int, limit: int) -> Phrase | None:
    """Give the phrase of "a claim which named nobody said": what the relative clause is of."""
    if not relative or not _ACTS.match(tags, relative):
        return None
    return before(tags, relative, limit) if tags[relative - 1] not in ",R" else None


def _trimmed(tags: str, first: int, end: int) -> Phrase | None:
    """Give what of `first` to `end` is a subject: without what leads up to it."""
    for _ in range(2):
        lead = _LEAD.match(tags, first, end)
        if lead and lead.end() < end:
            first = lead.end()
        time = _TIME.match(tags, first, end)
        if time and time.end() < end:
            first = time.end()
    if first >= end:
        return None
    end = _without_quantifier(tags, first, end)
    if tags[end - 1] in "pcXtR" and end - 1 > first:
        return None
    if time := _LATER.search(tags, first, end):
        end = time.start()
    if first >= end:
        return None
    if "R" not in tags[first:end]:
        verbs = [found.end() for found in _VERBS.finditer(tags, first, end)]
        if verbs:
            joined = tags.rfind("c", verbs[-1], end) + 1
            # "a report released on Monday": the verb is the noun's
            reduced = not joined and tags[verbs[-1] : verbs[-1] + 1] in tuple("pdA#")
            first = first if reduced and len(verbs) == 1 else max(verbs[-1], joined)
            while first < end and tags[first] in "A!pt":
                first += 1
    if first < end and tags[first] == "p":
        return None
    first = _past_place(tags, first, end)
    if first >= end or (tags[first] not in _STARTS and tags[first] != "R"):
        return None
    return Phrase(first, end)


def _without_quantifier(tags: str, first: int, end: int) -> int:
    """Give where a subject ends without a word for all of it: "the army and the police both"."""
    while end - 2 > first and tags[end - 1] == "D" and tags[end - 2] in "Nnr":
        end -= 1
    return end


def _past_place(tags: str, first: int, end: int) -> int:
    """Give where a pronoun begins that is joined to no place: "the fights in the north and it"."""
    joined = tags[first + 1 : end].endswith("cP") and "p" in tags[first:end]
    return end - 1 if joined else first
