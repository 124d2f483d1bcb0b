from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.audit.choosing import ROWS, cut
from lint.audit.engines.local import LocalEngine
from lint.audit.entry import Entry
from lint.audit.run import Plan, audit
from tests.audit.answerers import obliging
from tests.audit.runs import entries_of, linted, run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")


def test_every_article_comes_out_once_whatever_becomes_of_the_others(tmp_path: Path) -> None:
    texts = [f"fine {number}" for number in range(400)]
    texts[3], texts[130], texts[131], texts[260], texts[399] = "die early", "die late", "skip", "wait early", "die late"
    rows = linted(run(tmp_path, texts, seconds=0.5))
    assert [row["number"] for row in rows] == list(range(400))
    other = {row["number"]: (row["status"], row["reason"]) for row in rows if row["status"] != "linted"}
    died = "the process that worked on it was ended by SIGKILL, twice"
    assert other == {
        3: ("failed", died),
        130: ("failed", died),
        131: ("skipped", None),
        260: ("failed", "took longer than 0.5 s"),
        399: ("failed", died),
    }


def test_what_is_known_of_a_failed_article_stays_known(tmp_path: Path) -> None:
    early, late = linted(run(tmp_path, ["die early", "die late"]))
    assert [(row["id"], row["source"], row["place"]) for row in (early, late)] == [
        ("id 0", "inputs.jsonl", "line 1"),
        ("id 1", "inputs.jsonl", "line 2"),
    ]
    assert early["findings"] == late["claims"] == []


def test_one_process_and_three_come_to_the_same_bytes(tmp_path: Path) -> None:
    texts = [f"fine {number}" for number in range(600)]
    one, three = run(tmp_path / "1", texts, processes=1), run(tmp_path / "3", texts, processes=3)
    assert [path.read_bytes() for path in one.linted] == [path.read_bytes() for path in three.linted]


def test_no_more_is_read_ahead_than_is_worked_on(tmp_path: Path) -> None:
    taken = 0

    def counted() -> Iterator[Entry]:
        nonlocal taken
        for entry in entries_of(["fine"] * 4000):
            taken += 1
            yield entry

    most = 0

    def progress(stage: str, done: int, _: int | None) -> None:
        nonlocal most
        if stage == "prepare":
            most = max(most, taken - done)

    audit(Plan(tmp_path, counted), LocalEngine(2, answering=obliging), progress=progress)
    assert most <= ROWS * 6


def test_progress_ends_at_the_number_of_articles(tmp_path: Path) -> None:
    said: dict[str, tuple[int, int | None]] = {}

    def progress(stage: str, done: int, total: int | None) -> None:
        said[stage] = done, total

    audit(Plan(tmp_path, lambda: entries_of(["fine"] * 300)), LocalEngine(2, answering=obliging), progress=progress)
    assert said == {"prepare": (300, None), "lint": (300, 300)}


def test_a_limit_takes_the_first_articles(tmp_path: Path) -> None:
    rows = linted(run(tmp_path, [f"fine {number}" for number in range(300)], limit=7))
    assert [row["id"] for row in rows] == [f"id {number}" for number in range(7)]


def test_a_sample_is_random_in_the_order_of_the_inputs_and_the_same_for_the_same_seed(tmp_path: Path) -> None:
    texts = [f"fine {number}" for number in range(300)]
    taken = [
        [row["id"] for row in linted(run(tmp_path / str(number), texts, sample=20, seed=seed))]
        for number, seed in enumerate((1, 1, 2))
    ]
    assert taken[0] == taken[1] != taken[2]
    assert len(set(taken[0])) == 20
    assert taken[0] == sorted(taken[0], key=lambda name: int(name.split()[1]))
    assert taken[0] != [f"id {number}" for number in range(20)]


def test_a_sample_larger_than_the_inputs_takes_all(tmp_path: Path) -> None:
    assert len(linted(run(tmp_path, ["fine"] * 5, sample=20))) == 5


def test_no_articles_are_an_outcome_too(tmp_path: Path) -> None:
    outcome = run(tmp_path, [])
    assert (outcome.entries, outcome.linted) == (0, [])


def test_no_thread_and_no_process_outlives_a_run(tmp_path: Path) -> None:
    before = threading.active_count()
    run(tmp_path, ["fine"] * 300)
    for _ in range(100):
        if threading.active_count() == before:
            break
        time.sleep(0.05)
    assert threading.active_count() == before


@given(st.lists(st.integers(0, 9), max_size=40), st.integers(1, 5), st.integers(1, 30))
@settings(deadline=None)
def test_parts_hold_all_entries_in_order_and_none_is_much_too_large(sizes: list[int], rows: int, size: int) -> None:
    entries = [Entry(id=str(number), source="x", data=b"x" * held) for number, held in enumerate(sizes)]
    found = list(cut(entries, rows=rows, size=size))
    assert [entry for part in found for entry in part] == entries
    for part in found:
        assert 1 <= len(part) <= rows
        assert sum(len(entry.data or b"") for entry in part[:-1]) < size
