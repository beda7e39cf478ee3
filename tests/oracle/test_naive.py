"""The oracle on stances, parties and statuses small enough to work out by hand."""

import pytest

from .hand import MONDAY, THURSDAY, TUESDAY, WEDNESDAY, claim, claim_of, files, says, side, tolls
from .logic import world
from .naive import report
from .records import Record


def test_who_says_ten_on_monday_and_fifteen_on_wednesday_has_changed_the_count() -> None:
    kb = tolls([says("asserts", "army", MONDAY)], [says("asserts", "army", WEDNESDAY)])
    assert side(claim_of(kb, "fifteen"), "for") == {"army": "firm"}
    assert side(claim_of(kb, "ten"), "for") == {}
    assert side(claim_of(kb, "ten"), "against") == {"army": "firm"}
    assert claim_of(kb, "ten")["against"][0]["direct"] is None
    assert claim_of(kb, "ten")["status"] == "open"
    assert side(claim_of(kb, "ten", as_of=TUESDAY), "for") == {"army": "firm"}


def test_retracting_the_fifteen_revives_the_ten() -> None:
    fifteen = [says("asserts", "army", WEDNESDAY), says("retracts", "army", THURSDAY)]
    kb = tolls([says("asserts", "army", MONDAY)], fifteen)
    assert side(claim_of(kb, "ten"), "for") == {"army": "firm"}
    assert side(claim_of(kb, "fifteen"), "for") == {}
    (withdrawn,) = claim_of(kb, "fifteen")["withdrawn"]
    assert (withdrawn["party"], withdrawn["said"]) == ("army", WEDNESDAY)
    assert (withdrawn["by"]["stance"], withdrawn["by"]["said"]) == ("retracts", THURSDAY)
    assert claim_of(kb, "fifteen", as_of=WEDNESDAY)["withdrawn"] == []


def test_acts_of_one_day_all_stand() -> None:
    kb = tolls([says("asserts", "army", MONDAY)], [says("asserts", "army", MONDAY)])
    for name in ("ten", "fifteen"):
        record = claim_of(kb, name)
        assert side(record, "for") == side(record, "against") == {"army": "firm"}
        assert record["for"][0]["divided"] is record["against"][0]["divided"] is True
        assert (record["for"][0]["direct"], record["for"][0]["derived"]) == ("firm", None)
        assert (record["against"][0]["direct"], record["against"][0]["derived"]) == (None, "firm")
        assert record["status"] == "divided"


def test_an_undated_and_a_dated_stance_both_stand() -> None:
    kb = tolls([says("asserts", "army")], [says("asserts", "army", WEDNESDAY)])
    assert claim_of(kb, "ten")["status"] == claim_of(kb, "fifteen")["status"] == "divided"


def test_a_later_suggestion_replaces_an_earlier_assertion() -> None:
    kb = tolls([says("asserts", "army", MONDAY), says("suggests", "army", TUESDAY)], [])
    assert side(claim_of(kb, "ten"), "for") == {"army": "hedged"}
    assert len(claim_of(kb, "ten")["for"][0]["assertions"]) == 2


def test_a_later_hedged_stance_on_a_rival_ends_nothing() -> None:
    kb = tolls([says("asserts", "army", MONDAY)], [says("suggests", "army", WEDNESDAY)])
    assert side(claim_of(kb, "ten"), "for") == {"army": "firm"}
    assert side(claim_of(kb, "ten"), "against") == {"army": "hedged"}
    assert claim_of(kb, "ten")["status"] == "divided"


def test_a_stance_that_no_longer_stands_ends_no_rival() -> None:
    fifteen = [says("asserts", "army", TUESDAY), says("doubts", "army", WEDNESDAY)]
    kb = tolls([says("asserts", "army", MONDAY)], fifteen)
    assert side(claim_of(kb, "ten"), "for") == {"army": "firm"}


def test_what_is_said_on_a_condition_or_not_said_neither_commits_nor_ends() -> None:
    on_condition = {"asserts": "army", "said": WEDNESDAY, "if": "ten"}
    ten = [says("asserts", "army", MONDAY), says("declines", "army", TUESDAY)]
    kb = tolls(ten, [on_condition])
    assert side(claim_of(kb, "ten"), "for") == {"army": "firm"}
    assert side(claim_of(kb, "fifteen"), "for") == {}
    assert [entry["party"] for entry in claim_of(kb, "ten")["declined"]] == ["army"]


def test_disowning_ends_earlier_stances_and_keeps_them_apart() -> None:
    ten = [says("asserts", "army", MONDAY), says("disowns", "army", TUESDAY)]
    record = claim_of(tolls(ten, []), "ten")
    assert (record["for"], record["withdrawn"], record["status"]) == ([], [], "open")
    assert record["disowned"][0]["by"]["stance"] == "disowns"


def test_a_missing_date_is_the_first_publication_that_reports_the_words() -> None:
    documents = {
        "late": {"title": "Late", "published": WEDNESDAY},
        "early": {"title": "Early", "published": "2015-10"},
        "first-day": {"title": "First day", "published": "2015-10-01"},
        "undated": {"title": "Undated"},
    }
    ten = [{"asserts": "army", "in": ["late", "early", "first-day", "undated"], "quote": "ten"}]
    (shown,) = claim_of(tolls(ten, [], documents=documents), "ten")["for"][0]["assertions"]
    assert (shown["said"], shown["said_given"]) == ("2015-10-01", False)
    assert claim_of(tolls(ten, [], documents=documents), "ten", as_of="2015-09")["for"] == []


# Parties


def spokesman(role: object, *acts: Record) -> list[Record]:
    return files(
        sources={
            "state": "state",
            "ministry": {"kind": "organisation", "speaks_for": "state"},
            "man": {"kind": "person", "speaks_for": role},
        },
        claims={"c": claim(*acts)},
    )


def test_words_count_as_those_at_the_end_of_the_chain() -> None:
    kb = spokesman("ministry", says("asserts", "man", MONDAY))
    assert side(claim_of(kb, "c"), "for") == {"state": "firm"}
    assert side(claim_of(kb, "c", by="source"), "for") == {"man": "firm"}


def test_own_words_are_his_alone() -> None:
    kb = spokesman("ministry", says("asserts", "man", MONDAY, own="true"))
    assert side(claim_of(kb, "c"), "for") == {"man": "firm"}


def test_a_role_holds_from_its_first_day_until_its_last() -> None:
    role = {"source": "ministry", "from": "2015-10-06", "until": "2015-10"}
    said = {"2015-10-05": "man", "2015-10-06": "state", "2015-10-31": "state", "2015-11": "man"}
    for day, party in said.items():
        assert side(claim_of(spokesman(role, says("asserts", "man", day)), "c"), "for") == {
            party: "firm"
        }


def test_an_undated_stance_meets_every_role_and_each_counts() -> None:
    roles = [{"source": "ministry", "until": "2014"}, {"source": "company", "from": "2015"}]
    kb = spokesman(roles, says("asserts", "man"))
    kb[0]["data"]["sources"]["company"] = {"name": "Company", "kind": "organisation"}
    assert side(claim_of(kb, "c"), "for") == {"company": "firm", "state": "firm"}
    assert claim_of(kb, "c")["status"] == "agreed"


def test_a_source_that_reaches_itself_is_its_own_party_and_ends_a_chain() -> None:
    kb = spokesman("ministry", says("asserts", ["man", "ministry", "state"]))
    kb[0]["data"]["sources"]["state"]["speaks_for"] = ["ministry", "other"]
    kb[0]["data"]["sources"]["other"] = {"name": "Other", "kind": "group"}
    assert side(claim_of(kb, "c"), "for") == {"ministry": "firm", "state": "firm"}
    assert len(claim_of(kb, "c")["for"][0]["assertions"]) == 2


def test_a_joint_assertion_is_one_of_each_of_its_sources_however_often_named() -> None:
    kb = spokesman("ministry", says("asserts", ["man", "state", "man"]))
    (position,) = claim_of(kb, "c")["for"]
    assert sorted(shown["source"] for shown in position["assertions"]) == ["man", "state"]


# Status


@pytest.mark.parametrize(
    ("acts", "status"),
    [
        ([("asserts", "army"), ("denies", "town")], "contested"),
        ([("asserts", "army"), ("denies", "army"), ("denies", "town")], "contested"),
        ([("asserts", "army"), ("doubts", "town")], "questioned"),
        ([("suggests", "army"), ("doubts", "town")], "questioned"),
        ([("asserts", "army"), ("doubts", "army")], "divided"),
        ([("suggests", "army"), ("doubts", "army")], "open"),
        ([("asserts", "army"), ("suggests", "town")], "agreed"),
        ([("suggests", "army"), ("suggests", "town"), ("asserts", "wire")], "unopposed"),
        ([("asserts", "army"), ("asserts", "wire")], "unopposed"),
        ([("asserts", "wire")], "reported"),
        ([("asserts", "wire"), ("doubts", "army"), ("suggests", "army")], "reported"),
        ([("doubts", "town")], "opposed"),
        ([("declines", "town")], "open"),
        ([], "open"),
    ],
)
def test_status(acts: list[tuple[str, str]], status: str) -> None:
    kb = tolls([says(stance, source) for stance, source in acts], [])
    assert claim_of(kb, "ten")["status"] == status
    counts = report(kb)["counts"]
    assert sum(counts.values()) == 2
    assert counts[status] >= 1


def test_may_be_and_may_not_be_is_undecided() -> None:
    record = claim_of(tolls([says("suggests", "army"), says("doubts", "army")], []), "ten")
    (undecided,) = record["undecided"]
    assert (record["for"], record["against"]) == ([], [])
    assert undecided["party"] == "army"
    assert undecided["for"]["force"] == undecided["against"]["force"] == "hedged"
    assert undecided["for"]["divided"] is undecided["against"]["divided"] is False


def test_a_commitment_can_be_direct_and_derived_with_different_force() -> None:
    kb = files(
        sources={"a": "person"},
        claims={
            "weak": claim(says("suggests", "a")),
            "strong": claim(says("asserts", "a"), implies=["weak"]),
        },
    )
    (position,) = claim_of(kb, "weak")["for"]
    assert (position["force"], position["direct"], position["derived"]) == (
        "firm",
        "hedged",
        "firm",
    )


def test_relations_work_in_both_directions() -> None:
    kb = files(
        claims={
            "c": claim(negates=["d"]),
            "d": claim(implies=[{"claim": "e", "why": "It is so."}]),
            "e": claim(contradicts=["f"], supports=["c"], weakens=["d"]),
            "f": claim(),
        },
    )
    reached = world(kb).reached
    assert reached["c", False] == {("c", False), ("d", True), ("e", True), ("f", False)}
    assert reached["f", True] == {("f", True), ("e", False), ("d", False), ("c", True)}
    assert reached["c", True] == {("c", True), ("d", False)}
    assert reached["e", False] == {("e", False), ("d", False), ("c", True)}
    assert reached["f", False] == {("f", False)}
