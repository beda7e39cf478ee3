"""A document on a page: what it is, then what is on record in it, passage by passage."""

from __future__ import annotations

from typing import Any

from disputes.report import words
from disputes.report.page import Page
from disputes.report.show.fields import print_documents, print_field, print_sources
from disputes.view.labels import Labels

Data = dict[str, Any]


def print_record(page: Page, data: Data, labels: Labels) -> None:
    """Print a document whole."""
    page.prose((data["title"] or data["id"], "strong"))
    page.line((data["id"], "id"))
    if data["publisher"]:
        name = f"{labels.source(data['publisher'])}  "
        page.line(("Publisher: ", "faint"), name, (data["publisher"], "id"))
    print_field(page, "Published", data["published"])
    print_field(page, "Author", data["author"])
    print_field(page, "URL", data["url"])
    print_field(page, "Archived at", data["archived_url"])
    print_field(page, "Read on", data["accessed"])
    print_field(page, "Language", data["language"])
    print_field(page, "Archived text", data["text"])
    print_field(page, "SHA-256", data["sha256"])
    print_sources(page, "Based on", data["based_on"], labels)
    print_documents(page, "Drawn on by", data["drawn_on_by"], labels)
    _on_record(page, data, labels)


def _on_record(page: Page, data: Data, labels: Labels) -> None:
    number, only = data["on_record"], data["only_here"]
    page.blank()
    if not number:
        page.line("Nothing is on record in it.", (words.scope(data), "faint"))
        return
    all_only = only == number
    page.line(
        (f"{words.count(number, 'assertion')} on record", "heading"),
        f", {'all' if all_only else f'{only:,}'} of them only here" if only else "",
        (words.scope(data), "faint"),
    )
    placed = [one for one in data["passages"] if one["line"] is not None]
    others = [one for one in data["passages"] if one["line"] is None]
    if placed:
        page.blank()
        page.heading("In the order of the text")
        for passage in placed:
            page.blank()
            _passage(page, passage, labels, mark=not all_only)
    if others:
        page.blank()
        page.heading(
            "Without a verified quote"
            if data["ordered_by"] == "text"
            else "In the order of the claims; the text is not at hand"
        )
        for passage in others:
            page.blank()
            _passage(page, passage, labels, mark=not all_only)


def _passage(page: Page, passage: Data, labels: Labels, *, mark: bool) -> None:
    """Print a passage with what it is the record of; ``mark`` says what is on record elsewhere."""
    place = []
    if passage["quote"] is None:
        place = ["no quote"]
    elif passage["line"] is not None:
        start, end = passage["span"]
        place = [f"line {passage['line']:,}, characters {start:,}–{end:,}"]
    voice = " · ".join([*place, *words.voice(passage, labels)])
    if passage["quote"] is not None:
        page.prose((words.quoted(passage), "quote"))
    page.line((voice, "faint"), hang=2)
    if passage["translation"]:
        page.prose("in translation: ", passage["translation"], hang=2)
    for told in passage["assertions"]:
        _told(page, told, labels, mark=mark)


def _told(page: Page, told: Data, labels: Labels, *, mark: bool) -> None:
    who = words.listed([labels.speaker(one) for one in told["sources"]])
    page.line(
        (who, "strong"),
        f" {told['stance']}, {words.said(told)}",
        (words.manner({**told, "jointly_with": []}, labels), "faint"),
        (f" · {_elsewhere(told)}" if mark else "", "faint"),
        indent=2,
        hang=2,
    )
    page.prose(told["text"] or told["claim"], indent=4)
    page.line(words.status(told), "  ", (told["claim"], "id"), indent=4)


def _elsewhere(told: Data) -> str:
    if told["only_record"]:
        return "only here"
    number = words.count(len(told["also_in"]), "other document")
    return f"also in {number}, {words.count(told['origins'], 'origin')} in all"
