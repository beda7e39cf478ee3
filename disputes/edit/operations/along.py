"""The comments on records that are moved: which go along, and which are left out."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from disputes.check.comments import accepted_in
from disputes.check.report_comments import reports_in
from disputes.edit.apply import Files
from disputes.edit.changes import Change, Drop
from disputes.edit.members import edits_for
from disputes.edit.operations.removing import MOST_LISTED
from disputes.edit.removal import comments_above
from disputes.load.comments import comments_with
from disputes.load.nodes import Address
from disputes.model.comments import NOTE


def headings(
    files: Files, path: str, records: Iterable[tuple[str, str]]
) -> Mapping[tuple[str, str], Mapping[int, str]]:
    """Give the comments that head records, each by its line.

    They stand directly above a record. Those that accept it are not given, nor are the notes of a
    draft. Raises ``ByHand``.
    """
    text, nodes = files.text(path), files.nodes(path)
    accepting = {one.comment.span.line for one in accepted_in(text)}
    by_section: defaultdict[str, list[str]] = defaultdict(list)
    for section, name in records:
        by_section[section].append(name)
    return {
        (section, name): {
            line: words
            for line in lines
            if line not in accepting and not (words := text.line(line).strip()).startswith(NOTE)
        }
        for section, names in by_section.items()
        for name, lines in comments_above(nodes, (section,), names)
    }


def with_headings(changes: Iterable[Change], records: Container[Address]) -> list[Change]:
    """Give changes by which records, where they go, take the comments directly above along."""
    return [
        one._replace(headed=True) if isinstance(one, Drop) and one.at in records else one
        for one in changes
    ]


def takes_comments(files: Files, path: str, section: str) -> bool:
    """Tell whether comments can stand above records that are put into a section of a file."""
    tree, nodes = files.plain(path), files.nodes(path)
    if section not in tree:
        return not nodes.in_brackets(())
    return bool(tree[section]) and not nodes.in_brackets((section,))


def left_out(
    files: Files, path: str, changes: Sequence[Change], along: Container[int]
) -> list[str]:
    """Tell of the comments that go out of a file by some changes, but for those on some lines.

    Those that accept records or make assertions reports, and the notes of a draft, are not told of.
    """
    text = files.text(path)
    gone = sorted(edit.span for edit in edits_for(files.nodes(path), changes))
    starts = [span[:2] for span in gone]
    done = {one.comment.span for one in accepted_in(text)}
    done |= {one.comment.span for one in reports_in(text)}
    lost = []
    for one in comments_with(text, b""):
        number = bisect_right(starts, one.span[:2]) - 1
        if number < 0 or one.span[:2] >= gone[number][2:]:
            continue
        told = one.span in done or one.text.startswith(NOTE)
        if not told and one.span.line not in along:
            where = f"{path}:{one.span.line}"
            lost.append(f"a comment that did not go along, from {where}: {one.text}")
    left = len(lost) - MOST_LISTED
    return [*lost[:MOST_LISTED], *([f"and {left:,} more comments"] if left > 0 else [])]
