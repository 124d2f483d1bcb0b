from __future__ import annotations

import pytest

from lint.pipeline import Linter


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-samples", action="store_true", help="write docs/formats/ as the formats are now")
    parser.addoption("--browser", action="store_true", help="also run the tests that drive Chromium")


@pytest.fixture(scope="session")
def linter() -> Linter:
    return Linter()
