"""A quote must stand, word for word, in the archived text of its document.

Nobody is given words they did not say. White space, the shape of quotation marks and the length of
dashes do not count; everything else does, letter case too. `[…]` stands for words left out, other
`[words]` for an editor's.

Archive rain.txt:

    The mayor said on Monday that it had rained all night in the valley.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, text: rain.txt}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann
            in: post
            quote: it had rained all nite in the valley

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, text: rain.txt}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann
            in: post
            quote: it had rained […] in the valley

Fix: write what the text has; the message tells how the closest passage differs, and the hint shows
it. Where the words stand in another document, mend `in`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from disputes.archive.differences import (
    Difference,
    changed_characters,
    differences,
    named_characters,
)
from disputes.check.elsewhere import holders
from disputes.check.evidence import Absent, Nearest
from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D301", "quote-not-found", Level.ERROR)
NEEDS_ARCHIVE = True

_MOST_TOLD = 3
_WIDEST = 60
_WIDEST_PASSAGE = 240
_MARKS = "\"'«»‹›「」『』"


def check(subject: Subject) -> Iterator[Problem]:
    """Find quotes that a text does not hold; what is told beyond that is bounded."""
    absent = sorted(subject.examined.absent, key=_order)
    if not absent:
        return
    elsewhere = holders(subject, [one.wording for one in absent])
    for _, group in groupby(absent, key=lambda one: _order(one)[:2]):
        first, *others = group
        wording = first.wording
        holding = elsewhere.get(wording.quote, ())
        message = f"the text of {_listed(first, others)} hold this quote{_explanation(first)}"
        hint = _hint(first, [name for name in holding if name not in wording.documents])
        claim = wording.assertion.claim
        yield problem(wording.place, message, field="quote", hint=hint, record=claim)


def _order(one: Absent) -> tuple[str, tuple[int, int], int]:
    place = one.wording.place
    return place.path, (place.line, place.column), one.wording.documents.index(one.document)


def _listed(first: Absent, others: list[Absent]) -> str:
    if not others:
        return f"'{first.document}' does not"
    if len(others) == 1:
        return f"'{first.document}', as that of '{others[0].document}', does not"
    return f"'{first.document}', as those of {len(others)} other documents, does not"


def _explanation(one: Absent) -> str:
    if one.piece == "":
        return ": it has no words of its own outside of brackets"
    if one.swapped is not None:
        first, second = (f"'{_short(piece)}'" for piece in one.swapped)
        return f": its parts stand there in another order, for {second} comes before {first}"
    if one.piece is None:
        return (
            ": its parts do stand there, but what lies between them is not what brackets stand for"
        )
    if one.cut is not None:
        told = [f"begins inside the word '{one.cut.begins}'"] if one.cut.begins else []
        told += [f"ends inside the word '{one.cut.ends}'"] if one.cut.ends else []
        which = "the quote" if _whole(one) else f"'{_short(one.piece)}'"
        return f": {which} {_joined(told)}"
    which = "" if _whole(one) else f", for it has no '{_short(one.piece)}'"
    if one.nearest is None:
        return which + (", nor anything near it" if one.searched and not which else "")
    if one.nearest.left_out:
        if _crosses_mark(one.nearest):
            mark = one.nearest.left_out[0]
            return f": a quotation mark ({mark}) stands among the words, and not in the quote"
        words = _joined([f"'{_short(words)}'" for words in one.nearest.left_out])
        return f": the quote leaves out {words} without saying so"
    found = differences(one.nearest.normal, one.nearest.words)
    if not found:
        return which
    told = [_difference(difference, one.nearest.normal) for difference in found[:_MOST_TOLD]]
    if len(found) > _MOST_TOLD:
        more = len(found) - _MOST_TOLD
        told.append(f"{more} more {'difference' if more == 1 else 'differences'}")
    case = "only the letter case differs: " if all(one.in_case_only for one in found) else ""
    return f": {case}it has {_joined(told)}"


def _whole(one: Absent) -> bool:
    return "[" not in one.wording.quote


def _crosses_mark(nearest: Nearest) -> bool:
    return all(not words.strip(_MARKS + " ") for words in nearest.left_out)


def _difference(one: Difference, passage: str) -> str:
    named, changed = named_characters(one), changed_characters(one)
    if not one.second:
        return f"'{_short(one.first)}' where the quote has nothing"
    if not one.first and passage and one.at in (0, len(passage)):
        where = "behind" if one.at else "before"
        words = passage.split(" ")[-1 if one.at else 0]
        return f"no '{_short(one.second)}' {where} '{_short(words)}'"
    if not one.first:
        return f"nothing where the quote has '{_short(one.second)}'"
    first, second = f"'{_short(one.first)}'", f"'{_short(one.second)}'"
    if named is not None:
        return f"{first} where the quote has {second} ({named[0]}, not {named[1]})"
    if changed is not None:
        return f"{first} where the quote has {second} ({_changed(*changed)})"
    return f"{first} where the quote has {second}"


def _changed(ours: str, others: str) -> str:
    if not others:
        return f"'{ours}' left out"
    return f"'{ours}', not '{others}'" if ours else f"'{others}' added"


def _hint(one: Absent, holding: list[str]) -> str:
    if holding:
        listed = _joined([f"'{name}'" for name in holding])
        return f"it stands in the text of {listed}: mend `in`"
    if one.piece is None:
        return (
            "[…] stands for words left out between parts in their order, other brackets for words "
            "of the same sentence"
        )
    if one.nearest is None:
        return ""
    passage = _passage(one.nearest)
    if one.cut is not None:
        return f"quote whole words; line {one.nearest.line} has: {passage}"
    if one.nearest.left_out and _crosses_mark(one.nearest):
        return f"write the mark, or end the quote there; line {one.nearest.line} has: {passage}"
    if one.nearest.left_out:
        return f"write […] where words are left out; line {one.nearest.line} has: {passage}"
    return f"the closest passage, in line {one.nearest.line}, is: {passage}"


def _passage(nearest: Nearest) -> str:
    text = " ".join(nearest.original.split())
    if len(text) <= _WIDEST_PASSAGE:
        return text
    found = [] if nearest.left_out else differences(nearest.normal, nearest.words)
    at = found[0].at if found else 0
    start = max(0, min(at - _WIDEST_PASSAGE // 3, len(text) - _WIDEST_PASSAGE))
    end = start + _WIDEST_PASSAGE
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")


def _short(words: str) -> str:
    if len(words) <= _WIDEST:
        return words
    half = _WIDEST // 2 - 1
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def _joined(parts: list[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
