"""Who is named as the speaker of a quotation: a name next to a verb of speech, and no other.

A name that only stands beside a quotation may be what it speaks of. A single name is taken for a
person's where a text has it behind a first name or a role somewhere; places and nations have
neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from disputes.view.reuse.cues import BETWEEN, BODIES, CUES, NO_SPEAKERS, ROLES, TO_SOMEBODY

Name = tuple[str, ...]
"""A name as words; the last is the surname, or what kind of body it is."""

BESIDE: Final = 300
"""How many characters on either side of a quotation are looked at."""

_MOST_BETWEEN: Final = 8
_OTHERS: Final = frozenset(("about", "at", "from", "in", "of", "on", "that", "to", "with"))
_LINKS: Final = frozenset(("of", "for", "the", "de", "da", "von", "van", "bin", "ibn", "al", "el"))
_TOKEN: Final = re.compile(
    r"[^\W_](?:[\w’'-]*\w)?\.?(?:[’']s?(?!\w))?|[,;:.!?…“”\"«»„]|\n[^\S\n]*\n"
)
_STOPS: Final = frozenset(';.!?…“”"«»„')
_OPENS: Final = re.compile(r"(?:[:,]\s*)?[“\"«„‘' ]*\Z")
_NO_NAMES: Final = NO_SPEAKERS | CUES | ROLES
_NO_FIRST_NAMES: Final = NO_SPEAKERS | CUES | BODIES
_BEFORE_NAMES: Final = ROLES | BODIES | NO_SPEAKERS
_PRONOUNS: Final = frozenset(("he", "she"))
_MARKS: Final = "”\"’'»«“‘.,;:!?… "
_POSSESSIVE: Final = re.compile(r"[’'](?:s|S)?$")


def speaker(before: str, after: str) -> Name | None:
    """Give the name of whoever is said to speak, by what stands before and after the words.

    What is beyond the next full stop, paragraph or quotation mark says nothing of that, but where
    it is `he` or `she`: then it is whoever spoke before.
    """
    parts = _parts(_OPENS.sub("", before))
    behind = _parts(after.lstrip(_MARKS))[0]
    name = _named(behind) or _named(parts[-1])
    if name is None and (_is_pronoun(behind) or _is_pronoun(parts[-1])):
        return next(filter(None, map(_named, reversed(parts[:-1]))), None)
    return name


def in_common(names: Iterable[Name], texts: Iterable[str]) -> Name | None:
    """Give what names of one speaker have in common: `Ann Ash` and `the keeper Ash` have `Ash`.

    ``texts`` are searched for whose a single name is. ``None`` if the names are not one speaker's,
    or may be that of a place. Linear.
    """
    first, *others = names
    common = first
    for other in others:
        while common and other[-len(common) :] != common:
            common = common[1:]
    if not common:
        return None
    if common[-1].lower() in BODIES:
        return common if len(common) > 1 and all(one == common for one in others) else None
    person = _without_roles(common)
    if len(person) > 1:
        return person
    if any(len(_without_roles(one)) > 1 for one in (first, *others)):
        return person
    return person if any(_introduces(text, person[0]) for text in texts) else None


def _without_roles(name: Name) -> Name:
    """Give a person's name alone."""
    for at in range(len(name) - 1, 0, -1):
        if name[at - 1].lower() in _BEFORE_NAMES:
            return name[at:]
    return name


def _introduces(text: str, name: str) -> bool:
    """Tell whether a text has a name behind a first name or a role."""
    words = rf"([.!?…\n“\"]\s*|)\b([^\W\d_][\w’'-]{{0,40}})\.?,? (?={re.escape(name)}\b)"
    for found in re.finditer(words, text):
        begins, before = found[1] or not found.start(), found[2]
        if before.lower() in ROLES:
            return True
        first = before[0].isupper() and not found[0].endswith(", ")
        others = before.lower() in _NO_FIRST_NAMES or _POSSESSIVE.search(before)
        if first and not begins and not others:
            return True
    return False


def _parts(text: str) -> list[list[str]]:
    """Divide into words and commas, by what they cannot be read across."""
    parts: list[list[str]] = [[]]
    for token in _tokens(text):
        if token in _STOPS or token.isspace():
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _is_pronoun(tokens: list[str]) -> bool:
    """Tell whether it is said of `he` or `she` that he or she speaks."""
    words = [token.lower() for token in tokens]
    return any(
        word in _PRONOUNS
        and not CUES.isdisjoint((*words[max(0, at - 1) : at], *words[at + 1 : at + 3]))
        for at, word in enumerate(words)
    )


def _tokens(text: str) -> list[str]:
    """Divide into words and marks; a full stop belongs to a word that is an abbreviation."""
    found = []
    for token in _TOKEN.findall(text):
        if token.endswith(".") and len(token) > 1 and token[:-1].lower() not in ROLES:
            found += [token[:-1], "."]
        else:
            found.append(token)
    return found


def _named(tokens: list[str]) -> Name | None:
    for at, token in enumerate(tokens):
        if token.lower() in CUES:
            name = _ending(tokens[:at])
            if name is None and token.lower() not in TO_SOMEBODY:
                name = _beginning(tokens[at + 1 :])
            if name is not None:
                return name
    return None


def _ending(tokens: list[str]) -> Name | None:
    """Give the name with which the words before a verb end, but for what may stand between."""
    at = len(tokens)
    while at and (tokens[at - 1].lower() in BETWEEN or tokens[at - 1] == ","):
        at -= 1
    start = at
    while start and _is_part(tokens, start - 1):
        start -= 1
    return _name(tokens[start:at])


def _beginning(tokens: list[str]) -> Name | None:
    """Give the name behind a verb, behind a role in front of it: `said minister Ann Ash`."""
    at = 0
    while at < min(len(tokens), _MOST_BETWEEN) and not _capital(tokens[at]):
        if tokens[at].lower() in _OTHERS:
            return None
        at += 1
    found = None
    while at < min(len(tokens), _MOST_BETWEEN):
        end = at
        while end < len(tokens) and _is_part(tokens, end):
            end += 1
        found = _name(tokens[at:end]) or found
        if end >= len(tokens) or (found and not _is_body_with_a_role(found, tokens[end])):
            break
        # Behind `Russia’s` or `Deputy Minister,` a name can follow.
        if tokens[end] != "," and not tokens[end].islower() and not _POSSESSIVE.search(tokens[end]):
            break
        if tokens[end].lower() in _OTHERS:
            break
        at = end + 1
    return found


def _is_body_with_a_role(name: Name, following: str) -> bool:
    """Tell whether a body's name says whose somebody is: `Defence Ministry spokesman Ash`."""
    return name[-1].lower() in BODIES and following.lower() in ROLES


def _capital(token: str) -> bool:
    return token[:1].isupper() or token[:3].lower() in ("al-", "el-")


def _is_part(tokens: list[str], at: int) -> bool:
    """Tell whether a word can be part of a name."""
    word = tokens[at]
    if _POSSESSIVE.search(word) or word == ",":
        return False
    if _capital(word):
        return True
    around = tokens[at - 1 : at] + tokens[at + 1 : at + 2]
    return word in _LINKS and at > 0 and any(map(_capital, around))


def _name(tokens: list[str]) -> Name | None:
    while tokens and (tokens[0] in _LINKS or tokens[0] == "The"):
        tokens = tokens[1:]
    while tokens and tokens[-1] in _LINKS:
        tokens = tokens[:-1]
    if not tokens or tokens[-1].lower() in _NO_NAMES:
        return None
    return tuple(token.rstrip(".") for token in tokens)
