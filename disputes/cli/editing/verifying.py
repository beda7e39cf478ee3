"""Holding the quote of a new assertion against the archive."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from disputes.errors import WrongUse

if TYPE_CHECKING:
    from disputes.finding import Finding
    from disputes.load import LoadResult
    from disputes.model.knowledge_base import KnowledgeBase

_ANYWAY = "--unverified adds it anyway"


def quote_findings(after: LoadResult, claim_id: str, root: Path) -> list[Finding]:
    """Look the quote of a claim's last assertion up in the archive; give what is wrong with it.

    Raises ``WrongUse`` where a document has no text to look it up in. Reads the texts of its
    documents, and of all where the quote is not in them.
    """
    from disputes.archive.folder import open_archive
    from disputes.check.evidence import examine
    from disputes.check.run import check
    from disputes.config.check import CheckSettings

    assertion = after.kb.claims[claim_id].assertions[-1]
    names = [report.document for report in assertion.reports if report.document is not None]
    if not names:
        raise WrongUse("a quote is from a document: give that with --in", _ANYWAY)
    alone = _alone(after.kb, claim_id)
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


def _alone(kb: KnowledgeBase, claim_id: str) -> KnowledgeBase:
    """Give a knowledge base in which the last assertion on a claim is the only one."""
    claim = kb.claims[claim_id]
    return replace(kb, claims={claim_id: claim._replace(assertions=claim.assertions[-1:])})
