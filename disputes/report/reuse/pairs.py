"""Passages that two texts share, on a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from disputes.report import words
from disputes.report.page import Page, Part
from disputes.report.reuse.names import Names, few
from disputes.view.labels import Labels

Data = dict[str, Any]


def print_pair(page: Page, pair: Data, names: Names, labels: Labels) -> None:
    """Print what two texts share, side by side, with what only one of them has in braces."""
    one, other = pair["texts"]
    page.blank()
    page.heading(f"{names.title(one)} × {names.title(other)}")
    if (names.title(one), names.title(other)) != (one, other):
        page.line((one, "id"), " × ", (other, "id"))
    number = words.count(len(pair["passages"]), "passage")
    shares = " and ".join(f"{share:.0%}" for share in pair["shares"]).replace("%", " %")
    page.line(
        f"They share {words.count(pair['words'], 'word')} in {number}: {shares} of their words.",
        hang=2,
    )
    _known(page, pair, names, labels)
    for unusual in pair["unusual"]:
        _unusual(page, unusual, names)
    for passage in pair["passages"]:
        page.blank()
        _passage(page, passage)


def _known(page: Page, pair: Data, names: Names, labels: Labels) -> None:
    if pair["earlier"] is None:
        page.line(("Dates do not tell which was published first.", "faint"))
    else:
        page.line((f"Published earlier: {names.title(pair['earlier'])}", "faint"), hang=2)
    if pair["in_common"]:
        listed = words.listed([labels.origin(link) for link in pair["in_common"]])
        page.line(f"On record, both draw on: {listed}", hang=2)
    tied = [one["name"] for one in pair["named_in_both"] if one["tied"]]
    if tied:
        page.line(f"Named with the words in both: {words.listed(tied)}", hang=2)
    near = [one["name"] for one in pair["named_in_both"] if not one["tied"]]
    if near:
        page.line(
            f"Named near the words in both, but not with them: {words.listed(near)}. Are they from "
            "there?",
            hang=2,
        )


def _unusual(page: Page, unusual: Data, names: Names) -> None:
    told = unusual["places"][0]["words"].split()
    lines = words.listed([f"{place['lines'][0]:,}" for place in unusual["places"]])
    page.line(
        "Unusual wording in both, perhaps a shared error: ",
        (" ".join(told), "strong"),
        f" (lines {lines})",
        hang=2,
    )
    if unusual["elsewhere"] is None:
        page.line(f"'{told[1]}' and '{told[2]}' do not usually follow one another", indent=2)
        return
    listed = few([names.title(text) for text in unusual["in"]])
    page.line(
        f"'{unusual['elsewhere']}' beside '{told[0]}' or '{told[2]}': {listed}", indent=2, hang=2
    )


def _passage(page: Page, passage: Data) -> None:
    left, right = passage["places"]
    same = f"{words.count(passage['words'], 'word')} the same"
    if not left["only_here"] and not right["only_here"]:
        page.line((same, "strong"), ", word for word")
        for place in (left, right):
            page.line((place["text"], "id"), (f"  {where(place)}", "faint"), indent=2, hang=2)
        page.prose((" ".join(left["words"].split()), "quote"), indent=4)
        return
    page.line((same, "strong"))
    page.beside(_side(left), _side(right), 2)


def _side(place: Data) -> Callable[[Page, int], None]:
    def write(page: Page, indent: int) -> None:
        page.line((place["text"], "id"), (f"  {where(place)}", "faint"), indent=indent, hang=2)
        page.prose(*_marked(place), indent=indent + 2)

    return write


def _marked(place: Data) -> list[Part]:
    """Give the words of a place, with braces round those that only this text has."""
    text, offset = place["words"], place["span"][0]
    parts: list[Part] = []
    at = 0
    for start, end in place["only_here"]:
        parts.append((flat(text[at : start - offset]), "quote"))
        parts.append((f"{{{flat(text[start - offset : end - offset])}}}", "strong"))
        at = end - offset
    parts.append((flat(text[at:]), "quote"))
    return parts


def flat(text: str) -> str:
    """Give a text on one line, with one space for any white space, also at its ends."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{inner}{' ' * text[-1].isspace()}"


def where(place: Data) -> str:
    """Tell where in a text a place is."""
    first, last = place["lines"]
    start, end = place["span"]
    lines = f"line {first:,}" if first == last else f"lines {first:,}–{last:,}"
    return f"{lines}, characters {start:,}–{end:,}"
