"""`disputes add`."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.editing import KB, RAIN, folder, text_in
from disputes.load import load


def test_a_source_goes_to_the_end_of_its_section(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("add", "source", "--kind", "group", "--name", "The Łódź Émigrés' Club")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "disputes: added source 'lodz-emigres-club' in data/claims.yaml:14\n"
    added = "  lodz-emigres-club:\n    name: The Łódź Émigrés' Club\n    kind: group\n"
    assert text_in(tmp_path) == KB.replace("\ndocuments:", f"{added}\ndocuments:")
    assert call("remove", "lodz-emigres-club").status == 0
    assert text_in(tmp_path) == KB


def test_lists_and_ids(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call(
        *("add", "source", "--name", "Bob", "--kind", "person", "--aliases", "Rob, Robert"),
        *("--aliases", "2", "--speaks-for", "ann", "--member-of", "bob", "--dry-run"),
    )
    assert "+  bob-2:\n" in ran.out
    assert '+    aliases: ["Rob, Robert", "2"]\n' in ran.out
    assert "+    speaks_for: ann\n+    member_of: [bob]\n" in ran.out
    assert text_in(tmp_path) == KB
    ran = call("add", "source", "--name", "Bob", "--kind", "person", "--id", "eve", "--dry-run")
    assert "+  eve:\n" in ran.out


def test_a_question_and_a_claim_in_a_new_section(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("add", "question", "--text", "Did it rain?", "--kind", "choice")
    assert ran.err == "disputes: added question 'did-it-rain' in data/claims.yaml:20\n"
    assert (
        "\n\nquestions:\n  did-it-rain:\n    text: Did it rain?\n    kind: choice\n\nclaims:"
        in (text_in(tmp_path))
    )
    ran = call(
        *("add", "claim", "--text", "It did not rain.", "--answers", "did-it-rain"),
        *("--value", "no", "--contradicts", "rain"),
    )
    assert ran.status == 0
    assert text_in(tmp_path).endswith(
        "  it-did-not-rain:\n    text: It did not rain.\n    answers: did-it-rain\n"
        '    value: "no"\n    contradicts: [rain]\n'
    )


def test_a_document_takes_what_its_archived_text_tells(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    more = tmp_path / "archive" / "more"
    more.mkdir()
    (more / "letter.txt").write_text("A letter.\n")
    arguments = ("--publisher", "ann", "--published", "2015-10-09", "--title", "A letter")
    ran = call("--archive", "archive", "add", "document", "archive/more/letter.txt", *arguments)
    assert ran.err == "disputes: added document 'ann-2015-10-09' in data/claims.yaml:18\n"
    digest = hashlib.sha256(b"A letter.\n").hexdigest()
    assert (
        "  ann-2015-10-09:\n    title: A letter\n    publisher: ann\n    published: 2015-10-09\n"
        f"    text: more/letter.txt\n    sha256: {digest}\n"
    ) in text_in(tmp_path)
    ran = call("--archive", "archive", "add", "document", "more/letter.txt", *arguments)
    assert ran.status == 2
    assert "more/letter.txt is the text of 'ann-2015-10-09' already" in ran.err


def test_an_assertion_whose_quote_is_in_the_archive(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call(
        *("--archive", "archive", "add", "assertion", "rain", "--suggests", "bob"),
        *("--in", "post", "--quote", "it had rained all  night", "--said", "2015-10-06"),
        *("--via", "ministry"),
    )
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "disputes: added an assertion on 'rain' in data/claims.yaml:30\n"
    added = (
        "      - suggests: bob\n        said: 2015-10-06\n        in: post\n"
        '        via: [ministry]\n        quote: "it had rained all  night"\n'
    )
    assert text_in(tmp_path) == KB.replace("  # disputes:", f"{added}  # disputes:")


def test_a_quote_that_is_not_there_is_refused_with_the_closest_passage(
    call: Run, tmp_path: Path
) -> None:
    folder(tmp_path)
    words = ("add", "assertion", "dry", "--asserts", "ann", "--in", "post", "--quote")
    ran = call("--archive", "archive", *words, "it had rained all day")
    assert ran.status == 1
    assert "D301 the text of 'post' does not hold this quote" in ran.out
    assert "the closest passage, in line 1, is: it had rained all" in ran.out
    assert ran.err == "disputes: that would make an error; nothing was written\n"
    assert text_in(tmp_path) == KB
    ran = call("--archive", "archive", *words, "it had rained all day", "--unverified")
    assert ran.status == 0
    assert ran.err.endswith("\n  the quote was not looked up in the archive\n")
    ran = call(*words, "nothing of the sort", "--dry-run")
    assert ran.err.endswith("\n  the quote is unverified: no archive folder was given\n")


def test_a_quote_from_a_document_without_text_cannot_be_looked_up(
    call: Run, tmp_path: Path
) -> None:
    folder(tmp_path)
    start = ("--archive", "archive", "add", "assertion", "dry", "--asserts", "ann")
    ran = call(*start, "--in", "paper", "--quote", "x")
    assert ran.err == (
        "disputes: 'paper' has no archived text to look the quote up in\n"
        "  --unverified adds it anyway\n"
    )
    ran = call(*start, "--quote", "x")
    assert ran.err.startswith("disputes: a quote is from a document: give that with --in\n")
    (tmp_path / "archive" / "rain.txt").unlink()
    ran = call(*start, "--in", "post", "--quote", "x")
    assert ran.err.startswith("disputes: the quote cannot be looked up: 'rain.txt' is not in")
    assert text_in(tmp_path) == KB


def test_an_assertion_by_several_at_first_hand(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call(
        *("add", "assertion", "dry", "--declines", "ann", "--declines", "bob", "--in", "post"),
        *("--in", "paper", "--own", "--first-hand"),
    )
    assert ran.status == 0
    assert text_in(tmp_path) == KB + (
        "      - declines: [ann, bob]\n        in: [post, paper]\n        via: []\n"
        "        own: true\n"
    )


def test_a_relation_with_its_reason(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("add", "relation", "rain", "weakens", "dry", "--why", "Rain: wet.")
    assert ran.err == "disputes: added that 'rain' weakens 'dry' in data/claims.yaml:23\n"
    line = '    weakens:\n      - {claim: dry, why: "Rain: wet."}\n    assertions:\n'
    assert text_in(tmp_path) == KB.replace("    assertions:\n", line, 1)
    assert call("add", "relation", "rain", "supports", "dry").status == 0
    assert "    supports: [dry]\n    weakens:" in text_in(tmp_path)


def test_a_relation_is_written_once(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    for pair in (("dry", "rain"), ("rain", "dry")):
        ran = call("add", "relation", pair[0], "contradicts", pair[1])
        assert ran.status == 2
        assert ran.err == "disputes: 'dry' contradicts 'rain' already, in data/claims.yaml:33\n"


def test_several_files(call: Run, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    kb.mkdir()
    (kb / "a.yaml").write_text("sources:\n  ann: {name: Ann, kind: person}\n")
    (kb / "b.yaml").write_text("")
    source = ("--kb", "kb", "add", "source", "--kind", "person")
    assert call(*source, "--name", "Bob").status == 0
    short = "sources:\n  ann: {name: Ann, kind: person}\n  bob: {name: Bob, kind: person}\n"
    assert (kb / "a.yaml").read_text() == short
    assert call(*source, "--name", "Eve", "--into", str(kb / "b.yaml")).status == 0
    assert (kb / "b.yaml").read_text() == "sources:\n  eve:\n    name: Eve\n    kind: person\n"
    ran = call(*source, "--name", "Zed")
    assert ran.err == (
        "disputes: sources can stand in several files, so --into FILE is needed: "
        "kb/a.yaml, kb/b.yaml\n"
    )


def test_a_new_file(call: Run, tmp_path: Path) -> None:
    kb = tmp_path / "kb"
    kb.mkdir()
    (kb / "a.yaml").write_text("sources:\n  ann: {name: Ann, kind: person}\n")
    arguments = ("--kb", "kb", "add", "claim", "--text", "It rained.", "--into")
    ran = call(*arguments, "kb/2015/rain.yml", "--dry-run")
    assert ran.out == (
        "--- a/kb/2015/rain.yml\n+++ b/kb/2015/rain.yml\n@@ -0,0 +1,3 @@\n+claims:\n+  it-rained:\n"
        "+    text: It rained.\n"
    )
    assert not (kb / "2015").exists()
    ran = call(*arguments, "kb/2015/rain.yml")
    assert ran.err == "disputes: added claim 'it-rained' in a new file, kb/2015/rain.yml:2\n"
    assert (
        kb / "2015" / "rain.yml"
    ).read_bytes() == b"claims:\n  it-rained:\n    text: It rained.\n"
    ran = call(*arguments, "kb/2015/rain.yml")
    assert ran.err == (
        "disputes: added claim 'it-rained-2' in kb/2015/rain.yml:4\n"
        "  'it-rained' has the same text, in kb/2015/rain.yml:2\n"
    )
    assert sorted(file.name for file in kb.rglob("*")) == ["2015", "a.yaml", "rain.yml"]


def test_a_new_file_with_an_error_is_not_made(call: Run, tmp_path: Path) -> None:
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb" / "a.yaml").write_text("sources:\n  ann: {name: Ann, kind: person}\n")
    claim = ("--kb", "kb", "add", "claim", "--text", "x", "--into", "kb/n/b.yaml")
    assert call(*claim, "--answers", "nothing").status == 1
    assert not (tmp_path / "kb" / "n").exists()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("kb/.b.yaml", "kb/.b.yaml would not be read: hidden files and folders are skipped"),
        ("kb/.git/b.yaml", "kb/.git/b.yaml would not be read: hidden files and folders are sk"),
        ("kb/old/b.yaml", "kb/old/b.yaml would not be read: the configuration excludes it\n"),
        ("kb/b.json", "kb/b.json would not be read: its name ends neither .yaml nor .yml\n"),
        ("b.yaml", "b.yaml does not lie below the knowledge base's folder kb\n  perhaps kb/b.ya"),
        ("kb/../b.yaml", "kb/../b.yaml does not lie below the knowledge base's folder kb"),
        ("kb/link/b.yaml", "kb/link/b.yaml does not lie below the knowledge base's folder kb"),
        (
            "../b.yaml",
            "../b.yaml does not lie below the knowledge base's folder kb\n  perhaps kb/b",
        ),
        ("b.toml", "b.toml does not lie below the knowledge base's folder kb\n  perhaps kb/b.yaml"),
        ("kb/b.yaml", "kb/b.yaml is a link to gone.yaml, which does not lie below the knowledge b"),
        ("kb", "kb is a folder\n  name a file: kb/new.yaml"),
        ("", ". is a folder\n  name a file: kb/new.yaml"),
        ("kb/new.yaml", "kb/new.yaml is a folder\n"),
        ("kb/a.yaml/b.yaml", "cannot write"),
    ],
)
def test_a_new_file_that_would_not_be_read(call: Run, tmp_path: Path, file: str, said: str) -> None:
    (tmp_path / "kb" / "new.yaml").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "kb" / "link").symlink_to(tmp_path / "elsewhere")
    if file == "kb/b.yaml":
        (tmp_path / "kb" / "b.yaml").symlink_to(tmp_path / "gone.yaml")
    (tmp_path / "kb" / "a.yaml").write_text("sources:\n  ann: {name: Ann, kind: person}\n")
    (tmp_path / "disputes.toml").write_text('kb = "kb"\nexclude = ["old"]\n')
    ran = call("add", "topic", "--name", "Sea", "--into", file)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"disputes: {said}"), ran.err
    assert [one.name for one in tmp_path.rglob("b.*") if not one.is_symlink()] == []


def test_a_new_file_beside_a_single_one(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("add", "topic", "--name", "Sea", "--into", "data/more.yaml")
    assert ran.err == (
        "disputes: data/more.yaml would not be read: the knowledge base is one file, "
        "data/claims.yaml\n  for several, name their folder as the knowledge base: --kb, or `kb` "
        "in disputes.toml\n"
    )
    ran = call("add", "topic", "--name", "Sea", "--into", "data/../data/claims.yaml", "--dry-run")
    assert ran.status == 0


def test_roles_with_their_dates(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call(
        *("add", "source", "--name", "Eve", "--kind", "person", "--speaks-for", "ann"),
        *("--speaks-for", "ministry from 2011 until 2026-01", "--speaks-for", "bob until 2012"),
    )
    assert ran.status == 0
    assert (
        "    speaks_for:\n      - ann\n      - {source: ministry, from: 2011, until: 2026-01}\n"
        "      - {source: bob, until: 2012}\n"
    ) in text_in(tmp_path)
    ran = call(
        *("add", "source", "--name", "Zed", "--kind", "person", "--dry-run"),
        *("--speaks-for", "ministry from 2011"),
    )
    assert "+    speaks_for:\n+      source: ministry\n+      from: 2011\n" in ran.out


@pytest.mark.parametrize(
    "role",
    ["", "ann from", "ann since 2011", "ann until 2012 from 2011", "ann 2011", "ann from 1 x"],
)
def test_what_is_no_role(call: Run, tmp_path: Path, role: str) -> None:
    folder(tmp_path)
    ran = call("add", "source", "--name", "Eve", "--kind", "person", "--speaks-for", role)
    assert ran.status == 2
    assert ran.err.startswith(f"disputes: '{role}' is no role\n  a source's id, with `from DATE`")
    assert text_in(tmp_path) == KB


def test_roles_are_completed(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)

    def completed(typed: str) -> list[str]:
        arguments = ("add", "source", "--speaks-for", typed)
        ran = call(*arguments, _DISPUTES_COMPLETE="zsh")
        return [line.partition("\t")[0] for line in ran.out.splitlines() if "\t" in line]

    assert completed("mini") == completed("weather") == ["ministry"]
    assert completed("'ministry ") == ["ministry from", "ministry until"]
    assert completed("'ministry from 2011 u") == ["ministry from 2011 until"]
    assert completed("'ministry from ") == []


def test_what_the_head_of_a_text_tells(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    letter = "The rain was heavier than thought\nBy Ann, 9 October 2015\n\nIt rained.\n"
    (tmp_path / "archive" / "letter.txt").write_text(letter)
    document = ("--archive", "archive", "add", "document", "letter.txt", "--dry-run")
    ran = call(*document)
    assert ran.err == (
        "disputes: would have added document 'rain-was-heavier-than-thought' in "
        "data/claims.yaml:18\n"
        "  published from line 2: By Ann, 9 October 2015\n"
        "  title from line 1: The rain was heavier than thought\n"
    )
    assert "+    published: 2015-10-09\n" in ran.out
    ran = call(*document, "--published", "", "--title", "Rain, later")
    assert "+    published" not in ran.out
    assert "from line" not in ran.err
    assert "+    title: Rain, later\n" in ran.out


def test_a_report_turns_the_short_form_to_the_long(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    report = ("--archive", "archive", "add", "report", "rain", "1", "--in")
    ran = call(*report, "post", "--quote", "all night", "--via", "paper", "--speech", "indirect")
    assert ran.err == "disputes: added a report to assertion 1 on 'rain' in data/claims.yaml:28\n"
    long = (
        '        reports:\n          - in: post\n            quote: "it had rained all night"\n'
        '          - in: post\n            quote: "all night"\n            via: [paper]\n'
        "            speech: indirect\n"
    )
    short = '        in: post\n        quote: "it had rained all night"\n'
    assert text_in(tmp_path) == KB.replace(short, long)
    ran = call(*report, "paper", "--at", "p. 3", "--note", "late", "--first-hand")
    assert ran.err == "disputes: added a report to assertion 1 on 'rain' in data/claims.yaml:32\n"
    more = (
        "          - in: paper\n            via: []\n            at: p. 3\n            note: late\n"
    )
    assert text_in(tmp_path) == KB.replace(short, long + more)
    ran = call(*report, "post", "--quote", "all day")
    assert (ran.status, "D301 the text of 'post' does not hold this quote" in ran.out) == (1, True)


def test_a_quote_reads_back_exactly(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    words = " \\ \"x\"  [a]: #b, {c} 'd' 🙂\u00a0" + "long words and longer ones " * 12 + "\n end "
    ran = call("add", "assertion", "rain", "--asserts", "bob", "--in", "post", "--quote", words)
    assert ran.status == 0
    kb = load(tmp_path / "data" / "claims.yaml").kb
    assert kb.claims["rain"].assertions[-1].reports[0].quote == words
    assert max(map(len, text_in(tmp_path).splitlines())) <= 120


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("source", "--kind", "person"), "Missing option '--name'."),
        (("source", "--name", "ТАСС", "--kind", "agency"), "no id can be proposed for this source"),
        (("source", "--name", "X", "--kind", "x"), "Invalid value for '--kind': 'x' is not one of"),
        (
            ("source", "--name", "X", "--kind", "state", "--id", "Ann"),
            "'Ann' is no id: a-z, 0-9, joined by single - _ or .",
        ),
        (
            ("source", "--name", "X", "--kind", "state", "--id", "ann"),
            "'ann' is there already, in data/claims.yaml:5",
        ),
        (("document",), "Missing option '--title'."),
        (
            ("document", "archive/rain.txt", "--title", "x", "--text", "y"),
            "FILE tells --text and --sha256: leave these out",
        ),
        (("document", "archive/rain.txt", "--title", "x"), "no archive folder to look for the fi"),
        (("assertion", "rain"), "give a stance: one of --asserts, --suggests"),
        (
            ("assertion", "rain", "--asserts", "ann", "--denies", "bob"),
            "an assertion has one stance, found asserts and denies",
        ),
        (("assertion", "ann", "--asserts", "ann"), "'ann' is a source, expected a claim"),
        (("assertion", "rainy", "--asserts", "ann"), "no claim has the id 'rainy'"),
        (
            ("assertion", "rain", "--asserts", "ann", "--first-hand", "--via", "bob"),
            "--via says through whom it came",
        ),
        (("assertion",), "Missing argument 'CLAIM'."),
        (("report", "rain"), "Missing argument 'NUMBER'."),
        (("report", "rain", "1"), "give what the report says: one of --in, --quote"),
        (("report", "rain", "0", "--in", "post"), "Invalid value for 'NUMBER'"),
        (
            ("report", "rain", "3", "--in", "post"),
            "there is no assertion 3 on 'rain'\n  there are 2",
        ),
        (("report", "rainy", "1", "--in", "post"), "no claim has the id 'rainy'"),
        (("relation", "rain"), "Missing argument 'RELATION'."),
        (("relation", "rain", "denies", "dry"), "Invalid value for 'RELATION'"),
        (("relation", "rain", "implies", "dri"), "no claim has the id 'dri'"),
        (("x",), "No such command 'x'"),
    ],
)
def test_wrong_use(call: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    folder(tmp_path)
    ran = call("add", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"disputes: {said}"), ran.err
    assert text_in(tmp_path) == KB


def test_what_would_make_an_error_is_not_written(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("add", "claim", "--text", "It rained.", "--answers", "nothing")
    assert ran.status == 1
    assert "D101 no question has the id 'nothing'" in ran.out
    assert call("add", "assertion", "rain", "--asserts", "eve").status == 1
    assert text_in(tmp_path) == KB


def test_a_file_outside_of_the_archive(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "other.txt").write_text(RAIN)
    ran = call("--archive", "archive", "add", "document", "other.txt", "--title", "x")
    assert ran.status == 2
    assert "other.txt does not lie below the archive folder archive" in ran.err


MORE = """\
sources:
  ann: {name: Ann, kind: person}
  wire: {name: Wire, kind: agency}
  port:
    name: Port
    kind: organisation
    speaks_for: wire

documents:
  a: {title: A, publisher: wire, published: 2020-01-01, text: rain.txt}
  b: {title: B, published: 2020-01-02}

claims:
  x:
    text: X.
    contradicts: [y]
    assertions:
      - asserts: ann
        in: a
        quote: "it had rained"
  y:
    text: Y.
    implies: [z]
  z:
    text: Z.
"""


def _more(tmp_path: Path, text: str = MORE) -> None:
    folder(tmp_path)
    (tmp_path / "data" / "claims.yaml").write_text(text, encoding="utf-8", newline="")


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        ("D401", "assertion x --retracts wire --in b"),
        ("D201", "relation x contradicts x"),
        ("D203", "relation x implies y"),
        ("D203", "relation z negates y"),
        ("D203", "claim --text Q --negates x --implies x"),
        ("D302", "assertion x --asserts port --in a --quote rained --speech direct"),
        ("D402", "assertion x --asserts port --in a --via ann"),
        ("D402", "assertion x --asserts port --in a --via wire --via wire"),
        ("D106", "source --name S --kind person --speaks-for ann\0from\0002020\0until\0002019"),
        ("D107", "source --name S --kind person --id p0rt"),
    ],
)
def test_what_a_rule_finds_wrong_is_not_written(
    call: Run, tmp_path: Path, code: str, arguments: str
) -> None:
    _more(tmp_path)
    words = [word.replace("\0", " ") for word in arguments.split(" ")]
    ran = call("--archive", "archive", "add", *words)
    assert (ran.status, text_in(tmp_path)) == (1, MORE)
    assert f": {code} " in ran.out
    assert ran.err == "disputes: that would make an error; nothing was written\n"


def test_what_the_settings_say_of_rules_counts_for_edits(call: Run, tmp_path: Path) -> None:
    _more(tmp_path)
    settings = tmp_path / "disputes.toml"
    words = ("add", "assertion", "x", "--asserts", "port", "--in", "a", "--via", "ann", "--dry-run")
    assert call(*words).status == 1
    settings.write_text('[check]\nignore = ["D402"]\n')
    assert call(*words).status == 0
    settings.write_text('[check]\nlevels = {D402 = "warning"}\n')
    assert call(*words).status == 0
    settings.write_text('[check]\nper_path_ignores = {"data/*" = ["D402"]}\n')
    assert call(*words).status == 0
    settings.write_text('[check]\nlevels = {D306 = "error", D213 = "error"}\n')
    ran = call("add", "assertion", "x", "--asserts", "port", "--dry-run")
    assert (ran.status, "D306" in ran.out) == (1, True)
    assert call("add", "claim", "--text", "New.", "--dry-run").status == 0


def test_errors_of_rules_that_were_there_keep_nobody_from_editing(
    call: Run, tmp_path: Path
) -> None:
    wrong = MORE.replace("[y]", "[y, x]").replace("      - asserts: ann", "      - retracts: ann")
    _more(tmp_path, wrong)
    assert call("check").out.count(" D401 ") == 1
    assert call("add", "relation", "x", "supports", "z").status == 0
    assert call("add", "assertion", "x", "--asserts", "port", "--in", "a").status == 0
    assert call("set", "x", "contradicts", "y").status == 0
    assert " D201 " not in call("check").out
    ran = call("add", "assertion", "x", "--retracts", "wire", "--in", "b")
    assert (ran.status, ran.out.count(" D401 ")) == (1, 1)
    assert "'wire'" in ran.out


def test_the_same_assertion_twice_is_refused(call: Run, tmp_path: Path) -> None:
    _more(tmp_path)
    ran = call("add", "assertion", "x", "--quote", "it had rained", "--asserts", "ann", "--in", "a")
    assert ran.err == "disputes: just this assertion is there already, in data/claims.yaml:18\n"
    assert (ran.status, text_in(tmp_path)) == (2, MORE)


def test_the_same_name_is_told(call: Run, tmp_path: Path) -> None:
    _more(tmp_path)
    ran = call("add", "source", "--name", "ANN", "--kind", "person")
    assert ran.err.endswith("\n  'ann' has the same name, in data/claims.yaml:2\n")


def test_a_topic_has_the_form_of_an_id(call: Run, tmp_path: Path) -> None:
    _more(tmp_path)
    ran = call("add", "claim", "--text", "New.", "--topic", "Gossip X")
    assert ran.err.endswith("joined by single - _ or .\n  for example gossip-x\n")
    assert (ran.status, text_in(tmp_path)) == (2, MORE)


def test_a_relation_without_a_reason_tells_how_to_give_one(call: Run, tmp_path: Path) -> None:
    _more(tmp_path)
    ran = call("add", "relation", "y", "contradicts", "x", "--why", "So.")
    assert ran.err == (
        "disputes: 'x' contradicts 'y' already, in data/claims.yaml:16\n"
        "  write the reason there by hand: {claim: y, why: …}\n"
    )


_LONG = 'It had rained all night, said the "mayor", and no road was dry by the morning, ' * 2
_TEXTS = (
    *('B says "no"', '"no", says B', "back\\slash", "it's: so", "yes", "12", "ends in #", "a #b"),
    *("- x", "[x]", "{x}", "x, y", "?", "é \u00a0 ü", "two\nlines", "a\tb", " x", "x ", "🙈"),
    *(_LONG.strip(), _LONG.strip() + ' "', "x: " + _LONG.strip()),
)


@pytest.mark.parametrize("text", _TEXTS)
def test_what_is_added_is_as_fmt_writes_it(call: Run, tmp_path: Path, text: str) -> None:
    _more(tmp_path)
    assert call("fmt", "--check").status == 0
    for words in (
        ("topic", "--id", "t", "--name", text, "--note", text),
        ("source", "--id", "s", "--kind", "person", "--name", text, "--note", text),
        ("question", "--id", "q", "--text", text),
        ("claim", "--id", "c", "--text", text, "--value", text, "--answers", "q", "--note", text),
        ("relation", "z", "weakens", "x", "--why", text),
        ("assertion", "z", "--asserts", "ann", "--in", "a", "--quote", text, "--note", text),
    ):
        ran = call("add", *words)
        assert ran.status == 0, ran
    assert call("set", "port", "note", "--", text).status == 0
    ran = call("fmt", "--diff")
    assert (ran.status, ran.out) == (0, "")
