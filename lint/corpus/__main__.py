"""`python -m lint.corpus`: hold the linter to the annotated corpus, or pin what it reaches now."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from lint.corpus import gate
from lint.corpus.score import Score
from lint.errors import HealthlintError


def main(arguments: Sequence[str] | None = None, *, lint_files: gate.LintFiles = gate.lint_files) -> int:
    """Run the gate: 0 the corpus passes, 1 it does not or an update was refused, 2 it cannot be scored."""
    options = _parser().parse_args(arguments)
    try:
        measured = gate.measure(options.folder, lint_files=lint_files)
        if options.show:
            _say([f"MISS  {line}" for line in measured.score.misses])
            _say([f"FALSE {line}" for line in measured.score.falses])
        _say(table(measured.score))
        return _pin(measured, options.allow_regression) if options.update else _hold(measured)
    except HealthlintError as reason:
        _say([str(reason)], to_stderr=True)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lint.corpus", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("corpus"), help="articles and annotations")
    parser.add_argument("--show", action="store_true", help="list every miss and every false finding")
    parser.add_argument("--update", action="store_true", help="pin what is measured now in floors.yaml")
    parser.add_argument(
        "--allow-regression",
        nargs="+",
        default=[],
        metavar="NAME",
        help="with --update: the pins that may loosen, such as overclaim.recall",
    )
    return parser


def _hold(measured: gate.Measurement) -> int:
    reasons = gate.shortfalls(measured)
    _say(reasons, to_stderr=True)
    return 1 if reasons else 0


def _pin(measured: gate.Measurement, allowed: Sequence[str]) -> int:
    refused = gate.update(measured, allow_regression=allowed)
    if not refused:
        return 0
    names = " ".join(change.name for change in refused)
    lines = [*map(str, refused), f"nothing was written; to loosen these: --update --allow-regression {names}"]
    _say(lines, to_stderr=True)
    return 1


def table(score: Score) -> list[str]:
    """Lay out a score, a line for each category."""
    lines = [f"{'category':14}{'gold':>6}{'found':>6}{'recall':>8}{'said':>7}{'false':>6}{'precision':>10}{'traps':>6}"]
    for name, tally in [*score.tallies.items(), ("overall", score.total)]:
        recall = "-" if tally.recall is None else f"{tally.recall:.3f}"
        precision = "-" if tally.precision is None else f"{tally.precision:.3f}"
        lines.append(
            f"{name:14}{tally.gold:>6}{tally.found:>6}{recall:>8}{tally.findings:>7}"
            f"{tally.false:>6}{precision:>10}{tally.trapped:>6}"
        )
    lines.append(f"{score.loud} errors and warnings in {score.clean} clean articles; {score.traps} traps")
    return lines


def _say(lines: Sequence[str], *, to_stderr: bool = False) -> None:
    stream = sys.stderr if to_stderr else sys.stdout
    stream.writelines(line + "\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
