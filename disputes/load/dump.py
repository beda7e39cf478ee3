"""What was packed as bytes, and back: JSON, numbers as they lie in memory, and texts.

Reading a JSON of long texts with emoji takes four times as long as cutting them apart.
"""

from __future__ import annotations

import json
from array import array

from disputes.load.columns import Packed

_BETWEEN = "\0"


def dump(packed: Packed) -> bytes:
    """Give the bytes of what was packed; raises ``ValueError`` where a text cannot be kept."""
    head = json.dumps(packed.head, ensure_ascii=False, separators=(",", ":")).encode()
    numbers = packed.numbers.tobytes()
    ids, texts = (_BETWEEN.join(some) for some in (packed.ids, packed.texts))
    for joined, some in ((ids, packed.ids), (texts, packed.texts)):
        if (joined.count(_BETWEEN) + 1 if joined else 0) != len(some):
            raise ValueError("a text is empty or holds the character that stands between texts")
    parts = (head, numbers, ids.encode(), texts.encode())
    sizes = " ".join(str(len(part)) for part in parts)
    return b"".join((sizes.encode(), b"\n", *parts))


def parse(data: bytes) -> Packed:
    """Give what ``dump`` wrote; raises what ``unpack`` raises where it is not well-formed."""
    line, _, _ = data[:100].partition(b"\n")
    at = len(line) + 1
    parts = []
    for size in map(int, line.split()):
        parts.append(data[at : at + size])
        at += size
    head, written, ids, texts = parts
    if at != len(data):
        raise ValueError
    numbers = array("I")
    numbers.frombytes(written)
    return Packed(json.loads(head), numbers, _split(ids), _split(texts))


def _split(texts: bytes) -> list[str]:
    # Each by itself, since one str of a text with emoji takes four bytes a character.
    return list(map(bytes.decode, texts.split(_BETWEEN.encode()))) if texts else []
