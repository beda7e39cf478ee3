"""Leaving out drafts, and references to what is not there."""

from __future__ import annotations

from disputes.load import load_texts
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.prune import prune, without_drafts

SOUND = b"""\
sources:
  a: {name: A, kind: state, speaks_for: [d, a], member_of: [d]}
documents:
  one: {title: One, publisher: d, based_on: [d, two, a]}
questions:
  q: {text: Q?, topic: t}
claims:
  x:
    text: X.
    topic: t
    answers: dq
    value: "2"
    implies: [dx, y]
    contradicts: [{claim: dx, why: so}]
    assertions:
      - {asserts: d}
      - {asserts: [d, a], in: [one, two], via: [d], if: dx}
      - {denies: a, in: one, via: [d, one]}
      - {denies: a, in: one, via: []}
  y: {text: Y., topic: u}
"""
DRAFT = b"""\
draft: true
topics:
  t: {name: T}
  u: {name: U}
sources:
  d: {name: D, kind: state}
documents:
  two: {title: Two}
questions:
  dq: {text: DQ?, kind: number}
claims:
  dx: {text: DX., implies: [x]}
"""


def knowledge_base(*texts: bytes) -> KnowledgeBase:
    return load_texts((f"{number}.yaml", text) for number, text in enumerate(texts)).kb


def test_drafts_and_what_refers_to_them_are_left_out() -> None:
    whole = knowledge_base(SOUND, DRAFT)
    kb = without_drafts(whole)
    assert whole.drafts == {"1.yaml"}
    assert kb.drafts == frozenset()
    assert {name: list(records) for name, records in kb.by_kind().items()} == {
        "topics": [],
        "sources": ["a"],
        "documents": ["one"],
        "questions": ["q"],
        "claims": ["x", "y"],
    }
    source, document, claim = kb.sources["a"], kb.documents["one"], kb.claims["x"]
    assert [role.source for role in source.speaks_for] == ["a"]
    assert source.member_of == ()
    assert document.publisher is None
    assert document.based_on == ("a",)
    assert claim.answers is None
    assert [relation.other for relation in claim.relations] == ["y"]
    joint, chain, first_hand = claim.assertions
    assert joint.sources == ("a",)
    assert [report.document for report in joint.reports] == ["one", None]
    assert [report.via for report in joint.reports] == [None, None]
    assert joint.condition is None
    assert joint.conditional
    assert chain.reports[0].via == ("one",)
    assert first_hand.reports[0].via == ()


def test_topics_are_names_while_none_is_defined() -> None:
    kb = without_drafts(knowledge_base(SOUND, DRAFT))
    assert kb.claims["x"].topic == "t"
    topics = b"topics:\n  u: {name: U}\n"
    kb = without_drafts(knowledge_base(SOUND, DRAFT.replace(b"  u: {name: U}\n", b""), topics))
    assert kb.claims["x"].topic is None
    assert kb.questions["q"].topic is None
    assert kb.claims["y"].topic == "u"


def test_without_drafts_nothing_changes() -> None:
    kb = knowledge_base(b"claims: {a: {text: A., topic: t}}\n")
    assert without_drafts(kb) is kb
    assert prune(kb) == kb
