"""An audit of many articles in four forms, undisturbed and killed: nothing may be lost, and memory may not grow.

    python benchmarks/audit_scale.py STORIES.jsonl.gz [--articles 20000] [--jobs 2] [--kills 3]

The stories are repeated with every fifth word drawn anew, so that no two are near-duplicates, and lie in equal parts
in JSON Lines, Parquet, WARC and a folder of pages. Memory is the peak of the parent and of the largest child.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from threading import Thread

import pyarrow as pa
import pyarrow.parquet as pq

TABLES = ("articles", "findings", "claims", "errors", "copies")
FORMS = ("stories.jsonl.gz", "stories.parquet", "stories.warc.gz", "pages")
EVERY = 5  # so many words, one is drawn anew


def main() -> None:
    """Make the inputs, run, kill, resume, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kills", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_inputs(texts(args.stories), args.articles // len(FORMS), folder)
        started = time.monotonic()
        parent, child = run(folder, "whole", args.jobs)
        spent = time.monotonic() - started
        numbers = counted(folder / "whole")
        print(f"{numbers} articles, each in one table; {spent:.0f} s; parent {parent} MB, largest child {child} MB")
        if not args.kills:
            return
        for number in range(args.kills):
            run(folder, "killed", args.jobs, seconds=random.Random(number).uniform(0.1, 0.6) * spent / args.kills)  # noqa: S311 - no secret
            done = len(list((folder / "killed" / ".audit").rglob("*.parquet")))
            print(f"killed the {number + 1}. time, with {done} parts written")
        run(folder, "killed", args.jobs)
        for table in TABLES:
            one, other = (pq.read_table(folder / out / f"{table}.parquet") for out in ("whole", "killed"))
            print(f"{table}: {'the same' if one.equals(other) else 'DIFFERENT'} ({len(one)} rows)")


def texts(source: Path) -> list[str]:
    """Title and text of each story."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [f"{row.get('title') or ''}\n\n{row['text']}" for row in rows]


def write_inputs(stories: list[str], each: int, folder: Path) -> None:
    """The four forms of inputs, `each` articles in each."""
    draw = random.Random(1)  # noqa: S311 - no secret
    vocabulary = sorted({word for story in stories for word in story.split() if word.isalpha()})

    def changed(story: str) -> str:
        words = story.split(" ")
        for at in range(draw.randrange(EVERY), len(words), EVERY):
            words[at] = draw.choice(vocabulary)
        return " ".join(words)

    found = map(changed, cycle(stories))
    with gzip.open(folder / FORMS[0], "wt", encoding="utf-8") as out:
        for number, text in enumerate(islice(found, each)):
            out.write(json.dumps({"id": f"json-{number}", "text": text}) + "\n")
    rows = [{"id": f"parquet-{number}", "text": text} for number, text in enumerate(islice(found, each))]
    pq.write_table(pa.Table.from_pylist(rows), folder / FORMS[1], row_group_size=1000)
    with (folder / FORMS[2]).open("wb") as crawl:
        for number, text in enumerate(islice(found, each)):
            crawl.write(gzip.compress(record(number, page(text))))
    (folder / FORMS[3]).mkdir()
    for number, text in enumerate(islice(found, each)):
        (folder / FORMS[3] / f"{number:06}.html").write_bytes(page(text))


def page(text: str) -> bytes:
    """A page with a frame around the text."""
    links = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(60))
    prose = "".join(f"<p>{line}</p>" for line in text.split("\n") if line.strip())
    frame = f"<nav><ul>{links}</ul></nav><script>{'var setting = 1;' * 200}</script>"
    return f"<html><head><title>A story</title></head><body>{frame}<div>{prose}</div>{frame}</body></html>".encode()


def record(number: int, body: bytes) -> bytes:
    """A WARC record of a page."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://site{number % 40}.example/{number}\r\nWARC-Date: 2024-05-17T08:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def run(folder: Path, out: str, jobs: int, *, seconds: float | None = None) -> tuple[int, int]:
    """One run, killed after so many seconds; peak memory of the parent and of the largest child in MB."""
    command = [sys.executable, "-m", "lint", "audit", *FORMS, "--output", out, "--jobs", str(jobs), "--html", "0"]
    resume = ["--resume"] if (folder / out / ".audit" / "manifest.json").exists() else []
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with (
        (folder / f"{out}.log").open("ab") as log,
        subprocess.Popen([*command, "--isolated", *resume], cwd=folder, env=environment, stderr=log) as process,
    ):
        peaks: dict[int, int] = {}
        watch = Thread(target=watched, args=(process, peaks))
        watch.start()
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        watch.join()
    if seconds is None and process.returncode:
        raise SystemExit((folder / f"{out}.log").read_text()[-2000:])
    children = [peak for pid, peak in peaks.items() if pid != process.pid]
    return peaks.get(process.pid, 0) // 1024, max(children, default=0) // 1024


def watched(process: subprocess.Popen[bytes], peaks: dict[int, int]) -> None:
    """Keep the peak memory in kB of a process and its children (Linux)."""
    while process.poll() is None:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        try:
            pids = [process.pid, *map(int, children.read_text().split())]
            threads = Path(f"/proc/{process.pid}/task").iterdir()
            pids += [int(pid) for thread in threads for pid in (thread / "children").read_text().split()]
        except OSError:
            return
        for pid in pids:
            try:
                status = Path(f"/proc/{pid}/status").read_text()
            except OSError:
                continue
            peak = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)
            peaks[pid] = max(peaks.get(pid, 0), peak)
        time.sleep(0.5)


def counted(folder: Path) -> int:
    """How many articles there are; each number must stand in exactly one table."""
    found = [
        pq.read_table(folder / f"{name}.parquet", columns=["number"])["number"].to_pylist() for name in TABLES[::3]
    ]
    numbers = sorted(number for column in found for number in column)
    if numbers != list(range(len(numbers))):
        raise SystemExit("an article is missing, or told of twice")
    return len(numbers)


if __name__ == "__main__":
    main()
