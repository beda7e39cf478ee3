"""No document may be based on itself, not even through others.

Reports are counted by their origin, which is found by going from a document to what it is based on.
A circle has no first document, so where the words come from is not known, and one witness may be
counted as two.

Bad:

    documents:
      wire: {title: What the agency sent, based_on: [article]}
      article: {title: What the paper printed, based_on: [wire]}

Good:

    documents:
      wire: {title: What the agency sent}
      article: {title: What the paper printed, based_on: [wire]}

Fix: take the later document out of the `based_on` of the earlier one.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.circles import Link, Wording, find_circles, told
from disputes.check.places import member_field
from disputes.check.problem import Problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D105", "circular-derivation", Level.ERROR)

_WORDING = Wording(
    "based_on",
    "is based on",
    "documents",
    "leave it out",
    "take the later document out of the based_on of the earlier one",
)


def check(subject: Subject) -> Iterator[Problem]:
    """Find circles of documents."""
    documents = subject.kb.documents
    links = [
        Link(document.id, origin, index)
        for document in documents.values()
        for index, origin in enumerate(document.based_on)
        if origin in documents
    ]

    def field(link: Link) -> str:
        document = documents[link.tail]
        return member_field(document.place, "based_on", link.position, len(document.based_on))

    places = {link.tail: documents[link.tail].place for link in links}
    yield from told(find_circles(links), places, field, _WORDING)
