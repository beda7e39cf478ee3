"""Every topic should be used.

A topic to which no claim, question or file belongs is an empty heading.

Bad:

    topics:
      weather: {name: The weather}
      harvest: {name: The harvest}
    claims:
      rain: {text: It rained., topic: weather}

Good:

    topics:
      weather: {name: The weather}
    claims:
      rain: {text: It rained., topic: weather}

Fix: delete the topic, or give it to the claims and questions that belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from disputes.check.problem import Problem
from disputes.check.subject import Subject
from disputes.check.unused import unused_problems
from disputes.finding import Code, Level

CODE = Code("D113", "unused-topic", Level.WARNING)


def check(subject: Subject) -> Iterator[Problem]:
    """Find topics that nothing belongs to."""
    return unused_problems(
        subject,
        subject.kb.topics,
        "no claim, question or file has the topic {}",
        "give it to those that belong to it, or delete it",
    )
