"""What an operation comes to: changes of files, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from disputes.edit.changes import Change
from disputes.finding import Edit
from disputes.load.nodes import Address


class Spot(NamedTuple):
    """A place in a file, as it will be found there afterwards."""

    path: str
    address: Address


class Plan(NamedTuple):
    """The changes of each file, and edits that change no more than comments.

    ``what`` says in a few words what is done, ``at`` where; ``each`` does for its parts. ``more``
    has further lines to tell.
    ``renamed`` has the old id and the new, where a record gets another;
    ``same`` says what holds where nothing is to be changed. ``last`` is the file to write last.
    ``origins`` tells of places afterwards where what will be there stands now, if elsewhere.
    """

    what: str
    at: Spot | None
    changes: Mapping[str, Sequence[Change]]
    comments: Mapping[str, Sequence[Edit]] = {}
    more: Sequence[str] = ()
    renamed: tuple[str, str] | None = None
    same: str = "it is so already"
    last: str | None = None
    each: Sequence[tuple[str, Spot]] = ()
    origins: Sequence[tuple[Spot, Spot]] = ()
