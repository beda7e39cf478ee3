"""The schema of the file format: what the reader takes, it takes; what is misspelt, it tells."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from casefile import Case, read_cases
from editors.yaml12 import read
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from oracle.strategies import knowledge_bases, to_yaml

from cli.conftest import ROOT, Run
from disputes.check.page import read_page
from disputes.check.registry import load_rule, rule_names
from disputes.finding import Level
from disputes.load import load_texts
from disputes.load.fields import is_id
from disputes.model.fields import RECORD_TYPES, STANCES, Field, FieldType
from disputes.model.period import parse_date
from disputes.view.schema import DATE, ID, MOST_ID_CHARACTERS, knowledge_base_schema

ROOT_OF_CASES = ROOT / "tests" / "load" / "cases"

SCALARS = [
    "x", "null", "Null", "~", "true", "True", "FALSE", "no", "yes", "on", "0", "1", "2", "-1", "+5",
    ".5", "5.", "1e3", "1E-3", "12e999", "0x1F", "0o17", "0123", "1_000", ".inf", "-.INF", ".nan",
    "2015", "0001", "9999", "2015-10", "2015-10-07", "2015-10-07T14:30+03:00",
    "2015-10-07T14:30:59Z", "2015..2016", "..2015", "2015..", "2..3", "40..", "~20", "a.b", "1.1",
    "12:30", "=", "1e3-x", "direct", "open", "person", "number",
]  # fmt: skip
FEW = [
    "null", "~", "true", "no", "2", "-1", ".5", "1e3", "0x1F", ".inf", "2015", "0001", "2015-10-07",
    "2015..", "open", "person",
]  # fmt: skip
DIGESTS = ["0" * 64, "1" * 64, "12e" + "3" * 61, "a" * 64, "A1" * 32]


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(knowledge_base_schema())


def complaints(text: str | bytes) -> list[str]:
    """What an editor marks."""
    return [error.message for error in validator().iter_errors(read(text))]


def is_read(*texts: tuple[str, bytes]) -> bool:
    """Whether the reader takes the texts: what they refer to may be missing, if it is an id."""
    for found in load_texts(list(texts)).findings:
        referred = re.search(r"no .+ has the id '(.*)'", found.message)
        if found.level is Level.ERROR and (
            found.code < "D1" or (referred and not is_id(referred[1]))
        ):
            return False
    return True


def test_it_is_a_schema_and_is_fresh(call: Run, tmp_path: Path) -> None:
    Draft202012Validator.check_schema(knowledge_base_schema())
    ran = call("schema")
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out) == knowledge_base_schema()
    committed = ROOT / "docs" / "schemas" / "knowledge-base.json"
    assert committed.read_text(encoding="utf-8") == ran.out, "run scripts/schema_page.py"
    ran = call("schema", "--output", "made.json", cwd=tmp_path)
    assert (ran.status, ran.out, ran.err) == (0, "", "Wrote made.json.\n")
    assert (tmp_path / "made.json").read_bytes() == committed.read_bytes()
    ran = call("schema", "--output", "no/made.json", cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")


@pytest.mark.parametrize(
    "command",
    [
        ("schema", "--output"),
        ("graph", "--format", "json", "--output"),
        ("check", "--output-file"),
        ("check", "--write-baseline"),
    ],
)
def test_no_answer_takes_the_place_of_a_knowledge_base(
    call: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "claims.yaml"
    file.write_bytes(b"claims: {rain: {text: It rained.}}\n")
    ran = call(*command, "data/claims.yaml")
    assert (ran.status, ran.out) == (2, "")
    assert "YAML is never overwritten" in ran.err
    assert file.read_bytes() == b"claims: {rain: {text: It rained.}}\n"


def test_every_field_has_a_title_and_tells_what_it_means() -> None:
    schema = knowledge_base_schema()
    for kind in RECORD_TYPES.values():
        record = schema if kind.name == "file" else schema["$defs"][kind.name]
        assert record["additionalProperties"] is False
        assert kind.about in record["description"]
        assert list(record["properties"]) == list(kind.fields)
        for name, spec in kind.fields.items():
            shown = record["properties"][name]
            assert shown["title"] == f"{name} ({kind.name})"
            assert shown["description"].startswith(spec.about)


def test_only_words_and_flags_are_proposed() -> None:
    """Editors propose `null`, `true` and `false` wherever these types stand."""

    def proposed(schema: dict[str, Any]) -> set[str]:
        found: set[str] = set()
        if "enum" not in schema and "const" not in schema:
            types = schema.get("type", [])
            found |= {types} if isinstance(types, str) else set(types)
        for inner in [*schema.get("anyOf", []), *schema.get("allOf", [])]:
            found |= proposed(inner)
        return found - {"array", "object"}

    schema = knowledge_base_schema()
    for kind in RECORD_TYPES.values():
        record = schema if kind.name == "file" else schema["$defs"][kind.name]
        for name, spec in kind.fields.items():
            wanted = {"boolean"} if spec.type is FieldType.FLAG else set()
            found = proposed(record["properties"][name])
            assert found == wanted or (
                found == {"null"}
                and spec.type
                in (
                    FieldType.IDS,
                    FieldType.TEXTS,
                    FieldType.RECORDS,
                    FieldType.RELATIONS,
                    FieldType.SECTION,
                )
            ), (kind.name, name)


# -- What the reader takes ---------------------------------------------------------------------


few = settings(
    max_examples=10, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
written = knowledge_bases().map(to_yaml)


@few
@given(written)
def test_it_takes_any_knowledge_base(files: list[tuple[str, bytes]]) -> None:
    for _, data in files:
        assert complaints(data) == []


@pytest.mark.slow
@settings(few, max_examples=60)
@given(written)
def test_it_takes_any_knowledge_base_of_many(files: list[tuple[str, bytes]]) -> None:
    for _, data in files:
        assert complaints(data) == []


def test_it_takes_the_shipped_knowledge_base() -> None:
    assert complaints((ROOT / "data" / "claims.yaml").read_bytes()) == []


CASES = [case for file in sorted(ROOT_OF_CASES.glob("*.txt")) for case in read_cases(file)]


def test_it_takes_what_the_reader_takes() -> None:
    taken = 0
    for case in CASES:
        for text in case.texts:
            if is_read(text):
                taken += 1
                assert complaints(text[1]) == [], case.id
    assert taken > 40


def test_it_takes_the_examples_of_the_rules() -> None:
    for name in rule_names():
        page = read_page(load_rule(name).page)
        for example in page.good + (page.bad if name.code >= "D1" else ()):
            for text in re.split(r"(?m)^# [^\s/]+\.ya?ml\n", example):
                assert complaints(text) == [], name.code


def test_it_takes_the_yaml_of_the_pages() -> None:
    for page in ("format.md", "semantics.md", "coding.md"):
        text = (ROOT / "docs" / page).read_text(encoding="utf-8")
        for block in re.findall(r"(?ms)^```yaml\n(.*?)^```", text):
            assert complaints(block) == [], page


def values_of(spec: Field, scalars: list[str]) -> list[str]:
    """Ways to write a value of a field: every plain scalar, alone and where it may be inside."""
    scalars = [*scalars, *spec.words, "", '"2"', "'true'", '""', "{}", "[]"]
    if spec.type is FieldType.DIGEST:
        scalars += DIGESTS
    made = list(scalars)
    if spec.type not in (FieldType.TEXT, FieldType.DATE, FieldType.WORD, FieldType.ID):
        made += [f"[{scalar}]" for scalar in scalars if scalar]
    inner = {FieldType.ROLES: ("source", "from", "until"), FieldType.RELATIONS: ("claim", "why")}
    for name in inner.get(spec.type, ()):
        first = "" if name in ("source", "claim") else f"{inner[spec.type][0]}: x, "
        made += [f"[{{{first}{name}: {scalar}}}]" for scalar in scalars]
        made += [f"{{{first}{name}: {scalar}}}" for scalar in scalars]
    return made


REQUIRED = {
    "topic": "topics: {a: {%s}}",
    "source": "sources: {a: {name: A, kind: person, %s}}",
    "document": "documents: {a: {title: A, %s}}",
    "question": "questions: {a: {text: A, %s}}",
    "claim": "claims: {a: {text: A, %s}}",
    "assertion": "claims: {a: {text: A, assertions: [{asserts: s, %s}]}}",
    "report": "claims: {a: {text: A, assertions: [{asserts: s, reports: [{%s}]}]}}",
    "file": "{%s}",
}


@pytest.mark.parametrize("kind", REQUIRED)
@pytest.mark.parametrize(
    "scalars", [FEW, pytest.param(SCALARS, marks=pytest.mark.slow)], ids=["few", "all"]
)
def test_every_way_to_write_a_value(kind: str, scalars: list[str]) -> None:
    """Whatever the reader takes, unquoted numbers and truths included, no editor marks."""
    for spec in RECORD_TYPES[kind].fields.values():
        frame = re.sub(rf"\b{spec.name}: \w+, ", "", REQUIRED[kind])
        for value in values_of(spec, scalars):
            text = frame % f"{spec.name}: {value}"
            if is_read(("kb.yaml", text.encode())):
                assert complaints(text) == [], text


def test_an_empty_field_is_absent() -> None:
    text = """
    claims:
      a:
        text: A
        topic:
        when:
        implies:
        assertions:
          - {asserts: s, denies: , reports: , in: d, own: , speech: }
          - {asserts: s, reports: [{in: d, speech: }], in: , quote: }
    """
    assert is_read(("kb.yaml", text.encode()))
    assert complaints(text) == []
    assert complaints("") == complaints("topics: {a: }\nclaims:\n") == []


dates = st.one_of(
    st.from_regex(r"[0-9]{4}(-[01][0-9](-[0-3][0-9](T[0-2][0-9]:[0-6][0-9])?(Z|[+-]..:..)?)?)?"),
    st.dates(min_value=date(1, 1, 1)).map(str),
    st.datetimes().map(lambda one: f"{one.isoformat(timespec='minutes')}+03:00"),
)


@settings(max_examples=50)
@given(st.one_of(dates, st.tuples(dates | st.just(""), dates | st.just("")).map("..".join)))
def test_the_pattern_of_dates(text: str) -> None:
    try:
        parse_date(text)
    except ValueError:
        return
    assert re.search(DATE, text)


@settings(max_examples=50)
@given(st.text("abz09-_.A é", max_size=8) | st.from_regex(r"[a-z0-9]{95,105}", fullmatch=True))
def test_the_pattern_of_ids(text: str) -> None:
    matches = len(text) <= MOST_ID_CHARACTERS and re.search(ID, text) is not None
    assert matches == is_id(text)


# -- What is wrong -----------------------------------------------------------------------------

STRUCTURE = ("D020", "D021", "D022", "D023", "D026", "D028", "D029")


def structural() -> list[Case]:
    return [case for case in CASES if case.file.stem[:4] in STRUCTURE]


@pytest.mark.parametrize("case", structural(), ids=lambda case: case.id)
def test_what_is_wrong_is_marked(case: Case) -> None:
    marked = any(complaints(data) for _, data in case.texts)
    assert marked != is_read(*case.texts)


WRONG = {
    "claims: {a: {text: A, assertion: []}}": "'assertion' was unexpected",
    "claim: {}": "'claim' was unexpected",
    "claims: {a: {topic: t}}": "'text' is a required property",
    "sources: {a: {name: A}}": "'kind' is a required property",
    "sources: {a: {name: A, kind: persn}}": "'persn' is not one of",
    "claims: {a: {text: A, assertions: [{in: d}]}}": "is not valid under any",
    "claims: {a: {text: A, assertions: [{asserts: a, denies: b}]}}": "is not of type 'null'",
    "claims: {a: {text: A, assertions: [{asserts: a, in: d, reports: []}]}}": "of type 'null'",
    "claims: {a: {text: A, assertions: [{asserts: a, speech: loud}]}}": "not valid under any",
    "claims: {a: {text: A, assertions: {asserts: a}}}": "is not of type 'array', 'null'",
    "claims: {a: {text: A, answers: [q]}}": "not valid under any",
    "claims: {A a: {text: A}}": "does not match",
    "claims: [a]": "is not of type 'object', 'null'",
    "- a": "is not of type 'object', 'null'",
    "disputes: 2": "is not valid under any",
    "draft: yes": "is not valid under any",
    "documents: {a: {title: A, published: 7 Oct 2015}}": "is not valid under any",
    "documents: {a: {title: A, published: 20151}}": "is not valid under any",
    "documents: {a: {title: A, sha256: 9efd}}": "is not valid under any",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_marked_once(text: str) -> None:
    found = complaints(text)
    assert any(WRONG[text] in message for message in found), found
    assert not is_read(("kb.yaml", text.encode()))


@pytest.mark.parametrize("one", STANCES)
@pytest.mark.parametrize("other", STANCES)
def test_exactly_one_stance(one: str, other: str) -> None:
    text = f"claims: {{a: {{text: A, assertions: [{{{one}: s, {other}: [t]}}]}}}}"
    assert (complaints(text) == []) == (one == other)
