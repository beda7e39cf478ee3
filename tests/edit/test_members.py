"""Edits of members change what they are to change, each where people would write it."""

from __future__ import annotations

import pytest

from disputes.edit.changes import Append, Change, Drop, Put, applied, same
from disputes.edit.members import edits_for
from disputes.edit.places import ByHand
from disputes.edit.splice import splice
from disputes.load.nodes import read_tree
from disputes.load.plain import plain_tree
from disputes.load.text import FileText


def edited(data: bytes, *changes: Change) -> bytes:
    """Make changes in the bytes of a file, and demand that they come to what is meant."""
    nodes = read_tree(FileText("kb.yaml", data))
    result = splice(data, edits_for(nodes, changes))
    assert same(plain_tree(result), applied(plain_tree(data), changes))
    return result


KB = """\
# Our own.
sources:
  ann: {name: Ann, kind: person}  # first

  # About Bob.
  bob:
    name: Bob   # in short
    kind: person
    aliases:
    - Bobby  # as a child
    # Later.
    - Robert
claims:
  # Rain
  rain:
    text: >-
      It
      rained.
    implies: [wet]
    assertions:
    - asserts: ann
      # What she said.
      quote: "it rained"
  wet: {text: It is wet.}"""


def test_a_field_stands_in_its_place_in_the_order_of_the_house() -> None:
    after = edited(KB.encode(), Put(("sources", "bob", "role"), "Farmer"))
    assert after.decode() == KB.replace("    aliases:\n", "    role: Farmer\n    aliases:\n")


def test_a_field_goes_into_braces() -> None:
    after = edited(KB.encode(), Put(("sources", "ann", "aliases"), ["A", "B: C"]))
    braces = '{name: Ann, kind: person, aliases: [A, "B: C"]}  # first'
    assert after.decode() == KB.replace("{name: Ann, kind: person}  # first", braces)


def test_a_record_goes_to_the_end_of_its_section_and_the_file_ends_as_it_did() -> None:
    after = edited(KB.encode(), Put(("claims", "dry"), {"text": "It is dry."}))
    assert after.decode() == KB + "\n  dry: {text: It is dry.}"
    after = edited(KB.encode(), Put(("sources", "eve"), {"name": "Eve", "kind": "person"}))
    record = "\n  eve:\n    name: Eve\n    kind: person\nclaims:"
    assert after.decode() == KB.replace("claims:", record, 1)


def test_a_section_is_made_where_it_belongs() -> None:
    after = edited(KB.encode(), Put(("documents",), {"post": {"title": "Rain"}}))
    assert after.decode() == KB.replace("claims:", "documents:\n  post:\n    title: Rain\nclaims:")
    after = edited(KB.encode(), Put(("topics",), {"sea": {"name": "Sea"}}))
    assert after.decode().startswith("# Our own.\ntopics:\n  sea:\n    name: Sea\nsources:\n")


@pytest.mark.parametrize("start", ["", "# Only a comment.\n", "---\n", "# no end"])
def test_the_first_record_of_a_file(start: str) -> None:
    after = edited(start.encode(), Put(("sources",), {"ann": {"name": "Ann"}}))
    lead = start if start.endswith("\n") or not start else f"{start}\n"
    assert after.decode() == f"{lead}sources:\n  ann:\n    name: Ann\n"


def test_a_file_in_braces() -> None:
    data = b'# All.\n{"sources": {"ann": {"name": "Ann"}}} # end }\n'
    change = Put(("claims",), {"rain": {"text": "A: b"}})
    after = edited(data, change)
    assert after == data.replace(b"}}}", b'}}, claims: {rain: {text: "A: b"}}}')
    assert edited(after, Drop(("claims",))) == data
    assert edited(b"{ }\n", change) == b'{claims: {rain: {text: "A: b"}}}\n'
    assert edited(after, Drop(("sources",))).startswith(b"# All.\n{claims: {rain")


def test_lists_grow_as_they_are_written() -> None:
    after = edited(KB.encode(), Append(("sources", "bob", "aliases"), ("Rob",)))
    assert after.decode() == KB.replace("    - Robert\n", "    - Robert\n    - Rob\n")
    after = edited(KB.encode(), Append(("claims", "rain", "implies"), ("x", "y")))
    assert after.decode() == KB.replace("[wet]", "[wet, x, y]")
    added = {"denies": "bob", "quote": "no rain"}
    after = edited(KB.encode(), Append(("claims", "rain", "assertions"), (added,)))
    lines = '    - denies: bob\n      quote: "no rain"\n  wet:'
    assert after.decode() == KB.replace("  wet:", lines)


def test_a_value_is_written_as_the_one_before_it() -> None:
    for old, new in (('"old"', '"new"'), ("'old'", "'new'"), ("old", "new"), ("old", '"n: w"')):
        value = "n: w" if ":" in new else "new"
        data = f"topics:\r\n  a:\r\n    name: {old}   # why\r\n".encode()
        after = edited(data, Put(("topics", "a", "name"), value))
        assert after == data.replace(old.encode(), new.encode())
        assert edited(after, Put(("topics", "a", "name"), "old")).count(b"\r\n") == 3


def test_a_long_text_is_folded_and_a_comment_stays_on_its_line() -> None:
    long = "word " * 40 + "end"
    data = b"topics:\n  a:\n    name: A\n    note: B  # why\n"
    after = edited(data, Put(("topics", "a", "name"), long))
    assert [len(line) <= 120 for line in after.decode().splitlines()] == [True] * 6
    after = edited(data, Put(("topics", "a", "note"), long))
    assert after.decode().splitlines()[-1] == f"    note: {long}  # why"


def test_the_comments_of_a_member_go_with_it() -> None:
    after = edited(KB.encode(), Drop(("sources", "bob")))
    lines = KB.splitlines(keepends=True)
    assert after.decode() == "".join([*lines[:3], "\n", *lines[12:]])
    after = edited(KB.encode(), Drop(("sources", "bob", "aliases", 1)))
    assert after.decode() == KB.replace("    # Later.\n    - Robert\n", "")


def test_a_heading_over_several_records_stays() -> None:
    after = edited(KB.encode(), Drop(("claims", "rain")))
    assert after.decode().endswith("claims:\n  # Rain\n  wet: {text: It is wet.}")


def test_what_ends_the_file_goes_with_the_line_end_before_it() -> None:
    assert edited(KB.encode(), Drop(("claims", "wet"))).decode() == KB.rpartition("\n")[0]


@pytest.mark.parametrize(
    ("text", "change", "place"),
    [
        ("a: [x, # of x\n  y]\n", Drop(("a", 0)), "1:8"),
        ("a: [x,\n  y # of y\n  ]\n", Append(("a",), ("z",)), "2:5"),
        ("a:\n- x # of x\n- y\n", Put(("a",), "z"), "2:5"),
        ("a: |+\n  x\n\nb: y\n", Drop(("b",)), "1:1"),
        ("a: |\n  x\nb: y", Drop(("b",)), "1:1"),
        ("a: |\n  x", Put(("z",), "y"), "1:1"),
        ("# disputes: ignore[D1] x\n\na: x\nb: y\n", Drop(("a",)), "1:1"),
        ("a: x\n  # disputes: ignore[D1] x\nb: y\n", Drop(("a",)), "2:1"),
    ],
)
def test_a_comment_in_doubt_is_left_to_a_person(text: str, change: Change, place: str) -> None:
    with pytest.raises(ByHand) as refused:
        edited(text.encode(), change)
    assert refused.value.message.startswith(f"kb.yaml:{place}: ")
    assert refused.value.hint == "edit it by hand"


def test_the_last_record_goes_with_what_stands_right_above_it() -> None:
    data = b"claims:\n  a:\n    text: A.\n    implies: [b]\n  b:\n    text: B."
    drops = [Drop(("claims", "a", "implies")), Drop(("claims", "b"))]
    edits = edits_for(read_tree(FileText("kb.yaml", data)), drops)
    assert splice(data, edits) == b"claims:\n  a:\n    text: A.\n"


def test_an_empty_line_above_the_last_records_goes_with_them() -> None:
    data = b"claims:\n  a: {text: A.}\n \n\n  b: {text: B.}\n  c: {text: C.}"
    assert edited(data, Drop(("claims", "b")), Drop(("claims", "c"))) == data[:23]
    data = b"---\ntopic: x\n\nclaims: {}\n\nsources: {}"
    gone = [Drop((name,)) for name in ("topic", "claims", "sources")]
    assert edited(data, *gone) == b"---"
