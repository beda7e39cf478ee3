"""A publisher should not be its own wire.

A chain tells through whom a document's publisher got the words. Where it holds the publisher
itself, the document is counted as coming from elsewhere, and two witnesses may be counted as one or
one as two.

Bad:

    sources:
      ann: {name: Ann, kind: person}
      wire: {name: Wire, kind: agency}
    documents:
      post: {title: Rain, publisher: wire}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann, in: post, quote: it rained all night, via: [wire]}

Good:

    sources:
      ann: {name: Ann, kind: person}
      wire: {name: Wire, kind: agency}
    documents:
      post: {title: Rain, publisher: wire}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann, in: post, quote: it rained all night, via: []}

Fix: take the publisher out of the chain; `via: []` says that the document has it at first hand. If
it drew on an earlier document of its own, name that document.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.places import member_field
from disputes.check.problem import Problem, problem
from disputes.check.reports import Via
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.records import Document

CODE = Code("D406", "own-wire", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Find publishers in the chains that lead to them, and among what they draw on; linear."""
    documents = subject.kb.documents
    for document in documents.values():
        for number, basis in enumerate(document.based_on):
            if basis == document.publisher:
                yield problem(
                    document.place,
                    f"'{document.id}' is based on its own publisher, '{basis}'",
                    field=member_field(document.place, "based_on", number, len(document.based_on)),
                    hint="take it out, or name the earlier document",
                    record=document.id,
                )
    for one in subject.vias:
        for name in one.documents:
            document = documents[name]
            if document.publisher is not None and document.publisher in one.via:
                yield _problem(one, document, document.publisher)
                break


def _problem(one: Via, document: Document, publisher: str) -> Problem:
    return problem(
        one.place,
        f"the chain to '{document.id}' holds its own publisher, '{publisher}'",
        field=member_field(one.place, "via", one.via.index(publisher), len(one.via)),
        hint="take it out: `via: []` says first hand; or name the earlier document",
        record=one.assertion.claim,
    )
