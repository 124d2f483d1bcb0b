"""Text in columns of a terminal: how wide it is, how it wraps, and how wide each column of a table may be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest

GAP = "  "
_LEAST = 6  # of a column that gives room to the others
_LONG_WORD = 18  # a longer one is cut before another column's words are


def columns(text: str) -> int:
    """Terminal columns of a text: wide characters take two, combining marks none."""
    return sum(_column(character) for character in text)


def plain(text: str) -> str:
    """The text in one line, without what a terminal would obey."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The width of each column: as wide as its widest cell, the widest ones less until all fit into `room`.

    Columns first give up what can wrap between words, and only then cut words.
    """
    by_column = list(zip(*rows, strict=True))
    found = [min(room, max(map(columns, column))) for column in by_column]
    words = [max(columns(word) for cell in column for word in [*cell.split(), ""]) for column in by_column]
    over = sum(found) + len(GAP) * (len(found) - 1) - room
    for least in ([max(_LEAST, min(word, _LONG_WORD)) for word in words], [_LEAST] * len(words)):
        while over > 0 and (spare := [width - low for width, low in zip(found, least, strict=True)]) and max(spare) > 0:
            found[_widest(found, spare)] -= 1
            over -= 1
    return found


def lines(cells: Sequence[str], wide: Sequence[int]) -> Iterator[str]:
    """The lines of one row, each cell wrapped in its column."""
    parts = [wrapped(cell, width) for cell, width in zip(cells, wide, strict=True)]
    for line in zip_longest(*parts, fillvalue=""):
        padded = (part + " " * (width - columns(part)) for part, width in zip(line, wide, strict=True))
        yield GAP.join(padded).rstrip()


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns; a word that is longer is cut."""
    found: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if columns(joined) <= width:
            line = joined
            continue
        found += [line] if line else []
        *whole, line = _pieces(word, width)
        found += whole
    return [*found, line] if line else found


def _widest(found: Sequence[int], spare: Sequence[int]) -> int:
    return max((n for n, left in enumerate(spare) if left > 0), key=lambda n: found[n])


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    taken = 0
    for character in word:
        wide = _column(character)
        if taken + wide > width and pieces[-1]:
            pieces.append("")
            taken = 0
        pieces[-1] += character
        taken += wide
    return pieces


def _column(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
