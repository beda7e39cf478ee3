"""Mending mends what it says, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from edit.writer import written

from disputes.check.run import Checked, check
from disputes.config.check import CheckSettings
from disputes.edit.fix import Fixed, fix
from disputes.load import LoadResult, load_texts
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.place import Place

STYLE = CheckSettings(select=("D5",))

few = settings(
    max_examples=60,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
many = settings(few, max_examples=1500)


def fixed(texts: Mapping[str, bytes], selected: CheckSettings = STYLE) -> Fixed:
    def recheck(now: Mapping[str, bytes]) -> tuple[LoadResult, Checked]:
        loaded = load_texts(now.items())
        return loaded, check(loaded, selected)

    return fix(texts, *recheck(texts), recheck)


def records(kb: KnowledgeBase) -> dict[str, list[Any]]:
    return {name: [_plain(record) for record in found.values()] for name, found in kb.by_kind().items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Place):
        return value.path
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def lines(data: bytes) -> Counter[str]:
    """Count the lines of a file, without indentation and the dash of a list member."""
    return Counter(re.sub(r"^ *(?:- +)?", "", line) for line in data.decode().splitlines())


def comments(data: bytes) -> list[str]:
    return sorted(re.findall("# [0-9]+ 🇷🇺 about <[^>]*>", data.decode()))


def check_style(texts: Mapping[str, bytes]) -> Fixed:
    before = load_texts(texts.items())
    result = fixed(texts)
    after = {**texts, **result.texts}
    for path, data in after.items():
        note(f"--- {path}\n{texts[path].decode()}\n+++\n{data.decode()}")
    assert result.given_up == ()  # nothing is offered that could do harm
    assert not any(finding.fixable for finding in result.checked.findings)
    assert records(result.loaded.kb) == records(before.kb)
    assert fixed(after).texts == {}
    for path, data in texts.items():
        assert comments(after[path]) == comments(data)
    return result


def about(data: bytes) -> Counter[tuple[str, str]]:
    """Count the comments on lines of their own, each with what is on the next other line."""
    found: Counter[tuple[str, str]] = Counter()
    waiting: list[str] = []
    for line in data.decode().splitlines():
        words = line.strip()
        if words.startswith("# ") and "🇷🇺 about <" in words:
            waiting.append(words)
        elif words:
            name = re.sub(r"^(?:- +)?\"?([^\":]*)\"?:.*", r"\1", words)
            found.update((comment, name) for comment in waiting)
            waiting = []
    return found


@few
@given(written())
def test_order_is_mended_and_nothing_else_changes(texts: dict[str, bytes]) -> None:
    check_order(texts)


@pytest.mark.slow
@many
@given(written())
def test_much_order_is_mended(texts: dict[str, bytes]) -> None:
    check_order(texts)


def check_order(texts: Mapping[str, bytes]) -> None:
    after = {**texts, **check_style(texts).texts}
    for path, data in texts.items():
        if b"{" not in data:
            assert lines(after[path]) == lines(data)
        spoken = about(after[path])
        for comment, name in about(data):
            if f"<{name}>" in comment:
                assert (comment, name) in spoken


@few
@given(written(wild=True))
def test_what_cannot_be_moved_safely_stays(texts: dict[str, bytes]) -> None:
    check_style(texts)


@pytest.mark.slow
@many
@given(written(wild=True))
def test_much_that_cannot_be_moved_stays(texts: dict[str, bytes]) -> None:
    check_style(texts)
