"""The relations alone must leave it open whether a claim is true.

What is contested is derived from what people say. If a claim, or its opposite, leads by the
relations to its own contrary, then it is decided before anybody has spoken, and everybody who takes
the stance that is ruled out is bound to both sides. One of the relations on the way is wrong, or a
value.

Told is the claim in which it begins, not every claim that implies it; and what D201 or D203 tell
is not told again.

Bad:

    claims:
      storm: {text: A storm sank the ferry., implies: [weather, blameless]}
      weather: {text: The weather was bad., negates: [calm]}
      calm: {text: The sea was calm.}
      blameless: {text: Nobody is to blame., implies: [calm]}

Good:

    claims:
      storm: {text: A storm sank the ferry., implies: [weather, blameless]}
      weather: {text: The weather was bad., negates: [calm]}
      calm: {text: The sea was calm.}
      blameless: {text: Nobody is to blame.}

Fix: go through the relations that are listed, and take away the one that does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.chains import related_steps, turning_point
from disputes.check.contrary import find_contrary
from disputes.check.problem import Problem, problem
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.reason.impossible import Chain

CODE = Code("D204", "forced-claim", Level.ERROR)

MOST_EXPLAINED = 100
"""How many findings show their relations; each costs a search."""


def check(subject: Subject) -> Iterator[Problem]:
    """Find claims that rule themselves out, or their opposite; nearly linear in the relations."""
    causes = subject.impossible.causes
    if not causes:
        return
    told = {found.claim for found in find_contrary(subject)}
    told |= {
        claim.id
        for claim in subject.kb.claims.values()
        if any(one.other == claim.id and one.kind.commits for one in claim.relations)
    }
    claims = subject.impossible.implications.claims
    left = [cause for cause in causes if not any(claims[literal >> 1] in told for literal in cause)]
    for number, cause in enumerate(left):
        yield _problem(subject, cause, explained=number < MOST_EXPLAINED)


def _problem(subject: Subject, cause: tuple[int, ...], *, explained: bool) -> Problem:
    implications = subject.impossible.implications
    literal = cause[0]
    name = implications.claims[literal >> 1]
    steps: Chain = subject.impossible.chain(literal) if explained else []
    if literal ^ 1 in cause:
        steps = steps + (subject.impossible.chain(literal ^ 1) if explained else [])
        message = (
            f"the relations cannot hold together: from '{name}' follows its opposite, and from "
            "that again the claim"
        )
    else:
        turn = steps[turning_point(steps) - 1][2] >> 1 if steps else literal >> 1
        other = implications.claims[turn]
        side, start = ("true", "its opposite") if literal & 1 else ("false", "it")
        follows = f"both '{other}' and its opposite"
        if other == name:
            follows = "the claim itself" if literal & 1 else "its opposite"
        message = f"the relations alone force '{name}' to be {side}: from {start} follows {follows}"
    return problem(
        subject.kb.claims[name].place,
        message,
        hint="one of the relations on the way does not hold, or a value is wrong",
        record=name,
        related=related_steps(subject.kb, implications, steps),
    )
