"""What the shape of a line says in text without markup: item, table row, heading, wrapped prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]+")
_ONE_BREAK = ("\n", "\r\n", "\r")
_ITEM = re.compile(
    r"(?:[-*+•●○▪▫■□◦‣⁃·–✓✔✅➤►→]|o(?= +[A-Z]))\s+(?=\S)"
    r"|(?:(?P<number>\d{1,3})[.)]|\((?P<bracket>\d{1,3})\)|\(?[a-z]\))\s+(?=\S)"
)
_ITEM_STARTS = frozenset("-*+•●○▪▫■□◦‣⁃·–✓✔✅➤►→(0123456789abcdefghijklmnopqrstuvwxyz")
_SMALL_WORDS = frozenset(
    "a an and as at be but by can do for from how if in into is it its not of on or per so the their to up"
    " via vs with without you your than that this are".split()
)
_SENTENCE_BREAK = re.compile(r"[\w’%)]{3}[.!?][\"'”’)]* +[A-Z“\"(]")
NARROW, WIDE = 40, 130  # characters: the widths at which people and programs wrap prose
_FEW_PAIRS = 3  # pairs of lines; fewer say nothing about a document
_LONG_LINE = 50  # characters; a shorter line that ends without a mark may be an item of a list
_HEADING_LENGTH, _HEADING_WORDS, _LEAD_WORDS = 100, 14, 6  # a line with a colon and more words leads into a list
_TITLE_LENGTH, _TITLE_WORDS = 160, 25


class Line(NamedTuple):
    """One line with words: offsets without the white space around, and how it stands to the one before."""

    start: int
    end: int
    text: str
    indent: int
    gap: bool  # a blank line, or the file's start, is before it


def lines_of(text: str) -> list[Line]:
    """The lines that are not blank."""
    lines: list[Line] = []
    last = -1
    for match in _LINE.finditer(text):
        raw = match.group()
        words = raw.strip()
        if not words:
            continue
        indent = 0 if words[0] == raw[0] else len(raw) - len(raw.lstrip())
        start = match.start() + indent
        gap = last < 0 or text[last : match.start()] not in _ONE_BREAK
        lines.append(Line(start, start + len(words), words, indent, gap))
        last = match.end()
    return lines


def item_mark(line: Line) -> re.Match[str] | None:
    """The bullet or number a list item starts with."""
    return _ITEM.match(line.text) if line.text[0] in _ITEM_STARTS else None


def item_number(mark: re.Match[str]) -> int | None:
    """The number a list item shows."""
    digits = mark["number"] or mark["bracket"]
    return int(digits) if digits else None


def wrap_width(lines: Sequence[Line]) -> int:
    """The width a document was wrapped at; 0 where each line is a paragraph of its own.

    Wrapped prose breaks where the next word would not have fitted, and in mid-sentence.
    """
    total = sum(len(line.text) for line in lines)
    narrow = [line for line in lines if len(line.text) <= WIDE or " " not in line.text]
    if sum(len(line.text) for line in narrow) < total * 0.8:
        return 0
    width = max((len(line.text) for line in lines if len(line.text) <= WIDE), default=0)
    follow = [(a, b) for a, b in pairwise(lines) if not b.gap and not item_mark(b)]
    if width < NARROW or len(follow) < _FEW_PAIRS:
        return 0
    full = [(a, b) for a, b in follow if _is_full(a, b, width)]
    lower = sum(b.text[0].islower() for _, b in full)
    return width if len(full) >= 0.6 * len(follow) and lower >= 0.25 * len(full) else 0


def _is_full(line: Line, after: Line, width: int) -> bool:
    return line.indent + len(line.text) + 1 + len(after.text.split(" ", 1)[0]) > width


def joins(line: Line, after: Line, width: int) -> bool:
    """Whether a line goes on in the next: wrapped there, or broken in mid-sentence."""
    if after.gap:
        return False
    first = after.text[0]
    wrapped_number = first.isdigit() and len(line.text) > 0.8 * width > 0
    goes_on = (first.islower() or first in ",;)" or wrapped_number) and line.text[-1] not in ".!?:;…"
    if width:
        return _is_full(line, after, width) or goes_on
    return goes_on and len(line.text) >= _LONG_LINE and len(after.text) > 1


def looks_titled(text: str) -> bool:
    """Whether most words that a title would capitalise are capitalised."""
    words = [word.lstrip("(“\"'‘") for word in text.split()]
    weighty = [word for word in words if word[:1].isalpha() and word.lower().rstrip(",:") not in _SMALL_WORDS]
    upper = sum(word[0].isupper() for word in weighty)
    return bool(weighty) and words[0][:1] == words[0][:1].upper() and upper >= 0.7 * len(weighty)


def could_be_heading(text: str) -> bool:
    """Short, without the end of a sentence: what follows must decide the rest."""
    if len(text) > _HEADING_LENGTH or text[0] in "“\"‘'([" or text[0].islower():
        return False
    end = _end(text)
    if end in ".,;…" or (" " not in text and ("/" in text or "@" in text)):
        return False
    words = text.count(" ") + 1
    if words > _HEADING_WORDS or _SENTENCE_BREAK.search(text):
        return False
    if text[-1] == ":":
        return words <= _LEAD_WORDS or looks_titled(text)
    return text[-1] != "!" or looks_titled(text)


def could_be_title(text: str) -> bool:
    """A first line that reads as the article's title."""
    short = len(text) <= _TITLE_LENGTH and text.count(" ") < _TITLE_WORDS
    return short and _end(text) not in ".,;:…" and not _SENTENCE_BREAK.search(text[:-1] + " ")


def _end(text: str) -> str:
    """The last character before closing quotation marks and brackets."""
    return text.rstrip("\"”’')]")[-1:]
