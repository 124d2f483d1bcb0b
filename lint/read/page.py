"""What a page says about itself: title, author and date from its head and its structured data."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lint.read.markup import Token, attributes

_META = {
    "og:title": "title",
    "author": "author",
    "article:author": "author",
    "byl": "author",
    "dc.creator": "author",
    "article:published_time": "date",
    "date": "date",
    "dc.date": "date",
    "pubdate": "date",
    "publish_date": "date",
    "article:modified_time": "modified",
}
_LINKED = {"headline": "title", "author": "author", "datePublished": "date", "dateModified": "modified"}
_TEMPLATE = re.compile(r"<\?|<%|\{\{")  # a title that a program is to fill in
_MOST = 50  # parts of structured data that are looked at


def page_metadata(raw: Iterable[Token], text: str) -> tuple[dict[str, str], tuple[int, int] | None]:
    """Metadata, and where in the source the content of <title> stands."""
    found: dict[str, str] = {}
    title: tuple[int, int] | None = None
    for token in raw:
        content = text[token.start : token.end]
        if token.kind == "open":
            for name, value in _declared(token):
                found.setdefault(name, value)
        elif token.name == "title" and title is None and content.strip() and not _TEMPLATE.search(content):
            title = (token.start, token.end)
        elif token.name == "script" and "ld+json" in token.attributes:
            for name, value in _linked(content):
                found.setdefault(name, value)
    if title is not None:
        found.setdefault("title", _clean(text[slice(*title)]))
    if modified := found.pop("modified", ""):
        found.setdefault("date", modified)
    return found, title


def _declared(token: Token) -> Iterator[tuple[str, str]]:
    found = attributes(token.attributes)
    if token.name == "time":
        name, value = "date", found.get("datetime", "")
    else:
        key = found.get("property") or found.get("name") or found.get("itemprop") or ""
        name, value = _META.get(key.lower(), ""), found.get("content", "")
    if name and value.strip():
        yield name, _clean(value)


def _linked(content: str) -> Iterator[tuple[str, str]]:
    try:
        parts: list[Any] = [json.loads(content)]
    except (ValueError, RecursionError):
        return
    for part in parts:  # grows while it is read
        if isinstance(part, list) and len(parts) < _MOST:
            parts.extend(part[:_MOST])
        elif isinstance(part, dict):
            if len(parts) < _MOST:
                parts.extend(part.get("@graph", [])[:_MOST] if isinstance(part.get("@graph"), list) else [])
            for key, name in _LINKED.items():
                if value := _name(part.get(key)):
                    yield name, _clean(value)


def _name(value: Any) -> str:
    """A text, a thing's name, or the names of several."""
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value[:_MOST]) if name)
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _clean(value: str) -> str:
    return " ".join(html.unescape(value).split())
