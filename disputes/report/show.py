"""One record whole, as text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from disputes.report import words
from disputes.report.claims import print_assertion, print_claim
from disputes.report.page import Page
from disputes.view.labels import Labels

Data = dict[str, Any]


def print_show(page: Page, data: Data, labels: Labels) -> None:
    """Print a record of any kind."""
    _PRINTERS[data["kind"]](page, data, labels)
    if data["note"]:
        page.blank()
        page.prose("Note: ", data["note"], hang=2)


def _claim(page: Page, data: Data, labels: Labels) -> None:
    print_claim(page, data, labels, topic=True)
    page.blank()
    _field(page, "Dispute", data["dispute"])
    if data["answers"]:
        value = f" — {data['value']} {data['unit'] or ''}".rstrip() if data["value"] else ""
        page.line("Answers: ", (data["answers"]["id"], "id"), value, hang=2)
        page.prose(data["answers"]["text"] or "", indent=2)
    _field(page, "When", data["when"])
    _field(page, "Where", data["where"])
    for relation in data["relations"]:
        _relation(page, f"{relation['relation'].capitalize()}: ", relation, "other")
    for relation in data["related_from"]:
        verb = _PASSIVE.get(relation["relation"], relation["relation"])
        _relation(page, f"{verb.capitalize()}: ", relation, "claim")
    for row in data["conditional"]:
        page.line("On a condition, commits nobody:", hang=2)
        print_assertion(page, data["id"], row["party"], row, labels, 2)
        if row["if"]:
            page.prose(f"if {labels.claim(row['if'])}", indent=4, hang=2)


_PASSIVE = {
    "contradicts": "contradicted by",
    "negates": "negated by",
    "implies": "implied by",
    "supports": "supported by",
    "weakens": "weakened by",
}


def _relation(page: Page, lead: str, relation: Data, end: str) -> None:
    page.line(lead, (relation[end], "id"), hang=2)
    page.prose(relation[f"{end}_text"] or "", indent=2)
    if relation["why"]:
        page.prose("why: ", relation["why"], indent=2, hang=2)


def _source(page: Page, data: Data, labels: Labels) -> None:
    kind = data["source_kind"] or "source"
    page.line((data["name"] or data["id"], "strong"), f"  {kind}  ", (data["id"], "id"))
    _field(page, "Role", data["role"])
    _field(page, "Also called", ", ".join(data["aliases"]))
    for role in data["speaks_for"]:
        span = " ".join(
            f"{word} {role[word]}" for word in ("from", "until") if role[word] is not None
        )
        page.line(
            "Speaks for: ",
            f"{labels.source(role['source'])} ",
            (role["source"], "id"),
            f", {span}" if span else "",
            hang=2,
        )
    _sources(page, "Spoken for by", data["spoken_for_by"], labels)
    _sources(page, "Member of", data["member_of"], labels)
    _sources(page, "Members", data["members"], labels)
    for document in data["publishes"]:
        page.line("Publishes: ", f"{labels.document(document)} ", (document, "id"), hang=2)
    _assertions(page, data, data["id"], labels)


def _document(page: Page, data: Data, labels: Labels) -> None:
    page.prose((data["title"] or data["id"], "strong"))
    page.line((data["id"], "id"))
    if data["publisher"]:
        page.line("Publisher: ", f"{labels.source(data['publisher'])} ", (data["publisher"], "id"))
    _field(page, "Published", data["published"])
    _field(page, "Author", data["author"])
    _field(page, "URL", data["url"])
    _field(page, "Archived at", data["archived_url"])
    _field(page, "Read on", data["accessed"])
    _field(page, "Language", data["language"])
    _field(page, "Archived text", data["text"])
    _field(page, "SHA-256", data["sha256"])
    for origin in data["based_on"]:
        page.line("Based on: ", f"{labels.origin(origin)} ", (origin, "id"), hang=2)
    for other in data["drawn_on_by"]:
        page.line("Drawn on by: ", f"{labels.document(other)} ", (other, "id"), hang=2)
    _assertions(page, data, "", labels)


def _question(page: Page, data: Data, labels: Labels) -> None:
    page.prose((data["text"] or data["id"], "strong"))
    unit = f", in {data['unit']}" if data["unit"] else ""
    page.line((data["id"], "id"), f"  question of kind {data['question_kind']}{unit}")
    _field(page, "Topic", labels.topic(data["topic"]) if data["topic"] else None)
    _field(page, "When", data["when"])
    _field(page, "Where", data["where"])
    page.blank()
    page.line((words.count(len(data["answers"]), "answer"), "heading"))
    for answer in data["answers"]:
        page.blank()
        if answer["value"]:
            page.line((answer["value"], "strong"), indent=2)
        _row(page, answer, labels)
        _field(page, "When", answer["when"], 4)
        _field(page, "Where", answer["where"], 4)


def _topic(page: Page, data: Data, labels: Labels) -> None:
    page.line((data["name"] or data["id"], "strong"), "  topic  ", (data["id"], "id"))
    for dispute in data["disputes"]:
        page.line("Dispute: ", (dispute["id"], "id"), hang=2)
    for question in data["questions"]:
        page.line("Question: ", (question["id"], "id"), hang=2)
        page.prose(question["text"] or "", indent=2)
    page.blank()
    page.line((words.count(len(data["claims"]), "claim"), "heading"))
    for claim in data["claims"]:
        page.blank()
        _row(page, claim, labels)


_PRINTERS: dict[str, Callable[[Page, Data, Labels], None]] = {
    "claim": _claim,
    "source": _source,
    "document": _document,
    "question": _question,
    "topic": _topic,
}


def _row(page: Page, claim: Data, labels: Labels) -> None:
    page.prose(claim["text"] or claim["id"], indent=2)
    page.line(words.status(claim), "  ", (claim["id"], "id"), indent=4)
    for side in ("for", "against", "undecided"):
        if claim[side]:
            names = words.listed([labels.source(party) for party in claim[side]])
            page.line(f"{side}: {names}", indent=4, hang=2)


def _field(page: Page, name: str, value: str | None, indent: int = 0) -> None:
    if value:
        page.line(f"{name}: ", value, indent=indent, hang=2)


def _sources(page: Page, name: str, ids: list[str], labels: Labels) -> None:
    for one in ids:
        page.line(f"{name}: ", f"{labels.source(one)} ", (one, "id"), hang=2)


def _assertions(page: Page, data: Data, party: str, labels: Labels) -> None:
    page.blank()
    number = words.count(len(data["assertions"]), "assertion")
    page.line((f"{number} on record", "heading"))
    for assertion in data["assertions"]:
        page.blank()
        page.prose(labels.claim(assertion["claim"]), indent=2)
        print_assertion(page, None, party, assertion, labels, 4)
