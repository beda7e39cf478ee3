"""What was read of a file, as flat lists of plain values, and back: for the cache and for pipes.

The values of a field stand in one list for all records of a kind: what has to be said once, such
as the names of the fields, is not said a hundred thousand times, and the records are made again
by loops that run in C. Texts, lists of ids and dates stand once each in tables.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, repeat
from sys import intern
from typing import Any, NamedTuple

from disputes.finding import Edit, Finding, Level, Related
from disputes.load.file import FileRead
from disputes.load.text import FileText
from disputes.model.period import Date, parse_date
from disputes.model.place import Place
from disputes.model.records import (
    Assertion,
    Claim,
    Document,
    Question,
    Relation,
    Report,
    Role,
    Source,
    Topic,
)
from disputes.model.terms import QuestionKind, RelationKind, SourceKind, Speech, Stance
from disputes.span import Span

_Table = dict[Any, int]
_Column = list[int]
"""The start and the length of a stretch of the numbers, or the number that all values have."""

_KINDS: Mapping[str, type[Any]] = {
    "topics": Topic,
    "sources": Source,
    "documents": Document,
    "questions": Question,
    "claims": Claim,
}
_NOTHING = type(None)
_BETWEEN = "\0"
_MOST_LINES = 1 << 31


class Packed(NamedTuple):
    """What JSON can write, with columns that are stretches of the numbers, and all texts.

    Texts are numbered from 1: number 0 is ``None``.
    """

    head: list[Any]
    numbers: array[int]
    ids: list[str]
    texts: list[str]

    @property
    def clean(self) -> bool:
        """Whether the text of what was packed is the file's bytes as they are."""
        return self.head[0] is True


class _Writer:
    """The tables that are filled while records are packed; number 0 is ``None``."""

    def __init__(self) -> None:
        self.all = array("I")
        self.ids: _Table = {None: 0}
        self.texts: _Table = {None: 0}
        self.lists: _Table = {None: 0}
        self.dates: _Table = {None: 0}

    def column(self, numbers: Sequence[int]) -> _Column:
        if not numbers:
            return [0]
        if numbers.count(numbers[0]) == len(numbers):
            return [numbers[0]]
        self.all.extend(numbers)
        return [len(self.all) - len(numbers), len(numbers)]

    def numbered(self, table: _Table, values: Sequence[Any]) -> _Column:
        for value in dict.fromkeys(values):
            table.setdefault(value, len(table))
        return self.column(list(map(table.__getitem__, values)))

    def many(self, table: _Table, lists: Sequence[Sequence[Any]]) -> list[_Column]:
        members = list(chain.from_iterable(lists))
        return [self.column(list(map(len, lists))), self.numbered(table, members)]

    def tables(self) -> list[Any]:
        lists = list(islice(self.lists, 1, None))
        dates = [date.text for date in islice(self.dates, 1, None)]
        columns = [self.many(self.ids, lists), self.numbered(self.texts, dates)]
        return [len(lists), len(dates), *columns]


class _Reader:
    """The tables while records are unpacked, and the text that their places lie in."""

    def __init__(self, packed: Packed, tables: list[Any], text: FileText) -> None:
        self.text = text
        self.most = len(text.data) + 1
        self._numbers = packed.numbers
        self.ids: list[Any] = [None, *map(intern, packed.ids)]
        self.texts: list[Any] = [None, *packed.texts]
        lists, dates, list_columns, date_column = tables
        self.check(lists, dates)
        self.lists: list[Any] = [None, *self.many(self.ids, list_columns, lists)]
        texts = list(self.looked_up(self.texts, date_column, dates, required=True))
        self.dates: list[Any] = [None, *map(Date, texts, map(parse_date, texts))]

    def check(self, *counts: Any) -> None:
        """Refuse numbers of things that are more than a text of this size can hold."""
        if not 0 <= min(_only([*counts], int)) <= max(counts) <= self.most:
            raise ValueError

    def column(self, column: Any, count: int) -> Iterable[int]:
        """Give as many numbers as wanted: none below 0, and no promise of how large they are."""
        first, *length = _only(column, int)
        if not length:
            return repeat(first, count if first >= 0 else -1)
        if length != [count] or not 0 <= first <= len(self._numbers) - count:
            raise ValueError
        return self._numbers[first : first + count]

    def lines(self, column: Any, count: int) -> Iterable[int]:
        """Give places in the text: none so large that looking for it would take long."""
        numbers = self.column(column, count)
        self.check(max(column[:1] if len(column) == 1 else numbers, default=0))
        return numbers

    def looked_up(
        self, table: Sequence[Any], column: Any, count: int, *, required: bool
    ) -> Iterable[Any]:
        if required:
            values = list(map(table.__getitem__, self.column(column, count)))
            if None in values:
                raise ValueError
            return values
        if column == [0]:
            return repeat(None, count)
        return map(table.__getitem__, self.column(column, count))

    def many(self, table: Sequence[Any], columns: Any, count: int) -> list[tuple[Any, ...]]:
        counts, members = columns
        lengths, total = self.counts(counts, count)
        rest = iter(self.looked_up(table, members, total, required=True))
        return [tuple(islice(rest, length)) for length in lengths]

    def counts(self, column: Any, count: int) -> tuple[list[int], int]:
        """Give how many members each of the records has, and how many all have together."""
        counts = list(self.column(column, count))
        total = sum(counts)
        self.check(total)
        return counts, total


class _Codec(NamedTuple):
    """How the values of one field of all records become a column, and how they come back."""

    pack: Callable[[Sequence[Any], _Writer], Any]
    unpack: Callable[[Any, int, _Reader], Iterable[Any]]


class _Many(NamedTuple):
    """A field that holds records of another kind."""

    kind: type[Any]


def _only(column: Any, *types: type[Any]) -> list[Any]:
    if column.__class__ is not list or not set(map(type, column)) <= set(types):
        raise ValueError
    listed: list[Any] = column
    return listed


def _in_table(name: str, *, required: bool = False) -> _Codec:
    return _Codec(
        lambda values, writer: writer.numbered(getattr(writer, name), values),
        lambda column, count, reader: reader.looked_up(
            getattr(reader, name), column, count, required=required
        ),
    )


def _word_of(*words: Any, required: bool = False) -> _Codec:
    table = (None, *words)
    numbers = {word: number for number, word in enumerate(table)}
    return _Codec(
        lambda values, writer: writer.column(list(map(numbers.__getitem__, values))),
        lambda column, count, reader: reader.looked_up(table, column, count, required=required),
    )


def _pack_places(places: Sequence[Any], writer: _Writer) -> list[_Column]:
    columns = list(zip(*places, strict=True))[1:] or [()] * 4
    return [writer.column(column) for column in columns]


def _unpack_places(columns: Any, count: int, reader: _Reader) -> Iterator[Any]:
    records, lines, starts, widths = (reader.lines(column, count) for column in columns)
    return _made(Place, repeat(reader.text, count), records, lines, starts, widths)


def _pack_some_places(places: Sequence[Any], writer: _Writer) -> list[Any]:
    written = [place for place in places if place is not None]
    column = writer.column([int(place is not None) for place in places])
    return [column, len(written), _pack_places(written, writer)]


def _unpack_some_places(columns: Any, count: int, reader: _Reader) -> Iterable[Any]:
    column, some, packed = columns
    if column == [0]:
        return repeat(None, count)
    there = list(reader.column(column, count))
    if sum(map(bool, there)) != some:
        raise ValueError
    written = _unpack_places(packed, some, reader)
    return [next(written) if one else None for one in there]


_TEXT = _in_table("texts")
_FLAG = _word_of(False, True, required=True)
_ID = _in_table("ids", required=True)
_SOME_ID = _in_table("ids")
_IDS = _in_table("lists", required=True)
_SOME_IDS = _in_table("lists")
_DATE = _in_table("dates")
_PLACE = _Codec(_pack_places, _unpack_places)
_SOME_PLACE = _Codec(_pack_some_places, _unpack_some_places)
_TEXTS = _Codec(
    lambda values, writer: writer.many(writer.texts, values),
    lambda columns, count, reader: reader.many(reader.texts, columns, count),
)
_OWNER = _Codec(lambda *_: None, lambda *_: ())
"""The id of the record that holds this one."""

_FIELDS: Mapping[type[Any], Mapping[str, _Codec | _Many]] = {
    Role: {"source": _ID, "since": _DATE, "until": _DATE},
    Topic: {"id": _ID, "place": _PLACE, "name": _TEXT, "note": _TEXT},
    Source: {
        "id": _ID,
        "place": _PLACE,
        "name": _TEXT,
        "kind": _word_of(*SourceKind),
        "role": _TEXT,
        "aliases": _TEXTS,
        "speaks_for": _Many(Role),
        "member_of": _IDS,
        "note": _TEXT,
    },
    Document: {
        "id": _ID,
        "place": _PLACE,
        "title": _TEXT,
        "publisher": _SOME_ID,
        "published": _DATE,
        "author": _TEXT,
        "url": _TEXT,
        "archived_url": _TEXT,
        "accessed": _DATE,
        "language": _TEXT,
        "text": _TEXT,
        "sha256": _TEXT,
        "based_on": _IDS,
        "note": _TEXT,
    },
    Question: {
        "id": _ID,
        "place": _PLACE,
        "text": _TEXT,
        "kind": _word_of(*QuestionKind, required=True),
        "unit": _TEXT,
        "topic": _SOME_ID,
        "when": _DATE,
        "where": _TEXT,
        "note": _TEXT,
    },
    Relation: {
        "kind": _word_of(*RelationKind, required=True),
        "claim": _OWNER,
        "other": _ID,
        "why": _TEXT,
        "field": _ID,
    },
    Report: {
        "document": _SOME_ID,
        "quote": _TEXT,
        "via": _SOME_IDS,
        "speech": _word_of(*Speech),
        "at": _TEXT,
        "translation": _TEXT,
        "note": _TEXT,
        "place": _SOME_PLACE,
    },
    Assertion: {
        "claim": _OWNER,
        "stance": _word_of(*Stance, required=True),
        "sources": _IDS,
        "place": _PLACE,
        "said": _DATE,
        "reports": _Many(Report),
        "condition": _SOME_ID,
        "conditional": _FLAG,
        "inferred": _FLAG,
        "own": _FLAG,
        "note": _TEXT,
    },
    Claim: {
        "id": _ID,
        "place": _PLACE,
        "text": _TEXT,
        "topic": _SOME_ID,
        "answers": _SOME_ID,
        "value": _TEXT,
        "when": _DATE,
        "where": _TEXT,
        "relations": _Many(Relation),
        "assertions": _Many(Assertion),
        "note": _TEXT,
    },
}


def pack(read: FileRead, *, clean: bool) -> Packed:
    """Give all of a file's reading but its text and the places watched; linear in its size.

    ``clean`` is whether the text is the file's bytes as they are.
    """
    writer = _Writer()
    sections = [
        [name, len(records), _pack_records(_KINDS[name], list(records.values()), writer)]
        for name, records in read.sections.items()
    ]
    known = {name: ids - read.sections.get(name, {}).keys() for name, ids in read.known.items()}
    head = [
        clean,
        read.draft,
        read.topic,
        read.partial and list(read.partial),
        [_pack_finding(finding, read.path) for finding in read.findings],
        [_pack_ids(list(kinds), ids, writer) for kinds, ids in read.references.items()],
        [_pack_ids([name], ids, writer) for name, ids in known.items()],
        writer.tables(),
        sections,
    ]
    ids, texts = (list(islice(table, 1, None)) for table in (writer.ids, writer.texts))
    return Packed(head, writer.all, ids, texts)


def unpack(packed: Packed, text: FileText) -> FileRead:
    """Give what was read back, under the path of the text that it was read from.

    Raises ``ValueError``, ``TypeError``, ``AttributeError`` or ``LookupError`` for what is not
    well-formed: no field ever gets a value of another type than its own. Linear in the size.
    """
    _, draft, topic, partial, findings, references, known, tables, sections = packed.head
    reader = _Reader(packed, tables, text)
    read = FileRead(text.path, [_unpack_finding(row, text) for row in findings], text)
    for name, count, columns in sections:
        reader.check(count)
        records = _unpack_records(_KINDS[name], columns, count, reader, ())
        read.sections[name] = {record.id: record for record in records}
        if len(read.sections[name]) != count:
            raise ValueError
    for packed_ids in known:
        (name,), ids = _unpack_ids(packed_ids, reader)
        read.known[name] = {*ids, *read.sections.get(name, ())}
    read.references = defaultdict(set)
    read.references.update(_unpack_ids(packed_ids, reader) for packed_ids in references)
    (read.topic,) = _only([topic], str, _NOTHING)
    (read.draft,) = _only([draft], bool)
    read.partial = None if partial is None else _span(partial)
    return read


def dump(packed: Packed) -> bytes:
    """Give the bytes of what was packed; raises ``ValueError`` where a text cannot be kept."""
    head = json.dumps(packed.head, ensure_ascii=False, separators=(",", ":")).encode()
    numbers = packed.numbers.tobytes()
    ids, texts = (_BETWEEN.join(some) for some in packed[2:])
    if ids.count(_BETWEEN) + texts.count(_BETWEEN) > max(0, len(packed.ids) - 1) + max(
        0, len(packed.texts) - 1
    ):
        raise ValueError("a text holds the character that stands between texts")
    parts = (head, numbers, ids.encode(), texts.encode())
    sizes = " ".join(str(len(part)) for part in parts)
    return b"".join((sizes.encode(), b"\n", *parts))


def parse(data: bytes) -> Packed:
    """Give what ``dump`` wrote; raises what ``unpack`` raises where it is not well-formed."""
    line, _, _ = data[:100].partition(b"\n")
    at = len(line) + 1
    parts = []
    for size in map(int, line.split()):
        parts.append(data[at : at + size])
        at += size
    head, written, ids, texts = parts
    if at != len(data):
        raise ValueError
    numbers = array("I")
    numbers.frombytes(written)
    return Packed(json.loads(head), numbers, _split(ids), _split(texts))


def _split(texts: bytes) -> list[str]:
    # Each by itself, since one str of a text with emoji takes four bytes a character.
    return list(map(bytes.decode, texts.split(_BETWEEN.encode()))) if texts else []


def _pack_ids(names: list[str], ids: Iterable[str], writer: _Writer) -> list[Any]:
    listed = sorted(ids)
    return [names, len(listed), writer.numbered(writer.ids, listed)]


def _unpack_ids(packed: Any, reader: _Reader) -> tuple[tuple[str, ...], set[str]]:
    names, count, column = packed
    reader.check(count)
    if not all(name in _KINDS for name in names):
        raise ValueError
    return tuple(names), set(reader.looked_up(reader.ids, column, count, required=True))


def _pack_records(kind: type[Any], records: Sequence[Any], writer: _Writer) -> list[Any]:
    packed: list[Any] = []
    fields = _FIELDS[kind]
    columns: Sequence[Sequence[Any]] = list(zip(*records, strict=True)) or [()] * len(fields)
    for codec, column in zip(fields.values(), columns, strict=True):
        if isinstance(codec, _Many):
            counts = writer.column(list(map(len, column)))
            members = list(chain.from_iterable(column))
            packed.append([counts, _pack_records(codec.kind, members, writer)])
        else:
            packed.append(codec.pack(column, writer))
    return packed


def _unpack_records(
    kind: type[Any], columns: Any, count: int, reader: _Reader, owners: Sequence[str]
) -> list[Any]:
    values: list[Any] = []
    for codec, column in zip(_FIELDS[kind].values(), columns, strict=True):
        if isinstance(codec, _Many):
            packed_counts, members = column
            counts, total = reader.counts(packed_counts, count)
            names: list[str] = []
            if _OWNER in _FIELDS[codec.kind].values():
                names.extend(chain.from_iterable(map(repeat, values[0], counts)))
            rest = iter(_unpack_records(codec.kind, members, total, reader, names))
            values.append([tuple(islice(rest, number)) for number in counts])
        else:
            values.append(owners if codec is _OWNER else codec.unpack(column, count, reader))
    return list(_made(kind, *values))


def _made(kind: type[Any], *columns: Iterable[Any]) -> Iterator[Any]:
    """Make named tuples out of columns, in a third of the time that calling the class takes."""
    new: Any = tuple.__new__
    return map(new, repeat(kind), zip(*columns, strict=True))


def _pack_finding(finding: Finding, path: str) -> Packed:
    def other(one: str) -> str | None:
        return None if one == path else one

    code, rule, level, where, span, message, hint, record, edits, related = finding
    return [
        [code, rule, message, hint],
        str(level),
        record,
        other(where),
        list(span),
        [[other(edit.path), list(edit.span), edit.text] for edit in edits],
        [[other(one.path), list(one.span), one.message] for one in related],
    ]


def _unpack_finding(row: Any, text: FileText) -> Finding:
    (code, rule, message, hint), level, record, where, span, edits, related = row
    _only([code, rule, message, hint], str)
    _only([record], str, _NOTHING)

    def other(one: Any) -> str:
        return text.path if one is None else str(*_only([one], str))

    return Finding(
        code,
        rule,
        Level(level),
        other(where),
        _span(span),
        message,
        hint,
        record,
        tuple(Edit(other(to), _span(at), *_only([words], str)) for to, at, words in edits),
        tuple(Related(other(to), _span(at), *_only([words], str)) for to, at, words in related),
    )


def _span(numbers: Any) -> Span:
    span = Span(*_only(numbers, int))
    if not ((1, 1) <= span[:2] <= span[2:] and 1 <= span.end_column and max(span) < _MOST_LINES):
        raise ValueError
    return span
