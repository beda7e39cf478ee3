"""An archived file must have the sha256 that its document gives.

The digest fixes which text the quotes were taken from. A file that has changed since may no longer
say what was quoted, or may say it otherwise.

Archive rain.txt:

    It rained all night.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post:
        title: Rain
        text: rain.txt
        sha256: 0000000000000000000000000000000000000000000000000000000000000000

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post:
        title: Rain
        text: rain.txt
        sha256: e0a1feb793b423c30eb0b060a7b9903c7a290bdcdb02619c71b516da1a69a9fd

Fix: put the file back as it was; or, where the change is right, compare the quotes with the new
text and write its digest.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D303", "changed-file", Level.ERROR)
NEEDS_ARCHIVE = True

_SHOWN = 12


def check(subject: Subject) -> Iterator[Problem]:
    """Compare the digests; linear in the number of documents."""
    for name, digest in subject.examined.digests.items():
        document = subject.kb.documents[name]
        if document.sha256 is None or document.sha256.lower() == digest:
            continue
        yield problem(
            document.place,
            f"'{document.text}' has changed: its sha256 is {digest[:_SHOWN]}…, expected "
            f"{document.sha256[:_SHOWN]}…",
            field="sha256",
            hint=f"put the file back, or compare the quotes with it and write its digest: {digest}",
            record=name,
        )
