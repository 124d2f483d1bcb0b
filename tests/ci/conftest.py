from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLAIM = "# Tea\n\nThe tea cures diabetes.\n"


@pytest.fixture
def root() -> Path:
    return ROOT


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with one article that claims too much, and one that does not."""
    folder = tmp_path / "site"
    (folder / "my articles").mkdir(parents=True)
    (folder / "my articles" / "tea.md").write_text(CLAIM, encoding="utf-8")
    (folder / "hours.md").write_text("# Hours\n\nThe clinic opens at nine.\n", encoding="utf-8")
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which `healthlint` is this checkout, and nothing of the user's settings counts."""
    programs = tmp_path / "programs"
    programs.mkdir()
    command = programs / "healthlint"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m lint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    kept = {
        name: os.environ[name]
        for name in ("LANG", "LC_ALL", "TMPDIR", "HEALTHLINT_RULE_CACHE_DIR")
        if name in os.environ
    }
    path = f"{programs}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**kept, "PATH": path, "HOME": str(tmp_path), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
