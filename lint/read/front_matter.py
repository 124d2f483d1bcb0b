"""Front matter of Markdown files, YAML or TOML: the few values a reader sees, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lint.read.markup import text_pieces
from lint.read.run import LINE_BREAK, Piece

_YAML = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*(?:\r\n|\r|\n)(.*?)^\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(
    r"^(?P<key>[A-Za-z][\w-]*)[ \t]*[:=][ \t]*(?P<value>[^\r\n]*)"
    r"(?P<more>(?:(?:\r\n|\r|\n)(?:[ \t]+[^\r\n]*|(?=[\r\n])))*)",
    re.MULTILINE,
)
_LINE = re.compile(r"[^\s][^\r\n]*")
_ESCAPE = re.compile(r"\\[\"\\/]|''")
_NAMES = {
    "title": ("title", "post_title", "headline"),
    "summary": ("description", "summary", "excerpt", "post_excerpt", "subtitle", "dek"),
    "author": ("author", "authors", "byline"),
    "date": ("date", "post_date", "published", "pubdate", "publishdate", "lastmod", "updated"),
    "healthlint": ("healthlint",),  # what to ignore in this article; no prose
}
_KEYS = {key: name for name, keys in _NAMES.items() for key in keys}


@dataclass(slots=True)
class FrontMatter:
    """Values by name (title, summary, author, date, healthlint) as pieces of the source; the body starts at `end`."""

    end: int = 0
    values: dict[str, list[Piece]] = field(default_factory=dict)

    def reading(self, name: str, text: str) -> str:
        """A value as one line of text; "" where there is none."""
        parts = (text[s:e] if reading is None else reading for s, e, reading in self.values.get(name, ()))
        return " ".join("".join(parts).split())


def front_matter(text: str) -> FrontMatter:
    """The front matter at the start of a text; without one, nothing from 0."""
    match = _YAML.match(text) or _TOML.match(text)
    if match is None or not _ENTRY.search(text, match.start(1), match.end(1)):
        return FrontMatter()
    found = FrontMatter(match.end())
    for entry in _ENTRY.finditer(text, match.start(1), match.end(1)):
        name = _KEYS.get(entry["key"].lower())
        if name is not None and name not in found.values:
            pieces = list(_value(text, entry))
            if any(not (reading or text[start:end]).isspace() for start, end, reading in pieces):
                found.values[name] = pieces
    return found


def _value(text: str, entry: re.Match[str]) -> Iterator[Piece]:
    """The pieces of a value: quoted, plain, a list in brackets, or on the lines below its key."""
    first = entry["value"].strip()
    below = entry["more"].strip()
    if below and (not first or first[0] in "|>"):
        for line in _LINE.finditer(text, entry.start("more"), entry.end("more")):
            start = line.start() + (2 if line.group().startswith("- ") else 0)
            yield from _scalar(text, start, line.start() + len(line.group().rstrip()))
            yield (line.end(), line.end(), LINE_BREAK)
        return
    start = entry.start("value") + len(entry["value"]) - len(entry["value"].lstrip())
    end = start + len(first)
    if first[:1] == "[" and first[-1:] == "]":
        start, end = start + 1, end - 1
    yield from _scalar(text, start, end)


def _scalar(text: str, start: int, end: int) -> Iterator[Piece]:
    quote = text[start : start + 1]
    if quote in ("'", '"'):
        closing = text.rfind(quote, start + 1, end)
        start, end = start + 1, closing if closing > start else end
        done = start
        for match in _ESCAPE.finditer(text, start, end):
            yield from text_pieces(text, done, match.start())
            yield (match.start(), match.end(), match.group()[1])
            done = match.end()
        start = done
    if start < end:
        yield from text_pieces(text, start, end)
