"""Random edits of files in any style: what was meant is changed, and not another byte."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from oracle.maker import Seeded

from disputes.edit.changes import Append, Change, Drop, Put, Rename, applied, same, settled
from disputes.edit.format.texts import one_scalar
from disputes.edit.members import edits_for
from disputes.edit.places import ByHand
from disputes.edit.scalars import in_single_quotes, scalar
from disputes.edit.splice import splice
from disputes.finding import Edit
from disputes.load.nodes import FileNodes, end_of, read_tree
from disputes.load.plain import NotPlain, Plain, plain_tree
from disputes.load.text import FileText
from disputes.load.tree import Node, text_of
from disputes.span import Span
from edit.changing import Changer, all_in
from edit.writer import written

EACH = 50
"""Edits that are made of the files of one knowledge base."""

Counts = Counter[str]


class File:
    """A file, as what an edit of it is held against."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    @cached_property
    def text(self) -> str:
        return self.data.decode()

    @cached_property
    def tree(self) -> dict[str, Plain]:
        return plain_tree(self.data)

    @cached_property
    def nodes(self) -> FileNodes:
        return read_tree(FileText("kb.yaml", self.data))

    @cached_property
    def lines(self) -> list[bytes]:
        return self.data.split(b"\n")

    @cached_property
    def comments(self) -> set[str]:
        """The comments, but for what looks like one within a text."""
        texts = " ".join(str(value) for _, value in all_in(self.tree))
        pattern = "# [0-9]+ 🇷🇺 about <[^>]*>"
        return set(re.findall(pattern, self.text)) - set(re.findall(pattern, texts))

    def has(self, at: tuple[str | int, ...]) -> bool:
        try:
            self.nodes.member(at)
        except KeyError:
            return False
        return True

    def edited(self, *changes: Change) -> File:
        """Make changes, and demand that they come to what is meant, and can be taken back."""
        edits = edits_for(self.nodes, changes)
        result = File(splice(self.data, edits))
        assert same(result.tree, applied(self.tree, changes))
        assert splice(result.data, taken_back(self.text, edits)) == self.data
        return result


def taken_back(text: str, edits: list[Edit]) -> list[Edit]:
    """Give the edits that undo others: what they left, in the places that it has afterwards."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    back = []
    result, done = "", 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        first = starts[edit.span.line - 1] + edit.span.column - 1
        last = starts[edit.span.end_line - 1] + edit.span.end_column - 1
        result += text[done:first]
        start = place(result)
        result += edit.text
        back.append(Edit(edit.path, Span(*start, *place(result)), text[first:last]))
        done = last
    return back


def place(before: str) -> tuple[int, int]:
    """Give the line and column behind a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def check_edit(file: File, changes: list[Change]) -> Counts:
    """Make an edit and hold it against all that is promised; count what it was, if it was made."""
    try:
        return _check_edit(file, changes)
    except Exception:
        note(f"{changes}\n{file.text}")
        raise


def _check_edit(file: File, changes: list[Change]) -> Counts:
    try:
        result = file.edited(*changes)
    except ByHand:
        return Counter(["refused"])
    assert not result.comments - file.comments
    if not any(isinstance(change, Drop) for change in changes):
        assert result.comments == file.comments
    assert result.data.count(b"\r\n") in (0, result.data.count(b"\n"))
    assert not result.data or result.data.endswith(b"\n") == file.data.endswith(b"\n")
    found = Counter(["made", type(changes[0]).__name__])
    if len(changes) == 1:
        check_lines(file, result, changes[0])
        found[f"reverse of {check_reverse(file, result, changes[0])}"] += 1
    return found


def alike(one: list[bytes], other: list[bytes]) -> int:
    """Count the first things that two lists have in common."""
    pairs = zip(one, other, strict=False)
    return next(
        (number for number, (here, there) in enumerate(pairs) if here != there),
        min(len(one), len(other)),
    )


def check_lines(file: File, result: File, change: Change) -> None:
    """Demand that all lines but those of what was changed stay."""
    old, new = file.lines, result.lines
    before = alike(old, new)
    behind = alike(old[before:][::-1], new[before:][::-1])
    first, last = before + 1, len(old) - behind
    if last < first or isinstance(change, Drop):
        return  # nothing was taken away; or more lines than one may go
    if not file.has(change.at):  # it stands within braces, or behind what ends the file
        holder = file.nodes.node(change.at[:-1])
        assert first == last
        assert last == len(old) or holder.opened.flow_style
        return
    member = file.nodes.member(change.at)
    assert member.key.start_mark.line + 1 <= first
    assert last <= max(end_of(file.nodes.text, member.value)[0], member.key.end_mark.line + 1)


def check_reverse(file: File, result: File, change: Change) -> str:
    """Demand that the reverse change restores the bytes, wherever the file tells what they were.

    It does not tell how a text was written that another took the place of, where that is written
    in another style; nor what stood at a place from which all was taken.
    """
    back: list[Change]
    whole = True
    match change:
        case Rename(at=at):
            back = [Rename((*at[:-1], change.name), str(at[-1]))]
        case Put(at=at) if file.has(at):
            old = text_of(file.nodes.node(at))
            if old is None:
                return "another kind of value"
            back = [Put(at, old)]
            whole = tells_of(file, result, at)
        case Put(at=at):
            back = settled(result.tree, [at])
        case Append(at=at) if number := len(file.nodes.node(at)):
            drops = [(*at, number + one) for one in range(len(change.values))]
            back = settled(result.tree, drops)
        case _:
            return "what was removed"
    try:
        restored = result.edited(*back)
    except ByHand:
        return "what a comment stands by"
    assert same(restored.tree, file.tree)
    assert restored.comments == file.comments
    if not whole:
        return "another style"
    if restored.data == file.data:
        return type(change).__name__
    assert isinstance(change, Put)
    assert not file.has(change.at)
    assert [one for one in restored.lines if one.strip()] == [
        one for one in file.lines if one.strip()
    ]
    return "a record set apart by an empty line"


def tells_of(file: File, result: File, at: tuple[str | int, ...]) -> bool:
    """Tell whether what took a text's place is written, on one line, as the text was."""
    old, (key, new) = file.nodes.node(at), result.nodes.member(at)
    raw = file.nodes.text.line(old.start_mark.line + 1)[old.start_mark.column :]
    if (old.style or "") != (new.style or "") or not raw.startswith(as_an_edit_would(old, at)):
        return False
    return bool(old.start_mark.line == key.start_mark.line == new.end_mark.line)


def as_an_edit_would(old: Node, at: tuple[str | int, ...]) -> str:
    """Write the text of a field in its style as an edit would."""
    text = str(text_of(old))
    if old.style == "'":
        return in_single_quotes(text) or scalar(text, quoted=True)
    if old.style:
        return scalar(text, quoted=True)
    return one_scalar(next(str(part) for part in reversed(at) if isinstance(part, str)), text)


def styles(data: bytes) -> Iterator[str]:
    """Give what there is in a file, as its bytes and the tokens of another reader tell."""
    text = data.decode()
    yield "CRLF" if "\r\n" in text else "LF"
    yield "an end of line" if text.endswith("\n") else "no end of line"
    yield from (name for name, sign in (("emoji", "🇸🇾"), ("a tab", "\t")) if sign in text)
    if re.search(r"\n *\r?\n", text):
        yield "blank lines"
    if File(data).comments:
        yield "comments"
    names = {"": "plain", "'": "single quotes", '"': "double quotes", "|": "literal", ">": "folded"}
    for token in yaml.scan(text, yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken):
            many = token.start_mark.line < token.end_mark.line
            yield names[token.style or ""]
            yield f"{names[token.style or '']} over lines" if many else "on one line"
        elif not isinstance(token, yaml.ValueToken | yaml.KeyToken):
            yield type(token).__name__


def check_edits(seed: int, texts: dict[str, bytes]) -> Counts:
    """Make random edits of the files of a knowledge base, and count them and the files' styles."""
    make = Seeded(seed)
    files = []
    for data in texts.values():
        try:
            file = File(data)
            if file.tree and make.chance(25):  # all of it in braces
                indent = make.pick((None, 1))
                file = File(json.dumps(file.tree, ensure_ascii=False, indent=indent).encode())
            if file.tree:
                files.append((file, Changer(make, file.tree)))
        except NotPlain:  # a tab in the indentation
            continue
    counts: Counts = Counter()
    for file, _ in files:
        counts.update(set(styles(file.data)))
    for _ in range(2 * EACH):
        if files and counts["made"] < EACH:
            file, changer = make.pick(files)
            counts += check_edit(file, changer.changes())
    return counts


def check_many(knowledge_bases: int, *, wild: bool) -> Counts:
    """Make edits of so many knowledge bases, and give what was counted."""
    counts: Counts = Counter()

    @settings(
        max_examples=knowledge_bases,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 1 << 64), written(wild=wild))
    def check(seed: int, texts: dict[str, bytes]) -> None:
        counts.update(check_edits(seed, texts))

    check()
    return counts


STYLES = (
    *("LF", "CRLF", "no end of line", "blank lines", "comments", "emoji"),
    *("plain", "single quotes", "double quotes", "folded", "literal"),
    *("BlockMappingStartToken", "BlockSequenceStartToken"),
    *("FlowMappingStartToken", "FlowSequenceStartToken"),
)
KINDS = ("Put", "Append", "Drop", "Rename", "reverse of Put", "reverse of Append")


def check_counts(counts: Counts, made: int) -> None:
    """Demand that there were so many edits, of each kind, in files of each style."""
    assert counts["made"] >= made
    assert [one for one in (*STYLES, *KINDS) if not counts[one]] == []


def test_a_thousand_edits() -> None:
    check_counts(check_many(12, wild=False) + check_many(12, wild=True), 1_000)


@pytest.mark.slow
def test_ten_thousand_edits() -> None:
    check_counts(check_many(130, wild=False) + check_many(130, wild=True), 10_000)
