from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import lint.audit.parts as parts_module
from lint.audit.engines.local import LocalEngine
from lint.audit.entry import Entry
from lint.audit.run import Plan, audit, clear
from lint.errors import OptionError, WriteError
from tests.audit.answerers import obliging
from tests.audit.runs import entries_of, linted, run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")

MANY = 700


def texts(number: int = MANY) -> list[str]:
    return [f"slow {number}" for number in range(number)]


def part_files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("part-*.parquet"))}


def started(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.audit.runs", str(folder), str(MANY)]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": os.getcwd()})  # noqa: PTH109


def until(is_so: Callable[[], bool]) -> None:
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.02)
    pytest.fail("it never came to that")


def test_a_run_killed_three_times_ends_as_one_that_nobody_disturbed(tmp_path: Path) -> None:
    undisturbed = run(tmp_path / "undisturbed", texts())
    folder = tmp_path / "disturbed"
    moments = random.Random(5)  # noqa: S311 - no secret
    for killed in range(1, 4):
        process = started(folder)
        until(lambda least=killed: len(part_files(folder)) >= 2 * least)  # type: ignore[misc]
        time.sleep(moments.random() / 4)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert len(part_files(folder)) < len(part_files(tmp_path / "undisturbed"))
    resumed = run(folder, texts(), resume=True)
    assert linted(resumed) == linted(undisturbed)
    assert part_files(folder) == part_files(tmp_path / "undisturbed")
    assert not list(folder.rglob("*.unfinished"))


def test_ctrl_c_ends_a_run_at_once_and_keeps_what_was_done(tmp_path: Path) -> None:
    process = started(tmp_path)
    until(lambda: len(part_files(tmp_path)) >= 2)
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.wait()
    assert time.monotonic() - begun < 5
    assert len(part_files(tmp_path)) >= 2
    assert [row["number"] for row in linted(run(tmp_path, texts(), resume=True))] == list(range(MANY))


def test_a_resumed_run_does_no_part_again(tmp_path: Path) -> None:
    first = run(tmp_path, texts(300))
    times = [path.stat().st_mtime_ns for path in (*first.prepared, *first.linted)]
    again = run(tmp_path, texts(300), resume=True)
    assert [path.stat().st_mtime_ns for path in (*again.prepared, *again.linted)] == times


@pytest.mark.parametrize("stage", ["prepared", "linted"])
@pytest.mark.parametrize("damage", [lambda data: data[: len(data) // 2], lambda _: b""])
def test_a_damaged_part_is_done_again(tmp_path: Path, stage: str, damage: Callable[[bytes], bytes]) -> None:
    first = run(tmp_path, texts(300))
    expected = part_files(tmp_path)
    broken = getattr(first, stage)[1]
    broken.write_bytes(damage(broken.read_bytes()))
    run(tmp_path, texts(300), resume=True)
    assert part_files(tmp_path) == expected


def test_an_unfinished_audit_is_not_overwritten_without_being_asked(tmp_path: Path) -> None:
    run(tmp_path, texts(3))
    with pytest.raises(OptionError, match="holds an unfinished audit: go on with it"):
        run(tmp_path, texts(3))


def test_a_cleared_folder_begins_anew(tmp_path: Path) -> None:
    plan = Plan(tmp_path, lambda: entries_of(texts(3)))
    audit(plan, LocalEngine(1, answering=obliging))
    clear(plan)
    assert list(tmp_path.iterdir()) == []
    assert len(linted(run(tmp_path, texts(2)))) == 2


def test_resume_with_nothing_to_go_on_with_begins(tmp_path: Path) -> None:
    assert len(linted(run(tmp_path, texts(3), resume=True))) == 3


def changed_input(folder: Path) -> dict[str, Any]:
    (folder / "a.jsonl").write_text("other")
    return {"inputs": [str(folder / "a.jsonl")]}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda folder: {"inputs": [str(folder / "a.jsonl")], "limit": 2}, "the inputs are read with other options"),
        (
            lambda folder: {"inputs": [str(folder / "a.jsonl")], "seconds": 3},
            "the options or the configuration are others",
        ),
        (changed_input, "the inputs have changed"),
    ],
)
def test_a_run_goes_on_only_with_the_same_inputs_and_options(
    tmp_path: Path, change: Callable[[Path], dict[str, Any]], reason: str
) -> None:
    (tmp_path / "a.jsonl").write_text("one")
    run(tmp_path / "out", texts(3), inputs=[str(tmp_path / "a.jsonl")])
    with pytest.raises(OptionError, match=f"--resume cannot go on: {reason}"):
        run(tmp_path / "out", texts(3), resume=True, **change(tmp_path))


def test_another_number_of_articles_in_a_part_is_told(tmp_path: Path) -> None:
    first = run(tmp_path, texts(200))
    first.prepared[1].unlink()
    with pytest.raises(OptionError, match="the inputs have changed"):
        run(tmp_path, texts(100), resume=True)


def test_a_damaged_manifest_is_told_and_not_guessed_at(tmp_path: Path) -> None:
    run(tmp_path, texts(3))
    (tmp_path / ".audit" / "manifest.json").write_text("{")
    with pytest.raises(OptionError, match="is damaged: remove its folder"):
        run(tmp_path, texts(3), resume=True)


def test_a_full_disk_is_told_with_the_file_and_what_was_done_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, room = threading.Lock(), 4

    def nearly_full(_: int) -> None:
        nonlocal room
        with lock:
            room -= 1
        if room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(parts_module.os, "fsync", nearly_full)
    with pytest.raises(WriteError, match=r"part-\d{6}\.parquet: cannot be written: no space left on device"):
        run(tmp_path, texts())
    assert len(part_files(tmp_path)) == 4
    assert not list(tmp_path.rglob("*.unfinished"))
    monkeypatch.undo()
    assert [row["number"] for row in linted(run(tmp_path, texts(), resume=True))] == list(range(MANY))


def test_an_output_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(WriteError, match="out: cannot be made"):
        run(tmp_path / "out", texts(3))


def test_a_fault_of_the_inputs_ends_the_run_and_keeps_what_was_done(tmp_path: Path) -> None:
    def failing() -> Iterator[Entry]:
        yield from entries_of(texts(600))
        raise OptionError("no such column")

    with pytest.raises(OptionError, match="no such column"):
        audit(Plan(tmp_path, failing), LocalEngine(1, answering=obliging))
    assert len(part_files(tmp_path)) >= 1


def test_parts_hold_the_schema_they_should(tmp_path: Path) -> None:
    outcome = run(tmp_path, texts(3))
    assert pq.read_schema(outcome.prepared[0]).names[-1] == "article"
    assert pq.read_schema(outcome.linted[0]).names[-1] == "claims"
    assert outcome.entries == 3
