"""An archived text must be a file that can be read: UTF-8, and at most 64 MiB.

Quotes cannot be looked up in anything else. A folder, a pipe or a device is not opened.

Archive rain.txt/page.txt:

    It rained all night.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, text: rain.txt}

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, text: rain.txt/page.txt}

Fix: save the text as UTF-8 in a file of its own, readable for you, and name that file.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.archive.files import ProblemKind
from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D304", "unreadable-file", Level.ERROR)
NEEDS_ARCHIVE = True

_HINTS = {
    ProblemKind.NOT_A_FILE: "name a file",
    ProblemKind.UNREADABLE: "",
    ProblemKind.NOT_UTF8: "save it as UTF-8",
    ProblemKind.TOO_LARGE: "divide it",
}


def check(subject: Subject) -> Iterator[Problem]:
    """Find documents whose file is there but gives no text; linear."""
    for name, why in subject.examined.problems.items():
        if why.kind in _HINTS:
            place = subject.kb.documents[name].place
            hint = _HINTS[why.kind]
            yield problem(place, why.message, field="text", hint=hint, record=name)
