"""Small random knowledge bases without errors, made so that their parts interact."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from . import maker as pool
from .maker import Maker, Taste
from .records import Record, acts, earliest, read
from .yamltext import to_yaml

__all__ = ["Case", "cases", "knowledge_bases", "to_yaml"]


@dataclass(frozen=True)
class Case:
    """A knowledge base and the way to look at it."""

    files: list[Record]
    as_of: str | None
    by: str


@dataclass
class _Names:
    """The ids that a record may refer to, and the taste in which it is made."""

    taste: Taste
    sources: list[str] = field(default_factory=list)
    narrators: list[str] = field(default_factory=list)
    documents: dict[str, str | None] = field(default_factory=dict)
    questions: dict[str, str] = field(default_factory=dict)
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    claims: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    related: set[tuple[str, ...]] = field(default_factory=set)
    kinds: dict[str, str] = field(default_factory=dict)


def _role(make: Maker, sources: Sequence[str], names: _Names) -> str | Record:
    target = make.pick(sources)
    if not make.chance(names.taste.dated):
        return target
    role: Record = {"source": target}
    first = make.pick(("2015-10-02", "2015-10-03", "2014", "2015-10", None, None))
    last = make.pick(("2015-10-03", "2015-10", "2016-01", "2015-10-03T12:00Z", None, None))
    if last is None and first is None:
        last = "2015-10-01"
    if first is not None:
        role["from"] = first
    if last is not None:
        role["until"] = last
    return role


def _source(make: Maker, name: str, names: _Names) -> Record:
    record: Record = {"name": f"The {name}", "kind": names.kinds[name]}
    others = [source for source in names.sources if source != name]
    if make.chance(names.taste.roles) and (others or make.chance(10)):
        targets = names.sources if make.chance(10) else others or names.sources
        roles = [_role(make, targets, names) for _ in range(make.pick((1, 1, 1, 2, 3)))]
        # Written twice alike, a role would be a repeat.
        roles = [role for place, role in enumerate(roles) if role not in roles[:place]]
        record["speaks_for"] = roles[0] if len(roles) == 1 and make.chance(70) else roles
    if others and make.chance(15):
        record["member_of"] = make.some(others, 1, 2)
    if make.chance(10):
        record["aliases"] = [f"{name} alias", f"{name} ääni"]
    if make.chance(10):
        record["role"] = "speaker: of sorts"
    return record


def _document(make: Maker, name: str, names: _Names) -> Record:
    record: Record = {"title": f"Article {name} # one"}
    publisher = names.documents[name]
    if publisher is not None:
        record["publisher"] = publisher
    if make.chance(70):
        record["published"] = make.pick(pool.DATES)
    others = [document for document in names.documents if document != name]
    if make.chance(45):
        record["based_on"] = make.some(names.sources[:2] + others, 1, make.pick((1, 1, 1, 2)))
    if make.chance(10):
        record |= {"author": "A. N. Other", "url": "https://example.org/a", "language": "en"}
        record["accessed"] = "2016-01-01"
    return record


def _scopes(make: Maker, percent: int) -> Record:
    scopes: Record = {}
    if make.chance(percent):
        scopes["when"] = make.pick(pool.SPANS)
    if make.chance(percent):
        scopes["where"] = make.pick(pool.PLACES)
    return scopes


def _question(make: Maker, name: str, names: _Names) -> Record:
    record: Record = {"text": f"Question {name}?"}
    kind = names.questions[name]
    if kind == "number":
        names.values[name] = make.pick(pool.NUMBERS)
    elif kind != "open":
        names.values[name] = pool.DATES if kind == "date" else pool.CHOICES
    if kind != "open" or make.chance(50):
        record["kind"] = kind
    if kind == "number" and make.chance(30):
        record["unit"] = "dead"
    if names.topics and make.chance(15):
        record["topic"] = make.pick(names.topics)
    return record | _scopes(make, names.taste.scopes)


def _relations(make: Maker, name: str, names: _Names) -> Record:
    relations: dict[str, list[str | Record]] = {}
    targets = [claim for claim in names.claims if claim != name]
    for _ in range(make.pick(names.taste.relations) if targets else 0):
        relation, target = make.pick(pool.RELATIONS), make.pick(targets)
        pair = (name, target)
        if relation in ("contradicts", "negates"):
            pair = (min(pair), max(pair))
        if (relation, *pair) in names.related:
            continue
        names.related.add((relation, *pair))
        long = {"claim": target, "why": "By definition, it seems."}
        relations.setdefault(relation, []).append(long if make.chance(30) else target)
    return {**relations}


def _report(make: Maker, document: str | list[str] | None, words: str, names: _Names) -> Record:
    record: Record = {}
    if document is not None:
        record["in"] = document
    if document is None or make.chance(70):
        record["quote"] = words
        if make.chance(10):
            record["translation"] = "In other words"
    cited = [document] if isinstance(document, str) else document or []
    chain = [*names.narrators, *(other for other in names.documents if other not in cited)]
    if make.chance(15):
        record["via"] = []
    elif chain and make.chance(35):
        record["via"] = make.some(chain, 1, 2)
    if make.chance(15):
        record["speech"] = make.pick(("direct", "mixed", "indirect"))
    if make.chance(10):
        record["at"] = "headline"
    return record


def _reports(make: Maker, words: str, names: _Names) -> Record:
    documents = list(names.documents)
    form = make.pick(("short", "short", "many", "long", "bare", "words"))
    if form == "bare":
        return {}
    if form == "words" or not documents:
        return _report(make, None, words, names)
    if form == "short":
        return _report(make, make.pick(documents), words, names)
    if form == "many":
        return _report(make, make.some(documents, 1, 3), words, names)
    reports = []
    for place in range(make.pick((1, 2, 3))):
        document = None if make.chance(15) else make.pick(documents)
        reports.append(_report(make, document, f"{words}, {place}", names))
    return {"reports": reports}


def _assertion(make: Maker, claim: str, before: list[Record], names: _Names) -> Record:
    stance = make.pick(pool.STANCES)
    taken: str | list[str] = make.pick(names.sources)
    if before and make.chance(names.taste.again):
        # The same sources come back to the claim.
        taken = next(before[-1][other] for other in pool.STANCES if other in before[-1])
    elif make.chance(20):
        taken = make.some(names.sources, 1, 3)
    record: Record = {stance: taken}
    if make.chance(75):
        record["said"] = make.pick(pool.DAYS if make.chance(names.taste.days) else pool.DATES)
    others = [other for other in names.claims if other != claim]
    if others and make.chance(7):
        record["if"] = make.pick(others)
    if make.chance(10):
        record["own"] = make.pick(("true", "true", "false"))
    if make.chance(8):
        record["inferred"] = "true"
    record |= _reports(make, f"words {len(before)} on {claim}", names)
    cited = record.get("in")
    if isinstance(cited, str) and names.documents[cited] == taken and make.chance(30):
        record["speech"] = "own"
    return record


def _claim(make: Maker, name: str, names: _Names) -> Record:
    record: Record = {"text": f"Claim “{name}”: it is so."}
    if names.topics and make.chance(15):
        record["topic"] = make.pick(names.topics)
    if names.questions and make.chance(names.taste.answers):
        question = make.pick(list(names.questions))
        record["answers"] = question
        values = names.values.get(question, ())
        if values and make.chance(85):
            record["value"] = make.pick(values)
    record |= _scopes(make, names.taste.scopes)
    record |= _relations(make, name, names)
    assertions: list[Record] = []
    for _ in range(make.pick(names.taste.acts)):
        assertions.append(_assertion(make, name, assertions, names))
    if assertions:
        record["assertions"] = assertions
    return record


def _drop_ties(files: list[Record]) -> None:
    """Leave one of several retractions, or disownings, by one source at one time.

    The design does not say which of them ended an earlier stance.
    """
    documents = read(files).documents
    for file in files:
        if file["data"].get("draft") == "true":
            continue
        for claim, record in file["data"].get("claims", {}).items():
            seen: set[Any] = set()
            kept = []
            for assertion in record.pop("assertions", []):
                ended = {
                    (act.source, act.stance, earliest(act.period))
                    for act in acts({claim: {"assertions": [assertion]}}, documents)
                    if act.stance in ("retracts", "disowns")
                }
                if not ended & seen:
                    kept.append(assertion)
                seen |= ended
            if kept:
                record["assertions"] = kept


def _scatter(make: Maker, files: list[Record], section: str, records: dict[str, Record]) -> None:
    for name, record in records.items():
        make.pick(files)["data"].setdefault(section, {})[name] = record


def _draft(make: Maker, names: _Names) -> Record:
    """A file that takes no part, however much it has to say of those that do."""
    names = _Names(
        names.taste,
        sources=[*names.sources, "draft-source"],
        narrators=names.narrators,
        documents={**names.documents, "draft-document": make.pick(names.sources)},
        questions={**names.questions, "draft-question": "choice"},
        values=names.values,
        claims=[*names.claims, "draft-claim", "draft-claim-2"],
        topics=names.topics,
        related=names.related,
        kinds={**names.kinds, "draft-source": "state"},
    )
    questions = {"draft-question": _question(make, "draft-question", names)}
    return {
        "draft": "true",
        "sources": {"draft-source": _source(make, "draft-source", names)},
        "documents": {"draft-document": _document(make, "draft-document", names)},
        "questions": questions,
        "claims": {
            name: _claim(make, name, names) for name in names.claims if name.startswith("draft-")
        },
    }


@st.composite
def knowledge_bases(draw: st.DrawFn, *, ties: bool = False) -> list[Record]:
    """Files as `oracle.report` reads them; with `ties` their result is not quite settled."""
    make = Maker(draw)
    files: list[Record] = [
        {"path": path, "data": {}}
        for path in ("kb/one.yaml", "kb/two.yml", "kb/more/three.yaml")[: make.pick((1, 1, 2, 3))]
    ]
    taste = make.pick(pool.TASTES)
    names = _Names(taste, claims=list(pool.CLAIMS[: make.pick(taste.claims)]))
    names.kinds = {name: make.pick(pool.KINDS) for name in pool.SOURCES[: make.pick(taste.sources)]}
    names.sources = list(names.kinds)
    names.narrators = [name for name, kind in names.kinds.items() if kind in ("outlet", "agency")]
    names.documents = {
        name: make.pick(names.sources) if make.chance(60) else None
        for name in pool.DOCUMENTS[: make.pick(taste.documents)]
    }
    kinds = ("number", "number", "date", "choice", "open")
    names.questions = {
        name: make.pick(kinds) for name in pool.QUESTIONS[: make.pick(taste.questions)]
    }
    if make.chance(40):
        names.topics = list(pool.TOPICS)
    for file in files:
        if make.chance(50):
            file["data"]["disputes"] = "1"
        if make.chance(10):
            file["data"]["draft"] = "false"
        if names.topics and make.chance(40):
            file["data"]["topic"] = make.pick(names.topics)
    if names.topics and make.chance(50):
        _scatter(make, files, "topics", {name: {"name": f"On {name}"} for name in names.topics})
    for section, ids, record in (
        ("sources", names.sources, _source),
        ("documents", names.documents, _document),
        ("questions", names.questions, _question),
        ("claims", names.claims, _claim),
    ):
        _scatter(make, files, section, {name: record(make, name, names) for name in ids})
    if make.chance(15):
        files.append({"path": "kb/draft.yaml", "data": _draft(make, names)})
    if not ties:
        _drop_ties(files)
    return [file for file in files if file["data"]]


@st.composite
def cases(draw: st.DrawFn, *, ties: bool = False) -> Case:
    """A knowledge base, a date or none, and a way to count parties."""
    make = Maker(draw)
    files = draw(knowledge_bases(ties=ties))
    as_of = make.pick(pool.POINTS) if make.chance(40) else None
    return Case(files, as_of, make.pick(("party", "party", "party", "source")))
