"""Where the comments of a source are: HTML's and those of MDX, never what a code sample shows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

import pyromark
from pyromark import Options

from lint.read.code_points import CodePoints
from lint.read.markup import tokens
from lint.read.run import Piece

_OPEN, _CLOSE = "<!--", "-->"
_MDX = re.compile(r"\{/\*(.*?)\*/\}", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^>]*>|<!--")


class Comment(NamedTuple):
    """A comment at [start, end) of the source, what it says at [inner_start, inner_end)."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True


def html_comments(text: str, start: int, end: int) -> Iterator[Comment]:
    """The comments in HTML at [start, end); one that never ends reaches to the end of its line."""
    place = text.find(_OPEN, start, end)
    if place < 0:
        return
    taken = [(token.start, token.end) for token in tokens(text, start, end) if token.kind != "text"]
    starts = [first for first, _ in taken]
    while place >= 0:
        at = bisect_right(starts, place) - 1
        if at >= 0 and place < taken[at][1]:  # in a script, a title or an attribute
            place = text.find(_OPEN, taken[at][1], end)
            continue
        inner = place + len(_OPEN)
        stop = text.find(_CLOSE, inner, end)
        if stop < 0:
            line = min(found for found in (text.find("\n", inner, end), end) if found >= 0)
            yield Comment(place, line, inner, line, closed=False)
            return
        yield Comment(place, stop + len(_CLOSE), inner, stop)
        place = text.find(_OPEN, stop + len(_CLOSE), end)


def markdown_comments(text: str, start: int, options: Options) -> list[Comment]:
    """The comments of Markdown from `start` on, those of MDX (`{/* */}`) among them, in order."""
    markup, code = _markup_and_code(text, start, options)
    found = [comment for first, last in markup for comment in html_comments(text, first, last)]
    found += mdx_comments(text, start, [*markup, *code])
    return sorted(found)


def mdx_comments(text: str, start: int, apart: Sequence[tuple[int, int]]) -> Iterator[Comment]:
    """The comments of MDX that do not start in one of the ranges."""
    ranges = sorted(apart)
    starts = [first for first, _ in ranges]
    place, last = start, text.rfind("*/}") + len("*/}")  # openings behind the last end would each be tried in vain
    while match := _MDX.search(text, place, last):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.start() < ranges[at][1]:
            place = match.start() + 1
            continue
        yield Comment(*match.span(), *match.span(1))
        place = match.end()


def unseen(text: str, start: int, options: Options) -> list[tuple[int, int]]:
    """Where comments of MDX stand: its readers do not see them, though a parser of Markdown reads them as prose."""
    if text.find("{/*", start) < 0:
        return []
    markup, code = _markup_and_code(text, start, options)
    return [(comment.start, comment.end) for comment in mdx_comments(text, start, [*markup, *code])]


def without(pieces: list[Piece], ranges: Sequence[tuple[int, int]]) -> list[Piece]:
    """The pieces less what stands in the ranges, which are in order."""
    if not ranges or not pieces:
        return pieces
    kept: list[Piece] = []
    for start, end, reading in pieces:
        done = start
        for at in range(bisect_right(ranges, start, key=itemgetter(1)), len(ranges)):
            first, last = ranges[at]
            if first >= end:
                break
            if done < first and reading is None:
                kept.append((done, first, None))
            done = last
        if done < end or done == start:
            kept.append((done, end, reading))
    return kept


def _markup_and_code(text: str, start: int, options: Options) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Ranges of HTML, neighbours joined, and of code; code set in with tags in it is read as HTML."""
    points = CodePoints(text, start)
    markup: list[tuple[int, int]] = []
    code: list[tuple[int, int]] = []
    for event, place in pyromark.events_with_range(text[start:], options=options):
        kind = _kind(event)
        if not kind:
            continue
        first, last = points.at(place["start"]), points.at(place["end"])
        if kind == "html" or (kind == "indented" and _TAG.search(text, first, last)):
            if kind == "html" and markup and markup[-1][1] == first:
                first = markup.pop()[0]
            markup.append((first, last))
        elif kind == "code":
            code.append((first, last))
    return markup, code


def _kind(event: Any) -> str:
    if isinstance(event, str):
        return ""
    name, value = next(iter(event.items()))
    if name in ("Html", "InlineHtml"):
        return "html"
    if name == "Code":
        return "code"
    if name == "Start" and isinstance(value, dict) and "CodeBlock" in value:
        return "indented" if value["CodeBlock"] == "Indented" else "code"
    return ""
