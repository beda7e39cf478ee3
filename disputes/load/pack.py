"""What was read of a file in a form that can be written out, and back: for the cache and for pipes.

It is data only, and complete but for the text of the file and the places watched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice, repeat
from typing import Any

from disputes.load.columns import (
    DATE,
    FLAG,
    ID,
    IDS,
    OWNER,
    PLACE,
    SOME_ID,
    SOME_IDS,
    SOME_PLACE,
    TEXT,
    TEXTS,
    Codec,
    Many,
    Packed,
    Reader,
    Writer,
    made,
    only,
    word_of,
)
from disputes.load.file import FileRead
from disputes.load.packed_findings import pack_finding, unpack_finding, unpack_span
from disputes.load.text import FileText
from disputes.model.period import Date
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

_KINDS: Mapping[str, type[Any]] = {
    "topics": Topic,
    "sources": Source,
    "documents": Document,
    "questions": Question,
    "claims": Claim,
}
_FIELDS: Mapping[type[Any], Mapping[str, Codec | Many]] = {
    Role: {"source": ID, "since": DATE, "until": DATE},
    Topic: {"id": ID, "place": PLACE, "name": TEXT, "note": TEXT},
    Source: {
        "id": ID,
        "place": PLACE,
        "name": TEXT,
        "kind": word_of(*SourceKind),
        "role": TEXT,
        "aliases": TEXTS,
        "speaks_for": Many(Role),
        "member_of": IDS,
        "note": TEXT,
    },
    Document: {
        "id": ID,
        "place": PLACE,
        "title": TEXT,
        "publisher": SOME_ID,
        "published": DATE,
        "author": TEXT,
        "url": TEXT,
        "archived_url": TEXT,
        "accessed": DATE,
        "language": TEXT,
        "text": TEXT,
        "sha256": TEXT,
        "based_on": IDS,
        "note": TEXT,
    },
    Question: {
        "id": ID,
        "place": PLACE,
        "text": TEXT,
        "kind": word_of(*QuestionKind, required=True),
        "unit": TEXT,
        "topic": SOME_ID,
        "when": DATE,
        "where": TEXT,
        "note": TEXT,
    },
    Relation: {
        "kind": word_of(*RelationKind, required=True),
        "claim": OWNER,
        "other": ID,
        "why": TEXT,
        "field": ID,
    },
    Report: {
        "document": SOME_ID,
        "quote": TEXT,
        "via": SOME_IDS,
        "speech": word_of(*Speech),
        "at": TEXT,
        "translation": TEXT,
        "note": TEXT,
        "place": SOME_PLACE,
    },
    Assertion: {
        "claim": OWNER,
        "stance": word_of(*Stance, required=True),
        "sources": IDS,
        "place": PLACE,
        "said": DATE,
        "reports": Many(Report),
        "condition": SOME_ID,
        "conditional": FLAG,
        "inferred": FLAG,
        "own": FLAG,
        "note": TEXT,
    },
    Claim: {
        "id": ID,
        "place": PLACE,
        "text": TEXT,
        "topic": SOME_ID,
        "answers": SOME_ID,
        "value": TEXT,
        "when": DATE,
        "where": TEXT,
        "relations": Many(Relation),
        "assertions": Many(Assertion),
        "note": TEXT,
    },
}


def pack(read: FileRead, *, clean: bool) -> Packed:
    """Give in a form that can be written out what was read of a file; linear in its size.

    ``clean`` is whether the text is the file's bytes as they are.
    """
    writer = Writer()
    sections = [
        [name, len(records), _pack_records(_KINDS[name], list(records.values()), writer)]
        for name, records in read.sections.items()
    ]
    known = {name: ids - read.sections.get(name, {}).keys() for name, ids in read.known.items()}
    head: list[Any] = [
        clean,
        read.draft,
        read.topic,
        read.partial and list(read.partial),
        [pack_finding(finding, read.path) for finding in read.findings],
        [_pack_ids(list(kinds), ids, writer) for kinds, ids in read.references.items()],
        [_pack_ids([name], ids, writer) for name, ids in known.items()],
        writer.tables(),
        sections,
    ]
    ids, texts = (list(islice(table, 1, None)) for table in (writer.ids, writer.texts))
    return Packed(head, writer.all, ids, texts)


def unpack(packed: Packed, text: FileText, dates: dict[str, Date] | None = None) -> FileRead:
    """Give what was read back, under the path of the text that it was read from.

    ``dates`` has the dates known from other files, and gets those of this one, to spare reading
    them again.
    Raises ``ValueError``, ``TypeError``, ``AttributeError`` or ``LookupError`` for what is not
    well-formed: no field ever gets a value of another type than its own. Linear in the size.
    """
    _, draft, topic, partial, findings, references, known, tables, sections = packed.head
    reader = Reader(packed, tables, text, {} if dates is None else dates)
    read = FileRead(text.path, [unpack_finding(row, text) for row in findings], text)
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
    (read.topic,) = only([topic], str, type(None))
    (read.draft,) = only([draft], bool)
    read.partial = None if partial is None else unpack_span(partial)
    return read


def _pack_ids(names: list[str], ids: Iterable[str], writer: Writer) -> list[Any]:
    listed = sorted(ids)
    return [names, len(listed), writer.numbered(writer.ids, listed)]


def _unpack_ids(packed: Any, reader: Reader) -> tuple[tuple[str, ...], set[str]]:
    names, count, column = packed
    reader.check(count)
    if not all(name in _KINDS for name in names):
        raise ValueError
    return tuple(names), set(reader.looked_up(reader.ids, column, count, required=True))


def _pack_records(kind: type[Any], records: Sequence[Any], writer: Writer) -> list[Any]:
    packed: list[Any] = []
    fields = _FIELDS[kind]
    columns: Sequence[Sequence[Any]] = list(zip(*records, strict=True)) or [()] * len(fields)
    for codec, column in zip(fields.values(), columns, strict=True):
        if isinstance(codec, Many):
            counts = writer.column(list(map(len, column)))
            members = list(chain.from_iterable(column))
            packed.append([counts, _pack_records(codec.kind, members, writer)])
        else:
            packed.append(codec.pack(column, writer))
    return packed


def _unpack_records(
    kind: type[Any], columns: Any, count: int, reader: Reader, owners: Sequence[str]
) -> list[Any]:
    values: list[Any] = []
    for codec, column in zip(_FIELDS[kind].values(), columns, strict=True):
        if isinstance(codec, Many):
            packed_counts, members = column
            counts, total = reader.counts(packed_counts, count)
            names: list[str] = []
            if OWNER in _FIELDS[codec.kind].values():
                names.extend(chain.from_iterable(map(repeat, values[0], counts)))
            rest = iter(_unpack_records(codec.kind, members, total, reader, names))
            values.append([tuple(islice(rest, number)) for number in counts])
        else:
            values.append(owners if codec is OWNER else codec.unpack(column, count, reader))
    return list(made(kind, *values))
