"""Passages that texts share as rows, for CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from disputes.view.table import Table

Data = dict[str, Any]
Row = list[str | int | bool | None]

_COLUMNS = ("what", "number", "text", "start", "end", "line", "last_line", "words", "wording")


def reuse_table(data: Data) -> Table:
    """Give a row for each place of each thing that is shared; one thing has one number.

    ``what`` is ``passage``, ``unusual``, ``furniture``, ``stock`` or ``utterance``; ``words`` is
    how many are the same.
    """
    return Table(_COLUMNS, _rows(data))


def _rows(data: Data) -> Iterator[Row]:
    number = 0
    for pair in data["pairs"]:
        for passage in pair["passages"]:
            number += 1
            for place in passage["places"]:
                yield _row("passage", number, place, passage["words"])
        for unusual in pair["unusual"]:
            number += 1
            for place in unusual["places"]:
                yield _row("unusual", number, place, len(place["words"].split()))
    for what in ("furniture", "stock"):
        for wording in data[what]:
            number += 1
            for place in wording["places"]:
                yield _row(what, number, {**place, "words": wording["words"]}, wording["length"])
    for utterance in data["utterances"]:
        number += 1
        for wording in utterance["wordings"]:
            for place in wording["places"]:
                yield _row("utterance", number, place, None)


def _row(what: str, number: int, place: Data, words: int | None) -> Row:
    wording = " ".join(place["words"].split())
    return [what, number, place["text"], *place["span"], *place["lines"], words, wording]
