import os
from pathlib import Path

import pytest

from lint.discover import discover
from lint.errors import ReadError


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def names(folder: Path, *paths: str) -> list[str]:
    found = discover(paths or (str(folder),))
    return [str(Path(str(path)).relative_to(folder)) for path in found]


def test_a_folder_gives_its_articles_in_sorted_order(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a.txt", "c/d.HTML", "c/e.mdx", "z.xhtml", "notes.docx", "picture.png")
    assert names(tmp_path) == ["a.txt", "b.md", "z.xhtml", "c/d.HTML", "c/e.mdx"]


def test_folders_that_hold_no_articles_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.md", ".git/b.md", "node_modules/c.md", ".venv/d.md", "__pycache__/e.md")
    assert names(tmp_path) == ["a.md"]


def test_a_named_file_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    write(tmp_path, "a.article")
    assert names(tmp_path, str(tmp_path / "a.article")) == ["a.article"]


def test_a_hidden_folder_is_read_when_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, ".drafts/a.md")
    assert names(tmp_path, str(tmp_path / ".drafts")) == [".drafts/a.md"]


def test_a_file_named_twice_is_read_once_and_order_is_kept(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a.md")
    assert names(tmp_path, str(tmp_path / "b.md"), str(tmp_path), str(tmp_path / "b.md")) == ["b.md", "a.md"]


def test_standard_input_stays_in_its_place(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    assert list(discover(["-", str(tmp_path / "a.md"), "-"])) == ["-", str(tmp_path / "a.md")]


def test_a_missing_path_is_an_error_record_and_the_others_are_found(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    missing, found = discover([str(tmp_path / "gone.md"), str(tmp_path / "a.md")])
    assert isinstance(missing, ReadError)
    assert str(missing) == f"{tmp_path / 'gone.md'}: does not exist"
    assert found == str(tmp_path / "a.md")


def test_links_that_run_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path, "a/b.md")
    (tmp_path / "a" / "back").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["a/b.md"]


def test_a_link_that_leads_nowhere_is_given_to_the_reader(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "gone.md")
    assert names(tmp_path) == ["a.md"]


def test_a_folder_that_cannot_be_listed_is_an_error_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.md", "shut/b.md")
    listed = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found, error = discover([str(tmp_path)])
    assert found == str(tmp_path / "a.md")
    assert "cannot be listed: permission denied" in str(error)


def test_a_name_that_cannot_be_one_is_an_error_record() -> None:
    (error,) = discover(["a\0b"])
    assert isinstance(error, ReadError)
