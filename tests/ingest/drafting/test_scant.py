"""What is said too little of to be drafted."""

from __future__ import annotations

import pytest

from disputes.ingest.drafting.draft import draft
from disputes.ingest.drafting.drafted import Aside, Candidate
from disputes.ingest.reading.reader import read_article
from disputes.model.knowledge_base import KnowledgeBase


def candidates(text: str) -> tuple[Candidate, ...]:
    article = read_article(f"A ferry sank off Vellin\n\n{text}\n".encode(), "article")
    return draft(article, KnowledgeBase(), "plain").candidates


@pytest.mark.parametrize(
    "text",
    [
        "The mayor discussed the proposal at a meeting in the harbour.",
        "Petra Holm considered the sale of the two ferries.",
        "The minister has criticised the plan of the harbour.",
        "The harbour office posted an online message.",
        "The council is opposed to Mayor Bo Ek of Vellin.",
        "The council was critical of the sale of the ferries.",
    ],
)
def test_what_is_no_claim_is_set_aside(text: str) -> None:
    assert [one.aside for one in candidates(text)] == [Aside.SCANT]


@pytest.mark.parametrize(
    "text",
    [
        "The minister criticised the council for closing the harbour.",
        "The minister has criticised the plan as a waste of money.",
        "The minister criticised the plan as “a waste of money”.",
        "The mayor discussed how the ferry could be raised.",
        "The council is confident that the ferry will be raised.",
        "The council is willing to raise the ferry.",
        "The mayor said that the ferry was sold.",
        "The mayor denied the report.",
    ],
)
def test_what_is_one_is_drafted(text: str) -> None:
    assert [one.aside for one in candidates(text)] == [None]
