"""Source pieces to one line of prose: white space collapsed, invisible characters gone, each word mapped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lint.read.article import Segment

# Source offsets [start, end) and what stands there: None for the characters as they are, else the
# reading of an entity or an escape.
Piece = tuple[int, int, str | None]
LINE_BREAK = "\n"  # as a piece's reading: a line ends inside the block

# Soft hyphen, zero-width space and joiners, marks of direction, byte order mark. A joiner between
# pictures makes one picture of two and stays.
_UNSEEN = "\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_UNSEEN_RUN = re.compile(rf"[{_UNSEEN}]+|\u200d(?=\w)")
# Runs that do not read as they stand: anything but single spaces between words.
_ODD = re.compile(rf"(?: [\s{_UNSEEN}]|[^\S ]|[{_UNSEEN}]|\u200d(?=\w))(?:[\s{_UNSEEN}]|\u200d(?=\w))*")


def render(source: str, pieces: Sequence[Piece], at: int) -> tuple[str, list[Segment]]:
    """The prose of the pieces and its segments, the first word at offset `at` of the article's text."""
    if len(pieces) == 1 and pieces[0][2] is None:
        start, end, _ = pieces[0]
        text = source[start:end]
        if text.isprintable() and "  " not in text:
            words = text.strip(" ")
            if not words:
                return "", []
            start += len(text) - len(text.lstrip(" "))
            return words, [Segment(at, len(words), start, len(words))]
    run = _Run(source, at)
    for start, end, reading in pieces:
        if reading is None:
            run.raw(start, end)
        else:
            run.reading(reading, start, end)
    return run.done()


class _Run:
    """The line as it grows; white space waits until a word follows."""

    def __init__(self, source: str, at: int) -> None:
        self._source = source
        self._at = at
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._open: tuple[int, int, int] | None = None  # verbatim so far: offset, source start, source end
        self._gap: tuple[int, int] | None = None

    def raw(self, start: int, end: int) -> None:
        """Characters as they stand in the source."""
        text = self._source[start:end]
        if text.isprintable() and "  " not in text:
            self._words(start, end)
            return
        done = start
        for match in _ODD.finditer(self._source, start, end):
            self._words(done, match.start())
            done = match.end()
            if not match.group().isspace() and not _UNSEEN_RUN.sub("", match.group()):
                continue
            self._space(match.start(), done)
        self._words(done, end)

    def reading(self, reading: str, start: int, end: int) -> None:
        """What an entity or an escape reads as."""
        seen = _UNSEEN_RUN.sub("", reading)
        words = " ".join(seen.split())
        if seen[:1].isspace():
            self._space(start, end)
        if words:
            self._settle()
            self._close()
            self._segments.append(Segment(self._at, len(words), start, end - start, verbatim=False))
            self._parts.append(words)
            self._at += len(words)
            if seen[-1:].isspace():
                self._space(end, end)

    def done(self) -> tuple[str, list[Segment]]:
        self._close()
        return "".join(self._parts), self._segments

    def _words(self, start: int, end: int) -> None:
        """Text with single spaces, perhaps with one at either end."""
        if start < end and self._source[start] == " ":
            self._space(start, start + 1)
            start += 1
        trail = start < end and self._source[end - 1] == " "
        last = end - trail
        if start < last:
            self._settle()
            if self._open is not None and self._open[2] == start:
                self._open = (self._open[0], self._open[1], last)
            else:
                self._close()
                self._open = (self._at, start, last)
            self._parts.append(self._source[start:last])
            self._at += last - start
        if trail:
            self._space(last, end)

    def _space(self, start: int, end: int) -> None:
        if self._parts and self._gap is None:
            self._gap = (start, end)

    def _settle(self) -> None:
        """Write the space that waited, as part of the words before where it stands so in the source."""
        if self._gap is None:
            return
        start, end = self._gap
        if self._open is not None and self._open[2] == start and self._source[start:end] == " ":
            self._open = (self._open[0], self._open[1], end)
        else:
            self._close()
            self._segments.append(Segment(self._at, 1, start, end - start, verbatim=False))
        self._parts.append(" ")
        self._at += 1
        self._gap = None

    def _close(self) -> None:
        if self._open is not None:
            at, start, end = self._open
            self._segments.append(Segment(at, end - start, start, end - start))
            self._open = None
