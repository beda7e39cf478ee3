"""The oracle's disputes, witnesses and whole report on examples worked out by hand."""

import pytest

from .hand import MONDAY, TUESDAY, WEDNESDAY, claim, claim_of, files, says, side, tolls
from .logic import world
from .naive import origin, report
from .records import Record


def test_a_dispute_is_named_by_the_claim_with_most_parties_in_direct_opposition() -> None:
    kb = files(
        sources=dict.fromkeys("pqrs", "person"),
        topic="file-topic",
        claims={
            "a": claim(says("asserts", "p"), says("denies", "q"), contradicts=["b"]),
            "b": claim(says("asserts", "r"), says("denies", ["p", "q"]), topic="own-topic"),
            "c": claim(says("asserts", "s"), contradicts=["b"]),
            "d": claim(says("asserts", "s")),
        },
    )
    (dispute,) = report(kb)["disputes"]
    assert dispute == {
        "id": "b",
        "topic": "own-topic",
        "claims": ["a", "b", "c"],
        "opposed": [["p", "q"], ["p", "r"], ["q", "r"]],
        "by_inference": False,
    }
    assert claim_of(kb, "c")["by_inference"] is True
    assert [claim_of(kb, name)["dispute"] for name in "abcd"] == ["b", "b", "b", None]


def test_disputes_are_not_joined_by_a_claim_that_nobody_disputes() -> None:
    kb = files(
        sources=dict.fromkeys("pqr", "person"),
        claims={
            "a": claim(says("asserts", "p"), says("denies", "q"), implies=["quiet"]),
            "b": claim(says("asserts", "r"), says("doubts", "q"), implies=["quiet"]),
            "quiet": claim(),
        },
    )
    record = claim_of(kb, "quiet")
    assert (side(record, "for"), side(record, "against")) == ({"p": "firm", "r": "firm"}, {})
    assert (record["status"], record["dispute"]) == ("agreed", None)
    assert [dispute["claims"] for dispute in report(kb)["disputes"]] == [["a"], ["b"]]


def test_a_claim_disputed_by_inference_joins_disputes() -> None:
    kb = files(
        sources=dict.fromkeys("pq", "person"),
        claims={
            "a": claim(says("doubts", "p"), says("suggests", "q"), implies=["between"]),
            "b": claim(says("asserts", "p"), says("denies", "q"), contradicts=["between"]),
            "between": claim(),
        },
    )
    record = claim_of(kb, "between")
    assert (side(record, "for"), side(record, "against")) == ({"q": "hedged"}, {"p": "firm"})
    assert (record["status"], record["by_inference"]) == ("questioned", True)
    (dispute,) = report(kb)["disputes"]
    assert (dispute["id"], dispute["claims"]) == ("a", ["a", "b", "between"])
    assert dispute["by_inference"] is False


def test_rival_counts_are_a_dispute_by_inference() -> None:
    kb = tolls([says("asserts", "army")], [says("asserts", "town")])
    (dispute,) = report(kb)["disputes"]
    assert dispute["claims"] == ["fifteen", "ten"]
    assert (dispute["id"], dispute["opposed"], dispute["by_inference"]) == (
        "fifteen",
        [["army", "town"]],
        True,
    )


# Witnesses


def documents(**based_on: list[str]) -> dict[str, Record]:
    return {
        name: {"title": name, **({"based_on": places} if places else {})}
        for name, places in based_on.items()
    }


@pytest.mark.parametrize(
    ("document", "via", "expected"),
    [
        ("one", None, "wire"),
        ("one", (), "one"),
        ("one", ("wire",), "wire"),
        ("two", ("one", "wire"), "wire"),
        ("two", None, "wire"),
        ("fork", None, "fork"),
        ("onto-fork", None, "fork"),
        ("round", None, "about"),
        ("about", None, "round"),
        (None, None, None),
        (None, ("two",), "wire"),
    ],
)
def test_origin(document: str | None, via: tuple[str, ...] | None, expected: str | None) -> None:
    texts = documents(
        one=["wire"],
        two=["one"],
        fork=["one", "wire"],
        round=["about"],
        about=["round"],
    ) | {"onto-fork": {"title": "Onto fork", "based_on": ["fork"]}}
    kb = files(sources={"wire": "agency"}, documents=texts)
    assert origin(world(kb), document, via) == expected


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ([], ["one", "two"]),
        ([says("suggests", "a", TUESDAY)], ["one", "two"]),
        ([says("declines", "a", TUESDAY)], ["one", "two"]),
        ([says("denies", "b", TUESDAY)], ["one", "two"]),
        ([says("denies", "a", MONDAY)], ["one", "two"]),
        ([says("denies", "a", TUESDAY)], ["two"]),
        ([says("retracts", "a", TUESDAY)], ["two"]),
        ([says("disowns", "a", TUESDAY)], ["two"]),
    ],
)
def test_a_restatement_does_not_lose_its_first_witnesses(
    between: list[Record], kept: list[str]
) -> None:
    first = says("asserts", "a", MONDAY, **{"in": "one"})
    last = says("asserts", "a", WEDNESDAY, **{"in": "two"})
    kb = files(
        sources={"a": "person", "b": "person"},
        documents=documents(one=[], two=[]),
        claims={"c": claim(first, *between, last)},
    )
    (position,) = claim_of(kb, "c")["for"]
    assert position["documents"] == position["origins"] == kept


def test_witnesses_of_words_for_another_party_are_not_kept() -> None:
    role = {"source": "state", "from": TUESDAY}
    kb = files(
        sources={"man": {"kind": "person", "speaks_for": role}, "state": "state"},
        documents=documents(one=[], two=[]),
        claims={
            "c": claim(
                says("asserts", "man", MONDAY, **{"in": "one"}),
                says("asserts", "man", TUESDAY, **{"in": "two"}),
            )
        },
    )
    (position,) = claim_of(kb, "c")["for"]
    assert (position["party"], position["documents"]) == ("state", ["two"])


def test_speech_is_own_where_the_source_publishes() -> None:
    kb = files(
        sources={"outlet": "outlet", "man": "person"},
        documents={"d": {"title": "D", "publisher": "outlet"}},
        claims={
            "c": claim(
                says("asserts", ["outlet", "man"], **{"in": "d"}, quote="so it is"),
                says("asserts", "man", quote="“so it is”"),
                says("asserts", "man", quote="that “so it is”", at="page 3"),
                says("asserts", "man", **{"in": "d"}, speech="direct", via=[]),
                says("asserts", "man"),
            )
        },
    )
    man, outlet = claim_of(kb, "c")["for"]
    assert outlet["assertions"][0]["reports"][0]["speech"] == "own"
    speeches = [[told["speech"] for told in act["reports"]] for act in man["assertions"]]
    assert speeches == [["indirect"], ["direct"], ["mixed"], ["direct"], []]
    assert man["assertions"][2]["reports"][0] == {
        "document": None,
        "quote": "that “so it is”",
        "speech": "mixed",
        "at": "page 3",
        "via": [],
        "span": None,
    }


def test_a_draft_takes_no_part() -> None:
    kb = tolls([says("asserts", "army")], [])
    draft = claim(says("denies", "army"), says("asserts", "town"), contradicts=["ten"])
    kb.append({"path": "draft.yaml", "data": {"draft": "true", "claims": {"new": draft}}})
    assert [record["id"] for record in report(kb)["claims"]] == ["fifteen", "ten"]
    assert claim_of(kb, "ten")["status"] == "unopposed"


def test_the_whole_report_of_one_claim() -> None:
    kb = files(
        sources={"army": "organisation"},
        documents={"d": {"title": "D", "published": MONDAY}},
        topic="war",
        claims={"ten": claim(says("denies", "army", **{"in": "d"}, quote="not ten"))},
    )
    assertion = {
        "source": "army",
        "stance": "denies",
        "said": MONDAY,
        "said_given": False,
        "claim": "ten",
        "inferred": False,
        "reports": [
            {
                "document": "d",
                "quote": "not ten",
                "speech": "indirect",
                "at": None,
                "via": [],
                "span": None,
            }
        ],
    }
    position = {
        "party": "army",
        "narrator": False,
        "force": "firm",
        "direct": "firm",
        "derived": None,
        "divided": False,
        "inferred": False,
        "documents": ["d"],
        "origins": ["d"],
        "assertions": [assertion],
    }
    counts = dict.fromkeys(report([])["counts"], 0) | {"opposed": 1}
    assert report(kb, as_of="2015-10") == {
        "format": "disputes-report/1",
        "as_of": "2015-10",
        "by": "party",
        "complete": True,
        "counts": counts,
        "disputes": [],
        "latest": [],
        "claims": [
            {
                "id": "ten",
                "text": "So it is.",
                "topic": "war",
                "status": "opposed",
                "by_inference": False,
                "dispute": None,
                "across": [],
                "for": [],
                "against": [position],
                "origins": {"for": [], "against": ["d"]},
                "conditional": [],
                "undecided": [],
                "declined": [],
                "withdrawn": [],
                "disowned": [],
            }
        ],
    }
