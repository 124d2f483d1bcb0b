from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.kept.folder import VARIABLE
from lint.kept.keeping import kept
from lint.patternlang.pattern import compile_text
from tests.kept.conftest import OLD, Loading

NOW = int(time.time())


def test_what_was_loaded_once_is_not_loaded_again(loading: Loading) -> None:
    assert loading.load() == loading.load() == ["first", "second"]
    assert loading.times == 1


def test_a_file_that_has_changed_is_loaded_again(loading: Loading) -> None:
    loading.load()
    loading.write("one.yaml", "other", time=OLD + 1)
    assert loading.load() == ["other", "second"]


def test_a_file_that_has_come_is_loaded(loading: Loading) -> None:
    loading.load()
    loading.write("zero.yaml", "third")
    assert loading.load() == ["first", "second", "third"]


def test_a_file_that_has_gone_counts_no_more(loading: Loading) -> None:
    loading.load()
    (loading.folder / "one.yaml").unlink()
    assert loading.load() == ["second"]


def test_a_file_with_another_name_is_another_file(loading: Loading) -> None:
    loading.load()
    (loading.folder / "one.yaml").rename(loading.folder / "zero.yaml")
    assert loading.load() == ["second", "first"]


def test_a_change_at_once_that_keeps_size_and_time_is_seen(loading: Loading) -> None:
    now = int(time.time())
    loading.write("one.yaml", "first", time=now)
    loading.load()
    loading.write("one.yaml", "other", time=now)
    assert loading.load() == ["other", "second"]


def test_new_times_alone_change_nothing(loading: Loading) -> None:
    loading.load()
    loading.write("one.yaml", "first", time=OLD + 5)
    loading.load()
    assert loading.times == 1


def test_after_new_times_contents_are_not_looked_at_again(loading: Loading, monkeypatch: pytest.MonkeyPatch) -> None:
    loading.load()
    loading.write("one.yaml", "first", time=OLD + 5)
    loading.load()
    monkeypatch.setattr("lint.kept.sources.Sources.contents", lambda _: pytest.fail("looked at the contents"))
    assert loading.load() == ["first", "second"]


def test_another_version_of_the_code_loads_again(loading: Loading, monkeypatch: pytest.MonkeyPatch) -> None:
    loading.load()
    other = (("code.py", str(loading.folder / "one.yaml"), 5, OLD),)
    monkeypatch.setattr("lint.kept.sources._code", lambda: other)
    loading.load()
    assert loading.times == 2


def test_another_version_of_python_loads_again(loading: Loading, monkeypatch: pytest.MonkeyPatch) -> None:
    loading.load()
    monkeypatch.setattr("lint.kept.keeping.versions", lambda: "another")
    loading.load()
    assert loading.times == 2


def test_the_same_files_under_other_names_are_something_else(loading: Loading) -> None:
    said = [kept("names", [loading.folder], lambda name=name: name, known_as=[name]) for name in ("a", "b", "a")]
    assert said == ["a", "b", "a"]


@pytest.mark.usefixtures("store")
def test_a_fault_is_raised_each_time(loading: Loading) -> None:
    def broken() -> str:
        raise ValueError("broken")

    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            kept("faults", [loading.folder], broken)


def test_what_is_not_sound_is_not_kept(loading: Loading, store: Path) -> None:
    assert kept("halves", [loading.folder], lambda: "half", sound=lambda _: False) == "half"
    assert not store.exists()


def test_a_folder_that_is_not_there_is_no_fault_of_keeping(tmp_path: Path, store: Path) -> None:
    assert kept("nothing", [tmp_path / "missing"], lambda: "made") == "made"
    assert not store.exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.data())
def test_damage_of_any_kind_is_never_there(the_file: Callable[[], Path], loading: Loading, data: st.DataObject) -> None:
    path = the_file()
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(at, len(whole)))
    path.write_bytes(whole[:at] + data.draw(st.binary(max_size=20)) + whole[end:])
    assert loading.load() == ["first", "second"]


def test_a_damaged_file_is_replaced(the_file: Callable[[], Path], loading: Loading) -> None:
    path = the_file()
    path.write_bytes(path.read_bytes()[:-3])
    loading.load()
    loading.load()
    assert loading.times == 2


def test_nothing_is_kept_where_nothing_can_be_written(loading: Loading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, os.devnull)
    assert [loading.load(), loading.load()] == [["first", "second"]] * 2
    assert loading.times == 2


def test_a_full_disk_leaves_nothing_behind(loading: Loading, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert loading.load() == ["first", "second"]
    assert list(store.iterdir()) == []


def test_what_lies_in_a_read_only_folder_is_read(the_file: Callable[[], Path], loading: Loading) -> None:
    path = the_file()
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        loading.load()
    finally:
        path.parent.chmod(0o700)
    assert loading.times == 1


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_others_may_have_written_is_not_read(the_file: Callable[[], Path], loading: Loading, kind: str) -> None:
    path = the_file()
    (path if kind == "file" else path.parent).chmod(0o777)
    loading.load()
    assert loading.times == 2


def test_what_belongs_to_another_user_is_not_read(
    the_file: Callable[[], Path], loading: Loading, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_file()
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    loading.load()
    assert loading.times == 2


def test_nobody_else_may_read_or_write_what_is_kept(the_file: Callable[[], Path]) -> None:
    path = the_file()
    assert [oct(part.stat().st_mode & 0o077) for part in (path, path.parent)] == ["0o0", "0o0"]


def test_what_was_unused_for_long_goes_when_something_is_written(store: Path, loading: Loading) -> None:
    store.mkdir(mode=0o700)
    for name, age in (("old.kept", 100), ("used.kept", 10), ("somebody-elses.txt", 100)):
        (store / name).write_bytes(b"")
        os.utime(store / name, (NOW - age * 86_400,) * 2)
    loading.load()
    names = {path.name.split("-")[0] for path in store.iterdir()}
    assert names == {"used.kept", "somebody", "texts"}


def test_what_is_used_stays_young(the_file: Callable[[], Path], loading: Loading) -> None:
    path = the_file()
    os.utime(path, (OLD, OLD))
    loading.load()
    assert path.stat().st_mtime > OLD


@pytest.mark.usefixtures("store")
def test_a_kept_pattern_is_parsed_only_when_it_is_tried(loading: Loading) -> None:
    text = "(melt~|burn~ off) ...2 fat kept-here"
    before = kept("patterns", [loading.folder], lambda: compile_text(text))
    expected = before.triggers, before.heads, before.tree
    del before  # patterns that are in use are shared, not read again
    after = kept("patterns", [loading.folder], lambda: compile_text(text))
    assert "tree" not in vars(after)
    assert (after.triggers, after.heads, after.tree) == expected
