"""An id must be defined once in the whole knowledge base.

Sources, documents, questions, claims and topics of all files share one namespace, so that an id
means one record wherever it is written. Of two records with one id only the first counts, and what
the other says is left out. A record in a draft always counts as the second; where the first is of
the same kind, and in no draft, this is an info: `disputes accept` adds what is new in it.

Bad:

    sources:
      nato: {name: NATO, kind: organisation}
    claims:
      nato: {text: NATO was informed.}

Good:

    sources:
      nato: {name: NATO, kind: organisation}
    claims:
      nato-informed: {text: NATO was informed.}

Fix: give one of the two another id, and change the references that mean it; or join the two
records.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.DUPLICATE_ID
