"""The tables: which there are, with which columns. Columns lead only to the ``id`` of a table.

What a claim or question says is its ``title``: viewers of databases take a column of that name
for what a row is called.
"""

from __future__ import annotations

from disputes.view.tables.shape import Column, Kind, Shape

FORMAT = "disputes-tables/1"

_KEY = Column("id", "Its id in the knowledge base.", required=True)
_NOTE = Column("note", "A note of whoever wrote the record.", free=True)
_NUMBER = Column("number", "Counts from 1.", Kind.NUMBER, required=True)
_SOURCE = Column("source", "The source.", to="sources", required=True)
_CLAIM = Column("claim", "The claim.", to="claims", required=True)
_ASSERTION = Column("assertion", "The assertion.", to="assertions", required=True)
_TOPIC = Column("topic", "Its topic.", to="topics")
_PARTY = Column("party", "The party.", to="sources", required=True)
_SCOPE = (
    Column("scope_when", "The time that it is about, as written (`when`)."),
    Column("scope_where", "The place that it is about, as written (`where`).", free=True),
)


def _date(name: str, about: str) -> tuple[Column, ...]:
    return (
        Column(name, about),
        Column(f"{name}_from", "The first day of that date, or its first second in UTC."),
        Column(f"{name}_until", "The last day of that date, or its last second in UTC."),
    )


def _truth(name: str, about: str) -> Column:
    return Column(name, about, Kind.TRUTH, required=True)


def _origin(name: str, about: str) -> tuple[Column, ...]:
    return (
        Column(f"{name}source", f"{about}, where that is a source.", to="sources"),
        Column(f"{name}document", f"{about}, where that is a document.", to="documents"),
    )


_RECORDS = (
    Shape(
        "topics",
        "Topics that are named, or that a claim or question has.",
        ("id",),
        (
            _KEY,
            Column("name", "Its name; its id where it has none.", required=True, free=True),
            _NOTE,
        ),
    ),
    Shape(
        "sources",
        "Who speaks.",
        ("id",),
        (
            _KEY,
            Column("name", "Its name.", free=True),
            Column("kind", "person, organisation, state, outlet, agency, group or anonymous."),
            Column("role", "What it is, in words.", free=True),
            _NOTE,
        ),
    ),
    Shape(
        "aliases",
        "Other names of sources.",
        ("source", "alias"),
        (_SOURCE, Column("alias", "Another name.", required=True, free=True)),
    ),
    Shape(
        "roles",
        "Whose words count as whose (`speaks_for`).",
        ("source", "number"),
        (
            _SOURCE,
            _NUMBER,
            Column("speaks_for", "For whom it speaks.", to="sources", required=True),
            Column("since", "From when on, as written (`from`)."),
            Column("until", "Until when, as written; included."),
        ),
    ),
    Shape(
        "memberships",
        "Affiliation that carries no words.",
        ("source", "member_of"),
        (_SOURCE, Column("member_of", "Of what it is a member.", to="sources", required=True)),
    ),
    Shape(
        "documents",
        "In what something is on record.",
        ("id",),
        (
            _KEY,
            Column("title", "Its title.", free=True),
            Column("publisher", "The source that published it.", to="sources"),
            *_date("published", "When it was published, as written."),
            Column("author", "Who wrote it, in words.", free=True),
            Column("url", "Where it stands.", free=True),
            Column("archived_url", "Where a copy is kept.", free=True),
            Column("accessed", "When it was read."),
            Column("language", "Its language as a BCP 47 tag.", free=True),
            Column("text", "The path of its text below the archive folder.", free=True),
            Column("sha256", "The digest of that file's bytes.", free=True),
            _NOTE,
        ),
    ),
    Shape(
        "based_on",
        "On what documents draw.",
        ("document", "number"),
        (
            Column("document", "The document that draws on it.", to="documents", required=True),
            _NUMBER,
            *_origin("origin_", "What it draws on"),
        ),
    ),
    Shape(
        "questions",
        "What several rival claims answer.",
        ("id",),
        (
            _KEY,
            Column("title", "The question (`text`).", free=True),
            Column("kind", "number, date, choice or open.", required=True),
            Column("unit", "What is counted.", free=True),
            _TOPIC,
            *_SCOPE,
            _NOTE,
        ),
    ),
    Shape(
        "claims",
        "Propositions, each with what all positions on it add up to.",
        ("id",),
        (
            _KEY,
            Column("title", "The sentence that can be true or false (`text`).", free=True),
            _TOPIC,
            Column("question", "The question that it answers (`answers`).", to="questions"),
            Column("value", "Its answer, as written.", free=True),
            *_SCOPE,
            Column("status", "What all positions on it add up to; derived.", required=True),
            _truth("by_inference", "Whether no two parties oppose one another on it directly."),
            Column("dispute", "The dispute that it belongs to; derived.", to="disputes"),
            _NOTE,
        ),
    ),
    Shape(
        "relations",
        "How one claim bears on another.",
        ("claim", "number"),
        (
            Column("claim", "The claim under which it is written.", to="claims", required=True),
            _NUMBER,
            Column(
                "relation", "contradicts, negates, implies, supports or weakens.", required=True
            ),
            Column("other", "The other claim.", to="claims", required=True),
            Column("why", "Why, in one sentence.", free=True),
        ),
    ),
)

_ASSERTIONS = (
    Shape(
        "assertions",
        "Stances taken on claims: speech acts.",
        ("id",),
        (
            Column(
                "id", "Made from what it says, and where; not its place in a file.", required=True
            ),
            Column("title", "Who takes which stance.", required=True, free=True),
            _CLAIM,
            Column(
                "stance",
                "asserts, suggests, doubts, denies, declines, retracts or disowns.",
                required=True,
            ),
            Column("side", "for, against, or none."),
            Column("force", "firm, hedged, or none."),
            *_date("said", "When; without a date of its own, when it was first published."),
            _truth("said_given", "Whether the date is its own."),
            _truth("conditional", "Whether it was said on a condition, and so commits nobody."),
            Column("condition", "The claim that is the condition (`if`).", to="claims"),
            _truth("inferred", "Whether it is read from the words, not stated in them."),
            _truth("own", "Whether its sources speak only for themselves here."),
            _NOTE,
        ),
    ),
    Shape(
        "assertion_sources",
        "Who took a stance, alone or jointly.",
        ("assertion", "source"),
        (
            _ASSERTION,
            _SOURCE,
            _truth("standing", "Whether it takes a side and has not been given up since; derived."),
        ),
    ),
    Shape(
        "assertion_parties",
        "For which parties a source's stance counts; derived.",
        ("assertion", "source", "party"),
        (_ASSERTION, _SOURCE, _PARTY),
    ),
    Shape(
        "reports",
        "Documents' records of assertions.",
        ("id",),
        (
            Column("id", "Made from what it records; not its place in a file.", required=True),
            _ASSERTION,
            Column("document", "In which document.", to="documents"),
            Column("quote", "The exact words of the document.", free=True),
            Column("speech", "Whose words: direct, mixed, indirect or own.", required=True),
            _truth("speech_given", "Whether the file says whose words they are itself."),
            Column("at", "Where in the document: headline, page, time code.", free=True),
            Column("translation", "The quote in another language.", free=True),
            Column(
                "first_hand",
                "Whether the document had it first hand, where that is known.",
                Kind.TRUTH,
            ),
            *_origin("origin_", "The earliest known point of its chain; derived"),
            Column(
                "span_start",
                "Where the quote begins in the archived text, in characters.",
                Kind.NUMBER,
            ),
            Column("span_end", "Where it ends; that character is not part of it.", Kind.NUMBER),
            _NOTE,
        ),
    ),
    Shape(
        "via",
        "The chain that a report came through, nearest to the speaker first.",
        ("report", "number"),
        (
            Column("report", "The report.", to="reports", required=True),
            _NUMBER,
            *_origin("", "Through whom or what"),
        ),
    ),
    Shape(
        "ended",
        "Stances that their source retracted or disowned; derived.",
        ("assertion", "source", "stance"),
        (
            Column("assertion", "The stance that ended.", to="assertions", required=True),
            _SOURCE,
            Column("ended_by", "What ended it first.", to="assertions", required=True),
            Column("stance", "retracts or disowns.", required=True),
        ),
    ),
)

_DERIVED = (
    Shape(
        "positions",
        "What parties are bound to, by what was said and by the relations; derived.",
        ("claim", "party", "side"),
        (
            _CLAIM,
            _PARTY,
            Column("side", "for or against.", required=True),
            Column("force", "firm or hedged.", required=True),
            Column("direct", "With which force it took this side itself."),
            Column("derived", "With which force it follows from another stance."),
            _truth("narrator", "Whether the party is an outlet or agency."),
            _truth("divided", "Whether it is bound to both sides, and counts on both."),
            _truth("undecided", "Whether it leans both ways, and counts on neither."),
            Column(
                "follows_from", "The claim of the nearest stance that it follows from.", to="claims"
            ),
            Column("follows_from_side", "The side of that stance: for or against."),
        ),
    ),
    Shape(
        "disputes",
        "Connected contested or questioned claims; derived.",
        ("id",),
        (
            Column("id", "The id of the claim that it is named by.", required=True),
            Column("title", "What that claim says.", free=True),
            Column("claim", "That claim.", to="claims", required=True),
            _TOPIC,
            _truth("by_inference", "Whether all its claims are disputed only by inference."),
        ),
    ),
    Shape(
        "opposed",
        "The parties that a dispute is between, two by two; derived.",
        ("dispute", "party", "other"),
        (
            Column("dispute", "The dispute.", to="disputes", required=True),
            _PARTY,
            Column("other", "The party that it opposes.", to="sources", required=True),
        ),
    ),
    Shape(
        "about",
        "What this is an export of.",
        ("name",),
        (
            Column("name", "format, as_of, by, or complete.", required=True, free=True),
            Column("value", "Its value.", free=True),
        ),
    ),
)

SHAPES = (*_RECORDS, *_ASSERTIONS, *_DERIVED)
"""Every table, in the order in which they are written."""
