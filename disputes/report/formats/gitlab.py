"""A Code Quality report, for GitLab's merge requests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from disputes.escape.json import json_text
from disputes.finding import Finding, Level
from disputes.report.fingerprint import fingerprints
from disputes.report.listing import Listing, sentence
from disputes.report.places import from_root

_SEVERITY = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}


def render(listing: Listing) -> Iterator[str]:
    """Give findings as a list of issues, an issue a line; paths are those from the root."""
    between = "\n "
    yield "["
    for finding, fingerprint in zip(listing.findings, fingerprints(listing), strict=True):
        yield f"{between}{json_text(_issue(finding, fingerprint, listing.folder))}"
        between = ",\n "
    yield "\n]\n" if listing.findings else "]\n"


def _issue(finding: Finding, fingerprint: str, folder: str) -> dict[str, Any]:
    return {
        "description": f"{finding.code} {sentence(finding)}",
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITY[finding.level],
        "location": {
            "path": from_root(finding.path, folder),
            "lines": {"begin": finding.span.line},
        },
    }
