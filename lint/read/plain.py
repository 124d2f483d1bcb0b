"""Scraped plain text to an article: titles, headings, lists and tables told by the shape of lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint.read.article import Article, BlockKind
from lint.read.build import ArticleBuilder
from lint.read.run import LINE_BREAK, Piece
from lint.read.shape import (
    Line,
    could_be_heading,
    could_be_title,
    item_mark,
    item_number,
    joins,
    lines_of,
    looks_titled,
    wrap_width,
)
from lint.read.source import Source

_WORD = re.compile(r"\w")
_ATX = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?$")
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}")
_BYLINE = re.compile(
    r"(?:(?:written|posted|reviewed) )?by (?:dr\.? )?[A-Z].{0,80}$|[^.]{0,40}\breporter$", re.IGNORECASE
)
_CELL = re.compile(r"[^|]+|(?<=\|)(?=\|)")
_BEFORE_TITLE = 4  # lines, at most, of names and the like above a title
_RUN_OF_ITEMS = 3  # short lines in a row that make a list without bullets


def read_plain(source: Source) -> Article:
    """The article of a text without markup."""
    return _PlainReader(source).read()


class _PlainReader:
    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._builder = ArticleBuilder(source)
        self._groups: list[tuple[Line, ...]] = []
        self._indents: list[int] = []  # of the list items that hold this one
        self._titled = False
        self._shapes: dict[int, bool] = {}

    def read(self) -> Article:
        lines = lines_of(self._text)
        width = wrap_width(lines)
        self._groups = _grouped(lines, width)
        notes = (f"lines wrapped at {width} characters are joined to paragraphs",) if width else ()
        for place in range(len(self._groups)):
            self._place(place)
        return self._builder.article(notes=notes)

    def _place(self, place: int) -> None:
        group = self._groups[place]
        line = group[0]
        if len(group) == 1:
            if not _WORD.search(line.text):  # rules, separator rows, pictures
                return
        if line.text[0] == "|" and line.text.count("|") > 1 and len(group) == 1:
            self._row(place)
        elif line.text[0] == ">" and line.text[1:2] in " \t\xa0":
            self._quotation(group)
        elif line.text[0] == "#" and len(group) == 1 and (mark := _ATX.match(line.text)):
            self._atx(line, mark)
        elif (mark := item_mark(line)) and not self._is_underlined(place):
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
        return text[0] == "|" and text.count("|") > 2  # noqa: PLR2004 - two bars hold one cell

    def _quotation(self, group: Sequence[Line]) -> None:
        pieces: list[Piece] = []
        for line in group:
            skip = len(line.text) - len(line.text.lstrip("> \t\xa0"))
            pieces += [(line.start + skip, line.end, None), (line.end, line.end, LINE_BREAK)]
        self._builder.block(BlockKind.QUOTATION, pieces)

    def _atx(self, line: Line, mark: re.Match[str]) -> None:
        level = len(mark[1])
        title = level == 1 and not self._titled
        self._titled = True
        pieces = _plain_pieces(self._text, line.start + mark.start(2), line.start + mark.end(2))
        self._builder.block(BlockKind.TITLE if title else BlockKind.HEADING, pieces, level=level)

    def _item(self, group: Sequence[Line], mark: re.Match[str]) -> None:
        indent = group[0].indent
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        self._titled = True
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
        if not self._titled and self._is_title(place):
            self._add(BlockKind.TITLE, group, level=1)
            self._titled = self._builder.blocks[-1].kind is BlockKind.TITLE
            return
        kind, level = self._kind(place)
        self._add(kind, group, level=level)

    def _is_title(self, place: int) -> bool:
        group = self._groups[place]
        if _is_name(group[0].text) and place < _BEFORE_TITLE:
            return False
        self._titled = True  # or never: what stands further down is no title
        return len(group) <= 2 and could_be_title(group[-1].text) and place + 1 < len(self._groups)  # noqa: PLR2004

    def _kind(self, place: int) -> tuple[BlockKind, int]:
        if self._is_underlined(place):
            return BlockKind.HEADING, 1 if self._groups[place + 1][0].text[0] == "=" else 2
        if not self._is_short(place) or place + 1 >= len(self._groups) or _BYLINE.match(self._groups[place][0].text):
            return BlockKind.PARAGRAPH, 0
        if self._in_bare_list(place):
            return BlockKind.LIST_ITEM, 1
        line, after = self._groups[place][0], self._groups[place + 1][0]
        text = line.text.strip("*_")
        if text[-1] not in "?:" and not looks_titled(text):
            apart = after.gap or len(after.text) >= 2 * len(text)
            before = self._groups[place - 1][-1].text[-1] if place else "."
            if not apart or not (line.gap or before in '.!?…”")|'):
                return BlockKind.PARAGRAPH, 0
        return BlockKind.HEADING, 3 if text[-1] == ":" else 2

    def _is_short(self, place: int) -> bool:
        """Whether a group is one line that could be a heading."""
        if place not in self._shapes:
            group = self._groups[place]
            text = group[0].text.strip("*_")
            short = len(group) == 1 and bool(text) and item_mark(group[0]) is None and text[0] not in "|>#"
            self._shapes[place] = short and could_be_heading(text)
        return self._shapes[place]

    def _in_bare_list(self, place: int) -> bool:
        """Whether short lines stand in a row without blank lines: a list that lost its bullets."""
        low = high = place
        groups = self._groups
        while low > 0 and place - low < _RUN_OF_ITEMS and not groups[low][0].gap and self._is_bare(low - 1):
            low -= 1
        while (
            high + 1 < len(groups)
            and high - place < _RUN_OF_ITEMS
            and not groups[high + 1][0].gap
            and self._is_bare(high + 1)
        ):
            high += 1
        return self._is_bare(place) and high - low + 1 >= _RUN_OF_ITEMS

    def _is_bare(self, place: int) -> bool:
        return self._is_short(place) and self._groups[place][0].text[-1] not in "?:"

    def _is_underlined(self, place: int) -> bool:
        if place + 1 >= len(self._groups) or len(self._groups[place]) > 1:
            return False
        after = self._groups[place + 1][0]
        return not after.gap and _UNDERLINE.fullmatch(after.text) is not None


def _is_name(text: str) -> bool:
    """Whether a line is a byline, a name or a link: nothing that an article could be called."""
    return text.count(" ") < 2 and text[-1] not in "?!" or _BYLINE.match(text) is not None  # noqa: PLR2004


def _grouped(lines: Sequence[Line], width: int) -> list[tuple[Line, ...]]:
    """Lines, those that go on in the next together."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [tuple(group) for group in groups]


def _continues(group: Sequence[Line], line: Line, width: int) -> bool:
    last = group[-1]
    if line.gap or not joins(last, line, width):
        return False
    if last.text[0] in "|#" or line.text[0] in "|#" or not _WORD.search(line.text) or not _WORD.search(last.text):
        return False
    if line.text[0] == ">":
        return group[0].text[0] == ">"
    mark = item_mark(line)
    # A wrapped line may start with a number that ends a sentence: "... grew from 8 to\n12. Then".
    return mark is None or (bool(width) and mark["number"] is not None and last.text[-1] not in ".:;?!")


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
