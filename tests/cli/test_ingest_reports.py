"""`disputes ingest`: an act that is on record is drafted as a report of it, not as a second act."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import ROOT, Run
from cli.test_ingest import data_of, plain

KB = """\
sources:
  port: {name: Port authority, kind: organisation}
  army: {name: Army, kind: organisation}
  ash: {name: Ann Ash, kind: person, role: Trade minister}
  courier: {name: Harbour Courier, kind: outlet}
  wire: {name: Northern Wire, kind: agency}
documents:
  d1: {title: One, publisher: courier, published: 2026-03-02}
claims:
  four-sheds:
    text: Four sheds burnt down in the harbour.
    assertions:
      - {denies: ash, in: d1, quote: she saw no shed burn}
      - {asserts: port, in: d1, quote: four sheds burnt down in the harbour, via: [wire]}
"""

NOTHING = "{declines: port, in: d1, quote: it had nothing to add on the sheds in the harbour"
HEAD = "Sheds gone\nBy Ann Writer | Harbour Courier | March 3, 2026\n\n"
SAID = "The port authority said that four sheds burnt down in the harbour."
DECLINED = KB.replace(
    "{asserts: port, in: d1, quote: four sheds burnt down in the harbour", NOTHING
)
ON = "assertions:\n"
COMMENT = "      # disputes: report of assertion 2\n"


def drafted(call: Run, place: Path, words: str, kb: str = KB) -> str:
    """Give the claims of the draft of an article, and hold its JSON against them."""
    (place / "data").mkdir(exist_ok=True)
    (place / "data" / "claims.yaml").write_text(kb, encoding="utf-8")
    (place / "a.txt").write_text(HEAD + words + "\n", encoding="utf-8")
    ran = call("ingest", "a.txt", cwd=place)
    assert ran.status == 0, ran.err
    written = [
        (name, one[0][0], one[0][1], dict(one).get("said"), "inferred" in dict(one))
        for name, claim in plain(ran.out)["claims"].items()
        for one in ([*fields.items()] for fields in claim["assertions"])
    ]
    found = [
        (to["claim"], to["stance"], one["source"]["id"], to["said"], to["inferred"])
        for one in data_of(call, "a.txt", cwd=place)["attributions"]
        for to in one["drafted"]
    ]
    assert written == found
    return ran.out.partition("\nclaims:\n")[2]


def test_a_report_says_of_which_assertion_it_is(call: Run, tmp_path: Path) -> None:
    out = drafted(call, tmp_path, SAID)
    assert "  #? a report of assertion 2: without the comment below, an act of its own\n" in out
    assert "  #? open: via: [wire], as in all other reports of assertion 2?\n" in out
    assert out.endswith(
        f"    {ON}{COMMENT}      - asserts: port\n        in: courier-2026-03-03\n"
        '        speech: indirect\n        quote: "four sheds burnt down in the harbour"\n'
    )
    (tmp_path / "draft.yaml").write_text(
        call("ingest", "a.txt", cwd=tmp_path).out, encoding="utf-8"
    )
    assert call("fmt", "--check", "draft.yaml", cwd=tmp_path).status == 0
    [one] = data_of(call, "a.txt", cwd=tmp_path)["attributions"]
    assert one["drafted"] == [
        {
            "claim": "four-sheds",
            "stance": "asserts",
            "report_of": 2,
            "said": None,
            "inferred": False,
        }
    ]


@pytest.mark.parametrize(
    ("kb", "words", "begins", "why"),
    [
        (
            KB,
            SAID.replace("sheds burnt", "sheds may have burnt"),
            "- suggests: port\n        in:",
            "asserts",
        ),
        (
            KB.replace("{asserts: port", "{asserts: [army, port]"),
            SAID,
            "- asserts: port\n        in:",
            "is by army and port",
        ),
        (
            KB.replace("{asserts: port", "{asserts: port, said: 2026-03-01"),
            SAID.replace("said", "said on Monday"),
            "- asserts: port\n        said: 2026-03-02\n",
            "was said 2026-03-01",
        ),
        (
            KB.replace("{asserts: port", "{asserts: port, said: 2026-03-04"),
            SAID,
            "- asserts: port\n        in:",
            "was said 2026-03-04",
        ),
        (
            KB,
            SAID.replace("said", "said on Tuesday"),
            "- asserts: port\n        said: 2026-03-03\n",
            "was on record on 2026-03-02 already",
        ),
        (
            DECLINED.replace("declines: port", "declines: [army, port]"),
            "The port authority said that it had nothing to add on the sheds in the harbour.",
            "- declines: port\n        in:",
            "is by army and port",
        ),
    ],
)
def test_what_it_cannot_be_a_report_of_is_an_act_of_its_own(
    call: Run, tmp_path: Path, kb: str, words: str, begins: str, why: str
) -> None:
    out = drafted(call, tmp_path, words, kb)
    assert f"    {ON}      {begins}" in out
    assert f"  #? an act of its own, not a report of assertion 2, which {why}\n" in out.replace(
        "\n  #?  ", ""
    )
    assert "disputes: report" not in out


def test_words_recorded_as_declining_are_reported_so(call: Run, tmp_path: Path) -> None:
    words = "The port authority said that it had nothing to add on the sheds in the harbour."
    out = drafted(call, tmp_path, words, DECLINED)
    assert f"    {ON}{COMMENT}      - declines: port\n" in out


@pytest.mark.parametrize(
    ("recorded", "words", "said", "told"),
    [
        ("2026-03-01", SAID.replace("said", "said on Sunday"), "2026-03-01", False),
        ("2026-03", SAID.replace("said", "said on Sunday"), None, True),
        (None, SAID.replace("said", "said on Sunday"), None, True),
    ],
)
def test_a_report_has_no_other_day_than_the_act(
    call: Run, tmp_path: Path, recorded: str | None, words: str, said: str | None, told: bool
) -> None:
    kb = (
        KB
        if recorded is None
        else KB.replace("{asserts: port", f"{{asserts: port, said: {recorded}")
    )
    out = drafted(call, tmp_path, words, kb)
    assert COMMENT in out
    assert ("said: 2026" in out.partition(ON)[2]) is (said is not None)
    assert (
        "  #? open: said: 2026-03-01 by these words, which assertion 2 does not have\n" in out
    ) is told
    (tmp_path / "draft.yaml").write_text(
        call("ingest", "a.txt", cwd=tmp_path).out, encoding="utf-8"
    )
    accepted = call("accept", "draft.yaml", "--all", cwd=tmp_path)
    assert accepted.status == 0, accepted.err
    assert "  a report of assertion 2 on 'four-sheds' in data/claims.yaml:" in accepted.err


@pytest.mark.parametrize("words", [SAID, SAID.replace("said", "said on Tuesday")])
def test_what_was_read_from_like_words_is_inferred_here_too(
    call: Run, tmp_path: Path, words: str
) -> None:
    kb = KB.replace("text: Four sheds burnt down in the harbour.", "text: It was a large fire.")
    kb = kb.replace("via: [wire]}", "via: [wire], inferred: true}")
    out = drafted(call, tmp_path, words, kb)
    assert "  four-sheds:\n" in out
    assert "        inferred: true\n" in out
    assert "  #? open: inferred: as the words on record are that these are like\n" in out


def test_the_comment_deleted_it_is_an_act_of_its_own(call: Run, tmp_path: Path) -> None:
    drafted(call, tmp_path, SAID)
    draft = call("ingest", "a.txt", cwd=tmp_path).out.replace(COMMENT, "")
    (tmp_path / "draft.yaml").write_text(draft, encoding="utf-8")
    accepted = call("accept", "draft.yaml", "--all", cwd=tmp_path)
    assert "  an assertion on 'four-sheds' in data/claims.yaml:" in accepted.err


SHIPPED = {
    "000": "tbp-2015-10-07",
    "001": "schweitz-2015-10-07",
    "002": "shafaqna-2015-10-07",
    "003": "voa-2015-10-14",
    "004": "trt-2015-10-09",
}


def acts(call: Run, place: Path) -> dict[str, dict[str, tuple[int, set[str]]]]:
    """Give who has a stance of his own on each claim, in how many acts of which origins."""
    data = json.loads(call("report", "--format", "json", cwd=place).out)
    found: dict[str, dict[str, tuple[int, set[str]]]] = {}
    for claim in data["claims"]:
        here = found[claim["id"]] = {}
        for side in ("for", "against"):
            for one in claim[side]:
                own = [act for act in one["assertions"] if act["claim"] == claim["id"]]
                reports = [report for act in own for report in act["reports"]]
                origins = {(*(report["via"] or ()), report["document"])[0] for report in reports}
                here[f"{side} {one['party']}"] = len(own), origins
    return found


@pytest.mark.slow
@pytest.mark.parametrize("number", SHIPPED)
def test_what_is_only_reported_again_makes_no_act_more(
    call: Run, tmp_path: Path, articles: Path, number: str
) -> None:
    """Each article is drafted and accepted in the shipped knowledge base without its document."""
    (tmp_path / "data").mkdir()
    shipped = (ROOT / "data" / "claims.yaml").read_bytes()
    (tmp_path / "data" / "claims.yaml").write_bytes(shipped)
    document = SHIPPED[number]
    assert call("remove", document, "--force", cwd=tmp_path).status == 0
    before = acts(call, tmp_path)
    [article] = articles.glob(f"{number}_*")
    ran = call("ingest", str(article), "--id", document, cwd=tmp_path)
    (tmp_path / "draft.yaml").write_text(ran.out, encoding="utf-8")
    data = data_of(call, str(article), "--id", document, cwd=tmp_path)
    places = [place for one in data["attributions"] for place in one["drafted"]]
    assert call("accept", "draft.yaml", "--all", cwd=tmp_path).status == 0
    after = acts(call, tmp_path)
    said_anew = {place["claim"] for place in places if place["report_of"] is None}
    again = {place["claim"] for place in places} - said_anew
    assert again or number in ("003", "004")
    for claim in before.keys() - said_anew:
        for who, (number_of_acts, origins) in before[claim].items():
            now, others = after[claim][who]
            assert now == number_of_acts, (claim, who)
            # The article tells no chain, so it is an origin itself: a note asks about it.
            assert others - origins <= ({document} if claim in again else set()), (claim, who)


def test_of_several_acts_it_reports_the_one_that_it_can_be(call: Run, tmp_path: Path) -> None:
    quote = "four sheds burnt down in the harbour"
    act = f"      - {{asserts: port, said: 2026-02-%s, in: d1, quote: {quote}}}\n"
    kb = KB[: KB.index("      - {denies")] + act % 25 + act % 28
    words = SAID.replace("said that", "said on Saturday that")
    out = drafted(call, tmp_path, words, kb)
    assert COMMENT in out
    assert "an act of its own, not" not in out
