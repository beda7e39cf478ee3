"""How texts are called on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from disputes.report import words
from disputes.report.page import Part
from disputes.view.labels import Labels

Data = dict[str, Any]

_MOST_NAMED = 5
_LEFT_OUT = len(" and 1,000 more")


class Names:
    """How texts are called: by their publisher and date, where they are documents."""

    def __init__(self, data: Data, labels: Labels) -> None:
        self._coded = {text["id"]: text["coded"] for text in data["texts"]}
        self._labels = labels

    def title(self, text: str) -> str:
        """Give the name of a text."""
        return self._labels.document(text) if self._coded[text] else text

    def parts(self, text: str) -> list[Part]:
        """Give the name of a text with its id, where that is another."""
        if not self._coded[text]:
            return [(text, "id")]
        return [(self._labels.document(text), "strong"), "  ", (text, "id")]


def few(names: list[str]) -> str:
    """Join names as in a sentence, not all of them where they are many."""
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1:,} more"]
    return words.listed(names)


def fitting(names: Sequence[str], room: int) -> str:
    """Join as many names as there is room for, at least two, and say how many are left out."""
    shown = min(2, len(names))
    taken = sum(map(len, names[:shown])) + len(", ")
    while shown < len(names) and taken + len(names[shown]) + len(", ") + _LEFT_OUT <= room:
        taken += len(names[shown]) + len(", ")
        shown += 1
    rest = [f"{len(names) - shown:,} more"] if shown < len(names) else []
    return words.listed([*names[:shown], *rest])
