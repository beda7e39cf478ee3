"""Adding a report to an assertion, in whatever style that is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disputes.edit.apply import Files, Ready, prepare
from disputes.edit.operations.accepting import merge_draft
from disputes.edit.operations.adding import add_assertion
from disputes.edit.operations.reporting import add_report, in_long_form
from disputes.errors import WrongUse
from disputes.load import load_texts
from disputes.load.plain import Plain

HEAD = """\
sources: {ann: {name: Ann, kind: person}}
documents: {post: {title: Post}}
claims:
  rain:
    text: It rained.
    assertions:
"""
QUOTE = "other words"


def edited(assertions: str, fields: dict[str, Plain], number: int = 1) -> Ready:
    data = (HEAD + assertions).encode()
    loaded = load_texts([("kb.yaml", data)])
    files = Files(loaded, lambda _: data)
    return prepare(files, add_report(files, loaded, "rain", number, fields).changes)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "      - asserts: ann\n",
            '      - asserts: ann\n        in: post\n        quote: "other words"\n',
        ),
        (
            "      - {asserts: ann, in: post, quote: x}\n",
            (
                '      - {asserts: ann, reports: [{in: post, quote: "x"}, '
                '{in: post, quote: "other words"}]}\n'
            ),
        ),
        (
            "      - asserts: ann\n        in: post\n        own: true\n",
            (
                "      - asserts: ann\n        own: true\n        reports:\n          - in: post\n"
                '          - in: post\n            quote: "other words"\n'
            ),
        ),
        (
            "      - asserts: ann\n        own: true\n        in: post\n        quote: x\n",
            (
                "      - asserts: ann\n        own: true\n        reports:\n          - in: post\n"
                '            quote: "x"\n          - in: post\n            quote: "other words"\n'
            ),
        ),
        (
            (
                "      - asserts: ann  # first\n        said: 2015  # or so\n        in: post\n"
                "        note: n\n"
            ),
            None,
        ),
        (
            "      - asserts: ann\n        in: post\n        note: n\n",
            (
                "      - asserts: ann\n        reports:\n"
                "          - in: post\n          - in: post\n"
                '            quote: "other words"\n        note: n\n'
            ),
        ),
        (
            "      - asserts: ann\n        reports:\n          - {in: post}\n      - denies: ann\n",
            (
                "      - asserts: ann\n        reports:\n"
                "          - {in: post}\n          - in: post\n"
                '            quote: "other words"\n      - denies: ann\n'
            ),
        ),
        ("      - asserts: ann\n        in: post  # p. 3\n", None),
        ("      - asserts: ann\n        quote: x  # sic\n", None),
        ("      - in: post\n        asserts: ann\n        own: true\n", None),
    ],
)
def test_forms(before: str, after: str | None) -> None:
    fields: dict[str, Plain] = {"quote": QUOTE, "in": "post"}
    if after is None:
        with pytest.raises(WrongUse, match=r"kb\.yaml:\d+:\d+: "):
            edited(before, fields)
    else:
        assert edited(before, fields).after["kb.yaml"].decode() == HEAD + after


def test_a_note_is_of_the_report() -> None:
    ready = edited("      - asserts: ann\n", {"in": "post", "note": "a b"})
    assert (
        ready.after["kb.yaml"]
        .decode()
        .endswith(
            "      - asserts: ann\n        reports:\n          - in: post\n            note: a b\n"
        )
    )


@pytest.mark.parametrize("number", [0, 2, -1])
def test_an_assertion_that_is_not_there(number: int) -> None:
    with pytest.raises(WrongUse, match=f"there is no assertion {number} on 'rain'"):
        edited("      - asserts: ann\n", {"in": "post"}, number)


def test_numbers_tell_nothing_where_an_assertion_cannot_be_read() -> None:
    with pytest.raises(WrongUse, match="not all assertions on 'rain' can be read"):
        edited("      - asserts: nobody\n      - asserts: ann\n", {"in": "post"}, 2)


def test_the_long_form() -> None:
    fields = {"asserts": "ann", "said": "2015", "quote": "a", "in": "post"}
    assert in_long_form(fields, []) == fields
    assert in_long_form(fields, [{"in": "x"}]) == {
        "asserts": "ann",
        "said": "2015",
        "reports": [{"in": "post", "quote": "a"}, {"in": "x"}],
    }
    assert in_long_form({"asserts": "ann"}, [{"in": "x"}])["reports"] == [{"in": "x"}]


SIGNS = st.sampled_from(
    ["\\", '"', "'", "  ", " ", "[", "]", ":", "#", "{", "}", ",", "🙂", "é", "\t"]
)
QUOTES = st.lists(SIGNS | st.text(max_size=30) | st.just("plain words "), max_size=30).map("".join)


@settings(max_examples=60)
@given(QUOTES, QUOTES)
def test_quotes_read_back_exactly(first: str, second: str) -> None:
    data = HEAD.replace("    assertions:\n", "").encode()
    loaded = load_texts([("kb.yaml", data)])
    files = Files(loaded, lambda _: data)
    fields = in_long_form({"asserts": "ann", "quote": first}, [{"quote": second, "note": first}])
    ready = prepare(files, add_assertion(files, loaded, "rain", fields).changes)
    after = load_texts([("kb.yaml", ready.after["kb.yaml"])])
    if any(finding.level == "error" for finding in after.findings):
        return  # a character that no quote may have; that it is written as meant is seen to
    reports = after.kb.claims["rain"].assertions[0].reports
    assert [one.quote for one in reports] == [first, second]


ACTS = st.sampled_from(
    (
        "- asserts: ann",
        "- asserts: ann\n        in: post",
        "- {asserts: ann, in: post, quote: said so}",
        "- asserts: ann\n        own: true\n        in: post\n        quote: said so",
        "- asserts: ann\n        in: post\n        quote: |\n          said\n          so",
        "- asserts: ann\n        reports:\n          - in: post",
        "- asserts: ann\n        reports: [{in: post}, {in: post, at: p. 2}]\n        note: n",
        "- asserts: ann\n        inferred: true\n        in: post\n        if: rain",
    )
)


@settings(max_examples=30)
@given(st.lists(ACTS, min_size=1, max_size=4), st.data())
def test_what_is_told_again_adds_reports_and_no_assertion(
    acts: list[str], data: st.DataObject
) -> None:
    """Whatever the acts of a claim look like, a draft adds to each just its reports."""
    numbers = data.draw(st.lists(st.integers(0, len(acts)), min_size=1, max_size=6))
    lines = [
        (f"      # disputes: report of assertion {number}\n" if number else "")
        + f"      - asserts: {'ann' if number else 'bob'}\n        in: post\n        at: {at}\n"
        for at, number in enumerate(numbers, 1)
    ]
    head = HEAD.replace("}}\ndocuments", "}, bob: {name: Bob, kind: person}}\ndocuments")
    texts = {
        "kb.yaml": (head + "".join(f"      {act}\n" for act in acts)).encode(),
        "draft.yaml": (
            "draft: true\nclaims:\n  rain:\n    text: It rained.\n    assertions:\n"
            + "".join(lines)
        ).encode(),
    }
    loaded = load_texts(texts.items())
    files = Files(loaded, lambda path: texts[path])
    ready = prepare(files, merge_draft(files, loaded, "draft.yaml", every=True).changes)
    before = loaded.kb.claims["rain"].assertions
    merged = load_texts([("kb.yaml", ready.after["kb.yaml"])])
    assert not [one for one in merged.findings if one.code.startswith("D0")]
    after = merged.kb.claims["rain"].assertions
    assert len(after) == len(acts) + numbers.count(0)
    for number, (old, new) in enumerate(zip(before, after, strict=False), 1):
        places = [str(at) for at, one in enumerate(numbers, 1) if one == number]
        assert [one.at for one in new.reports] == [*(one.at for one in old.reports), *places]
        assert [one.quote for one in new.reports[: len(old.reports)]] == [
            one.quote for one in old.reports
        ]
