"""Editions: an article that is nearly the text of a document says so; nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from clock import within

from disputes.ingest.drafting.editions import with_editions
from disputes.ingest.reading.reader import read_article
from disputes.load import load
from disputes.model.knowledge_base import KnowledgeBase

LINES = [
    "Sheds in the harbour burn all night",
    "The port authority said on Wednesday that four sheds in the harbour had burnt all night.",
    "“We know nothing of who lit it,” said its spokeswoman, who had been there since the morning.",
    "The dockers' union said that it had warned of a fire for years, and that nobody had listened.",
    "Police look for two boats that had left the harbour before the fire was seen from the tower.",
]


@pytest.fixture
def kb(tmp_path: Path) -> KnowledgeBase:
    (tmp_path / "first.txt").write_text("\n\n".join(LINES), encoding="utf-8")
    (tmp_path / "other.txt").write_text("The mayor said that she would go. " * 20, "utf-8")
    path = tmp_path / "kb.yaml"
    path.write_text(
        "documents:\n"
        "  first: {title: Sheds, text: first.txt}\n"
        "  gone: {title: Gone, text: gone.txt}\n"
        "  other: {title: Other, text: other.txt}\n",
        encoding="utf-8",
    )
    return load(path).kb


def told(lines: list[str], kb: KnowledgeBase, root: Path) -> list[str]:
    article = read_article("\n\n".join(lines).encode(), "sheds.txt")
    points = with_editions(article, kb, root).open_points
    assert points[len(points) - len(article.open_points) :] == article.open_points
    return [point.message for point in points[: len(points) - len(article.open_points)]]


def test_a_second_edition_names_the_first_and_where_it_differs(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    second = [line.replace("four sheds", "five sheds") for line in LINES]
    assert told(second, kb, tmp_path) == [
        "nearly the text of 'first' (93 % of its wording); differs in line 3"
    ]
    assert told([*second, "Updated at noon on Thursday."], kb, tmp_path) == [
        "nearly the text of 'first' (93 % of its wording); differs in lines 3, 11"
    ]


def test_a_text_that_was_cut_has_no_words_besides(kb: KnowledgeBase, tmp_path: Path) -> None:
    assert told(LINES[:-1], kb, tmp_path) == [
        "nearly the text of 'first' (75 % of its wording), with no words besides"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        LINES,  # the same text: the document itself
        LINES[:1],
        [*LINES[:2], "He said that he would go. " * 30],
        ["The mayor said that she would stay, and that nobody could tell her to go. " * 9],
    ],
)
def test_other_texts_say_nothing(lines: list[str], kb: KnowledgeBase, tmp_path: Path) -> None:
    assert told(lines, kb, tmp_path) == []


def test_several_documents_of_one_text_are_counted(kb: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "gone.txt").write_text("\n".join(LINES), encoding="utf-8")
    second = [*LINES, "Updated at noon on Thursday."]
    assert told(second, kb, tmp_path) == [
        "nearly the text of 'first' (100 % of its wording), and of 1 more; differs in line 11"
    ]


def test_a_hostile_text_takes_no_time(kb: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text("sheds burn " * 50_000, encoding="utf-8")
    within(2, lambda: told(["sheds burn " * 40_000 + "now"], kb, tmp_path))
