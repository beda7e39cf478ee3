"""The value of an answer must fit the kind of its question.

Answers of a question of kind number or date are compared, and two that cannot both hold exclude one
another. One that cannot be compared counts as an answer without a value and excludes nothing, so
that a dispute would be missed.

Bad:

    questions:
      how-many: {text: How many shots were fired?, kind: number}
    claims:
      fifty-shots: {text: Fifty shots were fired., answers: how-many, value: fifty}

Good:

    questions:
      how-many: {text: How many shots were fired?, kind: number}
    claims:
      fifty-shots: {text: Fifty shots were fired., answers: how-many, value: "50"}

Fix: write a number as `50`, `2..3`, `40..`, `..5` or `~20`, a date in one of the forms of a date;
or give the question the kind `choice`, whose values are texts, or `open`.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.BAD_VALUE
