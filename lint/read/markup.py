"""HTML to tokens with source offsets, in one pass that no malformed page makes quadratic.

The standard library's parser gives lines and columns instead of offsets and, up to Python 3.11.13, takes
quadratic time on unclosed tags; this needs no more of HTML than where its text runs are.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lint.read.run import Piece

# Quotation marks count only after "=": an apostrophe elsewhere in a tag would swallow the prose behind it.
_TAG = re.compile(
    r"<(?P<slash>/?)(?P<name>[a-zA-Z][^\s/><]*+)"
    r"(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|))*+)>"
)
_LOOSE_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[a-zA-Z][^\s/><]*+)(?P<attributes>[^>]*+)>")
_TAG_START = re.compile(r"<(?=[/!?%a-zA-Z])")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
# What is not `<tag>`: how it starts, how it ends.
_OTHER = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?php", "?>"), ("<?=", "?>"), ("<%", "%>"))
# Elements whose content is no prose of the page, or (title) no markup.
RAW = frozenset(
    "script style noscript template svg iframe object select textarea title xmp noembed noframes"
    " canvas audio video datalist math".split()
)


class Token(NamedTuple):
    """A run of text, a tag, or an element taken whole (`raw`, whose content is [start, end))."""

    kind: Literal["text", "open", "close", "raw"]
    start: int
    end: int
    name: str = ""
    attributes: str = ""


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of [start, end); comments and declarations are left out."""
    return _Scanner(text, end).tokens(start)


class _Scanner:
    def __init__(self, text: str, end: int) -> None:
        self._text = text
        self._end = end
        self._last_close = text.rfind(">", 0, end)
        self._tag = _TAG
        self._missing: set[str] = set()  # ends known not to come: not to be searched for again

    def tokens(self, start: int) -> Iterator[Token]:
        done = place = start
        while found := _TAG_START.search(self._text, place, self._end):
            at = found.start()
            if at > self._last_close:
                break
            token, after = self._markup(at)
            if after == at:  # a "<" of the text
                place = at + 1
                continue
            if done < at:
                yield Token("text", done, at)
            if token is not None:
                yield token
            done = place = after
        if done < self._end:
            yield Token("text", done, self._end)

    def _markup(self, at: int) -> tuple[Token | None, int]:
        second = self._text[at + 1]
        if second in "!?%":
            return self._other(at)
        match = self._tag.match(self._text, at, self._end)
        if match is None and self._tag is _TAG and self._text[at + 1 : at + 3].strip("/")[:1].isalpha():
            self._tag = _LOOSE_TAG  # a quotation mark that never closes: from here on tags end at ">"
            match = self._tag.match(self._text, at, self._end)
        if match is None:
            return None, at
        name = match["name"].lower()
        if match["slash"]:
            return Token("close", at, match.end(), name), match.end()
        if name in RAW and not match["attributes"].endswith("/"):
            return self._raw(match, name)
        return Token("open", at, match.end(), name, match["attributes"]), match.end()

    def _raw(self, match: re.Match[str], name: str) -> tuple[Token, int]:
        start = match.end()
        closing = None
        if name not in self._missing:
            closing = re.compile(rf"</{name}\b[^>]*>?", re.IGNORECASE).search(self._text, start, self._end)
        if closing is None:
            self._missing.add(name)
            return Token("open", match.start(), start, name, match["attributes"]), start
        return Token("raw", start, closing.start(), name, match["attributes"]), closing.end()

    def _other(self, at: int) -> tuple[Token | None, int]:
        for opening, ending in _OTHER:
            if ending in self._missing or not self._text.startswith(opening, at):
                continue
            stop = self._text.find(ending, at + len(opening) - (opening == "<!--") * 2, self._end)
            if stop < 0:
                self._missing.add(ending)
                break
            if opening == "<![CDATA[":
                return Token("text", at + len(opening), stop), stop + len(ending)
            return None, stop + len(ending)
        return None, self._text.find(">", at, self._end) + 1


def attributes(written: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case; the first of a repeated one counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), html.unescape(value))
    return found


def text_pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """A text run in pieces, each entity with what it reads as."""
    if text.find("&", start, end) < 0:
        yield (start, end, None)
        return
    done = start
    for match in _ENTITY.finditer(text, start, end):
        reading = html.unescape(match.group())
        if reading == match.group():
            continue
        if done < match.start():
            yield (done, match.start(), None)
        yield (match.start(), match.end(), reading)
        done = match.end()
    if done < end:
        yield (done, end, None)
