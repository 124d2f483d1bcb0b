from __future__ import annotations

import os
import signal
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lint.audit.engines.choose import engine
from lint.audit.engines.dask import DaskEngine, remotely
from lint.audit.engines.job import Job
from lint.audit.engines.local import LocalEngine
from lint.audit.entry import rows
from lint.audit.options import Options
from lint.audit.run import Plan, audit
from lint.errors import HealthlintError, OptionError
from tests.audit.answerers import obliging
from tests.audit.runs import entries_of, linted, run

if TYPE_CHECKING:
    from distributed import Client

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does"),
    # Faults of Dask's own at the end of a cluster, not of ours.
    pytest.mark.filterwarnings("default"),
]
SELLS = "This miracle cure for arthritis works for everyone. Ibuprofen is for pain, fever and disease number {}. "


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from distributed import Client, LocalCluster  # noqa: PLC0415 - slow to load

        cluster = LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None)
        with cluster, Client(cluster) as client:
            yield client


def part_bytes(paths: list[Path]) -> list[bytes]:
    return [path.read_bytes() for path in paths]


def test_two_workers_come_to_the_bytes_of_the_local_engine(client: Client, tmp_path: Path) -> None:
    texts = [SELLS.format(number) * 3 for number in range(140)] + ["The goalkeeper held the ball. " * 20]
    local = audit(Plan(tmp_path / "local", lambda: entries_of(texts)), LocalEngine(1))
    shared = audit(Plan(tmp_path / "dask", lambda: entries_of(texts)), DaskEngine(client))
    assert {row["status"] for row in linted(local)} >= {"linted", "skipped"}
    assert part_bytes([*local.prepared, *local.linted]) == part_bytes([*shared.prepared, *shared.linted])


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(client: Client, tmp_path: Path) -> None:
    texts = [f"slow {number}" for number in range(1500)]
    undisturbed = run(tmp_path / "local", texts)
    killed = []

    def kill() -> None:
        while len(list((tmp_path / "dask").rglob("linted/part-*.parquet"))) < 2:
            time.sleep(0.01)
        pids = client.run(os.getpid)
        killed.append(next(iter(pids.values())))
        os.kill(killed[0], signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    outcome = audit(Plan(tmp_path / "dask", lambda: entries_of(texts)), DaskEngine(client, answering=obliging))
    thread.join()
    assert killed
    assert linted(outcome) == linted(undisturbed)
    assert len(list((tmp_path / "dask").rglob("linted/*"))) == len(outcome.linted)
    client.wait_for_workers(2, timeout=60)


def test_a_poison_article_costs_itself_alone(client: Client, tmp_path: Path) -> None:
    plan = Plan(tmp_path, lambda: entries_of(["fine", "die late", "fine"]))
    found = linted(audit(plan, DaskEngine(client, answering=obliging)))
    assert [row["status"] for row in found] == ["linted", "failed", "linted"]


def test_a_run_of_one_engine_goes_on_with_the_other(client: Client, tmp_path: Path) -> None:
    plan = Plan(tmp_path, lambda: entries_of(["fine"] * 300), resume=True)
    first = audit(plan, LocalEngine(1, answering=obliging))
    first.linted[1].unlink()
    first.prepared[2].unlink()
    again = audit(plan, DaskEngine(client, answering=obliging))
    assert [row["number"] for row in linted(again)] == list(range(300))


def test_nothing_is_left_but_parts(client: Client, tmp_path: Path) -> None:
    audit(Plan(tmp_path, lambda: entries_of(["fine"] * 300)), DaskEngine(client, answering=obliging))
    left = {path.name for path in (tmp_path / ".audit").rglob("*") if path.is_file()}
    assert {name for name in left if not name.startswith("part-")} == {"manifest.json"}
    assert list((tmp_path / ".audit" / "entries").iterdir()) == []


def job(folder: Path) -> Job:
    return Job("prepare", 1, rows(entries_of(["fine"]), 0), folder / "prepared" / "part-000000.parquet")


def test_a_worker_with_another_healthlint_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HealthlintError, match="another healthlint"):
        remotely(job(tmp_path), Options(), "other", obliging)


def test_a_worker_that_does_not_see_the_output_folder_says_so(client: Client, tmp_path: Path) -> None:
    with pytest.raises(HealthlintError, match="does not see this folder"):
        list(DaskEngine(client, answering=obliging).run([job(tmp_path / "elsewhere")], Options()))


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.audit.engines.dask._PATIENCE", 0.5)
    with (
        pytest.raises(OptionError, match="no Dask scheduler with workers at"),
        engine("dask", processes=1, scheduler="tcp://127.0.0.1:9"),
    ):
        pass


def test_a_scheduler_is_for_dask_alone() -> None:
    with (
        pytest.raises(OptionError, match="--scheduler is for --engine dask"),
        engine("local", processes=1, scheduler="tcp://127.0.0.1:9"),
    ):
        pass
