"""The page in a WARC record: without the header of its server, and without transfer and content codings, bounded."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from fastwarc import WarcRecord
from fastwarc.stream_io import BrotliReader

from lint.audit.inputs.pieces import Unpacker, zstd_unpacker
from lint.audit.inputs.rows import too_large
from lint.errors import ReadError
from lint.read.files import LARGEST

_SLICE = 1024  # packed bytes unpacked at once
_OK = 200
_HEADER = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"
_PLAIN = frozenset(("", "identity", "none"))


@dataclass(frozen=True, slots=True)
class Payload:
    """What a record holds: its type in lower case, charset as its server says, and a way to its bytes."""

    type: str
    charset: str | None
    sent: bytes  # as they came, with their codings
    read: Callable[[], bytes]  # without the codings; ReadError where they cannot be decoded, or are too many
    joined: Callable[[], bytes]  # chunks put together, with the content coding; ReadError as above


def http_payload(block: bytes) -> Payload | None:
    """The payload of the block of a `response` record; None where the server did not send a page."""
    record = _parsed(block, "none")
    headers = record.http_headers
    if headers is None or headers.status_code != _OK:
        return None
    codings = (headers.get("Content-Encoding") or "").lower().replace(" ", "").split(",")
    chunked = "chunked" in (headers.get("Transfer-Encoding") or "").lower()
    return Payload(
        (record.http_content_type or "").lower(),
        record.http_charset,
        bytes(record.reader.read()),
        lambda: _decoded(_body(block, chunked=chunked), codings),
        lambda: _body(block, chunked=chunked),
    )


def _parsed(block: bytes, coding: Literal["none", "transfer"]) -> WarcRecord:
    record = WarcRecord.from_reader(io.BytesIO(_HEADER % len(block) + block))
    try:
        record.parse_http(auto_decode=coding)
    except (OSError, ValueError) as fault:
        raise ReadError(f"no HTTP response that can be read: {fault}") from fault
    return record


def _body(block: bytes, *, chunked: bool) -> bytes:
    """The body in one; crawlers often put the chunks together and keep the header that announces them."""
    if chunked:
        reader = _parsed(block, "transfer").reader
        try:
            return bytes(reader.read(LARGEST + 1))
        except OSError as fault:
            if "chunk header" not in str(fault).lower():
                raise ReadError(f"the chunks of its body do not fit together: {fault}") from fault
    return bytes(_parsed(block, "none").reader.read(LARGEST + 1))


def _decoded(data: bytes, codings: list[str]) -> bytes:
    for coding in reversed(codings):
        if coding not in _PLAIN:
            data = _unpacked(data, coding)
    if len(data) > LARGEST:
        raise ReadError(too_large(len(data)))
    return data


def _unpacked(data: bytes, coding: str) -> bytes:
    try:
        if coding == "br":
            return bytes(BrotliReader(io.BytesIO(data)).read(LARGEST + 1))
        if coding in ("gzip", "x-gzip"):
            return data if not data.startswith(b"\x1f\x8b") else _bounded(zlib.decompressobj(31), data)
        if coding == "deflate":  # with the header that the standard asks for, or without, as many servers send it
            return _bounded(zlib.decompressobj(15 if _has_zlib_header(data) else -15), data)
        if coding == "zstd":
            return _bounded(zstd_unpacker(), data)
    except ReadError:
        raise
    except Exception as fault:
        raise ReadError(f"its content coding {coding} is damaged: {fault}") from fault
    raise ReadError(f"its content coding is not known: {coding}")


def _bounded(unpacker: Unpacker, data: bytes) -> bytes:
    out = bytearray()
    for start in range(0, len(data), _SLICE):
        out += unpacker.decompress(data[start : start + _SLICE])
        if unpacker.eof:
            return bytes(out)
        if len(out) > LARGEST:
            return bytes(out)
    raise ReadError("its content coding ends in the middle: it was cut off")


def _has_zlib_header(data: bytes) -> bool:
    return len(data) > 1 and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0  # noqa: PLR2004 - RFC 1950
