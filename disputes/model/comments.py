"""What a comment in a file begins with that is more than somebody's words."""

from __future__ import annotations

from typing import Final

MARKER: Final = b"disputes:"
"""What a comment for the program begins with."""

ACCEPTED: Final = "# disputes: accepted"
"""The comment on a record of a draft that a person has accepted."""

NOTE: Final = "#?"
"""What a comment begins with that a draft has only for the person who judges it."""

REPORT_OF: Final = "# disputes: report of assertion"
"""What the comment begins with, before a number, by which an assertion of a draft is no act of its
own, but a report of the one with that number on the same claim outside of drafts."""

MISSING: Final = f"{NOTE} missing:"
"""What a note begins with about what only a person can write, without which no record is whole."""
