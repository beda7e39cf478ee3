"""The world as a party has it, on a page: topic by topic what it holds, denies and leaves open."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.claims import print_assertion
from disputes.report.page import Page, Part
from disputes.report.show.fields import named, party
from disputes.view.labels import Labels

Data = dict[str, Any]

_TITLES = {
    "holds": ("HOLDS", ""),
    "denies": ("DENIES", ""),
    "divided": ("DIVIDED", "what was said leads both ways"),
    "open": ("LEAVES OPEN", ""),
    "taken_back": ("TOOK BACK", ""),
    "changed": ("SAID BEFORE", "another stance has taken its place"),
    "conditional": ("ON A CONDITION", "commits nobody"),
}
_SIDES = {"for": "so", "against": "not so"}
_OPPOSITE = {"for": "against", "against": "for"}
_NOW = {
    "for": "holds it all the same",
    "against": "denies it all the same",
    "undecided": "otherwise undecided",
    "divided": "otherwise divided",
}


def print_holdings(page: Page, data: Data, labels: Labels) -> None:
    """Print what a party holds, denies, leaves open and has taken back, by topic."""
    page.blank()
    _summary(page, data, labels)
    by_topic: dict[str | None, dict[str, list[Data]]] = {}
    for part in _TITLES:
        for row in data[part]:
            by_topic.setdefault(row["topic"], {}).setdefault(part, []).append(row)
    for topic in sorted(by_topic, key=lambda one: (one is None, one or "")):
        page.blank()
        page.heading(labels.topic(topic))
        for part, (title, meaning) in _TITLES.items():
            rows = by_topic[topic].get(part, [])
            if rows:
                page.blank()
                page.line((title, "heading"), (f" — {meaning}" if meaning else "", "faint"))
            for row in rows:
                page.blank()
                _row(page, data["id"], row, labels)
    inferred = next((row for row in data["holds"] + data["denies"] if _by_inference(row)), None)
    if inferred is not None:
        page.blank()
        command = f"disputes why {inferred['claim']} {data['id']}{_options(data)}"
        page.line("How an inference is made, step by step:")
        page.verbatim(command, 2)


def _options(data: Data) -> str:
    as_of = f" --as-of {data['as_of']}" if data["as_of"] else ""
    return as_of + (" --by source" if data["by"] == "source" else "")


def _summary(page: Page, data: Data, labels: Labels) -> None:
    """Print how many claims the party holds, denies and so on, and who opposes it."""
    bound: list[str] = []
    for part in ("holds", "denies"):
        if data[part]:
            number = f"{len(data[part]):,}" if bound else words.count(len(data[part]), "claim")
            inferred = sum(map(_by_inference, data[part]))
            bound.append(f"{part} {number}{f' ({inferred:,} by inference)' if inferred else ''}")
    parts = [" and ".join(bound)]
    parts += [
        f"{verb} {words.count(len({row['claim'] for row in data[part]}), 'claim')}"
        for verb, part in (
            ("is divided on", "divided"),
            ("leaves open", "open"),
            ("took back a stance on", "taken_back"),
            ("changed a stance on", "changed"),
        )
        if data[part]
    ]
    told = " · ".join(filter(None, parts)) or "has no position on any claim"
    page.line(
        (labels.source(data["id"]), "strong"), f" {told}", (words.scope(data), "faint"), hang=2
    )
    if data["opposed_to"]:
        rows = sorted(data["opposed_to"], key=lambda row: (-row["claims"], row["party"]))
        names = [f"{labels.source(row['party'])} on {_opposed(row)}" for row in rows]
        page.line(f"Opposed by {named(names)}", hang=2)


def _opposed(row: Data) -> str:
    inferred = row["claims"] - row["directly"]
    by = f" ({inferred:,} by inference)" if inferred else ""
    return f"{words.count(row['claims'], 'claim')}{by}"


def _by_inference(row: Data) -> bool:
    return all(row[side] is None or row[side]["direct"] is None for side in ("for", "against"))


def _row(page: Page, party_id: str, row: Data, labels: Labels) -> None:
    page.prose((row["text"] or row["claim"], ""), indent=2)
    sides = [side for side in ("for", "against") if row.get(side) is not None]
    bound = f" — {words.force({**row[sides[0]], 'divided': False})}" if len(sides) == 1 else ""
    page.line(words.status(row), "  ", (row["claim"], "id"), bound, indent=4, hang=2)
    for side in sides:
        if len(sides) > 1:
            force = words.force({**row[side], "divided": False})
            page.line(f"{_SIDES[side]}: {force}", indent=4)
        if row["opposite"][side]:
            names = named([party(one, labels) for one in row["opposite"][side]])
            page.line(f"{_OPPOSITE[side]} it: {names}", indent=4, hang=2)
        print_side(page, row["claim"], party_id, row[side], labels, 6)
    if "assertion" in row:
        _other(page, party_id, row, labels)


def print_side(
    page: Page, claim: str, party_id: str, side: Data, labels: Labels, indent: int
) -> None:
    """Print a party's stances on a claim, or else from which other one it follows."""
    for assertion in side["assertions"]:
        print_assertion(page, claim, party_id, assertion, labels, indent)
    if side["from"] is None:
        return
    root = side["from"]
    steps = f", in {root['steps']:,} steps" if root["steps"] > 1 else ""
    also = "also follows" if side["assertions"] else "follows"
    lead: tuple[Part, ...] = (
        f"{also} from having said that ",
        (root["claim"], "id"),
        f" is {_SIDES[root['side']]}{steps}",
    )
    page.line(*lead, indent=indent, hang=2)
    if not side["assertions"]:
        page.prose((labels.claim(root["claim"]), "faint"), indent=indent + 2)


def _other(page: Page, party_id: str, row: Data, labels: Labels) -> None:
    """Print an act that binds the party to nothing, and what ended it."""
    if row["assertion"] is None:
        print_assertion(page, row["claim"], party_id, row["by"], labels, 6)
        page.line("what was said before is not on record", indent=8)
        return
    print_assertion(page, row["claim"], party_id, row["assertion"], labels, 6)
    if row["assertion"]["if"]:
        page.prose(f"if {labels.claim(row['assertion']['if'])}", indent=8, hang=2)
    if row["by"] is not None:
        page.line("then", indent=6)
        print_assertion(page, row["claim"], party_id, row["by"], labels, 6)
    if row["how"] == "declined" and row["now"]:
        page.line(_NOW[row["now"]], indent=6)
