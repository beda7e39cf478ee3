"""By what positions changed, on a page: a line each."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.page import Page, Part
from disputes.view.labels import Labels

Data = dict[str, Any]

_MOST = 8
_STEP = 2


def print_causes(page: Page, causes: list[Data], labels: Labels, indent: int) -> None:
    """Print what positions changed by, the first few of many."""
    for cause in causes[:_MOST]:
        page.line(*_told(cause, labels), indent=indent, hang=_STEP)
    if len(causes) > _MOST:
        page.line(f"… {len(causes) - _MOST:,} more; --format json has all", indent=indent)


def _told(cause: Data, labels: Labels) -> list[Part]:
    change, before, after = cause["change"], cause["before"], cause["after"]
    match cause["by"]:
        case "assertion" if change == "changed":
            return [
                "by a changed assertion: ",
                *_act(after, labels),
                f"; before: {_short(before, after)}",
            ]
        case "assertion":
            return [f"by a {change} assertion: ", *_act(after or before, labels)]
        case "change of mind" | "retraction" | "disowning" as by:
            ender, ended = (before, after) if change == "removed" else (after, before)
            lead = f"by a {by}" if change == "new" else f"by a {change} {by}"
            return [f"{lead}: ", *_act(ender, labels), f"; before: {_short(ended, ender)}"]
        case "relation":
            told = cause["relation"]
            parts: list[Part] = [
                (told["claim"], "id"),
                f" {told['relation']} ",
                (told["other"], "id"),
            ]
            return [f"by a {change} relation: ", *parts]
        case "answers":
            question, one, other = cause["records"]
            lead = "by answers that were changed: "
            return [lead, (one, "id"), " and ", (other, "id"), " to ", (question, "id")]
        case "role":
            source, old, new = cause["records"]
            names = [
                f"{labels.source(one)}'s" if one != source else "their own" for one in (old, new)
            ]
            words_of = f"{labels.source(source)}'s words"
            return [f"by a changed role: {words_of} counted as {names[0]}, and now as {names[1]}"]
        case "source":
            return ["by a changed kind of source: ", (cause["records"][0], "id")]
    if before or after:
        return [f"by a {change} claim: ", *_act(after or before, labels)]
    return [f"by a {change} claim: ", (cause["records"][0], "id")]


def _act(act: Data, labels: Labels) -> list[Part]:
    told = f"{labels.speaker(act['source'])} {act['stance']} "
    return [told, (act["claim"], "id"), f", {words.said(act)}{words.manner(act, labels)}"]


def _short(act: Data, other: Data) -> str:
    """Give a stance beside another, with what the two do not share."""
    claim = f" {act['claim']}" if act["claim"] != other["claim"] else ""
    return f"{act['stance']}{claim}, {words.said(act)}"
