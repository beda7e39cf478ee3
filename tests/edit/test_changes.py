"""What changes mean for a file as plain data."""

from __future__ import annotations

from typing import Any

import pytest

from disputes.edit.changes import Append, Drop, Put, Rename, applied, same, settled

TREE: dict[str, Any] = {
    "topics": {"sea": {"name": "Sea"}},
    "claims": {"a": {"text": "A", "implies": ["b", "c"]}, "b": {"text": "B", "implies": ["a"]}},
}


def test_each_change_is_told_for_the_file_as_it_was() -> None:
    after = applied(
        TREE,
        [
            Drop(("claims", "a", "implies", 0)),
            Append(("claims", "a", "implies"), ("d",)),
            Put(("claims", "a", "implies", 1), "e"),
            Rename(("claims", "a"), "z"),
            Put(("claims", "a", "note"), "N"),
        ],
    )
    assert after["claims"] == {
        "z": {"text": "A", "implies": ["e", "d"], "note": "N"},
        "b": {"text": "B", "implies": ["a"]},
    }
    assert list(after["claims"]) == ["z", "b"]
    assert TREE["claims"]["a"]["implies"] == ["b", "c"]


@pytest.mark.parametrize(
    "change",
    [
        Drop(("claims", "x")),
        Drop(("claims", "a", "implies", 7)),
        Put(("claims", "x", "text"), "X"),
        Put(("claims", "a", "implies", 7), "x"),
        Rename(("claims", "x"), "y"),
        Rename(("claims", "a"), "b"),
    ],
)
def test_what_is_not_there_is_a_bug(change: Any) -> None:
    with pytest.raises((KeyError, IndexError)):
        applied(TREE, [change])


def test_what_would_be_empty_goes_too() -> None:
    assert settled(TREE, [("claims", "b", "implies", 0)]) == [Drop(("claims", "b", "implies"))]
    assert settled(TREE, [("topics", "sea")]) == [Drop(("topics",))]
    both = [("claims", "a", "implies", 0), ("claims", "a", "implies", 1)]
    assert settled(TREE, both) == [Drop(("claims", "a", "implies"))]
    assert settled(TREE, [("claims", "a"), ("claims", "b")]) == [Drop(("claims",))]


def test_a_record_without_fields_stays() -> None:
    assert settled(TREE, [("topics", "sea", "name")]) == [Put(("topics", "sea"), {})]


def test_what_lies_within_what_goes_is_not_told() -> None:
    drops = [("claims", "a"), ("claims", "a", "text"), ("claims", "a", "implies", 0)]
    assert settled(TREE, drops) == [Drop(("claims", "a"))]


def test_a_mapping_goes_with_what_it_cannot_be_without() -> None:
    tree: dict[str, Any] = {
        "claims": {"a": {"assertions": [{"asserts": ["x"], "said": "2015"}, {"denies": "y"}]}}
    }
    at = ("claims", "a", "assertions", 0)
    gone = settled(tree, [(*at, "asserts", 0)], lambda at: at[-1] == "asserts")
    assert gone == [Drop(at)]


def test_an_empty_mapping_is_as_good_as_none() -> None:
    assert same({"a": {}}, {"a": None})
    assert not same({"a": []}, {"a": None})
    assert not same({"a": ["x"]}, {"a": "x"})
