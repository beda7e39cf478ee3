"""Mending: `check --fix`, and `check --diff` that only shows what it would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from disputes.cli.checking.reading import bytes_of
from disputes.escape.terminal import visible
from disputes.report import words

if TYPE_CHECKING:
    from disputes.check.run import Checked
    from disputes.edit.fix import Fixed
    from disputes.load import LoadResult


def mended(
    loaded: LoadResult,
    checked: Checked,
    load: Callable[[Mapping[Path, bytes]], LoadResult],
    recheck: Callable[[LoadResult], Checked],
    judge: Callable[[LoadResult], Checked],
) -> tuple[Fixed, Mapping[str, bytes]]:
    """Give what mending comes to, and the bytes before it; nothing is written yet.

    ``load`` reads the knowledge base with other bytes in the place of its files; ``recheck``
    checks it as it was checked before, and ``judge`` with all rules.
    """
    from disputes.edit.fix import fix

    def again(texts: Mapping[str, bytes]) -> tuple[LoadResult, Checked]:
        reloaded = load({Path(path): data for path, data in texts.items()})
        return reloaded, recheck(reloaded)

    texts = bytes_of(loaded)
    fixed = fix(texts, loaded, checked, again, lambda one: judge(one).findings)
    return fixed, texts


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
