"""GraphML, for Gephi, yEd, igraph and networkx.

Written here rather than by networkx, which writes control characters that no parser reads, fails
on what is absent, and takes longer to import than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from disputes.escape.xml import xml_text
from disputes.view.drawing import Drawing, drawing_data

Data = dict[str, Any]

_TYPES = {bool: "boolean", int: "int", str: "string"}
_ENDS = ("id", "from", "to")


def render(drawing: Drawing) -> Iterator[str]:
    """Give a drawing as GraphML; what is absent has no element, a list is joined by spaces.

    A graph of parties is undirected, all others are directed, with ``symmetric`` on the edges that
    have no direction.
    """
    data = drawing_data(drawing)
    head = {name: data[name] for name in ("title", "as_of", "by", "complete", "draw")}
    keys = _keys({"graph": [head], "node": data["nodes"], "edge": data["edges"]})
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for (of, name), (number, told) in keys.items():
        yield f'  <key id="{number}" for="{of}" attr.name="{name}" attr.type="{told}"/>\n'
    directed = "undirected" if drawing.draws == "party" else "directed"
    yield f'  <graph id="disputes" edgedefault="{directed}">\n'
    yield from _values("graph", head, keys)
    for node in data["nodes"]:
        yield f'    <node id="{xml_text(node["id"])}">\n'
        yield from _values("node", node, keys)
        yield "    </node>\n"
    for place, edge in enumerate(data["edges"]):
        start, end = xml_text(edge["from"]), xml_text(edge["to"])
        yield f'    <edge id="e{place}" source="{start}" target="{end}">\n'
        yield from _values("edge", edge, keys)
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"


_Keys = dict[tuple[str, str], tuple[str, str]]


def _keys(places: Mapping[str, list[Data]]) -> _Keys:
    """Give the declaration of each attribute that occurs: its number and type."""
    found: _Keys = {}
    for place, rows in places.items():
        types: dict[str, str] = {}
        for row in rows:
            for name, value in row.items():
                if name not in _ENDS and value is not None:
                    types[name] = _TYPES.get(type(value), "string")
        for name in sorted(types):
            found[place, name] = (f"d{len(found)}", types[name])
    return found


def _values(place: str, row: Data, keys: _Keys) -> Iterator[str]:
    indent = "    " if place == "graph" else "      "
    for name, value in row.items():
        if name not in _ENDS and value is not None:
            yield f'{indent}<data key="{keys[place, name][0]}">{_written(value)}</data>\n'


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return xml_text(" ".join(map(str, value)))
    return xml_text(str(value))
