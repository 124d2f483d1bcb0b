from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.cache.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".healthlint-cache"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with Store(folder) as store:
        yield store
