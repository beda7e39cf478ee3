"""Edits one after another, against a model that knows nothing of files."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from disputes.edit.apply import Files, new_errors, prepare
from disputes.edit.operations.adding import add_assertion, add_record, add_relation
from disputes.edit.operations.removing import remove_record
from disputes.edit.operations.renaming import rename_record
from disputes.edit.operations.setting import clear_field, set_field
from disputes.edit.places import ByHand
from disputes.edit.plan import Plan
from disputes.errors import WrongUse
from disputes.load import LoadResult, load_texts
from disputes.load.plain import plain_tree

START = """\
# Two files in one: the heading stays.
disputes: 1

sources:
  # Ann comes first.
  ann:
    name: Ann  # the mayor
    kind: person
  bob: {name: Bob, kind: person, member_of: [ann]}

claims:
  rain:
    text: >-
      It
      rained.
    implies: [wet]
    assertions:
    -   asserts: ann
        # A note on the note.
        note: 🇸🇾
    - {denies: [ann, bob], said: 2015}
  wet:
    text: It was wet.
# The end.
"""
NAMES = ("Cy", "Dé", "Eve", "Ann", "x y")
TEXTS = ("short", "it: is # so", "word " * 30 + "end", "2", "a\nb", "- [x]")

Model = dict[str, dict[str, dict[str, Any]]]


def aslist(value: Any) -> list[Any]:
    """Give a list, or the one that is not in any."""
    return value if isinstance(value, list) else [value]


class Edits(RuleBasedStateMachine):
    """A knowledge base in one file, and what it should say."""

    model: Model
    data: bytes
    end: str

    @initialize(crlf=st.booleans(), last=st.booleans())
    def begin(self, crlf: bool, last: bool) -> None:
        text = START if last else START.rpartition("# The end")[0].rstrip()
        self.end = "\r\n" if crlf else "\n"
        self.data = text.replace("\n", self.end).encode()
        self.model = {
            "sources": {
                "ann": {"name": "Ann", "kind": "person"},
                "bob": {"name": "Bob", "kind": "person", "member_of": ["ann"]},
            },
            "claims": {
                "rain": {
                    "text": "It rained.",
                    "implies": ["wet"],
                    "assertions": [
                        {"asserts": "ann", "note": "🇸🇾"},
                        {"denies": ["ann", "bob"], "said": "2015"},
                    ],
                },
                "wet": {"text": "It was wet."},
            },
        }

    def carry_out(self, operation: Callable[[Files, LoadResult], Plan]) -> Plan:
        loaded = load_texts([("kb.yaml", self.data)])
        files = Files(loaded, lambda _: self.data)
        plan = operation(files, loaded)
        ready = prepare(files, plan.changes, plan.comments)
        after = load_texts([("kb.yaml", ready.after.get("kb.yaml", self.data))])
        assert new_errors(loaded, after, plan.renamed) == []
        self.data = ready.after.get("kb.yaml", self.data)
        return plan

    @rule(name=st.sampled_from(NAMES), kind=st.sampled_from(("person", "group")))
    def add_source(self, name: str, kind: str) -> None:
        fields = {"name": name, "kind": kind}
        plan = self.carry_out(lambda files, kb: add_record(files, kb, "sources", fields))
        assert plan.at is not None
        self.model.setdefault("sources", {})[str(plan.at.address[1])] = fields

    @rule(text=st.sampled_from(TEXTS))
    def add_claim(self, text: str) -> None:
        fields = {"text": text}
        plan = self.carry_out(
            lambda files, kb: add_record(
                files,
                kb,
                "claims",
                fields,
                record_id=f"c{len(self.model.get('claims', {}))}-{self.free()}",
            )
        )
        assert plan.at is not None
        self.model.setdefault("claims", {})[str(plan.at.address[1])] = fields

    def free(self) -> int:
        taken = {key for section in self.model.values() for key in section}
        number = 0
        while any(key.endswith(f"-{number}") for key in taken):
            number += 1
        return number

    @precondition(lambda self: self.model.get("claims") and self.model.get("sources"))
    @rule(
        data=st.data(), stance=st.sampled_from(("asserts", "doubts")), text=st.sampled_from(TEXTS)
    )
    def add_assertion(self, data: st.DataObject, stance: str, text: str) -> None:
        claim = data.draw(st.sampled_from(sorted(self.model["claims"])))
        several = data.draw(
            st.lists(
                st.sampled_from(sorted(self.model["sources"])), min_size=1, max_size=3, unique=True
            )
        )
        fields = {stance: several[0] if len(several) == 1 else several, "note": text}
        if any(
            {**one, stance: aslist(one.get(stance))} == {**fields, stance: several}
            for one in self.model["claims"][claim].get("assertions", [])
        ):
            with pytest.raises(WrongUse, match="just this assertion"):
                self.carry_out(lambda files, kb: add_assertion(files, kb, claim, fields))
            return
        self.carry_out(lambda files, kb: add_assertion(files, kb, claim, fields))
        self.model["claims"][claim].setdefault("assertions", []).append(fields)

    @precondition(lambda self: len(self.model.get("claims", ())) > 1)
    @rule(data=st.data(), why=st.sampled_from((None, "It: is.")))
    def add_relation(self, data: st.DataObject, why: str | None) -> None:
        pair = data.draw(
            st.lists(
                st.sampled_from(sorted(self.model["claims"])), min_size=2, max_size=2, unique=True
            )
        )
        claim, other = pair
        there = [
            one["claim"] if isinstance(one, dict) else one
            for one in self.model["claims"][claim].get("implies", [])
        ]
        if other in there:
            with pytest.raises(WrongUse, match="already"):
                self.carry_out(lambda f, kb: add_relation(f, kb, claim, "implies", other, why))
            return
        self.carry_out(lambda f, kb: add_relation(f, kb, claim, "implies", other, why))
        value = other if why is None else {"claim": other, "why": why}
        self.model["claims"][claim].setdefault("implies", []).append(value)

    @precondition(lambda self: any(self.model.values()))
    @rule(data=st.data(), text=st.sampled_from(TEXTS))
    def set_note(self, data: st.DataObject, text: str) -> None:
        section, record = self.some(data)
        self.carry_out(lambda files, kb: set_field(files, kb, record, "note", [text]))
        self.model[section][record]["note"] = text

    @precondition(lambda self: any(self.model.values()))
    @rule(data=st.data())
    def clear_note(self, data: st.DataObject) -> None:
        section, record = self.some(data)
        self.carry_out(lambda files, kb: clear_field(files, kb, record, "note"))
        self.model[section][record].pop("note", None)

    @precondition(lambda self: self.model.get("sources"))
    @rule(data=st.data(), names=st.lists(st.sampled_from(TEXTS), min_size=1, unique=True))
    def set_aliases(self, data: st.DataObject, names: list[str]) -> None:
        source = data.draw(st.sampled_from(sorted(self.model["sources"])))
        self.carry_out(lambda files, kb: set_field(files, kb, source, "aliases", names))
        old = self.model["sources"][source].get("aliases", [])
        kept = [name for name in names if name in old]
        if kept and kept == [name for name in old if name in names]:
            names = kept + [name for name in names if name not in old]
        self.model["sources"][source]["aliases"] = names

    @precondition(lambda self: any(self.model.values()))
    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        section, old = self.some(data)
        new = f"n-{self.free()}"
        self.carry_out(lambda files, kb: rename_record(files, kb, old, new))
        model = renamed(self.model, old, new)
        records = model[section]
        model[section] = {new if key == old else key: one for key, one in records.items()}
        self.model = model

    @precondition(lambda self: any(self.model.values()))
    @rule(data=st.data(), force=st.booleans())
    def remove(self, data: st.DataObject, force: bool) -> None:
        section, record = self.some(data)
        alone = copy.deepcopy(self.model)
        del alone[section][record]
        expected = without(alone, record)
        if expected != alone and not force:
            with pytest.raises(WrongUse, match="is referred to"):
                self.carry_out(lambda files, kb: remove_record(files, kb, record, force=False))
            return
        try:
            self.carry_out(lambda files, kb: remove_record(files, kb, record, force=force))
        except ByHand:  # refused, and nothing has changed
            return
        self.model = expected

    def some(self, data: st.DataObject) -> tuple[str, str]:
        found = [(section, key) for section in self.model for key in self.model[section]]
        return data.draw(st.sampled_from(sorted(found)))

    @invariant()
    def it_says_what_was_meant(self) -> None:
        tree = plain_tree(self.data)
        assert tree.pop("disputes") == "1"
        assert tree == {section: records for section, records in self.model.items() if records}
        assert load_texts([("kb.yaml", self.data)]).complete
        assert self.data.startswith(b"# Two files in one")
        assert self.data.count(b"\r\n") in (0, self.data.count(b"\n"))
        assert (b"\r\n" in self.data) == (self.end == "\r\n")


def renamed(value: Any, old: str, new: str, field: str = "") -> Any:
    """Give a value of a field, all references in it renamed."""
    if isinstance(value, dict):
        return {key: renamed(one, old, new, key) for key, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, old, new, field) for one in value]
    refers = field in ("asserts", "denies", "doubts", "implies", "member_of", "claim")
    return new if refers and value == old else value


def without(model: Model, gone: str) -> Model:
    """Give a model without what refers to a record."""
    model = copy.deepcopy(model)
    for source in model.get("sources", {}).values():
        _drop(source, "member_of", lambda one: one == gone)
    for claim in model.get("claims", {}).values():
        _drop(
            claim,
            "implies",
            lambda one: gone in (one, one.get("claim") if isinstance(one, dict) else ""),
        )
        for assertion in claim.get("assertions", []):
            for stance in ("asserts", "denies", "doubts"):
                if assertion.get(stance) == gone:
                    del assertion[stance]
                _drop(assertion, stance, lambda one: one == gone)
        _drop(claim, "assertions", lambda one: not {"asserts", "denies", "doubts"} & set(one))
    return model


def _drop(record: dict[str, Any], field: str, gone: Callable[[Any], bool]) -> None:
    if isinstance(record.get(field), list):
        record[field] = [one for one in record[field] if not gone(one)]
        if not record[field]:
            del record[field]


quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=12, stateful_step_count=20, suppress_health_check=quiet)


@pytest.mark.slow
def test_many_edits_one_after_another() -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Edits,
        settings=settings(max_examples=200, stateful_step_count=40, suppress_health_check=quiet),
    )
