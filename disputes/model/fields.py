"""The table of fields: what a file may say, in one place.

Reading, its messages, the page on the file format and every other description of the format come
from this table. The order of the fields is the order in which a tidy file has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import NamedTuple

from disputes.model.terms import QuestionKind, RelationKind, SourceKind, Speech, Stance


class FieldType(StrEnum):
    """How the value of a field is written."""

    TEXT = auto()
    TEXTS = auto()
    ID = auto()
    IDS = auto()
    ID_OR_IDS = auto()
    DATE = auto()
    WORD = auto()
    FLAG = auto()
    DIGEST = auto()
    VERSION = auto()
    ROLES = auto()
    RELATIONS = auto()
    RECORDS = auto()
    SECTION = auto()

    @property
    def listed(self) -> bool:
        """Whether the value is always a list of texts, ids or relations."""
        return self in (FieldType.TEXTS, FieldType.IDS, FieldType.RELATIONS)

    @property
    def one_or_listed(self) -> bool:
        """Whether the value is one id or role, or a list of them."""
        return self in (FieldType.ID_OR_IDS, FieldType.ROLES)

    @property
    def expected(self) -> str:
        """What a message says was expected."""
        return _EXPECTED[self]


_EXPECTED = {
    FieldType.TEXT: "a text",
    FieldType.TEXTS: "a list of texts",
    FieldType.ID: "an id",
    FieldType.IDS: "a list of ids",
    FieldType.ID_OR_IDS: "an id or a list of ids",
    FieldType.DATE: "a date",
    FieldType.WORD: "one word",
    FieldType.FLAG: "true or false",
    FieldType.DIGEST: "64 hexadecimal digits",
    FieldType.VERSION: "the format version 1",
    FieldType.ROLES: "an id, a mapping with a source, or a list of these",
    FieldType.RELATIONS: "a list of ids or of mappings with a claim",
    FieldType.RECORDS: "a list of mappings",
    FieldType.SECTION: "a mapping from ids to records",
}


class Field(NamedTuple):
    """One field: its name, how its value is written, and what it means.

    ``refers_to`` names the sections in which an id must be defined, ``words`` the vocabulary of a
    ``WORD``, ``record`` the type of the mappings inside.
    """

    name: str
    type: FieldType
    about: str
    required: bool = False
    refers_to: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    record: str = ""


@dataclass(frozen=True, slots=True)
class RecordType:
    """One kind of mapping in a file, with its fields by name."""

    name: str
    about: str
    fields: Mapping[str, Field] = field(repr=False)
    required: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Gather the names of the fields that must be there."""
        names = tuple(name for name, spec in self.fields.items() if spec.required)
        object.__setattr__(self, "required", names)

    @property
    def with_article(self) -> str:
        """The name as it stands in a sentence."""
        return f"{'an' if self.name[0] in 'aeiou' else 'a'} {self.name}"


def _record(name: str, about: str, *fields: Field) -> RecordType:
    note = Field("note", FieldType.TEXT, "A remark; shown where the record is shown whole.")
    return RecordType(name, about, {spec.name: spec for spec in (*fields, note)})


_WHEN = Field("when", FieldType.DATE, "The time that it is about.")
_WHERE = Field("where", FieldType.TEXT, "The place that it is about; compared exactly.")
_TOPIC = Field("topic", FieldType.ID, "The topic that it belongs to.", refers_to=("topics",))

TOPIC = _record(
    "topic",
    "A name for a topic id. Once a knowledge base names topics, every topic must be among them.",
    Field("name", FieldType.TEXT, "The name to show."),
)

ROLE = RecordType(
    "role",
    "That a source's words count as another's, for a time.",
    {
        spec.name: spec
        for spec in (
            Field(
                "source",
                FieldType.ID,
                "The source whose words they count as.",
                required=True,
                refers_to=("sources",),
            ),
            Field("from", FieldType.DATE, "When the role begins; included."),
            Field("until", FieldType.DATE, "When the role ends; included."),
        )
    },
)

SOURCE = _record(
    "source",
    "Who speaks: a person, organisation, state, outlet, agency, group, or anonymous.",
    Field("name", FieldType.TEXT, "The name to show.", required=True),
    Field(
        "kind",
        FieldType.WORD,
        "What sort of speaker it is; a party of kind outlet or agency is a narrator.",
        required=True,
        words=tuple(SourceKind),
    ),
    Field("role", FieldType.TEXT, "Office or function, in words."),
    Field(
        "speaks_for",
        FieldType.ROLES,
        "The sources whose words its words count as, each with from and until where it has them.",
        refers_to=("sources",),
        record="role",
    ),
    Field(
        "member_of",
        FieldType.IDS,
        "Affiliation that carries no words.",
        refers_to=("sources",),
    ),
    Field("aliases", FieldType.TEXTS, "Other names under which it appears in texts."),
)

DOCUMENT = _record(
    "document",
    "An article, statement, transcript or recording in which something is on record.",
    Field("title", FieldType.TEXT, "The title to show.", required=True),
    Field("publisher", FieldType.ID, "Who published it.", refers_to=("sources",)),
    Field("published", FieldType.DATE, "When it was published."),
    Field("author", FieldType.TEXT, "Who wrote it, in words."),
    Field("url", FieldType.TEXT, "Where it stands."),
    Field("archived_url", FieldType.TEXT, "Where a copy is kept."),
    Field("accessed", FieldType.DATE, "When it was read there."),
    Field("language", FieldType.TEXT, "Its language as a BCP 47 tag."),
    Field("text", FieldType.TEXT, "Its full text: a path below the archive folder."),
    Field("sha256", FieldType.DIGEST, "SHA-256 of the archived file's bytes."),
    Field(
        "based_on",
        FieldType.IDS,
        "The sources or documents that it draws on.",
        refers_to=("sources", "documents"),
    ),
)

QUESTION = _record(
    "question",
    "What several rival claims answer.",
    Field("text", FieldType.TEXT, "The question, as one sentence.", required=True),
    Field(
        "kind",
        FieldType.WORD,
        "What the answers look like: those of number, date and choice exclude one another where "
        "they cannot both hold; open, the default, excludes nothing.",
        words=tuple(QuestionKind),
    ),
    Field("unit", FieldType.TEXT, "What a number counts or measures."),
    _TOPIC,
    _WHEN,
    _WHERE,
)

REPORT = _record(
    "report",
    "One document's record of an assertion.",
    Field(
        "in",
        FieldType.ID_OR_IDS,
        "The document, or several that have it in the same words.",
        refers_to=("documents",),
    ),
    Field("quote", FieldType.TEXT, "The exact words of the document."),
    Field(
        "via",
        FieldType.IDS,
        "The chain that it came through, nearest to the speaker first: outlets, agencies and "
        "documents; [] for first hand.",
        refers_to=("sources", "documents"),
    ),
    Field(
        "speech",
        FieldType.WORD,
        "Whose words they are: the speaker's own (direct), in part (mixed), the document's "
        "paraphrase (indirect), or the publisher's (own).",
        words=tuple(Speech),
    ),
    Field("at", FieldType.TEXT, "Where in the document: headline, page, time code."),
    Field("translation", FieldType.TEXT, "Translation of a quote kept in its own language."),
)

ASSERTION = _record(
    "assertion",
    "A stance taken by one or more sources, jointly, on a claim at a date.",
    *(
        Field(
            stance.word,
            FieldType.ID_OR_IDS,
            meaning,
            refers_to=("sources",),
        )
        for stance, meaning in (
            (Stance.ASSERTS, "Who says that it is so."),
            (Stance.SUGGESTS, "Who says that it may be so, that there are signs."),
            (Stance.DOUBTS, "Who questions it, is not persuaded."),
            (Stance.DENIES, "Who says that it is not so; rejects it."),
            (Stance.DECLINES, "Who was asked and does not say."),
            (Stance.RETRACTS, "Who withdraws what it said before on this claim."),
            (Stance.DISOWNS, "Who says that it never said so: also challenges the reports."),
        )
    ),
    Field("said", FieldType.DATE, "When it was said; the date of publication where absent."),
    *(REPORT.fields[name] for name in ("in", "via", "speech", "at", "quote", "translation")),
    Field(
        "if",
        FieldType.ID,
        "The claim on whose condition it was said; then it commits nobody.",
        refers_to=("claims",),
    ),
    Field("inferred", FieldType.FLAG, "Read from the words, not stated in them."),
    Field("own", FieldType.FLAG, "Speaks only for himself here."),
    Field(
        "reports",
        FieldType.RECORDS,
        "The reports, where documents word it differently; in place of the short form.",
        record="report",
    ),
)

RELATION = RecordType(
    "relation",
    "A relation to another claim, with a reason.",
    {
        "claim": Field(
            "claim", FieldType.ID, "The other claim.", required=True, refers_to=("claims",)
        ),
        "why": Field("why", FieldType.TEXT, "Why the relation holds, in one sentence."),
    },
)

CLAIM = _record(
    "claim",
    "A proposition: one sentence that can be true or false.",
    Field("text", FieldType.TEXT, "The sentence.", required=True),
    _TOPIC,
    Field("answers", FieldType.ID, "The question that it answers.", refers_to=("questions",)),
    Field("value", FieldType.TEXT, "The answer in short: a number, a date or a choice."),
    _WHEN,
    _WHERE,
    *(
        Field(kind.word, FieldType.RELATIONS, about, refers_to=("claims",), record="relation")
        for kind, about in (
            (RelationKind.CONTRADICTS, "Claims that cannot both be true with this one."),
            (RelationKind.NEGATES, "Claims of which, with this one, exactly one is true."),
            (RelationKind.IMPLIES, "Claims that are true if this one is."),
            (RelationKind.SUPPORTS, "Claims that it tells for; commits nobody."),
            (RelationKind.WEAKENS, "Claims that it tells against; commits nobody."),
        )
    ),
    Field(
        "assertions",
        FieldType.RECORDS,
        "Who takes which stance on it.",
        record="assertion",
    ),
)

FILE = RecordType(
    "file",
    "One file; every file may hold any of the sections.",
    {
        spec.name: spec
        for spec in (
            Field("disputes", FieldType.VERSION, "The version of this format."),
            Field(
                "topic",
                FieldType.ID,
                "The topic of this file's questions and claims that name none.",
                refers_to=("topics",),
            ),
            Field("draft", FieldType.FLAG, "Checked, but takes no part in reports."),
            Field("topics", FieldType.SECTION, "Names for topics.", record="topic"),
            Field("sources", FieldType.SECTION, "Who speaks.", record="source"),
            Field("documents", FieldType.SECTION, "Where it is on record.", record="document"),
            Field("questions", FieldType.SECTION, "What claims answer.", record="question"),
            Field("claims", FieldType.SECTION, "What is said.", record="claim"),
        )
    },
)

RECORD_TYPES: Mapping[str, RecordType] = {
    kind.name: kind
    for kind in (
        FILE,
        TOPIC,
        SOURCE,
        ROLE,
        DOCUMENT,
        QUESTION,
        CLAIM,
        RELATION,
        ASSERTION,
        REPORT,
    )
}

SECTIONS: Mapping[str, RecordType] = {
    spec.name: RECORD_TYPES[spec.record]
    for spec in FILE.fields.values()
    if spec.type is FieldType.SECTION
}
"""The type of the records of each section, by the section's name."""

STANCES: Mapping[str, Stance] = {stance.word: stance for stance in Stance}
RELATIONS: Mapping[str, RelationKind] = {kind.word: kind for kind in RelationKind}
