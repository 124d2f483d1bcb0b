from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.audit.guard import Guard, LostError, StoppedError
from lint.errors import HealthlintError, RuleErrors
from tests.audit.answerers import dead_at_start, dying_once, obedient, with_bad_rules

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")


@pytest.fixture
def guard() -> Iterator[Guard]:
    guard = Guard(obedient, seconds=0.5)
    yield guard
    guard.close()


def test_tasks_share_one_process(guard: Guard) -> None:
    first, second = guard.ask("one"), guard.ask("two")
    assert (first["text"], second["text"]) == ("one", "two")
    assert first["pid"] == second["pid"] != os.getpid()


def test_a_task_that_ends_its_process_twice_is_lost_and_the_next_has_a_new_process(guard: Guard) -> None:
    before = guard.ask("one")["pid"]
    with pytest.raises(LostError, match="the process that worked on it was ended by SIGKILL, twice"):
        guard.ask("die")
    assert guard.ask("two")["pid"] != before


def test_a_process_that_dies_by_no_fault_of_the_task_loses_nothing(tmp_path: Path) -> None:
    guard = Guard(dying_once(tmp_path / "mark"), seconds=5)
    assert guard.ask("innocent")["text"] == "innocent"
    guard.close()


@pytest.mark.parametrize("how", ["wait", "stop"])
def test_a_task_without_an_answer_in_time_is_lost(guard: Guard, how: str) -> None:
    guard.ask("begin")
    started = time.monotonic()
    with pytest.raises(LostError, match=r"^took longer than 0.5 s$"):
        guard.ask(how)
    assert time.monotonic() - started < 2
    assert guard.ask("two")["text"] == "two"


def test_many_quick_tasks_are_in_time_however_long_they_take_together(guard: Guard) -> None:
    until = time.monotonic() + 1.2
    pids = set()
    while time.monotonic() < until:
        pids.add(guard.ask("quick")["pid"])
    assert len(pids) == 1


def test_loading_does_not_count_as_time_of_the_first_task() -> None:
    guard = Guard(obedient, seconds=0.05)  # less than it takes to start Python
    assert guard.ask("one")["text"] == "one"
    guard.close()


def test_a_fault_is_told_and_the_process_lives_on(guard: Guard) -> None:
    before = guard.ask("one")["pid"]
    with pytest.raises(LostError, match=r"internal error.*ValueError\('as the task wishes'\) in answerers.py:\d+"):
        guard.ask("fault")
    assert guard.ask("two")["pid"] == before


def test_a_process_that_has_grown_is_replaced_after_its_answer(guard: Guard) -> None:
    first = guard.ask("light 1")["pid"]
    assert guard.ask("grow")["pid"] == first
    assert guard.ask("fine")["pid"] != first


def test_a_process_that_is_large_from_the_start_is_not_replaced_at_each_article(guard: Guard) -> None:
    assert len({guard.ask("grow")["pid"] for _ in range(3)}) == 1


def test_stopping_from_another_thread_ends_a_task_at_once_and_for_good() -> None:
    guard = Guard(obedient, seconds=60)
    guard.ask("begin")
    threading.Timer(0.2, guard.stop).start()
    started = time.monotonic()
    with pytest.raises(StoppedError):
        guard.ask("wait")
    assert time.monotonic() - started < 2
    with pytest.raises(StoppedError):
        guard.ask("one")


def test_bad_rules_end_the_run_with_their_place() -> None:
    with pytest.raises(RuleErrors, match=r"house/rule\.yaml:3:1: a bad rule"):
        Guard(with_bad_rules, seconds=5).ask("one")


def test_a_process_that_cannot_start_ends_the_run() -> None:
    with pytest.raises(HealthlintError, match="ended with exit code 9 before it began"):
        Guard(dead_at_start, seconds=5).ask("one")


def test_closing_ends_the_process(guard: Guard) -> None:
    pid = guard.ask("one")["pid"]
    guard.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
