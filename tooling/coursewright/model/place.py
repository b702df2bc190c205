"""Where something stands in a source, so that every complaint can point at it."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A stretch of one source. Lines and columns count from 1; the end column is the first one after it.

    A tuple, because a course has more places than anything else: it is made, kept and compared at the least cost.
    """

    file: str
    """Path inside the project, with forward slashes on every system."""
    line: int
    column: int
    end_line: int
    end_column: int

    @staticmethod
    def of_line(file: str, line: int, text: str = "") -> Place:
        """The whole of one line, from its first character that is no blank."""
        indent = len(text) - len(text.lstrip())
        return Place(file, line, indent + 1, line, max(len(text.rstrip()), indent) + 1)

    def to(self, other: Place) -> Place:
        """From the start of this to the end of `other`, both in one file."""
        return Place(self.file, self.line, self.column, other.end_line, other.end_column)


def whole(file: str) -> Place:
    """The file as such, for what is missing from it."""
    return Place(file, 1, 1, 1, 1)
