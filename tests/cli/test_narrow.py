"""A draft on a narrow terminal: no line is wider than need be, and it reads the same."""

from __future__ import annotations

from edit.test_drafting import ANY, Record
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.check.comments import accepted_in
from disputes.cli.ingesting.narrow import narrowed
from disputes.edit.drafting import draft_text
from disputes.load.plain import Plain, plain_tree
from disputes.load.text import FileText

WORDS = st.lists(
    st.sampled_from(
        ("rain", "#", "disputes:", "-", "a: b", '"', "\\", "it's", "|", ">-", "x" * 60)
    ),
    min_size=1,
    max_size=40,
).map(" ".join)
TEXTS = WORDS | ANY.map(lambda text: text.encode("utf-8", "replace").decode() or "x")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TEXTS, TEXTS, st.lists(WORDS | ANY, max_size=3), st.integers(40, 120))
def test_it_reads_the_same(text: str, quote: str, comments: list[str], width: int) -> None:
    act: Plain = {"asserts": ["ann"] * 30, "quote": quote, "in": "day"}
    fields: dict[str, Plain] = {"text": text, "assertions": [act]}
    record = Record("claims", "wet", fields, tuple(comments))
    draft = draft_text(["from a.txt", *comments], [record, record._replace(id="dry")])
    shown = narrowed(draft, width)
    assert plain_tree(shown.encode()) == plain_tree(draft.encode())
    assert accepted_in(FileText("draft", shown.encode())) == []
    assert narrowed(shown, width) == shown


def test_lines_are_broken_as_they_go_on() -> None:
    claim = Record(
        "claims",
        "wet",
        {
            "text": "It rained in the valley, and on the hills above it.",
            "assertions": [{"asserts": "ann", "in": "day", "quote": "it rained " * 13}],
        },
        ("line 3: " + "on this claim, for it shares many words with a quote " * 3,),
        {1: 2},
    )
    assert narrowed(draft_text([], [claim]), 45) == (
        "draft: true\n"
        "\n"
        "claims:\n"
        "  #? line 3: on this claim, for it shares\n"
        "  #?   many words with a quote on this claim,\n"
        "  #?   for it shares many words with a quote\n"
        "  #?   on this claim, for it shares many\n"
        "  #?   words with a quote\n"
        "  wet:\n"
        "    text: It rained in the valley, and on the\n"
        "        hills above it.\n"
        "    assertions:\n"
        "      # disputes: report of assertion 2\n"
        "      - asserts: ann\n"
        "        in: day\n"
        "        quote:\n"
        '          "it rained it rained it rained it\n'
        "          rained it rained it rained it\n"
        "          rained it rained it rained it\n"
        "          rained it rained\n"
        '          it rained it rained "\n'
    )
