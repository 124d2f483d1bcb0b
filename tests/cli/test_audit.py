"""`healthlint audit` as its user meets it: whatever lies in the inputs, every article is told of once."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.audit.conftest import warc_record

ROOT = Path(__file__).parents[2]
TABLES = ("articles", "findings", "claims", "errors", "copies")
HEALTHY = "The drug cures asthma in every patient, and doctors prescribe the medicine to people with the disease. "


def story(number: int) -> str:
    """An article that is like no other."""
    names = ("Lagos", "Turin", "Perth", "Quito", "Osaka", "Malmo", "Accra", "Delhi")
    lines = (
        f"In {names[(number + at) % 8]} {number * 7 + at} patients with asthma took medicine number {at * number + 3}."
        for at in range(12)
    )
    return f"Story {number}\n\n{HEALTHY}\n\n" + "\n\n".join(lines) + "\n"


def audit(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lint", "audit", *words, "--isolated"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False, text=True)


def packed_record(number: int) -> bytes:
    return gzip.compress(warc_record(number, body=page(number)))


def page(number: int) -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in story(number).split("\n\n"))
    return f"<html><head><title>Story {number}</title></head><body><article>{lines}</article></body></html>".encode()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A folder with every kind of damage between sound articles, and the run over it."""
    site = tmp_path_factory.mktemp("site")
    pages = site / "crawl"
    pages.mkdir()
    for number in range(4):
        (pages / f"{number}.txt").write_text(story(number))
    (pages / "50mb.txt").write_bytes(b"asthma medicine " * (50 * 1024 * 1024 // 16))
    (pages / "nested.html").write_bytes(b"<div>" * 200_000 + page(20) + b"</div>" * 200_000)
    (pages / "encoding.txt").write_bytes(b"\xff\xfe\x00\xd8" * 500)
    (pages / "latin.txt").write_bytes(story(21).replace("Story", "Caf\xe9").encode("latin-1"))
    (pages / "bomb.html.gz").write_bytes(gzip.compress(b"<p>asthma medicine</p>" * 8_000_000, 1))
    records = [packed_record(number) for number in range(30, 36)]
    (site / "cut.warc.gz").write_bytes(b"".join(records)[: -len(records[-1]) // 2])
    whole = bytearray(b"".join(packed_record(number) for number in range(40, 46)))
    middle = len(whole) // 2
    whole[middle : middle + 200] = bytes(200)
    (site / "damaged.warc.gz").write_bytes(bytes(whole))
    table = pa.table({"id": ["a", "b", "c"], "text": [story(50), None, story(51)]})
    pq.write_table(table, site / "table.parquet")
    inputs = ("crawl", "cut.warc.gz", "damaged.warc.gz", "table.parquet")
    return site, audit(*inputs, "--output", "out", "--html", "3", "--jobs", "2", cwd=site)


def ids(path: Path) -> list[str]:
    return pq.read_table(path).column("id").to_pylist()


@pytest.mark.parametrize("name", ["50mb.txt", "bomb.html.gz", "encoding.txt"])
def test_what_cannot_be_an_article_is_an_error_record_with_its_reason(
    hostile: tuple[Path, subprocess.CompletedProcess[str]], name: str
) -> None:
    errors = pq.read_table(hostile[0] / "out" / "errors.parquet").to_pylist()
    (row,) = [row for row in errors if row["id"].endswith(name)]
    assert row["reason"]


def test_a_row_without_text_is_an_error_with_its_place(hostile: tuple[Path, object]) -> None:
    errors = pq.read_table(hostile[0] / "out" / "errors.parquet").to_pylist()
    assert [row["id"] for row in errors if row["source"] == "table.parquet"] == ["b"]


@pytest.mark.parametrize(("file", "sound"), [("cut.warc.gz", 5), ("damaged.warc.gz", 5)])
def test_a_damaged_crawl_loses_what_is_damaged_and_says_so(hostile: tuple[Path, object], file: str, sound: int) -> None:
    out = hostile[0] / "out"
    rows = [row for row in pq.read_table(out / "articles.parquet").to_pylist() if row["source"] == file]
    errors = [row for row in pq.read_table(out / "errors.parquet").to_pylist() if row["source"] == file]
    assert len(rows) >= sound - 1
    assert errors
    assert all(row["place"].startswith("offset") for row in errors)
    assert len(rows) + len(errors) >= sound


def test_all_sound_articles_are_linted(hostile: tuple[Path, object]) -> None:
    rows = pq.read_table(hostile[0] / "out" / "articles.parquet").to_pylist()
    linted = {Path(row["id"]).name for row in rows if row["status"] == "linted"}
    assert {"0.txt", "1.txt", "2.txt", "3.txt", "latin.txt", "a", "c"} <= linted


def test_every_number_is_in_exactly_one_table(hostile: tuple[Path, object]) -> None:
    out = hostile[0] / "out"
    numbers = [
        number
        for name in ("articles", "errors")
        for number in pq.read_table(out / f"{name}.parquet").column("number").to_pylist()
    ]
    assert sorted(numbers) == list(range(len(numbers)))


def test_inputs_that_could_not_be_read_give_exit_code_2(
    hostile: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    assert hostile[1].returncode == 2
    assert "failed (errors.parquet)" in hostile[1].stderr
    assert "Traceback" not in hostile[1].stderr


def test_reports_of_the_worst_are_written_and_the_work_folder_is_gone(hostile: tuple[Path, object]) -> None:
    out = hostile[0] / "out"
    assert len(list((out / "reports").glob("*.html"))) == 3
    assert not (out / ".audit").exists()
    assert (out / "index.html").stat().st_size > 10_000


def test_a_killed_run_goes_on_and_comes_to_the_same(tmp_path: Path) -> None:
    pages = tmp_path / "crawl"
    pages.mkdir()
    for number in range(400):
        (pages / f"{number:03}.txt").write_text(story(number))
    assert audit("crawl", "--output", "whole", "--html", "0", cwd=tmp_path).returncode == 0
    command = [sys.executable, "-m", "lint", "audit", "crawl", "--output", "broken", "--html", "0", "--isolated"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for wait in (4.0, 7.0):
        resume = ["--resume"] if (tmp_path / "broken" / ".audit" / "manifest.json").exists() else []
        with subprocess.Popen([*command, *resume], cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL) as run:
            time.sleep(wait)
            run.send_signal(signal.SIGKILL)
    done = audit("crawl", "--output", "broken", "--html", "0", "--resume", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for name in TABLES:
        whole, broken = (pq.read_table(tmp_path / out / f"{name}.parquet") for out in ("whole", "broken"))
        assert whole.equals(broken), name


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["table.parquet", "--text-column", "body"], "there is no such column"),
        (["table.parquet", "--html", "many"], "neither a number nor 'all'"),
        (["table.parquet", "--scheduler", "tcp://x:1"], "--scheduler is for --engine dask"),
        (["table.parquet", "--select", "no-such-rule"], "no rule or category"),
    ],
)
def test_a_bad_option_is_one_line_and_exit_code_2(tmp_path: Path, words: list[str], said: str) -> None:
    pq.write_table(pa.table({"id": ["a"], "text": [story(1)]}), tmp_path / "table.parquet")
    done = audit(*words, "--output", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(story(1))
    (tmp_path / "out").write_text("in the way")
    done = audit("article.txt", "--output", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
