from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from lint.findings.finding import Finding, Severity, Suggestion
from lint.findings.result import Result
from lint.fixes.fix import Check
from lint.pipeline import Linter
from lint.read.article import Article
from lint.rules.load import shipped_rules

Replacing = Callable[[Mapping[str, str]], Check]


@pytest.fixture(scope="session")
def check() -> Check:
    """The rules that have safe suggestions, over an article."""
    return Linter([rule for rule in shipped_rules() if rule.category in {"text", "drug-name"}]).check


@pytest.fixture(scope="session")
def replacing() -> Replacing:
    """A check that finds regular expressions in the article's text and suggests their replacements, all safe."""

    def made(table: Mapping[str, str]) -> Check:
        def lint(article: Article) -> Result:
            findings = []
            for pattern, new in table.items():
                for match in re.finditer(pattern, article.text):
                    start, end = article.to_source(*match.span())
                    suggestion = Suggestion(match.expand(new), start, end, safe=True)
                    quote = article.source.text[start:end]
                    finding = Finding("a", pattern, "text", Severity.WARNING, "m", quote, start, end)
                    findings.append(replace(finding, suggestions=(suggestion,)))
            return Result(article.source.path, article, tuple(findings))

        return lint

    return made
