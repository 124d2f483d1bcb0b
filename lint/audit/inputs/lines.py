"""Lines of a file of any size: one that is too long, or lost with damaged bytes, is told and the rest is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lint.audit.inputs.pieces import Damage, Piece


@dataclass(frozen=True, slots=True)
class Line:
    """A line by its number, from 1, without its end; `fault` says why its bytes are missing."""

    number: int
    data: bytes
    fault: str | None = None


def lines(found: Iterable[Piece | Damage], *, longest: int) -> Iterator[Line]:
    """The lines of the pieces, at most `longest` bytes each; blank ones are left out.

    Lines lost with damaged bytes count as one; what is left of a line behind them is a line of its own.
    """
    open_line = _Open(longest)
    for piece in found:
        if isinstance(piece, Damage):
            yield Line(open_line.number, b"", f"{piece.reason}, at offset {piece.member} of the file")
            open_line.end()
            continue
        *ended, rest = piece.data.split(b"\n")
        for part in ended:
            open_line.take(part)
            yield from open_line.end()
        open_line.take(rest)
    yield from open_line.end()


class _Open:
    """The line that is being read."""

    def __init__(self, longest: int) -> None:
        self.number = 1
        self._longest = longest
        self._data = bytearray()
        self._size = 0

    def take(self, data: bytes) -> None:
        self._size += len(data)
        if self._size <= self._longest:
            self._data += data

    def end(self) -> list[Line]:
        """The line, unless it is blank; the next one is open."""
        line = Line(self.number, bytes(self._data))
        if self._size > self._longest:
            line = Line(self.number, b"", f"a line of {self._size:,} bytes (at most {self._longest:,})")
        self.number, self._data, self._size = self.number + 1, bytearray(), 0
        return [line] if line.fault or line.data.strip() else []
