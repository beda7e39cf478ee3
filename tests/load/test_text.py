"""Fields are found in a file, however its records are laid out, and in linear time."""

from __future__ import annotations

import json
from typing import Any

import pytest

from disputes.load import load_texts, text
from disputes.span import Span

KB = {
    "sources": {"ann": {"name": "Ann", "kind": "person"}},
    "claims": {
        "claims": {"text": "It rained.", "assertions": [{"asserts": "ann", "said": "2015"}]},
        "wet": {"text": "It was wet.", "assertions": [{"denies": "ann", "said": "2016"}]},
    },
}
BLOCK = """\
sources: {ann: {name: Ann, kind: person}}
claims:
  claims:
    text: It rained.
    assertions:
    - {asserts: ann, said: 2015}
  wet: {text: It was wet., assertions: [{denies: ann, said: 2016}]}
"""
CLOSED_AND_OPENED = """\
{ sources: {ann: {name: Ann, kind: person}},
  claims: {claims: {text: It rained.,
      assertions: [{asserts: ann, said: 2015}]
  }, wet: {text: It was wet., assertions: [
        {denies: ann, said: 2016}]}
}}
"""


@pytest.mark.parametrize(
    "written",
    [
        *(json.dumps(KB, indent=indent) for indent in (None, 0, 1, 2, "\t")),
        json.dumps(KB, indent=2).replace("},", "}\n,").replace("\n", "\r\n"),
        BLOCK,
        f"# first\n{BLOCK}",
        CLOSED_AND_OPENED,
    ],
)
def test_every_field_is_found(written: str) -> None:
    loaded = load_texts([("kb.yaml", written.encode())])
    for claim, words in (("claims", "It rained."), ("wet", "It was wet.")):
        record = loaded.kb.claims[claim]
        assert shown(written, record.place.span("text")) == words
        [act] = record.assertions
        assert act.said is not None
        assert shown(written, act.place.span("said")) == act.said.text
        assert shown(written, act.place.key("said")) == "said"
    assert shown(written, loaded.kb.sources["ann"].place.span("kind")) == "person"


def shown(written: str, span: Span) -> str:
    assert span.line == span.end_line
    line = written.split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1].strip('"')


def test_a_file_without_indentation_is_read_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = {f"c{number}": {"text": "It rained."} for number in range(50)}
    data = json.dumps({"claims": claims}, indent=0).encode()
    loaded = load_texts([("kb.yaml", data)])
    read: list[str] = []

    def counted(name: str) -> Any:
        found = getattr(text, name)

        def reads(*arguments: Any) -> Any:
            read.append(name)
            return found(*arguments)

        return reads

    for name in ("read_nodes", "_read_records"):
        monkeypatch.setattr(text, name, counted(name))
    lines = {claim.place.span("text").line for claim in loaded.kb.claims.values()}
    assert len(lines) == len(claims)
    assert read == ["read_nodes"]
