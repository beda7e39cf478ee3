"""Assertions, reports and chains as nodes of linked data, with PROV for how words travelled.

What a source said is an entity, attributed to it. Each link of a chain has an account of its own,
derived from the one before; the report is derived from the last, or from what was said itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disputes.export.nodes import Node, date, filled, named, origin
from disputes.export.subject import Subject
from disputes.model.records import Report
from disputes.model.terms import Speech
from disputes.reason.witnesses import origin_of
from disputes.view.identified import NamedAssertion
from disputes.view.tables.said import speaker


def said(subject: Subject) -> Iterator[Node]:
    """Give every assertion, with its reports and their chains behind it."""
    standing = subject.standing
    for one in subject.told:
        assertion = one.assertion
        sources = sorted(set(assertion.sources))
        yield filled(
            {
                "@id": f"assertion:{one.id}",
                "@type": ["d:Assertion", "prov:Entity"],
                "prov:wasAttributedTo": named("source", sources),
                "d:stance": f"stance:{assertion.stance.word}",
                "d:claim": f"claim:{assertion.claim}",
                "d:said": date(one.said) if one.given else None,
                "d:firstPublished": None if one.given else date(one.said),
                "d:conditional": assertion.conditional or None,
                "d:condition": f"claim:{assertion.condition}" if assertion.condition else None,
                "d:inferred": assertion.inferred or None,
                "d:own": assertion.own or None,
                "d:standsFor": [
                    f"source:{source}" for source in sources if (id(assertion), source) in standing
                ],
                "d:note": assertion.note,
            }
        )
        for report_id, report in one.reports:
            yield from _report(subject, one, report_id, report)


def _report(
    subject: Subject, one: NamedAssertion, report_id: str, report: Report
) -> Iterator[Node]:
    kb = subject.analysis.kb
    shown = subject.evidence.shown(speaker(kb, one.assertion.sources, report.document), report)
    name = f"report:{report_id}"
    # What a document says in its own voice is no account of words said elsewhere: its chain leads
    # to where it took them from.
    before = None if shown.speech is Speech.OWN else f"assertion:{one.id}"
    first_hand = report.via is not None and not report.via
    for number, link in enumerate(report.via or (), 1):
        account = f"{name}:via:{number}"
        place = origin(kb, link)
        yield filled(
            {
                "@id": account,
                "@type": ["d:Account", "prov:Entity"],
                "d:document" if link in kb.documents else "prov:wasAttributedTo": place,
                "prov:wasDerivedFrom": before,
            }
        )
        before = account
    document = f"document:{report.document}" if report.document else None
    earliest = origin_of(kb, report)
    yield filled(
        {
            "@id": name,
            "@type": _types(report, shown.speech),
            "d:assertion": f"assertion:{one.id}",
            "d:document": document,
            "d:quote": report.quote,
            "d:speech": f"speech:{shown.speech.value}",
            "d:at": report.at,
            "d:translation": report.translation,
            "d:start": shown.span[0] if shown.span else None,
            "d:end": shown.span[1] if shown.span else None,
            "d:via": [origin(kb, link) for link in report.via or ()],
            "d:origin": origin(kb, earliest) if earliest else None,
            "prov:wasQuotedFrom": document if report.quote else None,
            "prov:hadPrimarySource" if first_hand else "prov:wasDerivedFrom": before,
            "d:note": report.note,
        }
    )


def _types(report: Report, speech: Speech) -> list[str]:
    """Give a report's types; only the speaker's own words are a quotation of him."""
    quotation = ["schema:Quotation"] if report.quote and speech is Speech.DIRECT else []
    return ["d:Report", "prov:Entity", *quotation]


def appearances(subject: Subject) -> dict[str, dict[str, Iterable[str]]]:
    """Give the documents in which each claim is on record, and the first where it is certain.

    What is only inferred from a document's words does not appear in it. The first is the one
    that was published before all others began to be.
    """
    kb = subject.analysis.kb
    found: dict[str, set[str]] = {}
    for one in subject.told:
        if not one.assertion.inferred:
            documents = found.setdefault(one.assertion.claim, set())
            documents.update(report.document for report in one.assertion.reports if report.document)
    return {
        claim: {"all": documents, "first": _first(subject, documents)}
        for claim, documents in found.items()
        if claim in kb.claims
    }


def _first(subject: Subject, documents: Iterable[str]) -> list[str]:
    dates = [(subject.analysis.kb.documents[one].published, one) for one in sorted(documents)]
    dated = [(published.period, one) for published, one in dates if published is not None]
    if not dated or len(dated) < len(dates):
        return []
    period, first = min(dated, key=lambda pair: pair[0].order())
    later = all(other.is_later_than(period) for other, one in dated if one != first)
    return [first] if later else []
