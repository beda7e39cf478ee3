"""How plain data is put into words: dates, quotes, counts, statuses."""

from __future__ import annotations

from typing import Any

from disputes.view.labels import STATUS_SIGNS, Labels

Data = dict[str, Any]


_SIDES = {"for": "that it is so", "against": "that it is not so"}
_OPENING = frozenset("\"'“”„‟«»‹「『｢‘‚")


def count(number: int, one: str, many: str | None = None) -> str:
    """Give a number with its noun: ``1 origin``, ``2 origins``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: list[str]) -> str:
    """Join names as in a sentence."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def status(data: Data) -> str:
    """Give a claim's status as words, with its sign."""
    word = str(data["status"])
    inferred = ", by inference" if data["by_inference"] else ""
    return f"{STATUS_SIGNS[word]} {word}{inferred}"


def scope(data: Data) -> str:
    """Give the date and the way of counting that an answer keeps to, where they are not usual."""
    as_of = f" · as of {data['as_of']}" if data["as_of"] else ""
    by = " · every source for itself" if data["by"] == "source" else ""
    return f"{as_of}{by}"


def across(pairs: list[list[str]], labels: Labels) -> str:
    """Give who agrees though they oppose one another elsewhere."""
    names = [labels.source(party) for party in sorted({one for pair in pairs for one in pair})]
    return f"across the divide: {listed(names)} oppose one another elsewhere"


def said(assertion: Data) -> str:
    """Give when something was said; ``≤`` where only its publication is known."""
    if assertion["said"] is None:
        return "undated"
    return str(assertion["said"]) if assertion["said_given"] else f"≤\u00a0{assertion['said']}"


def manner(assertion: Data, labels: Labels) -> str:
    """Give how it was said, where that is out of the ordinary."""
    parts = []
    if assertion["jointly_with"]:
        others = [labels.source(source) for source in assertion["jointly_with"]]
        parts.append(f"jointly with {listed(others)}")
    if assertion["conditional"]:
        parts.append(f"if {assertion['if'] or 'a condition that cannot be read'}")
    if assertion["own"]:
        parts.append("speaking only for himself")
    if assertion["inferred"]:
        parts.append("inferred from the words, not stated")
    return f" ({'; '.join(parts)})" if parts else ""


def quoted(report: Data) -> str:
    """Give a report's words: direct words within quotation marks, and only these."""
    words = str(report["quote"])
    wrapped = _is_wrapped(words)
    if report["speech"] == "direct":
        return words if wrapped else f"“{words}”"
    return words.strip()[1:-1] if wrapped else words


def where(report: Data, labels: Labels) -> str:
    """Give where a report stands, whose words it has, and the chain that it came through."""
    document = labels.document(report["document"]) if report["document"] else "no document"
    return " · ".join([document, *voice(report, labels)])


def voice(report: Data, labels: Labels) -> list[str]:
    """Give the place within the document, whose words these are, and through whom they came."""
    parts = []
    if report["at"]:
        parts.append(str(report["at"]))
    if report["quote"] is not None:
        parts.append(
            {
                "direct": "direct words",
                "mixed": "partly direct words",
                "indirect": "paraphrase",
                "own": "in its own voice",
            }[report["speech"]]
        )
    if report["via"]:
        parts.append("via " + ", ".join(labels.origin(link) for link in report["via"]))
    return parts


def witnesses(position: Data) -> str:
    """Give ``3 documents, 1 origin``."""
    documents, origins = len(position["documents"]), len(position["origins"])
    return f"{count(documents, 'document')}, {count(origins, 'origin')}"


def force(position: Data) -> str:
    """Give how a party is bound: firmly or hedged, directly, by inference, or both."""
    direct, derived = position["direct"], position["derived"]
    if derived is None:
        words = str(direct)
    elif direct is None:
        words = f"{derived}, by inference"
    elif direct == derived:
        words = f"{direct}, also by inference"
    else:
        words = f"{direct}, and {derived} by inference"
    if position["divided"]:
        words += ", divided"
    if position.get("inferred"):
        words += ", inferred from the words"
    return words


def reason(data: Data, side: str, labels: Labels) -> str:
    """Give the relation behind a step, in words."""
    kind = data["relation"]
    if kind == "answers":
        question = labels.kb.questions.get(data["question"])
        text = (question.text if question else None) or data["question"]
        values = " and ".join(f"'{value}'" for value in data["values"] if value is not None)
        given = f", {values}," if values else ""
        return f"the two answers{given} exclude one another ({data['question']}: {text})"
    words = {
        "contradicts": "both cannot be true",
        "negates": "exactly one is true",
        "implies": "if the one is so, so is the other"
        if side == "for"
        else "if the other is not so, neither is the one",
    }[kind]
    why = f": {data['why']}" if data["why"] else ""
    return f"{data['claim']} {kind} {data['other']} ({words}){why}"


def side(word: str) -> str:
    """Give a side as a clause."""
    return _SIDES[word]


def _is_wrapped(words: str) -> bool:
    if words[:1] not in _OPENING:
        return False
    from disputes.archive.marks import wrapped

    return wrapped(words)
