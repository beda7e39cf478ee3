"""Answering a shell that asks what a word can be completed to.

The shells' scripts, in this folder, set ``_DISPUTES_COMPLETE`` to the name of the shell and give
the words of the command as they were typed, the unfinished one last. The answer has a line for each
offer, and lines that begin with a colon for what the shell is to do itself. Whatever goes wrong,
nothing is printed: who is in the middle of typing a command has no use for a message.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from disputes.cli.completion.matching import Offer, leads_on, narrowed
from disputes.cli.completion.typed import split_line, unquoted

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

VARIABLE = "_DISPUTES_COMPLETE"
_INSERTING = ("37", "42")
"""What bash says in ``COMP_TYPE`` when it will insert every offer, not list them."""

_MOST_LISTED = 30
"""So many offers fish is given to print itself; other shells ask before they list many."""

_LEFT_TO_SHELL = {"file": ":files", "dir": ":folders"}


def answer(shell: str, words: Sequence[str]) -> int:
    """Print what a word can be completed to; gives exit status 0, whatever happens."""
    try:
        lines = "".join(f"{line}\n" for line in _SHELLS[shell](words))
    except Exception:  # noqa: BLE001 - nobody has asked anything
        return 0
    if sys.stdout is not None:
        sys.stdout.write(lines)
    return 0


def _bash(words: Sequence[str]) -> Iterator[str]:
    """Take the line up to the cursor; readline's own word begins after a sign such as ``=``."""
    (line,) = words
    typed = split_line(line)[1:]
    found, typed_value, before = _found(typed)
    if isinstance(found, str):
        yield found
        return
    if "=" in os.environ.get("COMP_WORDBREAKS", "="):
        before = ""
    offers = narrowed(found, typed_value)
    yield from _on_end(offers)
    inserting = os.environ.get("COMP_TYPE") in _INSERTING
    if len(offers) < 2 or inserting:
        for offer in offers:
            yield before + offer.value
        return
    if not leads_on(offers, typed_value):
        # Readline puts what all offers begin with in the place of what was typed, if anything:
        # with an empty line among them, it is nothing.
        yield " "
    for offer, about in _with_room(offers, "  "):
        yield f"{before}{offer.value}{about}"


def _zsh(words: Sequence[str]) -> Iterator[str]:
    found, typed, before = _found([*map(unquoted, words)])
    if isinstance(found, str):
        yield found
        return
    offers = narrowed(found, typed)
    yield from _on_end(offers)
    if len(offers) > 1 and not leads_on(offers, typed):
        yield ":keep"
    for offer, about in _with_room(offers, " -- "):
        yield f"{before}{offer.value}\t{offer.value}{about}"


def _fish(words: Sequence[str]) -> Iterator[str]:
    """Fish offers only words that have the typed letters in this order, so the rest is for us."""
    from disputes.escape.terminal import one_line

    found, typed, before = _found([*map(unquoted, words)])
    if isinstance(found, str):
        yield found
        return
    kept = [offer for offer in found if _keeps(offer.value, typed)]
    if found and not kept:
        yield ":one" if len(found) == 1 else ":several"
        for offer, about in _with_room(found[:_MOST_LISTED], "  "):
            yield f"{before}{offer.value}\t{about}"
        if len(found) > _MOST_LISTED:
            yield f"… {len(found) - _MOST_LISTED:,} more"
    for offer in kept:
        yield f"{before}{offer.value}\t{one_line(offer.about)}"


_SHELLS: Mapping[str, Callable[[Sequence[str]], Iterator[str]]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
}


def _found(words: Sequence[str]) -> tuple[list[Offer] | str, str, str]:
    """Give the offers, or what to leave to the shell; what was typed of the value; what is before.

    For ``--topic=cru`` that is ``cru`` and ``--topic=``.
    """
    from click.shell_completion import ShellComplete

    from disputes.cli.app import app

    *arguments, incomplete = words
    # An environment of its own: the program's own --kb is completed as any other option.
    items: list[CompletionItem[str]] = ShellComplete(app, {}, "disputes", VARIABLE).get_completions(
        arguments, incomplete
    )
    option, sign, value = incomplete.partition("=")
    before = f"{option}{sign}" if sign and option.startswith("--") else ""
    typed = value if before else incomplete
    for item in items:
        if item.type in _LEFT_TO_SHELL:
            return _LEFT_TO_SHELL[item.type], typed, before
    offers = [Offer(item.value, item.help or "", (), bool(item.by_name)) for item in items]
    return offers, typed, before


def _on_end(offers: Sequence[Offer]) -> Iterator[str]:
    """Tell that no space follows where the word is not at its end."""
    if offers and all(offer.value.endswith("=") for offer in offers):
        yield ":nospace"


def _keeps(value: str, typed: str) -> bool:
    """Tell whether letters occur in a value in their order."""
    letters = iter(value.casefold())
    return all(letter in letters for letter in typed.casefold())


def _with_room(offers: Sequence[Offer], between: str) -> Iterator[tuple[Offer, str]]:
    """Give each offer with what is told about it, lined up and cut to the width."""
    from disputes.escape.terminal import one_line
    from disputes.report.rows import cut
    from disputes.report.width import page_width

    widest = max((len(offer.value) for offer in offers if offer.about), default=0)
    room = page_width() - 2 - min(widest, 40) - len(between)
    for offer in offers:
        space = " " * (min(widest, 40) - len(offer.value))
        about = cut(one_line(offer.about), room - max(0, len(offer.value) - 40))
        yield offer, f"{space}{between}{about}" if about else ""
