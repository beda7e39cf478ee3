"""Where what an edit moves stands now, so that errors name a place that is there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from disputes.edit.apply import Files, Ready
from disputes.edit.plan import Plan, Spot
from disputes.finding import Finding
from disputes.load.nodes import Address, FileNodes, Member
from disputes.load.record_lines import RecordLines, record_at, record_lines
from disputes.load.text import FileText
from disputes.load.tree import MAPPING, SEQUENCE, Node, kind_of, span_of, text_of
from disputes.span import Span

_Lines = tuple[list[RecordLines], Mapping[tuple[str, str], RecordLines]]
"""The records of a file as it would be, and as it is by section and id."""


def where_it_is(
    findings: Sequence[Finding], plan: Plan, ready: Ready, files: Files
) -> list[Finding]:
    """Give findings in what files would be, with the places as the files are, sorted by these.

    What the plan moves is told where it comes from, and else the same place of the same record.
    Costs two readings of each file that they are in.
    """
    places = _Places(plan, ready, files)
    found: list[Finding] = []
    for one in findings:
        path, span = places.of(one.path, one.span)
        related = []
        for other in one.related:
            there, at = places.of(other.path, other.span)
            related.append(other._replace(path=there, span=at))
        found.append(one._replace(path=path, span=span, related=tuple(related)))
    return sorted(found, key=Finding.order)


class _Places:
    """Tells of places in the files to be where they are now."""

    def __init__(self, plan: Plan, ready: Ready, files: Files) -> None:
        self._origins = dict(plan.origins)
        self._ready = ready
        self._files = files
        self._records: dict[str, _Lines] = {}

    def of(self, path: str, span: Span) -> tuple[str, Span]:
        if path not in self._ready.after:
            return path, span
        after, before = self._lines(path)
        record = record_at(after, span.line)
        if record is None:
            return path, span
        address, member = _at(self._ready.nodes[path], record, span)
        for end in range(len(address), 1, -1):
            origin = self._origins.get(Spot(path, address[:end]))
            if origin is not None:
                return self._moved(origin, address[end:], span, member)
        known = before.get(record[:2])
        return path, span if known is None else span.below(known.first - record.first)

    def _moved(self, origin: Spot, rest: Address, span: Span, member: Member) -> tuple[str, Span]:
        """Give the place of a name or of a value, in a member of what comes from an origin."""
        nodes = self._files.nodes(origin.path)
        known = self._known(nodes, origin.address, rest)
        if len(known) < len(rest) and rest[0] == "reports":  # written in place in the draft
            rest = rest[2:]
            known = self._known(nodes, origin.address, rest)
        now = nodes.member((*origin.address, *known))
        is_name = known == rest and span[:2] < span_of(member.value)[:2]
        return origin.path, span_of(now.key if is_name else _first(now.value))

    @staticmethod
    def _known(nodes: FileNodes, address: Address, rest: Address) -> Address:
        """Give as much of what follows an address as is there; the merge may have written more."""
        for end in range(len(rest), 0, -1):
            try:
                nodes.member((*address, *rest[:end]))
            except KeyError:
                continue
            return rest[:end]
        return ()

    def _lines(self, path: str) -> _Lines:
        if path not in self._records:
            after = record_lines(FileText(path, self._ready.after[path]))
            before = {one[:2]: one for one in record_lines(self._files.text(path))}
            self._records[path] = after, before
        return self._records[path]


def _at(nodes: FileNodes, record: RecordLines, span: Span) -> tuple[Address, Member]:
    """Find the innermost member of a record that a place lies in, and the address of it."""
    address: Address = (record.section, record.id)
    member = nodes.member(address)
    while kind_of(member.value) in (MAPPING, SEQUENCE):
        members = nodes.members(member.value)
        starts = [span_of(one.key)[:2] for one in members]
        number = bisect_right(starts, span[:2]) - 1
        if number < 0:
            break
        named = kind_of(member.value) == MAPPING
        member = members[number]
        address = (*address, (text_of(member.key) or "") if named else number)
        if named and span[:2] < span_of(member.value)[:2]:
            break  # it is the name
    return address, member


def _first(node: Node) -> Node:
    """Give what a place is shown at: the node, or the first name or member of several."""
    while kind_of(node) in (MAPPING, SEQUENCE) and node:
        node = node[0]
    return node
