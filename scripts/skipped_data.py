"""Fail where tests skipped for want of test data although ``DISPUTES_TEST_DATA`` names some.

    python scripts/skipped_data.py REPORT.xml...

The reports are those of ``pytest --junitxml``. A test that needs the data skips with a reason that
names the variable.
"""

import os
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

VARIABLE = "DISPUTES_TEST_DATA"


def skipped(report: Path) -> list[str]:
    """Give the names of the tests in a report that skipped for want of the data."""
    cases = ET.parse(report).iter("testcase")  # noqa: S314 - our own pytest wrote it
    return [
        f"{case.get('classname')}::{case.get('name')}: {reason}"
        for case in cases
        for skip in case.iter("skipped")
        if VARIABLE in (reason := f"{skip.get('message')} {skip.text or ''}".strip())
    ]


def main(arguments: list[str]) -> int:
    """Check the reports; nothing is wrong where the variable is not set."""
    if not os.environ.get(VARIABLE):
        return 0
    found = [line for report in arguments for line in skipped(Path(report))]
    for line in found:
        print(f"skipped although {VARIABLE} is set: {line}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
