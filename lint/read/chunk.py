"""What an HTML page holds block by block, before it is decided what belongs to the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lint.read.article import BlockKind
from lint.read.build import ArticleBuilder
from lint.read.region import Region
from lint.read.run import LINE_BREAK, Piece
from lint.read.shape import item_mark, item_number, lines_of

_LEAST_ITEMS = 2  # marked lines that make a list of a paragraph


@dataclass(slots=True)
class Chunk:
    """One block to be: its pieces, or the cells of a table row."""

    kind: BlockKind
    pieces: list[Piece]
    level: int = 0
    number: int | None = None
    region: Region = field(default_factory=Region)
    cells: list[list[Piece]] | None = None
    header: bool = False

    def size(self) -> int:
        """Characters of source that hold its text."""
        return sum(end - start for start, end, _ in self.pieces) + sum(
            end - start for cell in self.cells or () for start, end, _ in cell
        )

    def words(self, source: str) -> list[str]:
        """Its words."""
        every = [*self.pieces, *(piece for cell in self.cells or () for piece in cell)]
        return "".join(source[start:end] if reading is None else reading for start, end, reading in every).split()

    def add_to(self, builder: ArticleBuilder) -> None:
        """Hand it to the builder, bulleted lines of a paragraph as list items."""
        if self.cells is not None:
            builder.row(self.cells, header=self.header)
            return
        lines = _lines(self.pieces)
        source = builder.source.text
        marks = [_mark(source, line) for line in lines] if len(lines) > 1 else []
        if sum(mark is not None for mark in marks) < _LEAST_ITEMS or self.kind is not BlockKind.PARAGRAPH:
            builder.block(self.kind, self.pieces, level=self.level, number=self.number)
            return
        for line, mark in zip(lines, marks, strict=True):
            if mark is None:
                builder.block(self.kind, line)
            else:
                skip, number = mark
                start, end, _ = line[0]
                cut: list[Piece] = [(start + skip, end, None), *line[1:]]
                builder.block(BlockKind.LIST_ITEM, cut, level=1, number=number)


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces between line breaks, lines without words left out."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece[2] == LINE_BREAK:
            lines.append([])
        else:
            lines[-1].append(piece)
    return [line for line in lines if line]


def _mark(source: str, line: Sequence[Piece]) -> tuple[int, int | None] | None:
    """How far a bullet or number reaches into a line's first piece, and the number."""
    start, end, reading = line[0]
    if reading is not None:
        return None
    first = next(iter(lines_of(source[start : min(end, start + 80)])), None)
    mark = item_mark(first) if first else None
    return (first.start + mark.end(), item_number(mark)) if first and mark else None
