"""The gate: the linter against the pinned corpus, and the one way to move the pins."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lint.corpus import floors
from lint.corpus.annotation import Corpus
from lint.corpus.floors import Change, Floors, Values
from lint.corpus.load import load
from lint.corpus.score import Score, score
from lint.errors import HealthlintError
from lint.findings.finding import Finding
from lint.findings.result import Result

LintFiles = Callable[[Sequence[str]], Iterable[Result]]
PINS = "floors.yaml"


@dataclass(frozen=True, slots=True)
class Measurement:
    """A corpus, and how the linter does on it."""

    corpus: Corpus
    score: Score
    values: Values


def lint_files(paths: Sequence[str]) -> Iterable[Result]:
    """Lint as the command does, with the rules that ship."""
    from lint.pipeline import check_files  # noqa: PLC0415 - loads spaCy: only where articles are linted

    return check_files(paths)


def measure(folder: Path, *, lint_files: LintFiles = lint_files) -> Measurement:
    """Lint and score a corpus; HealthlintError where an annotation cannot be scored or a file not read."""
    corpus = load(folder)
    if corpus.faults:
        raise HealthlintError("; ".join(corpus.faults), path=str(folder))
    if not corpus.texts:
        raise HealthlintError("no articles", path=str(folder))
    scored = score(corpus, _findings(corpus, lint_files))
    return Measurement(corpus, scored, floors.measured_values(scored))


def _findings(corpus: Corpus, lint_files: LintFiles) -> Iterator[Finding]:
    unread = set(corpus.texts)
    for result in lint_files([str(path) for path in corpus.paths]):
        if result.error is not None:
            raise result.error
        unread.discard(Path(result.path).name)
        yield from result.findings
    if unread:
        raise HealthlintError(f"not linted: {', '.join(sorted(unread))}", path=str(corpus.folder))


def shortfalls(measured: Measurement) -> list[str]:
    """Every reason why the corpus does not pass: a missed pin, an unpinned value, an unpinned change."""
    pins = floors.read(measured.corpus.folder / PINS)
    reasons = [str(change) for change in floors.regressions(pins.values, measured.values)]
    reasons += [f"{name} is not pinned" for name in measured.values if name not in pins.values]
    if pins.sha256 != measured.corpus.sha256:
        reasons.append("the articles or annotations are not the pinned ones")
    return reasons


def update(measured: Measurement, *, allow_regression: Collection[str] = ()) -> list[Change]:
    """Pin what was measured; where a pin not named in `allow_regression` would loosen, write nothing.

    Returns the loosened pins that were not allowed: empty once the file is written.
    """
    path = measured.corpus.folder / PINS
    pinned = floors.read(path).values if path.exists() else {}
    looser = floors.regressions(pinned, measured.values)
    refused = [change for change in looser if change.name not in allow_regression]
    if not refused:
        kept = {
            name: pinned[name] if _within_rounding(name, value, pinned) else value
            for name, value in measured.values.items()
        }
        floors.write(path, Floors(measured.corpus.sha256, kept))
    return refused


def _within_rounding(name: str, value: float, pinned: Values) -> bool:
    return name in pinned and abs(value - pinned[name]) <= floors.EPSILON
