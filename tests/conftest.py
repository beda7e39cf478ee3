"""Data that some tests need, golden files, and how hypothesis looks for examples."""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

GOLDEN = Path(__file__).parent / "golden"
VARIABLE = "DISPUTES_TEST_DATA"
DATA_FIXTURES = frozenset({"test_data", "articles", "corpora"})
TOOLS = "DISPUTES_TEST_TOOLS"

Golden = Callable[[Path, str], None]
Tool = Callable[[str], str]
_skipped = pytest.StashKey[list[str]]()
_NEEDS_DATA = "needs test data"

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if "CI" in os.environ else "local")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Generator[None, None, None]:
    """Keep what the program keeps for its user in a folder of the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def test_data() -> Path:
    """Give the folder of texts and hostile inputs that are not ours to publish."""
    value = os.environ.get(VARIABLE)
    if not value:
        pytest.skip(f"{VARIABLE} is not set")
    folder = Path(value)
    if not folder.is_dir():
        pytest.skip(f"{VARIABLE} is {value}, which is no folder")
    return folder


@pytest.fixture(scope="session")
def articles(test_data: Path) -> Path:
    """Give the folder of the articles that the example knowledge base codes."""
    folder = test_data / "articles"
    if not any(folder.glob("*.txt")):
        pytest.skip(f"{folder} has no *.txt")
    return folder


@pytest.fixture(scope="session")
def corpora(test_data: Path) -> Path:
    """Give the folder of hostile inputs."""
    folder = test_data / "corpora"
    if not any(folder.glob("*/*.jsonl")):
        pytest.skip(f"{folder} has no */*.jsonl")
    return folder


@pytest.fixture(scope="session")
def tool() -> Tool:
    """Find a program that only tests need; without it they skip, in CI they fail.

    ``DISPUTES_TEST_TOOLS`` is set where all of them have to be there. A value other than ``1`` is
    a folder with ``node_modules``, for those that npm installs.
    """

    def find(name: str) -> str:
        wanted = os.environ.get(TOOLS)
        path = shutil.which(name)
        if path is None and wanted:
            local = Path(wanted, "node_modules", name)
            path = str(local) if local.exists() else None
        if path is None and wanted:
            pytest.fail(f"{TOOLS} is set, but there is no {name}")
        if path is None:
            pytest.skip(f"there is no {name}")
        return path

    return find


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a file below ``tests/golden``, or write it with ``--update-golden``."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(path: Path, text: str) -> None:
        file = GOLDEN / path
        if not file.resolve().is_relative_to(GOLDEN.resolve()):
            raise ValueError(f"{path} does not lie below {GOLDEN}")
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
            return
        if not file.is_file():
            pytest.fail(f"{file} is missing: run pytest --update-golden and look at it")
        expected = file.read_bytes().decode()
        if text != expected:
            pytest.fail(_difference(expected, text, path), pytrace=False)

    return compare


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the tests get to the golden files in place of comparing",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_skipped] = []
    config.pluginmanager.register(_Skips(config), "disputes-skips")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    names: tuple[str, ...] = getattr(item, "fixturenames", ())
    if report.skipped and os.environ.get(VARIABLE) and DATA_FIXTURES.intersection(names):
        report.user_properties.append((_NEEDS_DATA, item.nodeid))
    return report


class _Skips:
    """Gathers the tests that should not have been skipped, from wherever they were run."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take the report of a test, which may have been run in another process."""
        if report.skipped and dict(report.user_properties).get(_NEEDS_DATA):
            self._config.stash[_skipped].append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if session.config.stash[_skipped] and exitstatus in (0, pytest.ExitCode.NO_TESTS_COLLECTED):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    skipped = config.stash[_skipped]
    if skipped:
        terminalreporter.section(
            f"{VARIABLE} is set, yet tests that need it were skipped", red=True
        )
        for name in skipped:
            terminalreporter.line(name)


def _difference(expected: str, text: str, path: Path) -> str:
    lines = difflib.unified_diff(
        expected.splitlines(),
        text.splitlines(),
        f"tests/golden/{path.as_posix()}",
        "what the test got",
        lineterm="",
    )
    shown = "\n".join(lines) or "only the line ends differ"
    return f"{shown}\nIf this is right, run pytest --update-golden."
