from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lint.kept.folder import VARIABLE
from lint.kept.keeping import kept

OLD = 1_600_000_000  # seconds: no file of a test is so old by itself


class Loading:
    """A folder of texts, loaded by reading them all; `times` is how often they were."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.times = 0
        folder.mkdir()
        self.write("one.yaml", "first")
        self.write("two.yaml", "second")

    def write(self, name: str, text: str, *, time: int = OLD) -> None:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        os.utime(path, (time, time))

    def load(self) -> list[str]:
        def make() -> list[str]:
            self.times += 1
            return [path.read_text("utf-8") for path in sorted(self.folder.iterdir())]

        return kept("texts", [self.folder], make)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is kept; it is not there yet."""
    folder = tmp_path / "store"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


@pytest.fixture
def loading(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Loading:  # noqa: ARG001 - sets the variable
    # A checkout that was edited a second ago counts as unsettled: its code is no matter of these tests.
    monkeypatch.setattr("lint.kept.sources._code", lambda: (("code.py", __file__, 1, OLD),))
    return Loading(tmp_path / "texts")


@pytest.fixture
def the_file(store: Path, loading: Loading) -> Callable[[], Path]:
    """Loads, and gives the one file that is kept."""

    def written() -> Path:
        loading.load()
        (path,) = store.iterdir()
        return path

    return written
