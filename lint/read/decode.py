"""Bytes to text: the encoding is found by a fixed order of tests, and a fallback is named."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from lint.errors import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_HEAD = 4096  # bytes in which browsers, too, look for a declared encoding
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})"""
    rb"""|^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
# What pages call Latin-1 or ASCII is windows-1252: the rule of the WHATWG encoding standard.
_WINDOWS = {"iso8859-1", "ascii", "latin-1"}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROLS = 0.1
_FALLBACK = "windows-1252"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without byte order mark, line ends as they were."""

    text: str
    encoding: str
    bom: bool = False
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, path: str, html: bool = False) -> Decoded:
    """Decode a file; binary files are refused with ReadError."""
    _refuse_known(data, path)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, path)
    _refuse_nul(data, path)
    _refuse_controls(data, path)
    if html and (declared := _declared(data)) not in (None, "utf-8"):
        text = _strict(data, str(declared))
        if text is not None:
            return Decoded(text, str(declared))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        return _fallback(data, fault.start)


def byte_order_mark(data: bytes) -> bytes:
    """The byte order mark a file starts with; empty without one."""
    return next((mark for mark, _ in _BOMS if data.startswith(mark)), b"")


def _marked(data: bytes, encoding: str, path: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        if encoding == "utf-8":
            found = _fallback(data, fault.start)
            return Decoded(found.text, found.encoding, bom=True, notes=found.notes)
        reason = f"its byte order mark says {encoding}, but it is not (byte {fault.start} of the text)"
        raise ReadError(reason, path=path) from fault
    if "\0" in text:
        raise ReadError(f"not a text file (it holds a NUL byte, read as {encoding})", path=path)
    return Decoded(text, encoding, bom=True)


def _fallback(data: bytes, place: int) -> Decoded:
    line, column = _place(data, place)
    note = f"not UTF-8 (byte 0x{data[place]:02X} at line {line}, column {column}): read as {_FALLBACK}"
    text = _strict(data, _FALLBACK)
    if text is None:  # five bytes have no meaning in windows-1252
        text = data.decode("cp1252", errors="replace")
        lost = text.count("\ufffd")
        note += f", {lost} byte{'s' if lost > 1 else ''} without meaning there replaced"
    return Decoded(text, _FALLBACK, notes=(note,))


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _HEAD)
    if match is None:
        return None
    try:
        codec = codecs.lookup((match[1] or match[2]).decode("ascii"))
    except LookupError:
        return None
    # A page that could be read as far as its declaration is not UTF-16, whatever it says.
    if codec.name.startswith(("utf-16", "utf-32")) or not codec._is_text_encoding:  # noqa: SLF001 - no public name
        return None
    return _FALLBACK if codec.name in _WINDOWS else codec.name


def _refuse_known(data: bytes, path: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"not a text file but {what}", path=path, line=1, column=1)


def _refuse_nul(data: bytes, path: str) -> None:
    place = data.find(b"\0")
    if place >= 0:
        line, column = _place(data, place)
        raise ReadError("not a text file (it holds a NUL byte)", path=path, line=line, column=column)


def _refuse_controls(data: bytes, path: str) -> None:
    head = data[:_HEAD]
    if len(head.translate(None, _CONTROLS)) < (1 - _MOST_CONTROLS) * len(head):
        raise ReadError("not a text file (it is full of control characters)", path=path, line=1, column=1)


def _place(data: bytes, place: int) -> tuple[int, int]:
    """Line and column, in characters, of a byte; what stands before it is UTF-8 or near it."""
    before = data[:place].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.rsplit(b"\n", 1)[-1]
    return before.count(b"\n") + 1, len(line.decode("utf-8", errors="replace")) + 1
