"""Places as SARIF writes them: addresses from the root of the repository, regions in lines and columns."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import Any
from urllib.parse import quote as percent_encoded

from lint.read.source import Source
from lint.report.located import from_root, place_of

ROOT = "%SRCROOT%"


def location(
    path: str, source: Source | None, start: int | None, end: int | None, *, quote: str | None = None
) -> dict[str, Any]:
    """A `location` object; without a region, which means the whole file, where there is no span.

    `source` is that of the file, None where it is not known; `quote` becomes the snippet.
    """
    place: dict[str, Any] = {"artifactLocation": artifact(path)}
    if source is not None and (found := region(source, start, end)):
        place["region"] = {**found, "snippet": {"text": quote}} if quote else found
    return {"physicalLocation": place}


def region(source: Source, start: int | None, end: int | None) -> dict[str, int] | None:
    """A `region` object of [start, end): lines and columns from 1, the end column is the one after the last."""
    place = place_of(source, start, end)
    if place is None:
        return None
    return {
        "startLine": place.line, "startColumn": place.column,
        "endLine": place.end_line, "endColumn": place.end_column,
    }  # fmt: skip


def artifact(path: str) -> dict[str, str]:
    """An `artifactLocation` object: from the root where the file lies below it, else an absolute address."""
    found = from_root(path)
    # Bytes, since a file's name need not be text.
    uri = percent_encoded(os.fsencode(found), safe="/")
    if PurePath(found).is_absolute():
        return {"uri": f"file://{'' if uri.startswith('/') else '/'}{uri}"}
    return {"uri": uri, "uriBaseId": ROOT}
