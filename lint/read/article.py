"""An article: prose in blocks, with the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from lint.read.source import Source


class BlockKind(StrEnum):
    """What a block is on the page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    QUOTATION = "quotation"
    RESIDUE = "residue"  # what a scraper or a page template left: not the author's prose


@dataclass(frozen=True, slots=True)
class Block:
    """A run of prose at [start, end) of the article's text; blocks are in order, apart by one newline."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0  # headings 1-6 (title 1); list items: nesting from 1; else 0
    number: int | None = None  # the number an ordered list item shows
    cells: tuple[tuple[int, int], ...] = ()  # table rows: [start, end) of each cell, in the article's text
    header: bool = False  # table rows: a header row


@dataclass(frozen=True, slots=True)
class Segment:
    """Text [start, start + length) stands at source [source_start, source_start + source_length).

    A verbatim segment has equal lengths and equal characters; any other (a collapsed run of white
    space, an entity such as `&amp;`, a line break inside a paragraph) maps as a whole.
    """

    start: int
    length: int
    source_start: int
    source_length: int
    verbatim: bool = True


@dataclass(frozen=True)
class Article:
    """The prose of a source: `text` has single spaces inside blocks and one newline between them."""

    source: Source
    text: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)  # title, author, date: front matter or <meta>
    notes: tuple[str, ...] = ()  # how the text was found, where there was a choice

    @cached_property
    def _segment_starts(self) -> list[int]:
        return [segment.start for segment in self.segments]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def source_blocks(self) -> tuple[tuple[int, int], ...]:
        """Where the blocks stand in the source, in the source's order, half-open."""
        return tuple(sorted(self.to_source(block.start, block.end) for block in self.blocks))

    def source_block(self, offset: int) -> tuple[int, int] | None:
        """Where the block that holds an offset of the source stands; None between blocks."""
        place = bisect_right(self.source_blocks, (offset, len(self.source.text))) - 1
        return self.source_blocks[place] if place >= 0 and offset < self.source_blocks[place][1] else None

    def block_at(self, offset: int) -> Block:
        """The block that holds an offset of the article's text (a separator belongs to the block before)."""
        return self.blocks[max(0, bisect_right(self._block_starts, offset) - 1)]

    def block_index(self, offset: int) -> int:
        """The index of `block_at(offset)` in `blocks`."""
        return max(0, bisect_right(self._block_starts, offset) - 1)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of the words at [start, end) of the article's text, half-open."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}..{end} outside 0..{len(self.text)}")
        if start == end:
            here = self._source_offset(start)
            return here, here
        return self._source_offset(start), self._source_end(end)

    def _source_offset(self, offset: int) -> int:
        if not self.segments:
            return 0
        segment = self.segments[max(0, bisect_right(self._segment_starts, offset) - 1)]
        inside = offset - segment.start
        if segment.verbatim and inside <= segment.length:
            return segment.source_start + inside
        return segment.source_start if inside < segment.length else segment.source_start + segment.source_length

    def _source_end(self, end: int) -> int:
        segment = self.segments[max(0, bisect_right(self._segment_starts, end - 1) - 1)]
        inside = end - segment.start
        if segment.verbatim and inside <= segment.length:
            return segment.source_start + inside
        return segment.source_start + segment.source_length
