"""Findings to show in every format, hostile texts, and what no output may hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from inspect import cleandoc
from pathlib import Path

from disputes.check.registry import Rule
from disputes.finding import Code, Edit, Finding, Level, Related
from disputes.report.listing import Listing
from disputes.span import Span

CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What may stand in no output; of the controls only the line end may."""

PATHS = (
    "data/claims.yaml",
    "data/with space.yaml",
    "data/comma, colon: and = %41%.yaml",
    "data/größe-北京-😀.yaml",
    "::error::.yaml",
    "data/[a](b) ##[error]x.yaml",
)

UNKNOWN = Code("D101", "unknown-reference", Level.ERROR)
TWICE = Code("D207", "relation-twice", Level.WARNING)
BARE = Code("D216", "bare-claim", Level.INFO)

LINES = {
    ("data/claims.yaml", 4): "    contradicts: [natto]",
    ("data/größe-北京-😀.yaml", 7): "    note: 北京 😀 here",
}

_PAGE = """
    Every id that is referred to must be defined.

    A stance of `nobody` would be lost.

    Bad:

        claims:
          rain: {text: It rained., implies: [wet]}

    Good:

        claims:
          rain: {text: It rained., note: "``` in a text"}

    Fix: Correct the id.
    """


def finding(
    code: Code, path: str, span: tuple[int, int, int, int], message: str, hint: str = ""
) -> Finding:
    return Finding(code.code, code.rule, code.level, path, Span(*span), message, hint)


FINDINGS = tuple(
    sorted(
        (
            finding(
                UNKNOWN,
                "data/claims.yaml",
                (4, 19, 4, 24),
                "no claim has the id 'natto'",
                "did you mean 'nato'?",
            )._replace(
                record="rain",
                edits=(Edit("data/claims.yaml", Span(4, 19, 4, 24), "nato"),),
            ),
            finding(
                TWICE, "data/claims.yaml", (9, 5, 11, 1), "'rain' contradicts 'dry' twice"
            )._replace(
                record="rain",
                edits=(
                    Edit("data/claims.yaml", Span(9, 5, 11, 1), ""),
                    Edit("data/with space.yaml", Span(3, 1, 3, 1), "  # see 'rain'\n"),
                ),
                related=(
                    Related("data/with space.yaml", Span(2, 3, 2, 8), "it is first said here"),
                ),
            ),
            finding(BARE, "data/with space.yaml", (2, 3, 2, 8), "nobody takes a stance on 'wet'"),
            finding(UNKNOWN, PATHS[2], (1, 1, 1, 2), "100 % of {0} and {a: b} [sic](x)"),
            finding(BARE, PATHS[3], (7, 11, 7, 15), "'北京 😀' was found"),
            finding(TWICE, PATHS[4], (1, 1, 2, 3), "::stop-commands::x"),
            finding(TWICE, PATHS[5], (5, 6, 5, 9), "a ##[add-mask]b", "*do* | <b>this</b>"),
            finding(
                UNKNOWN, "../kb/x.yaml", (1, 1, 1, 1), "line 5\n::error::no\r\x1b[31mred\u202e"
            ),
            finding(BARE, "/abs/x.yaml", (2, 1, 2, 9), "elsewhere"),
        ),
        key=Finding.order,
    )
)


def rule_of(code: str) -> Rule | None:
    return Rule(UNKNOWN, cleandoc(_PAGE), None, None) if code == "D101" else None


def listing(findings: Iterable[Finding] = FINDINGS, folder: str = "") -> Listing:
    return Listing(
        tuple(findings),
        lambda path, number: LINES.get((path, number), ""),
        rule_of,
        "1.2.3",
        folder,
        silenced=2,
        known=1,
        stale=3,
    )


def hostile_listing(texts: Iterable[str]) -> Listing:
    """Give findings that have each text wherever a text can be."""
    levels = (UNKNOWN, TWICE, BARE)
    findings = []
    for number, text in enumerate(texts, 1):
        span = Span(number, 1, number, 3)
        code = levels[number % 3]._replace(level=levels[number % 3].level)
        findings.append(
            Finding(
                code.code,
                code.rule,
                code.level,
                text,
                span,
                text,
                text,
                text,
                (Edit(text, span, text),),
                (Related(text, span, text),),
            )
        )
    lines = {(one.path, one.span.line): one.path.replace("\n", " ") for one in findings}
    return Listing(
        tuple(sorted(findings, key=Finding.order)),
        lambda path, number: lines.get((path, number), ""),
        rule_of,
        "1.2.3",
    )


@cache
def hostile_texts(corpora: Path) -> tuple[str, ...]:
    files = sorted((corpora / "text").glob("*.jsonl"))
    rows = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return tuple(json.loads(row)["text"] for row in rows)
