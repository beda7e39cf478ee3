"""Every document should be used.

A document that no report cites and nothing is based on holds no evidence. Often what it says has
yet to be recorded, or a report names another document by mistake.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      letter: {title: A letter}
      diary: {title: A diary}
    claims:
      rain: {text: It rained., assertions: [{asserts: ann, in: letter}]}

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      letter: {title: A letter}
      diary: {title: A diary}
    claims:
      rain: {text: It rained., assertions: [{asserts: ann, in: [letter, diary]}]}

Fix: record what the document says, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem
from disputes.check.subject import Subject
from disputes.check.unused import unused_problems
from disputes.finding import Code, Level

CODE = Code("D111", "unused-document", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Find documents that nothing refers to."""
    return unused_problems(
        subject,
        subject.kb.documents,
        "nothing refers to the document {}",
        "record what it says, or delete it",
    )
