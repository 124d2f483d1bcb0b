from __future__ import annotations

from pathlib import Path

import pytest

from lint.docs.generate import generated

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def pages() -> dict[Path, str]:
    """The generated files as they should be now."""
    return generated(ROOT)
