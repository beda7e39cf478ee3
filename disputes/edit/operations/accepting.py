"""Merging what was accepted of a draft, and taking records out of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from disputes.check.comments import accepted_in
from disputes.edit.apply import Files
from disputes.edit.changes import Append, Change, Put, same, settled
from disputes.edit.operations.adding import places_for
from disputes.edit.operations.along import headings, left_out, takes_comments, with_headings
from disputes.edit.operations.restating import (
    Named,
    Restated,
    assertions_of,
    named_in,
    restate,
    useless_comments,
)
from disputes.edit.operations.unfinished import (
    HOW_TO_GO_ON,
    demand_understood,
    demand_whole,
    told_of,
    unfinished,
)
from disputes.edit.plan import Plan, Spot
from disputes.edit.uses import Definition, definitions, place_of, references
from disputes.errors import WrongUse
from disputes.load import LoadResult
from disputes.load.nearest import did_you_mean
from disputes.load.nodes import Address
from disputes.load.plain import Plain
from disputes.load.record_lines import record_lines
from disputes.load.text import FileText
from disputes.model.fields import SECTIONS

Fields = Mapping[str, Plain]
_WITH_TOPIC = ("questions", "claims")
"""The sections whose records have the topic of their file unless they name one."""


class _Merge(NamedTuple):
    """What a merge comes to, record by record.

    ``new`` has the records for each file and section; ``appended`` the assertions for each claim
    that is there, ``restated`` the reports of its own; ``told`` what goes where, and ``refused``
    why something cannot go.
    """

    new: dict[str, dict[str, dict[str, Fields]]]
    appended: dict[str, dict[str, tuple[Definition, list[Plain]]]]
    restated: dict[str, dict[str, Restated]]
    told: list[tuple[str, Spot]]
    same: list[str]
    refused: list[str]


def demand_draft(loaded: LoadResult, draft: str) -> str:
    """Give the path of a draft as the knowledge base has it; raises ``WrongUse``."""
    found = _path_in(loaded, draft)
    if found is None:
        hint = did_you_mean(draft, sorted(loaded.kb.drafts))
        raise WrongUse(f"{draft} is no file of this knowledge base", hint)
    if found not in loaded.kb.drafts:
        raise WrongUse(f"{draft} is no draft", "`draft: true` at its top makes it one")
    return found


def merge_draft(
    files: Files, loaded: LoadResult, draft: str, *, into: str | None = None, every: bool = False
) -> Plan:
    """Plan to move the accepted records of a draft to the files of the knowledge base.

    The comments directly above a new record go along; others that go with one are told of.
    With ``every`` all of its records are, but for those of which a note says that something is
    missing, unless these are accepted. Assertions on a claim that is there go behind its others,
    but for those that a comment makes reports of one of these; what is there already, just so, only
    goes out of the draft. Raises ``WrongUse`` where a record is there and differs, or refers to one
    that would stay in the draft, and where the draft cannot be read whole.
    """
    draft = demand_draft(loaded, draft)
    text = files.text(draft)
    lines = record_lines(text)
    ids = [(one.section, one.id) for one in lines]
    files.watch(*(name for _, name in ids))
    accepted = set(_accepted(text))
    if every or accepted:
        demand_whole(loaded, draft)
    left: list[tuple[str, str]] = []
    if every:
        left = [one for one in unfinished(files, draft, ids) if one not in accepted]
        accepted = set(ids).difference(left)
    else:
        demand_understood(text)
    wanted = [one for one in dict.fromkeys(ids) if one in accepted]
    if not wanted:
        return Plan("", None, {}, same=_nothing(draft, every=every, left=bool(left)))
    tree = files.plain(draft)
    merge = _Merge({}, {}, {}, [], [], [])
    named = named_in(text)
    merge.refused.extend(useless_comments(named, draft, lines, accepted))
    target = cache(lambda section: _target(loaded, section, into))
    for section, name in sorted(wanted, key=lambda one: list(SECTIONS).index(one[0])):
        fields = _at(tree, section).get(name)
        fields = fields if isinstance(fields, Mapping) else {}
        record = Definition(draft, section, name, fields)
        reports = named.by_claim.get(name, {}) if section == "claims" else {}
        _place(merge, files, loaded, record, target, reports)
    staying = {name for section, name in ids if (section, name) not in accepted}
    behind = [*_left_behind(merge, files, loaded, draft, staying)]
    if merge.refused or behind:
        go_on = HOW_TO_GO_ON if every else "accept these too, or all with --all"
        hint = go_on if behind else ""
        raise WrongUse("\n  ".join(("nothing was merged:", *merge.refused, *behind)), hint)
    going = with_headings(settled(tree, wanted), wanted)
    along = _along(merge, files, headings(files, draft, wanted))
    changes = {**_changes(merge, files, along), draft: going}
    count = "1 record" if len(wanted) == 1 else f"{len(wanted):,} records"
    kept = {line for head in along.values() for line in head}
    more = [*merge.same, *left_out(files, draft, going, kept), *([HOW_TO_GO_ON] if left else [])]
    if len(wanted) == len(set(ids)):
        more.append(f"{draft} has no record any more, and can be deleted")
    what = f"merged {count} of {draft}"
    each = [*merge.told, *told_of(draft, left)]
    origins = _origins(merge, draft, _at(tree, "claims"), named)
    return Plan(what, None, changes, more=more, each=each, last=draft, origins=origins)


def _along(
    merge: _Merge, files: Files, heads: Mapping[tuple[str, str], Mapping[int, str]]
) -> dict[Address, Mapping[int, str]]:
    """Give the comments that go along with new records, where comments can stand above them."""
    return {
        (section, name): heads[section, name]
        for path, by_section in merge.new.items()
        for section, records in by_section.items()
        if takes_comments(files, path, section)
        for name in records
    }


def take_out(files: Files, path: str, section: str, record_id: str) -> Plan:
    """Plan to take one record out of a file, whatever refers to it."""
    files.watch(record_id)
    record = section, record_id
    changes = {path: with_headings(settled(files.plain(path), [record]), [record])}
    return Plan(f"removed '{record_id}' from {path}", None, changes)


def _nothing(draft: str, *, every: bool, left: bool) -> str:
    """Say why nothing of a draft is merged."""
    if not every:
        return f"no record of {draft} is accepted; `disputes review {draft}` goes through them"
    if left:
        return f"something is missing in every record of {draft}: {HOW_TO_GO_ON}"
    return f"{draft} has no record"


def _accepted(text: FileText) -> Iterator[tuple[str, str]]:
    for one in accepted_in(text):
        for record in one.records:
            yield record.section, record.id


def _path_in(loaded: LoadResult, wanted: str) -> str | None:
    for path in sorted(loaded.texts):
        if path == wanted or Path(path).resolve() == Path(wanted).resolve():
            return path
    return None


def _at(tree: Mapping[str, Plain], section: str) -> Fields:
    found = tree.get(section)
    return found if isinstance(found, Mapping) else {}


def _place(
    merge: _Merge,
    files: Files,
    loaded: LoadResult,
    record: Definition,
    target: Callable[[str], str],
    reports: Mapping[int, int],
) -> None:
    """Find out what becomes of one record; ``target`` tells which file gets a section's.

    ``reports`` has the assertions that are reports of others, both by their numbers.
    """
    paths = [path for path in files.holding([record.id]) if path not in loaded.kb.drafts]
    there = definitions(files, record.id, paths)
    if not there:
        merge.refused.extend(restate(files, loaded, record, None, reports).refused)
        _place_new(merge, files, record, target(record.section))
        return
    known = there[0]
    places = (place_of(files, Spot(one.path, one.address)) for one in (known, record))
    here = " and ".join(places)
    if len(there) > 1 or known.section != record.section:
        which = "is there more than once" if len(there) > 1 else f"is {known.kind.with_article}"
        merge.refused.append(f"'{record.id}' {which}: {here}")
        return
    differing = _differing(record, known)
    if differing:
        merge.refused.append(f"'{record.id}' differs in {', '.join(differing)}: {here}")
        return
    new = _new_assertions(record, known, reports)
    again = restate(files, loaded, record, known, reports)
    merge.refused.extend(again.refused)
    merge.told.extend(again.told)
    if again.reports:
        merge.restated.setdefault(known.path, {})[known.id] = again
    if not new:
        if again.reports or again.refused:
            return
        place = here.partition(" and ")[0]
        merge.same.append(f"{record.kind.name} '{record.id}' is there just so: {place}")
        return
    merge.appended.setdefault(known.path, {})[known.id] = known, new
    number = len(assertions_of(known))
    which = "an assertion" if len(new) == 1 else f"{len(new):,} assertions"
    at: Address = (*known.address, "assertions", number)
    merge.told.append((f"{which} on '{known.id}'", Spot(known.path, at)))


def _place_new(merge: _Merge, files: Files, record: Definition, path: str) -> None:
    """Put a record into a file, with the topic that it had by the draft."""
    topic, other = (files.plain(one).get("topic") for one in (record.path, path))
    fields: Fields = record.fields
    told = f"{record.kind.name} '{record.id}'"
    if record.section in _WITH_TOPIC and "topic" not in fields and topic != other:
        if topic is not None:
            order = [*record.kind.fields, *fields]
            written = {**fields, "topic": topic}
            fields = {name: written[name] for name in order if name in written}
        else:
            told += f", which now has the topic '{other}' of its file,"
    merge.new.setdefault(path, {}).setdefault(record.section, {})[record.id] = fields
    merge.told.append((told, Spot(path, record.address)))


def _target(loaded: LoadResult, section: str, into: str | None) -> str:
    """Give the path of the file that a record goes to; raises ``WrongUse``."""
    paths = [path for path in sorted(loaded.texts) if path not in loaded.kb.drafts]
    if into is not None:
        found = _path_in(loaded, into)
        if found in paths:
            return found
        why = "is a draft itself" if found else "is no file of this knowledge base"
        raise WrongUse(f"{into} {why}", did_you_mean(into, paths))
    some = [path for path in places_for(loaded, section) if path in paths] or paths
    if len(some) == 1:
        return some[0]
    if not some:
        raise WrongUse("there is no file to merge into: all of them are drafts")
    listed = ", ".join(some[:5])
    raise WrongUse(f"{section} can go to several files, so --into FILE is needed: {listed}")


def _differing(record: Definition, known: Definition) -> list[str]:
    """Give the fields in which a record of a draft says something else than the one there.

    What it leaves out it does not say; assertions come in addition.
    """
    return [
        name
        for name, value in record.fields.items()
        if not (name == "assertions" and record.section == "claims")
        and not (name in known.fields and same(known.fields[name], value))
    ]


def _new_assertions(record: Definition, known: Definition, reports: Container[int]) -> list[Plain]:
    if record.section != "claims":
        return []
    there = set(map(_frozen, assertions_of(known)))
    return [
        one
        for number, one in enumerate(assertions_of(record), 1)
        if number not in reports and _frozen(one) not in there
    ]


def _frozen(value: Plain) -> str:
    return json.dumps(value, sort_keys=True)


def _left_behind(
    merge: _Merge, files: Files, loaded: LoadResult, draft: str, staying: set[str]
) -> Iterator[str]:
    """Tell what would refer to a record that stays in the draft."""
    elsewhere = {
        name
        for records in loaded.kb.by_kind().values()
        for name, record in records.items()
        if record.place.path not in loaded.kb.drafts
    }
    staying = staying - elsewhere
    moving: dict[str, dict[str, Plain]] = defaultdict(dict)
    for by_section in merge.new.values():
        for section, records in by_section.items():
            moving[section].update(records)
    added: defaultdict[str, list[Plain]] = defaultdict(list)
    for claims in merge.appended.values():
        for name, (_, new) in claims.items():
            added[name] += new
    for restated in merge.restated.values():
        for name, again in restated.items():
            added[name] += again.reports
    moving["claims"].update({name: {"assertions": listed} for name, listed in added.items()})
    told: set[tuple[str, str]] = set()
    for at, name, _ in references(moving):
        holder = str(at[1])
        if name in staying and (holder, name) not in told:
            told.add((holder, name))
            place = place_of(files, Spot(draft, at[:2]))
            yield f"'{holder}' refers to '{name}', which is not accepted: {place}"


def _changes(
    merge: _Merge, files: Files, along: Mapping[Address, Mapping[int, str]]
) -> dict[str, list[Change]]:
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    # The last claim may end where a new one begins, so what it gets comes first; so may its last
    # assertion.
    for path, restated in merge.restated.items():
        for again in restated.values():
            changes[path] += again.changes
    for path, claims in merge.appended.items():
        for record, new in claims.values():
            at: Address = (*record.address, "assertions")
            known = assertions_of(record)
            changes[path].append(Append(at, tuple(new)) if known else Put(at, new))
    for path, by_section in merge.new.items():
        tree = files.plain(path)
        for section, records in by_section.items():
            found = {name: along.get((section, name), {}) for name in records}
            comments = {name: [*head.values()] for name, head in found.items() if head}
            if _at(tree, section):
                changes[path] += [
                    Put((section, name), one, comments) for name, one in records.items()
                ]
            else:
                changes[path].append(Put((section,), records, comments))
    return dict(changes)


def _origins(merge: _Merge, draft: str, claims: Fields, named: Named) -> list[tuple[Spot, Spot]]:
    """Tell of what is merged where it stands in the draft."""
    found = [
        (Spot(path, (section, name)), Spot(draft, (section, name)))
        for path, by_section in merge.new.items()
        for section, records in by_section.items()
        for name in records
    ]
    moved: list[tuple[str, str, int, int]] = []
    for path, by_claim in merge.appended.items():
        for name, (known, new) in by_claim.items():
            drafted = assertions_of(Definition(draft, "claims", name, _at(claims, name)))
            places = {id(one): number for number, one in enumerate(drafted)}
            first = len(assertions_of(known))
            moved += [(path, name, first + at, places[id(one)]) for at, one in enumerate(new)]
    for path, restated in merge.restated.items():
        for name in restated:
            pairs = named.by_claim[name].items()
            moved += [(path, name, recorded - 1, number - 1) for number, recorded in pairs]
    for path, name, there, here in moved:
        at: Address = ("claims", name, "assertions")
        found.append((Spot(path, (*at, there)), Spot(draft, (*at, here))))
    return found
