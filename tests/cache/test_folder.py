from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from lint.cache.folder import CONFIGURATIONS, remove_folder
from lint.cache.store import Store
from lint.cli.caching import cache_dir
from lint.cli.clean import clean
from lint.config.find import NAMES
from lint.errors import WriteError


def filled(folder: Path) -> Path:
    with Store(folder) as store:
        store.put(b"key", b"value")
    return folder


def test_it_stands_beside_the_configuration_that_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "healthlint.toml").write_text("")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert cache_dir(None) == tmp_path / ".healthlint-cache"
    assert cache_dir(None, isolated=True) == tmp_path / "below" / ".healthlint-cache"
    assert cache_dir(Path("named")) == Path("named")


def test_without_a_configuration_it_stands_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cache_dir(None) == tmp_path / ".healthlint-cache"


def test_a_pyproject_file_counts_where_it_speaks_of_healthlint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.healthlint]\n")
    (tmp_path / "site" / "pyproject.toml").write_text("[project]\n")
    monkeypatch.chdir(tmp_path / "site")
    assert cache_dir(None) == tmp_path / ".healthlint-cache"


def test_the_names_of_configuration_files_are_those_that_are_read() -> None:
    assert CONFIGURATIONS == NAMES


def test_clean_removes_it_whole(folder: Path) -> None:
    size = remove_folder(filled(folder))
    assert size is not None
    assert size > 4096
    assert not folder.exists()


def test_clean_leaves_what_is_not_its_own(folder: Path) -> None:
    (filled(folder) / "notes.txt").write_text("mine")
    remove_folder(folder)
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_clean_refuses_a_folder_that_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text("# A title")
    with pytest.raises(WriteError, match="not a cache of healthlint"):
        remove_folder(tmp_path)
    assert (tmp_path / "article.md").exists()


def test_clean_says_what_it_did(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    filled(folder)
    run = CliRunner().invoke(clean, [])
    assert run.exit_code == 0
    assert "removed" in run.output
    assert "there is none" in CliRunner().invoke(clean, []).output
