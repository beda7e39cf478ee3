"""The command `timeline`: what it prints, in which order, and what it refuses."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from conftest import Golden
from hypothesis import given, settings
from oracle.examples import EXAMPLES
from oracle.strategies import Case, cases, to_yaml

from cli.conftest import ROOT, Run
from cli.test_schemas import validator
from disputes.api import Analysis, analyse, load_texts
from disputes.model.period import ALWAYS, Date, parse_date
from disputes.model.records import Assertion
from disputes.view.evidence import Evidence
from disputes.view.timeline import timeline_data

Write = Callable[[str], Path]

MINE = Path(__file__).parent / "mine.yaml"
"""A mine collapses: every way of taking back what one said, and of dating it."""

SHIPPED = ROOT / "data/claims.yaml"
LOOKS: dict[str, tuple[Path, tuple[str, ...]]] = {
    "disputes": (SHIPPED, ()),
    "disputes-brief": (SHIPPED, ("--no-quotes",)),
    "claim": (SHIPPED, ("missiles-fell-in-iran",)),
    "topic": (SHIPPED, ("turkish-airspace", "--until", "2015-10-07")),
    "source": (SHIPPED, ("russian-mod", "--no-quotes")),
    "document": (SHIPPED, ("trt-2015-10-09", "--by", "source", "--no-quotes")),
    "mine-claim": (MINE, ("warned",)),
    "mine-question": (MINE, ("dead",)),
    "mine-since": (MINE, ("mining", "--since", "2021-05-05", "--by", "source")),
    "mine-as-of": (MINE, ("mining", "--as-of", "2021-05-03")),
}


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("name", LOOKS)
def test_on_a_page(call: Run, golden: Golden, name: str, width: int) -> None:
    file, arguments = LOOKS[name]
    ran = call("--kb", str(file), "timeline", *arguments, COLUMNS=str(width))
    assert (ran.status, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= width
    golden(Path("timeline", f"{name}-{width}.txt"), ran.out)


@pytest.mark.parametrize(("format_", "ending"), [("markdown", "md"), ("csv", "csv")])
def test_for_others(call: Run, golden: Golden, format_: str, ending: str) -> None:
    ran = call("--kb", str(MINE), "timeline", "mining", "--format", format_)
    assert (ran.status, ran.err) == (0, "")
    golden(Path("timeline", f"mine.{ending}"), ran.out)


SCHEMA = validator("disputes-timeline/1")


@pytest.mark.parametrize("name", LOOKS)
def test_json_follows_its_schema(call: Run, name: str) -> None:
    file, arguments = LOOKS[name]
    data = json.loads(call("--kb", str(file), "timeline", *arguments, "--format", "json").out)
    SCHEMA.validate(data)
    assert data["quoted"] is True
    assert sum(party["stances"] for party in data["parties"]) == len(data["rows"]) > 0


def mine(call: Run, *arguments: str) -> Any:
    return json.loads(call("--kb", str(MINE), "timeline", *arguments, "--format", "json").out)


def test_what_ended_a_stance_is_told(call: Run) -> None:
    rows = mine(call, "mining")["rows"]
    ended = {
        (row["source"], row["claim"], row["stance"], row["said"]): [
            (one["how"], one["stance"], one["claim"], one["said"]) for one in row["ended_by"]
        ]
        for row in rows
        if row["ended_by"]
    }
    assert ended == {
        ("minister", "ten-dead", "asserts", "2021-05-02T14:30+02:00"): [
            ("restated", "asserts", "ten-dead", "2021-05-03")
        ],
        ("minister", "ten-dead", "asserts", "2021-05-03"): [
            ("superseded", "asserts", "fifteen-dead", "2021-05-09")
        ],
        ("minister", "warned", "suggests", "2021-05-02"): [
            ("changed", "denies", "warned", "2021-05-04"),
            ("disowned", "disowns", "warned", "2021-05-09"),
        ],
        ("minister", "warned", "denies", "2021-05-04"): [
            ("disowned", "disowns", "warned", "2021-05-09")
        ],
        ("union", "warned", "asserts", "2021-05-02"): [
            ("retracted", "retracts", "warned", "2021-05-09")
        ],
    }


def test_periods_are_periods(call: Run) -> None:
    rows = {
        (row["source"], row["said"]): (row["begins"], row["ends"], row["precision"])
        for row in mine(call, "dead")["rows"]
    }
    assert rows["minister", "2021-05-02T14:30+02:00"] == (
        "2021-05-02T12:30:00Z",
        "2021-05-02T12:31:00Z",
        "minute",
    )
    assert rows["union", "2021-05"] == ("2021-05-01T00:00:00Z", "2021-06-01T00:00:00Z", "month")
    assert rows["ministry", "2021-05-08..2021-05-09"][2] == "period"
    assert rows["union", None] == (None, None, None)


@pytest.mark.parametrize(
    ("said", "begins", "ends"),
    [
        ("0001", "0001-01-01T00:00:00Z", "0002-01-01T00:00:00Z"),
        ("9999", "9999-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"),
        ("0001-01-01T00:00:00+23:59", "0000-12-31T00:01:00Z", "0000-12-31T00:01:01Z"),
        ("..2021", None, "2022-01-01T00:00:00Z"),
    ],
)
def test_the_ends_of_time(call: Run, kb: Write, said: str, begins: str, ends: str) -> None:
    file = kb(f"""\
sources: {{ann: {{name: Ann, kind: person}}}}
claims: {{c: {{text: It rained., assertions: [{{asserts: ann, said: "{said}"}}]}}}}
""")
    data = json.loads(call("--kb", str(file), "timeline", "c", "--format", "json").out)
    SCHEMA.validate(data)
    assert [(row["begins"], row["ends"]) for row in data["rows"]] == [(begins, ends)]


def test_csv_has_a_row_a_report(call: Run) -> None:
    ran = call("timeline", "--format", "csv", cwd=ROOT)
    rows = list(csv.DictReader(StringIO(ran.out)))
    data = json.loads(call("timeline", "--format", "json", cwd=ROOT).out)
    assert len(rows) == sum(max(1, len(row["reports"])) for row in data["rows"])


def test_a_source_has_the_words_of_those_who_speak_for_it(call: Run) -> None:
    assert {row["source"] for row in mine(call, "ministry")["rows"]} == {"ministry", "minister"}
    assert {row["source"] for row in mine(call, "minister")["rows"]} == {"minister"}
    rows = mine(call, "ministry", "--by", "source")["rows"]
    assert {row["source"] for row in rows} == {"ministry"}


def test_a_document_has_only_its_own_reports(call: Run) -> None:
    rows = mine(call, "w-05-09")["rows"]
    assert {report["document"] for row in rows for report in row["reports"]} == {"w-05-09"}


WRONG = {
    "unknown": (("wraned",), "no record has the id 'wraned'\n  did you mean 'warned'?"),
    "since": (("--since", "May"), "--since: 'May' is not a date\n  write 2015-10-07"),
    "nothing between": (
        ("--since", "2021-05-03", "--until", "2021-05-02"),
        "--since 2021-05-03 is later than --until 2021-05-02\n  nothing lies between them\n",
    ),
    "until": (("--until", "2021-13"), "--until: '2021-13' is not a date: there is no month 13"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use(call: Run, case: str) -> None:
    arguments, message = WRONG[case]
    ran = call("--kb", str(MINE), "timeline", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err


NOTHING = {
    (): "Nothing is contested or questioned.",
    ("ann",): "Nothing that it said itself is on record.",
    ("ann", "--since", "2021"): "Nothing was said in that time.",
}


@pytest.mark.parametrize("arguments", NOTHING)
def test_nothing_to_tell(call: Run, kb: Write, arguments: tuple[str, ...]) -> None:
    file = kb("sources: {ann: {name: Ann, kind: person}}\n")
    ran = call("--kb", str(file), "timeline", *arguments)
    assert (ran.status, ran.err) == (0, "")
    assert NOTHING[arguments] in ran.out


def test_a_draft_is_told_apart_from_an_unknown_id(call: Run, kb: Write) -> None:
    ran = call("--kb", str(kb("draft: true\n" + MINE.read_text())), "timeline", "warned")
    assert (ran.status, ran.out) == (2, "")
    assert "'warned' stands in " in ran.err
    assert "draft" in ran.err


def test_a_broken_knowledge_base_still_answers(call: Run, kb: Write) -> None:
    file = kb(MINE.read_text().replace("declines: wire", "declines: wired"))
    ran = call("--kb", str(file), "timeline", "warned", "--format", "json")
    assert ran.status == 1
    assert json.loads(ran.out)["complete"] is False


few = settings(max_examples=12, derandomize=True)
many = settings(max_examples=200)


Wanted = Callable[[Assertion, str, str], bool]


def on(claims: set[str]) -> Wanted:
    return lambda one, _party, _source: one.claim in claims


def within(document: str) -> Wanted:
    return lambda one, _party, _source: document in {report.document for report in one.reports}


def by(name: str) -> Wanted:
    return lambda _, party, source: name in (party, source)


def every_act_is_told(analysis: Analysis) -> None:
    """Compare the timelines of all records with the acts of the analysis."""
    kb = analysis.kb
    evidence = Evidence(kb, full=True)
    told = {
        record: rows(analysis, evidence, record)
        for record in (*kb.claims, *kb.questions, *kb.sources, *kb.documents, *kb.topics_in_use())
    }
    acts = [
        (act.assertion, party, act.source)
        for act in analysis.acts()
        for party in analysis.parties_of(act)
    ]

    def expected(wanted: Wanted) -> list[tuple[str, str, str, str]]:
        return sorted(
            (party, source, one.claim, one.stance.word)
            for one, party, source in acts
            if wanted(one, party, source)
        )

    for claim in kb.claims.values():
        assert told[claim.id] == expected(on({claim.id}))
    for question in kb.questions:
        answers = {one.id for one in kb.claims.values() if one.answers == question}
        assert told[question] == expected(on(answers))
    for document in kb.documents:
        assert told[document] == expected(within(document))
    for topic in kb.topics_in_use():
        own = {one.id for one in kb.claims.values() if one.topic == topic}
        assert told[topic] == expected(on(own))
    speaks = {role.source for source in kb.sources.values() for role in source.speaks_for}
    for party in kb.sources:
        mine = expected(by(party))
        if party not in speaks:
            assert told[party] == mine
        assert set(mine) <= set(told[party])


def rows(analysis: Analysis, evidence: Evidence, record: str) -> list[tuple[str, str, str, str]]:
    data = timeline_data(analysis, evidence, record)
    found = list(data["rows"])
    SCHEMA.validate({**data, "rows": found})
    begins = [(row["said"] is None, row["begins"] or "") for row in found]
    assert begins == sorted(begins)
    return sorted((row["party"], row["source"], row["claim"], row["stance"]) for row in found)


def analysed(case: Case) -> Analysis:
    return analyse(load_texts(to_yaml(case.files)).kb, case.as_of, case.by)


@few
@given(cases())
def test_every_act_is_told_once_for_each_party(case: Case) -> None:
    every_act_is_told(analysed(case))


@pytest.mark.slow
@many
@given(cases(ties=True))
def test_every_act_of_many_is(case: Case) -> None:
    every_act_is_told(analysed(case))


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_act_of_the_examples_is(name: str) -> None:
    every_act_is_told(analysed(EXAMPLES[name]))


def without_numbers(data: Any) -> list[Any]:
    return [{**row, "assertion": None} for row in data["rows"]]


@few
@given(cases())
def test_since_and_until_leave_out_what_cannot_lie_between(case: Case) -> None:
    analysis = analysed(case)
    evidence = Evidence(analysis.kb)
    between = parse_date("2015-10-02..2015-10-03")
    dates = (
        Date("2015-10-02", parse_date("2015-10-02")),
        Date("2015-10-03", parse_date("2015-10-03")),
    )
    for claim in analysis.kb.claims:
        every = without_numbers(timeline_data(analysis, evidence, claim))
        some = without_numbers(timeline_data(analysis, evidence, claim, *dates))
        assert some == [
            row
            for row in every
            if (parse_date(row["said"]) if row["said"] else ALWAYS).meets(between)
        ]


@pytest.mark.slow
@pytest.mark.parametrize("look", [("timeline",), ("timeline", "mining"), ("matrix", "--claims")])
def test_the_same_bytes_whatever_the_hash_seed(run: Run, look: tuple[str, ...]) -> None:
    file = str(MINE if "mining" in look else SHIPPED)
    for format_ in ("text", "json"):
        arguments = ("--kb", file, *look, "--format", format_)
        first, second = (run(*arguments, env={"PYTHONHASHSEED": seed}) for seed in ("1", "4711"))
        assert first.status == 0
        assert first == second


def test_a_source_that_only_passed_on_what_others_said(call: Run) -> None:
    out = call("timeline", "tass", cwd=ROOT).out
    told = call("show", "tass", cwd=ROOT).out
    assert "\nNothing that it said itself is on record.\nPassed on to:\n" in out
    assert out[out.index("Passed on to:") :].strip() in told
