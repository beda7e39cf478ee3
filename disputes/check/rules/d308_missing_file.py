"""The archive should have the file that a document names.

Quotes from a text that is not there are unverified. Where the archive has not one of the files, the
folder is probably another than was meant, and that is said once.

Archive rain.txt:

    It rained all night.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, text: reign.txt}

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, text: rain.txt}

Fix: put the file into the archive folder, or mend the path in `text`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from disputes.archive.files import ProblemKind
from disputes.check.problem import Problem, problem
from disputes.check.reports import wordings
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D308", "missing-file", Level.INFO)
NEEDS_ARCHIVE = True

_FEW = 3


def check(subject: Subject) -> Iterator[Problem]:
    """Find documents whose file is not there; linear."""
    examined = subject.examined
    missing = [
        subject.kb.documents[name]
        for name, why in examined.problems.items()
        if why.kind is ProblemKind.MISSING
    ]
    if len(missing) > _FEW and len(missing) == len(examined.problems) and not examined.digests:
        first = min(missing, key=lambda one: (one.place.path, one.place.line, one.place.column))
        message = f"none of the {len(missing):,} archived files is in the archive folder"
        hint = (
            "is it the right folder? `--archive DIR`, or `archive` in the configuration, names it"
        )
        yield problem(first.place, message, field="text", hint=hint, record=first.id)
        return
    quotes = (
        Counter(name for wording in wordings(subject.kb) for name in set(wording.documents))
        if missing
        else Counter()
    )
    for document in missing:
        unverified = quotes[document.id]
        message = f"'{document.text}' is not in the archive folder"
        if unverified:
            message += ", so " + (
                "one quote is unverified"
                if unverified == 1
                else f"{unverified:,} quotes are unverified"
            )
        yield problem(document.place, message, field="text", record=document.id)
