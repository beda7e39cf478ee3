"""Ways to change a knowledge base whose effect on the report is known beforehand."""

import copy
import json
from collections.abc import Mapping
from random import Random
from typing import Any

from .records import STANCES, Record

SECTIONS = ("topics", "sources", "documents", "questions", "claims")
RELATIONS = ("contradicts", "negates", "implies", "supports", "weakens")
# Fields whose values are ids: in the files, and in the report.
REFERENCES = {
    *("topic", "speaks_for", "source", "member_of", "publisher", "based_on", "answers"),
    *("claim", "in", "via", "if"),
    *RELATIONS,
    *STANCES,
}
REPORTED = {
    *("id", "topic", "dispute", "party", "source", "claim", "document"),
    *("claims", "opposed", "across", "documents", "origins", "via", "for", "against", "if"),
}
# Lists of the report whose order the design leaves open.
UNORDERED = ("assertions", "reports", "declined", "withdrawn", "disowned", "conditional", "latest")


def text(value: Any) -> str:
    """A value as the bytes of its JSON, fields in their order."""
    return json.dumps(value, ensure_ascii=False)


def canonical(value: Any, key: str = "") -> Any:
    """A report with the lists sorted whose order the design leaves open."""
    if isinstance(value, Mapping):
        return {name: canonical(part, name) for name, part in value.items()}
    if not isinstance(value, list):
        return value
    parts = [canonical(part) for part in value]
    if key in UNORDERED:
        parts.sort(key=lambda part: json.dumps(part, sort_keys=True))
    return parts


def shuffled(value: Any, random: Random, *, lists: bool, key: str = "") -> Any:
    """The same with records and fields in another order, and lists too if wanted."""
    if isinstance(value, Mapping):
        names = random.sample(list(value), len(value))
        return {name: shuffled(value[name], random, lists=lists, key=name) for name in names}
    if isinstance(value, list):
        parts = [shuffled(part, random, lists=lists) for part in value]
        if lists and key != "via":
            random.shuffle(parts)
        return parts
    return value


def shuffled_files(files: list[Record], random: Random, *, lists: bool) -> list[Record]:
    """The same files in another order, each shuffled."""
    parts = [{**file, "data": shuffled(file["data"], random, lists=lists)} for file in files]
    random.shuffle(parts)
    return parts


def _renamed(value: Any, prefix: str, fields: set[str], key: str) -> Any:
    if isinstance(value, Mapping):
        return {name: _renamed(part, prefix, fields, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, prefix, fields, key) for part in value]
    return prefix + value if isinstance(value, str) and key in fields else value


def renamed_files(files: list[Record], prefix: str) -> list[Record]:
    """The files with a prefix before every id, which keeps their order."""
    renamed = []
    for file in files:
        data = _renamed(file["data"], prefix, REFERENCES, "")
        for section in SECTIONS:
            if section in data:
                data[section] = {prefix + name: part for name, part in data[section].items()}
        renamed.append({**file, "data": data})
    return renamed


def renamed_report(report: Mapping[str, Any], prefix: str) -> Any:
    """A report with a prefix before every id."""
    return _renamed(report, prefix, REPORTED, "")


UNRELATED = "zz-unrelated"


def with_unrelated_claim(files: list[Record]) -> list[Record]:
    """The files and one more, with a claim that has to do with none of the others."""
    assertion = {"asserts": "zz-source", "said": "2010", "in": "zz-document", "quote": "so it is"}
    data = {
        "sources": {"zz-source": {"name": "A stranger", "kind": "person"}},
        "documents": {"zz-document": {"title": "Something else", "publisher": "zz-source"}},
        "claims": {UNRELATED: {"text": "It is so elsewhere.", "assertions": [assertion]}},
    }
    return [*files, {"path": "kb/unrelated.yaml", "data": data}]


def without_unrelated_claim(report: Mapping[str, Any]) -> Record:
    """A report as it was before that claim was added."""
    left: Record = copy.deepcopy(dict(report))
    (added,) = (claim for claim in left["claims"] if claim["id"] == UNRELATED)
    left["claims"].remove(added)
    left["counts"][added["status"]] -= 1
    return left


def with_later_acts(files: list[Record], said: str) -> list[Record]:
    """The files with every source denying, then retracting, every claim at a later date."""
    changed = copy.deepcopy(files)
    live = [file["data"] for file in changed if file["data"].get("draft") != "true"]
    sources = [name for data in live for name in data.get("sources", {})]
    for data in live:
        for claim in data.get("claims", {}).values():
            later: list[Record] = [{"denies": sources, "said": said}]
            later += [{stance: sources, "said": f"{said}.."} for stance in ("retracts", "disowns")]
            claim["assertions"] = [*claim.get("assertions", []), *later]
    return changed


def without_roles(files: list[Record]) -> list[Record]:
    """The files with nobody speaking for anybody."""
    changed = copy.deepcopy(files)
    for file in changed:
        for source in file["data"].get("sources", {}).values():
            source.pop("speaks_for", None)
    return changed
