"""What guards a pattern lets through all that fits it, so that no line is passed over."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import disputes.ingest.reading.phrases
from disputes.ingest.reading.article import PartKind
from disputes.ingest.reading.guarded import Guarded, compiled
from disputes.ingest.reading.phrases import load_phrases, phrase_languages, read_phrases

GUARDS = {"begins", "ends", "has"}
FOLDER = Path(disputes.ingest.reading.phrases.__file__).parent / "phrases"


def tables(language: str) -> list[tuple[str, dict[str, Any]]]:
    """Give the tables of a language that have patterns, each with its section."""
    data = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    sections = ("names", "lines", "openers", "tails")
    return [(section, table) for section in sections for table in data.get(section, ())]


def patterns() -> list[tuple[str, Guarded]]:
    """Give each single pattern with what guards it, where something does."""
    return [
        (pattern, Guarded.of(table))
        for language in phrase_languages()
        for _, table in tables(language)
        if GUARDS & table.keys()
        for pattern in table["patterns"]
    ]


@pytest.mark.slow
@given(st.data())
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@pytest.mark.parametrize(("pattern", "guarded"), patterns())
def test_what_fits_a_pattern_passes_its_guard(
    pattern: str, guarded: Guarded, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(compiled(pattern), fullmatch=True))
    assert guarded.may_fit(text.casefold())


def test_each_english_table_of_lines_has_a_guard_in_small_letters() -> None:
    for section, table in tables("en"):
        words = [one for key in sorted(GUARDS) for one in table.get(key, ())]
        assert words or section == "names"
        assert words == [one.casefold() for one in words]
        assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("FOLLOW US ON Twitter", PartKind.SHARE),
        ("12 shares", PartKind.SHARE),
        ("4 min read", PartKind.SITE),
        ("Four ministers are here", None),
        ("This article may not be reproduced", PartKind.SITE),
        ("Don’t miss: the harbour", PartKind.RELATED),
        ("(Source: TASS)", PartKind.BYLINE),
        ("The harbour on Monday (File photo)", PartKind.CAPTION),
        ("", None),
    ],
)
def test_a_line_is_held_against_the_patterns_that_it_may_fit(
    line: str, kind: PartKind | None
) -> None:
    assert load_phrases("en").lines.of(line) is kind


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("The sheds burnt. Reuters", (17, 24, PartKind.BYLINE)),
        ("The sheds burnt.  Read more \n", (18, 27, PartKind.RELATED)),
        ("The sheds were shown by Reuters", None),
        ("The sheds burnt.", None),
    ],
)
def test_what_ends_a_paragraph_is_told(text: str, tail: tuple[int, int, PartKind] | None) -> None:
    assert load_phrases("en").tails.last_of(text) == tail


def test_a_table_without_a_guard_is_tried_on_any_text() -> None:
    data = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))
    data["tails"].append({"kind": "site", "patterns": ["the end"]})
    assert read_phrases(data).tails.last_of("It burnt. The end") == (10, 17, PartKind.SITE)


def test_nothing_is_compiled_before_a_line_may_fit() -> None:
    phrases = load_phrases("en")
    assert phrases.lines.of("The union said that four sheds burnt down.") is None
    compiled_now = [one for _, one in phrases.lines.patterns if "pattern" in vars(one)]
    assert compiled_now == []
