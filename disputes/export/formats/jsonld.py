"""Linked data: schema.org claims, with PROV for who spoke for whom and through whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from disputes.escape.json import Shared, json_lines
from disputes.export.acts import appearances, said
from disputes.export.context import context
from disputes.export.formats import Shape
from disputes.export.nodes import Node, claim, disputes, documents, questions, sources, topics
from disputes.export.subject import Subject

SHAPE = Shape.TEXT
_MARK = b'"@context": {"d": "urn:x-disputes:term:"'

_NOWHERE: dict[str, Iterable[str]] = {"all": (), "first": ()}


def holds(subject: Subject) -> str:
    """Say how much is exported."""
    return subject.holds()


def made(head: bytes) -> bool:
    """Tell by its first bytes whether an export made a file."""
    return _MARK in head


def files(subject: Subject) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Give the one text."""
    data = {"@context": context(), "@graph": map(Shared, _nodes(subject))}
    yield "", (piece.encode() for piece in json_lines(data))


def _nodes(subject: Subject) -> Iterator[Node]:
    analysis = subject.analysis
    kb = analysis.kb
    where = appearances(subject)
    return chain(
        [_about(subject)],
        topics(kb),
        sources(kb),
        documents(subject),
        questions(kb),
        (claim(analysis, one, where.get(one.claim.id, _NOWHERE)) for one in analysis.claims()),
        said(subject),
        disputes(analysis),
    )


def _about(subject: Subject) -> Node:
    """Say what this is an export of."""
    analysis = subject.analysis
    return {
        "@id": "d:export",
        "@type": "d:Export",
        "d:format": "disputes-jsonld/1",
        "d:asOf": analysis.as_of.text if analysis.as_of else None,
        "d:by": analysis.by.value,
        "d:complete": analysis.kb.complete,
    }
