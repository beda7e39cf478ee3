"""What changed between two analyses, against a plain recomputation and against itself."""

from __future__ import annotations

import copy
import os
import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle.records import Record
from oracle.strategies import knowledge_bases, to_yaml
from oracle.transform import renamed_files, shuffled_files

from disputes.load import load_texts
from disputes.model.terms import Side
from disputes.reason.analysis import Analysis, analyse
from disputes.reason.causes import By, Causes
from disputes.reason.changes import Change, Changes, changes_between, compare
from disputes.reason.contents import assertion_content, relation_content
from disputes.reason.regrouped import Regrouped
from disputes.reason.renaming import Renamed, called_alike
from disputes.reason.witnesses import origins_of

few = settings(
    max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
many = settings(few, max_examples=400, derandomize="CI" in os.environ)
seeds = st.integers(0, 2**16)
ways = st.sampled_from(["party", "party", "source"])
dates = st.sampled_from([None, None, "2015-10-07", "2016"])


def analysis_of(files: list[Record], as_of: str | None = None, by: str = "party") -> Analysis:
    return analyse(load_texts(to_yaml(files)).kb, as_of, by)


def edited(files: list[Record], random: Random) -> list[Record]:
    """Give files with a few records removed, doubled or changed, references left dangling."""
    changed = copy.deepcopy(files)
    for _ in range(random.randint(1, 4)):
        sections = [
            (section, records)
            for file in changed
            for section, records in file["data"].items()
            if isinstance(records, dict) and records and section != "topics"
        ]
        if not sections:
            break
        section, records = random.choice(sections)
        name = random.choice(list(records))
        if random.random() < 0.15:
            del records[name]
        elif section == "claims":
            _edit_claim(records[name], random)
        else:
            _edit_record(section, records[name], random)
    return [file for file in changed if file["data"]]


def _edit_claim(claim: Record, random: Random) -> None:
    acts = claim.get("assertions", [])
    what = random.choice(["drop", "add", "stance", "said", "quote", "relation", "value"])
    if what == "relation":
        for name in ("contradicts", "negates", "implies"):
            claim.pop(name, None)
    elif what == "value":
        claim.pop("value", None)
    elif not acts:
        claim["text"] = "Another text."
    elif what == "drop":
        acts.remove(random.choice(acts))
        if not acts:
            del claim["assertions"]
    else:
        act = random.choice(acts)
        if what == "add":
            act = copy.deepcopy(act)
            acts.append(act)
        if what == "quote" and "quote" in act:
            act["quote"] = "other words"
        elif what == "said" or random.random() < 0.5:
            act["said"] = random.choice(["2014", "2015-10-07", "2017-01"])
        else:
            (stance,) = [key for key in act if key in _STANCES]
            act[random.choice(_STANCES)] = act.pop(stance)


_STANCES = ("asserts", "suggests", "doubts", "denies", "declines", "retracts", "disowns")


def _edit_record(section: str, record: Record, random: Random) -> None:
    if section == "sources":
        if random.random() < 0.5:
            record.pop("speaks_for", None)
        else:
            record["kind"] = random.choice(["state", "outlet", "person"])
    elif section == "documents":
        if random.random() < 0.5:
            record["published"] = random.choice(["2014", "2017"])
        else:
            record.pop("based_on", None)
    elif section == "questions":
        record["kind"] = random.choice(["open", "choice"])


def plain_positions(analysis: Analysis) -> dict[tuple[str, str, str], Any]:
    found = {}
    for each in analysis.claims():
        for position in each.positions:
            for side in Side:
                held = position.on_for if side is Side.FOR else position.on_against
                if held is None:
                    continue
                acts = analysis.acts_behind(position.party, each.claim.id, side)
                origins = origins_of(analysis.kb, [act.assertion for act in acts])
                told = (held.direct, held.derived, position.divided, position.undecided, origins)
                found[each.claim.id, position.party, side.value] = told
    return found


def assert_as_recomputed(changes: Changes) -> None:
    before, after = changes.before, changes.after
    old, new = plain_positions(before), plain_positions(after)
    assert {
        (one.claim, one.party, one.side.value): (
            tuple(one.before) if one.before else None,
            tuple(one.after) if one.after else None,
        )
        for one in changes.positions
    } == {
        key: (old.get(key), new.get(key))
        for key in old.keys() | new.keys()
        if old.get(key) != new.get(key)
    }
    olds, news = (
        {one.claim.id: (one.status, one.by_inference) for one in each.claims()}
        for each in (before, after)
    )
    assert {one.claim for one in changes.statuses} == {
        claim for claim in olds.keys() & news.keys() if olds[claim] != news[claim]
    }
    for kind, disputes, others in (
        (Regrouped.OPENED, after.disputes, before.disputes),
        (Regrouped.SETTLED, before.disputes, after.disputes),
    ):
        known = {claim for one in others for claim in one.claims}
        found = [one for one in changes.disputes if one.change is kind]
        assert {each.id for one in found for each in (*one.before, *one.after)} == {
            one.id for one in disputes if known.isdisjoint(one.claims)
        }
    unchanged = {one.claims for one in before.disputes} & {one.claims for one in after.disputes}
    told = {each for one in changes.disputes for each in (*one.before, *one.after)}
    for one in (*before.disputes, *after.disputes):
        assert one in told or one.claims in unchanged


def assert_explained(changes: Changes) -> None:
    """Whatever changed its status did so because of something that is told."""
    causes = Causes(changes)
    for one in changes.statuses:
        assert causes.on([one.claim]), one
    for dispute in changes.disputes:
        if dispute.change in (Regrouped.OPENED, Regrouped.SETTLED):
            claims = {claim for each in (*dispute.before, *dispute.after) for claim in each.claims}
            assert causes.on(sorted(claims)), dispute


def mirrored(changes: Changes) -> Iterator[Any]:
    """Give what changed as it would be told the other way round, in a form to compare."""
    for dispute in changes.disputes:
        yield ("dispute", _ids(dispute.after), _ids(dispute.before))
        yield (dispute.left, dispute.joined, dispute.no_longer_opposed, dispute.opposed)
    for status in changes.statuses:
        yield (status.claim, status.after.status, status.before.status)
    for position in changes.positions:
        yield (position.claim, position.party, position.side, position.after, position.before)
    for record in changes.records:
        change = {"new": "removed", "removed": "new"}.get(record.change, record.change)
        fields = {(one.field, str(one.after), str(one.before)) for one in record.fields}
        yield (record.section, record.id, str(change), frozenset(fields))
    for one, other in changes.relations:
        yield tuple(each and (*relation_content(each), each.why) for each in (other, one))
    for old, new in changes.assertions:
        yield tuple(each and assertion_content(each.assertion) for each in (new, old))
    causes = Causes(changes)
    for status in changes.statuses:
        yield frozenset(cause.mirrored.order() for cause in causes.on([status.claim]))


def straight(changes: Changes) -> Iterator[Any]:
    """Give what changed in the same form."""
    for dispute in changes.disputes:
        yield ("dispute", _ids(dispute.before), _ids(dispute.after))
        yield (dispute.joined, dispute.left, dispute.opposed, dispute.no_longer_opposed)
    for status in changes.statuses:
        yield (status.claim, status.before.status, status.after.status)
    for position in changes.positions:
        yield (position.claim, position.party, position.side, position.before, position.after)
    for record in changes.records:
        fields = {(one.field, str(one.before), str(one.after)) for one in record.fields}
        yield (record.section, record.id, str(record.change), frozenset(fields))
    for one, other in changes.relations:
        yield tuple(each and (*relation_content(each), each.why) for each in (one, other))
    for old, new in changes.assertions:
        yield tuple(each and assertion_content(each.assertion) for each in (old, new))
    causes = Causes(changes)
    for status in changes.statuses:
        yield frozenset(cause.order() for cause in causes.on([status.claim]))


def _ids(disputes: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(one.id for one in disputes)


def check(before: Analysis, after: Analysis) -> None:
    changes = compare(before, after)
    assert_as_recomputed(changes)
    assert_explained(changes)
    other_way = compare(after, before)
    assert set(mirrored(changes)) == set(straight(other_way))
    assert bool(changes) is bool(other_way)


def check_order(files: list[Record], seed: int) -> None:
    first = analysis_of(files)
    assert not compare(first, first)
    shuffled = shuffled_files(files, Random(seed), lists=True)
    renamed = [{**file, "path": f"else/where{n}.yaml"} for n, file in enumerate(shuffled)]
    changes = compare(first, analysis_of(renamed))
    assert not changes, changes[2:]


@few
@given(knowledge_bases(), seeds)
def test_neither_order_nor_names_of_files_matter(files: list[Record], seed: int) -> None:
    check_order(files, seed)


@few
@given(knowledge_bases(), seeds, dates, ways)
def test_edits_are_told_as_recomputed(
    files: list[Record], seed: int, as_of: str | None, by: str
) -> None:
    after = edited(files, Random(seed))
    check(analysis_of(files, as_of, by), analysis_of(after, as_of, by))


@few
@given(knowledge_bases(), knowledge_bases(), ways)
def test_two_knowledge_bases_are_told_apart(
    files: list[Record], others: list[Record], by: str
) -> None:
    check(analysis_of(files, None, by), analysis_of(others, None, by))


@pytest.mark.slow
@many
@given(knowledge_bases(), seeds, dates, ways)
def test_many_edits_are_told_as_recomputed(
    files: list[Record], seed: int, as_of: str | None, by: str
) -> None:
    check_order(files, seed)
    after = edited(files, Random(seed))
    check(analysis_of(files, as_of, by), analysis_of(after, as_of, by))


BASE = """\
sources:
  ann: {name: Ann, kind: person}
  bob: {name: Bob, kind: person}
  spokesman: {name: Spokesman, kind: person, speaks_for: ann}
documents:
  first: {title: First, published: 2020-05-02}
  second: {title: Second, published: 2020-05-04}
questions:
  how-wet: {text: How wet was it?, kind: number}
claims:
  rain:
    text: It rained.
    implies: [wet]
    assertions:
      - {asserts: ann, said: 2020-05-01, in: first, quote: it rained}
  wet:
    text: It was wet.
    assertions:
      - {denies: bob, said: 2020-05-01}
"""


def changes_of(*edits: tuple[str, str], base: str = BASE) -> Changes:
    text = base
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    first, second = (load_texts([("kb.yaml", each.encode())]) for each in (base, text))
    return compare(analyse(first.kb), analyse(second.kb))


def told(changes: Changes, claim: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.by, one.change, one.records) for one in Causes(changes).on([claim])]


DENIAL = "      - {denies: bob, said: 2020-05-01}\n"


@pytest.mark.parametrize(
    ("old", "new", "by", "change"),
    [
        (DENIAL, f"{DENIAL}      - {{retracts: bob, said: 2020-06}}\n", By.RETRACTION, Change.NEW),
        (DENIAL, f"{DENIAL}      - {{disowns: bob, said: 2020-06}}\n", By.DISOWNING, Change.NEW),
        (DENIAL, f"{DENIAL}      - {{asserts: bob, said: 2020}}\n", By.ASSERTION, Change.NEW),
        (
            DENIAL,
            f"{DENIAL}      - {{asserts: bob, said: 2020-06}}\n",
            By.CHANGE_OF_MIND,
            Change.NEW,
        ),
        (DENIAL, "      - {asserts: bob, said: 2020-05-01}\n", By.ASSERTION, Change.CHANGED),
        ("    implies: [wet]\n", "", By.RELATION, Change.REMOVED),
        ("{asserts: ann, said: 2020-05-01, in: first, quote: it rained}", "{declines: ann}",
         By.ASSERTION, Change.REMOVED),
    ],
)  # fmt: skip
def test_a_dispute_is_settled_by(old: str, new: str, by: By, change: Change) -> None:
    changes = changes_of((old, new))
    if by is By.ASSERTION and change is Change.NEW:  # both stand: bob is divided, and opposed
        assert changes.disputes == ()
        return
    (dispute,) = changes.disputes
    assert dispute.change is Regrouped.SETTLED
    assert (by, change) in {(one.by, one.change) for one in Causes(changes).on(["wet"])}


def test_a_change_of_mind_on_another_claim_settles_too() -> None:
    later = "      - {denies: bob, said: 2020-05-01}\n  dry:\n    text: It was dry.\n"
    later += "    contradicts: [wet]\n    assertions: [{asserts: ann, said: 2021}]\n"
    changes = changes_of((DENIAL, later))
    (dispute,) = changes.disputes
    assert dispute.change is Regrouped.SETTLED
    (cause,) = Causes(changes).on(["rain"])
    assert (cause.by, cause.change) == (By.CHANGE_OF_MIND, Change.NEW)
    assert cause.after is not None
    assert cause.after.assertion.claim == "dry"


def test_a_role_that_ends_moves_a_position() -> None:
    base = BASE.replace("{asserts: ann, said", "{asserts: spokesman, said")
    changes = changes_of((", speaks_for: ann", ""), base=base)
    assert told(changes, "wet") == [("role", "changed", ("spokesman", "ann", "spokesman"))]
    (dispute,) = changes.disputes
    assert dispute.change is Regrouped.CHANGED
    assert dispute.opposed == (("bob", "spokesman"),)
    assert dispute.no_longer_opposed == (("ann", "bob"),)


def test_a_removed_claim_settles() -> None:
    changes = changes_of((BASE[BASE.index("  wet:") :], ""), ("    implies: [wet]\n", ""))
    (dispute,) = changes.disputes
    assert told(changes, "wet") == [("claim", "removed", ("wet",))]
    assert dispute.left == ("rain", "wet")


def test_answers_that_agree_settle() -> None:
    base = BASE.replace("    implies: [wet]\n", "    answers: how-wet\n    value: '2'\n").replace(
        "    text: It was wet.\n", "    text: It was wet.\n    answers: how-wet\n    value: '1'\n"
    )
    base = base.replace("denies: bob", "asserts: bob")
    changes = changes_of(("value: '1'", "value: '2'"), base=base)
    assert {one.change for one in changes.disputes} == {Regrouped.SETTLED}
    assert told(changes, "rain") == [("answers", "changed", ("how-wet", "rain", "wet"))]


def test_a_second_witness_is_gained() -> None:
    changes = changes_of(("in: first,", "in: [first, second],"))
    assert [(one.claim, one.party) for one in changes.positions] == [
        ("rain", "ann"),
        ("wet", "ann"),
    ]
    for one in changes.positions:
        assert one.before is not None
        assert one.after is not None
        assert (one.before.origins, one.after.origins) == (("first",), ("first", "second"))


def test_a_document_that_turns_out_to_be_drawn_on_another_loses_a_witness() -> None:
    base = BASE.replace("in: first,", "in: [first, second],")
    changes = changes_of(("title: Second,", "title: Second, based_on: [first],"), base=base)
    assert [one.after and one.after.origins for one in changes.positions] == [("first",)] * 2
    assert changes.assertions == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("quote: it rained", "quote: it poured"),
        ("said: 2020-05-01, in: first", "said: 2020-05-02, in: first"),
        ("asserts: ann", "suggests: ann"),
        ("asserts: ann", "asserts: bob"),
    ],
)
def test_an_assertion_is_known_again(old: str, new: str) -> None:
    (change,) = changes_of((old, new)).assertions
    assert change.before is not None
    assert change.after is not None


def test_who_says_something_else_elsewhere_has_not_changed_an_assertion() -> None:
    changes = changes_of(
        (
            "said: 2020-05-01, in: first, quote: it rained",
            "said: 2021, in: second, quote: it poured",
        )
    )
    assert [(one.before is None, one.after is None) for one in changes.assertions] == [
        (False, True),
        (True, False),
    ]


def test_other_words_alone_cause_nothing() -> None:
    changes = changes_of(("quote: it rained", "quote: it poured"), ("    implies: [wet]\n", ""))
    assert told(changes, "wet") == [("relation", "removed", ())]


def test_a_record_with_another_id_is_known_again() -> None:
    text = BASE
    for old, new in (("rain", "rainfall"), ("ann", "anna"), ("first", "number-one")):
        text = re.sub(rf"\b{old}\b(?=[:,\]}}]|$)", new, text, flags=re.MULTILINE)
    first, second = (load_texts([("kb.yaml", each.encode())]).kb for each in (BASE, text))
    changes = changes_between(first, second)
    assert [tuple(one) for one in changes.renamed] == [
        ("claims", "rain", "rainfall"),
        ("documents", "first", "number-one"),
        ("sources", "ann", "anna"),
    ]
    assert changes
    assert not changes._replace(renamed=())
    other_way = changes_between(second, first)
    assert {(one.after, one.before) for one in other_way.renamed} == {
        (one.before, one.after) for one in changes.renamed
    }


def test_two_records_that_say_the_same_are_not_known_again() -> None:
    base = BASE + "  soak:\n    text: It rained.\n"
    text = base.replace("  rain:", "  rainfall:").replace("  soak:", "  soaked:")
    first, second = (load_texts([("kb.yaml", each.encode())]).kb for each in (base, text))
    assert changes_between(first, second).renamed == ()


@few
@given(knowledge_bases())
def test_all_ids_can_be_others(files: list[Record]) -> None:
    first = load_texts(to_yaml(files)).kb
    second = load_texts(to_yaml(renamed_files(files, "zz-"))).kb
    renamed = [
        Renamed(section, key, f"zz-{key}")
        for section, records in first.by_kind().items()
        for key in records
    ]
    renamed += [Renamed("topics", one, f"zz-{one}") for one in first.topics_in_use()]
    changes = compare(analyse(called_alike(first, renamed)), analyse(second))
    assert not changes, changes[2:]


def test_a_dispute_that_splits() -> None:
    base = BASE + "  wetter:\n    text: It was wetter.\n    implies: [wet]\n    assertions:\n"
    base += "      - {asserts: ann}\n      - {denies: bob}\n"
    changes = changes_of(
        ("text: It was wetter.\n    implies: [wet]\n", "text: It was wetter.\n"), base=base
    )
    (dispute,) = changes.disputes
    assert dispute.change is Regrouped.SPLIT
    assert (dispute.joined, dispute.left) == ((), ())
