"""What is read of an article: the text as it is filed, and what is told of the document."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from disputes.ingest.attribution import Extent


GIVEN: Final = "given"
"""How a field was found that the user gave."""


class PartKind(StrEnum):
    """What a part of the text is that is not the article's running text."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    SITE = "site"
    SHARE = "share"
    RELATED = "related"
    COMMENTS = "comments"
    AUTHOR = "about-author"
    NEWSLETTER = "newsletter"
    COOKIES = "cookies"
    ADVERTISEMENT = "advertisement"

    @property
    def furniture(self) -> bool:
        """Whether it is the site's and not the article's; a caption is the article's."""
        return self not in _OF_THE_ARTICLE


_OF_THE_ARTICLE: Final = frozenset(
    (PartKind.TITLE, PartKind.BYLINE, PartKind.DATE, PartKind.CAPTION)
)


class Part(NamedTuple):
    """A stretch of the text and what it is."""

    extent: Extent
    kind: PartKind


class Told(NamedTuple):
    """Something told of the document: in which words, how it was found, and whether it is sure.

    `how` is a phrase, such as ``printed in line 4``.
    """

    value: str
    how: str
    sure: bool = True


class OpenPoint(NamedTuple):
    """What could not be told, or not surely: a sentence without its full stop.

    `about` is the field that it is about, such as ``published``, or ``text``.
    """

    about: str
    message: str


class Post(NamedTuple):
    """A stretch of the text that was published on a day of its own."""

    extent: Extent
    day: str


class Article(NamedTuple):
    """An article as it was read.

    `text` is exactly what is filed, as UTF-8; all offsets are in it. `published` is a date as a
    knowledge base writes it; `publisher` and `author` are as written, `agencies` those that the
    article is credited to besides; `language` is a BCP 47 tag, which only a page declares. `parts`
    and `posts`, which only a live page has, are in order and do not overlap. `open_points` say what
    could not be told.
    """

    text: str
    title: Told | None = None
    published: Told | None = None
    publisher: Told | None = None
    author: Told | None = None
    url: Told | None = None
    agencies: tuple[Told, ...] = ()
    language: str | None = None
    parts: tuple[Part, ...] = ()
    posts: tuple[Post, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the bytes that are filed, in hexadecimal digits; made anew each time."""
        from hashlib import sha256

        return sha256(self.text.encode()).hexdigest()

    @property
    def furniture(self) -> tuple[Part, ...]:
        """The parts that are the site's, not the article's: nobody speaks there."""
        return tuple(part for part in self.parts if part.kind.furniture)
