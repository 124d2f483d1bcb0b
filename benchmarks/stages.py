"""Time of each stage over the corpus, as a ratio to spaCy's blank tokenizer on the same text in the same run.

    python benchmarks/stages.py [--articles 2000] [--rounds 3] [--json]

Stages are timed by turns, article by article, so that a noisy machine disturbs all of them alike; of the rounds
the fastest counts. Nothing is cached between articles but what the tool itself keeps. The tokenizer is new in each
round: one that has read the same articles before is up to three times faster, and `warm` is the ratio to that one.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from collections import defaultdict
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import spacy

from lint.checking import check_bytes
from lint.claims.ledger import claims_of
from lint.findings.result import Result
from lint.pipeline import Linter
from lint.read.load import read_article
from lint.report.html import render_article

CORPUS = Path(__file__).parent.parent / "corpus"
LINTING = ("reading", "language", "ledger", "rules")


def measure(files: list[tuple[str, bytes]], linter: Linter) -> dict[str, float]:
    """Seconds of each stage over the files, and the characters of prose under `characters`."""
    tokenizer = spacy.blank("en").tokenizer
    spent: dict[str, float] = defaultdict(float)
    for path, data in files:
        start = perf_counter()
        article = read_article(path, data)
        read = perf_counter()
        tokenizer(article.text)
        tokenized = perf_counter()
        analysis = linter.analyser.analyse(article)
        analysed = perf_counter()
        claims_of(analysis)
        ledger = perf_counter()
        outcome = linter.rules.run(analysis)
        linted = perf_counter()
        render_article(Result(path, article, outcome.findings, outcome.exempt))
        reported = perf_counter()
        spent["reading"] += read - start
        spent["tokenizer"] += tokenized - read
        spent["language"] += analysed - tokenized
        spent["ledger"] += ledger - analysed
        spent["rules"] += linted - ledger
        spent["report"] += reported - linted
        spent["characters"] += len(article.text)
    return spent


def measure_findings(files: list[tuple[str, bytes]], linter: Linter) -> dict[str, float]:
    """Seconds from bytes to findings as a run spends them, and those of a new tokenizer and one that knows the text."""
    cold, warm = spacy.blank("en").tokenizer, spacy.blank("en").tokenizer
    for path, data in files:
        warm(read_article(path, data).text)
    spent: dict[str, float] = defaultdict(float)
    for path, data in files:
        text = read_article(path, data).text
        for name, read in (("cold", cold), ("warm", warm)):
            start = perf_counter()
            read(text)
            spent[name] += perf_counter() - start
        start = perf_counter()
        check_bytes(path, data, linter=linter)
        spent["findings"] += perf_counter() - start
    return spent


def main() -> None:
    """Measure and print a line for each stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=CORPUS, help="articles to repeat [corpus]")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    paths = sorted(path for path in arguments.folder.iterdir() if path.suffix in {".txt", ".md", ".html"})
    once = [(str(path), path.read_bytes()) for path in paths if path.name != "README.md"]
    linter = Linter()
    measure(once, linter)  # warm: regexes, templates, spaCy's cache of words
    rounds = [measure(list(islice(cycle(once), arguments.articles)), linter) for _ in range(arguments.rounds)]
    best = min(rounds, key=lambda spent: sum(spent[name] for name in LINTING))
    ratios = {name: best[name] / best["tokenizer"] for name in (*LINTING, "report")}
    runs = [measure_findings(list(islice(cycle(once), arguments.articles)), linter) for _ in range(arguments.rounds)]
    run = min(runs, key=lambda spent: spent["findings"])
    figures = {
        "articles": arguments.articles,
        "megabytes": round(best["characters"] / 1e6, 2),
        **{name: round(value, 2) for name, value in ratios.items()},
        "plain_text_to_findings": round(run["findings"] / run["cold"], 2),
        "plain_text_to_findings_warm": round(run["findings"] / run["warm"], 2),
        "tokenizer_megabytes_per_second": round(best["characters"] / 1e6 / best["tokenizer"], 2),
        "peak_memory_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    if arguments.json:
        sys.stdout.write(json.dumps(figures) + "\n")
        return
    for name, value in figures.items():
        sys.stdout.write(f"{name.replace('_', ' '):32}{value:>10}\n")


if __name__ == "__main__":
    main()
