"""The article beside what is reviewed: quotes where they stand in the texts of their documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from disputes.cli.reviewing.cards import card
from disputes.cli.reviewing.desk import Desk
from disputes.cli.session import Session
from disputes.config.check import CheckSettings
from disputes.report.rows import text_width
from disputes.view.beside import MOST

KB = """\
sources:
  ann: {name: Ann, kind: person}
documents:
  post: {title: Rain, text: post.txt}
  mail: {title: Mail}
  gone: {title: Gone, text: gone.txt}
claims:
  rain:
    text: It rained.
    assertions:
      - asserts: ann
        in: post
        quote: "it had rained all nite"
"""

DRAFT = """\
draft: true
claims:
  # Of the weather.
  #? line 3: "Ann" is ann, by name
  #? on this claim, for it shares many words with what the claim says, and with a quote of hers that
  #?   is recorded
  rain:  # at last
    text: It rained.
    assertions:
      - asserts: ann
        in: [post, mail, gone]
        quote: "it had rained […] in the valley"
      - doubts: ann
        reports:
          - in: post
            quote: "not a drop of rain had fallen"
          - {in: post, quote: "quantum chromodynamics explained simply"}
"""

POST = """\
Rain in the valley

The mayor, Ann, said on Monday that it had rained all night, and in the valley.
She went home. \x1b[31mNot a drop had fallen\x1b[0m, said Bob.
"""


def cards(folder: Path, width: int, *, kind: str = "draft", archive: bool = True) -> list[str]:
    """Give the screens of a folder's review, one text each."""
    session = Session(str(folder), str(folder / "texts") if archive else None)
    desk = Desk(session, CheckSettings())
    return [
        "\n".join(card(one, desk.loaded, desk.beside(one, 2 * width), width))
        for one in desk.matters()
        if one.kind == kind
    ]


def made(folder: Path, *, draft: str = DRAFT, post: str = POST, kb: str = KB) -> Path:
    (folder / "texts").mkdir()
    (folder / "texts" / "post.txt").write_text(post, encoding="utf-8", newline="")
    (folder / "claims.yaml").write_text(kb, encoding="utf-8")
    (folder / "draft.yaml").write_text(draft, encoding="utf-8")
    return folder


def test_a_record_stands_beside_the_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made(tmp_path))
    (shown,) = cards(Path(), 80)
    assert shown == (
        "draft.yaml:7:3: draft claim 'rain'\n"
        "\n"
        "      # Of the weather.\n"
        "      rain:  # at last\n"
        "        text: It rained.\n"
        "        assertions:\n"
        "          - asserts: ann\n"
        "            in: [post, mail, gone]\n"
        '            quote: "it had rained […] in the valley"\n'
        "          - doubts: ann\n"
        "            reports:\n"
        "              - in: post\n"
        '                quote: "not a drop of rain had fallen"\n'
        '              - {in: post, quote: "quantum chromodynamics explained simply"}\n'
        "\n"
        "It is there already, in claims.yaml:8:3: `disputes accept` adds what is new in\n"
        "  it.\n"
        "\n"
        "assertion 1, in the text of post:\n"
        "    1  Rain in the valley\n"
        "    3  The mayor, Ann, said on Monday that it had rained all night, and in the\n"
        "                                           ^^^^^^^^^^^^^                ^^^^^^\n"
        "       valley.\n"
        "       ^^^^^^\n"
        "    4  She went home. \\x1b[31mNot a drop had fallen\\x1b[0m, said Bob.\n"
        "\n"
        "assertion 2: the quote is not in the text of post; nearest to it is:\n"
        "    1  Rain in the valley\n"
        "    3  The mayor, Ann, said on Monday that it had rained all night, and in the\n"
        "       valley.\n"
        "    4  She went home. \\x1b[31mNot a drop had fallen\\x1b[0m, said Bob.\n"
        "                                  ^^^^^^^^^^^^^^^^^\n"
        "\n"
        "assertion 2: the quote is not in the text of post, nor is anything near it.\n"
        "\n"
        '      #? line 3: "Ann" is ann, by name\n'
        "      #? on this claim, for it shares many words with what the claim says, and\n"
        "      #?   with a quote of hers that is recorded"
    )


def test_without_an_archive_there_is_only_the_record(tmp_path: Path) -> None:
    (shown,) = cards(made(tmp_path), 80, archive=False)
    assert "the text of" not in shown
    assert shown.endswith("with a quote of hers that is recorded")


def test_a_finding_about_a_quote_shows_the_passage(tmp_path: Path) -> None:
    made(tmp_path, draft="draft: true\n")
    found = [one for one in cards(tmp_path, 80, kind="finding") if " D301 " in one]
    (shown,) = found
    assert "\nthe quote is not in the text of post; nearest to it is:\n    1  Rain" in shown
    assert "that it had rained all night, and in the\n" in shown
    assert "\n" + " " * 43 + "^" * 17 + "\n" in shown


@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_line_is_wider_than_the_screen_and_marks_stand_below(tmp_path: Path, width: int) -> None:
    post = ("雨" * 40 + " it had rained " + "雨雨 " * 30 + "all in the valley. ") * 3
    (shown,) = cards(made(tmp_path, post=post), width)
    lines = shown.splitlines()
    assert all(text_width(line) <= width for line in lines)
    at = next(
        number for number, line in enumerate(lines) if "^" in line and "rained" in lines[number - 1]
    )
    above = lines[at - 1]
    first = text_width(above[: above.index("it had")])
    assert lines[at][first : first + 13] == "^" * 13
    assert ("\n      #?   " in shown) == (width < 140)


def test_many_quotes_are_not_all_shown(tmp_path: Path) -> None:
    one = '      - {asserts: ann, in: post, quote: "rained"}\n'
    draft = "draft: true\nclaims:\n  rain:\n    text: It rained.\n    assertions:\n" + one * 50
    (shown,) = cards(made(tmp_path, draft=draft), 80)
    assert shown.count("in the text of post:") == MOST
    assert shown.endswith("\n30 more quotes: [e]dit shows all of the record")


@pytest.mark.parametrize(
    "assertions",
    [
        "[]",
        "ann",
        "[ann, [ann], {asserts: ann, quote: [a], in: post}, {quote: rained, in: {a: b}}]",
        "[{reports: ann}, {reports: [ann, {quote: rained}]}, {in: [[post]], quote: rained}]",
        "\n      - {asserts: ann, in: post, quote: rained}\n     - wrong",
        "[{asserts: ann, in: ../post, quote: rained}, {in: gone, quote: rained}]",
    ],
)
def test_broken_records_are_shown_without_the_article(tmp_path: Path, assertions: str) -> None:
    draft = f"draft: true\nclaims:\n  rain:\n    text: It rained.\n    assertions: {assertions}\n"
    for shown in cards(made(tmp_path, draft=draft), 80):
        assert "the text of" not in shown


def test_a_text_that_changes_is_read_again(tmp_path: Path) -> None:
    made(tmp_path)
    desk = Desk(Session(str(tmp_path), str(tmp_path / "texts")), CheckSettings())
    (matter,) = [one for one in desk.matters() if one.kind == "draft"]
    assert desk.beside(matter, 80).found[0].exact
    (tmp_path / "texts" / "post.txt").write_text("Nothing.", encoding="utf-8")
    assert not desk.beside(matter, 80).found[0].exact
