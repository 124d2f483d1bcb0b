"""The decoded source file and the one place where offsets become lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Format = Literal["text", "markdown", "html"]

# Editors and GitHub agree on these three line ends; U+2028 and form feeds do not start a line there.
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Position:
    """A place a person can find: line and column, both from 1, in code points."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """One decoded file; every span of the tool is half-open code-point offsets into `text`."""

    path: str
    text: str
    format: Format
    encoding: str = "utf-8"
    bom: bool = False
    notes: tuple[str, ...] = field(default=())

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which lines start; the first is 0."""
        return (0, *(match.end() for match in _LINE_END.finditer(self.text)))

    def position(self, offset: int) -> Position:
        """Line and column of an offset; offsets past the end are refused with ValueError."""
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} outside 0..{len(self.text)}")
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)
