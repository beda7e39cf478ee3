"""What the hook files promise: the hook as it is offered, and as this repository uses it."""

from __future__ import annotations

import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from disputes.cli.app import app

ROOT = Path(__file__).resolve().parents[2]


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def offered(name: str = "disputes-check") -> dict[str, Any]:
    (hook,) = (one for one in read(".pre-commit-hooks.yaml") if one["id"] == name)
    return dict(hook)


def own() -> dict[str, dict[str, Any]]:
    (repository,) = read(".pre-commit-config.yaml")["repos"]
    return {hook["id"]: dict(hook) for hook in repository["hooks"]}


def test_the_hook_reads_the_whole_knowledge_base_once() -> None:
    hook = offered()
    assert hook["id"] == "disputes-check"
    assert hook["entry"] == "disputes check --tracked"
    assert (hook["pass_filenames"], hook["always_run"], hook["require_serial"]) == (
        False,
        True,
        True,
    )
    assert hook["description"].endswith(".")


def test_the_hook_that_formats_takes_the_files_of_the_configuration() -> None:
    hook = offered("disputes-fmt")
    assert hook["entry"] == "disputes fmt"
    assert (hook["pass_filenames"], hook["types"]) == (False, ["yaml"])
    name, _, _ = app.resolve_command(app.make_context("disputes", ["fmt"]), ["fmt"])
    assert name == "fmt"


def test_the_command_of_the_hook_is_one() -> None:
    program, *arguments = shlex.split(offered()["entry"])
    assert program in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    name, command, rest = app.resolve_command(app.make_context("disputes", ["check"]), arguments)
    assert command is not None
    options = {option for parameter in command.params for option in parameter.opts}
    assert name == "check"
    assert options.issuperset(rest)


@pytest.mark.parametrize("name", ["disputes-check", "disputes-fmt"])
def test_this_repository_uses_the_same_hook(name: str) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    hook = own()[name]
    assert sorted(hook.pop("additional_dependencies")) == sorted(
        settings["project"]["dependencies"]
    )
    assert hook.pop("entry") == f"python -m {offered(name)['entry']}"
    assert hook.items() <= offered(name).items()
