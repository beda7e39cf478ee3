"""What reports are printed on: lines with an indentation, headings, tables, things side by side.

A report gives its texts as they are; the page makes them safe for where they go.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Sequence

Part = str | tuple[str, str]
"""A piece of a line: a text, or a text and the name of its style.

The styles are ``heading``, ``id``, ``faint``, ``strong`` and ``quote``.
"""


class Page(ABC):
    """A page to print on; as a context manager it is closed at the end, if nothing was raised."""

    width: int

    def __enter__(self) -> Page:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self.close()

    @abstractmethod
    def close(self) -> None:
        """Write what is left to be written."""

    @abstractmethod
    def blank(self) -> None:
        """Print an empty line."""

    @abstractmethod
    def line(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Print a line, wrapped at spaces; what follows the first row is indented further.

        An id or address that is longer than the line is not cut; other scripts can be.
        """

    @abstractmethod
    def prose(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Print a free text, wrapped also where it has no spaces, as in Chinese or Thai."""

    @abstractmethod
    def verbatim(self, text: str, indent: int = 0) -> None:
        """Print the lines of a text as they are, however wide, so that they can be copied."""

    @abstractmethod
    def heading(self, text: str) -> None:
        """Print the heading of a part of the page."""

    @abstractmethod
    def beside(
        self, left: Callable[[Page, int], None], right: Callable[[Page, int], None], indent: int = 0
    ) -> None:
        """Print two things side by side where there is room, else one after the other.

        Each gets the page that it is to print on, and the indentation.
        """

    def fold(self, title: str, write: Callable[[Page], None]) -> None:
        """Print a part with a heading, folded where that can be unfolded again."""
        self.heading(title)
        write(self)

    def block(
        self,
        key: Hashable,  # noqa: ARG002 - for pages that keep what they have rendered
        write: Callable[[Page, int], None],
        indent: int = 0,
    ) -> None:
        """Print what stands in many places of a report, the same wherever the key is the same."""
        write(self, indent)

    @abstractmethod
    def apart(self) -> Page | None:
        """Give a page on which parts of this one can be rendered on their own, if there is one."""

    @abstractmethod
    def taken(self) -> str:
        """Take what has been printed, for ``raw`` on the page that this one is apart from."""

    @abstractmethod
    def raw(self, text: str) -> None:
        """Print what was ``taken`` from a page apart."""

    @abstractmethod
    def table(
        self, head: Sequence[Part], rows: Sequence[Sequence[Part]], *, pinned: int = 1
    ) -> None:
        """Print a table; one that is too wide in parts, each with the first ``pinned`` columns.

        Numbers stand to the right, signs in the middle; their heads on steps where they are long.
        An empty cell or ``·`` says nothing, and a part leaves out the rows that say nothing in it.
        """
