"""A document whose text is in the archive should have the sha256 of its file.

Without it, a later change of the file would go unnoticed until a quote is no longer found.

Archive rain.txt:

    It rained all night.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post:
        title: Rain
        text: rain.txt

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post:
        title: Rain
        text: rain.txt
        sha256: e0a1feb793b423c30eb0b060a7b9903c7a290bdcdb02619c71b516da1a69a9fd

Fix: `disputes check --fix` writes it, once you are sure that the file is the one that was quoted.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.check.written import is_written
from disputes.finding import Code, Level
from disputes.load.field_insertion import field_after

CODE = Code("D310", "missing-digest", Level.INFO)
NEEDS_ARCHIVE = True


def check(subject: Subject) -> Iterator[Problem]:
    """Find documents without digest whose file could be read; linear."""
    for name, digest in subject.examined.digests.items():
        document = subject.kb.documents[name]
        if document.sha256 is not None or is_written(document.place, "sha256"):
            continue
        text = subject.texts.get(document.place.path)
        edit = None if text is None else field_after(text, document.place, "text", "sha256", digest)
        yield problem(
            document.place,
            f"'{document.text}' has no sha256 here: a later change of it would go unnoticed",
            field="text",
            hint=f"add sha256: {digest}",
            record=name,
            edits=() if edit is None else (edit,),
        )
