"""What of a knowledge base an edit can make wrong, so that rules need not look at the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from disputes.edit.changes import Put, Rename
from disputes.edit.plan import Plan
from disputes.load import LoadResult
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.records import Assertion, Claim


class Scope(NamedTuple):
    """The records that an edit bears on.

    ``claims`` are those touched and all that relations or questions connect with them; ``quoting``
    has of some claims those assertions whose quotes are to be looked up, in ``documents``. With
    ``ids``, there are new ones; with ``derived``, documents may rest on others than before.
    """

    claims: frozenset[str]
    quoting: Mapping[str, tuple[Assertion, ...]]
    documents: frozenset[str]
    ids: bool
    derived: bool


def touched_by(plan: Plan) -> frozenset[str]:
    """Give the ids of the records that a plan changes, adds or removes."""
    found = set(plan.renamed or ())
    for changes in plan.changes.values():
        for change in changes:
            if len(change.at) > 1:
                found.add(str(change.at[1]))
                if isinstance(change, Rename):
                    found.add(change.name)
            elif isinstance(change, Put) and isinstance(change.value, Mapping):
                found.update(change.value)
    return frozenset(found)


def scope_of(before: LoadResult, after: LoadResult, touched: Collection[str]) -> Scope:
    """Give what an edit of some records bears on; linear, and next to nothing beside reading."""
    old, new = before.kb, after.kb
    claims = {name for name in touched if name in new.claims}
    quoting = {name: _new_assertions(old.claims.get(name), new.claims[name]) for name in claims}
    documents = {name for acts in quoting.values() for act in acts for name in _documents(act)}
    dated, stored = set[str](), set[str]()
    for name in touched & new.documents.keys():
        one, was = new.documents[name], old.documents.get(name)
        if was is None or (was.text, was.sha256) != (one.text, one.sha256):
            stored.add(name)
        if name in before.referred and (was is None or was.published != one.published):
            dated.add(name)
    stations = {
        name
        for name in touched & new.sources.keys()
        if name in before.referred
        and (name not in old.sources or old.sources[name].kind is not new.sources[name].kind)
    }
    claims |= {
        claim.id
        for claim in new.claims.values()
        if (dated or stations) and _uses(claim.assertions, dated, stations)
    }
    for claim in new.claims.values() if stored & before.referred else ():
        acts = [one for one in claim.assertions if not stored.isdisjoint(_documents(one))]
        known = {id(one) for one in acts}
        acts += [one for one in quoting.get(claim.id, ()) if id(one) not in known]
        quoting[claim.id] = tuple(acts)
    claims |= {name for name, claim in new.claims.items() if claim.answers in touched}
    return Scope(
        frozenset(_connected(new, claims)),
        {name: acts for name, acts in quoting.items() if acts},
        frozenset(documents | stored),
        any(old.record(name) is None for name in touched),
        any(name in new.documents for name in touched),
    )


def about_records(loaded: LoadResult, scope: Scope) -> LoadResult:
    """Give what was loaded with only the records that rules about records have to see."""
    kb = loaded.kb
    inside = {name: kb.claims[name] for name in sorted(scope.claims & kb.claims.keys())}
    claims: Mapping[str, Claim] = inside
    documents = kb.documents
    if scope.ids:
        claims = {
            name: claim if name in inside else Claim(name, claim.place)
            for name, claim in kb.claims.items()
        }
    elif not scope.derived:
        named = {
            name
            for claim in inside.values()
            for act in claim.assertions
            for name in _documents(act)
        }
        documents = {name: kb.documents[name] for name in sorted(named & kb.documents.keys())}
    return _with(loaded, replace(kb, claims=claims, documents=documents))


def about_texts(loaded: LoadResult, scope: Scope) -> LoadResult:
    """Give what was loaded with only the quotes to be looked up, and the documents they are in."""
    kb = loaded.kb
    quoting = sorted(scope.quoting.keys() & kb.claims.keys())
    claims = {
        name: kb.claims[name]._replace(assertions=scope.quoting[name], relations=())
        for name in quoting
    }
    documents = {name: kb.documents[name] for name in sorted(scope.documents & kb.documents.keys())}
    return _with(loaded, replace(kb, claims=claims, documents=documents))


def as_before(before: LoadResult, scope: Scope, touched: Collection[str]) -> Scope:
    """Give the scope in which the errors before an edit are looked for: all that it bore on."""
    kb = before.kb
    claims = _connected(kb, {name for name in (*scope.claims, *touched) if name in kb.claims})
    quoting = {}
    for name, claim in kb.claims.items():
        acts = [one for one in claim.assertions if not scope.documents.isdisjoint(_documents(one))]
        if acts:
            quoting[name] = tuple(acts)
    return scope._replace(claims=frozenset(claims), quoting=quoting, ids=True, derived=True)


def _with(loaded: LoadResult, kb: KnowledgeBase) -> LoadResult:
    """Give what was loaded with fewer records: what the reader found about others counts no more.

    Rules would take these for lost.
    """
    findings = tuple(
        one
        for one in loaded.findings
        if one.record is None or kb.record(one.record) or not loaded.kb.record(one.record)
    )
    return replace(loaded, kb=kb, findings=findings)


def _new_assertions(was: Claim | None, claim: Claim) -> tuple[Assertion, ...]:
    known = Counter(_bare(one) for one in was.assertions) if was is not None else Counter()
    found: list[Assertion] = []
    for one in claim.assertions:
        content = _bare(one)
        known[content] -= 1
        if known[content] < 0:
            found.append(one)
    return tuple(found)


def _bare(assertion: Assertion) -> tuple[object, ...]:
    """Give what an assertion says, wherever it is written."""
    reports = tuple(report._replace(place=None) for report in assertion.reports)
    return (*assertion._replace(reports=reports)[:3], *assertion[4:5], reports, *assertion[6:])


def _documents(assertion: Assertion) -> Iterator[str]:
    return (one.document for one in assertion.reports if one.document is not None)


def _uses(assertions: Iterable[Assertion], documents: set[str], sources: set[str]) -> bool:
    return any(
        report.document in documents or not sources.isdisjoint(report.via or ())
        for one in assertions
        for report in one.reports
    )


def _connected(kb: KnowledgeBase, claims: Collection[str]) -> set[str]:
    """Give claims with all that committing relations and common questions connect with them."""
    if not claims:
        return set()
    joined: dict[str, list[str]] = {}
    answers: dict[str, list[str]] = {}
    for claim in kb.claims.values():
        for relation in claim.relations:
            if relation.kind.commits and relation.other in kb.claims:
                joined.setdefault(claim.id, []).append(relation.other)
                joined.setdefault(relation.other, []).append(claim.id)
        if claim.answers is not None:
            answers.setdefault(claim.answers, []).append(claim.id)
    found = set(claims)
    pending = sorted(found)
    while pending:
        name = pending.pop()
        question = kb.claims[name].answers
        rivals = answers.pop(question, ()) if question is not None else ()
        for other in (*joined.get(name, ()), *rivals):
            if other not in found:
                found.add(other)
                pending.append(other)
    return found
