"""What the cache and a second process save, on the articles of a file or a folder.

    python benchmarks/cache.py ARTICLES [--articles 1000] [--rounds 10] [--jobs]

ARTICLES is JSON Lines with `title` and `text` (.jsonl, .jsonl.gz), or a folder of articles. The floor is what no
cached run could do without: start Python, import click, read the files. Cached run and floor are timed by turns and
the fastest of the rounds counts, in wall time and in processor time: on a busy machine only the latter says much.
`--jobs` times `--jobs 2` against `--jobs 1` instead, both without a cache, and, for what the machine has to give,
two runs of `--jobs 1` over half of the articles each at the same time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

SILENT = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
FLOOR = """
import sys
from pathlib import Path
import click
for path in sorted(Path(sys.argv[1]).iterdir()):
    path.read_bytes()
"""


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds of a command: by the clock, and of processors (its children's too)."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:8.3f} s  ({self.processor:.3f} s of processors)"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles_in", type=Path, metavar="ARTICLES")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--jobs", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "articles").mkdir()
        for number, text in enumerate(islice(cycle(texts(args.articles_in)), args.articles)):
            (folder / "articles" / f"{number:05}.txt").write_text(f"{text}\n\n{number}\n", encoding="utf-8")
        (compare_jobs if args.jobs else compare_cache)(folder, args.rounds)


def texts(source: Path) -> list[str]:
    """The articles of a file or a folder."""
    if source.is_dir():
        return [path.read_text("utf-8", errors="replace") for path in sorted(source.iterdir()) if path.is_file()]
    data = gzip.decompress(source.read_bytes()) if source.suffix == ".gz" else source.read_bytes()
    rows = [json.loads(line) for line in data.decode().split("\n") if line]
    return [f"{row.get('title') or ''}\n\n{row['text']}" for row in rows]


def compare_cache(folder: Path, rounds: int) -> None:
    """A first run, then unchanged ones by turns with the floor."""
    cold, first = check(folder, "--jobs", "1")
    floors, cached = [], []
    for _ in range(rounds):
        floors.append(timed([sys.executable, "-c", FLOOR, "articles"], folder)[0])
        spent, again = check(folder)
        cached.append(spent)
        if again != first:
            raise SystemExit("a cached run says something else")
    shutil.rmtree(folder / ".healthlint-cache")
    floor, best = fastest(floors), fastest(cached)
    print(f"cold    {cold}\ncached  {best}\nfloor   {floor}")
    for name, a, b in (("cold / cached", cold, best), ("cached / floor", best, floor)):
        print(f"{name:15} {a.wall / b.wall:7.2f}  ({a.processor / b.processor:.2f} of processors)")


def compare_jobs(folder: Path, rounds: int) -> None:
    """One process and two, by turns."""
    times: dict[str, list[Time]] = {"1": [], "2": []}
    halves: list[float] = []
    outputs = set()
    every = sorted((folder / "articles").iterdir())
    for number, path in enumerate(every):
        (folder / f"half{number % 2}").mkdir(exist_ok=True)
        shutil.copy(path, folder / f"half{number % 2}")
    for _ in range(max(1, rounds // 5)):
        for jobs, spent in times.items():
            time, output = check(folder, "--no-cache", "--jobs", jobs)
            spent.append(time)
            outputs.add(output)
        start = perf_counter()
        both = [
            subprocess.Popen(command(half, "--no-cache", "--jobs", "1"), cwd=folder, **SILENT)
            for half in ("half0", "half1")
        ]
        for run in both:
            run.wait()
        halves.append(perf_counter() - start)
    one, two = (fastest(times[jobs]) for jobs in ("1", "2"))
    print(f"--jobs 1  {one}\n--jobs 2  {two}\nratio     {one.wall / two.wall:.2f}")
    print(f"two halves at once  {min(halves):.3f} s\nratio of these      {one.wall / min(halves):.2f}")
    if len(outputs) != 1:
        raise SystemExit("two processes say something else than one")


def check(folder: Path, *options: str) -> tuple[Time, bytes]:
    """A run of healthlint over the articles."""
    return timed(command("articles", *options), folder)


def command(articles: str, *options: str) -> list[str]:
    """The words of a run."""
    return [str(Path(sys.executable).with_name("healthlint")), "check", articles, "--isolated", *options]


def timed(words: list[str], folder: Path) -> tuple[Time, bytes]:
    """The time of a command, and what it printed."""
    before, start = processor(), perf_counter()
    done = subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(f"exit code {done.returncode}: {' '.join(words)}")
    return Time(perf_counter() - start, processor() - before), done.stdout


def processor() -> float:
    """Processor seconds of all children so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def fastest(times: list[Time]) -> Time:
    """The least of each."""
    return Time(min(time.wall for time in times), min(time.processor for time in times))


if __name__ == "__main__":
    main()
