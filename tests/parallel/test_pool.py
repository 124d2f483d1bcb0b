from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.errors import HealthlintError, RuleErrors, UnlintedError
from lint.parallel.alone import Alone
from lint.parallel.engine import Sized
from lint.parallel.pool import AHEAD, Pool
from lint.parallel.task import Done, MakeLinter, Task
from tests.parallel.linters import broken, dead_at_first_start, dead_at_start, obedient, with_bad_rules

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    pool = Pool(obedient, 2)
    yield pool
    pool.close()


def tasks(*texts: str) -> list[Task]:
    return [Task(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]


def said(items: Iterable[Done | str]) -> list[str]:
    """Each item in a word: the finding of an article, its error, or what passed through."""
    words = []
    for item in items:
        if isinstance(item, str):
            words.append(item)
        elif item.result.error is not None:
            words.append(f"{item.task.path}: {item.result.error.reason}")
        else:
            words.append(f"{item.task.path} {item.result.findings[0].quote}")
    return words


def test_results_come_in_the_order_of_the_articles_whichever_is_done_first(pool: Pool) -> None:
    found = said(pool.run(tasks("slow wait 0.3", "quick", "slow wait 0.2", "quick", "quick")))
    assert found == ["0.txt slow", "1.txt quick", "2.txt slow", "3.txt quick", "4.txt quick"]


@given(st.lists(st.sampled_from(["one", "two", "wait 0.01", "a fault", ""]), max_size=12))
@settings(deadline=None, max_examples=30)
def test_several_processes_say_what_one_says(pool: Pool, texts: list[str]) -> None:
    mixed: list[Task | str] = [task if task.data else task.path for task in tasks(*texts)]
    assert said(pool.run(mixed)) == said(Alone(obedient).run(mixed))


def test_a_killed_process_costs_its_own_article_and_no_other(pool: Pool) -> None:
    texts = ["fine"] * 16
    texts[3], texts[9] = "kill me", "leave at once"
    found = said(pool.run(tasks(*texts)))
    expected = [f"{number}.txt fine" for number in range(16)]
    expected[3] = "3.txt: not linted: the process that linted it was ended by SIGKILL"
    expected[9] = "9.txt: not linted: the process that linted it ended with exit code 7"
    assert found == expected


def test_articles_that_all_kill_their_process_come_to_an_end(pool: Pool) -> None:
    found = [item.result.error for item in pool.run(tasks(*["kill me"] * 5)) if isinstance(item, Done)]
    assert len(found) == 5
    assert all(isinstance(error, UnlintedError) for error in found)


def test_a_fault_of_ours_costs_its_own_article(pool: Pool) -> None:
    first, second = said(pool.run(tasks("a fault", "fine")))
    assert "internal error" in first
    assert second == "1.txt fine"


def test_an_answer_that_cannot_be_sent_costs_its_own_article(pool: Pool) -> None:
    first, second = said(pool.run(tasks("this cannot be sent", "fine")))
    assert "no answer can be sent" in first
    assert second == "1.txt fine"


def test_what_a_library_prints_does_not_get_between_the_answers(pool: Pool) -> None:
    assert said(pool.run(tasks("please print", "fine"))) == ["0.txt please", "1.txt fine"]


def test_large_articles_and_large_answers_get_through(pool: Pool) -> None:
    large = "much " + "very much of it. " * 100_000
    assert said(pool.run(tasks(large, large, large))) == ["0.txt much", "1.txt much", "2.txt much"]


def test_few_articles_are_read_ahead_of_what_is_reported(pool: Pool) -> None:
    read = 0

    def articles() -> Iterator[Task]:
        nonlocal read
        for task in tasks(*["fine"] * 60):
            read += 1
            yield task

    most = 0
    for number, _ in enumerate(pool.run(articles()), 1):
        most = max(most, read - number)
        time.sleep(0.002)
    assert most <= AHEAD * 2


def test_faults_of_rule_files_end_the_run_as_with_one_process() -> None:
    pool = Pool(with_bad_rules, 2)
    with pytest.raises(RuleErrors) as caught:
        list(pool.run(tasks("one", "two", "three")))
    pool.close()
    assert [str(fault) for fault in caught.value.faults] == ["house/rule.yaml:3:1: a bad rule"]


@pytest.mark.parametrize(
    ("make", "reason"), [(broken, "no such luck"), (dead_at_start, "ended with exit code 9 before it began")]
)
def test_a_linter_that_cannot_be_made_ends_the_run_with_one_error(make: MakeLinter, reason: str) -> None:
    pool = Pool(make, 2)
    with pytest.raises(HealthlintError, match=reason):
        list(pool.run(tasks(*["fine"] * 12)))
    pool.close()


def test_one_process_that_cannot_start_leaves_the_work_to_the_others(tmp_path: Path) -> None:
    pool = Pool(partial(dead_at_first_start, str(tmp_path / "mark")), 2)
    found = said(pool.run(tasks(*["fine"] * 8)))
    pool.close()
    assert found == [f"{number}.txt fine" for number in range(8)]


def test_closing_ends_what_is_under_way_at_once() -> None:
    threads = threading.active_count()
    pool = Pool(obedient, 2)
    results = pool.run(tasks("fine", "wait 60", "wait 60", "wait 60"))
    next(results)
    started = time.monotonic()
    pool.close()
    assert time.monotonic() - started < 5
    assert threading.active_count() == threads


def test_workers_end_with_the_process_that_started_them() -> None:
    code = (
        "import os, signal, sys\n"
        "from lint.parallel.pool import Pool\n"
        "from lint.parallel.task import Task\n"
        "from tests.parallel.linters import obedient\n"
        "pool = Pool(obedient, 1)\n"
        "next(pool.run([Task('a.txt', b'fine'), Task('b.txt', b'fine')]))\n"
        "print(next(iter(pool._alive))._process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    worker = int(done.stdout.split()[-1])
    for _ in range(100):
        if not Path(f"/proc/{worker}").exists() or "Z" in Path(f"/proc/{worker}/stat").read_text().split()[2]:
            return
        time.sleep(0.05)
    pytest.fail("the worker goes on without its owner")


def test_little_work_starts_no_process() -> None:
    engine = Sized(obedient, 8)
    assert said(engine.run(tasks(*["fine"] * 5))) == [f"{number}.txt fine" for number in range(5)]
    assert not engine.is_shared
    engine.close()


def test_much_work_behind_many_unchanged_articles_is_shared() -> None:
    engine = Sized(obedient, 2, worth=100)
    unchanged = ["unchanged"] * 1200
    large = [f"{'fine ' * 20}"] * 6
    assert said(engine.run([*unchanged, *tasks(*large)])) == [*unchanged, *(f"{n}.txt fine" for n in range(6))]
    assert engine.is_shared
    engine.close()


def test_one_job_starts_no_process_however_much_there_is() -> None:
    engine = Sized(obedient, 1, worth=1)
    assert len(list(engine.run(tasks(*["fine"] * 20)))) == 20
    assert not engine.is_shared


STOPPED = """
import sys
from pathlib import Path
from lint.cache.cache import Cache
from lint.cache.store import Store
from lint.cli.stopping import Stopping
from lint.parallel.engine import Sized
from lint.run import Run
from tests.parallel.linters import obedient

paths = sys.argv[2:]
cache = Cache(Store(Path("cache")))
run = Run(obedient, jobs=int(sys.argv[1]), cache=cache, engine=lambda make, jobs: Sized(make, jobs, worth=1))
stopping = Stopping(len(paths))
for result in stopping.through(run.results(paths)):
    print(result.path, result.findings[0].quote, flush=True)
print("whole" if not stopping.stopped else "stopped")
print(*stopping.lines())
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_ends_the_run_with_what_was_done_reported_and_kept(tmp_path: Path, jobs: int) -> None:
    for number in range(2):
        (tmp_path / f"{number}.txt").write_text(f"done {number}")
    for number in range(2, 6):
        (tmp_path / f"{number}.txt").write_text("left wait 60")
    names = [f"{number}.txt" for number in range(6)]
    command = [sys.executable, "-c", STOPPED, str(jobs), *names]
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}  # noqa: PTH109
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        lines = [run.stdout.readline(), run.stdout.readline()]
        time.sleep(0.5)
        started = time.monotonic()
        run.send_signal(signal.SIGINT)
        lines += run.stdout.readlines()
    assert time.monotonic() - started < 10
    expected = ["0.txt done", "1.txt done", "stopped", "healthlint: stopped, with 4 of 6 articles left"]
    assert [line.strip() for line in lines] == expected
    again = subprocess.check_output([*command[:4], "0.txt", "1.txt"], cwd=tmp_path, env=environment, text=True)
    assert again.splitlines()[:3] == ["0.txt done", "1.txt done", "whole"]
