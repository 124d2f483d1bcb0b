"""Blocks and segments of an article from pieces of its source: single spaces, and the way back kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lint.read.article import Article, Block, BlockKind, Segment
from lint.read.residue import beside_residue, is_residue
from lint.read.run import LINE_BREAK, Piece, render
from lint.read.source import Source

_ENDS = '.!?:…”")]'  # a line that ends so does not go on in the next


class ArticleBuilder:
    """Takes blocks in reading order; `article` hands back the whole."""

    def __init__(self, source: Source) -> None:
        """An article without blocks so far."""
        self.source = source
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._length = 0

    def block(
        self,
        kind: BlockKind,
        pieces: Sequence[Piece],
        *,
        level: int = 0,
        number: int | None = None,
    ) -> bool:
        """Add a block, lines that are residue apart from it; False where the pieces hold no words."""
        if len(pieces) == 1:  # most blocks of plain text
            return self._single(kind, pieces, level, number)
        size = len(self.blocks)
        lines = self._lines(pieces)
        for place, (text, segments) in enumerate(lines):
            before = lines[place - 1][0] if place else ""
            after = lines[place + 1][0] if place + 1 < len(lines) else ""
            last = self.blocks[-1] if len(self.blocks) > size else None
            apart = not before or last is None or last.kind is BlockKind.RESIDUE or before[-1] in _ENDS
            if apart and not after[:1].islower() and is_residue(text):
                self._append("\n", text, segments)
                self.blocks.append(Block(BlockKind.RESIDUE, self._length - len(text), self._length))
            elif last is not None and last.kind is not BlockKind.RESIDUE:
                self._append(" ", text, segments)
                self.blocks[-1] = Block(kind, last.start, self._length, level, number)
            else:
                self._append("\n", text, segments)
                self.blocks.append(Block(kind, self._length - len(text), self._length, level, number))
        return len(self.blocks) > size

    def _single(self, kind: BlockKind, pieces: Sequence[Piece], level: int, number: int | None) -> bool:
        text, segments = render(self.source.text, pieces, self._length + bool(self._parts))
        if not text:
            return False
        self._append("\n", text, segments)
        start = self._length - len(text)
        if kind is BlockKind.RESIDUE or is_residue(text):
            self.blocks.append(Block(BlockKind.RESIDUE, start, self._length))
        else:
            self.blocks.append(Block(kind, start, self._length, level, number))
        return True

    def row(self, cells: Sequence[Sequence[Piece]], *, header: bool = False) -> None:
        """Add a table row; empty cells keep their place."""
        start = end = self._length + bool(self._parts)
        texts: list[str] = []
        segments: list[Segment] = []
        places: list[tuple[int, int]] = []
        for pieces in cells:
            at = end + bool(texts)
            text, found = render(self.source.text, pieces, at)
            places.append((at, at + len(text)) if text else (end, end))
            if text:
                texts.append(text)
                segments.extend(found)
                end = at + len(text)
        if not texts:
            return
        whole = " ".join(texts)
        self._append("\n", whole, segments)
        if is_residue(whole):
            self.blocks.append(Block(BlockKind.RESIDUE, start, end))
        else:
            self.blocks.append(Block(BlockKind.TABLE_ROW, start, end, cells=tuple(places), header=header))

    def article(self, *, metadata: Mapping[str, str] | None = None, notes: Iterable[str] = ()) -> Article:
        """The article of all blocks added so far."""
        text = "".join(self._parts)
        return Article(
            source=self.source,
            text=text,
            blocks=tuple(beside_residue(self.blocks, text)),
            segments=tuple(self._segments),
            metadata=dict(metadata or {}),
            notes=(*self.source.notes, *notes),
        )

    def _lines(self, pieces: Sequence[Piece]) -> list[tuple[str, list[Segment]]]:
        """The lines of a block that hold words; one character is between a line and the next."""
        at = self._length + bool(self._parts)
        found: list[tuple[str, list[Segment]]] = []
        done = 0
        for place in [place for place, piece in enumerate(pieces) if piece[2] == LINE_BREAK] + [len(pieces)]:
            text, segments = render(self.source.text, pieces[done:place], at)
            done = place + 1
            if text:
                found.append((text, segments))
                at += len(text) + 1
        return found

    def _append(self, separator: str, text: str, segments: list[Segment]) -> None:
        if self._parts:
            self._parts.append(separator)
            self._length += 1
        self._parts.append(text)
        self._segments.extend(segments)
        self._length += len(text)
