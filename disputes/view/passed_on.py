"""What a source has passed on of what others said."""

from __future__ import annotations

from collections import Counter
from typing import Any

from disputes.reason.analysis import Analysis

Data = dict[str, Any]


def passed_on(analysis: Analysis, source_id: str) -> list[Data]:
    """Give the documents into which words of others came through a source, and how many."""
    passed = {
        id(report): report.document
        for act in analysis.every_act()
        for report in act.assertion.reports
        if report.via and source_id in report.via and report.document
    }
    numbers = Counter(passed.values())
    return [{"document": one, "reports": number} for one, number in sorted(numbers.items())]
