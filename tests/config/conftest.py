from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Site = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Writes files by path into a folder that becomes the working folder, and gives the folder."""

    def write(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return write
