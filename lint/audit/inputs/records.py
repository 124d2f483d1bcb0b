"""A WARC file cut into its records: each is whole, or its loss is told; libraries stop at damage without a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lint.audit.inputs.pieces import Damage, Piece

_START = re.compile(rb"WARC/[01]\.\d+\r?\n")
_NEXT = re.compile(rb"(?:(?<=\n)|\A)WARC/[01]\.\d+\r?\n(?=[\w-]+:)")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_BLANK = b"\r\n"
_LONGEST_HEADER = 64 * 1024
_OVERLAP = 128  # bytes in which the start of a record is told from other text


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands: its header with the blank line, its block, or the start of a block that is too large."""

    place: str
    header: bytes
    block: bytes
    length: int  # of the block, as the header says

    @property
    def is_whole(self) -> bool:
        """Whether all of the block is there."""
        return len(self.block) == self.length


@dataclass(frozen=True, slots=True)
class Loss:
    """A record that cannot be read, or bytes that belong to none; `header` as far as it could be read."""

    place: str
    reason: str
    header: bytes = b""


def records(found: Iterable[Piece | Damage], *, most: int, packed: bool) -> Iterator[Record | Loss]:
    """The records in order; of a block larger than `most` bytes only its start is kept."""
    cutter = _Cutter(found, most, packed=packed)
    while cutter.go_on():
        yield cutter.record()


class _Cutter:
    """Bytes that are held until a record is whole; whatever fails, the next start of a record is sought."""

    def __init__(self, found: Iterable[Piece | Damage], most: int, *, packed: bool) -> None:
        self._found = iter(found)
        self._next = next(self._found, None)
        self._most = most
        self._packed = packed
        self._held = bytearray()
        self._member = self._inside = 0  # where in the file, and in what is unpacked there, `_held` starts

    def go_on(self) -> bool:
        """Whether there is more; then `_held` is at what should be a record, or at nothing but damage."""
        while True:
            blank = len(self._held) - len(self._held.lstrip(_BLANK))
            self._drop(blank)
            if self._held or isinstance(self._next, Damage):
                return True
            if not self._pull():
                return False

    def record(self) -> Record | Loss:
        place = self._place()
        if not self._held:  # `go_on` stopped at damage between two records
            return Loss(self._damage_place(), self._why_it_ends())
        while not (end := _HEADER_END.search(self._held)) and len(self._held) < _LONGEST_HEADER and self._pull():
            continue
        if not _START.match(self._held):
            return self._lost(place, "no WARC record where one should start")
        if end is None:
            told = "its header has no end" if len(self._held) >= _LONGEST_HEADER else self._why_it_ends()
            return self._lost(place, told)
        header = bytes(self._held[: end.end()])
        self._drop(len(header))
        length = _LENGTH.search(header)
        if length is None:
            return self._lost(place, "its header does not say how long it is", header)
        return self._block(place, header, int(length[1]))

    def _block(self, place: str, header: bytes, length: int) -> Record | Loss:
        first = self._inside == len(header)
        if length > self._most:
            return self._large(place, header, length)
        if not self._hold(length):
            told = f"{len(self._held):,} of its {length:,} bytes are there: {self._why_it_ends()}"
            return self._lost(place, told, header)
        self._hold(length + 4)
        if self._held[length:].lstrip(_BLANK) and not self._held.startswith((b"\r\n", b"\n"), length):
            return self._lost(place, "it is not as long as its header says", header)
        block = bytes(self._held[:length])
        self._drop(length)
        if first and not self._held.strip(_BLANK) and self._is_damaged():  # a check sum behind the block says so
            return Loss(place, self._why_it_ends(), header)
        return Record(place, header, block, length)

    def _large(self, place: str, header: bytes, length: int) -> Record | Loss:
        """Read past a large block, unless a record starts inside it: then its header is wrong."""
        self._hold(_LONGEST_HEADER)
        start, left = bytes(self._held[:_LONGEST_HEADER]), length
        while left:
            if not self._hold(1):
                return self._lost(place, f"{left:,} of its {length:,} bytes are missing: {self._why_it_ends()}", header)
            self._hold(_OVERLAP)
            if _NEXT.search(self._held, 0, min(len(self._held), left)):
                return self._lost(place, "it is not as long as its header says", header)
            passed = min(left, max(1, len(self._held) - _OVERLAP) if left > len(self._held) else left)
            self._drop(passed)
            left -= passed
        return Record(place, header, start, length)

    def _lost(self, place: str, reason: str, header: bytes = b"") -> Loss:
        """The loss of a record; what is held goes on at the next one that starts in it, or behind it."""
        told = header or bytes(self._held[:_LONGEST_HEADER])
        at = 0 if header else 1
        while not (found := _NEXT.search(self._held, at)):
            self._drop(max(0, len(self._held) - _OVERLAP))
            at = 0
            if not self._pull():
                self._drop(len(self._held))
                return Loss(place, reason, told)
        self._drop(found.start())
        return Loss(place, reason, told)

    def _hold(self, least: int) -> bool:
        while len(self._held) < least and self._pull():
            continue
        return len(self._held) >= least

    def _pull(self) -> bool:
        """Hold the next piece; not beyond damage, nor into a packed part that starts with a record of its own."""
        piece = self._next
        if not isinstance(piece, Piece) or (self._held and piece.starts and piece.data.startswith(b"WARC/")):
            return False
        if piece.starts and not self._held:
            self._member, self._inside = piece.member, 0
        self._held += piece.data
        self._next = next(self._found, None)
        return True

    def _drop(self, count: int) -> None:
        del self._held[:count]
        self._inside += count

    def _is_damaged(self) -> bool:
        return isinstance(self._next, Damage) and self._next.member == self._member

    def _why_it_ends(self) -> str:
        """Why no more can be held; damage is told once."""
        if isinstance(self._next, Damage):
            reason = self._next.reason
            self._next = next(self._found, None)
            return reason
        return "the file ends here" if self._next is None else "the next record starts here"

    def _place(self) -> str:
        if not self._packed:
            return f"offset {self._inside}"
        return f"offset {self._member}" + (f", byte {self._inside} unpacked" if self._inside else "")

    def _damage_place(self) -> str:
        return f"offset {self._next.member}" if isinstance(self._next, Damage) else self._place()
