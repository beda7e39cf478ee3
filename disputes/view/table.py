"""A table as plain data, for CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Cell = str | int | bool | None

Row = list[Cell]


class Table(NamedTuple):
    """The names of the columns, and the rows; a row is as long as there are columns."""

    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]
