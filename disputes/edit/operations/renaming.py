"""Giving a record another id, wherever it is referred to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from disputes.edit.apply import Files
from disputes.edit.changes import Change, Put, Rename
from disputes.edit.plan import Plan, Spot
from disputes.edit.uses import definition, definitions, uses
from disputes.errors import WrongUse
from disputes.finding import Edit
from disputes.load import LoadResult
from disputes.load.comments import comments_with
from disputes.load.fields import MOST_ID_CHARACTERS, is_id
from disputes.load.text import FileText
from disputes.model.comments import MARKER
from disputes.span import Span

_FORM = re.compile(r"#[ \t]*disputes:[ \t]*(?:ignore|accepted|report[ \t]+of[ \t]+assertion)\b")
"""What a comment for the program begins with that is no word of a person, and names no record."""


def rename_record(files: Files, loaded: LoadResult, old: str, new: str) -> Plan:
    """Plan to give a record another id, in every file; raises ``WrongUse``.

    Comments for the program are changed as well where they name it. A topic may be one that only
    claims and questions name; then another such topic may have the new id, and the two become one.
    """
    if old == new:
        raise WrongUse(f"'{old}' is its id already")
    files.watch(old, new)
    demand_id(new)
    topics = loaded.kb.topics_in_use()
    only_named = old in topics and loaded.kb.record(old) is None
    # Else a renaming of such a topic that was interrupted could not be finished.
    demand_free(files, loaded, new, topic=only_named)
    record = None
    if not only_named or definitions(files, old):
        record = definition(files, loaded, old)
    topic = record is None or record.section == "topics"
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    comments: dict[str, list[Edit]] = {}
    first: Spot | None = None
    number = 0
    referring: set[str] = set()
    for path in files.holding([old]):
        for at in uses(files.plain(path), old, topic=topic):
            changes[path].append(Put(at, new))
            number += 1
            referring.add(path)
            first = first or Spot(path, at)
        found = list(_in_comments(files.text(path), old, new))
        if found:
            comments[path] = found
    if record is not None:
        changes[record.path].append(Rename(record.address, new))
        first = Spot(record.path, (record.section, new))
    times = "1 reference" if number == 1 else f"{number:,} references"
    more = [f"and {times} to it{_in_files(referring)}"] if number else []
    if new in topics:
        more.append(f"there was a topic '{new}' already, so that both are one now")
    elif new in loaded.referred:
        more.append(f"something referred to '{new}' already, though it was not defined")
    last = record.path if record is not None else None
    what = f"renamed '{old}' to '{new}'"
    return Plan(what, first, changes, comments, more, (old, new), last=last)


def demand_id(new: str) -> None:
    """Demand that a text can be an id; raises ``WrongUse``."""
    if is_id(new):
        return
    if len(new) > MOST_ID_CHARACTERS:
        raise WrongUse(f"an id has at most {MOST_ID_CHARACTERS} characters, found {len(new)}")
    proposed = "-".join(re.findall(r"[a-z0-9]+", new.lower()))
    hint = f"for example {proposed}" if proposed else ""
    raise WrongUse(f"'{new}' is no id: a-z, 0-9, joined by single - _ or .", hint)


def demand_free(files: Files, loaded: LoadResult, new: str, *, topic: bool = False) -> None:
    """Demand that nothing has an id yet, read or unread; raises ``WrongUse``.

    ``topic`` allows that it is the id of a topic without a record. Something may refer to it: that
    finds then what it is looking for, as where a renaming in several files was interrupted.
    """
    record = loaded.kb.record(new)
    if record is not None:
        line = record.place.own.line
        raise WrongUse(f"'{new}' is there already, in {record.place.path}:{line}")
    if new in loaded.kb.topics_in_use() and not topic:
        raise WrongUse(f"there is a topic '{new}' already")
    found = definitions(files, new)
    if found:
        raise WrongUse(f"'{new}' is there already, in {found[0].path}")


def _in_files(paths: Collection[str]) -> str:
    return f" in {len(paths):,} files" if len(paths) > 1 else ""


def _in_comments(text: FileText, old: str, new: str) -> Iterator[Edit]:
    word = re.compile(rf"(?<![\w.-]){re.escape(old)}(?![\w-])(?!\.[a-z0-9])")
    for comment in comments_with(text, MARKER):
        form = _FORM.match(comment.text)
        for match in word.finditer(comment.text, form.end() if form is not None else 0):
            line, column = comment.span.line, comment.span.column + match.start()
            span = Span(line, column, line, column + len(old))
            yield Edit(text.path, span, new)
