"""From places in the source to places in the article's text: the way back of `Article.to_source`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from lint.read.article import Article, Block, Segment

Range = tuple[int, int]


class TextMap:
    """The segments of one article in source order; segments must not overlap in the source."""

    def __init__(self, article: Article) -> None:
        """Order the segments by source, and what the page shows by text, for bisecting."""
        self.article = article
        # Text that has no place in the source (an added separator) belongs to its neighbours.
        placed = [segment for segment in article.segments if segment.length and segment.source_length]
        self._placed = sorted(enumerate(placed), key=lambda entry: entry[1].source_start)
        self._starts = [segment.source_start for _, segment in self._placed]
        self._leaves = [leaf for block in article.blocks for leaf in leaves(block)]
        self._leaf_starts = [start for start, _ in self._leaves]
        self._leaf_ends = [end for _, end in self._leaves]

    def ranges(self, start: int, end: int) -> tuple[Range, ...]:
        """Half-open ranges of the article's text whose source meets [start, end); a point gives a point."""
        if start == end:
            return self._point(start)
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        met = sorted(self._placed[first:last], key=lambda entry: entry[0])
        return tuple(_joined((rank, segment, _overlap(segment, start, end)) for rank, segment in met))

    def shows(self, start: int, end: int) -> bool:
        """Whether any of source [start, end) is in what a page shows: blocks, and the cells of rows."""
        return any(
            meets((low, high), leaf)
            for low, high in self.ranges(start, end)
            for leaf in self._leaves[bisect_left(self._leaf_ends, low) : bisect_right(self._leaf_starts, high)]
        )

    def _point(self, offset: int) -> tuple[Range, ...]:
        if not self._placed:
            return ()
        _, segment = self._placed[max(0, bisect_right(self._starts, offset) - 1)]
        inside = min(max(0, offset - segment.source_start), segment.source_length)
        if not segment.verbatim:
            inside = segment.length if inside == segment.source_length else 0
        return ((segment.start + inside, segment.start + inside),)


def leaves(block: Block) -> tuple[Range, ...]:
    """The stretches of a block that a page shows: what stands between cells is not text of the page."""
    return block.cells or ((block.start, block.end),)


def meets(place: Range, leaf: Range) -> bool:
    """Whether they share a character; a point belongs to the leaf it stands in or at the end of."""
    if place[0] == place[1]:
        return leaf[0] <= place[0] <= leaf[1]
    return place[0] < leaf[1] and leaf[0] < place[1]


def _overlap(segment: Segment, start: int, end: int) -> Range | None:
    """The part of a segment's text that stands in source [start, end)."""
    low = max(0, start - segment.source_start)
    high = min(segment.source_length, end - segment.source_start)
    if low >= high:
        return None
    if not segment.verbatim:
        return segment.start, segment.start + segment.length
    return segment.start + low, segment.start + high


def _joined(hits: Iterable[tuple[int, Segment, Range | None]]) -> list[Range]:
    """Ranges of segments that follow each other in the text, as one where neither is cut between them."""
    joined: list[Range] = []
    open_rank = -1  # the rank of the segment that would go on from the last range
    for rank, segment, part in hits:
        if part is None:
            continue
        if rank == open_rank and part[0] == segment.start:
            joined[-1] = (joined[-1][0], part[1])
        else:
            joined.append(part)
        open_rank = rank + 1 if part[1] == segment.start + segment.length else -1
    return joined
