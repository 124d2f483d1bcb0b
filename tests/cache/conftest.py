from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.cache import cache, repeat
from lint.cache.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".healthlint-cache"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with Store(folder) as store:
        yield store


@pytest.fixture(autouse=True)
def _same_tool(monkeypatch: pytest.MonkeyPatch) -> None:
    """To read all of healthlint's data takes a while, and nothing here changes them."""
    for module in (cache, repeat):
        monkeypatch.setattr(module, "tool_signature", lambda _: "this tool")
