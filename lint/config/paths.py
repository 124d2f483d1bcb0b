"""Whether path patterns fit an article's path."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lint.config.layer import Patterns

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def fitting(patterns: Patterns, folder: Path, bases: Iterable[Path]) -> Callable[[str], bool]:
    """Says of a file's name, for an absolute folder, whether the patterns take it in.

    They count from the first base that the folder lies in: the folder of the file that states them, that of the
    nearest file (so that a shared house style outside the site can speak of the site's folders), the working folder.
    """
    base = next((base for base in bases if folder.is_relative_to(base)), Path(folder.anchor))
    way = folder.relative_to(base).as_posix()
    prefix = "" if way == "." else f"{way}/"
    spec = _spec(patterns.texts)
    return lambda name: spec.match_file(prefix + name)


@cache
def _spec(texts: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where there are patterns

    return GitIgnoreSpec.from_lines(texts)
