"""What is found in bytes before they are parsed: limits and time."""

from __future__ import annotations

import pytest
from clock import grows_at_most

from disputes.load.decode import MOST_PER_CODE, decode


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (b"\x01" * 150, "D004", "found the control character U+0001, expected visible text"),
        (
            "\u2066".encode() * 150,
            "D005",
            "found the bidirectional control U+2066 LEFT-TO-RIGHT ISOLATE, expected visible text",
        ),
        (b"\xff " * 150, "D001", "found the byte FF, not UTF-8"),
        ("\ufeff\n".encode() * 150, "D002", "found a byte order mark (U+FEFF), expected text"),
    ],
)
def test_a_hundred_are_listed_and_how_many_more_there_are(
    data: bytes, code: str, message: str
) -> None:
    findings = [finding for finding in decode("a.yaml", data).findings if finding.code == code]
    assert len(findings) == MOST_PER_CODE
    assert {finding.message for finding in findings[:-1]} == {message}
    assert findings[-1].message == f"{message} (and 50 more in this file)"


def test_exactly_a_hundred_are_no_more() -> None:
    findings = decode("a.yaml", b"\x01" * MOST_PER_CODE).findings
    assert len(findings) == MOST_PER_CODE
    assert findings[-1].message == "found the control character U+0001, expected visible text"


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [b"\x00", b"\xff", b"\xff\n", b"\xe2\x82 ", "\u202e".encode(), b"\r", b"%\n", b"=======\n"],
)
def test_time_is_linear(line: bytes) -> None:
    grows_at_most(40, lambda size: decode("a.yaml", b"a: 1\n" + line * size), 4_000, 32_000)


@pytest.mark.parametrize(
    "text", ["", "a", "\n", "é\r\n漢字\t🇸🇾\n", "a\u200bb\u00a0c\ufeffd", "\U0001fffe"]
)
def test_visible_text_is_left_as_it_is(text: str) -> None:
    decoded = decode("a.yaml", text.encode())
    assert decoded.data == text.encode()
    assert decoded.findings == ()
    assert not decoded.partial


def test_positions_are_kept() -> None:
    data = b"\xef\xbb\xbfa\r b\x00c\xffd\xc2\x85e\xe2\x80\xa8f\r\ng\xef\xbf\xbeh\n"
    assert decode("a.yaml", data).data.decode() == "a  b�c�d�e�f\r\ng�h\n"
