from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from lint.findings.result import Result
from lint.pipeline import Linter
from lint.read.load import read_article

PRAISE = frozenset({"overclaim", "causation", "persuasion", "fact", "contradiction"})  # what a seller's words set off


@pytest.fixture
def lint(linter: Linter) -> Callable[..., Result]:
    """Lints a text that is set in like the code around it."""

    def check(text: str, path: str = "article.md") -> Result:
        return linter.check(read_article(path, dedent(text).lstrip("\n").encode()))

    return check


@pytest.fixture
def praise(lint: Callable[..., Result]) -> Callable[..., list[tuple[str, str | None]]]:
    """The rule and the words of each finding about what a text claims."""

    def found(text: str, path: str = "article.md") -> list[tuple[str, str | None]]:
        return [(item.rule, item.quote) for item in lint(text, path).findings if item.category in PRAISE]

    return found
