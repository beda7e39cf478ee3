"""What the commands share: finding the knowledge base, reading it, telling how it went."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING, Any, TypeVar

import click

from disputes.errors import WrongUse

if TYPE_CHECKING:
    from pathlib import Path

    from disputes.cli.screen import Screen
    from disputes.config import Settings
    from disputes.load import LoadResult
    from disputes.reason.analysis import Analysis
    from disputes.report.page import Page
    from disputes.view.evidence import Evidence
    from disputes.view.table import Table

DONE, FINDINGS = 0, 1
"""The exit statuses of a command that has done what it was asked to."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


class Session:
    """One run of the program: its options, and the knowledge base they lead to."""

    def __init__(
        self,
        kb: str | None,
        archive: str | None,
        screen: Screen | None = None,
        more: Sequence[Path] = (),
    ) -> None:
        self._kb = kb
        self._archive = archive
        self._screen = screen
        self.more = more

    def with_kb(self, kb: str | None) -> Session:
        """Give the same with another knowledge base."""
        return Session(kb, self._archive, self._screen)

    def with_files(self, more: Sequence[Path]) -> Session:
        """Give the same with files, such as drafts, that are read as if they belonged to it."""
        return Session(self._kb, self._archive, self._screen, more)

    def phase(self, what: str) -> None:
        """Say what the program is at from now on, such as "reading"; seen if it takes long."""
        if self._screen is not None:
            self._screen.phase(what)

    def still(self) -> None:
        """Show nothing of how far the work is until it goes on, since the user is asked."""
        if self._screen is not None:
            self._screen.still()

    def paged(self) -> None:
        """Let the answer go through the user's pager, if it goes to a terminal."""
        if self._screen is not None:
            self._screen.paged(wanted=lambda: self.settings.pager)

    def load(
        self,
        *,
        unsaved: Mapping[Path, bytes] | None = None,
        tracked: bool = False,
        cache: bool | None = None,
        alone: Path | None = None,
    ) -> LoadResult:
        """Read the knowledge base, as ``disputes.load`` does; raises ``WrongUse``.

        ``alone`` is the file that is taken for the knowledge base where there is none.
        """
        from disputes.load import load

        self.phase("reading the knowledge base")
        _ = self.root  # a wrong folder is told before anything is read
        path = self.path(alone)
        if cache is None and os.environ.get("DISPUTES_NO_CACHE"):
            cache = False
        return load(
            path, self.settings, unsaved=unsaved, tracked=tracked, cache=cache, more=self.more
        )

    def analyse(self, as_of: str | None, by: str) -> tuple[Analysis, LoadResult]:
        """Read the knowledge base and derive what follows from it."""
        from disputes.reason.analysis import analyse

        self.paged()
        loaded = self.load()
        self.phase("deriving what follows")
        analysis = analyse(loaded.kb, as_of, by)
        self.phase("preparing the answer")
        return analysis, loaded

    def evidence(self, analysis: Analysis, *, full: bool = True) -> Evidence:
        """Give the way to the documents' texts."""
        from disputes.view.evidence import Evidence

        return Evidence(analysis.kb, self.root, full=full)

    @cached_property
    def root(self) -> Path | None:
        """The folder of the archive, if there is one; raises ``WrongUse`` where it is none."""
        from pathlib import Path

        root = Path(self._archive) if self._archive else self.settings.archive
        if root is not None and not root.is_dir():
            raise WrongUse(f"no archive at {root}: not a folder")
        return root

    def page(self, format_: str = "text") -> Page:
        """Give a page of text or of Markdown on standard output."""
        self.paged()
        stream = sys.stdout if sys.stdout is not None else StringIO()
        if format_ == "markdown":
            from disputes.report.markdown_page import MarkdownPage

            return MarkdownPage(stream)
        from disputes.report.text_page import open_page

        return open_page(stream)

    def answer(
        self,
        loaded: LoadResult,
        format_: str,
        data: Mapping[str, Any],
        *,
        page: Callable[[Page], None],
        table: Callable[[], Table],
    ) -> int:
        """Print plain data in the format that was asked for, and give the exit status.

        ``page`` prints it on a page of text or Markdown; ``table`` makes its rows for CSV.
        """
        self.show(format_, data, page=page, table=table)
        return self.status(loaded)

    def show(
        self,
        format_: str,
        data: Mapping[str, Any],
        *,
        page: Callable[[Page], None],
        table: Callable[[], Table],
    ) -> None:
        """Print plain data in the format that was asked for; see ``answer``."""
        self.paged()
        if format_ == "json":
            write_json(data)
        elif format_ == "csv":
            write_csv(table())
        else:
            with self.page(format_) as sheet:
                page(sheet)

    def status(self, loaded: LoadResult) -> int:
        """Give the exit status of a reading command; say so where the answer may be incomplete."""
        if loaded.complete:
            return DONE
        click.echo(
            f"disputes: {told_errors(loaded)}, so this may be incomplete; "
            "`disputes check` shows them",
            err=True,
        )
        return FINDINGS

    @cached_property
    def settings(self) -> Settings:
        """The nearest configuration, read once a run."""
        from pathlib import Path

        from disputes.config import read_settings

        return read_settings(Path.cwd())

    @property
    def named(self) -> bool:
        """Whether the knowledge base was named for this run, by ``--kb`` or ``DISPUTES_KB``."""
        return bool(self._kb)

    def path(self, alone: Path | None = None) -> Path:
        """Give the path of the knowledge base; raises ``WrongUse`` where none is found."""
        from pathlib import Path

        from disputes.config import find_default_kb

        if self._kb:
            return Path(self._kb)
        path = self.settings.kb or find_default_kb(Path.cwd()) or alone
        if path is None:
            raise WrongUse(
                "no knowledge base here: found no data/claims.yaml in this folder or above it",
                "name one with --kb PATH, DISPUTES_KB, or `kb` in disputes.toml",
            )
        return path


def reading_options(function: _Function) -> _Function:
    """Add the options of every reading command: ``--as-of`` and ``--by``."""
    as_of = click.option(
        "--as-of", metavar="DATE", help="Count only what had been said by the end of DATE."
    )
    by = click.option(
        "--by",
        type=click.Choice(["party", "source"]),
        default="party",
        show_default=True,
        help="Tell parties apart, or every single source.",
    )
    return as_of(by(function))


def format_option(*formats: str) -> Callable[[_Function], _Function]:
    """Add ``--format``, by default with the formats of commands that print records."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats or ("text", "json", "markdown", "csv")),
        default="text",
        show_default=True,
        help="How to print it.",
    )


def told_errors(loaded: LoadResult) -> str:
    """Say how many errors a knowledge base has."""
    errors = sum(finding.level == "error" for finding in loaded.findings)
    noun = "error" if errors == 1 else "errors"
    return f"the knowledge base has {errors} {noun}"


def unknown_id(record_id: str, known: Iterable[str], what: str) -> WrongUse:
    """Make the error for an id that the knowledge base does not have."""
    from disputes.load.nearest import did_you_mean

    ids = list(known)
    hint = did_you_mean(record_id, ids)
    return WrongUse(f"no {what} has the id '{record_id}'", hint)


def unknown_word(word: str, words: tuple[str, ...], what: str) -> WrongUse:
    """Make the error for a word that an option does not take."""
    from disputes.load.nearest import did_you_mean

    listed = f"it is one of {', '.join(words)}"
    return WrongUse(f"there is no {what} '{word}'", did_you_mean(word, words) or listed)


def write_json(data: Mapping[str, Any]) -> None:
    """Write data as JSON to standard output."""
    from disputes.escape.json import json_lines

    for piece in json_lines(data):
        write(piece)


def write_csv(table: Table) -> None:
    """Write a table as CSV to standard output."""
    from disputes.escape.csv import csv_lines

    for line in csv_lines(table.columns, table.rows):
        write(line)


def write(text: str) -> None:
    """Write an answer to standard output, all at once."""
    if sys.stdout is not None:
        sys.stdout.write(text)
