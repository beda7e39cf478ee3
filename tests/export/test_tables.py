"""The tables hold together: keys are unique, references lead somewhere, ids stay."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle.strategies import Case, cases, to_yaml
from oracle.transform import shuffled_files

from disputes.api import analyse, load_texts, report_data
from disputes.model.terms import Side
from disputes.view.evidence import Evidence
from disputes.view.identified import identify
from disputes.view.tables.rows import table_rows
from disputes.view.tables.schema import SHAPES
from disputes.view.tables.shape import Kind

few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Tables = Mapping[str, list[dict[str, Any]]]


def tables(case: Case, files: list[Any] | None = None) -> tuple[Any, Tables]:
    loaded = load_texts(to_yaml(case.files if files is None else files))
    analysis = analyse(loaded.kb, case.as_of, case.by)
    rows = table_rows(analysis, Evidence(analysis.kb), identify(analysis))
    return analysis, {
        shape.name: [dict(zip(shape.names, row, strict=True)) for row in rows[shape.name]]
        for shape in SHAPES
    }


@few
@given(cases(ties=True))
def test_keys_are_unique_and_references_lead_somewhere(case: Case) -> None:
    _, found = tables(case)
    ids = {name: {row.get("id") for row in rows} for name, rows in found.items()}
    for shape in SHAPES:
        rows = found[shape.name]
        keys = [tuple(row[name] for name in shape.key) for row in rows]
        assert len(keys) == len(set(keys)), shape.name
        for column in shape.columns:
            values = [row[column.name] for row in rows]
            assert not column.required or None not in values, (shape.name, column.name)
            kind = {Kind.TEXT: str, Kind.NUMBER: int, Kind.TRUTH: bool}[column.kind]
            assert all(value is None or type(value) is kind for value in values)
            if column.to is not None:
                assert {value for value in values if value is not None} <= ids[column.to]


@few
@given(cases(ties=True), st.integers(0, 2**16))
def test_order_does_not_matter(case: Case, seed: int) -> None:
    shuffled = shuffled_files(case.files, Random(seed), lists=True)
    assert tables(case)[1] == tables(case, shuffled)[1]


@few
@given(cases())
def test_the_tables_say_what_the_report_says(case: Case) -> None:
    analysis, found = tables(case)
    report = report_data(analysis)
    statuses = {row["id"]: (row["status"], row["dispute"]) for row in found["claims"]}
    assert statuses == {one["id"]: (one["status"], one["dispute"]) for one in report["claims"]}
    for claim in report["claims"]:
        for side in Side:
            told = {
                (one["party"], one["force"], one["direct"], one["derived"])
                for one in claim[side.value]
            }
            rows = {
                (row["party"], row["force"], row["direct"], row["derived"])
                for row in found["positions"]
                if (row["claim"], row["side"]) == (claim["id"], side.value) and not row["undecided"]
            }
            assert rows == told
        ended = {
            (one["source"], one["by"]["stance"]) for one in claim["withdrawn"] + claim["disowned"]
        }
        acts = {row["id"]: row["claim"] for row in found["assertions"]}
        assert ended == {
            (row["source"], row["stance"])
            for row in found["ended"]
            if acts[row["assertion"]] == claim["id"]
        }
    pairs = {(one["id"], *pair) for one in report["disputes"] for pair in one["opposed"]}
    assert pairs == {tuple(row.values()) for row in found["opposed"]}


@few
@given(cases())
def test_direct_positions_are_those_of_standing_stances(case: Case) -> None:
    _, found = tables(case)
    acts = {row["id"]: row for row in found["assertions"]}
    standing = {
        (row["assertion"], row["source"]) for row in found["assertion_sources"] if row["standing"]
    }
    direct = {
        (acts[row["assertion"]]["claim"], row["party"], acts[row["assertion"]]["side"])
        for row in found["assertion_parties"]
        if (row["assertion"], row["source"]) in standing
    }
    assert direct == {
        (row["claim"], row["party"], row["side"]) for row in found["positions"] if row["direct"]
    }


SAME = """\
sources: {a: {name: A, kind: person}, b: {name: B, kind: person}}
documents: {d: {title: D}, e: {title: E}}
claims:
  c:
    text: C.
    assertions:
"""
ONE = "      - {asserts: a, in: d, quote: words}\n"
OTHER = "      - {asserts: a, in: d, quote: words, note: another}\n"
MORE = "      - {denies: [b, a], said: 2015, reports: [{in: d, quote: x}, {in: e, quote: x}]}\n"


def ids(text: str) -> list[str]:
    kb = load_texts([("kb.yaml", text.encode())]).kb
    return [
        name
        for one in identify(analyse(kb))
        for name in (one.id, *(report.id for report in one.reports))
    ]


def test_an_id_does_not_depend_on_what_else_there_is() -> None:
    alone = ids(SAME + ONE)
    assert set(alone) < set(ids(SAME + MORE + ONE))
    assert len(alone) == 2


def test_equal_stances_are_numbered_by_what_else_they_say() -> None:
    once = ids(SAME + ONE)
    twice = ids(SAME + ONE + OTHER)
    assert twice == ids(SAME + OTHER + ONE)
    assert [name for name in twice if name.startswith("a-")] == [once[0], f"{once[0]}-2"]
    assert len(set(ids(SAME + ONE + ONE))) == 4


def test_a_note_a_chain_and_the_order_of_reports_do_not_change_an_id() -> None:
    changed = MORE.replace("[b, a]", "[a, b]").replace("{in: d, quote: x}, ", "")
    changed = changed.replace("quote: x}]", "quote: x, via: [a]}, {in: d, quote: x}], note: new")
    assert ids(SAME + MORE) == ids(SAME + changed)
    assert ids(SAME + MORE) != ids(SAME + MORE.replace("2015", "2016"))
