"""Rows of a table to entries, whatever the table is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lint.audit.entry import Entry
from lint.audit.inputs.columns import Chosen
from lint.audit.inputs.told import iso_date, site_of
from lint.read.files import LARGEST

_LOOKS_LIKE_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!--|\?xml\b|(?:!doctype|html|head|body|div|p|h[1-6]|article|section|main)\b)",
    re.IGNORECASE,
)


def row_entry(row: Mapping[str, Any], chosen: Chosen, *, source: str, place: str) -> Entry:
    """The entry of one row, with an error where its content is none."""
    url = _text(row.get(chosen.url)) if chosen.url else None
    name = _text(row.get(chosen.id)) if chosen.id else None
    data, error = _content(row.get(chosen.content), chosen.content)
    form = None if data is None else chosen.format or ("html" if looks_like_html(data) else "text")
    if data is not None and form == "text" and chosen.title is not None:
        data = _titled(data, row.get(chosen.title))
    return Entry(
        id=name or f"{source}:{place}",
        source=source,
        place=place,
        url=url,
        site=site_of(url),
        date=iso_date(row.get(chosen.date)) if chosen.date else None,
        format=form,
        charset="utf-8" if isinstance(row.get(chosen.content), str) else None,
        data=data,
        error=error,
    )


def lost_row(reason: str, *, source: str, place: str) -> Entry:
    """The entry of a row, or of rows, that cannot be read."""
    return Entry(id=f"{source}:{place}", source=source, place=place, error=reason)


def looks_like_html(data: bytes) -> bool:
    """Whether the bytes start as a page or a part of one does."""
    return _LOOKS_LIKE_HTML.match(data) is not None


def too_large(size: int) -> str:
    """The reason why an article of so many bytes, or more, is not read."""
    return f"is too large ({size // 1024**2} MB, at most {LARGEST // 1024**2} MB)"


def _content(value: Any, column: str) -> tuple[bytes | None, str | None]:
    if value is None:
        return None, f"nothing in column {column}"
    if isinstance(value, str):
        value = value.encode("utf-8", "replace")  # halves of surrogate pairs, which JSON may hold
    if not isinstance(value, bytes):
        return None, f"column {column} holds no text here ({type(value).__name__})"
    return (None, too_large(len(value))) if len(value) > LARGEST else (value, None)


def _titled(data: bytes, title: Any) -> bytes:
    """A text below its title, as a text file has it; places count from the title's start."""
    said = (_text(title) or "").encode()
    return data if not said or data.lstrip().startswith(said) else said + b"\n\n" + data


def _text(value: Any) -> str | None:
    """An id or a URL as one line of text."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if value is None or isinstance(value, list | dict):
        return None
    return " ".join(str(value).encode("utf-8", "replace").decode().split()) or None
