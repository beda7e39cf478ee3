"""Edits change what they are to change, and not another byte."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, event, given, note, settings
from hypothesis import strategies as st
from oracle.maker import Maker

from disputes.edit.changes import (
    Append,
    Change,
    Drop,
    Put,
    Rename,
    applied,
    same,
    settled,
)
from disputes.edit.members import edits_for
from disputes.edit.places import ByHand
from disputes.edit.scalars import in_single_quotes, scalar
from disputes.edit.splice import splice
from disputes.load.nodes import Address, FileNodes, end_of, read_tree
from disputes.load.plain import NotPlain, plain_tree
from disputes.load.text import FileText
from disputes.load.tree import Node, text_of
from edit.changing import Changer, all_in
from edit.writer import written

few = settings(
    max_examples=6,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
many = settings(few, max_examples=250)
EACH = 8


def edited(data: bytes, *changes: Change) -> bytes:
    """Make changes in the bytes of a file, and demand that they come to what is meant."""
    nodes = read_tree(FileText("kb.yaml", data))
    result = splice(data, edits_for(nodes, changes))
    assert same(plain_tree(result), applied(plain_tree(data), changes))
    return result


def comments(data: bytes) -> Counter[str]:
    """Count the comments, but for what looks like one within a text."""
    texts = " ".join(str(value) for _, value in all_in(plain_tree(data)))
    pattern = "# [0-9]+ 🇷🇺 about <[^>]*>"
    return Counter(set(re.findall(pattern, data.decode())) - set(re.findall(pattern, texts)))


def check_edit(data: bytes, changes: list[Change]) -> None:
    note(f"{changes}\n{data.decode()}")
    try:
        result = edited(data, *changes)
    except ByHand:
        event("refused")
        return
    note(f"+++\n{result.decode()}")
    event(type(changes[0]).__name__)
    lost = comments(data) - comments(result)
    if not any(isinstance(change, Drop) for change in changes):
        assert not lost
    assert not comments(result) - comments(data)
    assert result.count(b"\r\n") in (0, result.count(b"\n"))
    assert not result or result.endswith(b"\n") == data.endswith(b"\n")
    if len(changes) == 1:
        check_lines(data, result, changes[0])
        check_reverse(data, result, changes[0])


def alike(one: list[bytes], other: list[bytes]) -> int:
    """Count the first things that two lists have in common."""
    pairs = zip(one, other, strict=False)
    return next(
        (number for number, (here, there) in enumerate(pairs) if here != there),
        min(len(one), len(other)),
    )


def check_lines(data: bytes, result: bytes, change: Change) -> None:
    """Demand that all lines but those of what was changed stay."""
    nodes = read_tree(FileText("kb.yaml", data))
    old, new = data.split(b"\n"), result.split(b"\n")
    before = alike(old, new)
    behind = alike(old[before:][::-1], new[before:][::-1])
    first, last = before + 1, len(old) - behind
    if last < first or isinstance(change, Drop):
        return  # nothing was taken away; or more lines than one may go
    try:
        member = nodes.member(change.at)
    except KeyError:  # a new one stands within braces, or behind what ends the file
        holder = nodes.node(change.at[:-1])
        assert first == last
        assert last == len(old) or holder.opened.flow_style
        return
    assert member.key.start_mark.line + 1 <= first
    assert last <= max(end_of(nodes.text, member.value)[0], member.key.end_mark.line + 1)


def check_reverse(data: bytes, result: bytes, change: Change) -> None:
    """Demand that the reverse edit restores the bytes, but for the style of what was replaced."""
    tree = plain_tree(data)
    nodes = read_tree(FileText("kb.yaml", data))
    back: list[Change]
    try:
        match change:
            case Rename(at=at):
                back = [Rename((*at[:-1], change.name), str(at[-1]))]
            case Put(at=at) if _has(nodes, at):
                old = nodes.node(at)
                raw = nodes.text.line(old.start_mark.line + 1)[old.start_mark.column :]
                if text_of(old) is None or not old.style or not raw.startswith(written_as(old)):
                    return
                key, new = read_tree(FileText("kb.yaml", result)).member(at)
                if key.end_mark.line != new.start_mark.line:
                    return  # it was folded, so that its quotation marks tell nothing
                back = [Put(at, text_of(old))]
            case Put(at=at):
                back = settled(plain_tree(result), [at])
            case Append(at=at):
                number = len(nodes.node(at))
                if not number:
                    return
                after = plain_tree(result)
                drops = [(*at, number + one) for one in range(len(change.values))]
                back = settled(after, drops)
            case _:
                return
        restored = edited(result, *back)
    except ByHand:
        return
    note(f"back {back}\n{restored.decode()}")
    event("reversed")
    assert same(plain_tree(restored), tree)
    if restored != data:  # an empty line may stay where a record was set apart
        assert isinstance(change, Put)
        assert not _has(nodes, change.at)
        assert [one for one in restored.split(b"\n") if one.strip()] == [
            one for one in data.split(b"\n") if one.strip()
        ]


def written_as(old: Node) -> str:
    """Write a quoted text as an edit would."""
    text = str(text_of(old))
    return (in_single_quotes(text) or "") if old.style == "'" else scalar(text, quoted=True)


def _has(nodes: FileNodes, at: Address) -> bool:
    try:
        nodes.member(at)
    except KeyError:
        return False
    return True


def check_edits(data: st.DataObject, texts: dict[str, bytes]) -> None:
    for text in texts.values():
        try:
            tree = plain_tree(text)
        except NotPlain:  # a tab in the indentation
            continue
        make = Maker(data.draw)  # type: ignore[arg-type]
        if tree and make.chance(25):  # all of it in braces
            text = json.dumps(tree, ensure_ascii=False, indent=make.pick((None, 1))).encode()
            tree = plain_tree(text)
        if tree:
            changer = Changer(make, tree)
            for _ in range(EACH):
                check_edit(text, changer.changes())


@few
@given(st.data(), written())
def test_an_edit_is_what_was_meant_and_nothing_else(
    data: st.DataObject, texts: dict[str, bytes]
) -> None:
    check_edits(data, texts)


@few
@given(st.data(), written(wild=True))
def test_what_is_in_doubt_is_refused(data: st.DataObject, texts: dict[str, bytes]) -> None:
    check_edits(data, texts)


@pytest.mark.slow
@many
@given(st.data(), written())
def test_many_edits(data: st.DataObject, texts: dict[str, bytes]) -> None:
    check_edits(data, texts)


@pytest.mark.slow
@many
@given(st.data(), written(wild=True))
def test_many_edits_in_doubt(data: st.DataObject, texts: dict[str, bytes]) -> None:
    check_edits(data, texts)


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
