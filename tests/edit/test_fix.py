"""Mending mends what it says, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings

from disputes.check.run import Checked, check
from disputes.config.check import CheckSettings
from disputes.edit.fix import Fixed, fix
from disputes.finding import Edit, Finding, Level
from disputes.load import LoadResult, load_texts
from disputes.model.knowledge_base import KnowledgeBase
from disputes.model.place import Place
from disputes.span import Span
from edit.writer import written

STYLE = CheckSettings(select=("D5",))

few = settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
many = settings(few, max_examples=500)


def judge(loaded: LoadResult) -> tuple[Finding, ...]:
    """Tell everything that there is to find."""
    return check(loaded).findings


def fixed(texts: Mapping[str, bytes], selected: CheckSettings = STYLE) -> Fixed:
    def recheck(now: Mapping[str, bytes]) -> tuple[LoadResult, Checked]:
        loaded = load_texts(now.items())
        return loaded, check(loaded, selected)

    return fix(texts, *recheck(texts), recheck, judge)


def records(kb: KnowledgeBase) -> dict[str, list[Any]]:
    return {
        name: [_plain(record) for record in found.values()] for name, found in kb.by_kind().items()
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Place):
        return value.path
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def lines(data: bytes) -> Counter[str]:
    """Count the lines of a file, without indentation and the dash of a list member."""
    return Counter(re.sub(r"^ *(?:- +)?", "", line) for line in data.decode().splitlines())


def comments(data: bytes) -> list[str]:
    return sorted(re.findall("# [0-9]+ 🇷🇺 about <[^>]*>", data.decode()))


def homes(data: bytes) -> Counter[tuple[str, tuple[str, ...]]]:
    """Count the comments on lines of their own, each with the names that it stands under.

    These are by its indentation the section, the record and the fields that it lies within.
    """
    found: Counter[tuple[str, tuple[str, ...]]] = Counter()
    above: list[tuple[float, str]] = []
    waiting: list[tuple[float, str]] = []
    for line in [*data.decode().splitlines(), "end"]:
        match = re.fullmatch(r"( *)((?:- +)?)(.*)", line)
        assert match is not None
        lead, dash, words = match.groups()
        depth: float = len(lead)
        if words.strip().startswith("# ") and "🇷🇺 about <" in words:
            shallowest = min([depth, *(other for other, _ in waiting)])
            waiting.append((shallowest, words))
        elif words.strip():
            for other, comment in waiting:
                inner = other + 0.5 if dash and other == depth else other
                names = tuple(name for place, name in above if place < inner and name)
                found[comment, names] += 1
            waiting = []
            if dash:  # a list may stand no deeper than the name of its field
                above = [(place, name) for place, name in above if place <= depth]
                above.append((depth + 0.5, ""))
                depth += len(dash)
            above = [(place, name) for place, name in above if place < depth]
            braced = words.startswith("{")  # what stands first in braces may be put elsewhere there
            above.append((depth, "{" if braced else words.partition(":")[0]))
    return found


def check_style(texts: Mapping[str, bytes]) -> Fixed:
    before = load_texts(texts.items())
    result = fixed(texts)
    after = {**texts, **result.texts}
    for path, data in after.items():
        note(f"--- {path}\n{texts[path].decode()}\n+++\n{data.decode()}")
    assert result.given_up == ()  # nothing is offered that could do harm
    assert not any(finding.fixable for finding in result.checked.findings)
    assert records(result.loaded.kb) == records(before.kb)
    assert fixed(after).texts == {}
    for path, data in texts.items():
        assert comments(after[path]) == comments(data)
    return result


def about(data: bytes) -> Counter[tuple[str, str]]:
    """Count the comments on lines of their own, each with what is on the next other line."""
    found: Counter[tuple[str, str]] = Counter()
    waiting: list[str] = []
    for line in data.decode().splitlines():
        words = line.strip()
        if words.startswith("# ") and "🇷🇺 about <" in words:
            waiting.append(words)
        elif words:
            name = re.sub(r"^(?:- +)?\"?([^\":]*)\"?:.*", r"\1", words)
            found.update((comment, name) for comment in waiting)
            waiting = []
    return found


@few
@given(written())
def test_order_is_mended_and_nothing_else_changes(texts: dict[str, bytes]) -> None:
    check_order(texts)


@pytest.mark.slow
@many
@given(written())
def test_much_order_is_mended(texts: dict[str, bytes]) -> None:
    check_order(texts)


def check_order(texts: Mapping[str, bytes]) -> None:
    after = {**texts, **check_style(texts).texts}
    for path, data in texts.items():
        if b"{" not in data:
            assert lines(after[path]) == lines(data)
        assert homes(after[path]) == homes(data)
        spoken = about(after[path])
        for comment, name in about(data):
            if f"<{name}>" in comment:
                assert (comment, name) in spoken


@pytest.mark.slow
@few
@given(written(wild=True))
def test_what_cannot_be_moved_safely_stays(texts: dict[str, bytes]) -> None:
    check_style(texts)


@pytest.mark.slow
@many
@given(written(wild=True))
def test_much_that_cannot_be_moved_stays(texts: dict[str, bytes]) -> None:
    check_style(texts)


SOURCES = "sources:\n  konashenkov: {name: Igor Konashenkov, kind: person}\n"
MISSPELT = "  c-%d: {text: It rained., assertions: [{asserts: konashenkow}]}\n"
ALL = CheckSettings(select=("D101",))


def test_a_file_in_which_something_was_left_out_stays() -> None:
    odd = (
        SOURCES + "claims:\n  a: {text: It\x07 rained., assertions: [{asserts: konashenkow}]}\n"
    ).encode()
    texts = {"odd.yaml": odd, "plain.yaml": ("claims:\n" + MISSPELT % 1).encode()}
    result = fixed(texts, ALL)
    assert result.texts == {"plain.yaml": texts["plain.yaml"].replace(b"kow", b"kov")}
    assert result.counts == {"D101": 1}
    assert result.given_up == ()


def test_a_file_that_has_changed_since_it_was_read_stays() -> None:
    texts = {"kb.yaml": (SOURCES + "claims:\n" + MISSPELT % 1).encode()}
    loaded = load_texts(texts.items())
    now = {"kb.yaml": b"# more\n" + texts["kb.yaml"]}
    result = fix(
        now, loaded, check(loaded, ALL), lambda _: pytest.fail("nothing to read again"), judge
    )
    assert result.texts == {}


def test_the_one_edit_that_does_harm_is_found_among_many() -> None:
    body = "".join(MISSPELT % number for number in range(20))
    harmful = "  bad: {text: It rained., answers: incursion-cuont, value: many}\n"
    question = "questions:\n  incursion-count: {text: How many?, kind: number}\n"
    data = (SOURCES + question + "claims:\n" + harmful + body).encode()
    result = fixed({"kb.yaml": data}, ALL)
    assert result.texts == {"kb.yaml": data.replace(b"konashenkow", b"konashenkov")}
    assert result.counts == {"D101": 20}
    assert [finding.record for finding in result.given_up] == ["bad"]
    assert [finding.record for finding in result.checked.findings] == ["bad"]


@pytest.mark.parametrize(
    "harmful",
    [
        Edit("kb.yaml", Span(2, 1, 3, 1), ""),  # a record is gone
        Edit("kb.yaml", Span(1, 1, 1, 8), "sources: ["),  # nothing can be read
        Edit("kb.yaml", Span(2, 3, 2, 14), "other"),  # another id
        Edit("kb.yaml", Span(2, 1, 2, 1), "# nothing is mended by this\n"),
    ],
)
@pytest.mark.parametrize("code", ["X101", "D503"])
def test_an_edit_that_does_harm_is_given_up(harmful: Edit, code: str) -> None:
    offer = Finding(code, "rule", Level.WARNING, "kb.yaml", harmful.span, "m", edits=(harmful,))

    def recheck(now: Mapping[str, bytes]) -> tuple[LoadResult, Checked]:
        loaded = load_texts(now.items())
        return loaded, Checked((*loaded.findings, offer))

    texts = {"kb.yaml": SOURCES.encode()}
    result = fix(texts, *recheck(texts), recheck, judge)
    assert result.texts == {}
    assert result.given_up == (offer,)


def test_style_that_would_change_what_is_said_is_given_up() -> None:
    change = Edit("kb.yaml", Span(2, 23, 2, 27), "Igor K")
    offer = Finding("D503", "rule", Level.WARNING, "kb.yaml", change.span, "m", edits=(change,))
    texts = {"kb.yaml": SOURCES.encode()}
    first = load_texts(texts.items())

    def recheck(now: Mapping[str, bytes]) -> tuple[LoadResult, Checked]:
        return load_texts(now.items()), Checked(())

    assert fix(texts, first, Checked((offer,)), recheck, judge).given_up == (offer,)
    offer = offer._replace(code="X503")
    assert fix(texts, first, Checked((offer,)), recheck, judge).counts == {"X503": 1}


def test_what_was_not_selected_must_not_become_worse_either() -> None:
    text = (
        "claims:\n"
        "  two-incursions: {text: Two., contradicts: [two-incursion, other]}\n"
        "  other: {text: Other.}\n"
    )
    result = fixed({"kb.yaml": text.encode()}, CheckSettings(select=("D101",)))
    assert (result.texts, [one.code for one in result.given_up]) == ({}, ["D101"])


def test_findings_that_are_not_told_are_not_mended() -> None:
    data = (SOURCES + "claims:\n" + MISSPELT % 1).replace(
        "]}\n", "]}  # disputes: ignore[D101] why\n"
    )
    assert fixed({"kb.yaml": data.encode()}, ALL).texts == {}
    elsewhere = CheckSettings(select=("D6",))
    assert fixed({"kb.yaml": data.encode()}, elsewhere).texts == {}


@pytest.mark.slow
def test_a_large_knowledge_base_is_mended_in_few_readings() -> None:
    claims = "".join(
        f"  c-{number % 90:02}-{number}:\n    assertions:\n      - said: 2015\n        asserts: b\n"
        "        note: |\n          It rained.\n    text: It rained.\n\n"
        for number in range(1_000)
    )
    data = ("claims:\n" + claims + "sources:\n  b: {kind: person, name: B}\n").encode()
    readings = 0

    def recheck(now: Mapping[str, bytes]) -> tuple[LoadResult, Checked]:
        nonlocal readings
        readings += 1
        loaded = load_texts(now.items())
        return loaded, check(loaded, STYLE)

    result = fix({"kb.yaml": data}, *recheck({"kb.yaml": data}), recheck, judge)
    assert result.counts == {"D501": 1, "D502": 1, "D503": 2_001}
    assert result.checked.findings == ()
    assert readings <= 6
