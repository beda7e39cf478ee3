"""What a file is, by its first bytes: a saved page, a text, or something that is not read here."""

from __future__ import annotations

import re
from typing import Final

from disputes.errors import WrongUse

MOST_BYTES: Final = 64 * 1024 * 1024
"""What the archive reads: a longer text could be filed, but never read again."""

MOST_CHARACTERS: Final = 2_000_000
"""More than any article has: a day's sitting of a parliament is a third of it."""

_HEAD: Final = 4096
_OTHERS: Final = (
    (b"%PDF-", "a PDF", "take its text out, with pdftotext for one, and look it over"),
    (b"PK\x03\x04", "a packed file (such as DOCX, ODT or EPUB)", "save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program", "save it as plain text"),
    (b"{\\rtf", "rich text", "save it as plain text"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"\x89PNG", "a picture", "give the article's text"),
    (b"\xff\xd8\xff", "a picture", "give the article's text"),
    (b"GIF8", "a picture", "give the article's text"),
)
_WEB_ARCHIVE: Final = re.compile(
    rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE
)
_MIME: Final = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--(?:(?!-->).){0,2000}-->\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|article|main|div|section|h1|p)[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_XML: Final = re.compile(r"\s*<\?xml\s", re.IGNORECASE)


def demand_readable(data: bytes, name: str) -> None:
    """Make sure that a file can be read here.

    Raises:
        WrongUse: when it is of a format that is neither text nor a page, or too large.
    """
    if len(data) > MOST_BYTES:
        raise WrongUse(f"{name} is larger than {MOST_BYTES:,} bytes", "give the article alone")
    for beginning, what, hint in _OTHERS:
        if data.startswith(beginning):
            raise WrongUse(f"{name} is {what}, not a text or a saved page", hint)
    head = data[:_HEAD]
    if _MIME.search(head) and _WEB_ARCHIVE.search(head):
        raise WrongUse(
            f"{name} is a web archive (MHTML), not a page", "save it as a page, HTML only"
        )


def is_page(text: str, name: str) -> bool:
    """Tell whether a text is a web page, by how it begins.

    Raises:
        WrongUse: when it is XML of another kind.
    """
    head = text[:_HEAD].lstrip("\ufeff")
    if _PAGE.match(head):
        return True
    if _XML.match(head):
        if re.search(r"<(?:\w+:)?html[\s>]", head, re.IGNORECASE):
            return True
        raise WrongUse(f"{name} is XML, not a text or a saved page", "save the article's own page")
    return False
