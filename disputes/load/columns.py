"""The values of a field of all records of a kind as one column of numbers, and back.

A value's number is its place in a table of texts, of lists or of dates, and number 0 is ``None``.
So what has to be said once is not said a hundred thousand times, the loops run in C, and no number
that was forged can give a field a value of another type than its own.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
from sys import intern
from typing import Any, NamedTuple

from disputes.load.text import FileText
from disputes.model.period import Date, parse_date
from disputes.model.place import Place

_Table = dict[Any, int]
Column = list[int]
"""The start and the length of a stretch of the numbers, or the number that all values have."""


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


class Writer:
    """The tables that are filled while records are packed; number 0 is ``None``."""

    def __init__(self) -> None:
        self.all = array("I")
        self.ids: _Table = {None: 0}
        self.texts: _Table = {None: 0}
        self.lists: _Table = {None: 0}
        self.dates: _Table = {None: 0}

    def column(self, numbers: Sequence[int]) -> Column:
        """Keep numbers, one only where they are all alike."""
        if not numbers:
            return [0]
        if numbers.count(numbers[0]) == len(numbers):
            return [numbers[0]]
        self.all.extend(numbers)
        return [len(self.all) - len(numbers), len(numbers)]

    def numbered(self, table: _Table, values: Sequence[Any]) -> Column:
        """Keep values by their numbers in a table, which grows by the new ones."""
        for value in dict.fromkeys(values):
            table.setdefault(value, len(table))
        return self.column(list(map(table.__getitem__, values)))

    def many(self, table: _Table, lists: Sequence[Sequence[Any]]) -> list[Column]:
        """Keep lists of values by their lengths and the numbers of all members."""
        members = list(chain.from_iterable(lists))
        return [self.column(list(map(len, lists))), self.numbered(table, members)]

    def tables(self) -> list[Any]:
        """Give the tables of lists and dates as columns, which come last."""
        lists = list(islice(self.lists, 1, None))
        dates = [date.text for date in islice(self.dates, 1, None)]
        columns = [self.many(self.ids, lists), self.numbered(self.texts, dates)]
        return [len(lists), len(dates), *columns]


class Reader:
    """The tables while records are unpacked, and the text that their places lie in.

    ``dates`` has the dates known from other files, and gets those of this one.
    """

    def __init__(
        self, packed: Packed, tables: list[Any], text: FileText, dates: dict[str, Date]
    ) -> None:
        self.text = text
        self.most = len(text.data) + 1
        self._numbers = packed.numbers
        self.ids: list[Any] = [None, *map(intern, packed.ids)]
        self.texts: list[Any] = [None, *packed.texts]
        lists, count, list_columns, date_column = tables
        self.check(lists)
        self.check(count)
        self.lists: list[Any] = [None, *self.many(self.ids, list_columns, lists)]
        self.dates: list[Any] = [None]
        for date in self.looked_up(self.texts, date_column, count, required=True):
            if date not in dates:
                dates[date] = Date(date, parse_date(date))
            self.dates.append(dates[date])

    def check(self, count: Any) -> None:
        """Refuse a number of things that is more than a text of this size can hold."""
        if count.__class__ is not int or not 0 <= count <= self.most:
            raise ValueError

    def column(self, column: Any, count: int) -> Iterable[int]:
        """Give as many numbers as wanted: none below 0, and no promise of how large they are."""
        first = column[0]
        if first.__class__ is not int or first < 0:
            raise ValueError
        if len(column) == 1:
            return repeat(first, count)
        if column[1] != count or first > len(self._numbers) - count:
            raise ValueError
        return self._numbers[first : first + count]

    def lines(self, column: Any, count: int) -> Iterable[int]:
        """Give places in the text: none so large that looking for it would take long."""
        numbers = self.column(column, count)
        self.check(column[0] if len(column) == 1 else max(numbers, default=0))
        return numbers

    def looked_up(
        self, table: Sequence[Any], column: Any, count: int, *, required: bool
    ) -> Iterable[Any]:
        """Give back values that are in a table; where required, none may be ``None``."""
        if required:
            values = list(map(table.__getitem__, self.column(column, count)))
            if None in values:
                raise ValueError
            return values
        if column == [0]:
            return repeat(None, count)
        return map(table.__getitem__, self.column(column, count))

    def many(self, table: Sequence[Any], columns: Any, count: int) -> list[tuple[Any, ...]]:
        """Give back lists of values that are in a table."""
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


class Codec(NamedTuple):
    """How the values of one field of all records become a column, and how they come back."""

    pack: Callable[[Sequence[Any], Writer], Any]
    unpack: Callable[[Any, int, Reader], Iterable[Any]]


class Many(NamedTuple):
    """A field that holds records of another kind."""

    kind: type[Any]


def only(column: Any, *types: type[Any]) -> list[Any]:
    """Give what is a list of values of some types; raises ``ValueError`` where it is not."""
    if column.__class__ is not list or not set(map(type, column)) <= set(types):
        raise ValueError
    listed: list[Any] = column
    return listed


def in_table(name: str, *, required: bool = False) -> Codec:
    """Keep values in one of the tables; where required, none may be ``None``."""
    return Codec(
        lambda values, writer: writer.numbered(getattr(writer, name), values),
        lambda column, count, reader: reader.looked_up(
            getattr(reader, name), column, count, required=required
        ),
    )


def word_of(*words: Any, required: bool = False) -> Codec:
    """Keep values by their place among all that there can be."""
    table = (None, *words)
    numbers = {word: number for number, word in enumerate(table)}
    return Codec(
        lambda values, writer: writer.column(list(map(numbers.__getitem__, values))),
        lambda column, count, reader: reader.looked_up(table, column, count, required=required),
    )


def _pack_places(places: Sequence[Any], writer: Writer) -> list[Column]:
    columns = list(zip(*places, strict=True))[1:] or [()] * 4
    return [writer.column(column) for column in columns]


def _unpack_places(columns: Any, count: int, reader: Reader) -> Iterator[Any]:
    records, lines, starts, widths = (reader.lines(column, count) for column in columns)
    return made(Place, repeat(reader.text, count), records, lines, starts, widths)


def _pack_some_places(places: Sequence[Any], writer: Writer) -> list[Any]:
    written = [place for place in places if place is not None]
    column = writer.column([int(place is not None) for place in places])
    return [column, len(written), _pack_places(written, writer)]


def _unpack_some_places(columns: Any, count: int, reader: Reader) -> Iterable[Any]:
    column, some, packed = columns
    if column == [0]:
        return repeat(None, count)
    there = list(reader.column(column, count))
    if sum(map(bool, there)) != some:
        raise ValueError
    written = _unpack_places(packed, some, reader)
    return [next(written) if one else None for one in there]


TEXT = in_table("texts")
FLAG = word_of(False, True, required=True)
ID = in_table("ids", required=True)
SOME_ID = in_table("ids")
IDS = in_table("lists", required=True)
SOME_IDS = in_table("lists")
DATE = in_table("dates")
PLACE = Codec(_pack_places, _unpack_places)
SOME_PLACE = Codec(_pack_some_places, _unpack_some_places)
TEXTS = Codec(
    lambda values, writer: writer.many(writer.texts, values),
    lambda columns, count, reader: reader.many(reader.texts, columns, count),
)
OWNER = Codec(lambda *_: None, lambda *_: ())
"""The id of the record that holds this one."""


def made(kind: type[Any], *columns: Iterable[Any]) -> Iterator[Any]:
    """Make named tuples out of columns, in a third of the time that calling the class takes."""
    new: Any = tuple.__new__
    return map(new, repeat(kind), zip(*columns, strict=True))
