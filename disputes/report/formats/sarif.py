"""SARIF 2.1.0, for code scanning and for editors that show its results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from disputes.check.page import Page, read_page
from disputes.escape.json import json_text
from disputes.finding import Edit, Finding, Level
from disputes.report.fingerprint import fingerprints
from disputes.report.listing import Listing, sentence
from disputes.report.places import from_root, is_absolute
from disputes.report.rule_page import markdown
from disputes.span import Span

Data = dict[str, Any]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_LEVEL = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_LONGEST_DESCRIPTION = 1024
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def render(listing: Listing) -> Iterator[str]:
    """Give one run with its rules and results, a result a line; paths are those from the root.

    Only rules with findings are listed; each costs the import of its module.
    """
    examples = {finding.code: finding for finding in listing.findings}
    codes = sorted(examples)
    rules = [_rule(examples[code], listing) for code in codes]
    driver = {"name": "disputes", "version": listing.version, "rules": rules}
    root = {"description": {"text": "The root of the repository."}}
    yield f'{{"$schema": {json_text(_SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
    yield f' "tool": {json_text({"driver": driver})},\n'
    yield f' "invocations": {json_text([{"executionSuccessful": True}])},\n'
    yield f' "originalUriBaseIds": {json_text({_ROOT: root})},\n'
    yield ' "columnKind": "unicodeCodePoints",\n'
    yield ' "results": ['
    numbers = {code: number for number, code in enumerate(codes)}
    between = "\n  "
    for finding, fingerprint in zip(listing.findings, fingerprints(listing), strict=True):
        result = _result(finding, numbers[finding.code], fingerprint, listing.folder)
        yield f"{between}{json_text(result)}"
        between = ",\n  "
    yield "\n ]}]}\n" if listing.findings else "]}]}\n"


def _rule(finding: Finding, listing: Listing) -> Data:
    rule = listing.rule_of(finding.code)
    level = finding.level if rule is None else rule.code.level
    data = {
        "id": finding.code,
        "name": finding.rule,
        "defaultConfiguration": {"level": _LEVEL[level]},
    }
    if rule is None or not rule.page:
        return data
    page = read_page(rule.page)
    return data | {
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": _description(page)},
        "help": {"text": page.fix or page.summary, "markdown": markdown(page)},
    }


def _description(page: Page) -> str:
    """Give summary and reasons, as many whole paragraphs as GitHub takes."""
    text = page.summary
    for paragraph in page.why:
        if len(text) + 1 + len(paragraph) > _LONGEST_DESCRIPTION:
            break
        text += f" {paragraph}"
    return text


def _result(finding: Finding, rule: int, fingerprint: str, folder: str) -> Data:
    place = _location(finding.path, finding.span, folder)
    if finding.record is not None:
        place["logicalLocations"] = [{"name": finding.record}]
    data: Data = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVEL[finding.level],
        "message": _message(sentence(finding)),
        "locations": [place],
        "partialFingerprints": {"disputesFinding/v1": fingerprint},
    }
    if finding.related:
        data["relatedLocations"] = [
            {"id": number, "message": _message(one.message)} | _location(one.path, one.span, folder)
            for number, one in enumerate(finding.related, 1)
        ]
    if finding.edits:
        data["fixes"] = [_fix(finding, folder)]
    return data


def _location(path: str, span: Span, folder: str) -> Data:
    return {
        "physicalLocation": {"artifactLocation": _artifact(path, folder), "region": _region(span)}
    }


def _artifact(path: str, folder: str) -> Data:
    seen = from_root(path, folder)
    if is_absolute(seen):
        return {"uri": "file://" + _quoted(seen if seen.startswith("/") else f"/{seen}")}
    return {"uri": _quoted(seen), "uriBaseId": _ROOT}


def _quoted(path: str) -> str:
    """Encode a path; a byte that is no UTF-8 in a name stays that byte."""
    try:
        return quote(path, errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(path, errors="surrogatepass")


def _region(span: Span) -> Data:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(finding: Finding, folder: str) -> Data:
    changes: dict[str, list[Edit]] = {}
    for edit in finding.edits:
        changes.setdefault(edit.path, []).append(edit)
    return {
        "description": _message(finding.hint or finding.message),
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path, folder),
                "replacements": [
                    {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
                    for edit in sorted(edits, key=lambda edit: edit.span)
                ],
            }
            for path, edits in sorted(changes.items())
        ],
    }


def _message(text: str) -> Data:
    """Give a text as a message, in which ``{0}`` would be filled in and ``[a](b)`` be a link.

    Other braces stay single, although the standard doubles all: without arguments to fill in,
    readers show a message as it is.
    """
    return {"text": _PLACEHOLDER.sub(r"{{\1}}", text).replace("](", r"\](")}
