"""An assertion must have its reports in the short or in the long form, not in both.

In the short form `in`, `quote` and what else belongs to a report stand beside the stance; in the
long form each report has its own under `reports`. With both, nobody can tell which words stand in
which document.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      paper: {title: The paper}
      magazine: {title: The magazine}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann
            quote: It rained.
            reports:
              - {in: paper}
              - {in: magazine, quote: It rained all day.}

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      paper: {title: The paper}
      magazine: {title: The magazine}
    claims:
      rain:
        text: It rained.
        assertions:
          - asserts: ann
            reports:
              - {in: paper, quote: It rained.}
              - {in: magazine, quote: It rained all day.}

Fix: move the fields beside the stance into the report to which they belong. Only `said`, `if`,
`inferred`, `own` and `note` belong to the assertion.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.MIXED_FORMS
