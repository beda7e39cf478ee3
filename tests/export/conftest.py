"""Knowledge bases to export, and the command in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cli.conftest import ROOT, Ran, Run, call, kb, run
from load.test_corpora import _written, hostile_texts

__all__ = ["call", "kb", "run"]

SHIPPED = ROOT / "data" / "claims.yaml"

SMALL = """\
topics:
  air: {name: In the air, note: A note.}
sources:
  land: {name: Land, kind: state, aliases: [The Land, "L\\u00e4nd"]}
  ministry: {name: Ministry, kind: organisation, role: "=Defence", speaks_for: land}
  ann:
    name: Ann
    kind: person
    role: Spokeswoman
    speaks_for: [{source: ministry, from: 2011, until: 2026-01}, {source: land, from: 2020}]
  bob: {name: Bob, kind: person}
  wire: {name: Wire, kind: agency, member_of: [land]}
  daily: {name: Daily, kind: outlet}
documents:
  d1:
    title: "First: \\"x\\", y"
    publisher: daily
    published: 2015-10-07
    author: A. Writer
    url: https://example.org/a?b=c#d
    language: en
    based_on: [wire, d2]
  d2: {title: Second, publisher: wire, published: 2015-10, url: "javascript:alert(1)"}
  d3: {title: Third, archived_url: "http://example.org/old", published: 2015-10-09T23:59Z}
questions:
  how-many: {text: How many?, kind: number, unit: jets, topic: air, when: 2015-10-03..2015-10-04}
claims:
  two:
    text: Two jets flew.
    topic: air
    answers: how-many
    value: "2"
    implies: [{claim: some, why: Two are some.}]
    assertions:
      - asserts: ann
        said: 2015-10-06
        in: [d1, d2]
        via: [wire]
        quote: '"Two [of them] flew […] there"'
      - denies: [daily, bob]
        in: d3
        quote: -not so
  three:
    text: Three jets flew.
    topic: air
    answers: how-many
    value: "3"
    assertions:
      - suggests: daily
        in: d1
        via: []
        quote: three, perhaps
      - retracts: daily
        said: 2015-11
      - asserts: bob
        said: 2015-10-01..2015-10-02
        if: two
        own: true
        note: |
          Two
          lines.
      - declines: ann
        in: d1
        at: page 2
        translation: No.
        quote: Nein.
        inferred: true
  some:
    text: "Some jets flew: \\"<b>&amp;\\"."
    topic: other
    contradicts: [none]
  none: {text: None flew., weakens: [two]}
"""


@pytest.fixture
def small(kb: Callable[[str], Path]) -> Path:
    """Write a knowledge base that has something of everything."""
    return kb(SMALL.replace("topics:\n  air", "topics:\n  other: {name: Other}\n  air"))


@pytest.fixture(params=[8, pytest.param(1, marks=pytest.mark.slow)])
def hostile(request: pytest.FixtureRequest, corpora: Path, tmp_path: Path) -> Path:
    """Write a knowledge base with a hostile text in every field of text of its records.

    It has one in eight of them, and when there is time all.
    """
    file = tmp_path / "hostile.yaml"
    texts = [text for text in hostile_texts(corpora) if len(text) < 400]
    file.write_bytes(_written(texts[:: request.param]))
    return file


def export(call: Run, file: Path, format_: str, target: Path, *options: str) -> Ran:
    """Export a knowledge base and expect that it goes well, with or without findings."""
    ran = call("--kb", str(file), "export", format_, str(target), *options)
    assert ran.out == ""
    assert ran.status in (0, 1), ran.err
    assert ran.err.splitlines()[-1].startswith("disputes: wrote ")
    return ran
