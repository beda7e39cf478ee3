"""How wide a page is."""

from __future__ import annotations

import os
import sys

NARROWEST, DEFAULT, WIDEST = 40, 80, 400


def page_width() -> int:
    """Give the width of the terminal, or what ``COLUMNS`` says, in columns and within reason.

    (``shutil.get_terminal_size`` does the same, but importing it brings all archive formats.)
    """
    told = os.environ.get("COLUMNS", "")
    columns = int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
        except (OSError, ValueError):
            columns = 0
    return max(NARROWEST, min(WIDEST, columns or DEFAULT))
