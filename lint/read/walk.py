"""HTML tokens to chunks: block kinds from tags, inline tags joined, lists, tables and quotations followed."""

from __future__ import annotations

import re

from lint.read.article import BlockKind
from lint.read.chunk import Chunk
from lint.read.markup import Token, attributes, text_pieces, tokens
from lint.read.region import Regions
from lint.read.run import LINE_BREAK, Piece
from lint.read.shape import could_be_heading

_BLOCKS = frozenset(
    "p div section article main header footer nav aside form ul ol li table thead tbody tfoot tr td th caption"
    " blockquote h1 h2 h3 h4 h5 h6 pre hr dl dt dd figure figcaption details summary address fieldset legend"
    " button center body html head option menu dir label title".split()
)
_BOLD = frozenset(("b", "strong"))
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡§a-d])(?:\s?[,–-]\s?\d{1,3})*[\])]?\s*")
_BEFORE_NOTE = re.compile(r"(?:[^\W\d_]{3,}|[.,;:!?)\]”’\"'])\s*$")
_DEEPEST_TABLE = 6  # layout tables nest; beyond this a table is only a run of blocks


def is_note_mark(before: str, text: str) -> bool:
    """Whether raised text after `before` is the mark of a note, not an exponent or a unit."""
    return _NOTE_MARK.fullmatch(text) is not None and _BEFORE_NOTE.search(before[-12:]) is not None


class _Row:
    def __init__(self) -> None:
        self.cells: list[list[Chunk]] = []
        self.header = True


class Walker:
    """Collects the chunks of one page or fragment in `chunks`, and its raw elements in `raw`."""

    def __init__(self, text: str) -> None:
        self.chunks: list[Chunk] = []
        self.raw: list[Token] = []
        self.seen: set[str] = set()
        self._text = text
        self._regions = Regions()
        self._pieces: list[Piece] = []
        self._bold = self._raised = self._quoted = self._heading = 0
        self._all_bold = True
        self._summary = self._pre = False
        self._lists: list[int | None] = []  # the next number of each open list; None for bullets
        self._item: tuple[int, int | None] | None = None  # level and number that the next block takes
        self._rows: list[_Row] = []
        self._last_heading = 1

    def walk(self, start: int, end: int) -> list[Chunk]:
        """Read [start, end) and hand back all chunks so far."""
        for token in tokens(self._text, start, end):
            if token.kind == "text":
                self._words(token)
            elif token.kind == "open":
                self._open(token)
            elif token.kind == "close":
                self._close(token.name)
            else:
                self.seen.add(token.name)
                self.raw.append(token)
        self._flush()
        while self._rows:
            self._end_row()
        return self.chunks

    def _words(self, token: Token) -> None:
        run = self._text[token.start : token.end]
        blank = run.isspace()
        if blank and not self._pieces:
            return
        if self._raised and self._pieces and is_note_mark(self._before(), run):
            return
        if self._pre and not blank:
            self._verse(token)
        else:
            self._pieces.extend(text_pieces(self._text, token.start, token.end))
        self._all_bold = self._all_bold and (blank or self._bold > 0)

    def _before(self) -> str:
        start, end, reading = self._pieces[-1]
        return self._text[max(start, end - 12) : end] if reading is None else reading

    def _verse(self, token: Token) -> None:
        start = token.start
        for match in re.finditer(r"[^\r\n]+", self._text[token.start : token.end]):
            if match.start():
                self._pieces.append((start + match.start(), start + match.start(), LINE_BREAK))
            self._pieces.extend(text_pieces(self._text, start + match.start(), start + match.end()))

    def _open(self, token: Token) -> None:
        name = token.name
        self.seen.add(name)
        if name == "br":
            self._line_break(token.start)
        elif name in _BOLD:
            self._bold += 1
        elif name == "sup":
            self._raised += 1
        elif name in _BLOCKS:
            self._flush()
            self._regions.open(name, token.attributes)
            self._open_block(name, token)

    def _open_block(self, name: str, token: Token) -> None:
        if name[0] == "h" and name[1:].isdigit():
            self._heading = int(name[1])
        elif name == "blockquote":
            self._quoted += 1
        elif name in ("ul", "ol", "menu", "dir"):
            first = attributes(token.attributes).get("start", "1") if name == "ol" else ""
            self._lists.append((int(first) if first.isdecimal() else 1) if name == "ol" else None)
        elif name == "li":
            self._open_item(token)
        elif name in ("dt", "dd"):
            self._item = (max(1, len(self._lists)), None)
        elif name == "tr" and len(self._rows) < _DEEPEST_TABLE:
            self._rows.append(_Row())
        elif name in ("td", "th") and self._rows:
            self._rows[-1].cells.append([])
            self._rows[-1].header = self._rows[-1].header and name == "th"
        elif name in ("summary", "button"):
            self._summary = True
        elif name == "pre":
            self._pre = True

    def _open_item(self, token: Token) -> None:
        number = self._lists[-1] if self._lists else None
        if number is not None:
            value = attributes(token.attributes).get("value", "")
            number = int(value) if value.isdecimal() else number
            self._lists[-1] = number + 1
        self._item = (max(1, len(self._lists)), number)

    def _close(self, name: str) -> None:
        if name in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif name == "sup":
            self._raised = max(0, self._raised - 1)
        elif name in _BLOCKS:
            self._flush()
            self._regions.close(name)
            self._close_block(name)

    def _close_block(self, name: str) -> None:
        if name[0] == "h" and name[1:].isdigit():
            self._heading = 0
        elif name == "blockquote":
            self._quoted = max(0, self._quoted - 1)
        elif name in ("ul", "ol", "menu", "dir") and self._lists:
            self._lists.pop()
        elif name in ("li", "dd", "dt"):
            self._item = None
        elif name == "tr" and self._rows:
            self._end_row()
        elif name in ("summary", "button"):
            self._summary = False
        elif name == "pre":
            self._pre = False

    def _line_break(self, place: int) -> None:
        """One break ends a line, two end the block."""
        for start, end, reading in reversed(self._pieces):
            if reading == LINE_BREAK:
                self._flush()
                return
            if not (reading or self._text[start:end]).isspace():
                break
        if self._pieces:
            self._pieces.append((place, place, LINE_BREAK))

    def _flush(self) -> None:
        pieces, bold = self._pieces, self._all_bold
        self._pieces, self._all_bold = [], True
        if not pieces or all((r or self._text[s:e]).isspace() for s, e, r in pieces):
            return
        chunk = Chunk(BlockKind.PARAGRAPH, pieces, region=self._regions.now)
        if self._heading:
            chunk.kind, chunk.level = BlockKind.HEADING, self._heading
            self._last_heading = self._heading
        elif self._quoted:
            chunk.kind = BlockKind.QUOTATION
        elif self._item:
            chunk.kind, (chunk.level, chunk.number) = BlockKind.LIST_ITEM, self._item
            self._item = None
        elif (bold or self._summary) and self._reads_as_heading(pieces):
            chunk.kind, chunk.level = BlockKind.HEADING, min(6, self._last_heading + 1)
        row = self._rows[-1] if self._rows else None
        (row.cells[-1] if row and row.cells else self.chunks).append(chunk)

    def _reads_as_heading(self, pieces: list[Piece]) -> bool:
        text = "".join(self._text[start:end] if reading is None else reading for start, end, reading in pieces)
        text = " ".join(text.split())
        return could_be_heading(text) and (not self._summary or text[-1] == "?")

    def _end_row(self) -> None:
        """A row of short cells is a table row; anything else laid out in a table reads cell by cell."""
        row = self._rows.pop()
        chunks = [chunk for cell in row.cells for chunk in cell]
        outer = self._rows[-1] if self._rows else None
        sink = outer.cells[-1] if outer and outer.cells else self.chunks
        prose = any(len(cell) > 3 for cell in row.cells)  # noqa: PLR2004 - blocks of a cell that is a page part
        if len(row.cells) < 2 or prose or not chunks or any(chunk.cells for chunk in chunks):  # noqa: PLR2004
            sink.extend(chunks)
            return
        cells = [_joined(cell) for cell in row.cells]
        sink.append(Chunk(BlockKind.TABLE_ROW, [], region=self._regions.now, cells=cells, header=row.header))


def _joined(chunks: list[Chunk]) -> list[Piece]:
    """The pieces of a cell's blocks, a space between them."""
    pieces: list[Piece] = []
    for chunk in chunks:
        if pieces:
            end = pieces[-1][1]
            pieces.append((end, end, " "))
        pieces += [piece if piece[2] != LINE_BREAK else (piece[0], piece[1], " ") for piece in chunk.pieces]
    return pieces
