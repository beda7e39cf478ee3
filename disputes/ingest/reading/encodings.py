"""From bytes to text: which encoding it is, by what stands in them."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from disputes.errors import WrongUse

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 4096
_ZEROS: Final = 0.05
_GIVE: Final = "give a plain text or a saved page"
_LINE_ENDS: Final = re.compile(r"\r\n?")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
# What pages call Latin-1 and ASCII is Windows-1252 (WHATWG, Encoding Standard).
_WESTERN: Final = ("iso8859-1", "ascii", "cp1252")
# Codecs that make something else than text of bytes, or that hide marks from who looks at them.
_NO_CHARSET: Final = (
    "utf-7",
    "idna",
    "punycode",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
)


class Decoded(NamedTuple):
    """A text, and what is doubtful about how it was read."""

    text: str
    doubts: tuple[str, ...] = ()


def decode_text(data: bytes, name: str) -> Decoded:
    """Decode a plain text: UTF-8 as it stands, else UTF-16 or -32 by its marks, else Windows-1252.

    Line ends of what was not UTF-8 become line feeds. `name` is for messages.

    Raises:
        WrongUse: when it is no text.
    """
    decoded = _decode(data, name)
    if _CONTROLS.search(decoded.text):
        doubt = "the text holds control characters, which may be remains of another format"
        return decoded._replace(doubts=(*decoded.doubts, doubt))
    return decoded


def decode_page(data: bytes) -> str:
    """Decode a web page: by its byte order mark, as UTF-8, as it declares, else as Windows-1252."""
    encoding = _by_mark(data)
    if encoding is not None:
        return data.decode(encoding, "replace").lstrip("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _declared(data)
    if declared is None:
        return _western(data)
    return data.decode(declared, "replace")


def _decode(data: bytes, name: str) -> Decoded:
    encoding = _by_mark(data) or _by_zeros(data)
    if encoding is not None:
        text = data.decode(encoding, "replace").removeprefix("\ufeff")
        doubts = ("bytes that are no characters were replaced",) if "\ufffd" in text else ()
        return Decoded(_LINE_ENDS.sub("\n", text), doubts)
    if data.count(0) > _ZEROS * len(data):
        raise WrongUse(f"{name} is not a text", _GIVE)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise WrongUse(f"{name} is not a text", _GIVE) from error
        at = error.start + 1
    doubt = f"the text is not UTF-8 (byte {at:,}); it was read as Windows-1252, look at its accents"
    return Decoded(_LINE_ENDS.sub("\n", _western(data)), (doubt,))


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    return None


def _by_zeros(data: bytes) -> str | None:
    """Tell UTF-16 without its mark: every other byte of Western text is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    """Give the encoding that a page names in its head, if it is one for text."""
    found = _CHARSET.search(data[:_SAMPLE])
    if found is None:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii"))
        b"a".decode(codec.name)  # a codec that does not make text raises LookupError
    except (LookupError, ValueError):
        return None
    named = codec.name
    if named in _WESTERN or named in _NO_CHARSET or named.startswith(("utf", "mbcs", "oem")):
        return None
    return named


def _western(data: bytes) -> str:
    """Decode Windows-1252, whose five unused bytes are controls, as browsers do."""
    if _unused(data):
        return data.decode("latin-1").translate(_table())
    return data.decode("cp1252")


def _unused(data: bytes) -> bool:
    return any(byte in data for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D))


def _table() -> dict[int, str]:
    table = {}
    for byte in range(0x80, 0xA0):
        decoded = bytes([byte]).decode("cp1252", "ignore")
        if decoded:
            table[byte] = decoded
    return table
