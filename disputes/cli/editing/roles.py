"""Completing roles: ``russian-mod from 2011 until 2026-01``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disputes.edit.typed import DATED

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from disputes.cli.completion.values import Hook


def roles(sources: Hook) -> Hook:
    """Complete a role: the id of its source, behind that the words before its dates."""

    def complete(
        ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        before, space, last = incomplete.rpartition(" ")
        if not space:
            return sources(ctx, param, incomplete)
        from click.shell_completion import CompletionItem

        return [CompletionItem(f"{before} {word}") for word in words_behind(before, last)]

    return complete


def words_behind(before: str, last: str) -> list[str]:
    """Give the words that may stand behind a role as far as it is typed."""
    words = before.split()
    if len(words) % 2 == 0:  # a date is due
        return []
    named = words[1::2]
    left = DATED[1:] if "from" in named else DATED
    return [word for word in left if word.startswith(last) and word not in named[-1:]]
