"""A text that is written reads back to the letter, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.edit.render import Style, field_lines, in_brackets
from disputes.edit.scalars import WIDTH, folded, in_single_quotes, looks_typed, scalar
from disputes.load.plain import Plain, plain_tree

SIGNS = "ab :#-,[]{}'\"?!&*|>%@`\\\n~. \u00a0é\t🇸"
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.text(SIGNS, max_size=14)
)


@settings(max_examples=300)
@given(TEXTS, st.booleans())
def test_a_text_reads_back_to_the_letter(text: str, quoted: bool) -> None:
    check_text(text, quoted)


@pytest.mark.slow
@settings(max_examples=10_000)
@given(TEXTS, st.booleans())
def test_many_texts_read_back(text: str, quoted: bool) -> None:
    check_text(text, quoted)


def check_text(text: str, quoted: bool) -> None:
    written = scalar(text, quoted=quoted)
    assert "\n" not in written
    block = f"claims:\n  a:\n    text: {written}\n    topic: z\n"
    assert plain_tree(block.encode()) == {"claims": {"a": {"text": text, "topic": "z"}}}
    written = scalar(text, flow=True, quoted=quoted)
    flow = f"claims: {{a: {{text: {written}, aliases: [{written}, {written}]}}}}\n"
    assert plain_tree(flow.encode()) == {"claims": {"a": {"text": text, "aliases": [text, text]}}}
    single = in_single_quotes(text)
    if single is not None:
        assert plain_tree(f"topic: {single}\n".encode()) == {"topic": text}
    long = f"{text} " * 12 + "end"
    lines = "\n".join(folded(long, 8))
    below = f"claims:\n  a:\n    text:\n{lines}\n    topic: z\n"
    assert plain_tree(below.encode()) == {"claims": {"a": {"text": long, "topic": "z"}}}


def test_a_long_text_is_folded_within_the_width() -> None:
    lines = field_lines("quote", "words of some length " * 20, 8, Style())
    assert lines[0] == "        quote:"
    assert all(len(line) <= WIDTH for line in lines)
    assert all(len(line) > WIDTH - 10 for line in lines[1:-1])


def test_the_words_of_others_stand_in_quotation_marks() -> None:
    assert field_lines("quote", "it rained", 0, Style()) == ['quote: "it rained"']
    assert field_lines("text", "it rained", 0, Style()) == ["text: it rained"]
    assert field_lines("value", "2", 0, Style()) == ['value: "2"']
    assert field_lines("text", "no", 0, Style()) == ['text: "no"']
    assert field_lines("said", "2015-10-07", 0, Style()) == ["said: 2015-10-07"]


@pytest.mark.parametrize("text", ["2", "-1.5", "1e3", "yes", "~", "2015-10-07", ".5", "12:30"])
def test_what_others_take_for_something_else_is_known(text: str) -> None:
    assert looks_typed(text)
    assert not looks_typed(text + " x")


def test_records_stand_in_the_house_style() -> None:
    value: dict[str, Plain] = {
        "text": "It rained.",
        "implies": ["wet"],
        "contradicts": [{"claim": "dry", "why": "Rain: wet."}],
        "assertions": [{"asserts": ["ann", "bob"], "in": "post", "quote": "it rained"}],
    }
    assert "\n".join(field_lines("rain", value, 2, Style())) == (
        "  rain:\n"
        "    text: It rained.\n"
        "    implies: [wet]\n"
        "    contradicts:\n"
        '      - {claim: dry, why: "Rain: wet."}\n'
        "    assertions:\n"
        "      - asserts: [ann, bob]\n"
        "        in: post\n"
        '        quote: "it rained"'
    )
    assert in_brackets({"claim": "dry", "why": None}) == '{claim: dry, why: ""}'
