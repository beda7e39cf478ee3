"""The format of the case files in ``load/cases`` and ``check/cases``.

A case is a knowledge base and what is to be said about it:

    === a name
    --- kb.yaml
    claims: 5
    --- findings
    1:9-10 error D020 wrong-type
        found '5', expected a mapping from ids to records
    --- loaded

What stands before the first case says what the file is about. A knowledge base may have several
files. ``⟦C3 28⟧`` in one stands for these bytes; behind a file's name ``crlf`` makes its lines end
with CR LF, and the name of an encoding encodes it. A finding is its place, level, code, rule and
record, then message, hint and related places, indented. ``loaded`` lists the ids that could be
read. ``--- pure: WHY`` and ``--- pure loaded`` give what the parser written in Python finds where
it cannot agree with libyaml.

In the cases of a rule, ``--- archive NAME`` is a text of the archive, and without one there is no
archive; ``--- settings`` has the table ``check`` of the configuration in TOML, which otherwise
selects only the rule after which the file is named. ``--- fixed NAME.yaml`` is what a file becomes
by all edits that its findings offer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from disputes.finding import Finding
from disputes.load import LoadResult
from disputes.span import Span

EXPECTATIONS = ("findings", "loaded", "pure", "fixed ")

_BYTES = re.compile("⟦([0-9A-F ]+)⟧")
_HEADER = re.compile(
    r"--- (?P<name>(?:archive|fixed) [^ :]+|[^ :]+\.ya?ml|findings|loaded|pure loaded|pure"
    r"|settings)(?P<rest>.*)"
)


@dataclass
class Case:
    """One case, as written."""

    file: Path
    name: str
    texts: list[tuple[str, bytes]] = field(default_factory=list)
    archived: list[tuple[str, bytes]] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)
    reason: str = ""

    @property
    def id(self) -> str:
        """What the test of this case is called."""
        return f"{self.file.stem}: {self.name}"

    def expected(self, *, pure: bool) -> tuple[str, str]:
        """Give the findings and the loaded ids as written."""
        sections = self.sections
        findings, loaded = sections.get("findings", ""), sections.get("loaded", "")
        if pure and "pure" in sections:
            return sections["pure"], sections.get("pure loaded", loaded)
        return findings, loaded

    def written(self, result: LoadResult, findings: Iterable[Finding]) -> tuple[str, str]:
        """Give findings and the loaded ids as they are written in a case."""
        several = len(self.texts) > 1
        return "".join(_finding(finding, several) for finding in findings), _loaded(result)

    def archive(self) -> dict[str, bytes]:
        """Give the texts of the archive by name."""
        return dict(self.archived)


def read_cases(file: Path) -> list[Case]:
    """Read the cases of a file."""
    cases: list[Case] = []
    for header, body in _parts(file.read_text(encoding="utf-8").splitlines(keepends=True)):
        if header.startswith("=== "):
            cases.append(Case(file, header[4:].strip()))
        elif header:
            _add(cases[-1], header, body)
    return cases


def rewrite(case: Case, result: Callable[[str], str]) -> None:
    """Write into the case's file what ``result`` gives for the name of each expectation."""
    lines: list[str] = []
    current = ""
    for header, body in _parts(case.file.read_text(encoding="utf-8").splitlines(keepends=True)):
        if header.startswith("=== "):
            current = header[4:].strip()
        match = _HEADER.fullmatch(header.rstrip("\n"))
        name = match["name"] if match else ""
        if current == case.name and name.startswith(EXPECTATIONS):
            body = result(name)
        lines += [header, body]
    case.file.write_text("".join(lines), encoding="utf-8")


def _parts(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give each header line with the text up to the next one; first that without a header."""
    header = ""
    body: list[str] = []
    for line in lines:
        if line.startswith("=== ") or _HEADER.fullmatch(line.rstrip("\n")):
            yield header, "".join(body)
            header, body = line, []
        else:
            body.append(line)
    yield header, "".join(body)


def _add(case: Case, header: str, body: str) -> None:
    match = _HEADER.fullmatch(header.rstrip("\n"))
    assert match is not None
    name, rest = match["name"], match["rest"].strip()
    if name.startswith("fixed ") or not (name.endswith((".yaml", ".yml")) or " " in name):
        assert name not in case.sections, f"{case.id} has {name} twice"
        case.sections[name] = body
        case.reason = rest.removeprefix(":").strip() or case.reason
        return
    if rest == "crlf":
        body, rest = body.replace("\n", "\r\n"), ""
    data = bytearray()
    end = 0
    for part in _BYTES.finditer(body):
        data += body[end : part.start()].encode(rest or "utf-8") + bytes.fromhex(part[1])
        end = part.end()
    data += body[end:].encode(rest or "utf-8")
    if name.startswith("archive "):
        case.archived.append((name.removeprefix("archive "), bytes(data)))
    else:
        case.texts.append((name, bytes(data)))


def _place(span: Span) -> str:
    line = f"{span.end_line}:" if span.end_line != span.line else ""
    return f"{span.line}:{span.column}-{line}{span.end_column}"


def _finding(finding: Finding, several: bool) -> str:
    path = f"{finding.path}:" if several else ""
    head = f"{path}{_place(finding.span)} {finding.level} {finding.code} {finding.rule}"
    lines = [head + (f" in {finding.record}" if finding.record else ""), f"    {finding.message}"]
    if finding.hint:
        lines.append(f"    hint: {finding.hint}")
    for related in finding.related:
        where = f"{related.path}:{_place(related.span)}" if several else _place(related.span)
        lines.append(f"    related: {where} {related.message}")
    return _visible("\n".join(lines)) + "\n"


def _loaded(result: LoadResult) -> str:
    sections = ((name, sorted(records)) for name, records in result.kb.by_kind().items())
    return "".join(f"{name}: {' '.join(ids)}\n" for name, ids in sections if ids)


def _visible(text: str) -> str:
    return "".join(
        char if char.isprintable() or char == "\n" else f"⟦{char.encode().hex(' ').upper()}⟧"
        for char in text
    )
