"""What was read comes back exactly out of its packed form, and a forged one harms nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from casefile import read_cases
from hypothesis import given
from hypothesis import strategies as st

from disputes.load.dump import dump, parse
from disputes.load.file import FileRead, read_file
from disputes.load.pack import _FIELDS, pack, unpack
from disputes.load.text import FileText
from disputes.model.place import Place

from .test_corpora import hostile_files
from .test_properties import Texts, changed, few, texts

CASES = Path(__file__).parent / "cases"
MALFORMED = (ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError)
WHOLE = b"""\
topic: t
topics: {t: , u: {name: U, note: n}}
sources:
  a: {name: A, kind: state, aliases: [AA, "A \\xe9"]}
  b: {name: B, kind: person, speaks_for: [a, {source: a, from: 2011, until: 2012-03}], note: x}
documents:
  d: {title: D, publisher: a, published: 2015-10-07, author: x, url: u, archived_url: v,
      accessed: 2016, language: en, text: d.txt, sha256: "%s", based_on: [a, e]}
  e: {title: E}
questions:
  q: {text: Q, kind: number, unit: m, topic: u, when: 2015, where: W, note: n}
claims:
  c:
    text: One \xf0\x9f\x87\xb8\xf0\x9f\x87\xbe
    answers: q
    value: "2"
    contradicts: [{claim: f, why: because}, g]
    assertions:
      - {asserts: a, said: 2015-10-07, in: [d, e], via: [], quote: x, speech: own, at: p. 4}
      - denies: [a, b]
        if: f
        own: true
        inferred: true
        reports:
          - {in: d, quote: x, via: [a, e], translation: y, note: z}
          - {quote: y}
      - {declines: b}
  f: {text: F}
  g: {text: G, when: 2015-10-03..2015-10-04, where: there}
""" % (b"0" * 64)


def again(read: FileRead, data: bytes) -> FileRead:
    """Give what is unpacked of a reading, under another path."""
    assert read.text is not None
    packed = parse(dump(pack(read, clean=read.text.data == data)))
    return unpack(packed, FileText("elsewhere.yaml", read.text.data))


def check_round_trip(data: bytes) -> None:
    read = read_file("a.yaml", data)
    back = again(read, data)
    there = read_file("elsewhere.yaml", data)
    assert back == there
    assert list(back.sections) == list(there.sections)
    for name, records in there.sections.items():
        assert list(back.sections[name]) == list(records)
    assert repr(back) == repr(back).replace("a.yaml", "elsewhere.yaml")


def test_every_field_comes_back() -> None:
    read = read_file("a.yaml", WHOLE)
    assert not read.findings
    check_round_trip(WHOLE)
    claim, back = (one.sections["claims"]["c"] for one in (read, again(read, WHOLE)))
    for place, other in zip(places(claim), places(back), strict=True):
        assert place.own == other.own
        names = place.text.fields_at(place.record, place.line, place.column)
        assert names
        assert {name: place.span(name) for name in names} == {
            name: other.span(name) for name in names
        }


def places(value: object) -> list[Place]:
    if isinstance(value, Place):
        return [value]
    return [place for part in value for place in places(part)] if isinstance(value, tuple) else []


@few
@given(st.one_of(texts, changed()))
def test_anything_comes_back(files: Texts) -> None:
    for _, data in files:
        check_round_trip(data)


@pytest.mark.parametrize("file", sorted(CASES.glob("*.txt")), ids=lambda file: file.stem)
def test_the_cases_come_back(file: Path) -> None:
    for case in read_cases(file):
        for _, data in case.texts:
            check_round_trip(data)


def test_hostile_files_come_back(corpora: Path) -> None:
    unpackable = 0
    for row in hostile_files(corpora):
        try:
            check_round_trip(row.data)
        except ValueError:
            unpackable += 1
    assert unpackable < 5


@few
@given(st.integers(0), st.integers(0, 255), st.integers(1, 40))
def test_a_forged_one_is_refused_or_harmless(at: int, byte: int, length: int) -> None:
    read = read_file("a.yaml", WHOLE)
    dumped = dump(pack(read, clean=True))
    at %= len(dumped)
    forged = dumped[:at] + bytes([byte]) * min(length, len(dumped) - at) + dumped[at + length :]
    check_forged(forged)


@pytest.mark.slow
def test_exchanged_numbers_are_refused_or_harmless() -> None:
    dice = random.Random(1)
    read = read_file("a.yaml", WHOLE)
    packed = pack(read, clean=True)
    head = dump(packed).partition(b"\n")[2].decode(errors="replace")
    digits = [at for at, letter in enumerate(head[: len(head) // 2]) if letter.isdigit()]
    for _ in range(2000):
        lines = dump(packed).partition(b"\n")
        body = bytearray(lines[2])
        body[dice.choice(digits)] = ord(dice.choice("0123456789"))
        check_forged(lines[0] + b"\n" + bytes(body))


def check_forged(forged: bytes) -> None:
    text = FileText("a.yaml", WHOLE)
    try:
        read = unpack(parse(forged), text)
    except MALFORMED:
        return
    # What is not refused has the types of all its fields: it can be packed and read again.
    back = unpack(parse(dump(pack(read, clean=True))), text)
    assert back == read
    for records in read.sections.values():
        for record in records.values():
            for place in places(record):
                assert place.span("text")


def test_every_field_of_the_records_is_packed() -> None:
    for kind, fields in _FIELDS.items():
        assert tuple(fields) == kind._fields
