"""A quote must not be cut off by ` #`.

In YAML a `#` behind a space begins a comment. The rest of a quote that is not in quotation marks is
lost without a word, and since the beginning does stand in the document, the quote would even be
verified: somebody's words would end where he did not.

Bad:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      paper: {title: The paper}
    claims:
      first:
        text: The firm leads its market.
        assertions:
          - asserts: ann
            in: paper
            quote: We are # 1 in the region.

Good:

    sources:
      ann: {name: Ann, kind: person}
    documents:
      paper: {title: The paper}
    claims:
      first:
        text: The firm leads its market.
        assertions:
          - asserts: ann
            in: paper
            quote: "We are # 1 in the region."

Fix: put the quote in double quotation marks. Where a comment was meant, put it on a line of its
own.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.CUT_QUOTE
