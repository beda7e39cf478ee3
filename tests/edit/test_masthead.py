"""What the head of an article tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from disputes.edit.operations.masthead import read_head
from disputes.load import load, load_texts

SOURCES = b"""\
sources:
  post: {name: The Post, kind: outlet, aliases: [TP]}
  tass: {name: TASS, kind: agency}
  wire: {name: Wire, kind: agency}
  other-wire: {name: Other, kind: agency, aliases: [WIRE]}
  ministry: {name: Ministry of Weather, kind: organisation}
  ann: {name: Ann Ng, kind: person}
"""
BODY = (
    "The mayor said on Tuesday that it had rained all night in the valley, and that the river " * 3
)
KB = load_texts([("kb.yaml", SOURCES)]).kb


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("Rain falls on the valley\n\n", {"title": "Rain falls on the valley"}),
        ("Rain falls\n", {}),
        ("It rained all night long.\n", {}),
        ("Follow us on:\nRain falls on the valley\nOctober 7, 2015, 5:08 am\n",
         {"title": "Rain falls on the valley", "published": "2015-10-07"}),
        ("Rain falls on the valley\nPublished: 7 Oct. 2015\n",
         {"title": "Rain falls on the valley", "published": "2015-10-07"}),
        ("Rain falls on the valley\nAnd so it does again\nBy Ann Ng, Wednesday, 7th October 2015\n",
         {"title": "Rain falls on the valley", "published": "2015-10-07"}),
        ("2015-10-07\n", {"published": "2015-10-07"}),
        ("2015-02-30\n", {}),
        ("07/10/2015\n", {}),
        ("7 October 2015\n8 October 2015\n", {}),
        ("Updated 7 October 2015\n", {}),
        ("The Post\nWorld\nRain falls on the valley\n",
         {"publisher": "post", "title": "Rain falls on the valley"}),
        ("The Post\nMinistry of Weather\n", {}),
        ("by TP October 14, 2015\n", {"publisher": "post", "published": "2015-10-14"}),
        ("By Ann Ng | TASS\n", {"publisher": "tass"}),
        ("By Ann Ng and Bob for The Post\n", {"publisher": "post"}),
        ("By Wire\n", {}),
        ("By Ann Ng\n", {}),
        ("File photo of the rain and the valley\n", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_a_head(head: str, told: dict[str, str]) -> None:
    found = read_head(head + "\n" + BODY, KB)
    assert {name: guess.value for name, guess in found.items()} == told
    for guess in found.values():
        assert head.split("\n")[guess.line - 1] == guess.words


@pytest.mark.parametrize(
    ("body", "publisher"),
    [
        ("MOSCOW, October 7 (TASS) - " + BODY, "tass"),
        ("MOSCOW, October 7. /TASS/. " + BODY, "tass"),
        ("THE POST – " + BODY, "post"),
        ("MOSCOW (Wire) - " + BODY, None),
        ("(Ann Ng) - " + BODY, None),
        (BODY, None),
        ("TASS said that " + BODY, None),
    ],
)
def test_a_dateline(body: str, publisher: str | None) -> None:
    found = read_head(f"Rain falls on the valley\n\n{body}", KB)
    assert (found["publisher"].value if "publisher" in found else None) == publisher


def test_a_name_above_goes_before_a_dateline() -> None:
    found = read_head(f"The Post\n\nMOSCOW (TASS) - {BODY}", KB)
    assert found["publisher"].value == "post"


@pytest.mark.parametrize("text", ["", "\ufeff", "\n" * 1000, "by " * 9000, "(" * 9000, " -" * 9000])
def test_odd_texts_tell_nothing(text: str) -> None:
    assert read_head(text, KB) == {}


def test_nothing_wrong_is_told_of_the_shipped_articles(articles: Path) -> None:
    kb = load(Path(__file__).parents[2] / "data" / "claims.yaml").kb
    told: dict[str, list[str]] = {}
    for document in kb.documents.values():
        text = (articles / str(document.text)).read_text(encoding="utf-8")
        for name, guess in read_head(text, kb).items():
            field = getattr(document, name)
            assert guess.value == (field.text if name == "published" else field)
            told.setdefault(name, []).append(document.id)
    assert {name: len(ids) for name, ids in told.items()} == {
        "title": 5,
        "published": 2,
        "publisher": 2,
    }
