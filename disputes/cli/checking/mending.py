"""Mending: `check --fix`, and `check --diff` that only shows what it would do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disputes.check.run import Checked, check
from disputes.cli.checking.reading import bytes_of
from disputes.config.check import CheckSettings
from disputes.load import LoadResult, load_texts
from disputes.report import words
from disputes.report.visible import visible

if TYPE_CHECKING:
    from disputes.check.baseline import Baseline
    from disputes.edit.fix import Fixed


def mended(
    loaded: LoadResult,
    checked: Checked,
    settings: CheckSettings,
    archive: Path | None,
    baseline: Baseline | None,
) -> tuple[Fixed, Mapping[str, bytes]]:
    """Give what mending comes to, and the bytes before it; nothing is written yet."""
    from disputes.edit.fix import fix

    def recheck(texts: Mapping[str, bytes]) -> tuple[LoadResult, Checked]:
        again = load_texts(texts.items())
        return again, check(again, settings, archive, baseline)

    texts = bytes_of(loaded)
    return fix(texts, loaded, checked, recheck), texts


def write_mended(fixed: Fixed, before: Mapping[str, bytes]) -> None:
    """Write the files that mending has changed; raises ``WrongUse`` where one cannot be."""
    from disputes.edit.write import write_files

    write_files({Path(path): (before[path], data) for path, data in fixed.texts.items()})


def tell(fixed: Fixed, verb: str) -> None:
    """Say on standard error what was mended, or would be, and what was given up."""
    number = sum(fixed.counts.values())
    codes = ", ".join(f"{count:,} × {code}" for code, count in fixed.counts.items())
    where = words.listed(sorted(fixed.texts))
    if number:
        click.echo(
            f"{verb} {words.count(number, 'finding')} ({codes}) in {visible(where)}.", err=True
        )
    for finding in fixed.given_up:
        place = f"{finding.path}:{finding.span.line}:{finding.span.column}"
        click.echo(
            visible(f"{place}: {finding.code} was not mended: something else would become wrong"),
            err=True,
        )
