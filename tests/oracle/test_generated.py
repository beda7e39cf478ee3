"""The generated knowledge bases are valid, and the oracle agrees with brute force on them."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import yaml
from hypothesis import given, settings

from .bruteforce import assignments, entailed, relations_force_no_literal
from .logic import world
from .naive import STATUSES, report
from .records import STANCES, Record, listed, read
from .strategies import Case, cases, knowledge_bases, to_yaml

SECTIONS = ("topics", "sources", "documents", "questions", "claims")
plainly = settings(max_examples=40, deadline=None, derandomize=True)


def ids(files: list[Record], *sections: str) -> list[str]:
    return [name for file in files for part in sections for name in file["data"].get(part, {})]


def texts(value: Any) -> Iterator[Any]:
    """Every leaf of the plain structure."""
    if isinstance(value, Mapping):
        yield from chain(value, *map(texts, value.values()))
    elif isinstance(value, list):
        yield from chain(*map(texts, value))
    else:
        yield value


def claim_references(record: Record) -> Iterator[str]:
    for relation in ("contradicts", "negates", "implies", "supports", "weakens"):
        for target in record.get(relation, []):
            yield target if isinstance(target, str) else target["claim"]
    yield from (act["if"] for act in record.get("assertions", []) if "if" in act)


def check_references(file: Record, known: list[Record]) -> None:
    sources, documents = set(ids(known, "sources")), set(ids(known, "documents"))
    for source in file.get("sources", {}).values():
        roles = source.get("speaks_for", [])
        for role in roles if isinstance(roles, list) else [roles]:
            assert (role if isinstance(role, str) else role["source"]) in sources
        assert sources.issuperset(source.get("member_of", []))
    for document in file.get("documents", {}).values():
        assert document.get("publisher") in {None, *sources}
        assert (sources | documents).issuperset(document.get("based_on", []))
    for name, claim in file.get("claims", {}).items():
        assert claim.get("answers") in {None, *ids(known, "questions")}
        assert (set(ids(known, "claims")) - {name}).issuperset(claim_references(claim))
        for assertion in claim.get("assertions", []):
            (stance,) = set(assertion) & set(STANCES)
            taken = assertion[stance]
            assert sources.issuperset(listed(taken))
            assert isinstance(taken, str) or len(taken) == len(set(taken)) > 0
            for told in assertion.get("reports", [assertion]):
                assert documents.issuperset(listed(told.get("in", [])))
                assert (sources | documents).issuperset(told.get("via", []))


@plainly
@given(knowledge_bases(ties=True))
def test_generated_files_hold_together(files: list[Record]) -> None:
    names = ids(files, *SECTIONS)
    assert len(names) == len(set(names))
    assert all(isinstance(text, str) for text in texts(files))
    assert len(ids(files, "claims")) <= 9
    live = [file for file in files if file["data"].get("draft") != "true"]
    for file in files:
        check_references(file["data"], files if file not in live else live)


@plainly
@given(knowledge_bases(ties=True))
def test_yaml_keeps_every_text(files: list[Record]) -> None:
    written = to_yaml(files)
    assert [path for path, _ in written] == [file["path"] for file in files]
    for file, (_, text) in zip(files, written, strict=True):
        assert yaml.load(text, yaml.BaseLoader) == file["data"]


@plainly
@given(cases())
def test_the_report_has_the_form_of_the_design(case: Case) -> None:
    found = report(case.files, case.as_of, case.by)
    assert list(found["counts"]) == list(STATUSES)
    assert sum(found["counts"].values()) == len(found["claims"])
    for claim in found["claims"]:
        in_dispute = claim["status"] in ("contested", "questioned")
        assert (claim["dispute"] is not None) is in_dispute
        assert in_dispute or not claim["by_inference"]
        assert {side["party"] for side in claim["undecided"]}.isdisjoint(
            side["party"] for side in claim["for"] + claim["against"]
        )
    disputed = sorted(name for dispute in found["disputes"] for name in dispute["claims"])
    assert disputed == [claim["id"] for claim in found["claims"] if claim["dispute"]]
    assert all(dispute["opposed"] for dispute in found["disputes"])


@plainly
@given(cases())
def test_the_oracle_commits_to_what_every_assignment_has(case: Case) -> None:
    seen = world(case.files, case.as_of, case.by)
    base = seen.base
    forced = not relations_force_no_literal(base)
    for party in seen.all_parties():
        taken = [act.literal for act in seen.taken(party) if act.literal is not None]
        entailment = entailed(base, taken)
        commitments = seen.commitments(party)
        if entailment is None:
            continue
        assert commitments <= entailment
        assert forced or commitments == entailment


@plainly
@given(knowledge_bases())
def test_what_a_literal_reaches_is_true_in_every_assignment(files: list[Record]) -> None:
    reached = world(files).reached
    for truth in assignments(read(files)):
        for (claim, sign), there in reached.items():
            if truth[claim] == sign:
                assert all(truth[other] == value for other, value in there)
