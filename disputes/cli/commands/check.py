"""Check the knowledge base: every problem, in its place."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from disputes.cli.checking.settings import combined, rule_options
from disputes.cli.completion.values import files, words
from disputes.cli.session import DONE, FINDINGS, Session, write
from disputes.config.check import CheckSettings

if TYPE_CHECKING:
    from disputes.check.baseline import Baseline
    from disputes.check.run import Checked
    from disputes.load import LoadResult
    from disputes.report.listing import Listing

_FILE = click.Path(path_type=Path, dir_okay=False)


class _Given(NamedTuple):
    """The options of one run that are no settings."""

    text: str | None
    stdin_filename: str | None
    tracked: bool
    no_cache: bool
    format_: str | None
    output_file: Path | None
    statistics: bool
    exit_zero: bool
    fix: bool
    diff: bool
    write_baseline: Path | None
    show_settings: bool
    list_rules: bool


def _formats() -> tuple[str, ...]:
    from disputes.report.formats import formats

    return formats()


@click.command(name="check", short_help=__doc__)
@click.argument("text", metavar="[PATH|-]", required=False, shell_complete=files)
@rule_options
@click.option("--exit-zero", is_flag=True, help="Give exit status 0 whatever is found.")
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    shell_complete=words(_formats),
    help="text, concise, json, github, gitlab or sarif.  "
    "[default: text; in GitHub Actions: github]",
)
@click.option("--output-file", metavar="FILE", type=_FILE, help="Write to a file.")
@click.option("--statistics", is_flag=True, help="Only count the findings of each rule.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in the files.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; exit status 1 if any.")
@click.option("--tracked", is_flag=True, help="Read only the files that git tracks.")
@click.option(
    "--stdin-filename",
    metavar="PATH",
    shell_complete=files,
    help="The file that the text on standard input is of.",
)
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what was read before.")
@click.option(
    "--write-baseline", metavar="FILE", type=_FILE, help="Keep all findings for --baseline."
)
@click.option("--show-settings", is_flag=True, help="Show the settings of this run, and stop.")
@click.option("--list-rules", is_flag=True, help="List all rules, and stop.")
@click.pass_obj
def command(session: Session, /, **options: Any) -> int:
    """Check the knowledge base: every problem, with its place and what to do about it.

    PATH is the knowledge base, as with --kb. With `-` the text on standard input is checked;
    --stdin-filename says which file's it will be, so that it is checked in its place.

    The exit status is 1 where there are findings at the level of --fail-on or above.
    """
    given = _Given(**{name: options.pop(name) for name in _Given._fields})
    if given.text not in (None, "-"):
        session = session.with_kb(given.text)
        given = given._replace(text=None)
    _demand_sense(given)
    settings = combined(session, **options)
    if given.list_rules:
        from disputes.cli.checking.shown import rules_listed

        session.paged()
        write(rules_listed(settings))
        return DONE
    if given.show_settings:
        from disputes.cli.checking.shown import settings_text

        session.paged()
        write("".join(settings_text(session, settings)))
        return DONE
    return _check(session, settings, given)


def _demand_sense(given: _Given) -> None:
    """Demand that the options go together; raises ``UsageError``."""
    if given.text is not None and (given.fix or given.diff):
        raise click.UsageError("--fix and --diff work on files, so they do not go with `-`")
    if given.fix and given.diff:
        raise click.UsageError("--fix changes files, --diff only shows it: give one of the two")
    if given.diff and (given.statistics or given.format_):
        raise click.UsageError(
            "--diff gives a difference, so it has no --format and no --statistics"
        )
    if given.write_baseline is not None and (
        given.fix or given.diff or given.statistics or given.format_ or given.output_file
    ):
        raise click.UsageError(
            "--write-baseline only writes that file: leave the other options out"
        )


def _check(session: Session, settings: CheckSettings, given: _Given) -> int:
    from disputes.check.run import check
    from disputes.cli.checking.reading import read
    from disputes.cli.checking.writing import put

    loaded = read(
        session,
        given.text,
        given.stdin_filename,
        tracked=given.tracked,
        cache=False if given.no_cache else None,
    )
    baseline = _baseline(settings) if given.write_baseline is None else None

    def checked_again(loaded: LoadResult) -> Checked:
        session.phase("checking")
        return check(loaded, settings, session.root, baseline)

    checked = checked_again(loaded)
    if given.write_baseline is not None:
        return _write_baseline(checked, given.write_baseline)
    if given.fix or given.diff:
        from disputes.cli.checking.mending import mended, tell, write_mended

        fixed, before = mended(
            loaded,
            checked,
            lambda unsaved: session.load(unsaved=unsaved, tracked=given.tracked, cache=False),
            checked_again,
            lambda loaded: check(loaded, CheckSettings(plugins=settings.plugins), session.root),
        )
        if given.diff:
            from disputes.report.difference import difference

            put(difference(before, fixed.texts), given.output_file)
            tell(fixed, "Would fix")
            return FINDINGS if fixed.texts and not given.exit_zero else DONE
        write_mended(fixed, before)
        tell(fixed, "Fixed")
        loaded, checked = fixed.loaded, fixed.checked.without_edits()
    _put_findings(_listing(loaded, checked, settings), given)
    return FINDINGS if checked.failing(settings.fail_on) and not given.exit_zero else DONE


def _listing(loaded: LoadResult, checked: Checked, settings: CheckSettings) -> Listing:
    from disputes import __version__
    from disputes.report.listing import Listing, rules_by_code
    from disputes.report.places import folder_in_repository

    return Listing(
        checked.findings,
        loaded.line,
        rules_by_code(settings.plugins),
        __version__,
        folder_in_repository("."),
        checked.silenced,
        checked.known,
        checked.stale,
        _width(),
    )


def _width() -> int:
    """Give how wide a source line may be shown; where nobody looks, it does not depend on them."""
    from disputes.report.listing import WIDTH
    from disputes.report.width import page_width

    return page_width() if sys.stdout is not None and sys.stdout.isatty() else WIDTH


def _put_findings(listing: Listing, given: _Given) -> None:
    from disputes.cli.checking.writing import put
    from disputes.report.formats import default_format, render

    to_log = given.output_file is None and not given.statistics
    name = given.format_ or (default_format(os.environ) if to_log else "text")
    if given.statistics:
        from disputes.report.statistics import render_statistics

        put(render_statistics(name, listing), given.output_file)
        return
    summary_file = os.environ.get("GITHUB_STEP_SUMMARY")
    if name == "github" and summary_file:
        from disputes.report.step_summary import append_step_summary

        append_step_summary(listing, summary_file)
    put(render(name, listing), given.output_file)


def _baseline(settings: CheckSettings) -> Baseline | None:
    if settings.baseline is None:
        return None
    from disputes.check.baseline import read_baseline

    return read_baseline(settings.baseline)


def _write_baseline(checked: Checked, file: Path) -> int:
    from disputes.check.baseline import make_baseline
    from disputes.check.selection import ALWAYS
    from disputes.cli.checking.writing import put

    put([make_baseline(checked.findings, file)], file)
    kept = sum(not finding.code.startswith(ALWAYS) for finding in checked.findings)
    click.echo(f"Wrote {kept:,} {'finding' if kept == 1 else 'findings'} to {file}.", err=True)
    left = len(checked.findings) - kept
    if left:
        click.echo(f"{left:,} of reading ({ALWAYS}) cannot be put aside.", err=True)
    return FINDINGS if left else DONE
