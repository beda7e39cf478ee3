"""PyYAML's own parser, made to accept what libyaml does, for where there is no libyaml."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import ScalarEvent
from yaml.scanner import ScannerError
from yaml.tokens import ScalarToken

_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_ESCAPED_SURROGATE = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")


def pure_events(data: bytes) -> Callable[[], Any]:
    """Give the function that returns the next event, and fails only with ``YAMLError``."""
    loader = _PureLoader(data)
    get: Callable[[], Any] = loader.get_event

    def checked() -> Any:
        try:
            event = get()
        except (ValueError, OverflowError) as error:  # an escape for no character
            raise ScannerError(None, None, "found an invalid escape", loader.get_mark()) from error
        if event.__class__ is ScalarEvent and _SURROGATE.search(event.value):
            raise ScannerError(None, None, "found an invalid escape", _surrogate_mark(event))
        return event

    return checked


def _surrogate_mark(event: Any) -> yaml.Mark:
    """Find the escape of a surrogate in a scalar; no other way leads to one."""
    mark = event.start_mark
    text = mark.buffer[mark.pointer :]
    at = next(
        (match.start() for match in _ESCAPE.finditer(text) if _ESCAPED_SURROGATE.match(match[0])),
        0,
    )
    line = mark.line + text.count("\n", 0, at)
    start = text.rfind("\n", 0, at) + 1
    column = at - start + (0 if start else mark.column)
    return yaml.Mark(mark.name, mark.index + at, line, column, None, 0)


class _PureLoader(yaml.SafeLoader):
    """PyYAML's own parser with libyaml's rules for tabs, and for ? within flow collections."""

    def forward(self, length: int = 1) -> None:
        text = self.prefix(length)
        super().forward(length)
        if "\ufeff" in text:  # PyYAML does not count it
            self.column += text.rpartition("\n")[2].count("\ufeff")

    def scan_to_next_token(self) -> None:
        while True:
            blanks = " \t" if self.flow_level or not self.allow_simple_key else " "
            while self.peek() in blanks:
                self.forward()
            if self.peek() == "#":
                while self.peek() not in "\0\r\n":
                    self.forward()
            if self.peek() not in "\r\n":
                return
            self._break()
            if not self.flow_level:
                self.allow_simple_key = True

    def _break(self) -> str:
        self.forward(2 if self.prefix(2) == "\r\n" else 1)
        return "\n"

    def fetch_directive(self) -> None:
        if self.prefix(5) not in ("%YAML", "%TAG "):
            raise ScannerError(None, None, "found an unknown directive", self.get_mark())
        super().fetch_directive()

    def scan_plain(self) -> ScalarToken:
        chunks: list[str] = []
        spaces: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        while self.peek() != "#":
            length = self._plain_length(start)
            if length == 0:
                break
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self, start: yaml.Mark) -> int:
        length = 0
        while True:
            character = self.peek(length)
            if character in "\0 \t\r\n" or (self.flow_level and character in ",[]{}"):
                return length
            following = self.peek(length + 1) if character == ":" else ""
            if following and following in "\0 \t\r\n":
                return length
            if following and self.flow_level and following in ",?[]{}":
                self.forward(length)
                context = "while scanning a plain scalar"
                raise ScannerError(context, start, "found unexpected ':'", self.get_mark())
            length += 1

    def scan_plain_spaces(self, indent: int, start_mark: yaml.Mark) -> list[str]:
        length = 0
        while self.peek(length) in " \t":
            length += 1
        blanks = self.prefix(length)
        self.forward(length)
        if self.peek() not in "\r\n":
            return [blanks] if blanks else []
        self._break()
        self.allow_simple_key = True
        breaks: list[str] = []
        while self.peek() in " \t\r\n" or self.column == 0:
            if self.prefix(3) in ("---", "...") and self.peek(3) in "\0 \t\r\n":
                return []
            if self.peek() in "\r\n":
                breaks.append(self._break())
            elif self.peek() == " ":
                self.forward()
            elif self.peek() != "\t":
                break
            elif self.column < indent:
                problem = "found a tab character that violates indentation"
                context = "while scanning a plain scalar"
                raise ScannerError(context, start_mark, problem, self.get_mark())
            else:
                self.forward()
        return breaks or [" "]

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, yaml.Mark]:
        found: tuple[list[str], int, yaml.Mark] = super().scan_block_scalar_indentation()
        self._refuse_tab()
        return found

    def scan_block_scalar_breaks(self, indent: int) -> tuple[list[str], yaml.Mark]:
        found: tuple[list[str], yaml.Mark] = super().scan_block_scalar_breaks(indent)
        if self.column < indent:
            self._refuse_tab()
        return found

    def _refuse_tab(self) -> None:
        if self.peek() == "\t":
            problem = "found a tab character where an indentation space is expected"
            raise ScannerError("while scanning a block scalar", None, problem, self.get_mark())
