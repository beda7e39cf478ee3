"""One mistake, one finding: what the reader tells is not told again by the rules."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, event, given, note, settings
from hypothesis import strategies as st
from oracle.records import Record
from oracle.strategies import knowledge_bases

from disputes.check.registry import load_rule, rule_names
from disputes.check.subject import subject_of
from disputes.load import LoadResult, load_texts

few = settings(
    max_examples=40,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
many = settings(few, max_examples=400)

RULES = [
    load_rule(name)
    for name in rule_names()
    if name.code[:2] in ("D2", "D3", "D4") and name.code != "D309"
]
RULES = [rule for rule in RULES if not rule.needs_archive]
LOGIC = {"D201", "D203", "D204"}
BAD: tuple[Any, ...] = ("2015-10-32", "no-such-thing", "No id!", {"what": "ever"}, [], [[]], "yes")


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all fields and list members below the sections of a file."""
    if path and len(path) > 1:
        yield path
    members: Any = ()
    if isinstance(value, dict):
        members = value.items()
    elif isinstance(value, list):
        members = enumerate(value)
    for name, member in members:
        yield from places(member, (*path, name))


def written(files: list[Record]) -> list[tuple[str, bytes]]:
    """The files as JSON, which is YAML too, since a broken one may have any shape."""
    return [(file["path"], _json(file).encode()) for file in files]


def _json(file: Record) -> str:
    return json.dumps(file["data"], indent=1).replace('"true"', "true").replace('"false"', "false")


def told(loaded: LoadResult) -> set[tuple[str, str | None]]:
    """What the rules find, each by itself: a graver finding at its place hides none."""
    subject = subject_of(loaded, None)
    return {
        (rule.code.code, problem.record)
        for rule in RULES
        if rule.check is not None
        for problem in rule.check(subject)
    }


def broken(files: list[Record], number: int, path: tuple[Any, ...], bad: Any) -> list[Record]:
    files = deepcopy(files)
    here = files[number]["data"]
    for name in path[:-1]:
        here = here[name]
    if bad is None and isinstance(here, dict):
        here[f"x{path[-1]}"] = here.pop(path[-1])
    else:
        here[path[-1]] = bad
    return files


def one_broken_field_brings_no_finding_of_a_rule(files: list[Record], data: Any) -> None:
    sound = load_texts(written(files))
    assert sound.complete
    before = told(sound)
    assume(not any(code in LOGIC for code, _ in before))  # a fault that hides others may be gone
    sites = [(number, path) for number, file in enumerate(files) for path in places(file["data"])]
    number, path = data.draw(st.sampled_from(sites))
    texts = written(broken(files, number, path, data.draw(st.sampled_from((*BAD, None)))))
    loaded = load_texts(texts)
    assume(not loaded.complete)
    event(path[0])
    note("\n".join(content.decode() for _, content in texts))
    renamed = {f"x{path[-1]}": path[-1]}  # a record whose id is misspelt keeps its findings
    fresh = {(code, renamed.get(record or "", record)) for code, record in told(loaded)} - before
    assert fresh == set(), loaded.findings


@given(knowledge_bases(), st.data())
@few
def test_one_broken_field_brings_no_finding_of_a_rule(files: list[Record], data: Any) -> None:
    one_broken_field_brings_no_finding_of_a_rule(files, data)


@pytest.mark.slow
@given(knowledge_bases(), st.data())
@many
def test_many_broken_fields_bring_no_finding_of_a_rule(files: list[Record], data: Any) -> None:
    one_broken_field_brings_no_finding_of_a_rule(files, data)
