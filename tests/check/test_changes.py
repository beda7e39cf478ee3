"""A valid knowledge base with one change: never a crash, and the change is found where it is."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from load.test_properties import Texts, changed, check_places
from oracle.strategies import knowledge_bases, to_yaml

from disputes.check.run import check
from disputes.config.check import CheckSettings
from disputes.finding import Finding, Level
from disputes.load import load_texts
from disputes.model.fields import RECORD_TYPES, SECTIONS, FieldType, RecordType

EVERYTHING = CheckSettings(select=("ALL",))

few = settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
many = settings(few, max_examples=1000)
texts = knowledge_bases().map(to_yaml)
seeds = st.integers(0, 2**20)


def errors(files: Texts) -> list[Finding]:
    found = check(load_texts(files)).findings
    return [finding for finding in found if finding.level is Level.ERROR]


def edited(files: Texts, path: str, lines: list[bytes]) -> Texts:
    data = b"".join(lines)
    note(f"{path}:\n{data.decode()}")
    return [(name, data if name == path else old) for name, old in files]


def records_in(files: Texts) -> list[tuple[str, str, str, int, int]]:
    """Give path, section, id, first line and line behind the last of every record, from 0."""
    found = []
    for path, data in files:
        root: Any = yaml.compose(data, yaml.CSafeLoader)
        for section, body in root.value:
            if section.value not in SECTIONS or not isinstance(body, yaml.MappingNode):
                continue
            for key, value in body.value:
                first, last = key.start_mark.line, value.end_mark.line
                end = last if last > first and value.end_mark.column == 0 else last + 1
                while end - 1 > first and _indent(data, end - 1) <= key.start_mark.column:
                    end -= 1
                found.append((path, section.value, key.value, first, end))
    return found


def _indent(data: bytes, line: int) -> int:
    lines = data.splitlines()
    text = lines[line] if line < len(lines) else b""
    return len(text) - len(text.lstrip())


def references_to(record_id: str, section: str, files: Texts) -> list[tuple[str, int, int]]:
    """Give path, line and column, from 1, of every reference to a record."""

    def walk(kind: RecordType, node: Any) -> Iterator[Any]:
        for key, value in node.value:
            spec = kind.fields[key.value]
            for part in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                if isinstance(part, yaml.MappingNode):
                    if spec.type is FieldType.SECTION:
                        for _, record in part.value:
                            if isinstance(record, yaml.MappingNode):
                                yield from walk(RECORD_TYPES[spec.record], record)
                    else:
                        yield from walk(RECORD_TYPES[spec.record], part)
                elif section in spec.refers_to and part.value == record_id:
                    yield part

    return sorted(
        (path, node.start_mark.line + 1, node.start_mark.column + 1)
        for path, data in files
        for node in walk(RECORD_TYPES["file"], yaml.compose(data, yaml.CSafeLoader))
    )


@settings(few, max_examples=25)
@given(changed())
def test_any_change_is_checked(files: Texts) -> None:
    check_change(files)


@pytest.mark.slow
@many
@given(changed())
def test_many_changes_are_checked(files: Texts) -> None:
    check_change(files)


def check_change(files: Texts) -> None:
    loaded = load_texts(files)
    found = check(loaded, EVERYTHING).findings
    check_places(replace(loaded, findings=found), files)
    assert found == check(load_texts(files[::-1]), EVERYTHING).findings


@few
@given(texts, seeds)
def test_a_renamed_record_is_missed_where_it_is_referred_to(files: Texts, seed: int) -> None:
    pick = random.Random(seed)
    path, section, record_id, line, _ = pick.choice(records_in(files))
    lines = dict(files)[path].splitlines(keepends=True)
    lines[line] = lines[line].replace(record_id.encode(), f"{record_id}-zz".encode(), 1)
    after = edited(files, path, lines)
    expected = references_to(record_id, section, after)
    told = [one for one in errors(after) if one.code == "D101"]
    assert [(one.path, *one.span[:2]) for one in told] == expected


@few
@given(texts, seeds)
def test_a_record_written_twice_is_found_the_second_time(files: Texts, seed: int) -> None:
    pick = random.Random(seed)
    path, _, record_id, line, end = pick.choice(records_in(files))
    lines = dict(files)[path].splitlines(keepends=True)
    after = edited(files, path, [*lines[:end], *lines[line:end], *lines[end:]])
    told = [one for one in errors(after) if one.code == "D102"]
    assert [(one.path, one.record, one.span.line) for one in told] == [(path, record_id, end + 1)]


@few
@given(texts, seeds)
def test_a_dropped_field_is_missed_at_its_record(files: Texts, seed: int) -> None:
    pick = random.Random(seed)
    path, section, record_id, line, end = pick.choice(
        [record for record in records_in(files) if SECTIONS[record[1]].required]
    )
    lines = dict(files)[path].splitlines(keepends=True)
    name = pick.choice(SECTIONS[section].required)
    at = next(n for n in range(line, end) if lines[n].strip().startswith(f"{name}:".encode()))
    told = errors(edited(files, path, [*lines[:at], *lines[at + 1 :]]))
    code = "D022" if end - line > 2 else "D020"  # nothing at all is left of a record of one field
    assert [(one.path, one.record, one.span.line) for one in told if one.code == code] == [
        (path, record_id, line + 1)
    ]


@few
@given(texts, seeds)
def test_a_field_of_another_type_is_found_in_its_line(files: Texts, seed: int) -> None:
    pick = random.Random(seed)
    path, _, record_id, line, end = pick.choice(records_in(files))
    lines = dict(files)[path].splitlines(keepends=True)
    fields = [
        n
        for n in range(line + 1, end)
        if lines[n].startswith(b"    ")
        and lines[n][4:5] != b" "
        and lines[n][4:5] != b"-"
        and not lines[n].rstrip().endswith(b":")
    ]
    if not fields:
        return
    at = pick.choice(fields)
    name = lines[at].split(b":")[0]
    told = errors(edited(files, path, [*lines[:at], name + b": {a: {b: c}}\n", *lines[at + 1 :]]))
    assert (path, record_id, at + 1) in {(one.path, one.record, one.span.line) for one in told}
