"""Writing a text as the value of a field, on one line or folded below it."""

from __future__ import annotations

import re
from typing import NamedTuple

from disputes.edit.scalars import WIDTH, folded, looks_typed, scalar
from disputes.model.fields import RECORD_TYPES, FieldType

QUOTED = frozenset(("quote", "translation"))
"""Fields whose texts are in double quotes, however they look: they are the words of others."""

_TEXTS = frozenset(
    name
    for kind in RECORD_TYPES.values()
    for name, spec in kind.fields.items()
    if spec.type in (FieldType.TEXT, FieldType.TEXTS)
)

_NUMBER = re.compile(r"[-+~.,0-9]+")
_DATE = re.compile(r"(?:\.\.)?[0-9]{4}-[0-9].*")

_SPACE = re.compile(r"(?<=\S) (?=\S)")
_SOFT = "[\u00a0\u00ad\u200b-\u200d\u2060\u2061-\u2064]"
"""Characters that cannot be seen, and that texts of many languages need; as they are written."""

_FIRST_STANDIN = 0x4E00


class Written(NamedTuple):
    """A text as it is written: behind the name, and the lines below it.

    ``block`` is whether these are those of a literal or folded text, behind which no comment can
    stand.
    """

    first: str
    more: tuple[str, ...] = ()
    block: bool = False


def write_text(
    name: str, text: str, source: str, used: int, deeper: int, *, one: bool = False
) -> Written:
    """Write a text of a field, ``used`` columns being taken, and further lines indented.

    ``source`` is how it is written so far, ``one`` asks for double quotes where one line is not
    enough. Linear.
    """
    if text.isascii() or not re.search(_SOFT, text):
        return _write(name, text, used, deeper, one=one)
    hidden, back = _hidden(text, source)
    first, more, block = _write(name, hidden, used, deeper, one=one)
    return Written(first.translate(back), tuple(line.translate(back) for line in more), block)


def write_one(name: str, text: str, source: str, *, flow: bool) -> str:
    """Write a text of a field on one line; ``source`` is how it is written so far."""
    if text.isascii() or not re.search(_SOFT, text):
        return one_scalar(name, text, flow=flow)
    hidden, back = _hidden(text, source)
    return one_scalar(name, hidden, flow=flow).translate(back)


def one_scalar(name: str, text: str, *, flow: bool = False) -> str:
    """Write a text of a field on one line: plain where that is sound, else in double quotes."""
    if name == "value":  # a number that is a text, as other programs would not see
        typed = not _DATE.fullmatch(text) and (looks_typed(text) or bool(_NUMBER.fullmatch(text)))
        return scalar(text, flow=flow, quoted=typed)
    if name not in QUOTED and ('"' in text or "\\" in text):
        body = text[1:].replace('"', "'").replace("\\", "'")
        if scalar(text[:1] + body, flow=flow) == text[:1] + body:
            return text
    quoted = name in QUOTED or (name in _TEXTS and looks_typed(text))
    return scalar(text, flow=flow, quoted=quoted)


def _write(name: str, text: str, used: int, deeper: int, *, one: bool) -> Written:
    line = one_scalar(name, text)
    quoted = name in QUOTED or one
    if not quoted and "\n" in text:
        return _written_in_lines(text, deeper) or _folded(text, line, used, deeper)
    if used + 1 + len(line) <= WIDTH:
        return Written(line)
    if not quoted and _foldable(text):
        return Written(">-", _wrapped(text, deeper), block=True)
    return _folded(text, line, used, deeper)


def _folded(text: str, line: str, used: int, deeper: int) -> Written:
    if used + 1 + len(line) <= WIDTH:
        return Written(line)
    lines = folded(text, deeper)
    if len(lines) == 1 and len(lines[0]) - deeper >= WIDTH - used - 1 and len(lines[0]) > WIDTH:
        return Written(line)  # it cannot be broken, and is too long wherever it stands
    return Written("", tuple(lines))


def _written_in_lines(text: str, deeper: int) -> Written | None:
    """Write a text of several lines as it is read, or nothing where that is not sound."""
    body = text.removesuffix("\n")
    sign = "" if body != text else "-"
    lines = body.split("\n")
    if not lines[-1] or not all(_sound_line(line) for line in lines):
        return None
    if lines[0][:1] in ("", " ", "\t"):
        return None  # how far it is indented would have to be told
    lead = " " * deeper
    if all(deeper + len(line) <= WIDTH for line in lines):
        return Written(f"|{sign}", tuple(lead + line if line else "" for line in lines), block=True)
    if not all(_foldable(line) for line in lines if line):
        return None
    folded_lines: list[str] = []
    for number, line in enumerate(lines):
        if number:
            folded_lines.append("")
        if line:
            folded_lines += _wrapped(line, deeper)
    return Written(f">{sign}", tuple(folded_lines), block=True)


def _foldable(text: str) -> bool:
    """Tell whether a text of one line can be folded without quotes."""
    if not text or text[0].isspace() or text[-1].isspace() or not _SPACE.search(text):
        return False
    return _sound_line(text) and "\t" not in text


def _sound_line(line: str) -> bool:
    """Tell whether a line of a literal text needs no escapes."""
    body = line.replace("\t", " ").replace('"', "").replace("\\", "")
    return scalar(body, quoted=True) == f'"{body}"' and line == line.rstrip()


def _wrapped(text: str, indent: int) -> tuple[str, ...]:
    """Break a text at single spaces into lines of at most the width, where it can be broken."""
    lines: list[str] = []
    start = last = 0
    most = WIDTH - indent
    for match in _SPACE.finditer(text):
        if match.start() - start > most and last > start:
            lines.append(text[start:last])
            start = last + 1
        last = match.start()
    if len(text) - start > most and last > start:
        lines.append(text[start:last])
        start = last + 1
    lines.append(text[start:])
    lead = " " * indent
    return tuple([lead + line for line in lines])


def _hidden(text: str, source: str) -> tuple[str, dict[int, str]]:
    """Put letters that a text does not have for what cannot be seen, and say how to undo that."""
    taken = set(text)
    there: dict[int, str] = {}
    back: dict[int, str] = {}
    code = _FIRST_STANDIN
    for mark in dict.fromkeys(re.findall(_SOFT, text)):
        if mark not in source:
            continue
        while chr(code) in taken:
            code += 1
        there[ord(mark)], back[code] = chr(code), mark
        code += 1
    return text.translate(there), back
