"""An assertion must have exactly one stance, with who takes it.

An assertion is one speech act. Who asserts one thing and denies another has performed two, maybe on
different days; and without a stance, or without anybody who takes it, nothing was said.

Bad:

    sources:
      ann: {name: Ann, kind: person}
      bob: {name: Bob, kind: person}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann, denies: bob}

Good:

    sources:
      ann: {name: Ann, kind: person}
      bob: {name: Bob, kind: person}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: ann}
          - {denies: bob}

Fix: write an assertion for each stance, and behind the stance the source that takes it, or a list
of those that take it jointly.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.STANCE_COUNT
