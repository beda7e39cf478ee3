"""Every id that is referred to must be defined, in a record of the right kind.

A stance of somebody who is not there, words in a document that nobody can look up, or a
contradiction with no claim would be lost without a word. The reference counts as absent.

Topics need no definition, unless some file has a section `topics`: then every topic must be there,
so that a misspelt one is found.

Bad:

    sources:
      russia: {name: Russia, kind: state}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: rusia}

Good:

    sources:
      russia: {name: Russia, kind: state}
    claims:
      rain:
        text: It rained.
        assertions:
          - {asserts: russia}

Fix: correct the id, or define it in the section that the message names.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.UNKNOWN_REFERENCE
