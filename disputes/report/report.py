"""The report as text: what is contested, by whom, in which words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from disputes.report import words
from disputes.report.page import Page, Part
from disputes.report.pieces import rendered
from disputes.view.labels import STATUS_SIGNS
from disputes.view.outline import Outline, TopicPart

Data = dict[str, Any]


PrintClaim = Callable[[Page, str], None]
"""Prints the claim of an id, with all that is known of it."""


def print_report(page: Page, told: Outline, print_one: PrintClaim) -> None:
    """Print a report: the counts first, then topic by topic its disputes and other claims."""
    _summary(page, told)
    claims = _claims(page, told, print_one)
    for part in told.parts:
        page.blank()
        page.heading(part.name)
        _topic(page, part, told, claims)
    if told.agreements:
        page.blank()
        page.heading("Agreed across the divide: by parties that oppose one another elsewhere")
        _agreements(page, told)
    if not told.parts:
        page.blank()
        page.line(_nothing(told))


def _claims(page: Page, told: Outline, print_one: PrintClaim) -> Callable[[], None]:
    """Give what prints the next claim, of all that are told; many are rendered ahead."""
    ids = iter(told.told())
    apart = page.apart()
    if apart is None:
        return lambda: print_one(page, next(ids))

    def render(claim: str) -> str:
        print_one(apart, claim)
        return apart.taken()

    texts = rendered(list(ids), render)
    return lambda: page.raw(next(texts))


def _summary(page: Page, told: Outline) -> None:
    data, totals = told.data, told.totals
    disputes = len(data["disputes"])
    counts = data["counts"]
    disputed = counts["contested"] + counts["questioned"]
    of = totals["claims"]
    if told.chosen_by:
        chosen = f"{totals['chosen']:,} of {words.count(of, 'claim')}"
        page.line((f"{chosen}: {', '.join(told.chosen_by)}", "heading"))
    if disputes or not told.chosen_by:
        heading = f"{words.count(disputes, 'dispute')} over {words.count(disputed, 'claim')}"
        page.line((heading, "heading"), "" if told.chosen_by else f" of {of:,}")
    _between(page, told)
    _latest(page, told)
    some = [
        f"{STATUS_SIGNS[name]}\u00a0{number:,}\u00a0{name}"
        for name, number in counts.items()
        if number
    ]
    if some:
        page.line("  ".join(some))
    size = (
        f"{words.count(totals['assertions'], 'assertion')} by "
        f"{words.count(totals['sources'], 'source')} in "
        f"{words.count(totals['documents'], 'document')}"
    )
    page.line((f"{size}{words.scope(data)}", "faint"))


def _between(page: Page, told: Outline) -> None:
    if len(told.data["disputes"]) < 2:
        return
    pairs = [
        f"{told.labels.source(one)} × {told.labels.source(other)}\u00a0({number:,})"
        for one, other, number in told.between[:_MOST_PAIRS]
    ]
    if len(told.between) > _MOST_PAIRS:
        pairs.append(f"… {len(told.between) - _MOST_PAIRS:,} more pairs")
    if pairs:
        page.line("between " + "; ".join(pairs), indent=2, hang=2)


def _latest(page: Page, told: Outline) -> None:
    latest = told.data["latest"]
    if not latest:
        return
    lead = f"latest: {words.said(latest[0])}, "
    if len(latest) > _MOST_LATEST:
        page.line(f"{lead}{len(latest):,} stances", indent=2, hang=2)
        return
    parts: list[Part] = [lead]
    for number, one in enumerate(latest):
        between = "; " if number else ""
        parts += [f"{between}{told.labels.source(one['source'])} {one['stance']} "]
        parts += [(one["claim"], "id")]
    page.line(*parts, indent=2, hang=2)


def _topic(page: Page, part: TopicPart, told: Outline, print_next: Callable[[], None]) -> None:
    for dispute, claims in part.disputes:
        page.blank()
        _dispute(page, dispute, len(claims), told)
        for _ in claims:
            page.blank()
            print_next()
    for _ in part.claims:
        page.blank()
        print_next()


def _agreements(page: Page, told: Outline) -> None:
    for one in told.agreements:
        page.blank()
        page.prose((one.text, "strong"), indent=2)
        page.line(f"{STATUS_SIGNS[one.status]} {one.status}  ", (one.claim, "id"), indent=2)
        for position in one.positions:
            name = (told.labels.source(position["party"]), "strong")
            page.line(name, f" — {words.force(position)}", indent=4, hang=2)


_MOST_LATEST = 3
_MOST_PAIRS = 8


def _dispute(page: Page, dispute: Data, shown: int, told: Outline) -> None:
    labels = told.labels
    opposed = dispute["opposed"]
    pairs = [f"{labels.source(one)} × {labels.source(other)}" for one, other in opposed]
    if len(pairs) > _MOST_PAIRS:
        parties = len({party for pair in opposed for party in pair})
        more = f"… {len(pairs) - _MOST_PAIRS:,} more pairs of {parties:,} parties"
        pairs = [*pairs[:_MOST_PAIRS], more]
    inferred = ", by inference" if dispute["by_inference"] else ""
    if shown < len(dispute["claims"]):
        inferred += f", {shown:,} of them shown"
    page.line(
        ("Dispute ", "heading"),
        (dispute["id"], "id"),
        f" · {words.count(len(dispute['claims']), 'claim')}{inferred}",
    )
    page.line("between " + "; ".join(pairs), indent=2, hang=2)


def _nothing(told: Outline) -> str:
    if told.chosen_by:
        return "No claim fits these options."
    if not told.totals["claims"]:
        if not told.data["complete"]:
            return "No claim could be read. `disputes check` tells why."
        if told.only_drafts:
            return "All claims stand in drafts, which take no part in reports."
        return "The knowledge base has no claims yet."
    return "Nothing is contested or questioned. `disputes report --all` shows every claim."
