"""A file that takes part in reports must not refer to a draft.

A file with `draft: true` is checked, but takes no part in reports. Neither does a reference into
it, so that a report has less than the file seems to say. From a draft one may refer to anything.

Bad:

    # claims.yaml
    claims:
      rain: {text: It rained all day., contradicts: [dry]}
    # dry.yaml
    draft: true
    claims:
      dry: {text: It was dry all day.}

Good:

    # claims.yaml
    claims:
      rain: {text: It rained all day.}
    # dry.yaml
    draft: true
    claims:
      dry: {text: It was dry all day., contradicts: [rain]}

Fix: take `draft: true` off the file when it is ready, or write the reference in the draft.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.DRAFT_REFERENCE
