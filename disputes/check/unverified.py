"""The quotes that nobody can have held against a text, since there is none."""

from __future__ import annotations

from disputes.check.places import file_order
from disputes.check.reports import Wording, wordings
from disputes.check.subject import Subject
from disputes.check.written import is_lost


def unverified(subject: Subject, *, archive: bool) -> list[Wording]:
    """Give all quotes that are unverified, in the order of their places; linear.

    Without an ``archive`` these are all; else those of which no document has a ``text``.
    """
    found = without_text(subject) if archive else wordings(subject.kb)
    return sorted(found, key=lambda one: file_order(one.place))


def without_text(subject: Subject) -> list[Wording]:
    """Give the quotes that stand in no document with a ``text``, by claim; linear."""
    documents = subject.kb.documents
    silent = {name for name, one in documents.items() if one.text is None}
    return [
        one
        for one in wordings(subject.kb)
        if silent.issuperset(one.documents)
        and not any(is_lost(subject, documents[name].place, "text") for name in one.documents)
    ]
