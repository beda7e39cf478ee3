"""Asking for an assertion, a report or a relation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from disputes.cli.asking.checking import told, unknown
from disputes.cli.asking.dialogue import Dialogue
from disputes.cli.asking.fitting import Fitting
from disputes.cli.asking.question import Asker, Question
from disputes.cli.asking.quotes import quote_question
from disputes.cli.completion.matching import Offer
from disputes.cli.editing.options import given_fields
from disputes.cli.session import unknown_id, unknown_word
from disputes.errors import WrongUse
from disputes.model.fields import ASSERTION, CLAIM, RELATIONS, STANCES

if TYPE_CHECKING:
    from disputes.cli.session import Session
    from disputes.load import LoadResult
    from disputes.load.plain import Plain

_ANOTHER = "Another report of the same act, in other words."
_REPORT = ("via", "speech", "at", "translation")


def ask_assertion(
    session: Session, asker: Asker, loaded: LoadResult, options: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Mapping[str, Plain]]]:
    """Ask for an assertion; give the options, and what further reports of it say."""
    dialogue = Dialogue(asker, loaded, options)
    dialogue.demand_right("assertion")
    _ask_claim(dialogue, "claim", "Claim")
    _ask_stance(dialogue)
    _ask_words(session, dialogue, "assertion")
    names = ("said", *_REPORT, "if", "inferred", "own", "note")
    reports: list[Mapping[str, Plain]] = []
    while True:
        words = {"report": _ANOTHER} if dialogue.has("in") else {}
        if not dialogue.more("assertion", names, words):
            return dialogue.options, reports
        reports.append(_another(session, dialogue))


def ask_report(
    session: Session, asker: Asker, loaded: LoadResult, options: Mapping[str, Any]
) -> dict[str, Any]:
    """Ask for a further report of an assertion; give the options with it."""
    dialogue = Dialogue(asker, loaded, options)
    dialogue.demand_right("report")
    _ask_claim(dialogue, "claim", "Claim")
    if not dialogue.has("number"):
        dialogue.options["number"] = _ask_number(dialogue)
    _ask_report(session, dialogue)
    return dialogue.options


def ask_relation(asker: Asker, loaded: LoadResult, options: Mapping[str, Any]) -> dict[str, Any]:
    """Ask for a relation between two claims; give the options with it."""
    dialogue = Dialogue(asker, loaded, options)
    _ask_claim(dialogue, "claim", "Claim")
    if not dialogue.has("kind"):
        abouts = {name: CLAIM.fields[name].about for name in RELATIONS}
        dialogue.options["kind"] = asker.ask(_of_words("Relation", abouts, "relation"))
    _ask_claim(dialogue, "other", f"{str(dialogue.options['kind']).capitalize()} which claim")
    if not dialogue.has("why"):
        why = Question("Why", "Why it holds, in one sentence. Empty: not said.")
        dialogue.options["why"] = asker.ask(why) or None
    return dialogue.options


def _ask_claim(dialogue: Dialogue, name: str, label: str) -> None:
    claims = dialogue.loaded.kb.claims
    if dialogue.has(name) and dialogue.options[name] not in claims:
        raise unknown_id(dialogue.options[name], sorted(claims), "claim")
    if dialogue.has(name):
        return
    if not claims:
        raise WrongUse("there is no claim yet", "`disputes add claim` adds one")
    found = dialogue.fields.records("claims")
    question = Question(
        label,
        "Some words of it, or its id.",
        needed=True,
        offers=found,
        settled=lambda typed: found.one(typed) or typed.strip(),
        wrong=lambda answer: unknown(dialogue.loaded, ("claims",), [answer]),
        told=lambda answer: " ".join(one.about for one in found.named(answer)),
    )
    dialogue.options[name] = dialogue.asker.ask(question)


def _ask_stance(dialogue: Dialogue) -> None:
    if any(dialogue.has(name) for name in STANCES):
        return
    if not dialogue.loaded.kb.sources:
        raise WrongUse("there is no source yet", "`disputes add source` adds one")
    abouts = {name: ASSERTION.fields[name].about for name in STANCES}
    stance = dialogue.asker.ask(_of_words("Stance", abouts, "stance"))
    dialogue.field("assertion", stance, label=f"Who {stance}", needed=True)


def _ask_words(session: Session, dialogue: Dialogue, record: str) -> None:
    """Ask where it is on record, and in which words."""
    dialogue.field(record, "in")
    if dialogue.has("quote"):
        return
    documents = dialogue.options.get("in") or ()
    verified = not dialogue.options.get("unverified")
    if documents:
        question, looked_up = quote_question(
            dialogue.loaded, session.root, documents, verified=verified
        )
        dialogue.options["quote"] = dialogue.asker.ask(question) or None
        if dialogue.has("quote") and not looked_up and session.root is not None:
            dialogue.options["unverified"] = True


def _ask_report(session: Session, dialogue: Dialogue) -> None:
    _ask_words(session, dialogue, "report")
    dialogue.more("report", (*_REPORT, "note"), {})


def _another(session: Session, assertion: Dialogue) -> Mapping[str, Plain]:
    """Ask for another report of an assertion."""
    unverified = {"unverified": assertion.options.get("unverified")}
    dialogue = Dialogue(assertion.asker, assertion.loaded, unverified)
    _ask_report(session, dialogue)
    assertion.options |= {"unverified": dialogue.options["unverified"]}
    fields = given_fields("report", dialogue.options)
    return {**fields, "via": []} if dialogue.has("first_hand") else fields


def _ask_number(dialogue: Dialogue) -> int:
    """Ask for one of the assertions on a claim, by its number; raises ``WrongUse``."""
    loaded, claim_id = dialogue.loaded, dialogue.options["claim"]
    listed = loaded.kb.claims[claim_id].assertions
    if not listed:
        hint = f"`disputes add assertion {claim_id}` adds one"
        raise WrongUse(f"there is no assertion on '{claim_id}' yet", hint)
    offers = []
    for number, one in enumerate(listed, 1):
        said, _ = loaded.kb.said(one)
        quote = next((report.quote for report in one.reports if report.quote), None)
        parts = [f"{', '.join(one.sources)} {one.stance.word}", str(said.text) if said else ""]
        parts.append(f"quote: {quote}" if quote else "")
        names = (*one.sources, quote or "")
        offers.append(Offer(str(number), " · ".join(filter(None, parts)), names))
    found = Fitting(offers)
    numbers = [offer.value for offer in offers]
    question = Question(
        "Assertion",
        "Which of those on the claim, by number or by words of it.",
        needed=True,
        offers=found,
        settled=lambda typed: found.one(typed) or typed.strip(),
        wrong=lambda answer: "" if answer in numbers else f"there is no assertion {answer} on it",
        told=lambda answer: " ".join(one.about for one in found.named(answer)),
    )
    return int(dialogue.asker.ask(question))


def _of_words(label: str, abouts: Mapping[str, str], what: str) -> Question:
    found = Fitting([Offer(name, about) for name, about in abouts.items()])
    return Question(
        label,
        needed=True,
        offers=found,
        settled=lambda typed: found.one(typed) or typed.strip(),
        wrong=lambda answer: (
            "" if answer in abouts else told(unknown_word(answer, tuple(abouts), what))
        ),
        told=lambda answer: abouts.get(answer, ""),
    )
