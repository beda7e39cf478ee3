"""What GitHub's runner takes for a command, after its own source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

ISSUES = ("error", "warning", "notice")
FILES = ("set-env", "set-output", "save-state", "add-path", "add-matcher", "remove-matcher")
KNOWN = frozenset(
    {*ISSUES, *FILES, "debug", "group", "endgroup", "add-mask", "stop-commands", "echo"}
)

_IGNORED = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def commands(output: str) -> Iterator[Command]:
    """Give the commands in an output; lines are compared as they are, and by culture."""
    for line in output.split("\n"):
        found = _command(line)
        bare = _command(_IGNORED.sub("", line))
        assert (found is None) == (bare is None), line
        if found is not None:
            yield found


def _command(line: str) -> Command | None:
    return _new(line) or _old(line)


def _new(line: str) -> Command | None:
    start = line.lstrip()
    if not start.startswith("::"):
        return None
    head, colons, data = start[2:].partition("::")
    name, _, properties = head.partition(" ")
    if not colons or name.lower() not in KNOWN:
        return None
    return Command(name, dict(_properties(properties)), _unescaped(data))


def _old(line: str) -> Command | None:
    _, mark, rest = line.partition("##[")
    head, bracket, data = rest.partition("]")
    name = head.partition(" ")[0]
    if not mark or not bracket or name.lower() not in KNOWN:
        return None
    return Command(name, {}, data)


def _properties(text: str) -> Iterator[tuple[str, str]]:
    for part in text.strip().split(","):
        name, sign, value = part.partition("=")
        if sign and value:
            yield name, _unescaped(value).replace("%3A", ":").replace("%2C", ",")


def _unescaped(text: str) -> str:
    return re.sub("%(0D|0A|25)", lambda match: chr(int(match[1], 16)), text)
