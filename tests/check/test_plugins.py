"""Rules of plug-ins: loaded where the configuration names them, and told where they are broken."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from disputes.check.page import read_page
from disputes.check.registry import GROUP, load_rule, rule_names
from disputes.check.run import Checked, check
from disputes.config.check import CheckSettings
from disputes.errors import WrongUse
from disputes.finding import Level
from disputes.load import load_texts

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = Path(__file__).with_name("plugin_example")
ANONYMOUS = """\
sources:
  aide: {name: a government aide, kind: anonymous}
claims:
  rain:
    text: It rained.
    assertions:
      - asserts: aide
"""
RULE = '''"""A page."""
from disputes.finding import Code, Level
CODE = Code("XY001", "some-rule", Level.WARNING)
def check(subject):
    yield from ()
'''
BLAME = "tell those who make it, or take it out of `plugins` in the configuration"

PlugIn = Callable[..., None]


@pytest.fixture
def plug_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PlugIn]:
    """Put a plug-in where installed packages are found, for this test alone."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = {*sys.modules}

    def put(modules: Mapping[str, str], name: str = "plugged", package: str = "plugged_in") -> None:
        for file, text in {"__init__.py": "", **modules}.items():
            path = tmp_path / package / file
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        about = tmp_path / f"{package}-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Name: {package}\nVersion: 1.0\n", encoding="utf-8")
        entry = f"[{GROUP}]\n{name} = {package}\n"
        (about / "entry_points.txt").write_text(entry, encoding="utf-8")
        importlib.invalidate_caches()

    yield put
    for name in {*sys.modules} - before:
        del sys.modules[name]


def run(*plugins: str, text: str = ANONYMOUS, select: str = "XY") -> Checked:
    loaded = load_texts([("kb.yaml", text.encode())])
    return check(loaded, CheckSettings(select=(select,), plugins=plugins))


def wrong(*plugins: str) -> tuple[str, str]:
    with pytest.raises(WrongUse) as caught:
        run(*(plugins or ("plugged",)))
    assert "\n" not in caught.value.message
    return caught.value.message, caught.value.hint


def test_a_sound_plug_in(plug_in: PlugIn) -> None:
    plug_in({"xy001_some_rule.py": RULE, "_helper.py": "", "data.txt": ""})
    assert run("plugged", "plugged").findings == ()
    (name,) = (name for name in rule_names(("plugged",)) if name.plugin)
    assert name[:2] == ("XY001", "some-rule")


def test_what_is_not_named_is_not_loaded(plug_in: PlugIn) -> None:
    plug_in({"__init__.py": "raise RuntimeError", "xy001_some_rule.py": "raise RuntimeError"})
    run(select="D1")
    assert not any(name.plugin for name in rule_names())
    with pytest.raises(WrongUse, match="there is no rule 'XY'"):
        run()
    assert "plugged_in" not in sys.modules


def test_a_rule_that_is_not_selected_is_not_imported(plug_in: PlugIn) -> None:
    plug_in({"xy001_some_rule.py": RULE, "xy002_other.py": "raise RuntimeError"})
    assert run("plugged", select="XY001").findings == ()


def test_what_is_not_installed(plug_in: PlugIn) -> None:
    plug_in({"xy001_some_rule.py": RULE})
    message = "no plug-in 'other' is installed (entry point group disputes.rules)"
    assert wrong("other") == (message, "installed are: plugged")


def test_one_name_of_two_packages(plug_in: PlugIn) -> None:
    plug_in({"xy001_some_rule.py": RULE})
    plug_in({"xy002_other_rule.py": RULE}, package="plugged_too")
    message = "the plug-in name plugged is used by plugged_in and plugged_too"
    assert wrong() == (message, "keep one of them")


def test_two_plug_ins_with_one_code(plug_in: PlugIn) -> None:
    plug_in({"xy001_some_rule.py": RULE})
    plug_in({"xy001_other_rule.py": RULE}, "too", "plugged_too")
    message = (
        "the plug-ins do not go together: plugged_in.xy001_some_rule and "
        "plugged_too.xy001_other_rule both have XY001"
    )
    assert wrong("plugged", "too") == (message, BLAME)


NOT_LOADED = {
    "a bug at the top": (
        {"__init__.py": "import nothing_of_this_name"},
        "ModuleNotFoundError: No module named 'nothing_of_this_name'",
    ),
    "an end at the top": ({"__init__.py": "raise SystemExit('a\\nb')"}, "SystemExit: a"),
    "no rules": ({"_rule.py": RULE}, "plugged_in has no rules"),
    "a module of another name": (
        {"rule.py": RULE},
        "plugged_in has rule.py, not named after a code and a rule",
    ),
    "a code of the program": (
        {"d999_some_rule.py": RULE},
        "it has a rule D999, and codes with D are the program's own",
    ),
    "a code like one of the program": (
        {"dx001_some_rule.py": RULE},
        "it has a rule DX001, and codes with D are the program's own",
    ),
}


@pytest.mark.parametrize("case", NOT_LOADED)
def test_a_package_that_cannot_be_loaded(plug_in: PlugIn, case: str) -> None:
    modules, reason = NOT_LOADED[case]
    plug_in(modules)
    assert wrong() == (f"the plug-in plugged cannot be loaded: {reason}", BLAME)


def test_a_module_in_place_of_a_package(plug_in: PlugIn, tmp_path: Path) -> None:
    plug_in({})
    shutil.rmtree(tmp_path / "plugged_in")
    (tmp_path / "plugged_in.py").write_text(RULE, encoding="utf-8")
    reason = "plugged_in is not a package, so it has no modules with rules"
    assert wrong() == (f"the plug-in plugged cannot be loaded: {reason}", BLAME)


def test_a_name_that_the_program_has(plug_in: PlugIn) -> None:
    plug_in({"xy001_unknown_reference.py": RULE})
    message = (
        "the plug-ins do not go together: disputes.check.rules.d101_unknown_reference and "
        "plugged_in.xy001_unknown_reference both have unknown-reference"
    )
    assert wrong() == (message, BLAME)


NOT_SOUND = {
    "no docstring": (RULE.partition("\n")[2], "{} has no docstring"),
    "no code": (RULE.replace("CODE", "CODES"), "{} has no CODE of type Code"),
    "another code": (
        RULE.replace("XY001", "XY002"),
        "{} is named after another rule than XY002 some-rule",
    ),
    "a wrong signature": (
        RULE.replace("(subject)", "(subject, more)"),
        "check of {} is not a function of one parameter subject",
    ),
    "a bug at the top": (RULE + "\n1 / 0\n", "ZeroDivisionError: division by zero"),
    "bad syntax": (RULE + "def\n", "SyntaxError: invalid syntax (xy001_some_rule.py, line 6)"),
    "an end at the top": (RULE + "raise SystemExit\n", "SystemExit"),
    "no function": (RULE.partition("def")[0], "{} has neither check nor audit"),
}


@pytest.mark.parametrize("case", NOT_SOUND)
def test_a_rule_that_is_none(plug_in: PlugIn, case: str) -> None:
    text, reason = NOT_SOUND[case]
    plug_in({"xy001_some_rule.py": text})
    reason = reason.format("plugged_in.xy001_some_rule")
    assert wrong() == (f"the plug-in plugged has a rule that is none: {reason}", BLAME)


FAILING = {
    "raises": ("raise ValueError('a\\nb')", "ValueError: a"),
    "raises later": (
        "yield from ()\n    subject.nothing",
        "AttributeError: 'Subject' object has no",
    ),
    "recurses": ("yield from check(subject)", "RecursionError: maximum recursion depth exceeded"),
    "gives nothing to go through": ("return None", "TypeError: 'NoneType' object is not iterable"),
    "gives something else": ("yield 'text'", "TypeError: found str, expected Problem"),
    "gives no place": (
        "from disputes.check.problem import Problem\n    yield Problem('kb.yaml', 5, 'x')",
        "TypeError: found int in a problem, expected Span",
    ),
}


@pytest.mark.parametrize("case", FAILING)
def test_a_rule_that_fails(plug_in: PlugIn, case: str) -> None:
    body, reason = FAILING[case]
    plug_in({"xy001_some_rule.py": RULE.replace("yield from ()", body)})
    message, hint = wrong()
    assert message.startswith(f"the plug-in plugged failed in its rule XY001: {reason}")
    assert hint == BLAME


def test_a_rule_about_comments_that_fails(plug_in: PlugIn) -> None:
    text = RULE.replace("check(subject)", "audit(comments)").replace("yield from ()", "1 / 0")
    plug_in({"xy001_some_rule.py": text})
    message = "the plug-in plugged failed in its rule XY001: ZeroDivisionError: division by zero"
    assert wrong() == (message, BLAME)


@pytest.fixture
def newsroom(plug_in: PlugIn, tmp_path: Path) -> None:
    """Put the example where installed packages are found."""
    plug_in({}, "newsroom", "disputes_newsroom")
    shutil.copytree(
        EXAMPLE / "disputes_newsroom", tmp_path / "disputes_newsroom", dirs_exist_ok=True
    )


@pytest.mark.usefixtures("newsroom")
def test_the_page_of_the_example_is_whole_and_true() -> None:
    (name,) = (name for name in rule_names(("newsroom",)) if name.plugin)
    rule = load_rule(name)
    page = read_page(rule.page)
    assert page.why
    assert page.fix.endswith(".")
    for text, expected in ((page.bad[0], 1), (page.good[0], 0)):
        findings = run("newsroom", text=text, select="NR").findings
        assert [one.code for one in findings] == ["NR001"] * expected


@pytest.mark.usefixtures("newsroom")
def test_selecting_ignoring_and_levels_work_on_a_plug_in() -> None:
    loaded = load_texts([("kb.yaml", ANONYMOUS.encode())])
    base = CheckSettings(select=("NR",), plugins=("newsroom",))
    (finding,) = check(loaded, base).findings
    assert (finding.code, finding.rule, finding.level) == ("NR001", "unvouched-source", "warning")
    assert (finding.span.line, finding.span.column, finding.record) == (2, 41, "aide")
    for ignored in ("NR", "NR001", "unvouched-source"):
        assert check(loaded, base._replace(ignore=(ignored,))).findings == ()
    graver = base._replace(levels=(("unvouched-source", Level.ERROR),))
    assert check(loaded, graver).failing(Level.ERROR)
    below = base._replace(per_path_ignores=(("*.yaml", ("NR001",)),))
    assert check(loaded, below).findings == ()
    text = ANONYMOUS.replace("\n", "  # disputes: ignore[NR001] a test\n", 2)
    assert run("newsroom", text=text, select="NR").findings == ()


@pytest.mark.parametrize("name", ["pyproject.toml", "disputes_newsroom/nr001_unvouched_source.py"])
def test_the_page_about_plug_ins_has_the_example(name: str) -> None:
    page = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    assert f"\n{(EXAMPLE / name).read_text(encoding='utf-8')}```\n" in page


class Installed:
    """An environment in which this program and the example are installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
        venv.create(folder, with_pip=True, symlinks=os.name != "nt")
        found = [str(ROOT), *(path for path in sys.path if path.endswith("site-packages"))]
        (packages,) = (*folder.glob("lib/python*/site-packages"), *folder.glob("Lib/site-packages"))
        (packages / "as-installed.pth").write_text("\n".join(found) + "\n", encoding="utf-8")
        copy = folder.parent / "example"
        shutil.copytree(EXAMPLE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        self.run("-m", "pip", "install", "-q", "--no-deps", str(copy), cwd=folder)

    def run(self, *arguments: str, cwd: Path, status: int = 0) -> str:
        """Run Python; give what it prints on both streams."""
        done = subprocess.run(
            [self.python, *arguments],
            cwd=cwd,
            env={
                key: value
                for key, value in os.environ.items()
                if key not in ("PYTHONPATH", "DISPUTES_KB")
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert done.returncode == status, done.stdout
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("installed") / "environment")


def disputes(
    installed: Installed, folder: Path, settings: str, *arguments: str, status: int = 0
) -> str:
    (folder / "kb.yaml").write_text(ANONYMOUS, encoding="utf-8")
    table = f'[tool.disputes]\nkb = "kb.yaml"\n[tool.disputes.check]\n{settings}\n'
    (folder / "pyproject.toml").write_text(table, encoding="utf-8")
    return installed.run("-m", "disputes", *arguments, cwd=folder, status=status)


NAMED = 'plugins = ["newsroom"]'
FOUND = "kb.yaml:2:41: NR001 warning nobody is on record as knowing who 'aide' is"


@pytest.mark.slow
def test_the_installed_example_is_loaded_where_it_is_named(
    installed: Installed, tmp_path: Path
) -> None:
    printed = disputes(installed, tmp_path, NAMED, "check")
    assert FOUND in printed.splitlines()
    assert "NR001" not in disputes(installed, tmp_path, "", "check")
    told = disputes(installed, tmp_path, NAMED + '\nfail_on = "warning"', "check", status=1)
    assert FOUND in told.splitlines()


@pytest.mark.slow
def test_the_installed_example_in_options_and_pages(installed: Installed, tmp_path: Path) -> None:
    only = disputes(installed, tmp_path, NAMED, "check", "--select", "NR", "--format", "json")
    assert [one["code"] for one in json.loads(only)["findings"]] == ["NR001"]
    assert "NR001" not in disputes(installed, tmp_path, NAMED, "check", "--ignore", "NR001")
    listed = disputes(installed, tmp_path, NAMED, "check", "--list-rules")
    assert "NR001" in listed
    assert "unvouched-source" in listed
    for selector in ("NR001", "unvouched-source"):
        page = disputes(installed, tmp_path, NAMED, "explain", selector)
        assert "An anonymous source must have a note that tells who vouches for it." in page
    assert "there is no rule 'NR001'" in disputes(
        installed, tmp_path, "", "explain", "NR001", status=2
    )


@pytest.mark.slow
def test_an_installed_plug_in_of_another_name(installed: Installed, tmp_path: Path) -> None:
    printed = disputes(installed, tmp_path, 'plugins = ["newsrom"]', "check", status=2)
    assert printed.splitlines() == [
        "disputes: no plug-in 'newsrom' is installed (entry point group disputes.rules)",
        "  installed are: newsroom",
    ]


@pytest.mark.slow
def test_an_installed_plug_in_that_is_broken(installed: Installed, tmp_path: Path) -> None:
    (packages,) = (path.parent for path in installed.folder.glob("**/disputes_newsroom"))
    module = packages / "disputes_newsroom" / "nr001_unvouched_source.py"
    sound = module.read_text(encoding="utf-8")
    what = "the plug-in newsroom failed in its rule NR001"
    try:
        for line in ("    1 / 0\n", "    for _ in (1 / 0,):\n        yield _\n"):
            broken = sound.partition("    for source")[0] + line
            module.write_text(broken, encoding="utf-8")
            printed = disputes(installed, tmp_path, NAMED, "check", status=2)
            assert printed.splitlines() == [
                f"disputes: {what}: ZeroDivisionError: division by zero",
                f"  {BLAME}",
            ]
    finally:
        module.write_text(sound, encoding="utf-8")
