"""Which column of a table of articles holds what: as named by the caller, or else by its usual name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from lint.errors import OptionError
from lint.read.source import Format

# Names in any case, the likeliest first. Two columns of the first list in one table are ambiguous.
_CONTENT: dict[str, Format | None] = {
    "html": "html",
    "raw_html": "html",
    "text": "text",
    "content": None,
    "body": None,
    "article": None,
}
_USUAL = {
    "id": ("id", "record_id", "doc_id", "uuid", "guid"),
    "url": ("url", "uri", "link", "warc_target_uri", "source_url"),
    "title": ("title", "headline"),
    "date": ("date", "published", "date_published", "published_at", "publish_date", "timestamp", "warc_date"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns that a caller names; None where the usual names are to be tried."""

    text: str | None = None
    html: str | None = None
    title: str | None = None
    id: str | None = None
    url: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The columns of one table; `format` is None where the content tells it, `title` is for texts alone."""

    content: str
    format: Format | None
    title: str | None
    id: str | None
    url: str | None
    date: str | None

    @property
    def every(self) -> list[str]:
        """The columns that are read, once each."""
        return list(dict.fromkeys(name for name in self._named if name is not None))

    @property
    def _named(self) -> tuple[str | None, ...]:
        return self.content, self.title, self.id, self.url, self.date


def choose_columns(columns: Columns, present: Collection[str], *, path: str) -> Chosen:
    """The columns of a table that has those `present`; OptionError where one is missing or could be several."""
    content, form = _content(columns, present, path)
    named = {"title": columns.title, "id": columns.id, "url": columns.url, "date": columns.date}
    found = {
        name: _named(column, f"--{name}-column", present, path) if column else _usual(_USUAL[name], present)
        for name, column in named.items()
    }
    return Chosen(content, form, found["title"], found["id"], found["url"], found["date"])


def _content(columns: Columns, present: Collection[str], path: str) -> tuple[str, Format | None]:
    if columns.text and columns.html:
        raise OptionError("--text-column and --html-column: an article has one content, name one of them")
    if columns.text:
        return _named(columns.text, "--text-column", present, path), "text"
    if columns.html:
        return _named(columns.html, "--html-column", present, path), "html"
    found = [column for column in present if column.lower() in _CONTENT]
    if len(found) == 1:
        return found[0], _CONTENT[found[0].lower()]
    told = "no column is named as a text or a page usually is" if not found else f"could be {' or '.join(found)}"
    raise OptionError(f"which column holds the articles? {told}: {_ask(present)}", path=path)


def _named(column: str, option: str, present: Collection[str], path: str) -> str:
    if column in present:
        return column
    raise OptionError(f"{option} {column}: there is no such column{_there(present)}", path=path)


def _usual(names: Collection[str], present: Collection[str]) -> str | None:
    by_name = {column.lower(): column for column in reversed(list(present))}
    return next((by_name[name] for name in names if name in by_name), None)


def _ask(present: Collection[str]) -> str:
    return f"name it by --text-column or --html-column{_there(present)}"


def _there(present: Collection[str]) -> str:
    return f" (there are {', '.join(present)})" if present else " (there are none)"
