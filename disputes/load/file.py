"""One file: from a path and bytes to its records and findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from sys import intern

from disputes.finding import Finding, Related, make
from disputes.load import codes
from disputes.load.decode import decode
from disputes.load.fields import FieldReader
from disputes.load.nearest import did_you_mean
from disputes.load.records import (
    read_claim,
    read_document,
    read_question,
    read_source,
    read_topic,
)
from disputes.load.resume import read_nodes
from disputes.load.sections import OtherSection, sections_with, sections_written
from disputes.load.syntax import describe_stop, indented
from disputes.load.text import FileText
from disputes.load.tree import (
    MAPPING,
    MENDED,
    MappingBranch,
    Node,
    Oddity,
    is_absent,
    kind_of,
    span_of,
    text_of,
)
from disputes.load.values import Watched
from disputes.model.fields import FILE, SECTIONS, FieldType
from disputes.model.records import Record as ModelRecord
from disputes.span import Span

_TELL_A_LINE = (codes.DUPLICATE_ID.code, codes.DUPLICATE_KEY.code)


@dataclass(slots=True)
class FileRead:
    """What one file holds.

    ``known`` has the ids that the file defines by section, those of records that could not be
    read included; ``references`` the ids referred to, by the sections that may define them.
    """

    path: str
    findings: list[Finding]
    text: FileText | None = None
    sections: dict[str, dict[str, ModelRecord]] = field(default_factory=lambda: defaultdict(dict))
    known: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    references: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    watched: list[Watched] = field(default_factory=list)
    topic: str | None = None
    draft: bool = False
    partial: Span | None = None


def read_file(
    path: str, data: bytes, *, watch: Collection[str] = (), pure: bool = False
) -> FileRead:
    """Read the bytes of one file; every problem in it becomes a finding.

    ``watch`` has ids whose every use is to be noted with its place. ``pure`` takes the parser
    that is written in Python. Time and memory are linear in the size.
    """
    decoded = decode(path, data)
    text = FileText(path, decoded.data)
    fields = FieldReader(text, _comment_lines(decoded.data), watch, replaced=decoded.replaced)
    result = FileRead(path, fields.findings, text)
    result.findings.extend(decoded.findings)
    reader = _FileReader(fields, result)
    stops = read_nodes(decoded.data, reader.take, fields.odd, pure=pure)
    _drop_running_on(result.findings, {stop.line + 1 for stop in stops if stop.what in MENDED})
    for stop in stops:
        result.findings.append(describe_stop(path, decoded.data, stop))
        if stop.what not in MENDED:
            result.partial = result.findings[-1].span
    if result.partial is None:
        result.partial = decoded.findings[-1].span if decoded.partial else fields.partial
    result.references = fields.references
    result.watched = fields.watched
    return result


def read_piece(
    text: FileText, data: bytes, lines_before: int, fields_at: Mapping[str, int]
) -> FileRead | None:
    """Read a piece of a file; nothing where it has to be read as part of the whole.

    ``data`` is the piece, which begins with the line of a section, ``lines_before`` how many lines
    of the text stand before it; ``fields_at`` has the lines of the piece, from 1, in which
    sections and fields of the file must be found. What is found wrong must be wrong whatever the
    other pieces hold, and be told without the number of a line.
    """
    if decode(text.path, data).findings:
        return None
    comments = _comment_lines(data)
    fields = FieldReader(text, comments, data=data, lines_before=lines_before)
    result = FileRead(text.path, fields.findings, text)
    reader = _FileReader(fields, result)
    oddities: list[Oddity] = []
    stops = read_nodes(data, reader.take, oddities.append)
    if stops or oddities or result.partial or fields.partial or reader.unusual:
        return None
    if reader.first != fields_at:
        return None
    # What is absent at the end of the piece would be missed where the next piece begins.
    end = data.count(b"\n")
    for finding in result.findings:
        if finding.code in _TELL_A_LINE or finding.span.end_line > end:
            return None
    result.findings = [
        finding._replace(span=finding.span.below(lines_before)) for finding in result.findings
    ]
    result.references = fields.references
    return result


class _FileReader:
    """Takes the nodes of a file one after another and sorts its records into sections.

    ``first`` has the lines, from 1, in which the sections and fields of the file stand;
    ``unusual`` is whether something was found that tells how to read what follows.
    """

    def __init__(self, fields: FieldReader, result: FileRead) -> None:
        self._fields = fields
        self._result = result
        self.first: dict[str, int] = {}
        self.unusual = False
        self._meant: dict[str, str] = {}
        self._empty: Node | None = None
        self._written: frozenset[str] | None = None
        self._readers: dict[str, Callable[[Node, Node, str], ModelRecord | None]] = {
            "topics": partial(read_topic, fields),
            "sources": partial(read_source, fields),
            "documents": partial(read_document, fields),
            "questions": partial(read_question, fields),
            "claims": partial(read_claim, fields),
        }

    def take(self, section: Node | None, key: Node, node: Node) -> None:
        """Take a record of a section, or a field of the file."""
        if section is None:
            self._field(key, node)
            return
        name = text_of(section)
        if name is not None and name in self._readers:
            self._record(name, key, node)

    def _record(self, written: str, key: Node, node: Node) -> None:
        result, fields = self._result, self._fields
        name = text_of(key)
        if name is None:
            fields.begin(key, None)
            fields.wrong_type(key, "an id")
            return
        name = intern(name)
        fields.begin(key, name)
        if node.__class__ is not MappingBranch and self._is_no_record(written, name, key, node):
            return
        section = self._meant.get(written, written)
        sound = fields.check_id(name, key)
        try:
            record = self._readers[section](key, node, name)
        except OtherSection:
            section, record = self._elsewhere(written, section, key, node)
        if node.__class__ is MappingBranch:
            self._empty = None
        result.known[section].add(name)
        if record is None or not sound:
            return
        records = result.sections[section]
        if name in records:
            first = records[name].place.own
            result.findings.append(twice(name, result.path, span_of(key), result.path, first))
        else:
            records[name] = record

    def _is_no_record(self, written: str, name: str, key: Node, node: Node) -> bool:
        """Tell of what is no mapping whether it is the name of a section, or a record's field."""
        section = self._meant.get(written, written)
        if not is_absent(node):
            if section != "topics" and name in SECTIONS[section].fields:
                self.unusual = True
                return self._empty is not None  # why the record above was found to be empty
            self._empty = None
            return False
        self._empty = key
        if name not in SECTIONS:
            return False
        self.unusual = True
        if section == "topics":  # where it may be a topic, unless sources follow
            return False
        self._indented(written, name, key)
        return True

    def _indented(self, written: str, name: str, key: Node) -> None:
        """Note that the name of a section stands where an id was expected."""
        self._meant[written] = name
        self.first.setdefault(name, key.start_mark.line + 1)
        self._missing(key, *indented(name))

    def _missing(self, key: Node, message: str, hint: str) -> None:
        record = self._fields.record_id
        self._fields.report(codes.MISSING_SECTION, span_of(key), message, hint=hint, record=record)

    def _unwritten(self, sections: Sequence[str]) -> str | None:
        """Give the only one of some sections, or the only one that the file does not have."""
        if self._written is None:
            self._written = sections_written(self._fields.data)
        left = [one for one in sections if one not in self._written]
        found = sections if len(sections) == 1 else left
        return found[0] if len(found) == 1 else None

    def _elsewhere(
        self, written: str, section: str, key: Node, node: Node
    ) -> tuple[str, ModelRecord | None]:
        """Read a record that cannot be one of its section; give the section that it belongs to."""
        fields, result = self._fields, self._result
        name = fields.record_id or ""
        names = [text_of(one) for one in node[::2]]
        sections = sections_with(names, SECTIONS[section])
        if not sections and name in SECTIONS:
            self.unusual = True
            self.first.setdefault(name, key.start_mark.line + 1)
            self._missing(key, *indented(name))
            pairs = iter(node)
            for inner, value in zip(pairs, pairs, strict=True):
                self._record(name, inner, value)
            return written, None
        if len(names) == 1 < len(sections):
            sections = ()  # one field that several have tells nothing
        self.unusual = self.unusual or bool(sections)
        meant = written if written in sections else self._unwritten(sections)
        if meant == written:
            del self._meant[written]
        elif meant is not None:
            self._meant[written] = meant
            if self._empty is not None and text_of(self._empty) == meant:
                result.sections[written].pop(meant, None)
                fields.begin(self._empty, meant)
                self._indented(written, meant, self._empty)
                fields.begin(key, name)
            else:
                kind = SECTIONS[meant].with_article
                message = f"this record has the fields of {kind}: is `{meant}:` missing above it?"
                hint = f"write `{meant}:` above it, or move it to the other {meant}"
                self._missing(key, message, hint)
        section = meant or section
        return section, fields.surely(self._readers[section], key, node, name)

    def _field(self, key: Node, node: Node) -> None:
        self._fields.begin(key, None)
        name = text_of(key)
        if name is None or name not in FILE.fields:
            self._unknown(key)
            return
        if name in self.first:
            line = self.first[name]
            message = f"{name} stands in this file twice, first in line {line}"
            several = FILE.fields[name].type is FieldType.SECTION
            hint = "put what is below both under one of them" if several else "keep one of them"
            self._fields.report(codes.DUPLICATE_KEY, span_of(key), message, hint=hint, record=None)
            return
        self.first[name] = key.start_mark.line + 1
        spec = FILE.fields[name]
        if is_absent(node):
            return
        if spec.type is FieldType.SECTION:
            if kind_of(node) != MAPPING:
                self._fields.wrong_type(node, spec.type.expected)
                self._result.partial = span_of(node)
            return
        value = self._fields.value(spec, node)
        if name == "draft":
            self._result.draft = bool(value)
        elif name == "topic":
            self._result.topic = value

    def _unknown(self, key: Node) -> None:
        name = text_of(key)
        if name is None:
            self._fields.wrong_type(key, "the name of a section")
            return
        hint = did_you_mean(name, FILE.fields) or f"a file has {', '.join(FILE.fields)}"
        message = f"a file has no section or field '{name[:40]}'"
        self._fields.report(codes.UNKNOWN_FIELD, span_of(key), message, hint=hint, record=None)
        if not hint.startswith("a file"):
            self._result.partial = span_of(key)


def twice(record_id: str, path: str, span: Span, first_path: str, first: Span) -> Finding:
    """Make the finding for an id that is defined a second time."""
    where = f"in line {first.line}" if path == first_path else f"in {first_path}:{first.line}"
    return make(
        codes.DUPLICATE_ID,
        path,
        span,
        f"the id '{record_id}' is defined twice, first {where}",
        hint="give one of the two another id, or join them",
        record=record_id,
        related=(Related(first_path, first, "first defined here"),),
    )


def _drop_running_on(findings: list[Finding], lines: Collection[int]) -> None:
    """Drop what is found wrong with values that only go on into the names of sections."""
    if lines:
        findings[:] = [
            finding
            for finding in findings
            if finding.span.line == finding.span.end_line or finding.span.end_line not in lines
        ]


def _comment_lines(data: bytes) -> dict[int, str]:
    """Give the lines with `` #`` behind something else, by number from 0."""
    lines: dict[int, str] = {}
    line = counted = at = 0
    # Looking for the one byte first takes half the time of looking for the two.
    while (at := data.find(b"#", at)) >= 0:
        if data[at - 1 : at] != b" ":
            at += 1
            continue
        start = data.rfind(b"\n", 0, at) + 1
        end = data.find(b"\n", at)
        end = end if end >= 0 else len(data)
        if data[start:at].strip():
            line += data.count(b"\n", counted, start)
            counted = start
            lines[line] = data[start:end].decode()
        at = end
    return lines
