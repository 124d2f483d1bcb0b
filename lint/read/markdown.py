"""Markdown to an article: pyromark's events with their byte ranges, markup left out, HTML read as HTML."""

from __future__ import annotations

import re
from typing import Any, cast

import pyromark
from pyromark import Options

from lint.read.article import Article, BlockKind
from lint.read.build import ArticleBuilder
from lint.read.code_points import CodePoints
from lint.read.comments import unseen, without
from lint.read.front_matter import FrontMatter, front_matter
from lint.read.run import LINE_BREAK, Piece
from lint.read.shape import could_be_heading
from lint.read.source import Source
from lint.read.walk import Walker, is_note_mark

OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_GFM
)
_MDX = re.compile(
    r"import\s+(?:[\w{}*,\s]+\s+from\s+)?[\"'][^\"']+[\"'];?|export\s+(?:default|const|let|function|async)\b|\{(?![{%]).*\}\s*$"
)
_BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)
_RAISED_TAG = re.compile(r"<(/?)sup\b", re.IGNORECASE)
_HIDDEN_TAG = re.compile(r"<(/?)(?:script|style)\b", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


def read_markdown(source: Source) -> Article:
    """The article of a Markdown or MDX text."""
    head = front_matter(source.text)
    return _MarkdownReader(source, head).read()


class _MarkdownReader:
    def __init__(self, source: Source, head: FrontMatter) -> None:
        self._text = source.text
        self._head = head
        self._builder = ArticleBuilder(source)
        self._points = CodePoints(source.text, head.end)
        self._unseen = unseen(source.text, head.end, OPTIONS)
        self._pieces: list[Piece] = []
        self._bold = self._hidden = self._quoted = self._heading = 0
        self._all_bold = True
        self._raised = False
        self._lists: list[int | None] = []  # the next number of each open list; None for bullets
        self._item: tuple[int, int | None] | None = None  # level and number that the next block takes
        self._quotes: list[bool] = []
        self._cells: list[list[Piece]] = []
        self._raw: tuple[int, int] | None = None  # where the HTML block that is open reaches
        self._code = False
        self._last_heading = 1
        self._titled = False

    def read(self) -> Article:
        """All events, after what the front matter shows."""
        metadata = self._front()
        for event, place in pyromark.events_with_range(self._text[self._head.end :], options=OPTIONS):
            if isinstance(event, str):
                self._break(event, place)
                continue
            name, value = cast("tuple[str, Any]", next(iter(event.items())))  # a dictionary of one key
            if name == "Text":
                self._words(value, place)
            elif name == "Start":
                self._start(value)
            elif name == "End":
                self._end(value)
            else:
                self._inline(name, value, place)
        self._flush()
        return self._builder.article(metadata=metadata)

    def _front(self) -> dict[str, str]:
        head, text = self._head, self._text
        found = {name: head.reading(name, text) for name in ("title", "author", "date")}
        if found["title"]:
            self._titled = self._builder.block(BlockKind.TITLE, head.values["title"], level=1)
        summary = head.reading("summary", text)
        if summary and summary not in " ".join(text[head.end :].split()):  # else it would read as said twice
            self._builder.block(BlockKind.PARAGRAPH, head.values["summary"])
        return {name: value for name, value in found.items() if value}

    def _break(self, event: str, place: Any) -> None:
        if event != "Rule" and not self._hidden:
            start = self._points.at(place["start"])
            self._pieces.append((start, start, LINE_BREAK))

    def _words(self, value: str, place: Any) -> None:
        if self._hidden:
            return
        start, end = self._points.at(place["start"]), self._points.at(place["end"])
        if self._raised and self._pieces and is_note_mark(self._before(), value):
            return
        same = end - start == len(value) and self._text.startswith(value, start)
        self._pieces.append((start, end, None if same else value))
        if self._code:
            self._pieces.append((end, end, LINE_BREAK))
        if not self._bold:
            self._all_bold = False

    def _before(self) -> str:
        start, end, reading = self._pieces[-1]
        return self._text[max(start, end - 12) : end] if reading is None else reading

    def _inline(self, name: str, value: str, place: Any) -> None:
        start, end = self._points.at(place["start"]), self._points.at(place["end"])
        if name == "Html":
            self._raw = (self._raw[0] if self._raw else start, end)
        elif name == "InlineHtml":
            self._tag(value, start)
        elif name == "Code" and not self._hidden:
            inner = self._text.find(value, start, end)
            piece: Piece = (start, end, value) if inner < 0 else (inner, inner + len(value), None)
            self._pieces.append(piece)
            self._all_bold = self._all_bold and self._bold > 0

    def _tag(self, tag: str, start: int) -> None:
        if _BREAK_TAG.match(tag):
            self._pieces.append((start, start, LINE_BREAK))
        elif raised := _RAISED_TAG.match(tag):
            self._raised = not raised[1]
        elif hidden := _HIDDEN_TAG.match(tag):
            self._hidden = max(0, self._hidden + (-1 if hidden[1] else 1))

    def _start(self, tag: Any) -> None:
        name, value = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        if name == "Strong":
            self._bold += 1
        elif name == "Image":
            self._hidden += 1
        elif name not in ("Emphasis", "Strikethrough", "Link"):
            if name not in ("TableCell", "Paragraph"):
                self._hidden = 0  # an inline tag that never closed ends with its paragraph
            self._flush()
            self._start_block(name, value)

    def _start_block(self, name: str, value: Any) -> None:
        if name == "Heading":
            self._heading = int(value["level"][1])
        elif name == "List":
            self._lists.append(value)
        elif name == "Item":
            number = self._lists[-1]
            self._item = (len(self._lists), number)
            if number is not None:
                self._lists[-1] = number + 1
        elif name == "BlockQuote":  # with a kind it is a box of the author's, not a quotation
            self._quotes.append(value is None)
            self._quoted += value is None
        elif name in ("TableHead", "TableRow"):
            self._cells = []
        elif name == "CodeBlock":
            self._hidden += value != "Indented"
            self._code = value == "Indented"
        elif name == "HtmlBlock":
            self._raw = None

    def _end(self, tag: Any) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name == "Strong":
            self._bold -= 1
        elif name == "Image":
            self._hidden = max(0, self._hidden - 1)
        elif name == "TableCell":
            self._cells.append(without(self._pieces, self._unseen))
            self._pieces, self._all_bold = [], True
        elif name in ("TableHead", "TableRow"):
            self._builder.row(self._cells, header=name == "TableHead")
        elif name not in ("Emphasis", "Strikethrough", "Link"):
            if name == "CodeBlock":
                self._end_code()
            self._flush()
            self._end_block(name)

    def _end_block(self, name: str) -> None:
        self._raised = False
        self._hidden = 0
        if name == "Heading":
            self._heading = 0
        elif name == "List":
            self._lists.pop()
        elif name == "Item":
            self._item = None
        elif name == "BlockQuote":
            self._quoted -= self._quotes.pop()
        elif name == "HtmlBlock" and self._raw is not None:
            self._html(*self._raw)
            self._raw = None

    def _end_code(self) -> None:
        """Text set in by accident reads as code: no article's author means it so."""
        self._code = False
        if not self._pieces:
            return
        start, end = self._pieces[0][0], self._pieces[-1][1]
        if _TAG.search(self._text, start, end):
            self._pieces = []
            self._html(start, end)

    def _html(self, start: int, end: int) -> None:
        for chunk in Walker(self._text).walk(start, end):
            if chunk.kind is BlockKind.HEADING:
                chunk.kind = self._heading_kind(chunk.level)
            chunk.add_to(self._builder)

    def _heading_kind(self, level: int) -> BlockKind:
        title = level == 1 and not self._titled
        self._titled = self._titled or title
        return BlockKind.TITLE if title else BlockKind.HEADING

    def _flush(self) -> None:
        pieces, bold = without(self._pieces, self._unseen), self._all_bold
        self._pieces, self._all_bold = [], True
        if not pieces:
            return
        level, number = 0, None
        if self._heading:
            level = self._last_heading = self._heading
            kind = self._heading_kind(level)
        elif self._quoted:
            kind = BlockKind.QUOTATION
        elif self._item:
            kind, (level, number) = BlockKind.LIST_ITEM, self._item
            self._item = None
        elif _MDX.match(self._text, pieces[0][0], pieces[-1][1]):
            return
        elif bold and self._reads_as_heading(pieces):
            kind, level = BlockKind.HEADING, min(6, self._last_heading + 1)
        else:
            kind = BlockKind.PARAGRAPH
        self._builder.block(kind, pieces, level=level, number=number)

    def _reads_as_heading(self, pieces: list[Piece]) -> bool:
        text = " ".join("".join(self._text[s:e] if r is None else r for s, e, r in pieces).split())
        return bool(text) and could_be_heading(text)
