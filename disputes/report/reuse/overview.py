"""How many texts share something, and which: groups of texts, and pairs without their words."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.page import Page, Part
from disputes.report.reuse.names import Names, fitting

Data = dict[str, Any]

_MOST_GROUPS = 10
_MOST_PAIRS = 30


def print_overview(page: Page, data: Data, names: Names) -> None:
    """Print how many pairs of texts there are, and what groups they make, the largest first."""
    what = f"runs of {data['least']} words and more in common"
    if data["threshold"]:
        what += f", and at least {100 * data['threshold']:g} % of the wording of one"
    pairs = data["pairs"]
    if not pairs:
        page.line(f"No two texts have {what}.", hang=2)
        return
    have = "has" if len(pairs) == 1 else "have"
    page.line(f"{words.count(len(pairs), 'pair')} of texts {have} {what}.", hang=2)
    groups = sorted(data["groups"], key=lambda group: (-len(group), group))
    if len(groups) > 1:
        page.line(f"They make {len(groups):,} groups of texts:", hang=2)
    for group in groups[:_MOST_GROUPS]:
        told = f"{words.count(len(group), 'text')} together: "
        listed = fitting([names.title(text) for text in group], page.width - len(told) - 2)
        page.line(f"{told}{listed}", indent=2, hang=2)
    if len(groups) > _MOST_GROUPS:
        rest = groups[_MOST_GROUPS:]
        size = f"up to {len(rest[0])} texts" if len(rest[0]) > 2 else "2 texts"
        page.line(f"and {len(rest):,} more of {size} each; JSON has them all", indent=2, hang=2)


def print_pairs(page: Page, pairs: list[Data], *, every: bool) -> None:
    """Print a table of pairs, those that share most first, without the words that they share."""
    shown = pairs if every else pairs[:_MOST_PAIRS]
    page.blank()
    page.line("`--passages` shows the words; so does naming two texts.", hang=2)
    page.blank()
    rows: list[list[Part]] = [
        [
            f"{pair['words']:,}",
            f"{pair['containment']:.0%}".replace("%", " %"),
            str(len(pair["unusual"]) or "·"),
            (pair["texts"][0], "id"),
            (pair["texts"][1], "id"),
        ]
        for pair in shown
    ]
    page.table(["words", "share", "unusual", "one text", "other text"], rows, pinned=1)
    if len(shown) < len(pairs):
        left = pairs[len(shown) :]
        least, most = left[-1]["words"], left[0]["words"]
        share = f"{least:,} to {most:,} words" if least < most else words.count(most, "word")
        number = words.count(len(left), "more pair")
        page.blank()
        page.line(f"and {number}, which share {share}: `--no-passages` lists them all", hang=2)
