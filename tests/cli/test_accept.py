"""`disputes accept`: what was accepted of a draft goes to its place, all else stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.conftest import ROOT, Run
from cli.reviewing import DRAFT, KB, folder, text_of

ACCEPTED = "  # disputes: accepted"


def accepting(draft: str, *ids: str) -> str:
    """Give a draft in which some records are accepted."""
    for one in ids:
        draft = draft.replace(f"\n  {one}:", f"\n  {one}:{ACCEPTED}", 1)
    return draft


def test_accepted_records_are_moved_and_the_rest_stays(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=accepting(DRAFT, "cem", "rain"))
    ran = call("accept", "data/draft.yaml")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == (
        "disputes: merged 2 records of data/draft.yaml\n"
        "  source 'cem' in data/claims.yaml:4\n"
        "  an assertion on 'rain' in data/claims.yaml:15\n"
        '  a comment that did not go along, from data/draft.yaml:6: # line 12: "the mayor"\n'
    )
    merged = KB.replace(
        "bob: {name: Bob, kind: person}\n",
        "bob: {name: Bob, kind: person}\n  cem: {name: Cem, kind: person}\n",
    )
    merged = merged.replace('night"\n', 'night"\n      - doubts: cem\n        in: post\n')
    assert text_of(tmp_path) == merged
    assert (
        text_of(tmp_path, "draft")
        == "# Drafted from post.\ndraft: true\nclaims:\n" + DRAFT[DRAFT.index("  snow:") :]
    )


def test_all_of_a_draft_elsewhere(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=None)
    (tmp_path / "draft.yaml").write_text(DRAFT, encoding="utf-8")
    shown = call("accept", "draft.yaml", "--all", "--dry-run")
    assert text_of(tmp_path) == KB
    assert "+  snow:\n" in shown.out
    assert "disputes: would have merged 3 records of draft.yaml\n" in shown.err
    ran = call("accept", "draft.yaml", "--all")
    assert ran.status == 0
    assert ran.err.endswith("draft.yaml has no record any more, and can be deleted\n")
    assert (tmp_path / "draft.yaml").read_text(encoding="utf-8") == (
        "# Drafted from post.\ndraft: true\n"
    )
    assert call("check", "--select", "D1").status == 0


def test_what_is_there_just_so_only_goes_out_of_the_draft(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=accepting(DRAFT, "cem", "rain", "snow"))
    merged = text_of(tmp_path, "draft")
    assert call("accept", "data/draft.yaml").status == 0
    kb = text_of(tmp_path)
    (tmp_path / "data" / "draft.yaml").write_text(merged, encoding="utf-8")
    ran = call("accept", "data/draft.yaml")
    assert ran.status == 0
    assert "  claim 'rain' is there just so: data/claims.yaml:8:3\n" in ran.err
    assert text_of(tmp_path) == kb
    assert "cem" not in text_of(tmp_path, "draft")


def test_what_is_there_and_differs_is_refused_with_both_places(call: Run, tmp_path: Path) -> None:
    draft = DRAFT.replace("It rained.", "It poured.").replace("  cem:", "  bob:")
    folder(tmp_path, draft=draft)
    ran = call("accept", "data/draft.yaml", "--all")
    assert ran.status == 2
    assert ran.err == (
        "disputes: nothing was merged:\n"
        "  'bob' differs in name: data/claims.yaml:3:3 and data/draft.yaml:4:3\n"
        "  'rain' differs in text: data/claims.yaml:7:3 and data/draft.yaml:8:3\n"
    )
    assert (text_of(tmp_path), text_of(tmp_path, "draft")) == (KB, draft)


def test_what_refers_to_a_record_that_stays_is_refused(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=accepting(DRAFT, "rain", "snow"))
    ran = call("accept", "data/draft.yaml")
    assert ran.status == 2
    assert ran.err == (
        "disputes: nothing was merged:\n"
        "  'snow' refers to 'cem', which is not accepted: data/draft.yaml:13:3\n"
        "  'rain' refers to 'cem', which is not accepted: data/draft.yaml:8:3\n"
        "  accept these too, or all with --all\n"
    )


def test_nothing_that_makes_an_error_is_written(call: Run, tmp_path: Path) -> None:
    draft = accepting(DRAFT.replace("kind: person", "kind: persn"), "cem")
    folder(tmp_path, draft=draft)
    ran = call("accept", "data/draft.yaml")
    assert ran.status == 1
    assert "D026" in ran.out
    assert ran.err == "disputes: that would make an error; nothing was written\n"
    assert (text_of(tmp_path), text_of(tmp_path, "draft")) == (KB, draft)


def test_nothing_is_accepted(call: Run, tmp_path: Path) -> None:
    folder(tmp_path)
    ran = call("accept", "data/draft.yaml")
    assert ran.status == 0
    assert ran.err == (
        "disputes: nothing to change: no record of data/draft.yaml is accepted; "
        "`disputes review data/draft.yaml` goes through them\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("data/claims.yaml",), "data/claims.yaml is no draft\n  `draft: true` at its top"),
        (("data/none.yaml",), "there is no file data/none.yaml\n"),
        (("data/draft.yaml", "--all", "--into", "data/draft.yaml"), "data/draft.yaml is a draft"),
        (("data/draft.yaml", "--all", "--into", "x.yaml"), "x.yaml is no file of this knowledge"),
    ],
)
def test_wrong_use(call: Run, tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    folder(tmp_path)
    ran = call("accept", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"disputes: {message}")


def test_several_files_and_the_topic_of_a_draft(call: Run, tmp_path: Path) -> None:
    draft = DRAFT.replace("draft: true\n", "draft: true\ntopic: weather\n")
    folder(tmp_path, draft=draft)
    (tmp_path / "data" / "more.yaml").write_text("sources:\n  eve: {name: Eve, kind: person}\n")
    ran = call("accept", "data/draft.yaml", "--all")
    assert ran.status == 2
    assert "--into FILE is needed: data/claims.yaml, data/more.yaml" in ran.err
    assert call("accept", "data/draft.yaml", "--all", "--into", "data/more.yaml").status == 0
    assert text_of(tmp_path, "more") == (
        "sources:\n"
        "  eve: {name: Eve, kind: person}\n"
        "  cem: {name: Cem, kind: person}\n"
        "\n"
        "claims:\n"
        "  snow:\n"
        "    text: It snowed.\n"
        "    topic: weather\n"
        "    contradicts: [rain]\n"
        "    assertions:\n"
        "      - asserts: cem\n"
        "        in: post\n"
        '        quote: "snow, at last"\n'
    )


def test_flow_style_with_crlf(call: Run, tmp_path: Path) -> None:
    cem, dan = (f"{one.lower()}: {{name: {one}, kind: person}}" for one in ("Cem", "Dan"))
    draft = f"draft: true\r\nsources: {{{cem}, {dan}}}\r\n"
    folder(tmp_path, KB.replace("\n", "\r\n"), draft)
    assert call("accept", "data/draft.yaml", "--all").status == 0
    added = f"  {cem}\r\n  {dan}\r\n"
    assert text_of(tmp_path) == KB.replace("\n", "\r\n").replace("documents:", f"{added}documents:")
    assert text_of(tmp_path, "draft") == "draft: true\r\n"


@pytest.mark.slow
def test_killed_at_any_moment_a_rerun_finishes(tmp_path: Path) -> None:
    """Whatever was written, running it again comes to what was meant."""
    command = [sys.executable, "-m", "disputes", "accept", "draft.yaml", "--all"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    wanted = ""
    for number in range(20):
        here = tmp_path / str(number)
        here.mkdir()
        folder(here, draft=None)
        (here / "draft.yaml").write_text(DRAFT, encoding="utf-8")
        first = subprocess.Popen(command, cwd=here, env=env, stderr=subprocess.DEVNULL)
        if number:
            time.sleep(0.15 + number * 0.01)
            first.send_signal(signal.SIGKILL)
        first.wait()
        again = subprocess.run(command, cwd=here, env=env, capture_output=True, check=False)
        assert again.returncode == 0, again.stderr
        wanted = wanted or text_of(here)
        assert text_of(here) == wanted
        assert "cem" not in (here / "draft.yaml").read_text(encoding="utf-8")


def test_fmt_and_rename_leave_the_acceptance_where_it_is(call: Run, tmp_path: Path) -> None:
    draft = accepting(DRAFT, "cem").replace("  snow:", "  # disputes: accepted\n  snow:")
    draft = draft.replace("    name: Cem\n    kind: person", "    kind: person\n    name: Cem")
    folder(tmp_path, draft=draft)
    assert call("rename", "cem", "cemal").status == 0
    assert call("fmt").status == 0
    text = text_of(tmp_path, "draft")
    assert f"  cemal:{ACCEPTED}\n    name: Cem" in text
    assert "  # disputes: accepted\n  snow:\n" in text
    assert call("accept", "data/draft.yaml").status == 0
    assert "  snow:\n" in text_of(tmp_path)


def test_records_go_behind_one_that_ends_in_a_folded_text(call: Run, tmp_path: Path) -> None:
    kb = KB.replace("claims:", "  paper:\n    title: >-\n      Rain\n      again\n\nclaims:")
    draft = "draft: true\ndocuments:\n  qqq: {title: Zzz}\n"
    folder(tmp_path, kb, draft)
    assert call("accept", "data/draft.yaml", "--all").status == 0
    expected = kb.replace("      again\n", "      again\n  qqq:\n    title: Zzz\n")
    assert text_of(tmp_path) == expected


def test_a_file_with_an_id_twice_is_not_edited(call: Run, tmp_path: Path) -> None:
    kb = KB.replace("  bob:", "  ann:")
    folder(tmp_path, kb)
    ran = call("accept", "data/draft.yaml", "--all")
    assert ran.status == 2
    assert "D102 the id 'ann' is defined twice" in ran.err
    assert text_of(tmp_path) == kb


COMMENTED = """\
# Of the town.
draft: true
# Over the sources.
sources:
  # line 12: the mayor
  #   "so he said"
  cem:
    name: Cem
    kind: person
  dan:
    name: Dan
    kind: person  # or a firm?

  # Of others.

  # line 14
  eve:
    name: Eve
    kind: person
claims:
  # on rain
  rain:
    text: It rained.
    assertions:
      # only
      - doubts: ann
"""


def test_the_comments_above_a_record_go_along_with_it(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=accepting(COMMENTED, "cem"))
    ran = call("accept", "data/draft.yaml")
    assert "comment" not in ran.err
    head = '  # line 12: the mayor\n  #   "so he said"\n'
    added = f"{head}  cem: {{name: Cem, kind: person}}\n"
    assert text_of(tmp_path) == KB.replace("documents:", f"{added}documents:")
    own = COMMENTED[COMMENTED.index("  # line 12") : COMMENTED.index("  dan:")]
    assert text_of(tmp_path, "draft") == COMMENTED.replace(own, "")


def test_no_comment_is_lost_without_a_word(call: Run, tmp_path: Path) -> None:
    kb = KB[KB.index("claims:") :].replace("denies: bob", "denies: bbb").replace("ann", "aaa")
    people = "sources: {aaa: {kind: person}, bbb: {kind: person}}\ndocuments: {post: {title: P}}\n"
    draft = COMMENTED.replace("  - doubts: ann", "  - doubts: cem")
    folder(tmp_path, people + kb, draft)
    ran = call("accept", "data/draft.yaml", "--all")
    assert (ran.status, ran.out) == (0, "")
    told = [line.partition(": ")[2] for line in ran.err.splitlines() if "did not go along" in line]
    words = [line[line.index("#") :] for line in COMMENTED.splitlines() if "#" in line]
    assert told == words[1:]  # its sources stand in braces here, where no comment can
    assert text_of(tmp_path, "draft") == "# Of the town.\ndraft: true\n"


def test_comments_go_along_into_a_new_section(call: Run, tmp_path: Path) -> None:
    draft = COMMENTED.replace("  - doubts: ann", "  - doubts: cem").replace("  rain:", "  hail:")
    folder(tmp_path, "documents:\n  post: {title: P}\n", draft)
    ran = call("accept", "data/draft.yaml", "--all")
    assert ran.status == 0
    told = [line.partition("# ")[2] for line in ran.err.splitlines() if "did not go along" in line]
    assert told == ["Over the sources.", "or a firm?", "Of others.", "only"]
    text = text_of(tmp_path)
    assert '\n  # line 12: the mayor\n  #   "so he said"\n  cem:\n' in text
    assert "\n  # line 14\n  eve:\n" in text
    assert "\nclaims:\n  # on rain\n  hail:\n" in text
    assert call("fmt", "--check").status == 0


def test_a_comment_less_indented_than_its_record_goes_along_too(call: Run, tmp_path: Path) -> None:
    draft = accepting(DRAFT, "cem").replace("  cem:", "# the mayor\n  cem:")
    draft = draft.replace("claims:", "  dan: {name: Dan, kind: person}\nclaims:")
    folder(tmp_path, draft=draft)
    assert call("accept", "data/draft.yaml").status == 0
    assert "  # the mayor\n  cem: {name: Cem, kind: person}\n" in text_of(tmp_path)
    assert "mayor\n" not in text_of(tmp_path, "draft")


WRONG = """\
# Drafted from post.
draft: true

claims:
  # On the weather.
  rain:  # disputes: accepted
    text: It rained.
    assertions:
      - asserts: bob
        in: post
      - asserts: ann
        in: post
        says: port
      - asserts: anne
        in: posd
  snow:  # disputes: accepted
    text: It snowed.
    contradicts: [rain, hail]
    assertions: [{denies: bob, in: post, via: [tas]}]
"""


def test_errors_are_told_where_they_stand_in_the_draft(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=None)
    (tmp_path / "draft.yaml").write_text(WRONG, encoding="utf-8")
    ran = call("accept", "draft.yaml")
    assert ran.status == 1
    assert ran.err == "disputes: that would make 5 errors; nothing was written\n"
    told = [line for line in ran.out.splitlines() if line.startswith("draft.yaml")]
    lines = WRONG.splitlines()
    words = []
    for one in told:
        _, line, column, _ = one.split(":", 3)
        words.append(lines[int(line) - 1][int(column) - 1 :].split()[0].rstrip(":]},"))
    assert words == ["says", "anne", "posd", "hail", "tas"]
    for line in lines[12:15]:
        assert f"\n    {line}\n" in ran.out
    assert text_of(tmp_path) == KB


def test_what_the_rules_find_is_told_where_it_stands_in_the_draft(
    call: Run, tmp_path: Path
) -> None:
    draft = accepting(DRAFT, "cem", "snow").replace("[rain]", "[rain]\n    implies: [rain]")
    folder(tmp_path, draft=draft)
    ran = call("accept", "data/draft.yaml")
    assert ran.status == 1
    assert ran.out.startswith("data/draft.yaml:15:19: D203 'snow' contradicts 'rain'")
    assert "\n  data/draft.yaml:16:15: 'snow' implies 'rain'\n" in ran.out
    assert "data/claims.yaml" not in ran.out


def test_an_error_in_a_report_is_told_where_it_stands_in_the_draft(
    call: Run, tmp_path: Path
) -> None:
    draft = """\
draft: true
claims:
  rain:
    text: It rained.
    assertions:
      # disputes: report of assertion 1
      - asserts: ann
        quote: "the rain had come"
        in: posd
"""
    folder(tmp_path, draft=draft)
    ran = call("accept", "data/draft.yaml", "--all")
    assert ran.status == 1
    assert ran.out.startswith("data/draft.yaml:9:13: D101 no document has the id 'posd'\n")
    assert "\n            in: posd\n                ^^^^\n" in ran.out


@pytest.mark.parametrize("options", [(), ("--all",)])
def test_a_draft_that_cannot_be_read_whole_is_refused(
    call: Run, tmp_path: Path, options: tuple[str, ...]
) -> None:
    draft = accepting(DRAFT, "cem", "rain").replace(
        "        in: post\n  snow", "       in: post\n  snow"
    )
    folder(tmp_path, draft=draft)
    ran = call("accept", "data/draft.yaml", *options)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "disputes: nothing was merged, for the draft has to be mended first:\n"
        "  data/draft.yaml:12:8: D008 this line does not fit the indentation of the lines above\n"
        "  indent it as the fields beside it\n"
    )
    assert (text_of(tmp_path), text_of(tmp_path, "draft")) == (KB, draft)


@pytest.mark.parametrize(
    "comment",
    ["# disputes: Accepted", "# Disputes: accepted", "#disputes: accept", "# disputes:acepted why"],
)
def test_a_comment_that_nearly_accepts_is_told_of(call: Run, tmp_path: Path, comment: str) -> None:
    draft = accepting(DRAFT, "cem").replace("  rain:", f"  rain:  {comment}")
    folder(tmp_path, draft=draft)
    ran = call("accept", "data/draft.yaml")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"disputes: nothing was merged:\n  `{comment}` accepts nothing: data/draft.yaml:8:10\n"
        "  did you mean `# disputes: accepted`?\n"
    )
    assert (text_of(tmp_path), text_of(tmp_path, "draft")) == (KB, draft)
    assert call("accept", "data/draft.yaml", "--all").status == 0


@pytest.mark.parametrize("comment", ["#disputes:accepted", "# disputes: accepted by Ann"])
def test_comments_that_do_accept(call: Run, tmp_path: Path, comment: str) -> None:
    folder(tmp_path, draft=DRAFT.replace("  cem:", f"  cem:  {comment}"))
    assert call("accept", "data/draft.yaml").err.startswith("disputes: merged 1 record")


MISSING = DRAFT.replace(
    "  snow:",
    "  #? line 14\n  #? missing: text: what is claimed; this is only what it is about\n  snow:",
)


def test_all_leaves_what_lacks_something(call: Run, tmp_path: Path) -> None:
    folder(tmp_path, draft=MISSING)
    ran = call("accept", "data/draft.yaml", "--all")
    assert ran.status == 0
    assert ran.err == (
        "disputes: merged 2 records of data/draft.yaml\n"
        "  source 'cem' in data/claims.yaml:4\n"
        "  an assertion on 'rain' in data/claims.yaml:15\n"
        "  left, for something is missing: claim 'snow' in data/draft.yaml:6\n"
        '  a comment that did not go along, from data/draft.yaml:6: # line 12: "the mayor"\n'
        "  write what is missing and delete the notes on it, or accept these one by one\n"
    )
    left = MISSING[MISSING.index("  #? line 14") :]
    assert text_of(tmp_path, "draft") == f"# Drafted from post.\ndraft: true\nclaims:\n{left}"
    assert "snow" not in text_of(tmp_path)
    again = call("accept", "data/draft.yaml", "--all")
    assert again.status == 0
    assert again.err.startswith("disputes: nothing to change: something is missing in every record")


@pytest.mark.parametrize("decided", ["accepted", "written"])
def test_what_a_person_has_decided_on_is_merged_with_all(
    call: Run, tmp_path: Path, decided: str
) -> None:
    draft = accepting(MISSING, "snow")
    if decided == "written":
        lines = MISSING.splitlines(keepends=True)
        draft = "".join(line for line in lines if "#? missing" not in line)
    folder(tmp_path, draft=draft)
    ran = call("accept", "data/draft.yaml", "--all")
    assert ran.status == 0
    assert "merged 3 records" in ran.err
    assert "  snow:\n" in text_of(tmp_path)
    assert "#?" not in text_of(tmp_path)


def test_what_refers_to_a_record_that_is_left_is_refused(call: Run, tmp_path: Path) -> None:
    draft = MISSING.replace("contradicts: [rain]", "contradicts: [rain]") + (
        "  sleet:\n    text: It sleeted.\n    implies: [snow]\n"
    )
    folder(tmp_path, draft=draft)
    ran = call("accept", "data/draft.yaml", "--all")
    assert ran.status == 2
    assert "'sleet' refers to 'snow', which is not accepted: data/draft.yaml:" in ran.err
    assert (text_of(tmp_path), text_of(tmp_path, "draft")) == (KB, draft)
