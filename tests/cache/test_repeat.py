from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lint.cache import repeat as module
from lint.cache.repeat import Outcome, Repeat
from lint.cache.store import Store
from lint.errors import ReadError

INPUTS = ("a.md", "below/b.md")
SAID = Outcome(b"the report\nof two articles\n", ("nothing found in 2 articles",), 1)
Look = Callable[..., Outcome | None]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "below").mkdir()
    (tmp_path / "a.md").write_text("An article.")
    (tmp_path / "below" / "b.md").write_text("Another one.")
    (tmp_path / "house.toml").write_text("# what healthlint.toml extends")
    (tmp_path / "healthlint.toml").write_text("extend = 'house.toml'")
    return tmp_path


@pytest.fixture
def look(folder: Path) -> Look:
    def look(*inputs: str | ReadError, options: tuple[object, ...] = ("text",)) -> Outcome | None:
        with Store(folder) as store:
            return Repeat(store, inputs or INPUTS, options=options).found()

    return look


@pytest.fixture
def said(site: Path, folder: Path) -> Path:
    say(folder)
    return site


def say(folder: Path, *inputs: str | ReadError, outcome: Outcome = SAID) -> None:
    with Store(folder) as store:
        repeat = Repeat(store, inputs or INPUTS, options=("text",))
        chunks = outcome.report.decode().splitlines(keepends=True)
        assert "".join(repeat.heard(chunks)) == outcome.report.decode()
        repeat.keep(outcome.lines, outcome.code, places=[Path("healthlint.toml"), Path("house.toml")])


@pytest.mark.usefixtures("said")
def test_the_same_run_has_the_same_outcome(look: Look) -> None:
    assert look() == SAID


@pytest.mark.usefixtures("said")
def test_other_articles_or_options_are_another_run(look: Look) -> None:
    assert look("a.md") is None
    assert look("below/b.md", "a.md") is None
    assert look(options=("concise",)) is None


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article": lambda site: (site / "a.md").write_text("An Article."),
    "the configuration": lambda site: (site / "healthlint.toml").write_text("ignore = ['text']"),
    "what the configuration extends": lambda site: (site / "house.toml").write_text("ignore = ['text']"),
    "a configuration nearer by": lambda site: (site / "below" / ".healthlint.toml").write_text(""),
    "a configuration that moved": lambda site: (site / "healthlint.toml").rename(site / "below" / "healthlint.toml"),
    "a file that is gone": lambda site: (site / "house.toml").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_has_changed_is_a_new_run(said: Path, look: Look, change: Callable[[Path], object]) -> None:
    change(said)
    assert look() is None


def test_new_times_alone_are_no_change(said: Path, look: Look) -> None:
    for path in (said / "a.md", said / "house.toml", said / "healthlint.toml"):
        os.utime(path, (time.time() - 60, time.time() - 60))
    assert look() == SAID


def test_from_another_folder_it_is_another_run(said: Path, look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    (said / "below" / "a.md").write_text("An article.")
    (said / "below" / "below").mkdir()
    (said / "below" / "below" / "b.md").write_text("Another one.")
    monkeypatch.chdir(said / "below")
    assert look() is None


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
@pytest.mark.usefixtures("said")
def test_under_another_root_it_is_another_run(look: Look, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "/elsewhere")
    assert look() is None


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("other", ["-", "gone.md", ReadError("does not exist", path="gone")], ids=str)
def test_a_run_over_what_cannot_be_read_again_is_never_the_same(
    folder: Path, look: Look, other: str | ReadError
) -> None:
    say(folder, "a.md", other)
    assert look("a.md", other) is None


@pytest.mark.usefixtures("site")
def test_a_report_too_long_to_keep_is_given_whole_and_not_kept(
    folder: Path, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LONGEST", 10)
    say(folder)
    assert look() is None
