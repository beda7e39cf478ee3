"""Filing texts in the archive: stable names, nothing overwritten, nothing half written."""

from __future__ import annotations

import errno
import os
import threading
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from disputes.archive.files import ArchivedText, read_archived
from disputes.errors import WrongUse
from disputes.ingest.reading import filing
from disputes.ingest.reading.article import Article
from disputes.ingest.reading.filing import file_stem, file_text
from disputes.ingest.reading.reader import read_article

TEXT = (
    "Ferry to sail again after talks\n\nOctober 7, 2015\n\nThe ferry will sail again from Monday,"
    " the harbour office said on Wednesday, after talks had gone on for a week.\n"
)


def article_of(data: bytes = TEXT.encode(), **given: str) -> Article:
    return read_article(data, "page one.txt", **given)


def test_a_text_is_filed_byte_for_byte_under_its_publisher_and_day(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    filed = file_text(tmp_path, article_of(data, publisher="TASS"), "a.txt")
    digest = sha256(data).hexdigest()
    assert filed == (f"tass-2015-10-07-{digest[:12]}.txt", digest, True)
    assert (tmp_path / filed.name).read_bytes() == data
    assert os.listdir(tmp_path) == [filed.name]  # noqa: PTH208


def test_offsets_are_those_of_the_file_that_was_filed(tmp_path: Path) -> None:
    for data in (TEXT.encode(), TEXT.encode("utf-16"), TEXT.replace("\n", "\r\n").encode("cp1252")):
        article = article_of(data)
        filed = file_text(tmp_path, article, "a.txt")
        assert read_archived(tmp_path, filed.name) == ArchivedText(article.text, article.sha256)


def test_the_same_text_filed_twice_is_one_file(tmp_path: Path) -> None:
    first = file_text(tmp_path, article_of(publisher="TASS"), "a.txt")
    again = file_text(tmp_path, article_of(publisher="Reuters"), "b.txt")
    assert again == (first.name, first.sha256, False)


def test_what_lies_there_under_another_name_is_not_filed_again(tmp_path: Path) -> None:
    (tmp_path / "2015" / "october").mkdir(parents=True)
    (tmp_path / "2015" / "october" / "000_af3e.txt").write_bytes(TEXT.encode())
    (tmp_path / "other.txt").write_bytes(b"x" * len(TEXT.encode()))
    (tmp_path / ".hidden").write_bytes(TEXT.encode())
    filed = file_text(tmp_path, article_of(), "a.txt")
    assert (filed.name, filed.new) == ("2015/october/000_af3e.txt", False)


def test_no_other_text_is_written_over(tmp_path: Path) -> None:
    article = article_of(publisher="TASS")
    name = f"tass-2015-10-07-{article.sha256[:12]}.txt"
    (tmp_path / name).write_text("another text")
    filed = file_text(tmp_path, article, "a.txt")
    assert filed.name == f"tass-2015-10-07-{article.sha256}.txt"
    assert (tmp_path / name).read_text() == "another text"
    (tmp_path / filed.name).write_text("another text too")
    with pytest.raises(WrongUse, match="has another text"):
        file_text(tmp_path, article, "a.txt")
    assert len(list(tmp_path.iterdir())) == 2


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    archive, outside = tmp_path / "archive", tmp_path / "outside.txt"
    archive.mkdir()
    article = article_of(publisher="TASS")
    (archive / f"tass-2015-10-07-{article.sha256[:12]}.txt").symlink_to(outside)
    filed = file_text(archive, article, "a.txt")
    assert article.sha256 in filed.name
    assert not outside.exists()


@pytest.mark.parametrize(
    ("publisher", "published", "stem"),
    [
        ("TASS", "2015-10-07", "tass-2015-10-07"),
        ("../../etc/passwd", "2015-10", "etc-passwd-2015-10"),
        ("Le Déjà Vu d'Île", "2015", "le-deja-vu-dile-2015"),
        ("ТАСС", "2015", "2015-ferry-to-sail-again-after"),
        ("a" * 90, "2014-01..2015", "a" * 30 + "-2014-01-2015"),
        ("The Very Long Name of a Harbour Authority", "2015", "the-very-long-name-of-a-2015"),
    ],
)
def test_names_are_small_letters_figures_and_hyphens(
    publisher: str, published: str, stem: str
) -> None:
    made = file_stem(article_of(publisher=publisher, published=published), "a.txt")
    assert made.startswith(stem) or made == stem


def test_a_name_is_made_of_what_there_is() -> None:
    article = read_article("Паром. ".encode() * 40, "паром.txt")
    assert file_stem(article, "паром.txt") == "article"
    assert file_stem(article, "dir/Ferry Page.html") == "ferry-page"


def test_no_archive_and_no_room_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WrongUse, match="no archive at"):
        file_text(tmp_path / "none", article_of(), "a.txt")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(filing, "fill", full)
    with pytest.raises(WrongUse, match="No space left on device; nothing was filed"):
        file_text(tmp_path, article_of(), "a.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_file_system_without_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    filed = file_text(tmp_path, article_of(), "a.txt")
    assert filed.new
    assert [path.name for path in tmp_path.iterdir()] == [filed.name]


def test_many_at_once_file_one_text_once(tmp_path: Path) -> None:
    outcomes: list[str] = []

    def run() -> None:
        with suppress(WrongUse):  # another is writing it just now
            outcomes.append(file_text(tmp_path, article_of(), "a.txt").name)

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(outcomes)) == 1
    assert [path.name for path in tmp_path.iterdir()] == outcomes[:1]
    assert (tmp_path / outcomes[0]).read_bytes() == TEXT.encode()
