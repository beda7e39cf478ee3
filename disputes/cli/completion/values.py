"""What the arguments and options of commands are completed to: hooks for click's parameters.

A knowledge base that is broken or not there has nothing to offer, and that is not told: one is in
the middle of typing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from disputes.cli.completion.matching import Offer
    from disputes.model.knowledge_base import KnowledgeBase

Hook = Callable[[click.Context, click.Parameter, str], "list[CompletionItem[str]]"]


def ids(*kinds: str, drafts: bool = False) -> Hook:
    """Complete ids of records of some kinds (``claims``, ``topics`` …), or of all; by name too.

    Those of ``drafts`` are for commands that work on the files; reports do without them.
    """

    def complete(
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG001 - click gives it
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        from disputes.cli.completion.matching import matching

        return _items(matching(offers_of(_knowledge_base(ctx), kinds, drafts=drafts), incomplete))

    return complete


def words(listed: Callable[[], Iterable[str | tuple[str, str]]]) -> Hook:
    """Complete words, with or without what to tell of each.

    They come out of a list that is made only when it is wanted.
    """

    def complete(
        ctx: click.Context,  # noqa: ARG001
        param: click.Parameter,  # noqa: ARG001
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        from disputes.cli.completion.matching import Offer, matching

        offers = [Offer(one) if isinstance(one, str) else Offer(*one) for one in listed()]
        return _items(matching(offers, incomplete))

    return complete


def rules(after: str = "", *, several: bool = True) -> Hook:
    """Complete the codes of rules, by name too; ``after`` follows each.

    Where one word has ``several``, with commas between them, the last is completed.
    """

    def complete(
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG001
        incomplete: str,
    ) -> list[CompletionItem[str]]:
        from disputes.check.registry import rule_names
        from disputes.cli.completion.matching import Offer, matching

        at = incomplete.rfind(",") + 1 if several else 0
        offers = [
            Offer(f"{name.code}{after}", name.rule, (name.rule,))
            for name in rule_names(_session(ctx).settings.check.plugins)
        ]
        found = matching(offers, incomplete[at:])
        return _items(one._replace(value=f"{incomplete[:at]}{one.value}") for one in found)

    return complete


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> Any:  # noqa: ARG001
    """Leave it to the shell to complete the name of a file."""
    return _left_to_shell("file")


def folders(ctx: click.Context, param: click.Parameter, incomplete: str) -> Any:  # noqa: ARG001
    """Leave it to the shell to complete the name of a folder."""
    return _left_to_shell("dir")


def _left_to_shell(kind: str) -> list[CompletionItem[str]]:
    from click.shell_completion import CompletionItem

    return [CompletionItem("", type=kind)]


def _items(offers: Iterable[Offer]) -> list[CompletionItem[str]]:
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(offer.value, help=offer.about or None, by_name=offer.by_name)
        for offer in offers
    ]


def _session(ctx: click.Context) -> Any:
    from disputes.cli.session import Session

    kb = ctx.find_root().params.get("kb")
    return Session(os.path.expanduser(os.path.expandvars(kb)) if kb else None, None)  # noqa: PTH111


def _knowledge_base(ctx: click.Context) -> KnowledgeBase:
    loaded = _session(ctx).load()
    kb: KnowledgeBase = loaded.kb
    return kb


def offers_of(kb: KnowledgeBase, kinds: Sequence[str], *, drafts: bool) -> Iterator[Offer]:
    """Give the ids of records of some kinds, or of all, sorted, with what they are called."""
    from disputes.cli.completion.matching import Offer

    offers = {}
    for kind, records in kb.by_kind().items():
        if kinds and kind not in kinds:
            continue
        for record_id, record in records.items():
            if drafts or record.place.path not in kb.drafts:
                names = _names(record)
                offers[record_id] = Offer(record_id, names[0] if names else "", names)
    if not kinds or "topics" in kinds:
        for topic in kb.topics_in_use():
            offers.setdefault(topic, Offer(topic))
    yield from (offers[key] for key in sorted(offers))


def _names(record: Any) -> tuple[str, ...]:
    """Give what a record is called: its name and aliases, its title, or its sentence."""
    listed = [getattr(record, field, None) for field in ("name", "title", "text")]
    kind = type(record).__name__
    if kind == "Document":  # its text is the name of a file
        listed = [record.title]
    return tuple(filter(None, (*listed, *getattr(record, "aliases", ()))))
