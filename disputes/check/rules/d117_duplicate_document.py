"""A document should be recorded once.

Two records of one document make one witness look like two. They have the same address, or an
archived text that is the same file or the same to the byte.

Two versions of one page are two documents: they differ in when they were published, in
`archived_url` or in `sha256`.

Bad:

    documents:
      post: {title: Talks on Syria, url: "https://example.org/talks"}
      talks: {title: "Talks on Syria: an agreement?", url: "http://www.example.org/talks/"}

Good:

    documents:
      post:
        title: Talks on Syria
        url: https://example.org/talks
        published: 2015-10-07
      talks:
        title: "Talks on Syria: an agreement?"
        url: https://example.org/talks
        published: 2015-10-09

Fix: let everything refer to one of the two and delete the other, or record in what they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disputes.check.places import in_file_order, line_of
from disputes.check.problem import Problem, problem, related
from disputes.check.subject import Subject
from disputes.finding import Code, Level
from disputes.model.records import Document

CODE = Code("D117", "duplicate-document", Level.WARNING)

_MOST_COMPARED = 8
_URL = re.compile(r"(?i:https?)://(?:(?i:www)\.)?(?P<host>[^/?#]+)(?P<rest>.*)", re.DOTALL)
_TRACKING = re.compile(r"(?<=[?&])(?:utm_[a-z]+|fbclid|gclid)=[^&#]*&?")
_WORDS = {"url": "url", "text": "archived text", "sha256": "sha256"}


def check(subject: Subject) -> Iterator[Problem]:
    """Find documents that an earlier record has already. Linear."""
    kept: dict[tuple[str, str], list[Document]] = {}
    for document in in_file_order(subject.kb.documents.values()):
        keys = [*_keys(document)]
        twin = next(
            (
                (field, first)
                for field, key in keys
                for first in kept.get((field, key), ())
                if field != "url" or not _versions(first, document)
            ),
            None,
        )
        if twin is not None:
            field, first = twin
            where = line_of(first.place, seen_from=document.place)
            yield problem(
                document.place,
                f"'{document.id}' has the same {_WORDS[field]} as '{first.id}' {where}",
                field=field,
                hint="keep one of the two, or record in what they differ",
                record=document.id,
                related=(related(first.place, f"'{first.id}' is defined here"),),
            )
            continue
        for pair in keys:
            same = kept.setdefault(pair, [])
            if len(same) < _MOST_COMPARED:
                same.append(document)


def _keys(document: Document) -> Iterator[tuple[str, str]]:
    if document.url is not None:
        yield "url", _address(document.url)
    if document.text is not None:
        yield "text", document.text
    if document.sha256 is not None:
        yield "sha256", document.sha256


def _versions(first: Document, second: Document) -> bool:
    """Tell whether two documents of one address are two versions of a page."""
    return (
        _differ(first.sha256, second.sha256)
        or _differ(first.text, second.text)
        or _differ(first.archived_url, second.archived_url)
        or _differ(first.published, second.published)
    )


def _differ(first: object, second: object) -> bool:
    return first is not None and second is not None and first != second


def _address(url: str) -> str:
    """Give the same text for addresses that lead to one page."""
    match = _URL.fullmatch(url.strip())
    if match is None:
        return url.strip()
    rest = match["rest"]
    if "?" in rest:
        rest = _TRACKING.sub("", rest).rstrip("?&")
    return match["host"].lower() + rest.rstrip("/")
