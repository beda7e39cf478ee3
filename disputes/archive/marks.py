"""What stands within quotation marks, in a document and in a quote.

Only outermost marks count: they cover whatever marks they hold. Single marks are apostrophes too,
so they count only where both ends look the part.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from disputes.archive.normalise import paragraph_breaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disputes.archive.quotes import QuoteMatch

Speech: TypeAlias = Literal["direct", "mixed", "indirect"]
Spans: TypeAlias = tuple[tuple[int, int], ...]

# What closes each opening mark: English, German and Polish, Swedish, French and Russian, Danish and
# Finnish, Japanese.
_CLOSERS: Final = MappingProxyType(
    {
        '"': '"',
        "“": "”",
        "‟": "”",
        "„": "“”",
        "”": "”",
        "«": "»",
        "»": "«»",
        "‹": "›",
        "「": "」",
        "『": "』",
        "｢": "｣",
        "'": "'",
        "‘": "’",
        "‚": "‘’",
    }
)
_DOUBLE: Final = re.compile('["“”‟„«»‹›「」『』｢｣]')
# A mark after a figure stands for inches.
_ODD_MARK: Final = re.compile(rf"(?<!\d){_DOUBLE.pattern}")
# Single marks, but not those within words.
_SINGLE: Final = (
    re.compile(r"'(?:(?!\w)|(?<!\w'))"),
    re.compile(r"[‘’‚](?:(?!\w)|(?<!\w[‘’‚]))"),
)
# These open and close, so only their neighbours tell which.
_EITHER: Final = '"”»'
_BEFORE_OPENING: Final = '([{<—–―/:"“„«‹「『'
_AFTER_CLOSING: Final = ".,;:!?)]}…"
# 'em, 'n', 'tis, '90s
_ELISION: Final = re.compile(r"(?:em|n|tis|til|twas|\d\ds)(?!\w)", re.IGNORECASE)


class _Quoted(NamedTuple):
    """What one pair of marks holds; `unclosed` is the opening mark of one that nothing closes."""

    start: int
    end: int
    unclosed: str = ""


def quoted_spans(text: str) -> Spans:
    """Give the spans of `text` that stand within quotation marks, the marks themselves left out.

    In characters, in order, without overlaps. A double mark that nothing closes holds the rest of
    its paragraph, a single one nothing. Where a quotation goes on over paragraphs, each beginning
    with its opening mark again, it is one span. Takes linear time.
    """
    return tuple((quoted.start, quoted.end) for quoted in _quotations(text))


def wrapped(quote: str) -> bool:
    """Tell whether `quote` as a whole is wrapped in one pair of quotation marks.

    Punctuation may follow the closing one. ``"a" and "b"`` is not wrapped.
    """
    line = " ".join(quote.split()).rstrip(".,;:!?… ")
    found = _quotations(line)
    return len(found) == 1 and found[0] == _Quoted(1, len(line) - 1) and len(line) > 2


def partly_quoted(quote: str) -> bool:
    """Tell whether a part of `quote`, not all of it, stands within marks that `quote` holds.

    A single double mark counts: its partner stands outside of the quote.
    """
    line = " ".join(quote.split())
    return not wrapped(quote) and bool(_quotations(line) or _ODD_MARK.search(line))


def speech_of(match: QuoteMatch, spans: Spans) -> Speech:
    """Tell whether all, part or nothing of a quote stands within the quoted `spans` of its text.

    A piece may take the marks round it along. Takes O(log n) in the number of spans for a piece.
    """
    whole = part = 0
    for start, end in match.pieces:
        last = bisect_left(spans, end, key=_start) - 1
        if last >= 0 and spans[last][1] > start:
            part += 1
            holder = bisect_right(spans, start + 1, key=_start) - 1
            whole += holder >= 0 and end <= spans[holder][1] + 1
    if whole == len(match.pieces):
        return "direct"
    return "mixed" if part else "indirect"


def default_speech(quote: str | None, match: QuoteMatch | None, spans: Spans | None) -> Speech:
    """Tell the manner of speech of a report that gives none and is not its publisher's own.

    `match` and `spans` are the quote's place in the archived text and what is quoted there; either
    is None where there is no such text or the quote does not stand in it.
    """
    if quote is None:
        return "indirect"
    archived = speech_of(match, spans) if match is not None and spans is not None else "indirect"
    if archived == "direct" or wrapped(quote):
        return "direct"
    return "mixed" if archived == "mixed" or partly_quoted(quote) else "indirect"


def _start(span: tuple[int, int]) -> int:
    return span[0]


def _quotations(text: str) -> list[_Quoted]:
    paragraphs = list(_paragraphs(text))
    found: list[_Quoted] = []
    for index, (start, end) in enumerate(paragraphs):
        last = index + 1 == len(paragraphs)
        quoted = _in_paragraph(text, start, end, "" if last else text[paragraphs[index + 1][0]])
        if (
            found
            and quoted
            and found[-1].end == paragraphs[index - 1][1]
            and found[-1].unclosed == text[start]
            and quoted[0].start == start + 1
        ):
            quoted[0] = quoted[0]._replace(start=found.pop().start)
        found.extend(quoted)
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Give the spans of the paragraphs that hold more than white space, without it at the ends."""
    start = 0
    for end, after in (*paragraph_breaks(text), (len(text), len(text))):
        paragraph = text[start:end]
        if words := paragraph.strip():
            first = start + len(paragraph) - len(paragraph.lstrip())
            yield first, first + len(words)
        start = after


def _in_paragraph(text: str, start: int, end: int, following: str) -> list[_Quoted]:
    """Give the outermost quotations of a paragraph; `following` begins the next one."""
    double = list(_double_quotations(text, start, end))
    single: list[_Quoted] = []
    for pattern in _SINGLE:
        marks = [mark.start() for mark in pattern.finditer(text, start, end)]
        if marks:
            free = _outside(marks, double)
            single.extend(_single_quotations(text, start, end, free, following))
    if not single:
        return double
    outermost: list[_Quoted] = []
    for quoted in sorted(double + single, key=lambda quoted: (quoted.start, -quoted.end)):
        if not outermost or quoted.start >= outermost[-1].end:
            outermost.append(quoted)
    return outermost


def _double_quotations(text: str, start: int, end: int) -> Iterator[_Quoted]:
    marks = [(found.start(), found[0]) for found in _DOUBLE.finditer(text, start, end)]
    if not marks:
        return
    counts = Counter(mark for _, mark in marks)
    opened = -1
    opening = ""
    depth = 0
    nests = False
    for at, mark in marks:
        if opened < 0:
            if mark in _CLOSERS and _double_opens(text, at, start, end):
                opened, opening, depth = at, mark, 1
                # Marks of one kind hold one another where they are paired. Else one was repeated,
                # as at the beginning of a paragraph, or forgotten.
                closing = sum(counts[closer] for closer in _CLOSERS[mark])
                nests = mark not in _CLOSERS[mark] and counts[mark] == closing
        elif mark == opening and _begins_words(text, at, start, end):
            depth += nests
        elif mark in _CLOSERS[opening]:
            depth -= 1
            if not depth:
                yield _Quoted(opened + 1, at)
                opened = -1
    if opened >= 0:
        yield _Quoted(opened + 1, end, opening)


def _single_quotations(
    text: str, start: int, end: int, marks: Iterable[int], following: str
) -> Iterator[_Quoted]:
    opened = held = -1
    for at in marks:
        mark = text[at]
        if opened >= 0 and mark in _CLOSERS[text[opened]] and _single_closes(text, at, end):
            # In 'the ministers' plan failed,' the first mark is an apostrophe: a surer one follows.
            if not _may_be_possessive(text, at, end):
                yield _Quoted(opened + 1, at)
                opened = held = -1
            elif held < 0:
                held = at
        elif mark in _CLOSERS and _single_opens(text, at, start, end):
            if held >= 0:
                yield _Quoted(opened + 1, held)
            opened, held = at, -1
    if held >= 0:
        yield _Quoted(opened + 1, held)
    elif opened >= 0 and text[opened] == following:
        yield _Quoted(opened + 1, end, following)


def _outside(places: Iterable[int], covered: list[_Quoted]) -> Iterator[int]:
    """Give the places, which are in order, that no quotation of `covered` holds."""
    index = 0
    for place in places:
        while index < len(covered) and covered[index].end <= place:
            index += 1
        if index == len(covered) or place < covered[index].start:
            yield place


def _neighbours(text: str, at: int, start: int, end: int) -> tuple[str, str]:
    return text[at - 1] if at > start else " ", text[at + 1] if at + 1 < end else " "


def _begins_words(text: str, at: int, start: int, end: int) -> bool:
    before, after = _neighbours(text, at, start, end)
    return not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)


def _double_opens(text: str, at: int, start: int, end: int) -> bool:
    before, after = _neighbours(text, at, start, end)
    if before.isspace() or before in _BEFORE_OPENING:
        return text[at] not in _EITHER or not after.isspace()
    # Stray closing marks, and inches, do not open; a missing space before a mark is forgiven.
    if text[at] in _EITHER:
        return after.isalnum() and not before.isdigit()
    return not after.isspace() and after not in _AFTER_CLOSING


def _single_opens(text: str, at: int, start: int, end: int) -> bool:
    _, after = _neighbours(text, at, start, end)
    dashed = text.endswith("--", start, at)
    return (
        (dashed or _begins_words(text, at, start, end))
        and not after.isspace()
        and (after == "…" or after not in _AFTER_CLOSING)
        and not _ELISION.match(text, at + 1, end)
    )


def _single_closes(text: str, at: int, end: int) -> bool:
    before, after = _neighbours(text, at, 0, end)
    return not before.isspace() and before not in _BEFORE_OPENING and not after.isalnum()


def _may_be_possessive(text: str, at: int, end: int) -> bool:
    return (
        text[at - 1] in "sS"
        and text[at + 1 : min(at + 2, end)] == " "
        and (text[at + 2 : min(at + 3, end)].isalnum())
    )
