"""What only a person can write is told as missing, and what is no word is no name."""

from __future__ import annotations

import pytest

from disputes.ingest.drafting.draft import draft
from disputes.ingest.drafting.records import Record, records_of
from disputes.ingest.reading.reader import read_article
from disputes.model.comments import MISSING, NOTE
from disputes.model.knowledge_base import KnowledgeBase

HEAD = "Fire in the harbour\n\n"


def drafted(text: str, engine: str = "plain") -> list[Record]:
    article = read_article((HEAD + text).encode(), "article.txt")
    kb = KnowledgeBase()
    return records_of(draft(article, kb, engine), kb, None)


def missing(text: str) -> list[str]:
    begun = MISSING.removeprefix(NOTE).strip()
    return [
        line.removeprefix(begun).strip()
        for one in drafted(text)
        for line in one.comments
        if line.startswith(begun)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor declined to say whether four sheds burnt down.", ["text: what was asked"]),
        (
            "The mayor rejected Russia's explanation of the fire in the harbour.",
            ["text: what is claimed; this is only what it is about"],
        ),
        ("The mayor said that four sheds burnt down.", []),
    ],
)
def test_what_makes_a_text_no_claim(text: str, expected: list[str]) -> None:
    assert missing(text) == expected


@pytest.mark.parametrize("engine", ["plain", pytest.param("nlp", marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    ("who", "name"),
    [("\x1b[31mSmith\x1b[0m", "Smith"), ("Anna \x07Smith", "Anna Smith"), ("B" * 300, None)],
)
def test_remains_of_controls_and_runs_of_letters_are_no_names(
    engine: str, who: str, name: str | None
) -> None:
    if engine == "nlp":
        pytest.importorskip("spacy")
    found = drafted(f"{who} said that four sheds burnt down in the harbour.\n", engine)
    names = [one.fields["name"] for one in found if one.section == "sources"]
    assert names == ([name] if name is not None else [])
