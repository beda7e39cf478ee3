"""`disputes diff`: what it prints, in every format, and the exit status."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Golden
from hooks.repository import Repository, clean_environment
from load.test_corpora import _written, hostile_texts

from cli.conftest import ROOT, Ran, Run
from cli.test_hostile import assert_visible
from cli.test_schemas import validator

DATES = {"GIT_AUTHOR_DATE": "2026-01-02T03:04:05Z", "GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z"}
Edit = tuple[str, str]
SECONDS = """\
        speech: mixed
        quote: "had entered Turkish air space along the border with Syria “for a few seconds”"""
WHY = "A missile that crashed in Iran did not reach a target in Syria."


def _adding(before: str, assertion: str) -> Edit:
    """Give the edit that adds an assertion behind what stands once."""
    return before, f"{before}      - {{{assertion}}}\n"


EDITS: tuple[Edit, ...] = (
    # A new denial opens a dispute.
    _adding(
        "Syria's neighbour Turkey two times last weekend\"\n",
        "denies: konashenkov, said: 2015-10-10, in: voa-2015-10-14, quote: one time",
    ),
    # A retraction, and a relation less, leave one with a claim less.
    _adding(
        'quote: "has denied the allegations that the missiles crashed in Iran"\n',
        "retracts: russian-mod, said: 2015-11",
    ),
    (f"    contradicts:\n      - {{claim: missiles-fell-in-iran, why: {WHY}}}\n", ""),
    # A change of mind settles one.
    _adding(
        'quote: "said the US would not cooperate with Russia in Syria"\n',
        "suggests: obama, said: 2015-12, in: voa-2015-10-14, quote: let us see",
    ),
    # A second witness.
    (
        f"        in: tbp-2015-10-07\n{SECONDS}",
        f"        in: [tbp-2015-10-07, voa-2015-10-14]\n{SECONDS}",
    ),
    # Texts.
    ("text: Bad weather caused the Su-30's mistake.", "text: Bad weather caused the mistake."),
    (
        'quote: "an SU-30 warplane had entered Turkish air space along the border with Syria"',
        'quote: "an SU-30 warplane had entered Turkish air space"',
    ),
    ("    name: NATO members\n", "    name: Members of NATO\n"),
)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Make a repository with the shipped knowledge base, always with the same commit."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in clean_environment().items():
        if name.startswith("GIT_"):
            monkeypatch.setenv(name, value)
    folder = tmp_path / "repository"
    folder.mkdir()
    made = Repository(folder, clean_environment() | DATES)
    text = (ROOT / "data" / "claims.yaml").read_text(encoding="utf-8")
    made.start({"data/claims.yaml": text})
    return made


@pytest.fixture
def edited(repository: Repository) -> Repository:
    """Edit the knowledge base, and rename its file."""
    for old, new in EDITS:
        repository.replace("data/claims.yaml", old, new)
    text = (repository.folder / "data/claims.yaml").read_text(encoding="utf-8")
    start = text.index("  western-policy-failed:")
    end = text.find("\n  ", text.index("assertions:", start))
    while text[end + 3 : end + 4] == " ":
        end = text.find("\n  ", end + 1)
    repository.write(
        "data/claims.yaml", text[: start - 1] + text[end:] if end > 0 else text[:start]
    )
    return repository


Diff = Callable[..., Ran]


@pytest.fixture
def diff(call: Run, repository: Repository) -> Diff:
    def start(*arguments: str, **options: Any) -> Ran:
        return call(*arguments, **{"cwd": repository.folder, **options})

    return start


@pytest.mark.parametrize("width", [80, 140])
def test_text(diff: Diff, edited: Repository, golden: Golden, width: int) -> None:
    ran = diff("diff", COLUMNS=str(width))
    assert (ran.status, ran.err) == (0, "")
    golden(Path("diff") / f"diff-{width}.txt", _plain(ran.out, edited))


@pytest.mark.parametrize(
    ("format_", "ending"), [("markdown", "md"), ("csv", "csv"), ("json", "json")]
)
def test_other_formats(
    diff: Diff, edited: Repository, golden: Golden, format_: str, ending: str
) -> None:
    ran = diff("diff", "--format", format_)
    assert (ran.status, ran.err) == (0, "")
    golden(Path("diff") / f"diff.{ending}", _plain(ran.out, edited))


def _plain(out: str, repository: Repository) -> str:
    """Put another number in the place of the commit's, which changes with the shipped files."""
    commit = repository.head().strip()
    return out.replace(commit, "0" * 40).replace(commit[:10], "0" * 10)


SMALL = """\
sources:
  ann: {name: Ann, kind: person}
  bob: {name: Bob, kind: person}
documents:
  first: {title: First, published: 2020-05-02}
  second: {title: Second, published: 2020-05-04}
claims:
  rain:
    text: It rained.
    assertions:
      - {asserts: ann, said: 2020-05-01, in: first, quote: it rained}
"""
DENIAL = "      - {denies: bob, said: 2021}\n"


@pytest.fixture
def small(repository: Repository) -> Repository:
    repository.write("data/claims.yaml", SMALL)
    repository.git("commit", "-q", "-am", "small")
    return repository


def data_of(ran: Ran) -> Any:
    data = json.loads(ran.out)
    validator("disputes-diff/1").validate(data)
    return data


def test_json_is_as_its_schema_says(diff: Diff, edited: Repository) -> None:
    data = data_of(diff("diff", "--format", "json"))
    assert data["changed"] is True
    assert data["before"]["commit"] == edited.head().strip()
    edited.git("commit", "-q", "-am", "edited")
    other_way = data_of(diff("diff", "HEAD", "HEAD~", "--format", "json"))
    for one, other in (("opened", "settled"), ("settled", "opened")):
        assert [each["id"] for each in data["disputes"] if each["change"] == one] == [
            each["id"] for each in other_way["disputes"] if each["change"] == other
        ]
    for key in ("statuses", "denials", "positions", "claims", "assertions", "relations"):
        assert len(data[key]) == len(other_way[key])


@pytest.mark.usefixtures("small")
def test_nothing_changed(diff: Diff) -> None:
    for arguments in ((), ("HEAD",), ("HEAD", "HEAD"), ("HEAD..HEAD",)):
        ran = diff("diff", "--exit-code", *arguments)
        assert (ran.status, ran.err) == (0, "")
        assert "\nNothing changed: both say the same, and the same follows from it.\n" in ran.out
    assert diff("diff", "--format", "markdown").out.endswith("follows from it.\n")
    assert diff("diff", "--format", "csv").out.count("\n") == 1
    data = data_of(diff("diff", "--format", "json"))
    assert data["changed"] is False
    assert not any(value for value in data.values() if isinstance(value, list))


def test_the_exit_code(diff: Diff, small: Repository) -> None:
    small.write("data/claims.yaml", SMALL + DENIAL)
    assert diff("diff").status == 0
    ran = diff("diff", "--exit-code")
    assert (ran.status, ran.err) == (1, "")
    assert "1\u00a0dispute\u00a0opened" in ran.out
    assert data_of(diff("diff", "--exit-code", "--format", "json"))["complete"] is True


def test_a_change_that_bears_on_nothing_is_a_change(diff: Diff, small: Repository) -> None:
    small.replace("data/claims.yaml", "title: Second", "title: Other")
    ran = diff("diff", "--exit-code")
    assert ran.status == 1
    assert "No dispute and no claim changed." in ran.out
    assert "title was: Second" in ran.out
    small.write("data/claims.yaml", f"# a comment\n{SMALL}")
    assert diff("diff", "--exit-code").status == 0


def test_errors_on_either_side(diff: Diff, small: Repository) -> None:
    small.replace("data/claims.yaml", "asserts: ann", "asserts: nobody")
    ran = diff("diff", "--format", "json")
    assert ran.status == 1
    assert ran.err == (
        "disputes: the knowledge base in the work tree has 1 error, so this may be incomplete; "
        "`disputes check` shows it\n"
    )
    data = data_of(ran)
    assert (data["complete"], data["before"]["complete"]) == (False, True)
    small.git("commit", "-q", "-am", "broken")
    ran = diff("diff", "HEAD", "HEAD~")
    assert ran.status == 1
    assert ran.err == (
        "disputes: the knowledge base in 'HEAD' has 1 error, so this may be incomplete\n"
    )
    assert "there are errors, so this may be incomplete" in ran.out


def test_without_a_knowledge_base_on_one_side(diff: Diff, small: Repository) -> None:
    small.write("other/kb.yaml", SMALL.replace("rain", "snow"))
    ran = diff("--kb", "other/kb.yaml", "diff", "--format", "json")
    assert ran.status == 0
    assert ran.err == "disputes: there is no knowledge base in 'HEAD'; it counts as empty\n"
    data = data_of(ran)
    assert data["before"]["path"] is None
    assert [one["change"] for one in data["claims"]] == ["new"]
    (small.folder / "other/kb.yaml").unlink()
    (small.folder / "data/claims.yaml").unlink()
    ran = diff("diff", "HEAD~", "HEAD")  # it is not here any more, but it was there
    assert (ran.status, ran.err) == (0, "")


def test_a_knowledge_base_that_was_renamed_in_the_work_tree(diff: Diff, small: Repository) -> None:
    small.git("mv", "data/claims.yaml", "data/renamed.yaml")
    ran = diff("diff")
    assert (ran.status, ran.err) == (0, "")
    assert "read from data/claims.yaml → data/renamed.yaml" in ran.out
    assert "Nothing changed" in ran.out
    (small.folder / "data/renamed.yaml").unlink()
    for format_ in ("text", "json"):
        ran = diff("diff", "--format", format_)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == (
            "disputes: there is no knowledge base in the work tree, though there is one in 'HEAD' "
            "at data/claims.yaml\n"
            "  name one with --kb PATH, DISPUTES_KB, or `kb` in disputes.toml\n"
        )


def test_as_of_a_date(diff: Diff, small: Repository) -> None:
    small.write("data/claims.yaml", SMALL + DENIAL)
    assert data_of(diff("diff", "--as-of", "2020", "--format", "json"))["changed"] is False
    data = data_of(diff("diff", "--as-of", "2021", "--by", "source", "--format", "json"))
    assert (data["as_of"], data["by"]) == ("2021", "source")
    assert [one["change"] for one in data["disputes"]] == ["opened"]
    assert (
        "as of 2021 · every source for itself"
        in diff("diff", "--as-of", "2021", "--by", "source").out
    )


@pytest.mark.usefixtures("small")
def test_wrong_use(diff: Diff, tmp_path: Path) -> None:
    for arguments, error in (
        (
            ("nowhere",),
            "disputes: there is no revision 'nowhere'\n  there are main, and any commit\n",
        ),
        (("mian",), "disputes: there is no revision 'mian'\n  did you mean 'main'?\n"),
        (("--", "-p"), "disputes: there is no revision '-p'\n  there are main, and any commit\n"),
        (("--as-of", "soon"), "disputes: 'soon' is not a date"),
    ):
        ran = diff("diff", *arguments)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(error)
    assert diff("diff", "-p").status == 2
    assert diff("diff", "a", "b", "c").status == 2
    (tmp_path / "kb.yaml").write_text(SMALL, encoding="utf-8")
    ran = diff("--kb", "kb.yaml", "diff", cwd=tmp_path)
    assert ran.status == 2
    assert ran.err == (
        f"disputes: no git repository has {tmp_path}\n"
        "  `disputes diff` compares what a git repository has\n"
    )


TORN = SMALL.replace("documents:", "  minister: {name: Minister, speaks_for: ann}\ndocuments:")
SUN = """\
  sun:
    text: It shone.
    implies: [rain]
    assertions: [{asserts: ann}]
"""
BOTH_WAYS = TORN + "      - {denies: minister, said: 2021}\n"


def stands(ran: Ran) -> list[tuple[str, str, str]]:
    return [
        (one["party"], one["before"]["stand"], one["after"]["stand"])
        for one in data_of(ran)["stands"]
    ]


def changed(diff: Diff, repository: Repository, before: str, after: str) -> None:
    """Commit one knowledge base, and write another."""
    repository.write("data/claims.yaml", before)
    repository.git("commit", "-q", "-am", "before")
    repository.write("data/claims.yaml", after)
    assert diff("diff", "--exit-code").status == 1


def test_a_party_that_becomes_divided(diff: Diff, repository: Repository) -> None:
    changed(diff, repository, TORN + DENIAL, BOTH_WAYS + DENIAL)
    out = diff("diff").out
    assert (
        "1 new denial · 1 position changed".replace(" ", "\u00a0").replace("\u00a0·\u00a0", " · ")
        in out
    )
    assert (
        "  Ann (through Minister) on rain: It rained.\n    now divided: still for it directly\n"
    ) in out
    assert "\n  Ann on rain: for → divided (for; against)\n" in out
    marked = diff("diff", "--format", "markdown").out
    assert "\n  - now divided: still for it directly\n" in marked
    assert "\n- **Ann** on `rain`: for → divided (for; against)\n" in marked
    assert stands(diff("diff", "--format", "json")) == [("ann", "for", "divided")]
    data = data_of(diff("diff", "--format", "json"))
    assert [act["source"] for act in data["denials"][0]["for"]] == ["ann"]
    rows = list(csv.DictReader(io.StringIO(diff("diff", "--format", "csv").out)))
    told = [(one["before"], one["after"]) for one in rows if one["what"] == "stand"]
    assert told == [("for firm", "divided: for firm; against firm")]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            TORN.replace("asserts: ann", "asserts: minister"),
            TORN.replace("asserts: ann", "asserts: minister") + "      - {denies: ann}\n",
            "now divided: still for it through Minister",
        ),
        (
            TORN + "      - {asserts: minister, said: 2020}\n",
            TORN + "      - {asserts: minister, said: 2020}\n      - {denies: press, said: 2021}\n",
            "now divided: still for it directly, and through Minister",
        ),
        (
            TORN.replace("asserts: ann", "declines: ann"),
            BOTH_WAYS,
            "now divided: also for it directly",
        ),
        (
            TORN.replace("asserts: ann", "declines: ann") + SUN,
            TORN.replace("asserts: ann", "denies: minister") + SUN,
            "now divided: still for it by inference",
        ),
    ],
)
def test_a_new_denial_by_a_divided_party_says_so(
    diff: Diff, repository: Repository, before: str, after: str, told: str
) -> None:
    press = "  press: {name: Press office, speaks_for: ann}\ndocuments:"
    before, after = (text.replace("documents:", press) for text in (before, after))
    changed(diff, repository, before, after)
    assert f"\n    {told}\n" in diff("diff").out


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (SMALL, SMALL + DENIAL, "Bob on rain: silent → against"),
        (SMALL + DENIAL, SMALL, "Bob on rain: against → silent"),
        (SMALL, SMALL.replace("asserts", "suggests"), "Ann on rain: for → for, hedged"),
        (
            SMALL,
            SMALL
            + "      - {suggests: bob, said: 2021, inferred: true}\n"
            + "      - {doubts: press, said: 2021}\n",
            "Bob on rain: silent → undecided (for, hedged; against, hedged)",
        ),
        (
            SMALL,
            SMALL + "  sun:\n    text: It shone.\n    contradicts: [rain]\n"
            "    assertions: [{asserts: bob, said: 2021}]\n",
            "Bob on rain: silent → against, by inference",
        ),
    ],
)  # fmt: skip
def test_changed_positions(
    diff: Diff, repository: Repository, before: str, after: str, told: str
) -> None:
    press = "  press: {name: Press office, speaks_for: bob}\ndocuments:"
    before, after = (text.replace("documents:", press) for text in (before, after))
    changed(diff, repository, before, after)
    out = diff("diff", COLUMNS="120").out
    assert "Positions changed (1)" in out  # and none of a claim that is new
    assert f"\n  {told}\n" in out
    backwards = stands(diff("diff", "--format", "json"))
    repository.git("commit", "-q", "-am", "after")
    assert backwards == [
        (party, new, old)
        for party, old, new in stands(diff("diff", "HEAD", "HEAD~", "--format", "json"))
    ]


def test_a_number_stays_with_what_it_counts(diff: Diff, edited: Repository) -> None:
    for width in range(60, 120, 7):
        out = diff("diff", COLUMNS=str(width)).out
        lines = out.splitlines()[1:]
        summary = lines[: next(number for number, line in enumerate(lines) if "→" in line)]
        assert len(summary) > 1
        assert all(line.startswith("  ") for line in summary[1:])
        parts = " ".join(line.strip() for line in summary).split(" · ")
        assert all("\u00a0" in part and " " not in part for part in parts)
    assert edited.folder.is_dir()


SPEAKER = "  press: {name: Press office, kind: organisation, speaks_for: bob}\n"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            SMALL + DENIAL,
            SMALL + DENIAL.replace("denies", "declines"),
            "by a changed assertion: Bob declines rain, 2021; before: denies, 2021",
        ),
        (
            SMALL + DENIAL + "      - {retracts: bob, said: 2022}\n",
            SMALL + DENIAL,
            "by a removed retraction: Bob retracts rain, 2022; before: denies, 2021",
        ),
        (SMALL, SMALL + DENIAL, "by a new assertion: Bob denies rain, 2021"),
        (
            SMALL + "  sun:\n    text: It shone.\n    assertions: [{asserts: bob, said: 2021}]\n",
            SMALL + "  sun:\n    text: It shone.\n    contradicts: [rain]\n"
            "    assertions: [{asserts: bob, said: 2021}]\n",
            "by a new relation: sun contradicts rain",
        ),
        (
            SMALL.replace("documents:", f"{SPEAKER}documents:")
            + DENIAL.replace("bob", "press").replace("}", ", own: true}"),
            SMALL.replace("documents:", f"{SPEAKER}documents:") + DENIAL.replace("bob", "press"),
            "by a changed assertion: Press office denies rain, 2021; before: denies, 2021",
        ),
        (
            SMALL.replace("documents:", f"{SPEAKER}documents:") + DENIAL.replace("bob", "press"),
            SMALL.replace("documents:", f"{SPEAKER.replace(', speaks_for: bob', '')}documents:")
            + DENIAL.replace("bob", "press"),
            "by a changed role: Press office's words counted as Bob's, and now as their own",
        ),
        (
            SMALL.replace("{name: Ann, kind: person}", "{name: Ann, kind: outlet}"),
            SMALL,
            "by a changed kind of source: ann",
        ),
        (
            SMALL + "  sun:\n    text: It shone.\n    contradicts: [rain]\n"
            "    assertions: [{asserts: bob, said: 2021}]\n",
            SMALL,
            "by a removed claim: Bob asserts sun, 2021",
        ),
    ],
)  # fmt: skip
def test_causes_are_told(
    diff: Diff, repository: Repository, before: str, after: str, told: str
) -> None:
    repository.write("data/claims.yaml", before)
    repository.git("commit", "-q", "-am", "before")
    repository.write("data/claims.yaml", after)
    ran = diff("diff", COLUMNS="200")
    assert (ran.status, ran.err) == (0, "")
    assert f"  {told}\n" in ran.out
    assert told.replace("sun contradicts rain", "`sun` contradicts `rain`").split(": ")[0] in (
        diff("diff", "--format", "markdown").out
    )
    data_of(diff("diff", "--format", "json"))
    diff("diff", "--format", "csv")


def test_an_empty_knowledge_base(diff: Diff, small: Repository) -> None:
    small.write("data/claims.yaml", "")
    data = data_of(diff("diff", "--format", "json"))
    assert {one["change"] for key in ("claims", "assertions", "records") for one in data[key]} == {
        "removed"
    }
    assert "1\u00a0removed\u00a0claim" in diff("diff").out


def test_drafts_take_no_part(diff: Diff, small: Repository) -> None:
    small.write("data/claims.yaml", f"draft: true\n{SMALL}")
    data = data_of(diff("diff", "HEAD", "--format", "json"))
    assert [one["change"] for one in data["claims"]] == ["removed"]


def test_a_paraphrase_is_not_shown_as_a_quotation(diff: Diff, small: Repository) -> None:
    small.replace("data/claims.yaml", "quote: it rained", "quote: it poured")
    out = diff("diff").out
    assert "\n        it poured\n" in out
    assert "“it poured”" not in out
    small.replace("data/claims.yaml", "quote: it poured", 'quote: "“it poured”"')
    assert "\n        “it poured”\n" in diff("diff").out


@pytest.mark.parametrize("format_", ["text", "markdown", "csv", "json"])
def test_hostile_texts(diff: Diff, repository: Repository, corpora: Path, format_: str) -> None:
    texts = [text for text in hostile_texts(corpora) if len(text) < 400][:60]
    repository.write("data/claims.yaml", "")
    repository.git("commit", "-q", "-am", "empty")
    (repository.folder / "data/claims.yaml").write_bytes(_written(texts))
    repository.git("commit", "-q", "-am", "hostile")
    (repository.folder / "data/claims.yaml").write_bytes(_written(texts[1:] + texts[:1]))
    for revisions in (("HEAD~", "HEAD"), ("HEAD",), ("HEAD", "HEAD~")):
        ran = diff("diff", *revisions, "--format", format_)
        assert_visible(ran)
        assert ran.out
        if format_ == "markdown":
            assert ran.out.count("<details>") == ran.out.count("</details>")
        elif format_ == "csv":
            rows = list(csv.reader(io.StringIO(ran.out)))
            assert {len(row) for row in rows} == {9}
        elif format_ == "json":
            data_of(ran)


def test_a_hostile_name_of_a_branch(diff: Diff, small: Repository) -> None:
    name = "x\u202ey<b>`id`|&#36;@all$x$"
    small.git("update-ref", f"refs/heads/{name}", "HEAD")
    small.write("data/claims.yaml", SMALL + DENIAL)
    for format_ in ("text", "markdown", "csv", "json"):
        ran = diff("diff", f"heads/{name}", "--format", format_)
        assert ran.status == 0
        assert_visible(ran)


def test_it_is_among_the_commands(call: Run) -> None:
    assert "  diff " in call("--help").out
    ran = call("diff", "--help")
    assert "[A [B]]" in ran.out
    assert "--exit-code" in ran.out
