"""What the reader finds: the codes D0 for a file and its fields, D1 for ids.

Codes are stable and never used again for something else. The page of each is the docstring of its
module in ``disputes/check/rules/``.
"""

from __future__ import annotations

from disputes.finding import Code, Level

NOT_UTF8 = Code("D001", "not-utf8", Level.ERROR)
BYTE_ORDER_MARK = Code("D002", "byte-order-mark", Level.ERROR)
NOT_UTF8_BUT_WIDE = Code("D003", "utf-16", Level.ERROR)
CONTROL_CHARACTER = Code("D004", "control-character", Level.ERROR)
BIDI_CHARACTER = Code("D005", "bidi-character", Level.ERROR)
TOO_DEEP = Code("D006", "too-deep", Level.ERROR)
TOO_LARGE = Code("D007", "too-large", Level.ERROR)
SYNTAX = Code("D008", "syntax", Level.ERROR)
DUPLICATE_KEY = Code("D009", "duplicate-key", Level.ERROR)
ANCHOR = Code("D010", "anchor", Level.ERROR)
ALIAS = Code("D011", "alias", Level.ERROR)
TAG = Code("D012", "tag", Level.ERROR)
MERGE_KEY = Code("D013", "merge-key", Level.ERROR)
SECOND_DOCUMENT = Code("D014", "second-document", Level.ERROR)
DIRECTIVE = Code("D015", "directive", Level.ERROR)
CONFLICT_MARKER = Code("D016", "conflict-marker", Level.ERROR)
UNREADABLE = Code("D017", "unreadable", Level.ERROR)
MISSING_SECTION = Code("D018", "missing-section", Level.ERROR)
WRONG_TYPE = Code("D020", "wrong-type", Level.ERROR)
UNKNOWN_FIELD = Code("D021", "unknown-field", Level.ERROR)
MISSING_FIELD = Code("D022", "missing-field", Level.ERROR)
BAD_ID = Code("D023", "bad-id", Level.ERROR)
BAD_DATE = Code("D024", "bad-date", Level.ERROR)
BAD_VALUE = Code("D025", "bad-value", Level.ERROR)
UNKNOWN_WORD = Code("D026", "unknown-word", Level.ERROR)
CUT_QUOTE = Code("D027", "cut-quote", Level.ERROR)
STANCE_COUNT = Code("D028", "stance-count", Level.ERROR)
MIXED_FORMS = Code("D029", "mixed-forms", Level.ERROR)
IDS_WITHHELD = Code("D030", "ids-withheld", Level.INFO)
UNKNOWN_REFERENCE = Code("D101", "unknown-reference", Level.ERROR)
DUPLICATE_ID = Code("D102", "duplicate-id", Level.ERROR)
DRAFT_REFERENCE = Code("D103", "draft-reference", Level.WARNING)

ALL: tuple[Code, ...] = tuple(
    sorted((kind for kind in globals().values() if isinstance(kind, Code)), key=lambda c: c.code)
)
