"""The command `reuse`: what it finds in texts, what it prints, and what it refuses."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from conftest import Golden
from hypothesis import given, settings
from hypothesis import strategies as st

from cli.conftest import ROOT, Run
from cli.test_schemas import validator
from disputes.model.knowledge_base import KnowledgeBase
from disputes.report.markdown_page import MarkdownPage
from disputes.report.reuse import print_reuse
from disputes.report.text_page import TextPage
from disputes.view.labels import Labels
from disputes.view.reuse import reuse_data
from disputes.view.reuse.texts import choose

Write = Callable[[str], Path]

SHIPPED = str(ROOT / "data/claims.yaml")

COURIER = """Fire in the harbour

The harbour burnt all night.
“We have lost all that we had when they carry our their missions,” said Ann Ash,
the keeper of the old harbour, on Monday evening, the wire Nordpress said.
The Mayor was not there.
"""
HERALD = """Harbour fire

“We have lost all that we had when they carry our their missions,” said Ann Ash,
the keeper of the harbour, on Monday evening, as Nordpress has it.
“Nobody came to help us while everything was burning,” she added.
"""
GAZETTE = """A keeper speaks

Ann Ash was in tears. “No one came to our help while all of it was burning down,” the keeper said.
They carry out what they planned.
"""
KB = """
sources:
  ash: {name: Ann Ash, kind: person}
  nordpress: {name: Nordpress, kind: agency}
  courier-press: {name: Harbour Courier, kind: outlet}
  herald-press: {name: Herald, kind: outlet}
documents:
  courier:
    {title: Fire, publisher: courier-press, published: 2026-03-02, text: courier.txt}
  herald: {title: Harbour fire, publisher: herald-press, published: 2026-03-03, text: herald.txt}
  gazette: {title: A keeper speaks, published: 2026-03-03, text: more/gazette.txt}
  lost: {title: Lost, text: lost.txt}
  elsewhere: {title: Elsewhere}
claims:
  lost-all:
    text: The keepers lost all that they had.
    assertions:
      - {asserts: ash, said: 2026-03-02, in: [courier, herald], quote: We have lost all that we had}
  nobody-helped:
    text: Nobody helped.
    assertions:
      - {asserts: ash, in: herald, quote: Nobody came to help us while everything was burning}
      - {asserts: ash, in: gazette, quote: No one came to our help while all of it was burning down}
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Write three texts and a knowledge base that codes them."""
    for name, text in (("courier", COURIER), ("herald", HERALD), ("more/gazette", GAZETTE)):
        file = tmp_path / "texts" / f"{name}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "kb.yaml").write_text(KB, encoding="utf-8")
    return tmp_path


def found(call: Run, *arguments: str, kb: bool = True) -> dict[str, Any]:
    given = ("--kb", "kb.yaml", "--archive", "texts") if kb else ()
    ran = call(*given, "reuse", *arguments, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    data: dict[str, Any] = json.loads(ran.out)
    validator("disputes-reuse/1").validate(data)
    return data


def pairs(data: dict[str, Any]) -> list[list[str]]:
    return [pair["texts"] for pair in data["pairs"]]


def test_five_articles(call: Run, articles: Path) -> None:
    ran = call("reuse", str(articles), "--format", "json")
    data = json.loads(ran.out)
    validator("disputes-reuse/1").validate(data)
    assert [[Path(text).name[:3] for text in pair] for pair in pairs(data)] == [
        ["000", "001"],
        ["000", "002"],
        ["001", "002"],
    ]
    texts = {str(articles / file.name): file.read_text() for file in articles.glob("*.txt")}
    for pair in data["pairs"]:
        assert [one["name"] for one in pair["named_in_both"]] == ["TASS"]
        for passage in pair["passages"]:
            for place in passage["places"]:
                start, end = place["span"]
                text = texts[place["text"]]
                assert text[start:end] == place["words"]
                assert place["lines"][0] == text.count("\n", 0, start) + 1
    (unusual,) = [one for pair in data["pairs"] for one in pair["unusual"]]
    assert {place["words"] for place in unusual["places"]} == {"carry our their missions"}
    assert unusual["elsewhere"] == "out"
    (utterance,) = data["utterances"]
    assert [one["words"].split(",")[0] for one in utterance["wordings"]] == [
        "To our regret",
        "Unfortunately",
    ]
    assert utterance["named"] == ["Antonov"]


@pytest.mark.parametrize("width", [80, 140])
def test_the_shipped_knowledge_base(call: Run, articles: Path, width: int) -> None:
    ran = call(
        "--kb",
        SHIPPED,
        "--archive",
        str(articles),
        "reuse",
        "schweitz-2015-10-07",
        "shafaqna-2015-10-07",
        COLUMNS=str(width),
    )
    assert (ran.status, ran.err) == (0, "")
    assert "On record, both draw on: RT and TASS" in ran.out
    assert "What could be recorded" not in ran.out


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.usefixtures("files")
def test_on_a_page(call: Run, golden: Golden, width: int) -> None:
    ran = call("--kb", "kb.yaml", "--archive", "texts", "reuse", COLUMNS=str(width))
    assert (ran.status, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= width
    golden(Path("reuse", f"harbour-{width}.txt"), ran.out)


@pytest.mark.parametrize(("format_", "ending"), [("markdown", "md"), ("csv", "csv")])
@pytest.mark.usefixtures("files")
def test_for_others(call: Run, golden: Golden, format_: str, ending: str) -> None:
    ran = call("--kb", "kb.yaml", "--archive", "texts", "reuse", "--format", format_)
    assert (ran.status, ran.err) == (0, "")
    golden(Path("reuse", f"harbour.{ending}"), ran.out)


@pytest.mark.usefixtures("files")
def test_a_table_has_a_row_for_each_place(call: Run) -> None:
    ran = call("--kb", "kb.yaml", "--archive", "texts", "reuse", "--format", "csv")
    rows = [*csv.DictReader(StringIO(ran.out))]
    assert [row["what"] for row in rows] == ["passage"] * 2 + ["unusual"] * 2 + ["utterance"] * 2
    assert {row["number"] for row in rows} == {"1", "2", "3"}


@pytest.mark.usefixtures("files")
def test_documents_of_the_knowledge_base(call: Run) -> None:
    data = found(call)
    assert [text["id"] for text in data["texts"]] == ["courier", "gazette", "herald"]
    assert [one["text"] for one in data["unread"]] == ["lost"]
    assert pairs(data) == [["courier", "herald"]]
    assert data["groups"] == [["courier", "herald"]]
    (pair,) = data["pairs"]
    assert pair["earlier"] == "courier"
    assert pair["in_common"] == []
    (passage,) = pair["passages"]
    only = [
        [
            place["words"][start - place["span"][0] : end - place["span"][0]]
            for start, end in place["only_here"]
        ]
        for place in passage["places"]
    ]
    assert only == [["old"], []]


@pytest.mark.usefixtures("files")
def test_an_agency_named_with_the_words_in_both_goes_before_dates(call: Run) -> None:
    data = found(call)
    assert data["pairs"][0]["named_in_both"] == [
        {"name": "Nordpress", "source": "nordpress", "tied": True}
    ]
    assert [(one["text"], one["value"]) for one in data["proposals"]["based_on"]] == [
        ("courier", "nordpress"),
        ("herald", "nordpress"),
    ]
    (via,) = data["proposals"]["via"]
    assert (via["claim"], via["documents"], via["value"]) == (
        "lost-all",
        ["courier", "herald"],
        ["nordpress"],
    )


ELSEWHERE = COURIER.replace(", the wire Nordpress said.", ".")


@pytest.mark.parametrize(
    "first",
    ["The harbour burnt all night, the wire Nordpress said.", "Photo by Nordpress"],
)
def test_an_agency_that_stands_elsewhere_is_asked_for_not_proposed(
    call: Run, files: Path, first: str
) -> None:
    text = ELSEWHERE.replace("The harbour burnt all night.", f"{first}\n")
    (files / "texts/courier.txt").write_text(text, encoding="utf-8")
    data = found(call)
    (named,) = data["pairs"][0]["named_in_both"]
    assert (named["name"], named["tied"]) == ("Nordpress", False)
    assert data["proposals"]["based_on"] == []
    assert [one["value"] for one in data["proposals"]["via"]] == [[]]
    printed = call("--kb", "kb.yaml", "--archive", "texts", "reuse").out
    assert "not with them: Nordpress. Are they from there?" in " ".join(printed.split())


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("", "Source: Nordpress"),
        ("", "Nordpress and agencies"),
        ("By Bea Bell, Nordpress\n\n", ""),
        ("PORT, 2 March (Nordpress) – ", ""),
        ("(Nordpress) ", "Source Nordpress"),
    ],
)
def test_who_is_credited_is_proposed(call: Run, files: Path, first: str, last: str) -> None:
    text = ELSEWHERE.replace("The harbour", f"{first}The harbour")
    (files / "texts/courier.txt").write_text(f"{text}\n{last}", encoding="utf-8")
    data = found(call)
    assert [one["tied"] for one in data["pairs"][0]["named_in_both"]] == [True]
    assert [one["value"] for one in data["proposals"]["via"]] == [["nordpress"]]


def test_via_is_proposed_only_where_every_document_names_the_agency(call: Run, files: Path) -> None:
    (files / "texts/third.txt").write_text(ELSEWHERE, encoding="utf-8")
    kb = files / "kb.yaml"
    text = kb.read_text().replace("in: [courier, herald]", "in: [courier, herald, third]")
    kb.write_text(
        text.replace(
            "  elsewhere: {title: Elsewhere}",
            "  elsewhere: {title: Elsewhere}\n  third: {title: Third, text: third.txt}",
        )
    )
    via = found(call)["proposals"]["via"]
    assert [(one["documents"], one["value"]) for one in via] == [
        (["courier", "herald", "third"], []),
        (["courier", "herald"], ["nordpress"]),
    ]


def test_known_agencies_need_no_record(call: Run, files: Path) -> None:
    for name in ("courier", "herald"):
        file = files / "texts" / f"{name}.txt"
        file.write_text(file.read_text().replace("Nordpress", "Reuters"))
    kb = files / "kb.yaml"
    kb.write_text(kb.read_text().replace("publisher: herald-press, ", ""))
    assert found(call)["pairs"][0]["named_in_both"] == [
        {"name": "Reuters", "source": None, "tied": True}
    ]


def test_dates_tell_which_could_draw_on_which(call: Run, files: Path) -> None:
    for name in ("courier", "herald"):
        file = files / "texts" / f"{name}.txt"
        file.write_text(file.read_text().replace("Nordpress", "somebody"))
    (proposal,) = found(call)["proposals"]["based_on"]
    assert (proposal["text"], proposal["value"], proposal["why"]) == (
        "herald",
        "courier",
        "published-earlier",
    )
    kb = files / "kb.yaml"
    kb.write_text(kb.read_text().replace("2026-03-03", "2026-03-02"))
    assert found(call)["proposals"]["based_on"] == []


@pytest.mark.parametrize(
    ("field", "common"),
    [("based_on: [nordpress]", ["nordpress"]), ("based_on: [herald]", ["herald"])],
)
def test_what_is_on_record_is_not_proposed(
    call: Run, files: Path, field: str, common: list[str]
) -> None:
    kb = files / "kb.yaml"
    changed = kb.read_text().replace("text: courier.txt", f"text: courier.txt, {field}")
    kb.write_text(changed.replace("text: herald.txt", "text: herald.txt, based_on: [nordpress]"))
    data = found(call)
    assert common[0] in data["pairs"][0]["in_common"]
    assert data["proposals"] == {"based_on": [], "via": []}


@pytest.mark.usefixtures("files")
def test_two_wordings_of_one_utterance(call: Run) -> None:
    (utterance,) = found(call)["utterances"]
    assert utterance["speakers"] == ["ash"]
    places = [[place["text"] for place in one["places"]] for one in utterance["wordings"]]
    assert places == [["gazette"], ["herald"]]
    assert utterance["as_one"] == []
    assert [one["claim"] for one in utterance["apart"]] == ["nobody-helped", "nobody-helped"]


def test_wordings_on_record_as_one_act(call: Run, files: Path) -> None:
    kb = files / "kb.yaml"
    before, _, _ = kb.read_text().partition("      - {asserts: ash, in: herald")
    kb.write_text(
        before
        + """      - asserts: ash
        reports:
          - {in: herald, quote: Nobody came to help us while everything was burning}
          - {in: gazette, quote: No one came to our help while all of it was burning down}
"""
    )
    (utterance,) = found(call)["utterances"]
    assert [one["claim"] for one in utterance["as_one"]] == ["nobody-helped"]
    assert utterance["apart"] == []


def test_utterances_of_other_days_are_two(call: Run, files: Path) -> None:
    kb = files / "kb.yaml"
    kb.write_text(
        kb.read_text().replace("in: gazette, quote", "said: 2025-01-01, in: gazette, quote")
    )
    assert found(call)["utterances"] == []


def test_files_serve_before_anything_is_coded(call: Run, files: Path) -> None:
    (files / "kb.yaml").unlink()
    data = found(call, "texts", kb=False)
    assert [text["id"] for text in data["texts"]] == [
        "texts/courier.txt",
        "texts/herald.txt",
        "texts/more/gazette.txt",
    ]
    assert pairs(data) == [["texts/courier.txt", "texts/herald.txt"]]
    assert data["pairs"][0]["unusual"][0]["elsewhere"] == "out"
    assert pairs(found(call, "texts/courier.txt", "texts/herald.txt", kb=False)) == pairs(data)


@pytest.mark.usefixtures("files")
def test_a_file_of_a_document_is_that_document(call: Run) -> None:
    data = found(call, "texts/courier.txt", "herald", "herald.txt", "more")
    assert [text["id"] for text in data["texts"]] == ["courier", "gazette", "herald"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--least", "24"), 0),
        (("--threshold", "0.9"), 0),
        (("--threshold", "0"), 1),
        (("--least", "3"), 1),
    ],
)
@pytest.mark.usefixtures("files")
def test_what_counts(call: Run, options: tuple[str, ...], expected: int) -> None:
    assert len(found(call, *options)["pairs"]) == expected


def test_where_there_are_many_pairs_those_that_share_most_are_listed(
    call: Run, files: Path
) -> None:
    for number in range(9):
        (files / "texts" / f"x{number}.txt").write_text(f"{COURIER}{number}", encoding="utf-8")
    ran = call("reuse", "texts")
    assert "We have lost" not in ran.out
    assert "11 texts together: " in ran.out
    assert "and 25 more pairs, which share 24 to " in ran.out
    assert ran.out.count("texts/herald.txt") == 1
    every = call("reuse", "texts", "--no-passages").out
    assert every.count("texts/herald.txt") == 11
    assert "more pair" not in every
    with_passages = call("reuse", "texts", "--passages").out
    assert with_passages.count("They share") == 55


def test_of_many_groups_the_largest_are_listed(call: Run, files: Path) -> None:
    for number in range(24):
        words = " ".join(f"word{number // 2}x{at}" for at in range(40))
        (files / "texts" / f"{number:02}.txt").write_text(words, encoding="utf-8")
    ran = call("reuse", "texts", "--no-passages")
    assert "They make 13 groups of texts:" in ran.out
    assert ran.out.count("2 texts together: ") == 10
    assert "and 3 more of 2 texts each" in ran.out


FOOTER = (
    "\nFollow us. About the paper. Contact us. Terms of use. Cookie policy. All rights reserved."
)


def test_a_sites_own_words_make_no_pairs(call: Run, files: Path) -> None:
    for number in range(4):
        words = " ".join(f"word{number}x{at}" for at in range(40))
        (files / "texts" / f"{number}.txt").write_text(f"{words}.{FOOTER}", encoding="utf-8")
    data = found(call, "texts", kb=False)
    assert pairs(data) == [["texts/courier.txt", "texts/herald.txt"]]
    (one,) = data["furniture"]
    assert (one["where"], one["words"], len(one["places"])) == ("end", FOOTER.strip(), 4)
    assert "Perhaps a site's own words" in call("reuse", "texts").out
    rows = csv.DictReader(StringIO(call("reuse", "texts", "--format", "csv").out))
    assert [row["what"] for row in rows].count("furniture") == 4


TWO_TRANSLATIONS = {
    "one": """Minister Ivan Berg met the press on Monday. The talks on the border between the two
towns were held in the hall last week under the eyes of both mayors.

“We will never accept such terms, and whoever thinks that we shall give up our land is gravely
mistaken,” Berg said.
""",
    "two": """The talks on the border between the two towns were held in the hall last week under
the eyes of both mayors.

“Such conditions we'll never agree to. Anyone who believes we will surrender our land is deeply
wrong,” minister Berg was quoted as saying by Nordpress.
""",
}


def test_translations_are_found_without_a_knowledge_base(call: Run, files: Path) -> None:
    (files / "kb.yaml").unlink()
    for name, text in TWO_TRANSLATIONS.items():
        (files / f"{name}.txt").write_text(text, encoding="utf-8")
    (utterance,) = found(call, "one.txt", "two.txt", kb=False)["utterances"]
    assert (utterance["named"], utterance["speakers"]) == (["Berg"], [])
    (files / "two.txt").write_text(TWO_TRANSLATIONS["two"].replace("minister Berg", "Bell, Berg’s"))
    assert found(call, "one.txt", "two.txt", kb=False)["utterances"] == []


def test_wording_of_many_texts_is_told_once(call: Run, files: Path) -> None:
    for number in range(30):
        (files / "texts" / f"x{number}.txt").write_text(HERALD, encoding="utf-8")
    data = found(call, "texts", kb=False)
    assert len(data["stock"][0]["places"]) > 30
    assert "Wording that many texts have" in call("reuse", "texts").out


@pytest.mark.parametrize("name", ["--passages", "--no-passages"])
@pytest.mark.usefixtures("files")
def test_nothing_is_shared(call: Run, name: str) -> None:
    ran = call("reuse", "texts/courier.txt", name)
    assert (ran.status, ran.err) == (0, "")
    assert "No two texts have" in ran.out


def test_an_empty_folder(call: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert "0 texts" in call("reuse", "none").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--kb", "kb.yaml", "reuse"), "no archive folder was given"),
        (("--kb", "kb.yaml", "reuse", "courier"), "no archive folder was given"),
        (
            ("--kb", "kb.yaml", "--archive", "texts", "reuse", "elsewhere"),
            "'elsewhere' has no archived text",
        ),
        (("--kb", "kb.yaml", "--archive", "texts", "reuse", "heralt"), "did you mean 'herald'?"),
        (("reuse", "nothing"), "there is no document and no file 'nothing'"),
        (("reuse", "a\0b"), "there is no document and no file"),
        (("reuse",), "no knowledge base here"),
        (("reuse", "--least", "2", "texts"), "--least"),
        (("reuse", "--threshold", "2", "texts"), "--threshold"),
    ],
)
def test_wrong_use(call: Run, files: Path, arguments: tuple[str, ...], message: str) -> None:
    if "kb.yaml" not in arguments:
        (files / "kb.yaml").unlink()
    ran = call(*arguments)
    assert ran.status == 2
    assert message in ran.err
    assert ran.out == ""


def test_a_broken_knowledge_base_is_said_to_be(call: Run, files: Path) -> None:
    kb = files / "kb.yaml"
    kb.write_text(f"{kb.read_text()}  one: {{text: It is so., contradicts: [nobody]}}\n")
    ran = call("--kb", "kb.yaml", "--archive", "texts", "reuse", "--format", "json")
    assert ran.status == 1
    assert "may be incomplete" in ran.err
    assert json.loads(ran.out)["complete"] is False


def test_hostile_texts(call: Run, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    words = (
        "\x1b]52;c;x\x07 the [/]:boom: <b>bold</b> {braces} `code` | cell \u202e =1+1 of words that"
        " go on"
    )
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(
            f"{name} {words} {name} and so on they went", encoding="utf-8"
        )
    (folder / "bytes.txt").write_bytes(b"\xff\xfe")
    (folder / "link.txt").symlink_to("/etc/passwd")
    for format_ in ("text", "markdown", "csv"):
        ran = call("reuse", "texts", "--format", format_)
        assert ran.status == 0
        assert not set(ran.out) & set("\x1b\x07\u202e")
    unread = json.loads(call("reuse", "texts", "--format", "json").out)["unread"]
    assert [one["text"] for one in unread] == ["texts/bytes.txt", "texts/link.txt"]


TEXTS = st.lists(
    st.lists(
        st.sampled_from(["a", "our their", "“b", "c”", "TASS", "said Ash", "\n"]), max_size=60
    ),
    max_size=4,
)


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_any_texts(texts: list[list[str]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number, words in enumerate(texts):
            (folder / f"{number}.txt").write_text(" ".join(words), encoding="utf-8")
        kb = KnowledgeBase()
        data = reuse_data(kb, None, choose(kb, None, ["."], folder), 3, 0)
    validator("disputes-reuse/1").validate(data)
    for pair in data["pairs"]:
        for passage in pair["passages"]:
            for place in passage["places"]:
                written = " ".join(texts[int(Path(place["text"]).stem)])
                assert written[slice(*place["span"])] == place["words"]
                assert all(
                    place["span"][0] <= start < end <= place["span"][1]
                    for start, end in place["only_here"]
                )
    for format_ in (TextPage(StringIO(), 80), MarkdownPage(StringIO())):
        with format_ as page:
            print_reuse(page, data, Labels(kb), passages=True)


@pytest.mark.slow
def test_eight_hundred_articles(call: Run, test_data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    with (test_data / "fakes/articles.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            text = f"{article['title']}\n\n{article['text']}"
            (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    data = json.loads(call("reuse", "texts", "--format", "json").out)
    validator("disputes-reuse/1").validate(data)
    assert len(data["texts"]) == 804
    assert any(one["words"].endswith("Cookie Policy") for one in data["furniture"])
    named = [name for one in data["utterances"] for name in one["named"]]
    assert named == ["Rami Abdel Rahman"]
    ran = call("reuse", "texts")
    assert ran.status == 0
    assert len(ran.out.splitlines()) < 300
