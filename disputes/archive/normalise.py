"""Text in the form in which quotes are compared, and the way back to the original.

The form: Unicode NFC (not NFKC); any run of white space, no-break spaces included, is one space;
soft hyphens are dropped; curly double marks are ``"``, curly single marks and apostrophes are
``'``, hyphens and dashes are ``-``. The minus sign, primes, guillemets and all compatibility
characters stay as they are.

Every place where the form differs in length from the original is kept as a block, so that a span
of the form can be told in characters (code points) of the original.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SOFT_HYPHEN: Final = "\xad"

# Replaced one by one, so offsets hold. Each replacement is one scan in C and nothing where the
# character is absent; str.translate looks every character of a non-ASCII text up in a dictionary.
_SPACES: Final = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"
_EQUAL_MARKS: Final = (
    *((mark, '"') for mark in "\u201c\u201d\u201e\u201f"),
    *((mark, "'") for mark in "\u2018\u2019\u201a\u201b\u02bc"),
    *((chr(code), "-") for code in range(0x2010, 0x2016)),
)
_EQUAL: Final = (
    *((space, " ") for space in _SPACES),
    *((chr(code), " ") for code in range(0x2000, 0x200B)),
    *_EQUAL_MARKS,
)

# Characters that NFC never changes, moves or joins to the one before: coarse ranges that no later
# version of Unicode can touch. What lies outside is merely looked at more closely.
_STABLE: Final = (
    "\0-\xac\xae-\u02ff\u0370-\u0373\u0375-\u037d\u037f-\u0386\u0388-\u0482\u048a-\u0590"
    "\u05d0-\u05f4\u0620-\u064a\u0660-\u066f\u0671-\u06d5\u0900-\u093b\u093d-\u094c\u0964-\u0980"
    "\u0985-\u09b9\u0e01-\u0e37\u0e3f-\u0e47\u0e50-\u0e5b\u10a0-\u10ff\u1e00-\u1eff\u2002-\u20cf"
    "\u2100-\u2125\u2127-\u2129\u212c-\u2328\u232b-\u2adb\u2e80-\u3029\u3030-\u3098\u309b-\ua66e"
    "\uac00-\ud7a3\ufe00-\ufe0f\ufe30-\uffef\U0001f000-\U0001faff\U00020000-\U0002f7ff"
)

# People do not write more marks on one letter (the limit of Unicode's Stream-Safe Text Format,
# UAX #15). NFC takes quadratic time for the marks of one letter, so more are composed in pieces.
_MARKS: Final = 30
# In a text as brief as this, no run of marks takes long.
_BRIEF: Final = 200

_RUNS: Final = re.compile("  +")
# Left to re to compile when first used: that takes as long as importing the rest of the module.
_LONG: Final = f"[^{_STABLE}]{{{_MARKS + 1},}}"
_CHANGES: Final = f" [ {SOFT_HYPHEN}]+|[^{_STABLE}]+"

_LINE_ENDS: Final = r"[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]"
_LINE_END: Final = rf"{_LINE_ENDS}\s*"
# May end a paragraph: beginning with one class of characters, it is found three times as fast.
_PARAGRAPH_END: Final = re.compile(rf"{_LINE_ENDS}(?:\s+|(?<=\u2029))")
# Nobody's editor wraps lines as late as this.
_WIDEST_WRAPPED: Final = 200


def _offsets(values: Iterable[int] = ()) -> array[int]:
    # A tuple would take five times the memory of a text that is all double spaces.
    return array("q", values)


class NormalText(NamedTuple):
    """A text in the compared form. Make one with `normalise`.

    `text` is that form. `breaks` holds, in order, the positions in it of the spaces that stand for
    paragraph breaks. The other fields are the offset map: ``text[starts[k]:ends[k]]`` stands for
    the original's ``original_starts[k]:original_ends[k]``; between these blocks one character
    stands for one.
    """

    text: str
    breaks: array[int]
    starts: array[int]
    ends: array[int]
    original_starts: array[int]
    original_ends: array[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Tell the characters of the original that ``text[start:end]`` stands for, end exclusive.

        A span that cuts a composed sequence covers all of it. An empty span gives an empty one,
        before the character that begins there. Takes O(log n) in the number of blocks.

        Raises:
            ValueError: when the span does not lie within `text`.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"not a span of {len(self.text)} characters: {start}, {end}")
        first = self._character(start)[0]
        return (first, self._character(end - 1)[1]) if end > start else (first, first)

    def _character(self, index: int) -> tuple[int, int]:
        block = bisect_right(self.starts, index) - 1
        if block < 0:
            return index, index + 1
        if index < self.ends[block]:
            return self.original_starts[block], self.original_ends[block]
        original = self.original_ends[block] + index - self.ends[block]
        return original, original + 1


class _Blocks:
    """Writes the compared form of `plain`, from left to right, with its offset map."""

    __slots__ = (
        "ends",
        "length",
        "original_ends",
        "original_starts",
        "pieces",
        "plain",
        "starts",
        "taken",
    )

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.pieces: list[str] = []
        self.length = 0
        self.taken = 0
        self.starts, self.ends = _offsets(), _offsets()
        self.original_starts, self.original_ends = _offsets(), _offsets()

    def replace(self, start: int, end: int, new: str) -> None:
        """Take what comes before `start` as it is, and `new` for ``plain[start:end]``."""
        self.pieces.append(self.plain[self.taken : start])
        self.pieces.append(new)
        self.length += start - self.taken
        self.starts.append(self.length)
        self.length += len(new)
        self.ends.append(self.length)
        self.original_starts.append(start)
        self.original_ends.append(end)
        self.taken = end

    def finish(self, breaks: Iterable[int]) -> NormalText:
        """Take the rest as it is; `breaks` are offsets in `plain`, in order."""
        self.pieces.append(self.plain[self.taken :])
        return NormalText(
            text="".join(self.pieces),
            breaks=_offsets(self._positions(breaks)),
            starts=self.starts,
            ends=self.ends,
            original_starts=self.original_starts,
            original_ends=self.original_ends,
        )

    def _positions(self, originals: Iterable[int]) -> Iterator[int]:
        block, blocks = -1, len(self.original_starts)
        for original in originals:
            while block + 1 < blocks and self.original_starts[block + 1] <= original:
                block += 1
            if block < 0:
                yield original
            elif original < self.original_ends[block]:
                yield self.starts[block]
            else:
                yield self.ends[block] + original - self.original_ends[block]


def normalise(text: str) -> NormalText:
    """Bring `text` into the compared form.

    Takes linear time, nearly all of it in C where the text is in NFC and without soft hyphens. A
    letter with more than 30 combining marks is composed in pieces of 30 marks, so there, and only
    there, the result need not be in NFC.
    """
    plain = text
    for old, new in _EQUAL:
        plain = plain.replace(old, new)
    blocks = _Blocks(plain)
    if _is_composed(plain):
        for run in _RUNS.finditer(plain):
            blocks.replace(run.start(), run.end(), " ")
    else:
        seen: dict[str, tuple[tuple[int, int, str], ...]] = {}
        for change in re.finditer(_CHANGES, plain):
            if plain[change.start()] == " ":
                blocks.replace(change.start(), change.end(), " ")
            else:
                _compose(blocks, change.start(), change.end(), seen)
    return blocks.finish(start for start, _ in paragraph_breaks(text))


def compared_form(text: str) -> str:
    """Give what `normalise` makes of `text`, without white space at its ends and without the map.

    Takes a fifth of the time.
    """
    plain = " ".join(text.split())
    if plain.isascii():
        return plain
    if SOFT_HYPHEN in plain or not plain.isprintable():
        return normalise(text).text.strip(" ")
    for old, new in _EQUAL_MARKS:
        plain = plain.replace(old, new)
    return plain if _is_composed(plain) else normalise(text).text.strip(" ")


def _is_composed(plain: str) -> bool:
    """Tell whether `plain` is in NFC without soft hyphens; False where that could take long."""
    if plain.isascii():
        return True
    if SOFT_HYPHEN in plain or (len(plain) > _BRIEF and re.search(_LONG, plain)):
        return False
    return unicodedata.is_normalized("NFC", plain)


def _compose(
    blocks: _Blocks, start: int, end: int, seen: dict[str, tuple[tuple[int, int, str], ...]]
) -> None:
    """Write ``plain[start:end]``, a run of unstable characters, and the letter before it.

    `seen` keeps what was composed already: few sequences make up most of a decomposed text.
    """
    plain = blocks.plain
    if start > blocks.taken and plain[start - 1] != " ":
        start -= 1
    chars = plain[start:end]
    kept: Sequence[int] = range(start, end)
    if SOFT_HYPHEN in chars:
        kept = [index for index in kept if plain[index] != SOFT_HYPHEN]
        chars = chars.replace(SOFT_HYPHEN, "")
    parts = seen.get(chars)
    if parts is None:
        parts = seen[chars] = tuple(_sequences(chars))
    done = start
    for low, high, new in parts:
        first, last = kept[low], kept[high - 1] + 1
        if first > done:
            blocks.replace(done, first, "")
        if last - first > high - low or new != chars[low:high]:
            blocks.replace(first, last, new)
        done = last
    if end > done:
        blocks.replace(done, end, "")


def _sequences(chars: str) -> Iterator[tuple[int, int, str]]:
    """Give the spans that NFC treats each by itself, at most a letter and 30 marks, composed."""
    start = 0
    for end in range(1, len(chars) + 1):
        if (
            end == len(chars)
            or end - start > _MARKS
            or _begins_sequence(chars[start:end], chars[end])
        ):
            yield start, end, unicodedata.normalize("NFC", chars[start:end])
            start = end


def _begins_sequence(before: str, char: str) -> bool:
    if unicodedata.combining(char):
        return False
    composed = unicodedata.normalize("NFC", before + char)
    return composed == unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", char)


def paragraph_breaks(text: str) -> tuple[tuple[int, int], ...]:
    """Give the spans of white space that end paragraphs of `text`, each from its first line end.

    A paragraph ends at a blank line and at a paragraph separator (U+2029). In a text that has
    neither, and a line too long to have been wrapped, every line is a paragraph. Takes linear time.
    """
    blank = tuple(
        found.span()
        for found in _PARAGRAPH_END.finditer(text)
        if len(found[0].splitlines()) > 1 or "\u2029" in found[0]
    )
    if not blank and max(map(len, text.splitlines()), default=0) > _WIDEST_WRAPPED:
        return tuple(found.span() for found in re.finditer(_LINE_END, text))
    return blank
