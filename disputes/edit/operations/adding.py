"""Adding records, assertions and relations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from disputes.edit.apply import Files
from disputes.edit.changes import Append, Change, Put, same
from disputes.edit.operations.renaming import demand_free, demand_id
from disputes.edit.plan import Plan, Spot
from disputes.edit.uses import Definition, definition, place_in
from disputes.errors import WrongUse
from disputes.load import LoadResult
from disputes.load.nearest import did_you_mean
from disputes.load.plain import Plain
from disputes.model.fields import ASSERTION, RELATIONS, SECTIONS, STANCES
from disputes.model.naming import free_id, proposed_id

_NAMES = ("name", "title", "text")
"""The fields that tell what a record is; a document has another text, and always a title."""

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def add_record(
    files: Files,
    loaded: LoadResult,
    section: str,
    fields: Mapping[str, Plain],
    *,
    record_id: str | None = None,
    into: str | None = None,
) -> Plan:
    """Plan to add a record at the end of its section; raises ``WrongUse``.

    Without an id one is proposed from its name, title or sentence. ``into`` is the file; it may be
    left out where there is only one, or only one with such records.
    """
    path = _target(loaded, section, into)
    if record_id is None:
        record_id = id_for(loaded, fields)
    if record_id is None:
        kind = SECTIONS[section].name
        raise WrongUse(f"no id can be proposed for this {kind}", "give one with --id")
    demand_id(record_id)
    demand_free(files, loaded, record_id, topic=section == "topics")
    demand_topic(fields)
    tree = files.plain(path)
    records = tree.get(section)
    change: Change = Put((section,), {record_id: fields})
    if isinstance(records, Mapping) and records:
        change = Put((section, record_id), fields)
    kind = SECTIONS[section].name
    what, at = f"added {kind} '{record_id}'", Spot(path, (section, record_id))
    return Plan(what, at, {path: [change]}, more=_namesakes(loaded, section, fields))


def demand_topic(fields: Mapping[str, Plain]) -> None:
    """Demand that a topic, which needs no record, is one that could have one; raises ``WrongUse``.

    What else is referred to must be there, and is an id if it is.
    """
    topic = fields.get("topic")
    if isinstance(topic, str):
        demand_id(topic)


def _namesakes(loaded: LoadResult, section: str, fields: Mapping[str, Plain]) -> list[str]:
    """Say which records of a section have the name, title or text of a new one already."""
    field = next((name for name in _NAMES if isinstance(fields.get(name), str)), None)
    if field is None:
        return []
    sought = _compared(str(fields[field]))
    return [
        f"'{one.id}' has the same {field}, in {one.place.path}:{one.place.own.line}"
        for one in loaded.kb.by_kind()[section].values()
        if _compared(getattr(one, field) or "") == sought
    ]


def _compared(text: str) -> str:
    return " ".join(text.casefold().split())


def add_assertion(
    files: Files, loaded: LoadResult, claim_id: str, fields: Mapping[str, Plain]
) -> Plan:
    """Plan to add an assertion on a claim, behind its others; raises ``WrongUse``."""
    claim = claim_in(files, loaded, claim_id)
    taken = [name for name in fields if name in STANCES]
    if len(taken) != 1:
        found = f", found {' and '.join(taken)}" if taken else ""
        raise WrongUse(f"an assertion has one stance{found}", f"it is one of {', '.join(STANCES)}")
    ordered = {name: fields[name] for name in ASSERTION.fields if name in fields}
    _demand_other(files, claim, ordered)
    plan = _listed(claim, "assertions", ordered)
    return plan._replace(what=f"added an assertion on '{claim_id}'")


def add_relation(
    files: Files, loaded: LoadResult, claim_id: str, kind: str, other: str, why: str | None
) -> Plan:
    """Plan to add a relation of a claim to another; raises ``WrongUse``."""
    claim = claim_in(files, loaded, claim_id)
    if other not in loaded.kb.claims:
        raise WrongUse(
            f"no claim has the id '{other}'", did_you_mean(other, sorted(loaded.kb.claims))
        )
    _demand_new(loaded, claim_id, kind, other, why)
    value: Plain = other if why is None else {"claim": other, "why": why}
    plan = _listed(claim, kind, value)
    return plan._replace(what=f"added that '{claim_id}' {kind} '{other}'")


def _listed(claim: Definition, name: str, value: Plain) -> Plan:
    """Plan to put a value behind the others of a list of a claim."""
    at = (*claim.address, name)
    old = claim.fields.get(name)
    if isinstance(old, list) and old:
        change: Change = Append(at, (value,))
        return Plan("", Spot(claim.path, (*at, len(old))), {claim.path: [change]})
    if old not in (None, []):
        raise WrongUse(f"{name} of '{claim.id}' is no list", "`disputes check` tells more")
    return Plan("", Spot(claim.path, (*at, 0)), {claim.path: [Put(at, [value])]})


def _demand_other(files: Files, claim: Definition, fields: Mapping[str, Plain]) -> None:
    """Demand that no assertion on a claim says just the same; raises ``WrongUse``."""
    listed = claim.fields.get("assertions")
    for number, one in enumerate(listed if isinstance(listed, list) else []):
        if same(_short(one), _short(fields)):
            path, line, _ = place_in(
                files, Spot(claim.path, (*claim.address, "assertions", number))
            )
            raise WrongUse(f"just this assertion is there already, in {path}:{line}")


def _short(value: Plain) -> Plain:
    """Give what an assertion says as it is written shortest: lists of one as that one."""
    if isinstance(value, Mapping):
        return {name: _short(one) for name, one in value.items()}
    if isinstance(value, list):
        return _short(value[0]) if len(value) == 1 else [_short(one) for one in value]
    return value


def claim_in(files: Files, loaded: LoadResult, claim_id: str) -> Definition:
    """Find a claim as it is written; raises ``WrongUse``."""
    if loaded.kb.record(claim_id) is None and claim_id not in loaded.kb.claims:
        hint = did_you_mean(claim_id, sorted(loaded.kb.claims))
        raise WrongUse(f"no claim has the id '{claim_id}'", hint)
    found = definition(files, loaded, claim_id)
    if found.section != "claims":
        raise WrongUse(f"'{claim_id}' is {found.kind.with_article}, expected a claim")
    return found


def _demand_new(loaded: LoadResult, claim_id: str, kind: str, other: str, why: str | None) -> None:
    pairs = [(claim_id, other)]
    if RELATIONS[kind].symmetric:
        pairs.append((other, claim_id))
    for one, second in pairs:
        claim = loaded.kb.claims.get(one)
        if claim is None:
            continue
        for relation in claim.relations:
            if relation.kind.word == kind and relation.other == second:
                where = f"{claim.place.path}:{claim.place.span(relation.field).line}"
                hint = ""
                if why is not None and relation.why is None:
                    hint = f"write the reason there by hand: {{claim: {second}, why: …}}"
                raise WrongUse(f"'{one}' {kind} '{second}' already, in {where}", hint)


def id_for(loaded: LoadResult, fields: Mapping[str, Plain]) -> str | None:
    """Propose an id that is free, from publisher and day, or from a name, title or sentence.

    ``None`` where ASCII cannot write it.
    """
    kb = loaded.kb
    taken = {key for records in kb.by_kind().values() for key in records}
    taken.update(kb.topics_in_use(), loaded.referred)
    publisher, day = fields.get("publisher"), fields.get("published")
    if isinstance(publisher, str) and isinstance(day, str) and _DAY.fullmatch(day):
        return free_id(f"{publisher}-{day}", taken)
    words = fields.get("name") or fields.get("title") or fields.get("text")
    return proposed_id(words, taken) if isinstance(words, str) else None


def places_for(loaded: LoadResult, section: str) -> list[str]:
    """Give the paths of the files that a record may stand in where none is named, sorted.

    It is one where there is only one, or only one with such records.
    """
    paths = sorted(loaded.texts)
    if len(paths) == 1:
        return paths
    holding = {record.place.path for record in loaded.kb.by_kind()[section].values()}
    return sorted(holding) or paths


def _target(loaded: LoadResult, section: str, into: str | None) -> str:
    """Give the path of the file that a record is to stand in; raises ``WrongUse``."""
    if into is not None:
        paths = sorted(loaded.texts)
        for path in paths:
            if path == into or Path(path).resolve() == Path(into).resolve():
                return path
        raise WrongUse(f"{into} is no file of this knowledge base", did_you_mean(into, paths))
    found = places_for(loaded, section)
    if len(found) == 1:
        return found[0]
    some = ", ".join(found[:5])
    raise WrongUse(f"{section} can stand in several files, so --into FILE is needed: {some}")
