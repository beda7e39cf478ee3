"""A draft says where several passed words on side by side; no chain is made of them."""

from __future__ import annotations

from disputes.ingest.drafting.data import ingest_data
from disputes.ingest.drafting.draft import draft
from disputes.ingest.drafting.records import records_of
from disputes.ingest.reading.reader import read_article
from disputes.model.knowledge_base import KnowledgeBase

TEXT = """A ferry sank off Vellin

Reuters and the Nord news agency quoted Mayor Ann Lind as saying that the ferry had sunk.
"""


def test_the_second_is_an_open_point() -> None:
    kb = KnowledgeBase()
    drafted = draft(read_article(TEXT.encode(), "article"), kb, "plain")
    [found] = ingest_data(drafted, None)["attributions"]
    assert (found["via"], found["beside"]) == (["reuters"], ["nord"])
    claim = next(one for one in records_of(drafted, kb, None) if one.section == "claims")
    assert claim.fields["assertions"][0]["via"] == ["reuters"]
    notes = "\n".join(claim.comments)
    assert 'through "Nord news agency" too, not by way of the others' in notes
