"""What becomes of a file that is to be formatted."""

from __future__ import annotations

from typing import NamedTuple

from disputes.edit.format.file import formatted
from disputes.edit.format.record import Wrong
from disputes.edit.format.sameness import NotTheSame
from disputes.finding import Finding
from disputes.load import codes, load_texts
from disputes.load.decode import decode
from disputes.load.plain import NotPlain

_WHOLE = frozenset(
    kind.code
    for kind in (
        codes.SYNTAX,
        codes.TOO_DEEP,
        codes.DUPLICATE_KEY,
        codes.DUPLICATE_ID,
        codes.ANCHOR,
        codes.ALIAS,
        codes.TAG,
        codes.MERGE_KEY,
        codes.SECOND_DOCUMENT,
        codes.MISSING_SECTION,
        codes.WRONG_TYPE,
    )
)
"""What keeps a file from being read whole, or from meaning one thing."""


class Outcome(NamedTuple):
    """The bytes that a file is to have, or why it is left as it is, with the place of that."""

    after: bytes
    why: str = ""


def format_file(path: str, data: bytes) -> Outcome:
    """Format the bytes of a file, unless it cannot be read or would come to say something else.

    Costs two readings of it, one where it is in order already, and its memory several times.
    """
    found = decode(path, data).findings
    if found:
        return Outcome(data, _told(found[0]))
    try:
        return Outcome(formatted(data))
    except NotPlain as error:
        return Outcome(data, _first_error(path, data) or f"{path}:1:1: {error}")
    except Wrong as error:
        return Outcome(data, f"{path}:{error.line}:{error.column}: {error}")
    except NotTheSame as error:
        text = data.decode()
        at = text.find(error.comment)
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        return Outcome(data, f"{path}:{line}:{column}: {error}")


def _first_error(path: str, data: bytes) -> str:
    """Give the first finding of reading a file that keeps it from being read whole."""
    found = load_texts([(path, data)]).findings
    findings = [one for one in found if one.code in _WHOLE]
    return _told(min(findings, key=Finding.order)) if findings else ""


def _told(finding: Finding) -> str:
    place = f"{finding.path}:{finding.span.line}:{finding.span.column}"
    return f"{place}: {finding.code} {finding.message}"
