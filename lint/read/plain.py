"""Scraped plain text to an article: titles, headings, lists and tables told by the shape of lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint.read.article import Article, BlockKind
from lint.read.build import ArticleBuilder
from lint.read.front_matter import FrontMatter, front_matter
from lint.read.outline import WORD, Outline, grouped
from lint.read.run import LINE_BREAK, Piece
from lint.read.shape import Line, item_mark, item_number, lines_of, wrap_width
from lint.read.source import Source

_ATX = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?$")
_CELL_BARS = 2  # bars of a row that is one cell
_CELL = re.compile(r"[^|]+|(?<=\|)(?=\|)")


def read_plain(source: Source) -> Article:
    """The article of a text without markup."""
    return _PlainReader(source).read()


class _PlainReader:
    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._builder = ArticleBuilder(source)
        head = front_matter(source.text)
        # Plain text has no front matter of its own; it may carry our key there, having no comments.
        self._head = head if "healthlint" in head.values else FrontMatter()
        lines = [line for line in lines_of(source.text) if line.start >= self._head.end]
        self._width = wrap_width(lines)
        self._groups = grouped(lines, self._width)
        self._outline = Outline(self._groups)
        self._indents: list[int] = []  # of the list items that hold this one

    def read(self) -> Article:
        width = self._width
        if title := self._head.values.get("title"):
            self._outline.titled = self._builder.block(BlockKind.TITLE, title, level=1)
        notes = (f"lines wrapped at {width} characters are joined to paragraphs",) if width else ()
        for place in range(len(self._groups)):
            self._place(place)
        return self._builder.article(notes=notes)

    def _place(self, place: int) -> None:
        group = self._groups[place]
        line = group[0]
        if len(group) == 1 and not WORD.search(line.text):  # rules, separator rows, pictures
            return
        if line.text[0] == "|" and line.text.count("|") > 1 and len(group) == 1:
            self._row(place)
        elif line.text[0] == ">" and line.text[1:2] in " \t\xa0":
            self._quotation(group)
        elif line.text[0] == "#" and len(group) == 1 and (mark := _ATX.match(line.text)):
            self._atx(line, mark)
        elif (mark := item_mark(line)) and not self._outline.is_underlined(place):
            self._item(group, mark)
        else:
            self._prose(place)

    def _add(self, kind: BlockKind, group: Sequence[Line], *, skip: int = 0, level: int = 0) -> None:
        self._builder.block(kind, _pieces(self._text, group, skip), level=level)

    def _row(self, place: int) -> None:
        line = self._groups[place][0]
        end = line.end - (line.text[-1] == "|")
        cells = [(m.start(), m.end()) for m in _CELL.finditer(self._text, line.start + 1, end)]
        if len(cells) == 1:
            self._builder.block(BlockKind.PARAGRAPH, [(*cells[0], None)])
            return
        header = not self._is_row(place - 1) and self._is_row(place + 1)
        self._builder.row([[(start, stop, None)] for start, stop in cells], header=header)

    def _is_row(self, place: int) -> bool:
        if not 0 <= place < len(self._groups):
            return False
        text = self._groups[place][0].text
        return text[0] == "|" and text.count("|") > _CELL_BARS

    def _quotation(self, group: Sequence[Line]) -> None:
        pieces: list[Piece] = []
        for line in group:
            skip = len(line.text) - len(line.text.lstrip("> \t\xa0"))
            pieces += [(line.start + skip, line.end, None), (line.end, line.end, LINE_BREAK)]
        self._builder.block(BlockKind.QUOTATION, pieces)

    def _atx(self, line: Line, mark: re.Match[str]) -> None:
        level = len(mark[1])
        title = level == 1 and not self._outline.titled
        self._outline.titled = True
        pieces = _plain_pieces(self._text, line.start + mark.start(2), line.start + mark.end(2))
        self._builder.block(BlockKind.TITLE if title else BlockKind.HEADING, pieces, level=level)

    def _item(self, group: Sequence[Line], mark: re.Match[str]) -> None:
        indent = group[0].indent
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        self._outline.titled = True
        pieces = _pieces(self._text, group, mark.end())
        level, number = len(self._indents), item_number(mark)
        self._builder.block(BlockKind.LIST_ITEM, pieces, level=level, number=number)

    def _prose(self, place: int) -> None:
        group = self._groups[place]
        line = group[0]
        in_list = bool(self._indents) and not line.gap and line.indent > self._indents[-1]
        if in_list:  # a bullet lost between two items
            self._add(BlockKind.LIST_ITEM, group, level=len(self._indents))
            return
        self._indents.clear()
        if self._outline.is_title(place):
            self._add(BlockKind.TITLE, group, level=1)
            self._outline.titled = self._builder.blocks[-1].kind is BlockKind.TITLE  # and not residue
            return
        kind, level = self._outline.kind(place)
        self._add(kind, group, level=level)


def _pieces(text: str, group: Sequence[Line], skip: int) -> list[Piece]:
    return _plain_pieces(text, group[0].start + skip, group[-1].end)


def _plain_pieces(text: str, start: int, end: int) -> list[Piece]:
    """The span as one piece, or cut at the asterisks of Markdown's bold type."""
    place = text.find("**", start, end)
    if place < 0:
        return [(start, end, None)]
    pieces: list[Piece] = []
    while place >= 0:
        pieces.append((start, place, None))
        start = place + 2
        place = text.find("**", start, end)
    pieces.append((start, end, None))
    return pieces
