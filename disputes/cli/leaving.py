"""What ends a command early though nothing is wrong."""

from __future__ import annotations


class PagerLeft(Exception):
    """The reader has left the pager before the answer was whole, and wants no more of it.

    (Not the exception for a broken pipe, upon which rich would end the process itself.)
    """
