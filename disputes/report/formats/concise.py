"""One line a finding, for editors and for `grep`."""

from __future__ import annotations

from collections.abc import Iterator

from disputes.escape.terminal import visible
from disputes.finding import Finding
from disputes.report.listing import Listing, closing, sentence


def render(listing: Listing) -> Iterator[str]:
    """Give findings as ``path:line:column: CODE level message (hint)``, and their number."""
    for finding in listing.findings:
        yield f"{one_line(finding)}\n"
    for line in closing(listing):
        yield f"{line}\n"


def one_line(finding: Finding) -> str:
    """Give a finding on one line, which is neither wrapped nor cropped."""
    span = finding.span
    place = f"{finding.path}:{span.line}:{span.column}"
    return visible(f"{place}: {finding.code} {finding.level.value} {sentence(finding)}")
