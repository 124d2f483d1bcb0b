"""A result as a run over unchanged articles needs it: its part of the report, and what is counted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint.errors import ReadError

if TYPE_CHECKING:
    from lint.findings.result import Result


@dataclass(frozen=True, slots=True)
class Piece:
    """One input's part of a report (`text`), and how many findings, exemptions and hidden findings it has."""

    path: str
    text: str
    errors: int = 0
    warnings: int = 0
    suggestions: int = 0
    exempt: int = 0
    hidden: int = 0
    notes: tuple[str, ...] = ()
    error: ReadError | None = None


def piece_of(result: Result, text: str) -> Piece:
    """The piece of a result whose part of the report is `text`."""
    levels = [finding.severity.value for finding in result.findings]
    return Piece(
        result.path, text, levels.count("error"), levels.count("warning"), levels.count("suggestion"),
        len(result.exempt), len(result.hidden), result.article.notes if result.article else (), result.error,
    )  # fmt: skip


def pack(piece: Piece) -> bytes:
    """A piece without its path, as bytes."""
    counts = (piece.errors, piece.warnings, piece.suggestions, piece.exempt, piece.hidden)
    error = piece.error and [piece.error.reason, piece.error.path, piece.error.line, piece.error.column]
    return json.dumps([*counts, piece.notes, error]).encode() + b"\n" + piece.text.encode("utf-8", "surrogatepass")


def unpack(data: bytes, path: str) -> Piece:
    """The piece of a path."""
    head, _, text = data.partition(b"\n")
    errors, warnings, suggestions, exempt, hidden, notes, error = json.loads(head)
    said = text.decode("utf-8", "surrogatepass")
    counts = errors, warnings, suggestions, exempt, hidden
    return Piece(path, said, *counts, tuple(notes), _error(*error) if error else None)


def _error(reason: str, path: str | None, line: int | None, column: int | None) -> ReadError:
    return ReadError(reason, path=path, line=line, column=column)
