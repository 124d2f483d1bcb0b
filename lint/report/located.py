"""Where findings stand, as other programs want it: paths from the repository's root, lines and columns."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lint.findings.finding import Finding
from lint.findings.result import Result
from lint.read.load import STDIN
from lint.read.source import Source

UNREAD = "unread-input"  # what formats without a place for errors show as the rule of an input that was not linted
# Where the CI services check the repository out: their paths start there, wherever the command runs.
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


@dataclass(frozen=True, slots=True)
class Place:
    """A half-open span: lines and columns from 1, columns in code points."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its file and its place; no place for a finding about the whole article."""

    path: str
    finding: Finding
    place: Place | None


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be linted; `line` and `column` (from 1) where the reason has a place."""

    path: str
    reason: str
    line: int | None = None
    column: int | None = None


def located(result: Result, path: str) -> Iterator[Located]:
    """The findings of an article in their order, in the file `path`."""
    for finding in result.findings:
        yield Located(path, finding, place_of(source_of(result), finding.start, finding.end))


def unread(result: Result, path: str) -> Unread | None:
    """What stopped this input, the file `path`; None for an article that was linted."""
    if result.error is None:
        return None
    return Unread(path, f"not linted: {result.error.reason}", result.error.line, result.error.column)


def articles(results: Iterable[Result]) -> Iterator[tuple[Unread | None, list[Located]]]:
    """For each input what stopped it, or its findings, with paths as `from_root` gives them."""
    for result in results:
        path = from_root(result.path)
        yield unread(result, path), list(located(result, path))


def source_of(result: Result) -> Source | None:
    """The text of an article, which its places are counted in."""
    return result.article.source if result.article else None


def place_of(source: Source | None, start: int | None, end: int | None) -> Place | None:
    """The place of [start, end), where there is one."""
    if source is None or start is None or end is None:
        return None
    first, last = source.position(start), source.position(end)
    return Place(first.line, first.column, last.line, last.column)


def from_root(path: str) -> str:
    """The path from the root of the repository in CI, else from here; absolute where it lies outside of both.

    Forward slashes, no "./", whatever the system; "-" for standard input stays as it is.
    """
    if path == STDIN:
        return path
    full = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would swap links for what they lead to
    for root in (*(os.environ.get(name) for name in _ROOTS), os.curdir):
        if root and full.is_relative_to(base := os.path.abspath(root)):  # noqa: PTH100 - the same
            return full.relative_to(base).as_posix()
    return full.as_posix()
