"""Quotes are compared with the documents' texts, where there is an archive of them.

The texts are often not ours to publish, so a knowledge base may go without. Then nobody has looked
whether its quotes are right, which is said once. With an archive, it is said once how many quotes
stand in no document that names its `text`; of files that are missing D308 tells.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann
            in: post
            quote: it rained all night

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      post: {title: Rain}
    claims:
      rain:
        text: It rained.

Fix: give the folder of the texts with `--archive DIR`, or as `archive` in the configuration, and
each document's file in it as `text`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from disputes.check.places import file_order
from disputes.check.problem import Problem, problem
from disputes.check.reports import Wording, quoted, wordings
from disputes.check.subject import Subject
from disputes.check.unverified import without_text
from disputes.finding import Code, Level
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Claim

CODE = Code("D309", "quotes-unverified", Level.INFO)


def check(subject: Subject) -> Iterator[Problem]:
    """Say at the first quote of those that cannot be looked up how many these are; linear."""
    why, hint = (
        "no archive folder was given",
        "`disputes --archive DIR check`, or `archive` in the configuration",
    )
    if subject.archive is None:
        count, first = _all(subject.kb)
    else:
        found = without_text(subject)
        count, first = len(found), min(found, key=_order, default=None)
        why, hint = "no document of theirs has a `text`", "give the documents' files as `text`"
        if count == 1:
            why = "no document of it has a `text`"
    if first is None:
        return
    are = "quote is" if count == 1 else "quotes are"
    yield problem(
        first.place,
        f"{count:,} {are} unverified: {why}",
        field="quote",
        hint=hint,
        record=first.assertion.claim,
    )


def _all(kb: KnowledgeBase) -> tuple[int, Wording | None]:
    """Give how many quotes there are, and the first; a claim's are only counted, if it may be."""
    count = 0
    first: Claim | None = None
    for claim in kb.claims.values():
        number = quoted(claim)
        count += number
        if number and (first is None or file_order(claim.place) < file_order(first.place)):
            first = claim
    if first is None:
        return 0, None
    alone = replace(kb, claims={first.id: first})
    return count, min(wordings(alone), key=_order)


def _order(wording: Wording) -> tuple[str, int, int]:
    return file_order(wording.place)
