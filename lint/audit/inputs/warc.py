"""WARC: the pages of a crawl, each record checked for its length and digests before it counts as read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lint.audit.entry import Entry
from lint.audit.inputs.digests import agrees
from lint.audit.inputs.http import Payload, http_payload
from lint.audit.inputs.pieces import pieces, split_suffix
from lint.audit.inputs.records import Loss, Record, records
from lint.audit.inputs.rows import looks_like_html, too_large
from lint.audit.inputs.told import iso_date, site_of
from lint.errors import ReadError
from lint.read.files import LARGEST
from lint.read.source import Format

_MOST = LARGEST + 1024 * 1024  # bytes of a block: a page and the header of its server
_FORMATS: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
}
_ARTICLES = frozenset(("response", "resource", "conversion"))
_OTHERS = frozenset(("warcinfo", "request", "metadata", "revisit", "continuation"))
_FIELD = re.compile(rb"^([\w-]+):[ \t]*([^\r\n]*)", re.MULTILINE)


def warc_entries(path: str) -> Iterator[Entry]:
    """An entry for each page, and one for each record that is lost; other records are passed over."""
    for found in records(pieces(path), most=_MOST, packed=bool(split_suffix(path)[1])):
        headers = _headers(found.header)
        try:
            if isinstance(found, Loss):
                raise ReadError(found.reason)  # noqa: TRY301 - one place tells what is lost
            entry = _page(path, found, headers)
        except (ReadError, OSError, ValueError) as fault:
            reason = fault.reason if isinstance(fault, ReadError) else f"cannot be read: {fault}"
            entry = _lost(path, found, headers, reason)
        if entry is not None:
            yield entry


def _headers(header: bytes) -> dict[str, str]:
    """The fields of a header, names in lower case."""
    return {
        name.decode("ascii", "replace").lower(): value.decode("utf-8", "replace").strip()
        for name, value in _FIELD.findall(header)
    }


def _lost(path: str, found: Record | Loss, headers: Mapping[str, str], reason: str) -> Entry:
    url = _url(headers)
    name = _id(headers) or f"{path}:{found.place}"
    return Entry(id=name, source=path, place=found.place, url=url, site=site_of(url), error=reason)


def _page(path: str, record: Record, headers: Mapping[str, str]) -> Entry | None:
    """The entry of a whole record; None where it holds no page, ReadError where what it holds is not to be trusted."""
    kind = headers.get("warc-type", "")
    if kind in _OTHERS:
        return None
    if kind not in _ARTICLES:
        raise ReadError(f"is damaged: there are no records of the kind {kind!r}")
    block_agrees = agrees(headers.get("warc-block-digest"), record.block) if record.is_whole else None
    if block_agrees is False:
        raise ReadError("is damaged: its block digest is another one")
    payload = _payload(record, headers)
    if payload is None or payload.type not in {*_FORMATS, ""}:
        return None
    _refuse_parts(record, headers)
    if block_agrees is None:
        _refuse_changed(payload, headers.get("warc-payload-digest"))
    data = payload.read()
    if not payload.type and not looks_like_html(data):
        return None
    url = _url(headers)
    return Entry(
        id=_id(headers) or f"{path}:{record.place}",
        source=path,
        place=record.place,
        url=url,
        site=site_of(url),
        date=iso_date(headers.get("warc-date")),
        format=_FORMATS.get(payload.type),
        charset=payload.charset,
        data=data,
    )


def _payload(record: Record, headers: Mapping[str, str]) -> Payload | None:
    if headers["warc-type"] == "response":  # of DNS and the like, where it is not of HTTP
        return http_payload(record.block) if record.block.startswith(b"HTTP/") else None
    kind, _, more = headers.get("content-type", "").lower().partition(";")
    charset = re.search(r"charset=[\"']?([\w.:-]+)", more)
    return Payload(
        kind.strip(), charset[1] if charset else None, record.block, lambda: record.block, lambda: record.block
    )


def _refuse_parts(record: Record, headers: Mapping[str, str]) -> None:
    """ReadError for a page that is too large or not complete."""
    if not record.is_whole:
        raise ReadError(too_large(record.length))
    if told := headers.get("warc-truncated"):
        raise ReadError(f"the crawler kept only its start ({told})")
    if "warc-segment-number" in headers:
        raise ReadError("is one of several segments, which are not put together")


def _refuse_changed(payload: Payload, told: str | None) -> None:
    """ReadError for a payload with another digest; crawlers take it of the chunks, or of what they hold."""
    if agrees(told, payload.sent) is False and agrees(told, payload.joined()) is False:
        raise ReadError("is damaged: its payload digest is another one")


def _url(headers: Mapping[str, str]) -> str | None:
    return headers.get("warc-target-uri", "").strip("<> ") or None


def _id(headers: Mapping[str, str]) -> str | None:
    return headers.get("warc-record-id", "").strip("<> ") or None
