"""`disputes explain`: the pages of rules, by code, name or family."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cli.conftest import ROOT, Run
from disputes.check.page import read_page
from disputes.check.registry import load_rule, rule_names

PAGE = """\
── D022 missing-field ──────────────────────────────────────────────────────────
error

A record must have the fields without which it says nothing.

A source must have `name` and `kind`, a document `title`, a question and a claim
`text`, a role the `source` that is spoken for, a relation written long the
`claim` that it leads to. The record counts all the same, and is shown by its
id.

Bad:

    sources:
      ann: {kind: person}

Good:

    sources:
      ann: {name: Ann Miller, kind: person}

Fix: add the field that the message names. A field that stands there without a
value is absent.
"""

PLUGIN = r'''"""A claim must end with a full stop.

A [b]sentence[/b] does; `\x1b[31m` and %s show that any text is printed as it is.

Archive a.txt:

    It rained.

Bad:

    claims:
      rain: {text: It rained}

Good:

    claims:
      rain: {text: It rained.}

Fix: add it.
"""

from disputes.finding import Code, Level

CODE = Code("ACME001", "full-stop", Level.INFO)
NEEDS_ARCHIVE = True


def check(subject):
    return []
'''


@pytest.mark.parametrize("selector", ["D022", "d022", "missing-field"])
def test_a_rule_by_code_or_name(call: Run, tmp_path: Path, selector: str) -> None:
    ran = call("explain", selector, cwd=tmp_path)
    assert (ran.status, ran.out, ran.err) == (0, PAGE, "")


def test_several_rules_each_once(call: Run) -> None:
    ran = call("explain", "D023", "D022", "missing-field")
    first, second = call("explain", "D023"), call("explain", "D022")
    assert ran.out == f"{first.out}\n{second.out}"


def test_a_family_is_listed(call: Run) -> None:
    ran = call("explain", "D02")
    assert ran.status == 0
    assert ran.out.startswith(
        "D020  error  wrong-type     A field must have the kind of value that the format\n"
        "                            gives it.\n"
        "D021  error  unknown-field  A record must have no fields but those of the\n"
        "                            format.\n"
    )
    codes = [line[:4] for line in ran.out.splitlines() if not line.startswith(" ")]
    assert codes == [name.code for name in rule_names() if name.code.startswith("D02")]


def test_a_narrow_page_has_the_examples_whole(call: Run) -> None:
    ran = call("explain", "D022", "D1", COLUMNS="40")
    assert "      ann: {name: Ann Miller, kind: person}\n" in ran.out
    assert "D102  error    duplicate-id" in ran.out


def test_every_rule_in_the_data(call: Run) -> None:
    ran = call("explain", "ALL", "--format", "json")
    data = json.loads(ran.out)
    assert data["format"] == "disputes-rules/1"
    assert [rule["code"] for rule in data["rules"]] == [name.code for name in rule_names()]
    for rule, name in zip(data["rules"], rule_names(), strict=True):
        assert list(rule) == [
            "code", "rule", "level", "default", "needs_archive", "plugin",
            "summary", "why", "archive", "bad", "good", "fix",
        ]  # fmt: skip
        page = read_page(load_rule(name).page)
        assert (rule["rule"], rule["plugin"]) == (name.rule, None)
        assert rule["default"] is not name.code.startswith("D5")
        assert (rule["summary"], tuple(rule["bad"]), rule["fix"]) == (
            page.summary,
            page.bad,
            page.fix,
        )


@pytest.mark.parametrize(
    ("selector", "message"),
    [
        ("misssing-field", "there is no rule 'misssing-field'\n  did you mean 'missing-field'?"),
        ("X9", "there is no rule 'X9'\n  `disputes check --list-rules` lists them"),
        ("", "there is no rule ''\n  `disputes check --list-rules` lists them"),
        ("\x1b]0;x", "there is no rule '\\x1b]0;x'\n  `disputes check --list-rules` lists them"),
    ],
)
def test_an_unknown_rule(call: Run, selector: str, message: str) -> None:
    ran = call("explain", "D022", selector)
    assert (ran.status, ran.out, ran.err) == (2, "", f"disputes: {message}\n")


def test_no_rule(call: Run) -> None:
    ran = call("explain")
    assert ran.status == 2
    assert "Missing argument 'RULE...'" in ran.err


def test_settings_that_ignore_an_unknown_rule_are_no_hindrance(call: Run, tmp_path: Path) -> None:
    (tmp_path / "disputes.toml").write_text('check.ignore = ["mising-field"]\n')
    assert call("explain", "D022", cwd=tmp_path).out == PAGE


def test_the_rules_of_a_plug_in(run: Run, tmp_path: Path) -> None:
    package = tmp_path / "acme_rules"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "acme001_full_stop.py").write_text(PLUGIN)
    metadata = tmp_path / "acme-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[disputes.rules]\nacme = acme_rules\n")
    env = {"PYTHONPATH": os.pathsep.join([str(ROOT), str(tmp_path)])}

    assert run("explain", "full-stop", cwd=tmp_path, env=env).status == 2
    (tmp_path / "disputes.toml").write_text('check.plugins = ["acme"]\n')
    ran = run("explain", "full-stop", cwd=tmp_path, env=env)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(
        "── ACME001 full-stop ───────────────────────────────────────────────────────────\n"
        "info · runs only with an archive · of the plug-in acme\n"
        "\n"
        "A claim must end with a full stop.\n"
        "\n"
        "A [b]sentence[/b] does; `\\x1b[31m` and %s show that any text is printed as it\n"
        "is.\n"
        "\n"
        "Archived as a.txt:\n"
        "\n"
        "    It rained.\n"
    )
    assert run("explain", "ACME", cwd=tmp_path, env=env).out == (
        "ACME001  info  full-stop  A claim must end with a full stop.\n"
    )
