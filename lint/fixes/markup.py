"""The markup of a source apart from its prose: what a fix must find unchanged, and where none may go."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, cast

import pyromark

from lint.read.code_points import CodePoints
from lint.read.front_matter import front_matter
from lint.read.markdown import OPTIONS
from lint.read.markup import tokens
from lint.read.source import Source

_CODE_NAMES = frozenset("code pre kbd samp tt var".split())
_CODE_TAG = re.compile(rf"<(?P<slash>/?)(?:{'|'.join(sorted(_CODE_NAMES))})\b", re.IGNORECASE)
_NAMING_LINKS = frozenset(("Autolink", "Email", "Collapsed", "Shortcut"))
# Text in every format that a program reads: a changed letter there is a broken link or a broken page.
_FOR_PROGRAMS = {
    "an address": re.compile(
        r"(?:\b(?:https?|ftp)://|\bwww\.|\bmailto:)[^\s<>\"]+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+|(?<![\w&])[@#]\w+"
        r"|(?<![\w.-])[\w-]++(?:\.[\w-]++)*\.(?:com|org|net|gov|edu|int|io|info|uk|eu|ca|au|de)\b(?:/[^\s<>\"]*)?",
        re.IGNORECASE,
    ),
    # What leads nowhere reads as prose: "[x][label]" without its label, "[x](a b)" with a space in it.
    "a link": re.compile(r"\](?:\[[^\[\]]{0,300}\]|\([^()]{0,300}\))"),
    "code": re.compile(r"`[^`\n]{1,300}`"),  # also in HTML blocks and plain text
    "a template": re.compile(
        r"\{\{[^\n]{0,300}?\}\}|\{%[^\n]{0,300}?%\}|\{[^{}]{0,300}\}|\[\[[^\[\]]{0,300}\]\]"
        r"|\[/?[\w-]+ [^\[\]=]{0,300}=[^\[\]]{0,300}\]"
    ),
}


@dataclass(slots=True)
class Markup:
    """`parts` is the markup in order; `closed` are [start, end) in the source that no edit may touch, with the reason.

    `body` is where the front matter of Markdown ends; `reach` is how far the closed parts up to each one go.
    """

    parts: list[Any] = field(default_factory=list)
    closed: list[tuple[int, int, str]] = field(default_factory=list)
    body: int = 0
    reach: list[int] = field(default_factory=list)

    def reason(self, start: int, end: int) -> str | None:
        """Why [start, end) must not be edited, or None."""
        place = bisect_left(self.closed, end, key=lambda part: part[0])
        if not place or self.reach[place - 1] <= start:
            return None
        return next(why for _, stop, why in self.closed[place - 1 :: -1] if start < stop)


def markup_of(source: Source) -> Markup:
    """The markup of a source, by its format; plain text has none but addresses and templates."""
    found = Markup()
    if end := front_matter(source.text).end:  # in every format: site generators take it in HTML, too
        found.closed.append((0, end, "front matter"))
    if source.format == "html":
        _html(source.text, 0, len(source.text), found)
    elif source.format == "markdown":
        _markdown(source.text, found)
    for why, pattern in _FOR_PROGRAMS.items():
        found.closed += [(*match.span(), why) for match in pattern.finditer(source.text)]
    found.closed.sort()
    found.reach = list(accumulate((end for _, end, _ in found.closed), max))
    return found


def _html(text: str, start: int, end: int, found: Markup) -> None:
    """Tags, and what is not read; where an element of code never closes, all behind it counts as code."""
    depth = opened = 0
    for token in tokens(text, start, end):
        if token.kind == "text":
            continue
        found.parts.append((token.kind, token.name, token.attributes))
        if token.name not in _CODE_NAMES:
            continue
        if token.kind == "open":
            opened = opened if depth else token.end
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.closed.append((opened, token.start, "code"))
    if depth:
        found.closed.append((opened, end, "code"))


def _markdown(text: str, found: Markup) -> None:
    found.body = front_matter(text).end
    found.parts.append(text[: found.body])
    code: int | None = None  # where inline HTML opened an element of code
    for name, value, start, end in _events(text, found.body):
        if name in ("Text", "Html"):  # an HTML block is read as a whole, at its start
            continue
        if name == "Start" and value == "HtmlBlock":
            _html(text, start, end, found)
        found.parts.append((name, value))
        if name == "Code" or (name == "Start" and isinstance(value, dict) and "CodeBlock" in value):
            found.closed.append((start, end, "code"))
        elif name == "Start" and isinstance(value, dict) and _names_its_target(value):
            found.closed.append((start, end, "a link"))
        elif name == "InlineHtml" and (tag := _CODE_TAG.match(value)):
            if tag["slash"] and code is not None:
                found.closed.append((code, start, "code"))
            code = None if tag["slash"] else end
        elif name == "End" and value == "Paragraph" and code is not None:
            found.closed.append((code, end, "code"))
            code = None


def _names_its_target(tag: dict[str, Any]) -> bool:
    """Whether the words of a link are its address or its label: "<https://...>", "[words]", "[words][]"."""
    link = tag.get("Link")
    return link is not None and link["link_type"] in _NAMING_LINKS


def _events(text: str, body: int) -> Iterator[tuple[str, Any, int, int]]:
    """Name, value and source offsets of each event; one without a value is its own name."""
    points = CodePoints(text, body)
    for event, place in pyromark.events_with_range(text[body:], options=OPTIONS):
        name, value = (event, None) if isinstance(event, str) else cast("tuple[str, Any]", next(iter(event.items())))
        yield name, value, points.at(place["start"]), points.at(place["end"])
