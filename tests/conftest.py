from __future__ import annotations

from pathlib import Path

import pytest

from lint.pipeline import Linter


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-samples", action="store_true", help="write docs/formats/ as the formats are now")
    parser.addoption("--browser", action="store_true", help="also run the tests that drive Chromium")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    needs_browser = collection_path.name.endswith("_in_browser.py")
    return True if needs_browser and not config.getoption("--browser", default=False) else None


@pytest.fixture(scope="session")
def linter() -> Linter:
    return Linter()
