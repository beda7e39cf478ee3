"""Filing an article's text in the archive: under a stable name, whole, and over no other."""

from __future__ import annotations

import os
import re
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from disputes.archive.files import LIMIT, ArchivedText, read_archived
from disputes.disk.interrupts import delayed
from disputes.disk.locks import beside, taken
from disputes.disk.replacing import fill, keep_names
from disputes.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disputes.ingest.reading.article import Article

_DIGITS: Final = 12
_LONGEST: Final = 30


class ArchivedFile(NamedTuple):
    """Where a text lies in the archive: `name` is its path below the folder, with ``/``.

    `new` tells whether it was filed just now; otherwise it lay there already.
    """

    name: str
    sha256: str
    new: bool


def file_text(root: Path, article: Article, name: str) -> ArchivedFile:
    """File the text of an article below the archive folder, unless it lies there already.

    The file's name is made of the publisher and the day, or else of the title or of `name`, the
    name of what was read, and of the first digits of the text's hash. What lies there, under
    whatever name, is found by its hash; of each file of the same size the bytes are read.

    Raises:
        WrongUse: when there is no such folder, or it cannot be written to.
    """
    if not root.is_dir():
        raise WrongUse(f"no archive at {root}: not a folder", "make it first")
    data = article.text.encode()
    if len(data) > LIMIT:
        raise WrongUse(f"the text of {name} is larger than {LIMIT:,} bytes", "file it in parts")
    digest = sha256(data).hexdigest()
    try:
        known = _known(root, len(data), digest)
        if known is not None:
            return ArchivedFile(known, digest, new=False)
        stem = file_stem(article, name)
        for digits in (_DIGITS, len(digest)):
            place = root / f"{stem}-{digest[:digits]}.txt"
            if _written(place, data):
                return ArchivedFile(place.name, digest, new=True)
            if place.is_file() and _holds(root, place.name, digest):  # filed meanwhile
                return ArchivedFile(place.name, digest, new=False)
    except BlockingIOError as error:
        raise WrongUse(f"another program is writing to {root}", "try again") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise WrongUse(f"cannot write to {root}: {reason}; nothing was filed") from error
    raise WrongUse(f"{place} has another text", "move it away")


def file_stem(article: Article, name: str) -> str:
    """Give the beginning of the name of an article's file: small ASCII letters and hyphens."""
    publisher = _slug(article.publisher.value) if article.publisher else ""
    day = _slug(article.published.value) if article.published else ""
    if publisher and day:
        return f"{publisher}-{day}"
    title = _slug(article.title.value) if article.title else ""
    words = title or _slug(Path(name).stem)
    return "-".join(filter(None, (publisher, day, words))) or "article"


def _slug(text: str) -> str:
    """Give the ASCII letters and figures of a text, accents dropped, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text[: 8 * _LONGEST]).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", "").lower())
    slug = "-".join(words)
    if len(slug) <= _LONGEST:
        return slug
    return slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]


def _known(root: Path, size: int, digest: str) -> str | None:
    """Give the name of the file below the folder that has these bytes, the first by name."""
    for name in _of_size(root, size):
        if _holds(root, name, digest):
            return name
    return None


def _of_size(root: Path, size: int) -> Iterator[str]:
    """Give the names of the files of a size below the folder, sorted; links are not followed."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for file in sorted(files):
            path = Path(folder, file)
            if file.startswith(".") or path.is_symlink():
                continue
            try:
                fits = path.stat().st_size == size
            except OSError:  # gone meanwhile, or not for us to look at
                continue
            if fits:
                yield path.relative_to(root).as_posix()


def _holds(root: Path, name: str, digest: str) -> bool:
    read = read_archived(root, name)
    return isinstance(read, ArchivedText) and read.sha256 == digest


def _written(place: Path, data: bytes) -> bool:
    """Write a file that is not there yet, whole or not at all; tell whether it was written."""
    with taken(beside(place), mode=0o666) as lock:
        if os.path.lexists(place):
            return False
        fill(lock.beside, (data,))
        with delayed():
            try:
                place.hardlink_to(lock.beside)  # over no other, which a plain move would be
            except FileExistsError:
                return False
            except OSError:  # a file system without links: whoever files here holds the lock
                lock.beside.replace(place)
    keep_names(place.parent)
    return True
