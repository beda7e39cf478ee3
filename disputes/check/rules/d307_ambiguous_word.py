"""A quote of a single word should stand only once in its text.

Where the word stands several times, nobody can tell which place is meant, and it would be found
almost anywhere.

Archive rain.txt:

    It rained on Monday. On Tuesday it rained again, Ann said.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, text: rain.txt}
    claims:
      rain:
        text: It rained on Tuesday.
        assertions:
          - asserts: ann
            in: post
            quote: rained

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, text: rain.txt}
    claims:
      rain:
        text: It rained on Tuesday.
        assertions:
          - asserts: ann
            in: post
            quote: On Tuesday it rained again

Fix: quote more of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.evidence import MOST_OCCURRENCES
from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level

CODE = Code("D307", "ambiguous-word", Level.WARNING)
NEEDS_ARCHIVE = True


def check(subject: Subject) -> Iterator[Problem]:
    """Find quotes of one word that a text has more than once."""
    told: set[int] = set()
    for wording, document, count in subject.examined.repeated:
        if id(wording) not in told:
            told.add(id(wording))
            times = (
                f"{count} times"
                if count < MOST_OCCURRENCES
                else f"{MOST_OCCURRENCES:,} times and more"
            )
            yield problem(
                wording.place,
                f"this one word stands {times} in the text of '{document}'",
                field="quote",
                hint="quote more of the sentence",
                record=wording.assertion.claim,
            )
