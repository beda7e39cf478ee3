"""Writes plain data as YAML in any style, with comments anywhere; all choices come from outside."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w.-]| (?=\w))*")


class Styled:
    """Writes one file; ``comments`` has those it wrote."""

    def __init__(self, chance: Random, *, comments: float, silencing: bool = False) -> None:
        self._chance = chance
        self._often = comments
        self._silencing = silencing
        self.comments: list[str] = []
        self._most = 1000

    def file(self, tree: Mapping[str, Any]) -> bytes:
        """Write a file."""
        lines = self._mapping(tree, 0)
        end = self._chance.choice(["\n", "\n", "\r\n"])
        if self._chance.random() < 0.1:
            lines.insert(0, "---")
        text = end.join(lines) + self._chance.choice(["", end, end, end * 2])
        return text.encode()

    def _comment(self) -> str:
        number = len(self.comments)
        words = f"# c{number} [,] {{x: y}} 'z"
        if self._silencing and self._chance.random() < 0.3:
            words = f"# disputes: ignore[D201] c{number}"
        self.comments.append(words)
        return words

    def _maybe(self, part: float = 1.0) -> bool:
        return self._chance.random() < self._often * part

    def _above(self, column: int) -> list[str]:
        lines: list[str] = []
        if self._chance.random() < 0.15:
            lines += [""] * self._chance.randint(1, 3)
        while self._maybe():
            at = self._chance.choice(
                [column, column, column, 0, column + 1, column + 2, column + 4]
            )
            at = min(at, self._most)  # deeper, it would be part of the literal text above
            lines.append(" " * at + self._comment())
            if self._chance.random() < 0.2:
                lines.append("  " * self._chance.randint(0, 1))
        return lines

    def _behind(self) -> str:
        return " " * self._chance.randint(1, 4) + self._comment() if self._maybe() else ""

    def _mapping(self, tree: Mapping[str, Any], column: int) -> list[str]:
        lines: list[str] = []
        for name, value in tree.items():
            lines += self._above(column)
            first, *more = self._value(value, column, " " * column + self._key(name) + ":")
            lines += [first, *more]
        lines += self._above(column)
        return lines

    def _key(self, name: str) -> str:
        return json.dumps(name) if self._chance.random() < 0.1 else name

    def _value(self, value: Any, column: int, prefix: str) -> list[str]:
        """Write a value behind a name or a dash."""
        self._most = 1000
        step = self._chance.choice([1, 2, 2, 2, 4])
        deeper = column + step
        if value is None:
            return [prefix + self._behind()]
        if isinstance(value, str):
            return self._text(value, deeper, prefix)
        if not value or self._chance.random() < 0.35:
            return self._in_flow(value, deeper, prefix)
        head = prefix + self._behind()
        if isinstance(value, Mapping):
            return [head, *self._mapping(value, deeper)]
        dash = column if self._chance.random() < 0.3 and not prefix.endswith("-") else deeper
        return [head, *self._items(value, dash)]

    def _items(self, value: Sequence[Any], column: int) -> list[str]:
        lines: list[str] = []
        for one in value:
            lines += self._above(column)
            gap = self._chance.choice([1, 1, 1, 3])
            dash = " " * column + "-"
            if isinstance(one, Mapping) and one and self._chance.random() < 0.7:
                inner = self._mapping(one, column + 1 + gap)
                while inner and not inner[0].strip():
                    inner.pop(0)
                if inner[0].lstrip().startswith("#") or inner[0][: column + 1 + gap].strip():
                    lines += [dash, *inner]
                else:
                    lines += [dash + " " * gap + inner[0].lstrip(), *inner[1:]]
            else:
                lines += self._value(one, column, dash)
        lines += self._above(column)
        return lines

    def _text(self, text: str, deeper: int, prefix: str) -> list[str]:
        how = self._chance.choice(["plain", "double", "single", "block", "folded", "below"])
        lead = " " * deeper
        bare = text.isprintable() and text.strip() == text and bool(text)
        if how == "block" and bare and "  " not in text:
            sign = self._chance.choice(["|-", ">-"])
            self._most = deeper - 1
            return [f"{prefix} {sign}{self._behind()}", lead + text]
        if how == "folded" and bare and "  " not in text and '"' not in text and "\\" not in text:
            words = text.split(" ")
            at = self._chance.randint(0, len(words) - 1)
            one, two = " ".join(words[:at]), " ".join(words[at:])
            if one and two and not two.startswith("#"):
                return [f'{prefix} "{one}', f'{lead}{two}"{self._behind()}']
        if how == "plain" and prefix.endswith(("quote:", '"quote":')):
            how = "double"  # a comment behind a plain quote is an error
        written = self._one_line(text, how)
        if how == "below":
            return [prefix + self._behind(), *self._own(deeper), lead + written + self._behind()]
        return [f"{prefix} {written}{self._behind()}"]

    def _own(self, column: int) -> list[str]:
        return [" " * column + self._comment()] if self._maybe() else []

    def _one_line(self, text: str, how: str) -> str:
        if how == "single" and text.isprintable():
            return "'" + text.replace("'", "''") + "'"
        if how == "plain" and _PLAIN.fullmatch(text):
            return text
        return json.dumps(text, ensure_ascii=False)

    def _in_flow(self, value: Any, deeper: int, prefix: str) -> list[str]:
        """Write a value in brackets, on one line or on several."""
        lines = [prefix + " "]
        self._flow(value, deeper, lines)
        lines[-1] += self._behind()
        return lines

    def _flow(self, value: Any, deeper: int, lines: list[str]) -> None:
        if value is None:
            return
        if isinstance(value, str):
            lines[-1] += self._one_line(value, self._chance.choice(["single", "double"]))
            return
        named = isinstance(value, Mapping)
        lines[-1] += "{" if named else "["
        pairs: list[tuple[str, Any]] = (
            list(value.items()) if named else [("", one) for one in value]
        )
        for number, (name, one) in enumerate(pairs):
            self._break(deeper, lines)
            if named:
                lines[-1] += f"{self._key(name)}: "
            self._flow(one, deeper, lines)
            if number < len(pairs) - 1:
                lines[-1] += ", "
        self._break(deeper, lines)
        lines[-1] += "}" if named else "]"

    def _break(self, deeper: int, lines: list[str]) -> None:
        if self._chance.random() < 0.2 or self._maybe(0.5):
            lines[-1] += self._behind()
            lines += self._above(deeper)
            lines.append(" " * deeper)
