"""Passages that texts share, on a page: side by side, with what only one text has in braces."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.page import Page
from disputes.report.reuse.many import print_furniture, print_stock
from disputes.report.reuse.names import Names
from disputes.report.reuse.overview import print_overview, print_pairs
from disputes.report.reuse.pairs import print_pair
from disputes.report.reuse.proposals import print_proposals
from disputes.report.reuse.utterances import print_utterances
from disputes.view.labels import Labels

Data = dict[str, Any]


def print_reuse(
    page: Page, data: Data, labels: Labels, *, passages: bool, every: bool = True
) -> None:
    """Print what texts share.

    ``passages`` asks for the words, not only for how many; without them ``every`` asks for all
    pairs, where they are many.
    """
    names = Names(data, labels)
    texts = data["texts"]
    total = sum(text["words"] for text in texts)
    page.line(f"{words.count(len(texts), 'text')}, {words.count(total, 'word')}")
    for one in data["unread"]:
        page.line("not read: ", (one["text"], "id"), f": {one['why']}", indent=2, hang=2)
    print_overview(page, data, names)
    pairs = sorted(data["pairs"], key=lambda pair: (-pair["words"], pair["texts"]))
    if pairs and passages:
        page.blank()
        page.line(
            "Passages stand as in the texts. What only one of the two has, or spells otherwise, is "
            "in {braces}.",
            hang=2,
        )
        for pair in pairs:
            print_pair(page, pair, names, labels)
    elif pairs:
        print_pairs(page, pairs, every=every)
    print_utterances(page, data["utterances"], names, labels)
    print_furniture(page, data["furniture"])
    print_stock(page, data["stock"])
    print_proposals(page, data["proposals"], labels)
