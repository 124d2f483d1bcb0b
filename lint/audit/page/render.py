"""The audit's `index.html`: one file with its data, that needs neither network nor another file."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from lint.audit.page import charts
from lint.audit.page.ranked import MOST, columns
from lint.audit.page.summary import SEVERITIES, summary_of
from lint.report.folder import write_file
from lint.report.templates import render

_COPIES = 50
_PLAIN = 100  # articles that a reader without JavaScript and a printed page are shown


def write_page(
    folder: Path, *, reports: Mapping[int, str] | None = None, generated: str | None = None, most: int = MOST
) -> Path:
    """Write `index.html` over the tables in `folder`; WriteError where it cannot be written.

    `reports` is the address of an article's own page by the article's number.
    """
    path = folder / "index.html"
    write_file(path, page_of(folder, reports=reports or {}, generated=generated, most=most))
    return path


def page_of(folder: Path, *, reports: Mapping[int, str], generated: str | None = None, most: int = MOST) -> str:
    """The page over the tables in `folder`."""
    summary = summary_of(folder)
    data = columns(folder, reports, most)
    return render(
        "audit/audit",
        look="audit",
        summary=summary,
        severities=SEVERITIES,
        data=_packed(data),
        rows=_rows(data),
        listed=len(data["id"]),
        category_bars=charts.category_bars(summary),
        site_bars=charts.site_bars(summary),
        time_columns=charts.time_columns(summary),
        time_words=charts.time_words(summary),
        copies=pq.read_table(folder / "copies.parquet").slice(0, _COPIES).to_pylist(),
        generated=generated,
    )


def _rows(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The first articles with all that a row shows."""
    names = ("title", "id", "date", "words", "errors", "warnings", "suggestions", "weight")
    rows = []
    for at in range(min(_PLAIN, len(data["id"]))):
        site, url = data["sites"][data["site"][at]], data["url"][at]
        row = {name: data[name][at] for name in names}
        rows.append(
            row
            | {"site": site, "url": f"https://{site}{url}" if url.startswith("/") else url}
            | {"report": data["report"].get(str(at))}
        )
    return rows


def _packed(data: Mapping[str, Any]) -> str:
    """JSON, compressed, in base 64: a fifth of the size, and no word of an article stands in the page's source.

    A browser takes longer to read a large page than to unpack a small one.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    return b64encode(gzip.compress(text, 6, mtime=0)).decode("ascii")
