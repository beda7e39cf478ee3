"""Reading plain data as though it stood in a file, to hear what the reader says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from disputes.load import LoadResult

_ESCAPED = re.compile("[\x7f-\uffff]")
"""What YAML reads as an escape of four digits; of what is beyond, JSON would make two of these."""


def read_plain(tree: Mapping[str, Any]) -> LoadResult:
    """Read a knowledge base of one file with no name, given as its sections."""
    from disputes.load import load_texts

    text = json.dumps(tree, ensure_ascii=False)
    escaped = _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return load_texts([("", escaped.encode())])
