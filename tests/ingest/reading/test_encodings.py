"""Decoding: texts in the encodings that people have, pages as browsers read them."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.errors import WrongUse
from disputes.ingest.reading.encodings import decode_page, decode_text

TEXT = "Der Minister sagte: „Nein“ – é, ž.\r\nZweite Zeile.\rDritte.\n"


def test_utf8_is_kept_byte_for_byte() -> None:
    for data in (TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode()):
        decoded = decode_text(data, "a.txt")
        assert decoded.text.encode() == data
        assert decoded.doubts == ()


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_wide_encodings_are_told_with_and_without_their_mark(encoding: str, mark: bytes) -> None:
    decoded = decode_text(mark + TEXT.encode(encoding), "a.txt")
    assert decoded.text == "Der Minister sagte: „Nein“ – é, ž.\nZweite Zeile.\nDritte.\n"
    assert decoded.doubts == ()


def test_windows_1252_is_told_as_such() -> None:
    decoded = decode_text(TEXT.encode("cp1252"), "a.txt")
    assert decoded.text.startswith("Der Minister sagte: „Nein“ – é, ž.\nZweite")
    assert decoded.doubts == (
        "the text is not UTF-8 (byte 21); it was read as Windows-1252, look at its accents",
    )


def test_bytes_that_windows_1252_lacks_are_no_error() -> None:
    assert decode_text(b"caf\xe9 \x81\x80", "a.txt").text == "café \x81€"


def test_what_is_no_text_is_refused() -> None:
    for data in (b"\0" * 90 + b"x", b"ab\xff\xfe\0\0\x01\x02" * 3):
        with pytest.raises(WrongUse, match=r"a\.bin is not a text"):
            decode_text(data, "a.bin")


def test_control_characters_are_kept_and_told() -> None:
    decoded = decode_text(b"One \x07 two, and many words more so that it is a text.", "a.txt")
    assert "\x07" in decoded.text
    assert decoded.doubts == (
        "the text holds control characters, which may be remains of another format",
    )


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="windows-1251">', "cp1251"),
        (b"<meta http-equiv=content-type content='text/html; charset=koi8-r'>", "koi8-r"),
        (b'<?xml version="1.0" encoding="x"?><meta charset=shift_jis>', "shift_jis"),
    ],
)
def test_a_page_is_read_as_it_declares(head: bytes, encoding: str) -> None:
    word = "Сирия"
    assert decode_page(head + word.encode(encoding)).endswith(word)


@pytest.mark.parametrize("declared", ["zlib", "rot13", "utf-7", "idna", "undefined", "nonsense"])
def test_a_page_cannot_have_bytes_made_into_something_else(declared: str) -> None:
    page = f"<meta charset={declared}>caf".encode() + b"\xe9 +ADw-"
    assert decode_page(page).endswith("café +ADw-")


def test_utf8_stands_over_what_a_page_declares() -> None:
    assert decode_page("<meta charset=iso-8859-1>é".encode()).endswith("é")
    assert decode_page(b"<meta charset=iso-8859-1>\x93a\x94").endswith("“a”")


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    assert isinstance(decode_page(data), str)
    with suppress(WrongUse):
        decode_text(data, "a").text.encode()
