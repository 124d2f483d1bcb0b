from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.cache import store as module
from lint.cache.folder import STORE
from lint.cache.store import Store

WRITER = """
import sys
from pathlib import Path
from lint.cache.store import Store
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
number = 0
while number < count or count < 0:
    with Store(folder) as store:
        for _ in range(20):
            store.put(f"{name} {number}".encode(), b"value " * 50 + str(number).encode())
            number += 1
    if number == 20:
        print("begun", flush=True)
"""


def write_in_another_process(folder: Path, name: str, count: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", WRITER, str(folder), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def test_a_value_is_found_by_the_next_run(folder: Path) -> None:
    with Store(folder) as store:
        store.put(b"key", b"value")
        assert store.get(b"key") == b"value"
    with Store(folder) as store:
        assert store.get(b"key") == b"value"
        assert store.get(b"other") is None


@given(st.dictionaries(st.binary(max_size=20), st.binary(max_size=200), max_size=8))
def test_whatever_is_kept_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, values: dict[bytes, bytes]
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    with Store(folder) as store:
        for key, value in values.items():
            store.put(key, value)
    with Store(folder) as store:
        assert {key: store.get(key) for key in values} == values


def test_a_run_that_keeps_nothing_makes_no_folder(folder: Path) -> None:
    with Store(folder) as store:
        assert store.get(b"key") is None
    assert not folder.exists()


def test_the_folder_says_that_it_is_a_cache_and_belongs_in_no_repository(folder: Path) -> None:
    with Store(folder) as store:
        store.put(b"key", b"value")
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert "*" in (folder / ".gitignore").read_text().splitlines()


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all, but long enough to look like one" * 50, b"\0" * 4096]
)
def test_a_file_that_is_no_store_is_replaced(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / STORE).write_bytes(content)
    with Store(folder) as store:
        assert store.get(b"key") is None
        store.put(b"key", b"value")
    with Store(folder) as store:
        assert store.get(b"key") == b"value"


def test_a_store_cut_short_is_replaced(folder: Path) -> None:
    with Store(folder) as store:
        for number in range(200):
            store.put(str(number).encode(), b"x" * 500)
    file = folder / STORE
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])
    with Store(folder) as store:
        for number in range(200):
            assert store.get(str(number).encode()) in {None, b"x" * 500}
        store.put(b"new", b"value")
    with Store(folder) as store:
        assert store.get(b"new") == b"value"


def test_a_damaged_entry_is_ignored_and_rewritten(folder: Path) -> None:
    with Store(folder) as store:
        store.put(b"good", b"value")
        store.put(b"bad", b"value")
    with sqlite3.connect(folder / STORE) as connection:
        connection.execute("UPDATE entries SET value = substr(value, 1, 5) || 'other' WHERE key = ?", (b"bad",))
    connection.close()
    with Store(folder) as store:
        assert (store.get(b"good"), store.get(b"bad")) == (b"value", None)
        store.put(b"bad", b"anew")
    with Store(folder) as store:
        assert store.get(b"bad") == b"anew"


def test_a_table_of_another_make_is_replaced(folder: Path) -> None:
    folder.mkdir()
    with sqlite3.connect(folder / STORE) as connection:
        connection.execute("CREATE TABLE entries (something TEXT)")
    connection.close()
    with Store(folder) as store:
        assert store.get(b"key") is None
        store.put(b"key", b"value")
    with Store(folder) as store:
        assert store.get(b"key") == b"value"


def test_two_processes_that_write_at_once_lose_nothing(folder: Path) -> None:
    writers = [write_in_another_process(folder, name, 200) for name in ("one", "two")]
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    with Store(folder) as store:
        missing = [
            key for name in ("one", "two") for n in range(200) if store.get(key := f"{name} {n}".encode()) is None
        ]
    assert missing == []


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
def test_a_process_killed_while_it_writes_leaves_a_whole_store(folder: Path) -> None:
    writer = write_in_another_process(folder, "killed", -1)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(0.05)
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    with Store(folder) as store:
        assert store.get(b"killed 0") is not None
        store.put(b"after", b"value")
    with Store(folder) as store:
        assert store.get(b"after") == b"value"
        assert store.get(b"killed 0") is not None
    connection = sqlite3.connect(folder / STORE)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_what_was_not_used_for_longest_goes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    for day, name in enumerate(("old", "kept", "new")):
        monkeypatch.setattr(module.time, "time", lambda day=day: now + day * 86_400)
        with Store(folder) as store:
            for number in range(50):
                store.put(f"{name} {number}".encode(), b"x" * 2000)
    monkeypatch.setattr(module.time, "time", lambda: now + 3 * 86_400)
    with Store(folder) as store:
        assert store.get(b"old 7") is not None  # and so it is used again
    with Store(folder, largest=200_000) as store:
        store.put(b"newest", b"value")
    with Store(folder) as store:
        assert store.get(b"old 6") is None
        assert store.get(b"old 7") is not None
        assert store.get(b"new 49") is not None
        assert store.get(b"newest") is not None
    assert (folder / STORE).stat().st_size < 300_000


def test_what_nobody_has_used_for_two_months_goes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(folder) as store:
        store.put(b"old", b"value")
    now = time.time()
    monkeypatch.setattr(module.time, "time", lambda: now + 61 * 86_400)
    with Store(folder) as store:
        store.put(b"new", b"value")
    with Store(folder) as store:
        assert (store.get(b"old"), store.get(b"new")) == (None, b"value")


def test_a_place_that_cannot_be_written_costs_the_cache_and_not_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with Store(tmp_path / "file" / "cache") as store:
        store.put(b"key", b"value")
        store.flush()
        assert store.get(b"key") is None


def test_a_store_that_another_process_holds_is_done_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    with Store(folder) as store:
        store.put(b"key", b"value")
    holder = sqlite3.connect(folder / STORE, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with Store(folder) as store:
        assert store.get(b"key") is None
        store.put(b"other", b"value")
    holder.execute("ROLLBACK")
    holder.close()
    with Store(folder) as store:
        assert store.get(b"key") == b"value"
