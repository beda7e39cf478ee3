"""Writes the plain structure as YAML in every manner that people write it in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st
from oracle.maker import Maker
from oracle.strategies import knowledge_bases
from oracle.yamltext import PLAIN

TEXTS = {"text", "note", "quote", "translation", "name", "title", "why", "role", "author"}
WORDS = (
    "Ann said “no”.",
    "Ääni 🇸🇾 it: rained # once",
    "- one",
    "It rained\tin 1 place",
    "{x}, [y]",
)


class Writer:
    """Writes one file; every choice goes through hypothesis.

    Each comment says what it is about: the name on the next line, or nothing. With ``wild`` there
    is much that cannot be moved safely.
    """

    def __init__(self, make: Maker, *, wild: bool) -> None:
        self._make = make
        self._wild = wild
        self._tabs = wild and make.chance(5)  # which may be an error
        self._comments = 0

    def file(self, data: Mapping[str, Any]) -> bytes:
        make = self._make
        lines = [f"{self._comment('')}"] if make.chance(20) else []
        lines += [""] if make.chance(20) else []
        if make.chance(10):
            lines.append("---")
        lines += self._block(data, "")
        if make.chance(10):
            lines += ["", self._comment("")]
        end = "\r\n" if make.chance(30) else "\n"
        text = end.join(lines) + ("" if make.chance(15) else end)
        return text.encode()

    def _comment(self, about: str) -> str:
        self._comments += 1
        return f"# {self._comments} 🇷🇺 about <{about}>"

    def _shuffled(self, mapping: Mapping[str, Any]) -> list[tuple[str, Any]]:
        items = list(mapping.items())
        if self._make.chance(70):
            return self._make.some(items, len(items), len(items))
        return items

    def _block(self, mapping: Mapping[str, Any], indent: str) -> Iterator[str]:
        make = self._make
        for number, (key, value) in enumerate(self._shuffled(mapping)):
            if make.chance(15):
                yield "      " if self._wild and make.chance(20) else ""
            if number or indent:  # what stands first of all speaks of the file
                for _ in range(make.pick((0, 0, 0, 1, 2))):
                    yield f"{indent}{self._comment(key)}"
                if self._wild and make.chance(10):
                    lead = make.pick(("", indent + "  ", "\t" if self._tabs else " "))
                    yield f"{lead}{self._comment(key)}"
                    if make.chance(30):
                        yield ""
                if self._wild and make.chance(5):
                    yield f"{indent}# disputes: ignore[D5] {self._comment(key)}"
            yield from self._pair(key, value, indent)
            if make.chance(10):
                for _ in range(make.pick((1, 1, 2))):
                    yield f"{indent}{make.pick((' ', '  ', '    '))}{self._comment('')}"
                    yield from [""] * make.chance(10)

    def _pair(self, key: str, value: Any, indent: str) -> Iterator[str]:
        make = self._make
        head = f"{indent}{self._key(key)}:"
        tail = f"  {self._comment('')}" if make.chance(10) else ""
        if isinstance(value, Mapping) and value and (make.chance(85) or not indent):
            yield head + tail
            yield from self._block(value, indent + make.pick(("  ", "  ", " ", "    ")))
        elif isinstance(value, list) and value and make.chance(75):
            yield head + tail
            yield from self._list(value, indent + make.pick(("  ", "  ", "", "   ")))
        elif key in TEXTS and isinstance(value, str) and make.chance(40):
            yield from self._text(head, value, indent, tail)
        else:
            flow = list(self._flow(value, indent))
            yield f"{head} {flow[0]}" + (tail if len(flow) == 1 else "")
            yield from flow[1:]

    def _list(self, members: list[Any], indent: str) -> Iterator[str]:
        make = self._make
        for member in members:
            if make.chance(15):
                yield f"{indent}{self._comment('-')}"
            if isinstance(member, Mapping) and make.chance(80):
                gap = make.pick((" ", " ", "   "))
                lines = list(self._block(member, f"{indent} {gap}"))
                # What stands before the first name cannot stand behind a dash.
                first = next(place for place, line in enumerate(lines) if _is_content(line))
                yield f"{indent}-{gap}{lines[first].lstrip(' ')}"
                yield from lines[first + 1 :]
            else:
                flow = list(self._flow(member, indent + "  "))
                yield f"{indent}- {flow[0]}"
                yield from flow[1:]

    def _text(self, head: str, text: str, indent: str, tail: str) -> Iterator[str]:
        make = self._make
        deeper = indent + make.pick(("  ", "   "))
        how = make.pick(("|", ">", "|-", ">-", "quoted", "plain", *(("|+", ">+") * self._wild)))
        words = f"{make.pick(WORDS)} {text}"
        if how == "quoted":
            yield f"{head} {json.dumps(words, ensure_ascii=False)[:-1]}"
            yield ""
            yield f'{deeper}# not a comment"{tail}'
        elif how == "plain":
            yield f"{head} It rained"
            yield f"{deeper}on {len(text)} days{tail}"
        else:
            yield f"{head} {how}{tail}"
            if make.chance(90):
                yield f"{deeper}{words}"
                yield from [""] * make.pick((0, 0, 1))
                yield f"{deeper}# not a comment"
                yield from [""] * make.pick((0, 0, 0, 1, 2))

    def _flow(self, value: Any, indent: str) -> Iterator[str]:
        """Give the lines of a value in braces or brackets, or of a scalar."""
        if isinstance(value, str):
            yield self._scalar(value)
            return
        pairs = isinstance(value, Mapping)
        opening, closing = "{}" if pairs else "[]"
        parts: list[str] = []
        for part in self._shuffled(value) if isinstance(value, Mapping) else value:
            name, inner = part if pairs else ("", part)
            lead = f"{self._key(name)}: " if pairs else ""
            parts.append(lead + " ".join(self._flow(inner, indent)))
        if not self._make.chance(20) or not parts:
            yield opening + ", ".join(parts) + closing
            return
        yield opening
        for part in parts:
            tail = f" {self._comment('')}" if self._wild and self._make.chance(10) else ""
            yield f"{indent}    {part},{tail}"
        yield f"{indent}  {closing}"

    def _key(self, text: str) -> str:
        if PLAIN.fullmatch(text) and not self._make.chance(10):
            return text
        return json.dumps(text, ensure_ascii=False)

    def _scalar(self, text: str) -> str:
        if PLAIN.fullmatch(text) and not self._make.chance(10):
            return text
        if "\t" not in text and self._make.chance(20):
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False)


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith("#")


@st.composite
def written(draw: st.DrawFn, *, wild: bool = False) -> dict[str, bytes]:
    """The files of a valid knowledge base, in any order and style."""
    make = Maker(draw)
    files = draw(knowledge_bases())
    return {file["path"]: Writer(make, wild=wild).file(file["data"]) for file in files}
