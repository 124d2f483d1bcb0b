"""Whether a path pattern fits an article's path."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lint.config.layer import Patterns

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def fits(patterns: Patterns, article: Path, bases: Iterable[Path]) -> bool:
    """Whether the patterns take in an article's absolute path, counted from the first base that it lies below.

    The bases are the folder of the file that states the patterns, that of the nearest file (so that a shared
    house style outside the site can speak of the site's folders), and the working folder.
    """
    for base in bases:
        if article.is_relative_to(base):
            return _spec(patterns.texts).match_file(article.relative_to(base).as_posix())
    return _spec(patterns.texts).match_file(article.relative_to(article.anchor).as_posix())


@cache
def _spec(texts: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where there are patterns

    return GitIgnoreSpec.from_lines(texts)
