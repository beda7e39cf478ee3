"""A file as plain data, whatever its style: what an edit is held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Union

from disputes.load.resume import read_nodes
from disputes.load.tree import MAPPING, SEQUENCE, Node, Oddity, is_absent, kind_of, text_of

Plain = Union[None, str, Sequence["Plain"], Mapping[str, "Plain"]]  # noqa: UP007 - it is recursive
"""A value: absent, a text, a list, or a mapping in the order of the file."""


class NotPlain(ValueError):
    """The file cannot be read whole, or has what the format has not: anchors, tags, double keys."""


def plain_tree(data: bytes) -> dict[str, Plain]:
    """Give the fields of a file, sections with their records; raises ``NotPlain``.

    Costs one reading of the file, and the memory of all of it.
    """
    tree: dict[str, Plain] = {}
    records: dict[str, Plain] = {}
    oddities: list[Oddity] = []

    def take(section: Node | None, key: Node, node: Node) -> None:
        nonlocal records
        name = name_of(key)
        if section is not None:
            put(records, name, plain_of(node))
            return
        taken, records = records, {}
        put(tree, name, taken if kind_of(node) == MAPPING and taken else plain_of(node))

    if read_nodes(data, take, oddities.append) or oddities:
        raise NotPlain("the file cannot be read whole")
    return tree


def plain_of(node: Node) -> Plain:
    """Turn a node into plain data; raises ``NotPlain``. The reader limits how deep it can be."""
    kind = kind_of(node)
    if kind == MAPPING:
        mapping: dict[str, Plain] = {}
        pairs = iter(node)
        for key, value in zip(pairs, pairs, strict=True):
            put(mapping, name_of(key), plain_of(value))
        return mapping
    if kind == SEQUENCE:
        return [plain_of(member) for member in node]
    return None if is_absent(node) else text_of(node)


def name_of(key: Node) -> str:
    """Give the text of a name; raises ``NotPlain`` where it is none."""
    name = text_of(key)
    if name is None:
        raise NotPlain("a name is not a text")
    return name


def put(mapping: dict[str, Any], name: str, value: Any) -> None:
    """Put a member into a mapping; raises ``NotPlain`` where it has one of the name."""
    if name in mapping:
        raise NotPlain(f"'{name}' stands twice")
    mapping[name] = value
