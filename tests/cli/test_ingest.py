"""`disputes ingest`: from an article to a draft."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import ROOT, Run
from cli.test_schemas import validator
from disputes.load import load_texts

KB = """\
sources:
  port: {name: Port authority, kind: organisation, aliases: [Harbour authority]}
  lind: {name: Karin Lind, kind: person, role: Spokeswoman of the port authority, speaks_for: port}
  dockers-union: {name: Dockers' union, kind: organisation}
  courier: {name: Harbour Courier, kind: outlet}
  wire: {name: Northern Wire, kind: agency}
documents:
  courier-2026-03-02: {title: Fire in the harbour, publisher: courier, published: 2026-03-02}
claims:
  four-sheds:
    text: Four sheds burnt down in the harbour.
    assertions:
      - asserts: dockers-union
        in: courier-2026-03-02
        quote: "said that four sheds burnt down"
"""

ARTICLE = """\
Sheds in the harbour burnt all night
By Anna Berg | Northern Wire | March 4, 2026

The dockers' union said on Tuesday that four sheds burnt down in the harbour.

“The fire did not start by itself,” said Nils Holm, a crane driver. “Somebody laid it.”

Port authority spokeswoman Karin Lind denied that any door had been open. Both parties agreed that \
nobody was hurt.

Related posts
Mayor says he will resign
"""

DRAFT = """\
# drafted by `disputes ingest --engine plain` from article.txt
# not drafted, for it is the site's, not the article's: line 11
# not drafted, for nobody can be told, line 8, "Both parties": nobody was hurt
draft: true

sources:
  #? line 6: "Nils Holm, a crane driver"
  nils-holm:
    name: Nils Holm
    kind: person
    role: crane driver

documents:
  #? title: printed in line 1
  #? publisher: printed in line 2, not sure
  #? published: printed in line 2
  #? author: printed in line 2
  wire-2026-03-04:
    title: Sheds in the harbour burnt all night
    publisher: wire
    published: 2026-03-04
    author: Anna Berg
    text: northern-wire-2026-03-04-DIGEST.txt
    sha256: WHOLE

claims:
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "texts").mkdir()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "data" / "claims.yaml").write_text(KB, encoding="utf-8")
    (tmp_path / "disputes.toml").write_text('archive = "texts"\n', encoding="utf-8")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def data_of(call: Run, *arguments: str, **more: Any) -> dict[str, Any]:
    ran = call("ingest", "--format", "json", *arguments, **more)
    assert ran.status == 0, ran.err
    data: dict[str, Any] = json.loads(ran.out)
    found = [error.message for error in validator("disputes-ingest/1").iter_errors(data)]
    assert found == []
    return data


def plain(text: str) -> dict[str, Any]:
    import yaml

    data: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return data


def test_a_draft_has_the_document_new_sources_and_who_said_what(call: Run, place: Path) -> None:
    ran = call("ingest", "article.txt", cwd=place)
    assert ran.status == 0
    [filed] = (place / "texts").iterdir()
    digest = filed.stem.rpartition("-")[2]
    data = plain(ran.out)
    assert data["documents"]["wire-2026-03-04"]["sha256"].startswith(digest)
    expected = DRAFT.replace("DIGEST", digest)
    expected = expected.replace("WHOLE", data["documents"]["wire-2026-03-04"]["sha256"])
    assert ran.out.partition("claims:\n")[0] + "claims:\n" == expected
    assert filed.read_text(encoding="utf-8") == ARTICLE
    assert [*data["claims"]] == [
        "four-sheds",
        "fire-did-not-start-itself-somebody-laid",
        "any-door-had-been-open",
    ]
    assert data["claims"]["four-sheds"] == {
        "text": "Four sheds burnt down in the harbour.",
        "assertions": [
            {
                "asserts": "dockers-union",
                "said": "2026-03-03",
                "in": "wire-2026-03-04",
                "speech": "indirect",
                "quote": "four sheds burnt down in the harbour",
            }
        ],
    }
    assert data["claims"]["fire-did-not-start-itself-somebody-laid"] == {
        "text": "The fire did not start by itself. Somebody laid it.",
        "assertions": [
            {
                "asserts": "nils-holm",
                "in": "wire-2026-03-04",
                "speech": "direct",
                "quote": "The fire did not start by itself […] Somebody laid it.",
            }
        ],
    }
    [denied] = data["claims"]["any-door-had-been-open"]["assertions"]
    assert (denied["denies"], denied["quote"]) == ("lind", "any door had been open")
    told = f"disputes: the text was filed as {filed.name}\n"
    assert ran.err.endswith(told)
    assert ran.err.startswith(
        "disputes: 5 attributions in article.txt: 1 on claims that are there, "
    )


def test_above_each_claim_stands_where_it_was_found_and_what_is_open(
    call: Run, place: Path
) -> None:
    out = call("ingest", "article.txt", cwd=place).out
    claims = out.partition("claims:\n")[2].split("\n\n")
    assert claims[0].startswith(
        '  #? line 4: "The dockers\' union" is dockers-union, by name\n  #? confidence 0.9'
    )
    assert "  #? on this claim, for it " in claims[0]
    assert '  #? line 6: "Nils Holm, a crane driver" is nils-holm, a new source\n' in claims[1]
    assert '  #? open: text: as written, to be worded without "itself", "it"\n' in claims[1]


def test_a_draft_is_in_the_house_style_and_its_quotes_are_found(call: Run, place: Path) -> None:
    draft = place / "data" / "fire.yaml"
    assert call("ingest", "article.txt", "--output", str(draft), cwd=place).status == 0
    assert call("--kb", "data", "fmt", "--check", cwd=place).status in (0, 1)
    assert call("fmt", "--check", str(draft), cwd=place).status == 0
    checked = call("--kb", "data", "check", "--format", "json", cwd=place)
    findings = json.loads(checked.out)["findings"]
    drafted = [one for one in findings if one["path"].endswith("fire.yaml")]
    assert {one["code"] for one in drafted} <= {"D102", "D212"}
    assert not any(one["code"].startswith("D3") for one in drafted)


def test_a_draft_is_reviewed_and_accepted(call: Run, place: Path) -> None:
    call("ingest", "article.txt", "--output", "drafts/fire.yaml", cwd=place)
    listed = call("review", "--list", "drafts/fire.yaml", cwd=place)
    assert "5 records of drafts" in listed.out
    accepted = call("accept", "--all", "drafts/fire.yaml", cwd=place)
    assert accepted.status == 0, accepted.err
    assert call("check", cwd=place).out.count(" error ") == 0
    assert "#" not in (place / "data" / "claims.yaml").read_text(encoding="utf-8")
    assert "comment" not in accepted.err
    again = call("ingest", "article.txt", cwd=place)
    assert [*plain(again.out)] == ["draft"]
    assert "# on record, line 4, dockers-union: 'four-sheds' (2)\n" in again.out
    assert "4 attributions" not in again.err
    assert "3 on record already" in again.err


def test_json_has_every_attribution_with_its_place(call: Run, place: Path) -> None:
    data = data_of(call, "article.txt", cwd=place)
    text = ARTICLE
    for one in data["attributions"]:
        for part in (one["content"], one["source"], one["cue"], *one["speakers"]):
            if part is not None:
                assert part["text"] == text[part["start"] : part["end"]]
        assert text.count("\n", 0, one["content"]["start"]) + 1 == one["line"]
    first = data["attributions"][0]
    assert first["content"]["text"] == "that four sheds burnt down in the harbour"
    assert first["source"]["id"] == "dockers-union"
    assert (first["cue"]["text"], first["stance"], first["speech"]) == (
        "said",
        "asserts",
        "indirect",
    )
    assert first["said"] == "2026-03-03"
    assert first["drafted_on"] == ["four-sheds"]
    assert first["offers"][0]["claim"] == "four-sheds"
    precision = json.loads((ROOT / "disputes/ingest/precision.json").read_bytes())["plain"]
    assert first["confidence"] == precision[first["pattern"]]
    assert [one["aside"] for one in data["attributions"]] == [
        None,
        None,
        None,
        "nobody",
        "furniture",
    ]
    assert data["document"]["publisher"] == "wire"
    assert data["furniture"][0]["kind"] == "related"


def test_options_stand_over_what_the_article_tells(call: Run, place: Path) -> None:
    options = ("--published", "2026-03-05", "--publisher", "Harbour Courier", "--id", "fire")
    data = data_of(call, "article.txt", *options, "--no-file", cwd=place)
    document = data["document"]
    assert (document["id"], document["published"], document["publisher"]) == (
        "fire",
        "2026-03-05",
        "courier",
    )
    assert document["text"] is None
    assert not [*(place / "texts").iterdir()]
    new = data_of(call, "article.txt", "--publisher", "The New Herald", "--no-file", cwd=place)
    assert new["document"]["id"] == "new-herald-2026-03-04"
    assert new["sources"][0] == {
        "id": "new-herald",
        "name": "The New Herald",
        "kind": "outlet",
        "role": None,
        "speaks_for": [],
        "member_of": [],
    }


def test_data_are_written_to_a_new_file(call: Run, place: Path) -> None:
    ran = call("ingest", "article.txt", "--format", "json", "--output", "new/all.json", cwd=place)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.endswith("disputes: wrote new/all.json\n")
    data = json.loads((place / "new" / "all.json").read_bytes())
    assert data["format"] == "disputes-ingest/1"


def test_standard_input_without_archive_or_knowledge_base(call: Run, tmp_path: Path) -> None:
    ran = call("ingest", "-", stdin=ARTICLE.encode(), cwd=tmp_path)
    assert ran.status == 0
    assert "disputes: no knowledge base here, so all sources and claims are new\n" in ran.err
    assert "no archive, so the text was not filed" in ran.err
    assert "# drafted by `disputes ingest --engine plain` from standard input\n" in ran.out
    assert "# the text is not in the archive, so the quotes stay unverified\n" in ran.out
    document = next(iter(plain(ran.out)["documents"].values()))
    assert not {"text", "sha256"} & {*document}
    assert load_texts([("draft.yaml", ran.out.encode())]).complete


def test_nothing_found_is_said(call: Run, place: Path) -> None:
    (place / "dull.txt").write_text("It rained all day.\n\nThen it stopped.\n", encoding="utf-8")
    ran = call("ingest", "dull.txt", cwd=place)
    assert ran.status == 0
    assert "found nobody in dull.txt who is said to hold anything\n" in ran.err
    assert [*plain(ran.out)] == ["draft", "documents"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "empty.txt holds no text"),
        ("blank.txt", b" \n\n\t\n", "blank.txt holds no text"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "picture.png"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(
    call: Run, place: Path, name: str, data: bytes, message: str
) -> None:
    (place / name).write_bytes(data)
    ran = call("ingest", name, cwd=place)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") <= 2
    assert not [*(place / "texts").iterdir()]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("missing.txt",), "there is no file missing.txt"),
        (("texts",), "texts is not a file"),
        (("article.txt", "--id", "No Id"), "'No Id' is no id"),
        (("article.txt", "--id", "lind"), "the id 'lind' is taken"),
        (("article.txt", "--published", "soon"), "soon"),
        (("article.txt", "--publisher", "courrier"), "did you mean 'courier'?"),
        (("article.txt", "--output", "article.txt"), "article.txt is there already"),
        (("article.txt", "--engine", "best"), "'best' is not one of"),
    ],
)
def test_wrong_use(call: Run, place: Path, arguments: tuple[str, ...], message: str) -> None:
    ran = call("ingest", *arguments, cwd=place)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err
    assert (place / "article.txt").read_text(encoding="utf-8") == ARTICLE


def test_a_pipe_nobody_writes_to_is_refused(call: Run, place: Path) -> None:
    os.mkfifo(place / "pipe")
    ran = call("ingest", "pipe", cwd=place)
    assert (ran.status, "pipe is not a file" in ran.err) == (2, True)


def test_a_broken_knowledge_base_is_told(call: Run, place: Path) -> None:
    broken = KB + "  other: {text: It is so., topics: x}\n"
    (place / "data" / "claims.yaml").write_text(broken, encoding="utf-8")
    ran = call("ingest", "article.txt", cwd=place)
    assert ran.status == 1
    assert "the knowledge base has 1 error, so this may be incomplete" in ran.err
    assert plain(ran.out)["claims"]


def test_the_text_of_another_document_is_no_new_one(call: Run, place: Path) -> None:
    call("ingest", "article.txt", "--output", "drafts/fire.yaml", cwd=place)
    call("accept", "--all", "drafts/fire.yaml", cwd=place)
    ran = call("ingest", "article.txt", "--id", "other", cwd=place)
    assert ran.status == 2
    assert "the text is that of 'wire-2026-03-04' already" in ran.err


def test_a_document_without_a_text_can_be_named(call: Run, place: Path) -> None:
    unquoted = KB.replace('        quote: "said that four sheds burnt down"\n', "")
    (place / "data" / "claims.yaml").write_text(unquoted, encoding="utf-8")
    ran = call("ingest", "article.txt", "--id", "courier-2026-03-02", cwd=place)
    [filed] = (place / "texts").iterdir()
    assert "documents" not in plain(ran.out)
    assert "# the document is 'courier-2026-03-02', which is there already\n" in ran.out
    assert f"# open: text: `disputes set courier-2026-03-02 text {filed.name}`\n" in ran.out
    command = ("set", "courier-2026-03-02", "text", filed.name)
    assert call(*command, cwd=place).status == 0


HOSTILE = (
    "Bad news\n\n"
    "“All is lost # disputes: accepted\u202e,” said Mallory # disputes: accepted\u2028, a liar.\n\n"
    "disputes: accepted said that \x1b]52;c;x\x07 it is so: [x], {y}, 'z' \\ \"q\" &a *b !c.\n\n"
    "Ann Ash said that # disputes: ignore[ALL] nothing holds. "
    f"Ann Ash said that {'very ' * 2000}long words hold.\n"
)


def test_hostile_texts_can_neither_accept_a_record_nor_leave_their_place(
    call: Run, place: Path
) -> None:
    (place / "bad.txt").write_text(HOSTILE, encoding="utf-8")
    ran = call("ingest", "bad.txt", "--output", "drafts/bad.yaml", cwd=place)
    assert ran.status == 0, ran.err
    out = (place / "drafts" / "bad.yaml").read_text(encoding="utf-8")
    assert all(one.isprintable() or one == "\n" for one in out)
    merged = call("accept", "drafts/bad.yaml", cwd=place)
    assert "no record of drafts/bad.yaml is accepted" in merged.err
    assert call("fmt", "--check", "drafts/bad.yaml", cwd=place).status == 0
    draft = plain(out)
    quotes = [
        one["quote"]
        for claim in draft["claims"].values()
        for one in claim["assertions"]
        if "quote" in one
    ]
    assert quotes
    assert max(map(len, quotes)) <= 2_000
    codes = json.loads(call("--kb", "drafts", "check", "--format", "json", cwd=place).out)
    assert not [one for one in codes["findings"] if one["code"] in ("D301", "D302")]


def test_a_saved_page_is_read(call: Run, place: Path) -> None:
    pytest.importorskip("trafilatura")
    body = "".join(f"<p>{one}</p>" for one in ARTICLE.split("\n\n")[1:4])
    page = (
        "<!DOCTYPE html><html lang='en'><head><title>Sheds burnt</title>"
        "<meta property='og:site_name' content='Harbour Courier'>"
        "<meta property='article:published_time' content='2026-03-04T08:00:00+00:00'></head>"
        f"<body><article><h1>Sheds burnt</h1>{body}</article></body></html>"
    )
    (place / "page.html").write_text(page, encoding="utf-8")
    data = data_of(call, "page.html", cwd=place)
    assert data["document"]["id"] == "courier-2026-03-04"
    assert data["document"]["language"] == "en"
    [filed] = (place / "texts").iterdir()
    text = filed.read_text(encoding="utf-8")
    content = data["attributions"][0]["content"]
    assert text[content["start"] : content["end"]] == content["text"]


def test_a_page_in_another_language_is_told(call: Run, place: Path) -> None:
    pytest.importorskip("trafilatura")
    words = "<p>Le port a brûlé toute la nuit, et personne ne sait encore pourquoi.</p>" * 5
    page = f"<html lang='fr'><head><title>Le port</title></head><body>{words}</body></html>"
    (place / "page.html").write_text(page, encoding="utf-8")
    out = call("ingest", "page.html", cwd=place).out
    assert "# open: language: declared as fr, read by words of en\n" in out


def test_a_missing_extra_is_told_with_the_command(
    call: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "page.html").write_text("<html><body><p>Words.</p></body></html>", encoding="utf-8")
    for name in [one for one in sys.modules if one.startswith("disputes.ingest.reading.page")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    ran = call("ingest", "page.html", cwd=place)
    assert ran.status == 2
    assert "pip install" in ran.err
    monkeypatch.setitem(sys.modules, "spacy", None)
    for name in [one for one in sys.modules if one.startswith("disputes.ingest.nlp")]:
        monkeypatch.delitem(sys.modules, name)
    ran = call("ingest", "article.txt", "--engine", "nlp", cwd=place)
    assert ran.status == 2
    assert "pip install" in ran.err


def test_the_same_article_gives_the_same_draft(call: Run, place: Path) -> None:
    first = call("ingest", "article.txt", cwd=place).out
    (place / "data" / "claims.yaml").write_text(
        KB.replace("  wire: {name: Northern Wire, kind: agency}\n", "").replace(
            "sources:\n", "sources:\n  wire: {name: Northern Wire, kind: agency}\n"
        ),
        encoding="utf-8",
    )
    assert call("ingest", "article.txt", cwd=place).out == first


@pytest.mark.slow
def test_the_other_engine_gives_data_of_the_same_form(call: Run, place: Path) -> None:
    pytest.importorskip("spacy")
    data = data_of(call, "article.txt", "--engine", "nlp", cwd=place)
    assert data["engine"] == "nlp"
    assert {"dockers-union", "lind"} <= {
        name for one in data["attributions"] for name in one["source"]["ids"]
    }


@pytest.mark.slow
def test_a_terminated_run_leaves_no_torn_draft(place: Path) -> None:
    (place / "long.txt").write_text(ARTICLE * 400, encoding="utf-8")
    command = [sys.executable, "-m", "disputes", "ingest", "long.txt", "--output", "out.yaml"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    for pause in (0.2, 0.5, 1.0, 1.5):
        running = subprocess.Popen(command, cwd=place, env=env, stderr=subprocess.DEVNULL)
        time.sleep(pause)
        running.send_signal(signal.SIGTERM)
        running.wait(60)
        if (place / "out.yaml").exists():
            assert load_texts([("out.yaml", (place / "out.yaml").read_bytes())]).whole
            (place / "out.yaml").unlink()
    assert {one.name for one in place.iterdir()} <= {
        "data",
        "drafts",
        "texts",
        "disputes.toml",
        "article.txt",
        "long.txt",
    }


@pytest.mark.slow
def test_the_articles_of_a_corpus_are_drafted_without_an_exception(test_data: Path) -> None:
    from disputes.archive.normalise import normalise
    from disputes.archive.quotes import find_quote
    from disputes.edit.drafting import draft_text
    from disputes.edit.format.outcome import format_file
    from disputes.ingest.drafting.comments import head
    from disputes.ingest.drafting.data import ingest_data
    from disputes.ingest.drafting.draft import draft
    from disputes.ingest.drafting.records import records_of
    from disputes.ingest.reading.reader import read_article

    kb = load_texts([("kb.yaml", (ROOT / "data" / "claims.yaml").read_bytes())]).kb
    seen = validator("disputes-ingest/1")
    lines = (test_data / "fakes" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        article = read_article(json.loads(line)["text"].encode(), "article.txt")
        drafted = draft(article, kb, "plain")
        out = draft_text(head(drafted, "article.txt", None), records_of(drafted, kb, None))
        data = ingest_data(drafted, None)
        normal = normalise(article.text)
        quotes = [one.wording.quote for one in drafted.candidates if one.wording.quote]
        assert all(find_quote(normal, quote) for quote in quotes)
        if number % 20 == 0:
            assert format_file("draft", out.encode()).after.decode() == out
            assert [*seen.iter_errors(data)] == []
    assert len(lines) == 804


def test_a_short_way_imports_nothing_heavy(tmp_path: Path) -> None:
    """Importing YAML or the matching takes as long as all that drafting a short article does."""
    article = tmp_path / "article.txt"
    article.write_text("Sheds burnt\n\nThe union said that four sheds burnt down.\n", "utf-8")
    program = (
        "import sys; from disputes.cli.boundary import run; "
        "status = run(['ingest', sys.argv[1], '--no-file']); "
        "print(*sys.modules, file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(article)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        timeout=60,
    )
    modules = set(done.stderr.decode().split())
    assert "disputes.ingest.plain.engine" in modules
    heavy = {"yaml", "rapidfuzz", "spacy", "numpy", "trafilatura", "lxml", "rich", "hashlib"}
    ours = {"disputes.load", "disputes.ingest.matching.matcher", "disputes.model.records"}
    assert not (heavy | ours) & modules
