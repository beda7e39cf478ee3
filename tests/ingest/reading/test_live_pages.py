"""Lines of dates and times alone: over an article, and between the notes of a live blog."""

from __future__ import annotations

import pytest

from disputes.ingest.drafting.draft import parted
from disputes.ingest.paragraphs import even, paragraphs
from disputes.ingest.reading.article import PartKind
from disputes.ingest.reading.lines import read_line
from disputes.ingest.reading.phrases import load_phrases
from disputes.ingest.reading.reader import read_article

ENGLISH = load_phrases()


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Associated Sports | August 1, 2026", "Associated Sports"),
        ("August 1, 2026 | Associated Sports", "Associated Sports"),
        ("GENEVA (Meridian News) — Aug. 1, 2026", "Meridian News"),
        ("GENEVA — Aug. 1, 2026", None),
        ("World | 1 August 2026", None),
        ("NEW ZENDA | 1 August 2026", None),
        ("Live blog, 1 August 2026", None),
        ("Opinion | 1 August 2026", None),
    ],
)
def test_a_date_stands_beside_a_name(line: str, publisher: str | None) -> None:
    read = read_line(line, ENGLISH)
    assert read is not None
    assert read.date is not None
    assert str(read.date.day) == "2026-08-01"
    assert read.publisher == publisher


@pytest.mark.parametrize(
    "line", ["Live blog", "Ferry report, 1 August 2026", "Peter Kohl (1 August 2026) — he was ill"]
)
def test_a_date_in_other_words_is_none(line: str) -> None:
    assert read_line(line, ENGLISH) is None


@pytest.mark.parametrize(
    "stamp",
    [
        "16.42 GMT",
        "16:42",
        "4.42pm",
        "4:42 p.m. ET",
        "5 pm",
        "16.42 BST",
        "Updated at 16.42 GMT",
        "3h ago",
        "12 minutes ago",
    ],
)
def test_a_stamp_is_no_part_of_the_next_line(stamp: str) -> None:
    lead = "Storm live: homes without power\n\n"
    note = "The Met Office has a warning for wind and says that gusts are possible on the coast."
    article = read_article(f"{lead}{stamp}\n{note}\n\n{stamp}\n{note}".encode(), "storm.txt")
    text = even(parted(article))
    found = [text[start:end] for start, end in paragraphs(text)]
    assert found[-3:] == [note, stamp, note]
    assert [part.kind for part in article.parts if article.text[slice(*part.extent)] == stamp] == [
        PartKind.DATE
    ] * 2


@pytest.mark.parametrize("line", ["16.42 metres", "16 members", "3 days", "4.42 per cent of them"])
def test_a_number_is_no_stamp(line: str) -> None:
    assert ENGLISH.lines.of(line) is None
