from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lint.findings.finding import Finding, Severity
from lint.findings.fingerprint import with_fingerprints
from lint.findings.result import Result
from lint.read.load import read_article

_PROMISE = re.compile(r"(?i)(cures\s+\w+|heals\s+\w+)")


@pytest.fixture(scope="session")
def lint_text() -> Callable[..., Result]:
    """A linter with two small rules: what is tested here is not what is found."""

    def lint(path: Path | str, text: str) -> Result:
        article = read_article(str(path), text.encode())
        found = [
            Finding(
                str(path),
                match[1].split()[0].lower(),
                "overclaim",
                Severity.ERROR,
                "m",
                match[1],
                match.start(),
                match.end(),
            )
            for match in _PROMISE.finditer(text)
        ]
        return Result(str(path), article, with_fingerprints(found))

    return lint
