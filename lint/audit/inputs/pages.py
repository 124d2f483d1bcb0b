"""A file that holds one page: its bytes, unpacked, as one entry."""

from __future__ import annotations

from pathlib import PurePath

from lint.audit.entry import Entry
from lint.audit.inputs.pieces import Damage, pieces, split_suffix
from lint.audit.inputs.rows import too_large
from lint.errors import ReadError
from lint.read.files import LARGEST, SUFFIXES, read_bytes


def page_entry(path: str) -> Entry:
    """The entry of a file; what cannot be read is its error."""
    name, packing = split_suffix(path)
    try:
        data = _unpacked(path) if packing else read_bytes(path)
    except ReadError as fault:
        return Entry(id=path, source=path, error=fault.reason)
    return Entry(id=path, source=path, format=SUFFIXES.get(PurePath(name).suffix.lower()), data=data)


def _unpacked(path: str) -> bytes:
    found = bytearray()
    for piece in pieces(path):
        if isinstance(piece, Damage):
            raise ReadError(f"{piece.reason}, at offset {piece.member}", path=path)
        found += piece.data
        if len(found) > LARGEST:
            raise ReadError(too_large(len(found)), path=path)
    return bytes(found)
