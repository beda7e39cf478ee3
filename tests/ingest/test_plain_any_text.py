"""The plain engine on whatever a file may hold."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from clock import grows_at_most, within
from hypothesis import given
from hypothesis import strategies as st

from disputes.ingest.engines import engine
from disputes.ingest.lexicon import load_lexicon

from .found import Draft, assert_places

LEXICON = load_lexicon()
PLAIN = engine("plain")
WORDS = (
    "Ann Bell the mayor officials who which he said told denied quoted was were not as saying"
    " adding according to that whether claim of in on Monday and but may declined comment"
    " Reuters TASS interview with by “ ” \" ' '' ‘ ’ , . ; : ? ! ( ) -- 's"
    " 3 U.S. Mr. \n\n \x00 \ud800 é"
)

# Each is repeated until it is as long as wanted.
HOSTILE = {
    "double marks": '"',
    "opening marks": "“",
    "closing marks": "”",
    "single marks": "'",
    "doubled marks": "''",
    "quoted words": '"a ',
    "short quotations": '"How did it all go there now?" ',
    "attributions": '"It is all shut now," he said. ',
    "unclosed paragraphs": '"a b c d e f g h\n\n',
    "cues": "said ",
    "subjects": "he said ",
    "asides": "Ann Bell said, ",
    "names": "Ann ",
    "commas": "Ann, ",
    "brackets": "Ann (",
    "phrases": "in the Ann of ",
    "days": "on Monday, ",
    "stops": "A. ",
    "questions": "?! ",
    "paragraphs": "a\n\n",
    "turns": "AB: x\n\n",
    "relatives": "who ",
    "relative clauses": "Ann who ran ",
    "dashes": "Ann ran - ",
    "phrases with sources": "according to ",
    "negations": "he no longer said nor ",
    "conditions": "if he may say that ",
    "passives": "it is said that ",
    "quoted asides": "as Ann, quoted by Reuters, said, ",
    "objects": "Ann denied her Ann ",
    "headlines": "a: Ann: the mayor - ",
    "nothing": "\x00",
    "one word": "a",
    "combining marks": "a\u0301",
    "lone surrogates": "\ud800 said ",
}


@given(st.text() | st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join))
def test_it_takes_any_text(text: str) -> None:
    found = PLAIN.attributions(text, LEXICON)
    for one in found:
        assert_places(text, one)
    assert found == sorted(found, key=lambda one: one.order)
    assert found == PLAIN.attributions(text, LEXICON)


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_it_takes_hostile_texts(unit: str) -> None:
    text = unit * (4_000 // len(unit))
    for one in PLAIN.attributions(text, LEXICON):
        assert_places(text, one)


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_it_takes_linear_time(unit: str) -> None:
    def work(size: int) -> None:
        PLAIN.attributions(unit * (size // len(unit)), LEXICON)

    # Quadratic time would be sixteen times as much.
    grows_at_most(9, work, 100_000, 400_000)


@pytest.mark.slow
def test_one_line_of_five_megabytes_takes_seconds() -> None:
    for text in ("he said that it was so, and " * 180_000, '"' * 100_000):
        within(60, partial(PLAIN.attributions, text, LEXICON))


def test_it_reads_articles(test_data: Path, draft: Draft) -> None:
    read = 0
    with (test_data / "fakes" / "articles.jsonl").open(encoding="utf-8") as lines:
        for line, _ in zip(lines, range(40), strict=False):
            text = json.loads(line)["text"]
            found = draft(text)
            read += len(found)
            for one in found:
                assert_places(text, one)
    assert read > 100


@pytest.mark.slow
def test_it_reads_all_articles(test_data: Path, draft: Draft) -> None:
    with (test_data / "fakes" / "articles.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    assert len(texts) == 804
    for text in texts:
        for one in draft(text):
            assert_places(text, one)


def test_it_needs_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from disputes.ingest.engines import engine\n"
        "from disputes.ingest.lexicon import load_lexicon\n"
        "engine('plain').attributions('Ann said so.', load_lexicon())\n"
        "print(*sorted({'yaml', 'click', 'rich', 'networkx', 'spacy', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
