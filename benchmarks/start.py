"""Processor time of a start: of the libraries alone, of a linter, and of the command, with what is kept and without.

    python benchmarks/start.py [--rounds 5]

Each line is a process of its own. They take turns, so that a busy machine disturbs all alike, and the fastest of the
rounds counts. "kept" starts with rules, claims and terms that an earlier process has kept in its cache folder; "from
files" has no folder to keep them in.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ARTICLE = "# Tea\n\nThe tea cures diabetes in two weeks, says Dr Smith.\n"
KEPT, FILES = "kept", "from files"
LINTER = "from lint.pipeline import Linter; linter = Linter()"
FIRST = (
    "from lint.read.load import read_file; from time import process_time; from lint.pipeline import Linter\n"
    "linter, start = Linter(), process_time(); linter.check(read_file('tea.md')); first = process_time() - start\n"
    "start = process_time(); linter.check(read_file('tea.md')); print(first - (process_time() - start))\n"
)


def main() -> None:
    """Measure by turns and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    spent: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "tea.md").write_text(ARTICLE, encoding="utf-8")
        run(folder, KEPT, "-m", "lint", "check", "tea.md", "--no-cache")  # keeps all that a first article needs
        for _ in range(args.rounds):
            for label, kind, words in starts():
                spent[label].append(run(folder, kind, *words)[0])
            spent["first article, beyond a second (kept)"].append(float(run(folder, KEPT, "-c", FIRST)[1]))
    for label, times in spent.items():
        print(f"{label:40} {min(times):6.2f} s")


def starts() -> list[tuple[str, str, tuple[str, ...]]]:
    """What is timed: a label, what it starts with, and the words for Python."""
    libraries = [("python, import click", "import click"), ("import spacy", "import spacy")]
    commands = {"healthlint check": ("check", "tea.md", "--no-cache"), "healthlint rules": ("rules",)}
    found = [(label, KEPT, ("-c", code)) for label, code in libraries]
    for kind in (FILES, KEPT):
        found.append((f"Linter() ({kind})", kind, ("-c", LINTER)))
        found += [(f"{label} ({kind})", kind, ("-m", "lint", *words)) for label, words in commands.items()]
    return found


def run(folder: Path, kind: str, *words: str) -> tuple[float, str]:
    """Processor seconds of a process that runs in the folder, and what it printed."""
    place = str(folder / "store") if kind == KEPT else os.devnull
    before = processor()
    environment = {**os.environ, "HEALTHLINT_CACHE_DIR": place}
    command = [sys.executable, *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in {0, 1} or "Traceback" in done.stderr:
        raise SystemExit(f"exit code {done.returncode}: {' '.join(words)}\n{done.stderr}")
    return processor() - before, done.stdout


def processor() -> float:
    """Processor seconds of all children so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
