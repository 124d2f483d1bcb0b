"""One article's bytes to its result, whatever goes wrong on the way; who lints it is left open."""

from __future__ import annotations

from typing import Protocol

from lint.errors import ReadError, UnlintedError
from lint.faults import REPORT_IT, told
from lint.findings.result import Result
from lint.read.article import Article
from lint.read.load import read_article


class ArticleLinter(Protocol):
    """What gives an article its findings: a `Linter`, or one that lints each article by its own settings."""

    def check(self, article: Article) -> Result:
        """The findings of one article."""


def check_bytes(path: str, data: bytes, *, linter: ArticleLinter, name: str | None = None) -> Result:
    """The result of one article's bytes, in `path`; `name`, if given, is what it is called, and so its format."""
    try:
        article = read_article(name or path, data)
    except ReadError as error:
        return Result(path, None, error=error)
    return checked(path, article, linter)


def checked(path: str, article: Article, linter: ArticleLinter) -> Result:
    """The result of one article; a fault of ours becomes an error record."""
    try:
        return linter.check(article)
    except Exception as fault:  # noqa: BLE001 - a fault of ours must not cost the other articles of a run
        return Result(path, None, error=UnlintedError(REPORT_IT + told(fault), path=path))
