"""HTML tokens to chunks: block kinds from tags, inline tags joined, lists, tables and quotations followed."""

from __future__ import annotations

import re

from lint.read.article import BlockKind
from lint.read.chunk import Chunk
from lint.read.markup import Token, attributes, text_pieces, tokens
from lint.read.region import Regions
from lint.read.run import LINE_BREAK, Piece
from lint.read.shape import could_be_heading
from lint.read.tables import TABLE_TAGS, Tables

_BLOCKS = frozenset(
    "p div section article main header footer nav aside form ul ol li table thead tbody tfoot tr td th caption"
    " blockquote h1 h2 h3 h4 h5 h6 pre hr dl dt dd figure figcaption details summary address fieldset legend"
    " button center body html head option menu dir label title".split()
)
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_BOLD = frozenset(("b", "strong"))
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡§a-d])(?:\s?[,–-]\s?\d{1,3})*[\])]?\s*")
_BEFORE_NOTE = re.compile(r"(?:[^\W\d_]{3,}|[.,;:!?)\]”’\"'])\s*$")


def is_note_mark(before: str, text: str) -> bool:
    """Whether raised text after `before` is the mark of a note, not an exponent or a unit."""
    return _NOTE_MARK.fullmatch(text) is not None and _BEFORE_NOTE.search(before[-12:]) is not None


class Walker:
    """Collects the chunks of one page or fragment; `raw` has its raw elements and what tells of metadata."""

    def __init__(self, text: str) -> None:
        """A walker over parts of a text."""
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
        self._tables = Tables(self.chunks)
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
        self._tables.end()
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
        if name in ("meta", "time"):
            self.raw.append(token)
        elif name == "br":
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
        elif name in _LISTS:
            first = attributes(token.attributes).get("start", "1") if name == "ol" else ""
            self._lists.append((int(first) if first.isdecimal() else 1) if name == "ol" else None)
        elif name == "li":
            self._open_item(token)
        elif name in ("dt", "dd"):
            self._item = (max(1, len(self._lists)), None)
        elif name in TABLE_TAGS:
            self._tables.open(name)
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
        elif name in _LISTS and self._lists:
            self._lists.pop()
        elif name in ("li", "dd", "dt"):
            self._item = None
        elif name in TABLE_TAGS:
            self._tables.close(name)
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
        self._tables.sink().append(chunk)

    def _reads_as_heading(self, pieces: list[Piece]) -> bool:
        text = "".join(self._text[start:end] if reading is None else reading for start, end, reading in pieces)
        text = " ".join(text.split())
        return could_be_heading(text) and (not self._summary or text[-1] == "?")
