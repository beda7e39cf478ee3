"""From the files read to one knowledge base: ids, references, topics and values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from disputes.finding import Finding, make
from disputes.load import codes
from disputes.load.fields import Watched
from disputes.load.file import FileRead, read_file, twice
from disputes.load.nearest import did_you_mean
from disputes.model.fields import SECTIONS
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.prune import prune
from disputes.model.records import Claim, Question
from disputes.model.records import Record as ModelRecord
from disputes.model.terms import QuestionKind
from disputes.model.value import EXPECTED, parse_interval

MOST_HINTS = 200
"""Unknown ids for which the nearest known one is looked for."""

Sections = dict[str, dict[str, ModelRecord]]


def link(
    files: Sequence[FileRead], reread: Callable[[str], bytes]
) -> tuple[KnowledgeBase, tuple[Finding, ...]]:
    """Join files into a knowledge base; findings of all of them come sorted by place.

    Of two records with one id the first is kept, but never a draft's before another file's.
    ``reread`` gives the bytes of a file once more, for the places of ids that turn out to be
    unknown. Linear in the number of records.
    """
    files = sorted(files, key=lambda file: file.path)
    findings = [finding for file in files for finding in file.findings]
    sections, clashes = _join(sorted(files, key=lambda file: file.draft))
    findings.extend(clashes)
    unknown = _unknown(files)
    if unknown:
        findings.extend(_unknown_findings(files, unknown, reread))
    claims, wrong = _values(sections["claims"], sections["questions"])
    findings.extend(wrong)
    sections["claims"] = claims
    kb = KnowledgeBase(
        **{name: dict(sorted(sections[name].items())) for name in SECTIONS},  # type: ignore[arg-type]
        drafts=frozenset(file.path for file in files if file.draft),
        complete=not any(finding.level == "error" for finding in findings),
    )
    if unknown or _dangling(files, kb):
        kb = prune(kb)
    unique = dict.fromkeys(findings)
    return kb, tuple(sorted(unique, key=Finding.order))


def _join(files: Sequence[FileRead]) -> tuple[Sections, list[Finding]]:
    """Put the records of all files together; the first of two with one id is kept."""
    sections: Sections = {name: {} for name in SECTIONS}
    owners: dict[str, ModelRecord] = {}
    findings: list[Finding] = []
    for file in files:
        written = _with_topic(file)
        clashing = _clashing(written, owners)
        for name, records in written.items():
            if not clashing:
                sections[name].update(records)
                owners.update(records)
                continue
            for key, record in records.items():
                first = owners.setdefault(key, record) if key in clashing else record
                if first is record:
                    sections[name][key] = owners[key] = record
                else:
                    place, there = record.place, first.place
                    findings.append(twice(key, file.path, place.own, there.path, there.own))
    return sections, findings


def _clashing(written: Sections, owners: Mapping[str, ModelRecord]) -> set[str]:
    """Find the ids of a file that another file or another of its sections has too."""
    seen: set[str] = set()
    clashing: set[str] = set()
    for records in written.values():
        clashing |= records.keys() & owners.keys()
        clashing |= records.keys() & seen
        seen |= records.keys()
    return clashing


def _with_topic(file: FileRead) -> Sections:
    """Give the records of a file, its claims and questions with the topic of the file."""
    if file.topic is None:
        return file.sections
    return {
        name: {
            key: record._replace(topic=file.topic)
            if isinstance(record, Claim | Question) and record.topic is None
            else record
            for key, record in records.items()
        }
        for name, records in file.sections.items()
    }


def _known(files: Sequence[FileRead], sections: tuple[str, ...]) -> set[str]:
    return {
        key for file in files for name in sections if name in file.known for key in file.known[name]
    }


def _unknown(files: Sequence[FileRead]) -> dict[tuple[str, ...], set[str]]:
    """Find the ids referred to that no file defines, by the sections that may define them."""
    unknown: dict[tuple[str, ...], set[str]] = {}
    wanted = {refers_to for file in files for refers_to in file.references}
    for refers_to in sorted(wanted):
        known = _known(files, refers_to)
        if refers_to == ("topics",) and not known:
            continue
        missing = {
            key for file in files for key in file.references.get(refers_to, ()) if key not in known
        }
        if missing:
            unknown[refers_to] = missing
    return unknown


def _dangling(files: Sequence[FileRead], kb: KnowledgeBase) -> bool:
    """Tell whether an id is referred to whose record could not be read."""
    loaded = kb.by_kind()
    return any(
        not ids <= set().union(*(loaded[name].keys() for name in refers_to))
        for file in files
        for refers_to, ids in file.references.items()
        if refers_to != ("topics",) or kb.topics
    )


def _unknown_findings(
    files: Sequence[FileRead],
    unknown: Mapping[tuple[str, ...], set[str]],
    reread: Callable[[str], bytes],
) -> Iterator[Finding]:
    partial = [file for file in files if file.partial is not None]
    if partial:
        yield _withheld(partial, sum(len(ids) for ids in unknown.values()))
        return
    known = {name: _known(files, (name,)) for name in SECTIONS}
    hints: dict[tuple[tuple[str, ...], str], tuple[str, str]] = {}
    watch = set().union(*unknown.values())
    for file in files:
        if not any(file.references.get(wanted, set()) & ids for wanted, ids in unknown.items()):
            continue
        for place in read_file(file.path, reread(file.path), watch=watch).watched:
            if place.id not in unknown.get(place.refers_to, ()):
                continue
            key = (place.refers_to, place.id)
            if key not in hints:
                hints[key] = _explain(known, place, len(hints) < MOST_HINTS)
            message, hint = hints[key]
            yield make(
                codes.UNKNOWN_REFERENCE,
                file.path,
                place.span,
                message,
                hint=hint,
                record=place.record,
            )


def _withheld(partial: list[FileRead], count: int) -> Finding:
    names = ", ".join(file.path for file in partial[:3]) + (" …" if len(partial) > 3 else "")
    ids = "1 id is defined" if count == 1 else f"{count} ids are defined"
    message = f"{ids} nowhere in what was read; which is said when {names} can be read whole"
    span = partial[0].partial
    assert span is not None  # noqa: S101 - partial files have one
    hint = "mend the other errors first"
    return make(codes.IDS_WITHHELD, partial[0].path, span, message, hint=hint)


def _explain(known: Mapping[str, set[str]], place: Watched, with_hint: bool) -> tuple[str, str]:
    kinds = [SECTIONS[name].name for name in place.refers_to]
    wanted = " or ".join(kinds)
    short = place.id if len(place.id) <= 100 else place.id[:99] + "…"
    for name, kind in SECTIONS.items():
        if name not in place.refers_to and place.id in known[name]:
            return f"'{short}' is a {kind.name}, expected a {wanted}", ""
    message = f"no {wanted} has the id '{short}'"
    if not with_hint:
        return message, ""
    hint = did_you_mean(place.id, set().union(*(known[name] for name in place.refers_to)))
    return message, hint or f"define it under `{place.refers_to[0]}:`"


def _values(
    claims: dict[str, ModelRecord], questions: Mapping[str, ModelRecord]
) -> tuple[dict[str, ModelRecord], list[Finding]]:
    """Check the values of answers against the kinds of their questions."""
    findings: list[Finding] = []
    mended: dict[str, ModelRecord] = {}
    for key, claim in claims.items():
        if not isinstance(claim, Claim) or claim.value is None or claim.answers is None:
            continue
        question = questions.get(claim.answers)
        if not isinstance(question, Question):
            continue
        problem = _value_problem(question.kind, claim.value)
        if problem:
            place = claim.place
            short = claim.value if len(claim.value) <= 40 else claim.value[:39] + "…"
            message = f"found '{short}': {problem}; expected {EXPECTED[question.kind]}"
            findings.append(
                make(codes.BAD_VALUE, place.path, place.span("value"), message, record=key)
            )
            mended[key] = claim._replace(value=None)
    return ({**claims, **mended} if mended else claims), findings


def _value_problem(kind: QuestionKind, text: str) -> str:
    if kind not in EXPECTED:
        return ""
    try:
        parse_interval(kind, text)
    except ValueError as error:
        return str(error)
    return ""
