"""Tables of an HTML page: rows of data as rows, tables that only lay out a page as the blocks they hold."""

from __future__ import annotations

from lint.read.article import BlockKind
from lint.read.chunk import Chunk
from lint.read.run import LINE_BREAK, Piece

TABLE_TAGS = frozenset(("table", "tr", "td", "th"))
_DEEPEST = 6  # layout tables nest; beyond this a table is only a run of blocks
_LEAST_CELLS = 2  # one cell is no table
_PROSE = 4  # blocks in one cell that make it a part of the page


class _Row:
    def __init__(self, table: int) -> None:
        self.table = table  # how many tables it stands in
        self.cells: list[list[Chunk]] = []
        self.header = True


class Tables:
    """Follows rows and cells as tags open and close; `sink` is where a block belongs."""

    def __init__(self, chunks: list[Chunk]) -> None:
        """`chunks` takes what stands in no table."""
        self._chunks = chunks
        self._rows: list[_Row] = []
        self._depth = 0

    def sink(self) -> list[Chunk]:
        """The open cell, or the page."""
        row = self._rows[-1] if self._rows else None
        return row.cells[-1] if row and row.cells else self._chunks

    def open(self, name: str) -> None:
        """A tag of a table opens."""
        if name == "table":
            self._depth += 1
        elif name == "tr":
            self._end_rows()  # of a row that was not closed
            if len(self._rows) < _DEEPEST:
                self._rows.append(_Row(self._depth))
        elif self._rows:
            self._rows[-1].cells.append([])
            self._rows[-1].header = self._rows[-1].header and name == "th"

    def close(self, name: str) -> None:
        """A tag of a table closes."""
        if name in ("tr", "table"):
            self._end_rows()
            self._depth = max(0, self._depth - (name == "table"))

    def end(self) -> None:
        """The page ends, and every row with it."""
        while self._rows:
            self._end_row()

    def _end_rows(self) -> None:
        while self._rows and self._rows[-1].table >= self._depth:
            self._end_row()

    def _end_row(self) -> None:
        row = self._rows.pop()
        chunks = [chunk for cell in row.cells for chunk in cell]
        prose = any(len(cell) >= _PROSE for cell in row.cells) or any(chunk.cells for chunk in chunks)
        if len(row.cells) < _LEAST_CELLS or prose or not chunks:
            self.sink().extend(chunks)
            return
        cells = [_joined(cell) for cell in row.cells]
        region = chunks[0].region
        self.sink().append(Chunk(BlockKind.TABLE_ROW, [], region=region, cells=cells, header=row.header))


def _joined(chunks: list[Chunk]) -> list[Piece]:
    """The pieces of a cell's blocks, a space between them."""
    pieces: list[Piece] = []
    for chunk in chunks:
        if pieces:
            end = pieces[-1][1]
            pieces.append((end, end, " "))
        pieces += [piece if piece[2] != LINE_BREAK else (piece[0], piece[1], " ") for piece in chunk.pieces]
    return pieces
