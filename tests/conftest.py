from __future__ import annotations

import os
from pathlib import Path

import pytest

from lint.kept.folder import VARIABLE
from lint.pipeline import Linter


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-samples", action="store_true", help="write docs/formats/ as the formats are now")
    parser.addoption("--browser", action="store_true", help="also run the tests that drive Chromium")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    needs_browser = collection_path.name.endswith("_in_browser.py")
    return True if needs_browser and not config.getoption("--browser", default=False) else None


def pytest_configure(config: pytest.Config) -> None:
    """Keep what is loaded between test runs, in the folder of pytest's own cache and not in anybody's home."""
    if VARIABLE not in os.environ:
        cache = getattr(config, "cache", None)
        os.environ[VARIABLE] = str(_own(cache.mkdir("healthlint"))) if cache else os.devnull


def _own(folder: Path) -> Path:
    folder.chmod(0o700)  # what others may write to is not read
    return folder


@pytest.fixture(scope="session")
def linter() -> Linter:
    return Linter()
