"""A small invented knowledge base, and what tests ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.load import load_texts

if TYPE_CHECKING:
    from disputes.ingest.matching.offers import Offer
    from disputes.model.knowledge_base import KnowledgeBase

TEXT = """\
disputes: 1
sources:
  norland: {name: United Norland, kind: state, aliases: [Norburg, The Norlanders]}
  port-ministry: {name: Norland Ministry of Ports, kind: organisation, speaks_for: norland}
  vela: {name: Ada Vela, kind: person, role: Port minister, speaks_for: port-ministry}
  osk: {name: Jon Osk, kind: person, role: Fisherman}
  gazette: {name: The Gazette, kind: outlet}
documents:
  gazette-3-may: {title: Port, publisher: gazette, published: 2021-05-03}
  gazette-4-may: {title: Port again, publisher: gazette, published: 2021-05-04}
questions:
  crane-count:
    {text: How many cranes fell into the harbour basin?, kind: number, unit: cranes}
claims:
  harbour-closed:
    text: The harbour was closed because of the storm.
    assertions:
      - asserts: vela
        said: 2021-05-03
        in: gazette-3-may
        quote: "we shut the harbour early, before the storm reached the breakwater"
  cranes-fell:
    text: Forty cranes fell into the harbour basin.
    answers: crane-count
    value: "40"
    assertions:
      - {asserts: osk, in: gazette-3-may, quote: "forty cranes toppled into the basin"}
  pilot-warned:
    text: The lighthouse keeper warned the pilot of the ferry.
    assertions:
      - denies: osk
        in: gazette-3-may
        quote: "has denied that the lighthouse keeper warned the ferry's pilot"
  subsidies-coordinated:
    text: Fishing subsidies are coordinated with Norland.
  anthem-sung:
    text: The anthem was sung on the quay.
    assertions:
      - {declines: osk, in: gazette-3-may, quote: "said he had nothing to add on the anthem"}
"""


def small(text: str = TEXT) -> KnowledgeBase:
    """Read a knowledge base."""
    return load_texts([("small.yaml", text.encode())]).kb


def offered(offers: tuple[Offer, ...], claim: str) -> Offer:
    """Give the offer of a claim."""
    return next(one for one in offers if one.claim == claim)
