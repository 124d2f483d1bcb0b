"""The digests that a WARC record carries: whether its bytes are still those that the crawler saw."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable

_DIGEST = re.compile(r"(sha-?1|sha-?256|sha-?512|md5):([A-Za-z0-9+/=]+)", re.IGNORECASE)


def agrees(told: str | None, data: bytes) -> bool | None:
    """Whether a digest such as "sha1:BASE32" or "sha256:HEX" is that of the data; None where it cannot be told."""
    match = _DIGEST.fullmatch((told or "").strip())
    if match is None:
        return None
    found = hashlib.new(match[1].lower().replace("-", ""), data, usedforsecurity=False)
    written = (_base32, bytes.hex, _base64)
    return any(_same(match[2], write, found.digest()) for write in written)


def _same(told: str, write: Callable[[bytes], str], digest: bytes) -> bool:
    mine = write(digest).rstrip("=")
    return told.rstrip("=") == mine if write is _base64 else told.rstrip("=").lower() == mine.lower()


def _base32(digest: bytes) -> str:
    return base64.b32encode(digest).decode("ascii")


def _base64(digest: bytes) -> str:
    return base64.b64encode(digest).decode("ascii")
