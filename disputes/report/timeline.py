"""Stances by date on a page: a list, or where few parties speak a lane for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, zip_longest
from typing import Any

from disputes.escape.terminal import visible
from disputes.report import words
from disputes.report.claims import print_reports
from disputes.report.page import Page, Part
from disputes.report.rows import text_width, wrap_text
from disputes.report.show.fields import print_passed_on
from disputes.report.signs import STANCES
from disputes.view.labels import Labels

Data = dict[str, Any]

_LANE = 28
"""How wide a lane has to be at least."""

_DATE = 14
_MOST_ROWS = 400


def print_timeline(page: Page, data: Data, labels: Labels, *, lanes: bool) -> None:
    """Print stances by date; ``lanes`` allows a column for each party where they fit."""
    stances = sum(party["stances"] for party in data["parties"])
    _heading(page, data, stances, labels)
    if not stances:
        page.blank()
        page.line(_nothing(data))
        print_passed_on(page, data["passed_on"], labels)
        return
    quoted = data["quoted"]
    width = _lane_width(page, data) if lanes and stances <= _MOST_ROWS else 0
    if width:
        _print_lanes(page, data, labels, width, quoted=quoted)
    else:
        _print_list(page, data, labels, quoted=quoted)
    if data["kind"] != "claim":
        page.blank()
        page.line(("Claims", "heading"))
        for claim in data["claims"]:
            page.line((claim["id"], "id"), f"  {words.status(claim)}", indent=2, hang=2)
            page.prose(claim["text"] or "", indent=4)
    if not quoted:
        page.blank()
        page.line("--quotes shows the words, and where they stand.")


def _heading(page: Page, data: Data, stances: int, labels: Labels) -> None:
    kb, record = labels.kb, data["id"]
    name: str | None
    match data["kind"]:
        case "claim":
            name = labels.claim(record)
        case "question":
            name = kb.questions[record].text
        case "source":
            name = labels.speaker(record)
        case "document":
            name = kb.documents[record].title
        case "topic":
            name = labels.topic(record)
        case _:
            name = "Disputed claims"
    page.prose((name or record, "strong"))
    if data["kind"] == "claim" and data["claims"]:
        page.line(words.status(data["claims"][0]), "  ", (record, "id"))
    elif record is not None:
        page.line((record, "id"))
    number = words.count(stances, "stance")
    parties = words.count(len(data["parties"]), "party", "parties")
    notes = [f"{number} of {parties}" if stances else "no stances"]
    notes += [f"{word} {data[word]}" for word in ("since", "until") if data[word]]
    if data["as_of"]:
        notes.append(f"as of {data['as_of']}")
    if data["by"] == "source":
        notes.append("every source for itself")
    page.line((" · ".join(notes), "faint"), hang=2)


def _nothing(data: Data) -> str:
    if data["since"] or data["until"]:
        return "Nothing was said in that time."
    if data["kind"] == "disputes":
        return "Nothing is contested or questioned."
    if data["kind"] == "source":
        return "Nothing that it said itself is on record."
    return "Nothing is on record."


def _print_list(page: Page, data: Data, labels: Labels, *, quoted: bool) -> None:
    alone = len(data["parties"]) == 1
    indent = 2 if alone else 4
    for when, rows in groupby(data["rows"], key=_when):
        page.blank()
        page.line((when, "heading"))
        for party, own in groupby(sorted(rows, key=_by_party), key=_by_party):
            if not alone:
                page.line((_name(party, labels), "strong"), indent=2)
            for row in own:
                about: tuple[Part, ...] = ()
                if data["kind"] != "claim":
                    about = (" ", (row["claim"], "id"))
                page.line(
                    f"{_sign(row)} {_says(row, labels)}",
                    *about,
                    (_manner(row, labels), "faint"),
                    ("" if quoted else _documents(row), "faint"),
                    indent=indent,
                    hang=2,
                )
                for note in _notes(row):
                    page.line(note, indent=indent + 2, hang=2)
                if quoted:
                    print_reports(page, row["reports"], labels, indent + 2)


def _by_party(row: Data) -> tuple[str, bool]:
    return row["party"], row["narrator"]


def _print_lanes(page: Page, data: Data, labels: Labels, width: int, *, quoted: bool) -> None:
    head = [_name((party["id"], party["narrator"]), labels) for party in data["parties"]]
    table: list[list[Part]] = []
    for when, rows in groupby(data["rows"], key=_when):
        lanes: dict[str, list[Part]] = {party["id"]: [] for party in data["parties"]}
        for row in rows:
            about = f" {row['claim']}" if data["kind"] != "claim" else ""
            tail = "" if quoted else _documents(row)
            line = f"{_sign(row)} {_says(row, labels)}{about}{_manner(row, labels)}{tail}"
            under: list[Part] = [*_notes(row), *(_words(row, labels) if quoted else ())]
            lane = lanes[row["party"]]
            lane += _wrapped(line, width, 0)
            for part in under:
                lane += _wrapped(part, width, 2)
        if table:
            table.append([""] * (1 + len(head)))
        date = when if text_width(when) <= _DATE else when.replace("..", ".. ").replace("T", " T")
        dates: list[Part] = [(text, "heading") for text, _ in _wrapped(date, _DATE, 0)]
        table += [list(cells) for cells in zip_longest(dates, *lanes.values(), fillvalue="")]
    page.blank()
    page.table(["", *head], table)


def _wrapped(part: Part, width: int, indent: int) -> list[tuple[str, str]]:
    """Break a text into cells of a lane, the rows after the first by two columns further in."""
    text, style = (part, "") if isinstance(part, str) else part
    room = width - indent
    pieces = wrap_text(visible(text), room, room - 2 if not indent else room, fold=True)
    return [
        (" " * (indent or (2 if number else 0)) + piece, style)
        for number, piece in enumerate(pieces)
    ]


def _words(row: Data, labels: Labels) -> Iterator[Part]:
    """Give the reports of a row, the same words in several documents only once."""
    same: dict[tuple[str | None, str], list[Data]] = {}
    for report in row["reports"]:
        same.setdefault((report["quote"], report["speech"]), []).append(report)
    for group in same.values():
        if group[0]["quote"] is not None:
            yield (words.quoted(group[0]), "quote")
        for report in group:
            if report.get("translation"):
                yield f"in translation: {report['translation']}"
            yield (words.where(report, labels), "faint")


def _lane_width(page: Page, data: Data) -> int:
    """Give how wide lanes can be; 0 where they would be of no use, or too narrow."""
    lanes = len(data["parties"])
    if lanes < 2:
        return 0
    width = (page.width - _DATE) // lanes - 2
    if data["kind"] != "claim":
        longest = max(len(claim["id"]) for claim in data["claims"]) + 2
        width = 0 if longest > width else width
    return width if width >= _LANE else 0


_SPANS = {"month": " (month)", "year": " (year)", "period": " (period)"}


def _when(row: Data) -> str:
    return f"{words.said(row)}{_SPANS.get(row['precision'] or '', '')}"


def _name(party: tuple[str, bool], labels: Labels) -> str:
    return f"{labels.source(party[0])} (narrator)" if party[1] else labels.source(party[0])


def _sign(row: Data) -> str:
    return "·" if row["conditional"] else STANCES[row["stance"]]


def _says(row: Data, labels: Labels) -> str:
    if row["source"] == row["party"]:
        return str(row["stance"])
    return f"{labels.source(row['source'])} {row['stance']}"


def _manner(row: Data, labels: Labels) -> str:
    # Those who speak jointly stand side by side already, each in a row.
    joint = "jointly" if row["sources"] > 1 else ""
    manner = words.manner({**row, "jointly_with": []}, labels)[2:-1]
    condition = "commits nobody" if row["conditional"] else ""
    parts = [part for part in (joint, manner, condition) if part]
    return f" ({'; '.join(parts)})" if parts else ""


def _documents(row: Data) -> str:
    found = sorted({one["document"] for one in row["reports"] if one["document"]})
    return f" · in {', '.join(found)}" if found else ""


_MOST_ENDED = 5

_CHANGED_TO = {
    "changed": "changed to {}",
    "retracted": "retracted{}",
    "disowned": "disowned{}",
    "superseded": "its opposite follows from {}",
}
_CHANGED_FROM = {
    "changed": "changed from: {}",
    "retracted": "takes back: {}",
    "disowned": "disowns: {}",
    "superseded": "replaces: {}",
}


def _notes(row: Data) -> Iterator[str]:
    """Say what ended a stance, and what it ended itself."""
    ended_by = {end["how"]: end for end in row["ended_by"]}
    if "restated" in ended_by:
        yield f"restated, {words.said(ended_by['restated'])}"
    ends = [
        phrase.format(_retold(ended_by[how], row))
        for how, phrase in _CHANGED_TO.items()
        if how in ended_by
    ]
    if ends:
        yield f"no longer stands: {'; '.join(ends)}"
    for how, phrase in _CHANGED_FROM.items():
        own = [_retold(end, row) for end in row["ended"] if end["how"] == how]
        if own:
            more = len(own) - _MOST_ENDED
            rest = [f"{more:,} more"] if more > 0 else []
            yield phrase.format("; ".join([*own[:_MOST_ENDED], *rest]))


def _retold(end: Data, row: Data) -> str:
    """Name another act of the same source by its stance and date, and its claim if another."""
    if end["stance"] in ("retracts", "disowns"):
        return f", {words.said(end)}"
    about = f" {end['claim']}" if end["claim"] != row["claim"] else ""
    return f"{end['stance']}{about}, {words.said(end)}"
