"""Holding the quote of a new assertion against the archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.finding import Finding
    from disputes.load import LoadResult
    from disputes.model.knowledge_base import KnowledgeBase

_ANYWAY = "--unverified adds it anyway"


class Quoted(NamedTuple):
    """Which quotes are new: those of an assertion on a claim, by its number, the last as default.

    Of its ``reports`` it may be only so many, the last ones.
    """

    claim: str
    number: int = 0
    reports: int | None = None


def quote_findings(after: LoadResult, quoted: Quoted, root: Path) -> list[Finding]:
    """Look new quotes up in the archive; give what is wrong with them.

    Raises ``WrongUse`` where a document has no text to look in. Reads the texts of their documents,
    and of all where a quote is not in them.
    """
    from disputes.archive.folder import open_archive
    from disputes.check.evidence import examine
    from disputes.check.run import check
    from disputes.config.check import CheckSettings

    alone = _alone(after.kb, quoted)
    reports = alone.claims[quoted.claim].assertions[0].reports
    names = [one.document for one in reports if one.quote is not None and one.document is not None]
    if any(one.quote is not None and one.document is None for one in reports):
        raise WrongUse("a quote is from a document: give that with --in", _ANYWAY)
    documents = {name: after.kb.documents[name] for name in names if name in after.kb.documents}
    for document in documents.values():
        if document.text is None:
            message = f"'{document.id}' has no archived text to look the quote up in"
            raise WrongUse(message, _ANYWAY)
    examined = examine(replace(alone, documents=documents), open_archive(root))
    for problem in examined.problems.values():
        raise WrongUse(f"the quote cannot be looked up: {problem.message}", _ANYWAY)
    if not examined.absent:
        return []
    loaded = replace(after, kb=alone, findings=())
    return list(check(loaded, CheckSettings(select=("D301",)), root).findings)


def quote_problem(loaded: LoadResult, documents: Sequence[str], quote: str, root: Path) -> str:
    """Say in the words of the check what is wrong with a quote from documents; nothing if it is so.

    Raises ``WrongUse`` as ``quote_findings``.
    """
    from disputes.cli.editing.trial import read_plain
    from disputes.model.naming import free_id

    claim, source = free_id("claim", documents), free_id("source", documents)
    act = {"asserts": source, "in": list(documents), "quote": quote}
    tree = {
        "sources": {source: {"name": "x", "kind": "person"}},
        "documents": {name: {"title": "x"} for name in documents},
        "claims": {claim: {"text": "x", "assertions": [act]}},
    }
    trial = read_plain(tree)
    found = list(trial.findings)
    if not found:
        kb = replace(loaded.kb, claims=trial.kb.claims)
        found = quote_findings(replace(trial, kb=kb), Quoted(claim), root)
    if not found:
        return ""
    return f"{found[0].message}; {found[0].hint}" if found[0].hint else found[0].message


def _alone(kb: KnowledgeBase, quoted: Quoted) -> KnowledgeBase:
    """Give a knowledge base that has only the new quotes."""
    claim = kb.claims[quoted.claim]
    assertion = claim.assertions[quoted.number - 1]
    reports = assertion.reports[-quoted.reports :] if quoted.reports else assertion.reports
    assertions = (assertion._replace(reports=reports),)
    return replace(kb, claims={claim.id: claim._replace(assertions=assertions)})
