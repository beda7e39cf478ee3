"""A finding's fingerprint, by which services tell old findings from new ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from disputes.check.baseline import lasting
from disputes.report.listing import Listing
from disputes.report.places import from_root


def fingerprints(listing: Listing) -> Iterator[str]:
    """Give a fingerprint for each finding in turn, no two alike.

    It has no line number, so that it stays where lines move: it is made of file, code, record,
    message, and of how many findings before this one have all these.
    """
    seen: Counter[tuple[str, str, str, str]] = Counter()
    for finding in listing.findings:
        path = from_root(finding.path, listing.folder)
        key = (path, finding.code, finding.record or "", lasting(finding.message))
        yield sha256(ascii((*key, seen[key])).encode()).hexdigest()
        seen[key] += 1
