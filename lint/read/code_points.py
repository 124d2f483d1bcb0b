"""Byte offsets of UTF-8 to code points, for a parser that counts in bytes."""

from __future__ import annotations


class CodePoints:
    """Offsets asked for in rising order cost no more than the bytes between them."""

    def __init__(self, text: str, start: int) -> None:
        """Count from code point `start` of a text."""
        self._data = b"" if text.isascii() else text[start:].encode()
        self._start = start
        self._byte = 0
        self._point = start

    def at(self, byte: int) -> int:
        """The code point, in the whole text, of a byte offset counted from `start`."""
        if not self._data:
            return self._start + byte
        if byte < self._byte:
            self._byte, self._point = 0, self._start
        self._point += len(self._data[self._byte : byte].decode())
        self._byte = byte
        return self._point
