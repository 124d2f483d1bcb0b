"""What an audit costs: processor time of each stage, of the process that hands out the work, and of a guard; memory.

    python benchmarks/audit.py ARTICLES.jsonl.gz [--articles 1000] [--processes 1] [--html]

Articles are repeated with changes until there are enough of them; with --html each is a page with a frame around it.
Processor time is counted, so that a busy machine disturbs little; a stage's start (loading) is counted apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import tempfile
from collections.abc import Iterator
from functools import partial
from html import escape
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, process_time

from lint.audit.child import Answer
from lint.audit.engines.local import LocalEngine
from lint.audit.entry import Entry
from lint.audit.guard import Guard
from lint.audit.options import Options
from lint.audit.run import Plan, audit

_FRAME = "<nav><ul>{}</ul></nav>".format("".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(60)))
_PAGE = """\
<!doctype html><html><head><title>{title}</title></head><body>{frame}
<main><article><h1>{title}</h1>{body}</article></main>{frame}</body></html>
"""


def entries(path: Path, articles: int, *, html: bool) -> Iterator[Entry]:
    """So many articles, no two the same."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        stories = [json.loads(line) for line in lines]
    for number, story in enumerate(islice(cycle(stories), articles)):
        text = story["text"] if number < len(stories) else changed(story["text"], number)
        data = page(story["title"], text) if html else text
        yield Entry(id=str(number), source=str(path), format="html" if html else "text", data=data.encode())


def changed(text: str, number: int) -> str:
    """A ninth of the words are other ones, so that it is no near-duplicate."""
    words = enumerate(text.split(" "))
    return " ".join(f"{word}{number}" if at % 9 == number % 9 and word.isalpha() else word for at, word in words)


def page(title: str, text: str) -> str:
    """A page around a text."""
    body = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n") if part.strip())
    return _PAGE.format(title=escape(title or ""), frame=_FRAME, body=body)


def children() -> tuple[float, float]:
    """Processor seconds of all child processes that have ended, and the most memory of one in MB."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def guard_cost(size: int, times: int = 2000) -> float:
    """Microseconds to have a guarded child give back so many bytes."""
    guard = Guard(partial(partial, Answer, memory=0), seconds=60)  # a child gives back what it gets
    task = b"x" * size
    guard.ask(task)
    begun = perf_counter()
    for _ in range(times):
        guard.ask(task)
    spent = perf_counter() - begun
    guard.close()
    return spent / times * 1e6


def measure(plan: Plan, processes: int) -> dict[str, float]:
    """Seconds of processor time by stage, of the parent, and the wall's; memory of the largest child."""
    ends: dict[str, float] = {}
    before, _ = children()
    own, begun = process_time(), perf_counter()

    def progress(stage: str, _: int, __: int | None) -> None:
        ends.setdefault(stage, children()[0])  # the stage before has ended its children by now

    outcome = audit(plan, LocalEngine(processes), progress=progress)
    wall, parent = perf_counter() - begun, process_time() - own
    after, memory = children()
    return {
        "articles": outcome.entries, "wall": wall, "parent": parent, "prepare": ends["lint"] - before,
        "lint": after - ends["lint"], "memory": memory,
    }  # fmt: skip


def main() -> None:
    """Measure a start alone, then the articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--html", action="store_true")
    given = parser.parse_args()
    print(f"a guard: {guard_cost(1000):.0f} us for an article of 1 kB, {guard_cost(100_000):.0f} us for one of 100 kB")
    found = {}
    for articles in (given.processes, given.articles):
        with tempfile.TemporaryDirectory() as folder:

            def taken(articles: int = articles) -> Iterator[Entry]:
                return entries(given.file, articles, html=given.html)

            found[articles] = measure(Plan(Path(folder), taken, options=Options()), given.processes)
    start, whole = found[given.processes], found[given.articles]
    count = whole["articles"] - start["articles"]
    spent = {name: (whole[name] - start[name]) / count * 1000 for name in ("prepare", "lint", "parent")}
    every = sum(spent.values())
    for name, each in spent.items():
        print(f"{name:8} {each:7.2f} ms of processor time for each article ({each / every:.0%})")
    print(f"start    {start['prepare'] + start['lint']:7.2f} s of processor time, all processes")
    print(f"{3_600_000 / every:,.0f} articles per core-hour")
    print(f"{whole['wall']:.1f} s in all with {given.processes} processes")
    print(f"memory: {whole['memory']:.0f} MB at most in one child")


if __name__ == "__main__":
    main()
