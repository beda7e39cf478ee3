"""Making changes in the files of a knowledge base, so that they come to what was meant.

What the edits make of a file is read again and compared with what the changes make of its plain
data. Then the knowledge base is read as it would be: an edit adds no error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from disputes.edit.changes import Change, applied, same
from disputes.edit.members import edits_for
from disputes.edit.splice import splice
from disputes.edit.write import Changed
from disputes.errors import WrongUse
from disputes.finding import Edit, Finding, Level
from disputes.load import LoadResult
from disputes.load.nodes import Address, FileNodes, Raw, Wanted, read_tree
from disputes.load.paused import paused_collection
from disputes.load.plain import NotPlain, Plain
from disputes.load.text import FileText

OF_FILES = ("D00", "D01")
"""What the codes begin with of what is wrong with a file, rather than with a field of it."""


class NotAsMeant(Exception):
    """An edit that would not come to what was meant; this is a bug, and nothing is written."""


class Ready(NamedTuple):
    """Edits that are made, but not written: the bytes of each file changed, before and after."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    nodes: Mapping[str, FileNodes]

    def line_of(self, path: str, address: Address) -> int:
        """Give the line, from 1, at which something stands in a changed file afterwards."""
        line: int = self.nodes[path].member(address).key.start_mark.line + 1
        return line


class Files:
    """The files of a knowledge base, as nodes and as plain data, each read when it is asked for."""

    def __init__(self, loaded: LoadResult, on_disk: Callable[[str], bytes]) -> None:
        self._loaded = loaded
        self._on_disk = on_disk
        self._about: set[str] = set()
        self._nodes: dict[str, FileNodes] = {}
        self._plain: dict[str, dict[str, Plain]] = {}

    def watch(self, *ids: str) -> None:
        """Ask for all of the records in which these ids stand; of others only bytes are kept."""
        if not self._about.issuperset(ids):
            self._about.update(ids)
            self._nodes.clear()
            self._plain.clear()

    def text(self, path: str) -> FileText:
        """Give the text of a file."""
        return self._loaded.texts[path]

    def holding(self, words: Iterable[str]) -> list[str]:
        """Give the paths of the files in which any of some words stands, sorted.

        Raises ``WrongUse`` where a file could not be opened, as the words may stand there too.
        """
        for one in self._loaded.findings:
            if one.path not in self._loaded.texts and one.code.startswith(OF_FILES):
                raise self._cannot(one.path, "nothing is edited, as it may have the id as well")
        wanted = [word.encode() for word in words]
        return [
            path
            for path, text in sorted(self._loaded.texts.items())
            if any(word in text.data for word in wanted)
        ]

    def nodes(self, path: str) -> FileNodes:
        """Give the nodes of a file; raises ``WrongUse`` where it cannot be edited."""
        if path not in self._nodes:
            self._read(path)
        return self._nodes[path]

    def plain(self, path: str) -> dict[str, Plain]:
        """Give a file as plain data; raises ``WrongUse`` where it cannot be edited."""
        if path not in self._plain:
            self._read(path)
        return self._plain[path]

    def _read(self, path: str) -> None:
        text = self._loaded.texts[path]
        if self._found(path, OF_FILES) or self._now(path) != text.data:
            raise self._cannot(path)
        try:
            nodes, plain = _read(text, self._wanted())
        except NotPlain:
            raise self._cannot(path) from None
        self._nodes[path], self._plain[path] = nodes, plain

    def _now(self, path: str) -> bytes:
        try:
            return self._on_disk(path)
        except OSError as error:
            reason = error.strerror or str(error)
            raise WrongUse(f"cannot read {path}: {reason}; nothing was written") from error

    def _wanted(self) -> Wanted:
        words = [one.encode() for one in self._about]
        return lambda _section, _record, data: any(word in data for word in words)

    def _found(self, path: str, codes: str | tuple[str, ...]) -> list[Finding]:
        """Give what the reader found in a file that begins with some codes."""
        findings = self._loaded.findings
        return [one for one in findings if one.path == path and one.code.startswith(codes)]

    def _cannot(self, path: str, what: str = "the file is not edited") -> WrongUse:
        found = self._found(path, ("D0", "D102"))
        if not found:
            return Changed(f"{path} has changed meanwhile, nothing was written", "try again")
        first = min(found, key=Finding.order)
        place = f"{path}:{first.span.line}:{first.span.column}"
        message = f"{place}: {first.code} {first.message}"
        return WrongUse(f"{message}; until that is mended {what}", first.hint)


def prepare(
    files: Files,
    changes: Mapping[str, Sequence[Change]],
    more: Mapping[str, Sequence[Edit]] | None = None,
) -> Ready:
    """Make changes in the bytes of files; ``more`` has edits that change only comments.

    Raises ``ByHand`` where a person has to make one, ``NotAsMeant`` where a result is another than
    was meant. Costs two readings of each file that is changed, and its memory.
    """
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    found: dict[str, FileNodes] = {}
    for path in sorted({*changes, *(more or {})}):
        here = changes.get(path, ())
        data = files.text(path).data
        edits = [*edits_for(files.nodes(path), here), *(more or {}).get(path, ())]
        result = splice(data, edits)
        if result == data:
            continue
        try:
            meant = applied(files.plain(path), here)
            nodes, plain = _read(FileText(path, result), _read_in(meant))
            right = same(plain, meant)
        except NotPlain:
            right = False
        if not right:
            raise NotAsMeant(f"the edit of {path} went wrong, so nothing was written")
        before[path], after[path], found[path] = data, result, nodes
    return Ready(before, after, found)


def new_errors(
    before: LoadResult, after: LoadResult, renamed: tuple[str, str] | None = None
) -> list[Finding]:
    """Give the errors that were not there before, sorted by place.

    ``renamed`` has an id and the one that it has now: what was said of the old may be said of it.
    """
    known = Counter(finding_key(finding, renamed) for finding in _errors(before))
    found: list[Finding] = []
    for finding in sorted(_errors(after), key=Finding.order):
        key = finding_key(finding, None)
        known[key] -= 1
        if known[key] < 0:
            found.append(finding)
    return found


def _read_in(meant: Mapping[str, Plain]) -> Wanted:
    """Want the records that are not meant to have just the bytes that they had."""

    def wanted(section: str, record: str, _: bytes) -> bool:
        records = meant.get(section)
        return not (isinstance(records, Mapping) and isinstance(records.get(record), Raw))

    return wanted


def _read(text: FileText, wanted: Wanted) -> tuple[FileNodes, dict[str, Plain]]:
    """Read a file as nodes and as plain data; raises ``NotPlain``."""
    with paused_collection():
        nodes = read_tree(text, wanted)
        return nodes, nodes.plain()


def _errors(loaded: LoadResult) -> Iterable[Finding]:
    return (finding for finding in loaded.findings if finding.level is Level.ERROR)


def finding_key(
    finding: Finding, renamed: tuple[str, str] | None
) -> tuple[str, str, str | None, str]:
    """Give what a finding is known by: its file, code, record, and message without numbers.

    ``renamed`` has an id that is yet to become another.
    """
    record = finding.record
    message = "".join(one for one in finding.message if not one.isdigit())
    if renamed is not None:
        old, new = renamed
        record = new if record == old else record
        was = "".join(one for one in old if not one.isdigit())
        now = "".join(one for one in new if not one.isdigit())
        message = message.replace(f"'{was}'", f"'{now}'")
    return finding.path, finding.code, record, message
