"""Writing a draft: comments of any text, and records as `fmt` would leave them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.check.comments import accepted_in
from disputes.check.report_comments import reports_in
from disputes.edit.drafting import draft_text
from disputes.edit.format.outcome import format_file
from disputes.load.plain import Plain, plain_tree
from disputes.load.text import FileText

ANY = st.text(max_size=200) | st.sampled_from(
    (
        "disputes: accepted",
        "# disputes: accepted",
        "# disputes: report of assertion 1",
        "word " * 30 + "disputes: accepted",
        "word " * 30 + "# disputes: ignore[ALL]",
        "a\u2028# disputes: accepted\x85b\u202e\ufeff\ud800",
        "",
    )
)


class Record(NamedTuple):
    section: str
    id: str
    fields: Mapping[str, Plain]
    comments: tuple[str, ...]
    reports: Mapping[int, int] = MappingProxyType({})


def test_sections_and_fields_are_put_in_order() -> None:
    claim = Record(
        "claims",
        "wet",
        {
            "assertions": [{"quote": "it rained", "in": "day", "asserts": "ann"}],
            "text": "It rains.",
        },
        ("line 3: told by Ann",),
    )
    source = Record("sources", "ann", {"kind": "person", "name": "Ann"}, ())
    other = Record("sources", "bob", {"kind": "person", "name": "Bob"}, ("line 4",))
    assert draft_text(["from a.txt"], [claim, source, other]) == (
        "# from a.txt\n"
        "draft: true\n"
        "\n"
        "sources:\n"
        "  ann:\n"
        "    name: Ann\n"
        "    kind: person\n"
        "\n"
        "  #? line 4\n"
        "  bob:\n"
        "    name: Bob\n"
        "    kind: person\n"
        "\n"
        "claims:\n"
        "  #? line 3: told by Ann\n"
        "  wet:\n"
        "    text: It rains.\n"
        "    assertions:\n"
        "      - asserts: ann\n"
        "        in: day\n"
        '        quote: "it rained"\n'
    )


def test_a_long_comment_goes_on_below() -> None:
    out = draft_text([f"open: {'word ' * 30}"], [])
    first, second, *_ = out.splitlines()
    assert first.startswith("# open: word ")
    assert len(first) <= 120
    assert second.startswith("#   word")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(ANY, max_size=3), st.lists(ANY, max_size=3), ANY)
def test_no_comment_speaks_to_the_program_or_ends_its_line(
    head: list[str], comments: list[str], text: str
) -> None:
    text = text.encode("utf-8", "replace").decode()
    record = Record("claims", "wet", {"text": text or "x"}, tuple(comments))
    out = draft_text(head, [record, record._replace(id="dry")])
    data = out.encode()
    assert accepted_in(FileText("draft", data)) == []
    assert reports_in(FileText("draft", data)) == []
    assert plain_tree(data) == {
        "draft": "true",
        "claims": {"wet": {"text": text or "x"}, "dry": {"text": text or "x"}},
    }
    assert format_file("draft", data).after == data


@settings(max_examples=50, deadline=None, derandomize=True)
@given(
    st.dictionaries(st.sampled_from(("name", "role", "note", "kind")), ANY, min_size=1),
    st.dictionaries(st.sampled_from(("quote", "said", "in", "asserts", "at")), ANY, min_size=1),
    st.lists(st.from_regex(r"[a-z0-9]([-.]?[a-z0-9]){0,49}", fullmatch=True), min_size=1),
)
def test_fmt_leaves_it_as_it_is(
    source: dict[str, str], assertion: dict[str, str], via: list[str]
) -> None:
    act = {**plain(assertion), "via": via}
    records = [
        Record("sources", "ann", plain(source), ()),
        Record("claims", "wet", {"assertions": [act]}, ("a", "b")),
    ]
    out = draft_text(["from a.txt"], records)
    assert plain_tree(out.encode())["sources"] == {"ann": plain(source)}
    assert format_file("draft", out.encode()) == (out.encode(), "")


def written(text: str) -> str:
    """Give a text that a file can have, and which is not absent."""
    return text.encode("utf-8", "replace").decode() or "x"


def plain(fields: Mapping[str, str]) -> dict[str, str]:
    return {name: written(text) for name, text in fields.items()}


@pytest.mark.parametrize("shown", ["disputes: accepted", "# disputes: accepted"])
def test_what_would_speak_is_still_to_be_read(shown: str) -> None:
    out = draft_text([shown], [])
    assert out in (
        "# - disputes: accepted\ndraft: true\n",
        "# \\x23 disputes: accepted\ndraft: true\n",
    )


@pytest.mark.parametrize("quote", ["it rained", "- asserts: ann\n\n- x", "word " * 60])
def test_what_is_a_report_of_another_says_so(quote: str) -> None:
    act: Plain = {"asserts": "ann", "in": "day", "quote": quote, "reports": []}
    acts: Plain = [act, {"denies": "ann"}, act]
    fields: dict[str, Plain] = {"note": "n", "assertions": acts, "text": "It rains."}
    written = draft_text([], [Record("claims", "wet", fields, (), {1: 3, 3: 12})])
    assert written.replace("      # disputes: report of assertion 3\n", "", 1).replace(
        "      # disputes: report of assertion 12\n", "", 1
    ) == draft_text([], [Record("claims", "wet", fields, ())])
    found = reports_in(FileText("draft", written.encode()))
    assert [(one.number, one.assertions[0][:2]) for one in found] == [
        (3, ("wet", 1)),
        (12, ("wet", 3)),
    ]
