"""The chain in `via` holds no person, no state and not the speaker, and each station once.

It tells through whom the words came to the document, nearest to the speaker first, and its first
member is the origin by which witnesses are counted. A speaker is not a station on the way from
himself, and what a person or a state passes on as another's words is an assertion of its own.

Bad:

    sources:
      ann: {name: Ann, kind: person}
      bob: {name: Bob, kind: person}
    documents:
      post: {title: Rain}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann, in: post, quote: it rained all night, via: [bob]}

Good:

    sources:
      ann: {name: Ann, kind: person}
      wire: {name: Wire, kind: agency}
    documents:
      post: {title: Rain}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann, in: post, quote: it rained all night, via: [wire]}

Fix: take the member out. If one person told what another had said, record a claim about what that
other said, asserted by the teller. `via: []` says that the document has it at first hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from disputes.check.places import member_field
from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.records import Source
from disputes.model.terms import SourceKind

CODE = Code("D402", "bad-chain", Level.ERROR)

_NO_STATIONS = {SourceKind.PERSON: "a person", SourceKind.STATE: "a state"}


def check(subject: Subject) -> Iterator[Problem]:
    """Find members that do not belong into a chain; linear."""
    sources = subject.kb.sources
    for one in subject.vias:
        seen: Counter[str] = Counter()
        for number, member in enumerate(one.via):
            nth = seen[member]
            seen[member] += 1
            message = _message(member, one.assertion.sources, nth, sources.get(member))
            if message:
                hint = "expected outlets, agencies and the like, nearest to the speaker first"
                field = member_field(one.place, "via", number, len(one.via))
                claim = one.assertion.claim
                yield problem(one.place, message, field=field, hint=hint, record=claim)


def _message(member: str, speakers: Sequence[str], nth: int, source: Source | None) -> str:
    if member in speakers:
        return f"the chain holds the speaker, '{member}'"
    if nth:
        return f"the chain holds '{member}' more than once"
    if source is not None and source.kind in _NO_STATIONS:
        return f"the chain holds '{member}', which is {_NO_STATIONS[source.kind]}"
    return ""
