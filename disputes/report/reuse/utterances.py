"""Two wordings of what may be one utterance, on a page."""

from __future__ import annotations

from collections import Counter
from typing import Any

from disputes.report import words
from disputes.report.page import Page
from disputes.report.reuse.acts import act
from disputes.report.reuse.names import Names
from disputes.report.reuse.pairs import flat, where
from disputes.view.labels import Labels

Data = dict[str, Any]


def print_utterances(page: Page, utterances: list[Data], names: Names, labels: Labels) -> None:
    """Print quotations that may be one utterance, and what is on record of them."""
    if not utterances:
        return
    page.blank()
    page.heading("Perhaps one utterance in several translations or wordings")
    for one in utterances:
        page.blank()
        who = words.listed([labels.speaker(source) for source in one["speakers"]])
        named = (
            f"named as the speaker of each: {words.listed(one['named'])}" if one["named"] else ""
        )
        alike = f"alike to {one['similarity']} of 100"
        page.line((who or named or "speaker not on record", "strong"), f", {alike}", hang=2)
        for wording in one["wordings"]:
            page.prose((f"“{flat(wording['places'][0]['words']).strip()}”", "quote"), indent=2)
            for place in wording["places"]:
                page.line(
                    *names.parts(place["text"]), (f"  {where(place)}", "faint"), indent=4, hang=2
                )
        _recorded(page, one, labels)


def _recorded(page: Page, one: Data, labels: Labels) -> None:
    for row in one["as_one"]:
        told = f"on record as reports of one act: {act(row, labels)} "
        page.line(told, (row["claim"], "id"), indent=2, hang=2)
    if one["as_one"]:
        return
    page.line(
        "Proposed: if it is one utterance, record the wordings as reports of one assertion.",
        indent=2,
        hang=2,
    )
    apart = Counter((act(row, labels), row["claim"]) for row in one["apart"])
    for (who, claim), number in apart.items():
        told = f"on record in {words.count(number, 'assertion')}: {who} "
        page.line(told, (claim, "id"), indent=4, hang=2)
