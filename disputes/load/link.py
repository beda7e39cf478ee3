"""From the files read to one knowledge base: ids, references, topics and values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from disputes.finding import Finding, Level, make
from disputes.load import codes
from disputes.load.file import FileRead, twice
from disputes.load.references import reference_findings, unknown_ids
from disputes.model.fields import SECTIONS
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.prune import prune
from disputes.model.records import Claim, Question
from disputes.model.records import Record as ModelRecord
from disputes.model.terms import QuestionKind
from disputes.model.value import EXPECTED, parse_interval

_ADDS = "`disputes accept` adds what is new in it; where another record is meant, change the id"

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
    unknown = unknown_ids(files)
    findings.extend(reference_findings(files, unknown, reread))
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
    """Put the records of all files together; the first of two with one id is kept.

    In a draft, the second of one kind may be meant to add to the first, so that is no error.
    """
    sections: Sections = {name: {} for name in SECTIONS}
    owners: dict[str, ModelRecord] = {}
    findings: list[Finding] = []
    drafts = {file.path for file in files if file.draft}
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
                    found = twice(key, file.path, place.own, there.path, there.own)
                    if file.draft and there.path not in drafts and key in sections[name]:
                        found = found._replace(level=Level.INFO, hint=_ADDS)
                    findings.append(found)
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


def _dangling(files: Sequence[FileRead], kb: KnowledgeBase) -> bool:
    """Tell whether an id is referred to whose record could not be read."""
    loaded = kb.by_kind()
    referred: dict[tuple[str, ...], set[str]] = {}
    for file in files:
        for refers_to, ids in file.references.items():
            referred.setdefault(refers_to, set()).update(ids)
    return any(
        not ids <= set().union(*(loaded[name].keys() for name in refers_to))
        for refers_to, ids in referred.items()
        if refers_to != ("topics",) or kb.topics
    )


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
