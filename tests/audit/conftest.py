from __future__ import annotations

import base64
import hashlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from lint.audit.entry import Entry
from lint.audit.inputs import entries

PROSE = (
    "The doctor said that ibuprofen and paracetamol relieve a headache in most patients. "
    "Doses of ibuprofen differ by age, kidney disease and other medicines, such as aspirin or warfarin. "
)
MakeRecord = Callable[..., bytes]


def noise(seed: int, size: int) -> bytes:
    """Bytes that hardly pack, the same ones each time."""
    return random.Random(seed).randbytes(size)  # noqa: S311 - data, no secret


@pytest.fixture
def make_page() -> Callable[[int], bytes]:
    """A page about health by its number."""
    return _page


def _page(number: int) -> bytes:
    body = "".join(f"<p>Story {number}, part {part}. {PROSE}</p>" for part in range(1, 6))
    return f"<html><head><title>Story {number}</title></head><body><article>{body}</article></body></html>".encode()


@pytest.fixture
def make_record() -> MakeRecord:
    """A WARC record of a page by its number, with whatever is to be different."""
    return warc_record


def warc_record(  # noqa: PLR0913 - a record has so many parts that can be wrong
    number: int,
    *,
    body: bytes | None = None,
    http: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n",
    kind: str = "response",
    more: str = "",
    length: int | None = None,
    digest: bool = True,
    type: str = "application/http; msgtype=response",  # noqa: A002 - the field's name
) -> bytes:
    body = _page(number) if body is None else body
    block = (http.encode() + b"\r\n" if http else b"") + body
    told = "sha1:" + base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    header = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://www.example.org/stories/{number}\r\nWARC-Date: 2024-05-17T08:00:00Z\r\n"
        f"Content-Type: {type}\r\n"
    )
    header += f"WARC-Block-Digest: {told}\r\n" if digest else ""
    header += f"{more}Content-Length: {len(block) if length is None else length}\r\n\r\n"
    return header.encode() + block + b"\r\n\r\n"


@pytest.fixture
def read_bytes(tmp_path: Path) -> Callable[[str, bytes], list[Entry]]:
    """The entries of a file with a name and content."""

    def read(name: str, data: bytes) -> list[Entry]:
        path = tmp_path / name
        path.write_bytes(data)
        return list(entries([str(path)]))

    return read
