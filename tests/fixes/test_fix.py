"""What is fixed, what is left alone and said to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from lint.errors import ReadError
from lint.findings.finding import Severity
from lint.findings.result import Result
from lint.fixes.fix import Check, Fixed, fix_bytes
from lint.pipeline import Linter
from lint.read.article import Article
from tests.fixes.conftest import Replacing  # type: ignore[import-not-found]
