"""YAML as an editor reads it: scalars typed by the core schema of YAML 1.2."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any

import yaml


class CoreLoader(yaml.CSafeLoader):
    """Types plain scalars as YAML 1.2 does; the names of fields stay texts, as in JSON."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - so declared in PyYAML

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Give a mapping by the texts of its keys."""
        return {
            str(key.value): self.construct_object(value, deep=deep) for key, value in node.value
        }


def _number(_: CoreLoader, node: yaml.ScalarNode) -> float:
    text = node.value
    if text.lower().endswith((".inf", ".nan")):
        return float(text.replace(".", "", 1))
    for sign, base in (("0x", 16), ("0o", 8)):
        if text.startswith(sign):
            return int(text[2:], base)
    try:
        return int(text)
    except ValueError:
        return float(text)


def _nothing(_: CoreLoader, _node: yaml.ScalarNode) -> None:
    return None


def _truth(_: CoreLoader, node: yaml.ScalarNode) -> bool:
    return bool(node.value.lower() == "true")


for _tag, _pattern, _make in (
    ("null", r"null|Null|NULL|~|", _nothing),
    ("bool", r"true|True|TRUE|false|False|FALSE", _truth),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", _number),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", _number),
    ("float", r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", _number),
):
    _name = f"tag:yaml.org,2002:{_tag}"
    CoreLoader.add_implicit_resolver(_name, re.compile(f"(?:{_pattern})\\Z"), None)
    CoreLoader.add_constructor(_name, _make)


def read(text: str | bytes) -> Any:
    """Give the value of a text, as an editor sees it."""
    return yaml.load(text, CoreLoader)
