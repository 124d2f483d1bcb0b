"""The bytes of a file piece by piece, unpacked on the way: damage is told, and the reading goes on behind it."""

from __future__ import annotations

import bz2
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import PurePath
from typing import Protocol

from lint.errors import ReadError

_BLOCK = 256 * 1024  # bytes of a file read at once
_SLICE = 1024  # packed bytes unpacked at once: 32 MB at most come out of them, and no more is lost with a damaged one
_LOOK_BACK = 1024 * 1024  # bytes: bzip2 notices damage at the end of a block of 900 KB
_MEMORY = 256 * 1024 * 1024  # bytes that unpacking itself may take


@dataclass(frozen=True, slots=True)
class Piece:
    """Unpacked bytes; `member` is where in the file the packed part that holds them starts."""

    member: int
    data: bytes
    starts: bool = False  # the first piece of its member


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes of a file that cannot be unpacked; `member` is where the packed part starts that is damaged."""

    member: int
    reason: str


class Unpacker(Protocol):
    """Unpacks one member; as zlib, bz2, lzma and zstandard have it."""

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""

    @property
    def unused_data(self) -> bytes:
        """What was given beyond its end."""

    def decompress(self, data: bytes, /) -> bytes:
        """The next bytes."""


@dataclass(frozen=True, slots=True)
class _Packing:
    name: str
    start: re.Pattern[bytes]  # what a member starts with
    unpacker: Callable[[], Unpacker]


def zstd_unpacker() -> Unpacker:
    """An unpacker of zstd; ReadError where the package for it is missing."""
    try:
        import zstandard  # noqa: PLC0415 - only where such a file is read
    except ImportError as fault:
        raise ReadError("zstd needs the package zstandard: pip install 'healthlint[audit]'") from fault
    return zstandard.ZstdDecompressor(max_window_size=_MEMORY // 2).decompressobj()


_PACKINGS = {
    ".gz": _Packing("gzip", re.compile(rb"\x1f\x8b\x08[\x00-\x1f]"), lambda: zlib.decompressobj(31)),
    ".bz2": _Packing("bzip2", re.compile(rb"BZh[1-9](?:1AY&SY|\x17\x72\x45\x38\x50\x90)"), bz2.BZ2Decompressor),
    ".xz": _Packing("xz", re.compile(rb"\xfd7zXZ\0"), lambda: lzma.LZMADecompressor(memlimit=_MEMORY)),
    ".zst": _Packing("zstd", re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18", re.DOTALL), zstd_unpacker),
}
_LONGEST_START = 10


def split_suffix(path: str) -> tuple[str, str]:
    """The name without the suffix of a packed file, and that suffix in lower case; "" for one that is not packed."""
    suffix = PurePath(path).suffix.lower()
    return (path[: -len(suffix)], suffix) if suffix in _PACKINGS else (path, "")


def pieces(path: str) -> Iterator[Piece | Damage]:
    """The pieces of a file, unpacked by its suffix; ReadError where it cannot be opened or read."""
    packing = _PACKINGS.get(split_suffix(path)[1])
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - texts, not paths: this runs for each of 100,000 files
            yield from _Members(file, packing).pieces() if packing else _plain(file)
    except (OSError, ValueError) as fault:  # ValueError: a NUL in the name
        reason = (fault.strerror if isinstance(fault, OSError) else None) or str(fault)
        raise ReadError(f"cannot be read: {reason.lower()}", path=path) from fault


def _plain(file: BufferedReader) -> Iterator[Piece]:
    starts = True
    while data := file.read(_BLOCK):
        yield Piece(0, data, starts)
        starts = False


class _Members:
    """The packed parts of a file one after the other."""

    def __init__(self, file: BufferedReader, packing: _Packing) -> None:
        self._file = file
        self._packing = packing
        self._held = b""
        self._at = 0  # what comes next in `_held`
        self._before = 0  # bytes of the file before `_held`

    def pieces(self) -> Iterator[Piece | Damage]:
        while self._fill(_LONGEST_START):
            if self._packing.start.match(self._held, self._at):
                yield from self._member()
            elif self._is_padding():
                return
            else:
                yield Damage(self._offset, f"no {self._packing.name} data where it should go on")
                self._seek()

    @property
    def _offset(self) -> int:
        return self._before + self._at

    def _member(self) -> Iterator[Piece | Damage]:
        start, starts = self._offset, True
        unpacker = self._packing.unpacker()
        while not unpacker.eof and self._fill(1):
            data = self._held[self._at : self._at + _SLICE]
            out, fault = _unpacked(unpacker, data)
            if fault:
                yield Damage(start, f"the {self._packing.name} data is damaged ({fault})")
                self._back(max(start, self._offset - _LOOK_BACK))
                self._seek()
                return
            self._at += len(data) - len(unpacker.unused_data)
            if out or starts:
                yield Piece(start, out, starts)
                starts = False
        if not unpacker.eof:
            yield Damage(start, "the file ends in the middle: it was cut off")

    def _back(self, offset: int) -> None:
        """Read on from there: the next member may start before the place where damage was noticed."""
        self._file.seek(offset)
        self._held, self._at, self._before = b"", 0, offset

    def _seek(self) -> None:
        """Go on at the next place where a member can be unpacked."""
        self._fill(1)
        self._at += 1
        while self._fill(_SLICE):
            found = self._packing.start.search(self._held, self._at)
            if found is None:
                self._at = max(self._at + 1, len(self._held) - _LONGEST_START + 1)
                continue
            self._at = found.start()
            self._fill(_SLICE)
            if not _unpacked(self._packing.unpacker(), self._held[self._at : self._at + _SLICE])[1]:
                return
            self._at += 1

    def _is_padding(self) -> bool:
        """Whether nothing but NUL bytes follows, as at the end of a tape."""
        return not self._held[self._at :].strip(b"\0") and not self._file.peek(1)

    def _fill(self, least: int) -> bool:
        """Hold at least so many bytes if there are; whether any are held."""
        while len(self._held) - self._at < least and (more := self._file.read(_BLOCK)):
            self._held = self._held[self._at :] + more
            self._before += self._at
            self._at = 0
        return self._at < len(self._held)


def _unpacked(unpacker: Unpacker, data: bytes) -> tuple[bytes, str]:
    """What comes out, and the fault in one line; "" without one."""
    try:
        return unpacker.decompress(data), ""
    except Exception as fault:  # noqa: BLE001 - zstandard has an error of its own, and is not imported here
        return b"", " ".join(str(fault).lower().split())
