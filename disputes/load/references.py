"""References to ids that nothing defines, or that only a draft does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from disputes.finding import Edit, Finding, make
from disputes.load import codes
from disputes.load.file import FileRead, read_file
from disputes.load.nearest import hint_of, near, surely_meant
from disputes.load.values import Watched
from disputes.model.fields import SECTIONS

MOST_HINTS = 200
"""Unknown ids for which the nearest known one is looked for, in a small knowledge base."""

_MOST_COMPARED = 2_000_000

Wanted = dict[tuple[str, ...], set[str]]
"""Ids, by the sections that may define them."""


def unknown_ids(files: Sequence[FileRead]) -> Wanted:
    """Find the ids referred to that no file defines."""
    return _missing(files, files)


def reference_findings(
    files: Sequence[FileRead], unknown: Wanted, reread: Callable[[str], bytes]
) -> Iterator[Finding]:
    """Make the findings about references, each at its place.

    ``reread`` gives the bytes of a file once more: places are only looked for when needed.
    """
    partial = [file for file in files if file.partial is not None]
    if unknown and partial:
        yield _withheld(partial, sorted(set().union(*unknown.values())))
    elif unknown:
        known = {name: _known(files, (name,)) for name in SECTIONS}
        told: dict[tuple[tuple[str, ...], str], tuple[str, str, str | None]] = {}
        ids = sum(map(len, known.values()))
        most_hints = min(MOST_HINTS, max(10, _MOST_COMPARED // (1 + ids)))
        for file, place in _places(files, unknown, reread):
            key = (place.refers_to, place.id)
            if key not in told:
                told[key] = _explain(known, place, len(told) < most_hints)
            message, hint, meant = told[key]
            yield make(
                codes.UNKNOWN_REFERENCE,
                file.path,
                place.span,
                message,
                hint=hint,
                record=place.record,
                edits=() if meant is None else _mending(file.path, place, meant),
            )
    yield from _draft_findings(files, unknown, reread)


def _draft_findings(
    files: Sequence[FileRead], unknown: Wanted, reread: Callable[[str], bytes]
) -> Iterator[Finding]:
    published = [file for file in files if not file.draft]
    if len(published) == len(files):
        return
    missing = {
        refers_to: left
        for refers_to, ids in _missing(published, published).items()
        if (left := ids - unknown.get(refers_to, set()))
    }
    holders = {
        key: file.path for file in files if file.draft for ids in file.known.values() for key in ids
    }
    for file, place in _places(published, missing, reread):
        draft = holders.get(place.id, "")
        message = (
            f"'{place.id}' is defined in the draft {draft}, which takes no part in reports, and so "
            "neither does this reference"
        )
        hint = "take `draft: true` off that file when it is ready"
        path, span = file.path, place.span
        yield make(codes.DRAFT_REFERENCE, path, span, message, hint=hint, record=place.record)


def _places(
    files: Sequence[FileRead], wanted: Wanted, reread: Callable[[str], bytes]
) -> Iterator[tuple[FileRead, Watched]]:
    watch = set().union(*wanted.values())
    for file in files:
        if any(file.references.get(refers_to, set()) & ids for refers_to, ids in wanted.items()):
            for place in read_file(file.path, reread(file.path), watch=watch).watched:
                if place.id in wanted.get(place.refers_to, ()):
                    yield file, place


def _missing(files: Sequence[FileRead], definers: Sequence[FileRead]) -> Wanted:
    missing: Wanted = {}
    for refers_to in sorted({refers_to for file in files for refers_to in file.references}):
        known = _known(definers, refers_to)
        if refers_to == ("topics",) and not known:
            continue
        left = {
            key for file in files for key in file.references.get(refers_to, ()) if key not in known
        }
        if left:
            missing[refers_to] = left
    return missing


def _known(files: Sequence[FileRead], sections: tuple[str, ...]) -> set[str]:
    return {
        key for file in files for name in sections if name in file.known for key in file.known[name]
    }


def _withheld(partial: list[FileRead], ids: list[str]) -> Finding:
    names = ", ".join(file.path for file in partial[:3]) + (" …" if len(partial) > 3 else "")
    some = ", ".join(f"'{one[:40]}'" for one in ids[:3]) + (" …" if len(ids) > 3 else "")
    are = "is" if len(ids) == 1 else "are"
    message = f"{some} {are} not defined in what could be read, perhaps in what could not"
    hint = f"mend {names} first: unknown ids are told when everything can be read"
    span = partial[0].partial
    assert span is not None  # noqa: S101 - partial files have one
    return make(codes.IDS_WITHHELD, partial[0].path, span, message, hint=hint)


def _explain(
    known: Mapping[str, set[str]], place: Watched, with_hint: bool
) -> tuple[str, str, str | None]:
    """Give the message, the hint, and the id that was surely meant, if there is one."""
    wanted = " or ".join(SECTIONS[name].name for name in place.refers_to)
    short = place.id if len(place.id) <= 100 else place.id[:99] + "…"
    for name, kind in SECTIONS.items():
        if name not in place.refers_to and place.id in known[name]:
            return f"'{short}' is a {kind.name}, expected a {wanted}", "", None
    message = f"no {wanted} has the id '{short}'"
    if not with_hint:
        return message, "", None
    candidates = near(place.id, set().union(*(known[name] for name in place.refers_to)))
    sections = " or ".join(f"`{name}:`" for name in place.refers_to)
    hint = hint_of(candidates) or f"define it under {sections}"
    return message, hint, surely_meant(place.id, candidates)


def _mending(path: str, place: Watched, meant: str) -> tuple[Edit, ...]:
    """Give the edit that puts an id in the place of what is written, quotation marks included."""
    one_line = place.span.line == place.span.end_line
    return (Edit(path, place.span, meant),) if one_line else ()
