"""Writes the plain structure as YAML, in the simplest way that keeps every text."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

PLAIN = re.compile(r"[a-z0-9]+([-_.][a-z0-9]+)*")


def _scalar(text: str) -> str:
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _flow(value: Any) -> str:
    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value, Mapping):
        pairs = (f"{_scalar(key)}: {_flow(part)}" for key, part in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(_flow(part) for part in value) + "]"


def _block(record: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, Mapping) and value:
            yield f"{indent}{_scalar(key)}:"
            yield from _block(value, indent + "  ")
        elif key in ("assertions", "reports") and value:
            yield f"{indent}{_scalar(key)}:"
            for part in value:
                first, *rest = _block(part, indent + "    ")
                yield f"{indent}  - {first.lstrip()}"
                yield from rest
        else:
            yield f"{indent}{_scalar(key)}: {_flow(value)}"


def to_yaml(files: Sequence[Mapping[str, Any]]) -> list[tuple[str, bytes]]:
    """The path and the bytes of every file."""
    return [(file["path"], ("\n".join(_block(file["data"], "")) + "\n").encode()) for file in files]
