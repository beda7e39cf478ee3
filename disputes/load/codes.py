"""What the reader finds: the codes D0 for a file and its fields, D1 for ids.

Codes are stable and never used again for something else. ``about`` is the rule's page in short.
"""

from __future__ import annotations

from disputes.finding import Code, Level


def _error(code: str, rule: str, about: str) -> Code:
    return Code(code, rule, Level.ERROR, about)


NOT_UTF8 = _error("D001", "not-utf8", "A file must be UTF-8; other bytes cannot be read as text.")
BYTE_ORDER_MARK = _error("D002", "byte-order-mark", "A file must not begin with U+FEFF.")
NOT_UTF8_BUT_WIDE = _error("D003", "utf-16", "A file must be UTF-8, not UTF-16 or UTF-32.")
CONTROL_CHARACTER = _error(
    "D004",
    "control-character",
    "Control characters, raw or escaped, cannot be seen and can change what a terminal shows.",
)
BIDI_CHARACTER = _error(
    "D005",
    "bidi-character",
    "Bidirectional controls make a text look other than it is (Trojan Source, CVE-2021-42574).",
)
TOO_DEEP = _error("D006", "too-deep", "Nesting deeper than 32 levels is not read.")
TOO_LARGE = _error("D007", "too-large", "A file over the size limit is not read.")
SYNTAX = _error("D008", "syntax", "What does not follow the rules of YAML is not read.")
DUPLICATE_KEY = _error("D009", "duplicate-key", "A field may stand once in a record.")
ANCHOR = _error("D010", "anchor", "Anchors are not part of the format: write the text out.")
ALIAS = _error("D011", "alias", "Aliases are not part of the format: write the text out.")
TAG = _error("D012", "tag", "Tags are not part of the format: every scalar is text.")
MERGE_KEY = _error("D013", "merge-key", "Merge keys are not part of the format.")
SECOND_DOCUMENT = _error("D014", "second-document", "A file holds one YAML document.")
DIRECTIVE = _error("D015", "directive", "YAML directives are not part of the format.")
CONFLICT_MARKER = _error(
    "D016", "conflict-marker", "A merge that git could not finish was left in the file."
)
UNREADABLE = _error("D017", "unreadable", "A file that cannot be opened is not read.")
WRONG_TYPE = _error("D020", "wrong-type", "A field holds another kind of value than it takes.")
UNKNOWN_FIELD = _error("D021", "unknown-field", "A field that the format does not have.")
MISSING_FIELD = _error("D022", "missing-field", "A field that must be there is not.")
BAD_ID = _error(
    "D023",
    "bad-id",
    "An id is lower-case ASCII letters and digits, joined by single -, _ or ., at most 100.",
)
BAD_DATE = _error("D024", "bad-date", "A date that is not in one of the forms, or does not exist.")
BAD_VALUE = _error(
    "D025", "bad-value", "The value of an answer does not fit the kind of its question."
)
UNKNOWN_WORD = _error(
    "D026", "unknown-word", "A field of fixed vocabulary holds a word that is not in it."
)
CUT_QUOTE = _error(
    "D027", "cut-quote", "` #` begins a comment, so the rest of an unquoted quote is lost."
)
STANCE_COUNT = _error("D028", "stance-count", "An assertion has exactly one stance.")
MIXED_FORMS = _error(
    "D029", "mixed-forms", "An assertion has its reports in the short or the long form, not both."
)
IDS_WITHHELD = Code(
    "D030",
    "ids-withheld",
    Level.INFO,
    "While a file is not wholly read, ids that seem unknown may stand in what was not read.",
)
UNKNOWN_REFERENCE = _error("D101", "unknown-reference", "An id that no record of that kind has.")
DUPLICATE_ID = _error("D102", "duplicate-id", "All ids share one namespace; each is defined once.")

DRAFT_REFERENCE = Code(
    "D103",
    "draft-reference",
    Level.WARNING,
    "A file that takes part in reports refers to a record of a draft, which does not.",
)

ALL: tuple[Code, ...] = tuple(
    sorted((kind for kind in globals().values() if isinstance(kind, Code)), key=lambda c: c.code)
)
