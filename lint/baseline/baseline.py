"""A baseline in use: old findings leave the results, and what no longer answers to anything is known at the end."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from lint.baseline.entry import Entry, entry_of
from lint.baseline.file import read_baseline, write_baseline
from lint.baseline.match import matched
from lint.findings.hidden import Hidden, HiddenBy
from lint.findings.result import Result


@dataclass(slots=True)
class Recorder:
    """Takes down all findings of a run, to be written as a baseline."""

    path: Path
    articles: dict[str, list[Entry]] = field(default_factory=dict)

    def take(self, result: Result) -> Result:
        """The result with its findings written down, and so hidden."""
        article = result.article
        if article is None:
            return result
        self.articles[_name(result.path, self.path)] = [entry_of(finding, article) for finding in result.findings]
        return _hiding(result, range(len(result.findings)))

    def write(self) -> int:
        """Write the file; the number of entries."""
        write_baseline(self.path, self.articles)
        return sum(map(len, self.articles.values()))


class Baseline:
    """The entries of a file, and which of them this run has met."""

    def __init__(self, path: Path, *, skipped: Iterable[str] = ()) -> None:
        """Read a file; `skipped` are rules that do not run, of which nothing can be said. BaselineError."""
        self._path = path
        self._old = read_baseline(path)
        self._skipped = frozenset(skipped)
        self._stale: dict[str, list[Entry]] = {}
        self._seen: set[str] = set()

    def sift(self, result: Result) -> Result:
        """The result with its old findings hidden."""
        name = _name(result.path, self._path)
        self._seen.add(name)
        article = result.article
        if article is None:
            return result
        found = [entry_of(finding, article) for finding in result.findings]
        known, left = matched(found, self._old.get(name, ()))
        stale = [entry for entry in left if entry.rule not in self._skipped]
        if stale:
            self._stale[name] = stale
        return _hiding(result, known)

    def stale(self) -> dict[str, list[Entry]]:
        """After a run: the entries of its articles, and of articles that are gone, to which nothing answers."""
        folder = Path(os.path.realpath(self._path)).parent
        gone = {n: e for n, e in self._old.items() if n not in self._seen and e and not (folder / n).exists()}
        return {**self._stale, **gone}

    def prune(self) -> int:
        """Rewrite the file without its stale entries, if there are any; their number."""
        stale = self.stale()
        if stale:
            drop = {id(entry) for entries in stale.values() for entry in entries}
            kept = {name: [e for e in entries if id(e) not in drop] for name, entries in self._old.items()}
            write_baseline(self._path, kept)
        return sum(map(len, stale.values()))


def _hiding(result: Result, places: Iterable[int]) -> Result:
    old = frozenset(places)
    shown = tuple(finding for place, finding in enumerate(result.findings) if place not in old)
    hidden = tuple(Hidden(result.findings[place], HiddenBy.BASELINE) for place in sorted(old))
    return replace(result, findings=shown, hidden=(*result.hidden, *hidden))


def _name(path: str, baseline: Path) -> str:
    """An article's path as the baseline knows it, from wherever the command is run."""
    folder = Path(os.path.realpath(baseline)).parent
    return PurePath(os.path.relpath(os.path.realpath(path), folder)).as_posix()
