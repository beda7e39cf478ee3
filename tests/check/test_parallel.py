"""Rules find the same in one process and in many."""

from __future__ import annotations

import os
from functools import partial

import pytest
from hypothesis import given
from load.test_properties import Texts, changed, few

from disputes.check import run
from disputes.check.parallel import run_rules
from disputes.check.problem import Problem
from disputes.check.registry import load_rule, rule_names
from disputes.check.subject import Subject, subject_of
from disputes.load import load_texts

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]


def found(subject: Subject, processes: int) -> list[list[Problem]]:
    rules = [rule for rule in map(load_rule, rule_names()) if rule.check and not rule.needs_archive]
    return run_rules(
        [(rule.code.code[:2], partial(_run, rule.check, subject)) for rule in rules],
        subject,
        processes=processes,
    )


def _run(check: object, subject: Subject) -> list[Problem]:
    assert callable(check)
    return list(check(subject))


@pytest.mark.slow
@few
@given(changed())
def test_the_same_is_found(files: Texts) -> None:
    loaded = load_texts(files)
    assert found(subject_of(loaded, None), 3) == found(subject_of(loaded, None), 1)


def test_a_large_knowledge_base_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = "".join(
        f"  c{n}: {{text: Number {n} holds., implies: [c{n}], assertions: [{{asserts: a}}]}}\n"
        for n in range(20)
    )
    loaded = load_texts(
        [("kb.yaml", f"sources: {{a: {{name: A, kind: group}}}}\nclaims:\n{claims}".encode())]
    )
    once = run.check(loaded)
    monkeypatch.setattr(run, "LEAST_SHARED", 1)
    assert run.check(loaded) == once
    assert len(once.findings) == 40
