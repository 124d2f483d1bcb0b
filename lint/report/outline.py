"""An article's blocks as a tree of page elements: headings, paragraphs, lists, tables, quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lint.read.article import Article, Block, BlockKind
from lint.report.marks import Marker, Piece
from lint.report.placing import leaves

# A hostile file can nest lists a thousand deep; no page shows more than this.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Node:
    """One element: a kind the template knows, its text, and the elements inside it."""

    kind: str
    run: tuple[Piece, ...] = ()
    children: tuple[Node, ...] = ()
    level: int = 0
    number: int | None = None


def outline(article: Article, marker: Marker) -> tuple[Node, ...]:
    """The elements of the page, in order, with the marks in their text."""
    nodes: list[Node] = []
    levels = _heading_levels(article.blocks)
    for kind, group in groupby(article.blocks, key=lambda block: block.kind):
        blocks = list(group)
        match kind:
            case BlockKind.LIST_ITEM:
                nodes += _lists(blocks, marker)
            case BlockKind.TABLE_ROW:
                nodes += _tables(blocks, marker)
            case BlockKind.QUOTATION | BlockKind.RESIDUE:
                nodes.append(Node(kind.value, children=tuple(_leaf("paragraph", b, marker) for b in blocks)))
            case BlockKind.PARAGRAPH:
                nodes += [_leaf(kind.value, block, marker) for block in blocks]
            case BlockKind.TITLE | BlockKind.HEADING:
                nodes += [_leaf("heading", b, marker, level=levels[b.start]) for b in blocks]
    return tuple(nodes)


def _leaf(kind: str, block: Block, marker: Marker, *, level: int = 0) -> Node:
    return Node(kind, run=marker.run(block.start, block.end), level=level)


def _heading_levels(blocks: Sequence[Block]) -> dict[int, int]:
    """Levels 1-6 by block start: one title, and no level left out, which screen readers rely on."""
    levels: dict[int, int] = {}
    above = 1
    for block in blocks:
        if block.kind is BlockKind.TITLE and not levels:
            levels[block.start] = above = 1
        elif block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            above = min(max(2, block.level), above + 1, 6)
            levels[block.start] = above
    return levels


def _lists(blocks: Sequence[Block], marker: Marker) -> Iterator[Node]:
    """Lists of the items at the level of the first; deeper items stand inside the one before them."""
    for ordered, items in groupby(_items(blocks, marker), key=lambda item: item.number is not None):
        yield Node("ordered" if ordered else "unordered", children=tuple(items))


def _items(blocks: Sequence[Block], marker: Marker) -> Iterator[Node]:
    level = min(blocks[0].level, _DEEPEST)
    place = 0
    while place < len(blocks):
        after = place + 1
        while after < len(blocks) and min(blocks[after].level, _DEEPEST) > level:
            after += 1
        block, inside = blocks[place], blocks[place + 1 : after]
        run = marker.run(block.start, block.end)
        children = tuple(_lists(inside, marker)) if inside else ()
        yield Node("item", run=run, children=children, number=block.number)
        place = after


def _tables(blocks: Sequence[Block], marker: Marker) -> Iterator[Node]:
    """Tables: a header row after a row of values starts the next one."""
    rows: list[Node] = []
    for block, before in zip(blocks, (None, *blocks), strict=False):
        if rows and block.header and before and not before.header:
            yield Node("table", children=tuple(rows))
            rows = []
        kind = "header-row" if block.header else "row"
        rows.append(Node(kind, children=tuple(Node("cell", run=marker.run(*cell)) for cell in leaves(block))))
    yield Node("table", children=tuple(rows))
