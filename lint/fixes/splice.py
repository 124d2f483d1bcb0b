"""Edits put into the bytes of a file: what stands between them is never decoded and encoded again."""

from __future__ import annotations

from collections.abc import Sequence

from lint.fixes.edit import Edit
from lint.read.decode import byte_order_mark
from lint.read.source import Source


def spliced(data: bytes, source: Source, edits: Sequence[Edit]) -> bytes | None:
    """The bytes of a file with the edits (apart, in order) in place; None where its encoding does not allow that."""
    mark = byte_order_mark(data) if source.bom else b""
    pieces, done = [mark], len(mark)
    last = 0
    for edit in edits:
        kept = _bytes(source, last, edit.start)
        old = _bytes(source, edit.start, edit.end)
        if data[done : done + len(kept) + len(old)] != kept + old and not _is_replaced(source):
            return None  # a codec with states, or with two ways to write one character
        pieces += [data[done : done + len(kept)], edit.text.encode(source.encoding)]
        done += len(kept) + len(old)
        last = edit.end
    if data[done:] != _bytes(source, last, len(source.text)) and not _is_replaced(source):
        return None
    return b"".join((*pieces, data[done:]))


def _bytes(source: Source, start: int, end: int) -> bytes:
    # In a text read with bytes replaced, each byte is one character: "?" has the length that counts.
    return source.text[start:end].encode(source.encoding, errors="replace" if _is_replaced(source) else "strict")


def _is_replaced(source: Source) -> bool:
    return source.encoding == "windows-1252" and "\ufffd" in source.text
