"""What `disputes show` shows of every kind of record, in every format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from clock import within
from conftest import Golden
from markdown_it import MarkdownIt

from cli.conftest import ROOT, Run
from cli.test_schemas import validator

Write = Callable[[str], Path]
Data = dict[str, Any]

SHOWN = {
    "party": ("russia",),
    "narrator": ("trt-world",),
    "speaker": ("konashenkov",),
    "no-party": ("reuters",),
    "against": ("russia", "--against", "united-states"),
    "against-narrator": ("trt-world", "--against", "nato"),
    "document": ("trt-2015-10-09",),
    "question": ("incursion-count",),
    "question-open": ("why-russia-is-there",),
    "topic": ("turkish-airspace",),
    "claim": ("missiles-fell-in-iran",),
}
SCHEMA = validator("disputes-show/1")

TOWN = """\
topics:
  rain: {name: The rain}
sources:
  land: {name: Land, kind: state}
  ministry:
    name: Ministry
    kind: organisation
    speaks_for: {source: land, from: 2014, until: 2016}
  ann: {name: Ann, kind: person, role: Minister, speaks_for: {source: ministry, from: 2015-01}}
  bob: {name: Bob, kind: person}
  cat: {name: Cat, kind: person}
  gazette: {name: The Gazette, kind: outlet}
documents:
  paper: {title: The paper, publisher: gazette, published: 2015-10-07, text: paper.txt}
  other: {title: Another, publisher: gazette, published: 2015-10-08, based_on: [paper]}
questions:
  how-much: {text: How much rain fell?, kind: number, unit: mm, topic: rain, when: 2015-10-06}
claims:
  it-rained:
    text: It rained.
    topic: rain
    implies: [it-was-wet]
    assertions:
      - {asserts: ann, said: 2015-10-06, in: [paper, other], quote: It rained}
      - {denies: bob, in: paper, quote: No drop fell, speech: direct}
      - {doubts: gazette, in: paper}
  it-was-wet:
    text: It was wet.
    assertions:
      - {suggests: ministry, said: 2015-10-06, in: paper, quote: it may have been wet}
      - {suggests: bob, said: 2015-10-06, in: paper}
      - {doubts: bob, said: 2015-10-06, in: paper}
      - {suggests: cat, in: paper}
  ten:
    text: Ten millimetres fell.
    answers: how-much
    value: "10"
    topic: rain
    assertions:
      - {asserts: ann, said: 2015-10-06, in: paper, quote: ten millimetres}
  nine:
    text: At most nine millimetres fell.
    answers: how-much
    value: ..9
    topic: rain
    where: The hill
    assertions:
      - {asserts: ann, said: 2015-10-07, in: other}
      - {declines: bob, said: 2015-10-07, in: other}
  sun:
    text: The sun shone.
    assertions:
      - {asserts: bob, said: 2015-10-05, in: paper}
      - {retracts: bob, said: 2015-10-07, in: other}
      - {asserts: ann, said: 2015-10-05, in: paper, own: true}
      - {disowns: ann, said: 2015-10-09, in: other, own: true}
      - {disowns: cat, said: 2015-10-09, in: other}
      - {asserts: land, in: paper, if: it-rained}
  wind:
    text: There was wind.
    contradicts: [calm]
    assertions:
      - {asserts: land, in: paper}
      - {asserts: bob, in: paper}
  calm:
    text: It was calm.
    assertions:
      - {asserts: ministry, in: paper}
      - {suggests: bob, in: paper, said: 2014}
      - {asserts: [bob, cat], in: paper, said: 2013, quote: nowhere in the paper}
"""
TEXT = 'Title\n\nAnn said: "It rained". No drop fell, said Bob.\r\nten\nmillimetres'


@pytest.fixture
def town(kb: Write) -> Path:
    """Give a knowledge base with everything that a party can do, and an archive beside it."""
    file = kb(TOWN)
    (file.parent / "paper.txt").write_bytes(TEXT.encode())
    return file


@pytest.fixture
def shown(call: Run, town: Path) -> Callable[..., Data]:
    """Show a record of that knowledge base as JSON, which follows the schema."""

    def show(*arguments: str) -> Data:
        ran = call("--kb", str(town), "--archive", ".", "show", *arguments, "--format", "json")
        assert (ran.status, ran.err) == (0, "")
        data: Data = json.loads(ran.out)
        SCHEMA.validate(data)
        return data

    return show


def claims(rows: list[Data]) -> list[str]:
    return [row["claim"] for row in rows]


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("name", SHOWN)
def test_printed_text(call: Run, golden: Golden, name: str, width: int) -> None:
    ran = call("show", *SHOWN[name], cwd=ROOT, COLUMNS=str(width))
    assert (ran.status, ran.err) == (0, "")
    golden(Path("show") / f"{name}-{width}.txt", ran.out)


@pytest.mark.parametrize("format_", ["markdown", "csv"])
@pytest.mark.parametrize("name", ["speaker", "against", "document", "question", "topic", "claim"])
def test_printed_markdown_and_csv(call: Run, golden: Golden, name: str, format_: str) -> None:
    ran = call("show", *SHOWN[name], "--format", format_, cwd=ROOT)
    assert (ran.status, ran.err) == (0, "")
    golden(Path("show") / f"{name}.{'md' if format_ == 'markdown' else format_}", ran.out)


@pytest.mark.parametrize("width", [80, 140])
def test_a_document_in_the_order_of_its_text(
    call: Run, golden: Golden, articles: Path, width: int
) -> None:
    arguments = ("--archive", str(articles), "show", "shafaqna-2015-10-07")
    ran = call(*arguments, cwd=ROOT, COLUMNS=str(width))
    assert (ran.status, ran.err) == (0, "")
    golden(Path("show") / f"document-in-text-order-{width}.txt", ran.out)


def test_every_record_of_the_shipped_knowledge_base(call: Run) -> None:
    from disputes.api import load

    kb = load(ROOT / "data/claims.yaml").kb
    for records in kb.by_kind().values():
        for record_id in list(records)[::5]:
            ran = call("show", record_id, "--format", "json", cwd=ROOT)
            SCHEMA.validate(json.loads(ran.out))


def test_the_world_as_a_party_has_it(shown: Callable[..., Data]) -> None:
    data = shown("land")
    assert data["party"] is True
    assert claims(data["holds"]) == ["it-rained", "nine", "it-was-wet"]
    assert claims(data["denies"]) == ["ten"]
    assert claims(data["divided"]) == ["calm", "wind"]
    assert claims(data["conditional"]) == ["sun"]
    assert [(row["claim"], row["by"]["claim"]) for row in data["changed"]] == [("ten", "nine")]
    assert data["opposed_to"] == [
        {"party": "bob", "claims": 3, "directly": 1},
        {"party": "cat", "claims": 2, "directly": 0},
        {"party": "gazette", "claims": 1, "directly": 1},
    ]
    denied = data["denies"][0]["against"]
    assert (denied["direct"], denied["derived"]) == (None, "firm")
    assert denied["from"] == {"claim": "nine", "side": "for", "steps": 1}
    rained, _, wet = data["holds"]
    assert [act["source"] for act in rained["for"]["assertions"]] == ["ann"]
    assert [one["party"] for one in rained["opposite"]["for"]] == ["bob", "gazette"]
    assert (wet["for"]["direct"], wet["for"]["derived"]) == ("hedged", "firm")


def test_what_a_party_leaves_open_and_takes_back(shown: Callable[..., Data]) -> None:
    data = shown("bob")
    declined, undecided = data["open"]
    assert (declined["claim"], declined["how"], declined["now"]) == ("nine", "declined", None)
    assert (undecided["claim"], undecided["how"]) == ("it-was-wet", "undecided")
    [taken] = data["taken_back"]
    assert (taken["claim"], taken["how"], taken["by"]["said"]) == ("sun", "withdrawn", "2015-10-07")
    changed = [
        (row["claim"], row["assertion"]["said"], row["by"]["claim"]) for row in data["changed"]
    ]
    assert changed == [("calm", "2013", "wind"), ("calm", "2014", "wind")]


def test_a_disowning_of_what_is_not_on_record(shown: Callable[..., Data], call: Run) -> None:
    [taken] = shown("cat")["taken_back"]
    assert (taken["how"], taken["assertion"]) == ("disowned", None)
    ran = call("--kb", "kb.yaml", "show", "cat")
    assert "what was said before is not on record" in ran.out


def test_what_is_the_same_is_said_once(call: Run, kb: Write) -> None:
    kb(
        "sources:\n  land: {name: Land, kind: state}\n  two: {name: Two, kind: state}\n"
        "  ann: {name: Ann, kind: person, speaks_for: land}\n"
        "  bob: {name: Bob, kind: person, speaks_for: [land, two], member_of: [land, two]}\n"
        "claims:\n  c: {text: C., assertions: [{asserts: ann}]}\n"
    )
    out = call("--kb", "kb.yaml", "show", "ann").out
    assert "\nSpeaks for: Land  land · 1 assertion\n\n" in out
    out = call("--kb", "kb.yaml", "show", "bob").out
    assert "\nSpeaks for:\n  Land  land · 0 assertions\n  Two  two · 0 assertions\n" in out
    assert "\nMember of:\n  Land  land\n  Two  two\n" in out
    assert "count for" not in out
    assert "\nMembers: Bob  bob\n" in call("--kb", "kb.yaml", "show", "two").out


def test_whose_words_count_as_whose(shown: Callable[..., Data]) -> None:
    ann = shown("ann")
    assert ann["counts_for"] == [
        {"party": "ann", "through": [], "assertions": 2},
        {"party": "land", "through": ["ministry"], "assertions": 3},
    ]
    assert ann["speaks_for"] == [{"source": "ministry", "from": "2015-01", "until": None}]
    speakers = [
        (one["source"], one["for"], one["from"], one["depth"], one["assertions"])
        for one in shown("land")["speakers"]
    ]
    assert speakers == [
        ("ministry", "land", "2014", 1, 2),
        ("ann", "ministry", "2015-01", 2, 3),
    ]
    alone = shown("ann", "--by", "source")
    assert alone["counts_for"] == [{"party": "ann", "through": [], "assertions": 5}]
    assert claims(alone["holds"]) == ["it-rained", "nine", "it-was-wet"]


def test_a_circle_of_roles_is_told_once(call: Run, kb: Write) -> None:
    sources = "".join(
        f"  s{number}: {{name: S{number}, kind: person, speaks_for: s{(number + 1) % 30}}}\n"
        for number in range(30)
    )
    kb(f"sources:\n{sources}")
    ran = call("--kb", "kb.yaml", "show", "s0", "--format", "json")
    data = json.loads(ran.out)
    SCHEMA.validate(data)
    assert [one["source"] for one in data["speakers"]] == [f"s{29 - n}" for n in range(30)]
    assert data["party"] is False


def test_where_two_parties_differ_and_agree(shown: Callable[..., Data]) -> None:
    data = shown("bob", "--against", "land")
    assert claims(data["opposed"]) == ["it-rained"]
    assert claims(data["opposed_by_inference"]) == ["calm", "wind"]
    assert claims(data["undecided"]) == ["it-was-wet"]
    assert data["agreed"] == data["firm_and_hedged"] == []
    assert data["across_the_divide"] is False
    assert data["counts"]["both"] == 4
    assert data["counts"]["only"] == [0, 2]
    back = shown("land", "--against", "bob")
    assert claims(back["opposed_by_inference"]) == ["calm", "wind"]
    assert back["counts"]["only"] == [2, 0]
    sides = [[side["party"] for side in row["sides"]] for row in back["opposed"]]
    assert sides == [["land", "bob"]]


def test_one_firm_the_other_hedged(shown: Callable[..., Data]) -> None:
    data = shown("land", "--against", "cat")
    assert claims(data["firm_and_hedged"]) == ["it-was-wet"]
    assert data["across_the_divide"] is True
    assert claims(data["opposed_by_inference"]) == ["calm", "wind"]


WRONG = {
    "no party": (
        ("rain", "--against", "bob"),
        "--against compares two parties, and 'rain' is a topic",
    ),
    "other no party": (("bob", "--against", "sun"), "and 'sun' is a claim"),
    "unknown": (("bob", "--against", "lant"), "no party has the id 'lant'\n  did you mean 'land'?"),
    "unknown first": (("bobb", "--against", "land"), "did you mean 'bob'?"),
    "the same": (("bob", "--against", "bob"), "'bob' is both parties"),
    "a speaker": (("ann", "--against", "bob"), "its words count for 'land'; --by source"),
    "no claim": (("bob", "--against", "lant"), "no party has the id 'lant'"),
    "unknown record": (("rian",), "no record has the id 'rian'\n  did you mean 'rain'?"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use(call: Run, town: Path, case: str) -> None:
    arguments, message = WRONG[case]
    ran = call("--kb", str(town), "show", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err


def test_a_draft_takes_no_part(call: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(TOWN, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        "draft: true\nsources:\n  dan: {name: Dan, kind: person, speaks_for: land}\n",
        encoding="utf-8",
    )
    for arguments in (("dan",), ("bob", "--against", "dan")):
        ran = call("--kb", ".", "show", *arguments)
        assert ran.status == 2
        assert "'dan' stands in b.yaml\n  that file is a draft" in ran.err
    assert "dan" not in call("--kb", ".", "show", "land").out


def test_a_broken_knowledge_base_still_answers(call: Run, kb: Write) -> None:
    kb(TOWN.replace("denies: bob", "denies: bbo"))
    for arguments in (("land",), ("land", "--against", "gazette"), ("paper",), ("rain",)):
        ran = call("--kb", "kb.yaml", "show", *arguments, "--format", "json")
        assert ran.status == 1
        data = json.loads(ran.out)
        SCHEMA.validate(data)
        assert data["complete"] is False
    ran = call("--kb", "kb.yaml", "show", "lamd")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "disputes: no record has the id 'lamd'\n  did you mean 'land'?\n"
        "  the knowledge base has 1 error, so it may be there; `disputes check` shows them\n"
    )


def test_passages_in_the_order_of_the_text(shown: Callable[..., Data]) -> None:
    data = shown("paper")
    assert data["ordered_by"] == "text"
    placed = [one for one in data["passages"] if one["line"]]
    assert [(one["line"], one["quote"]) for one in placed] == [
        (3, "It rained"),
        (3, "No drop fell"),
        (4, "ten millimetres"),
    ]
    for one in placed:
        start, end = one["span"]
        assert TEXT[start:end].split() == one["quote"].split()
    rained = placed[0]["assertions"][0]
    assert (rained["also_in"], rained["origins"], rained["only_record"]) == (["other"], 1, False)
    assert (data["on_record"], data["only_here"]) == (16, 15)
    rest = data["passages"][3:]
    assert [one["quote"] for one in rest] == ["nowhere in the paper", "it may have been wet", None]
    assert rest[0]["assertions"][0]["sources"] == ["bob", "cat"]


def test_passages_in_the_order_of_the_claims(call: Run, town: Path) -> None:
    ran = call("--kb", str(town), "show", "paper", "--format", "json")
    data = json.loads(ran.out)
    SCHEMA.validate(data)
    assert data["ordered_by"] == "claims"
    ordered = [one["assertions"][0]["claim"] for one in data["passages"] if one["quote"]]
    assert ordered == sorted(ordered)


def test_answers_by_value(call: Run, kb: Write) -> None:
    values = ["10", "..9", "~20", "2..3", "2", "40..", "-1.5", "100"]
    texts = "".join(
        f"  c{number}: {{text: C{number}., answers: q, value: '{value}'}}\n"
        for number, value in enumerate(values)
    )
    kb(
        "questions:\n  q: {text: How many?, kind: number}\n"
        f"claims:\n{texts}  d: {{text: D., answers: q}}\n"
    )
    data = json.loads(call("--kb", "kb.yaml", "show", "q", "--format", "json").out)
    SCHEMA.validate(data)
    assert [one["value"] for one in data["answers"]] == [
        "..9", "-1.5", "2", "2..3", "10", "~20", "40..", "100", None,
    ]  # fmt: skip


def test_a_table_names_who_is_on_a_side(call: Run, kb: Write) -> None:
    parties = "".join(f"  p{n}: {{name: Party number {n}, kind: state}}\n" for n in range(20))
    asserts = ", ".join(f"p{n}" for n in range(20))
    kb(
        f"sources:\n{parties}questions:\n  q: {{text: Which?, kind: choice}}\nclaims:\n"
        "  a: {text: A., answers: q, value: the one}\n"
        "  b:\n    text: B.\n    answers: q\n    value: the other\n"
        f"    assertions: [{{asserts: [{asserts}]}}]\n"
    )
    out = call("--kb", "kb.yaml", "show", "q").out
    assert "the other  b       = agreed  Party number 0   —\n" in out
    assert f"\n{'':29}8 more\n" in out
    assert max(map(len, out.splitlines())) <= 80


TALE = """\
sources:
  ann: {name: Ann, kind: person}
  bob: {name: Bob, kind: person}
  gazette: {name: The Gazette, kind: outlet}
  herald: {name: The Herald, kind: outlet}
questions:
  q: {text: How was it?, kind: choice}
claims:
  cold:
    text: It was cold.
    answers: q
    value: cold
    assertions:
      - {asserts: [gazette, herald]}
      - {asserts: ann, inferred: true}
      - {denies: bob}
  windy: {text: It was windy., assertions: [{asserts: [gazette, herald]}]}
  stormy: {text: It stormed., implies: [windy], assertions: [{asserts: ann, inferred: true}]}
  wet: {text: It was wet., assertions: [{asserts: [ann, bob]}, {asserts: ann, inferred: true}]}
  dry: {text: It was dry., assertions: [{denies: [ann, bob]}]}
  mild: {text: It was mild.}
"""


def test_a_table_of_answers_says_who_is_a_narrator(call: Run, kb: Write) -> None:
    kb(TALE + "  warm: {text: W., answers: q, value: warm}\n")
    assert (
        """
value  answer  status       for                     against
cold   cold    ≠ contested  Ann                     Bob
                            The Gazette (narrator)
                            The Herald (narrator)
warm   warm    ○ open       —                       Ann
                                                    The Gazette (narrator)
                                                    The Herald (narrator)
"""
        in call("--kb", "kb.yaml", "show", "q").out
    )


def test_what_was_inferred_from_the_words_is_said(call: Run, kb: Write) -> None:
    kb(TALE)

    def out(*arguments: str) -> str:
        return call("--kb", "kb.yaml", *arguments).out

    ann = out("show", "ann")
    assert "cold — firm, inferred from the words\n" in ann
    assert "windy — firm, by inference, inferred from the words\n" in ann
    assert "wet — firm\n" in ann
    assert "Ann: so — firm, inferred from the words\n" in out("show", "ann", "--against", "bob")
    assert "for it: Ann (inferred from the words); The Gazette" in out("show", "bob")
    assert "for: Ann (inferred from the words); The Gazette (narrator)" in out("show", "q")
    assert "that it is so (firm, inferred from the words):" in out("why", "cold", "ann")
    assert "inferred" not in out("why", "wet", "bob")
    ran = call("--kb", "kb.yaml", "show", "ann", "--format", "json")
    data = json.loads(ran.out)
    SCHEMA.validate(data)
    assert [(row["claim"], row["for"]["inferred"]) for row in data["holds"]] == [
        ("cold", True), ("stormy", True), ("wet", False), ("windy", True),
    ]  # fmt: skip


def test_on_one_side_is_not_yet_agreed(call: Run, kb: Write) -> None:
    kb(TALE)
    out = call("--kb", "kb.yaml", "show", "gazette", "--against", "herald").out
    assert "both are heard on 2 claims: 2 on the same side\n" in out
    assert "On the same side · 2 claims" in out
    assert "Agreed" not in out
    out = call("--kb", "kb.yaml", "show", "ann", "--against", "bob").out
    assert "3 claims: 1 opposed, 2 agreed\n" in out
    assert "Agreed across the divide · 2 claims" in out
    assert "Opposed directly · 1 claim" in out
    assert "\nBob is heard on no other claim.\n" in out


def rows_of(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_csv_has_a_row_for_each_report(call: Run, town: Path) -> None:
    def table(*arguments: str) -> list[dict[str, str]]:
        ran = call("--kb", str(town), "show", *arguments, "--format", "csv")
        assert (ran.status, ran.err) == (0, "")
        return rows_of(ran.out)

    land = table("land")
    assert [row["part"] for row in land if row["claim"] == "it-rained"] == ["holds", "holds"]
    [denied] = [row for row in land if row["part"] == "denies"]
    assert (denied["claim"], denied["side"], denied["from"], denied["source"]) == (
        "ten", "against", "nine", "",
    )  # fmt: skip
    assert {row["part"] for row in table("ann")} == {"taken_back", "for others"}
    compared = table("bob", "--against", "land")
    assert {row["how"] for row in compared} == {"opposed", "opposed_by_inference", "undecided"}
    assert {row["claim"] for row in table("paper")} >= {"it-rained", "sun", "calm"}
    assert [row["claim"] for row in table("how-much")] == ["nine", "ten"]
    assert [row["claim"] for row in table("rain")] == ["it-rained", "nine", "ten"]
    sun = table("sun")
    assert [(row["part"], row["party"]) for row in sun] == [
        ("withdrawn", "bob"),
        ("withdrawn by", "bob"),
        ("disowned", "ann"),
        ("disowned by", "ann"),
        ("conditional", "land"),
    ]


HOSTILE = (
    "<script>alert(1)</script> [x](javascript:alert(1)) @all | `a` *b* =1+1 \\u202e \\x1b[31m"
    " ## h <!-- -->"
)


@pytest.fixture
def hostile(kb: Write) -> Path:
    """Write a knowledge base whose every text is hostile."""
    text = TOWN
    for name in ("Land", "Bob", "Ann", "The Gazette", "The rain", "The paper", "Minister"):
        text = text.replace(f"name: {name},", f'name: "{name} {HOSTILE}",')
        text = text.replace(f"title: {name},", f'title: "{name} {HOSTILE}",')
        text = text.replace(f"role: {name},", f'role: "{HOSTILE}",')
    for words in ("It rained.", "It was calm.", "Ten millimetres fell."):
        text = text.replace(f"text: {words}", f'text: "{words} {HOSTILE}"')
    text = text.replace("quote: No drop fell", f'quote: "{HOSTILE}", translation: "{HOSTILE}"')
    return kb(text.replace("where: The hill", f'where: "{HOSTILE}"\n    note: "{HOSTILE}"'))


LOOKS = (
    ("show", "land"),
    ("show", "ann"),
    ("show", "bob", "--against", "land"),
    ("show", "paper"),
    ("show", "how-much"),
    ("show", "rain"),
    ("show", "it-rained"),
    ("show", "nine"),
    ("why", "it-rained"),
    ("why", "ten"),
    ("why", "sun"),
)


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_hostile_texts_stay_texts(call: Run, hostile: Path, look: tuple[str, ...]) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table")
    for format_ in ("text", "markdown", "csv", "json"):
        ran = call("--kb", str(hostile), *look, "--format", format_)
        assert ran.status == 1  # the reader finds the controls
        assert all(one == "\n" or one.isprintable() or one == "\u00a0" for one in ran.out)
        if format_ == "markdown":
            tokens = [*html.parse(ran.out)]
            inner = [child for token in tokens for child in token.children or []]
            kinds = {token.type for token in (*tokens, *inner)}
            assert not kinds & {"html_block", "link_open", "image", "fence", "code_block"}
            raw = {token.content for token in inner if token.type == "html_inline"}
            assert raw <= {"<code>", "</code>"}


def test_markdown_is_made_of_nested_lists(call: Run, town: Path) -> None:
    ran = call("--kb", str(town), "show", "land", "--format", "markdown")
    tokens = MarkdownIt("commonmark").parse(ran.out)
    headings = [
        tokens[at + 1].content for at, one in enumerate(tokens) if one.type == "heading_open"
    ]
    assert headings == ["The rain", "No topic"]
    depth = max(token.level for token in tokens if token.type == "inline")
    assert depth == 9  # four lists one in the other


def test_an_as_of_date_and_sources_apart_are_said(call: Run, town: Path) -> None:
    options = ("--as-of", "2015-10-06", "--by", "source")
    for look in (
        ("show", "ann"),
        ("show", "ann", "--against", "bob"),
        ("show", "paper"),
        ("show", "how-much"),
        ("show", "rain"),
        ("show", "it-rained"),
        ("why", "it-rained"),
    ):
        out = call("--kb", str(town), *look, *options, COLUMNS="200").out
        assert "s of 2015-10-06 · every source for itself" in out
    out = call("--kb", str(town), "show", "ann", *options).out
    assert "disputes why it-was-wet ann --as-of 2015-10-06 --by source\n" in out


@pytest.mark.slow
def test_many_claims_many_speakers(call: Run, kb: Write) -> None:
    """A chain of implications and of roles as long as it gets costs no more than its length."""
    number = 3000
    sources = "".join(
        f"  s{n}: {{name: S{n}, kind: person, speaks_for: s{n + 1}}}\n" for n in range(number)
    )
    chain = "".join(
        f"  c{n}:\n    text: C{n}.\n    implies: [c{n + 1}]\n    assertions: [{{asserts: s0}}]\n"
        for n in range(number)
    )
    kb(
        f"sources:\n{sources}  s{number}: {{name: S, kind: person}}\n"
        f"claims:\n{chain}  c{number}: {{text: C.}}\n"
    )
    ran = within(8, lambda: call("--kb", "kb.yaml", "show", f"s{number}"))
    assert ran.status == 0
    assert f"S holds {number + 1:,} claims (1 by inference)" in ran.out
