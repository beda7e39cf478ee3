"""Conversations that are written down with the name of each speaker before his words."""

from __future__ import annotations

import pytest

from disputes.ingest.drafting.draft import draft
from disputes.ingest.drafting.drafted import Aside
from disputes.ingest.reading.reader import read_article
from disputes.ingest.turns import turn_lines
from disputes.model.knowledge_base import KnowledgeBase

TALK = """\
{0}: Why did you sell the harbour?
{1}: We had no money left. The council voted for it.
{0}: Did you know of the report?
{1}: I never saw it.
"""


def spoken(talk: str, engine: str = "plain") -> list[tuple[str | None, str, Aside | None]]:
    article = read_article(f"A talk with the mayor\n\n{talk}".encode(), "article")
    return [
        (
            one.found.speakers[0].source,
            article.text[one.found.attribution.content.start : one.found.attribution.content.end],
            one.aside,
        )
        for one in draft(article, KnowledgeBase(), engine).candidates
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("asks", "answers", "speaker"),
    [
        ("INTERVIEWER", "EVA LIND", "eva-lind"),
        ("BBC", "Lind", "lind"),
        ("Vellin News", "Eva Lind", "eva-lind"),
    ],
)
def test_labels_that_alternate_are_the_speakers(
    asks: str, answers: str, speaker: str, gap: str
) -> None:
    talk = TALK.format(asks, answers).replace("\n", gap)
    answered = [one for one in spoken(talk) if one[0] == speaker]
    assert answered == [
        (speaker, "We had no money left. The council voted for it.", None),
        (speaker, "I never saw it.", None),
    ]


def test_who_asks_claims_nothing() -> None:
    asked = [aside for _, words, aside in spoken(TALK.format("BBC", "Lind")) if "?" in words]
    assert asked == [Aside.SCANT, Aside.SCANT]


@pytest.mark.parametrize(
    "text",
    [
        "Title\n\nNote: the port is shut.\nPlace: Vellin.\nNote: bring boots.\n",
        "Title\n\nHolm: We lost.\nThe game was long.\nVik: We won.\n",
        "Title\n\nThe mayor had one answer: no.\nThe council had one answer: no.\n",
        "",
        ": \n: \n",
    ],
)
def test_labels_that_do_not_recur_are_none(text: str) -> None:
    assert turn_lines(text) == []
