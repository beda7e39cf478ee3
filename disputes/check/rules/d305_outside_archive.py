"""An archived text must lie below the archive folder.

A path that is absolute, goes up with `..`, or runs over a symbolic link that leads out is not
followed: whoever sends you a knowledge base should not choose which of your files are read.

Archive rain.txt:

    It rained all night.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, text: ../rain.txt}

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, text: rain.txt}

Fix: put the file into the archive folder, and write its path from there, with `/` between folders.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.archive.files import ProblemKind
from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D305", "outside-archive", Level.ERROR)
NEEDS_ARCHIVE = True


def check(subject: Subject) -> Iterator[Problem]:
    """Find documents whose path leads out of the archive; linear."""
    for name, why in subject.examined.problems.items():
        if why.kind is ProblemKind.OUTSIDE:
            place = subject.kb.documents[name].place
            hint = "expected the path of a file from the archive folder on, with `/`"
            yield problem(place, why.message, field="text", hint=hint, record=name)
