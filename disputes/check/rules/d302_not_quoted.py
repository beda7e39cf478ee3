"""What is marked as direct speech must stand within quotation marks in the archived text.

Only the speaker's own words are printed within quotation marks. A document's account of what was
said is the document's wording, even where it comes close to what was said.

Archive rain.txt:

    Ann said that it had rained all night. "The river is rising," she added.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, text: rain.txt}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann
            in: post
            speech: direct
            quote: it had rained all night

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain, text: rain.txt}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann
            in: post
            quote: it had rained all night
      rising:
        text: The river is rising.
        assertions:
          - asserts: ann
            in: post
            speech: direct
            quote: The river is rising

Fix: write `speech: indirect`, or `mixed` where a part of the quote stands within marks, or leave
`speech` out; where the document's publisher itself speaks, write `own`.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.terms import Speech

CODE = Code("D302", "not-quoted", Level.ERROR)
NEEDS_ARCHIVE = True


def check(subject: Subject) -> Iterator[Problem]:
    """Find quotes given as direct speech that the text has outside of quotation marks."""
    told: set[int] = set()
    for wording, document, speech in subject.examined.unquoted:
        if id(wording) in told:
            continue
        told.add(id(wording))
        if speech is Speech.MIXED:
            what = "only a part of this quote stands within quotation marks"
        else:
            what = "this quote does not stand within quotation marks"
        yield problem(
            wording.place,
            f"found direct, but {what} in the text of '{document}'",
            field="speech",
            hint=f"write `speech: {speech}`, or leave `speech` out",
            record=wording.assertion.claim,
        )
