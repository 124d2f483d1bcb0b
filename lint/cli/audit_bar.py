"""The progress of an audit: a bar with rate and time left on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

if TYPE_CHECKING:
    from lint.audit.engines.job import Stage

_OFTEN, _SELDOM = 0.2, 30.0  # seconds between two looks
_WORDS = {"prepare": "reading", "lint": "linting"}


class Bar:
    """Told how far each stage is; a bar for each."""

    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._bar: tqdm[Any] | None = None

    def __call__(self, stage: Stage, done: int, total: int | None) -> None:
        """So many articles are through a stage; `total` is None as long as nobody knows how many there are."""
        bar = self._bar
        if bar is None or stage != self._stage:
            self.close()
            bar = self._bar = _new(stage, total)
            self._stage = stage
        bar.update(done - bar.n)

    def close(self) -> None:
        """End the bar."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def _new(stage: Stage, total: int | None) -> tqdm[Any]:
    often = _OFTEN if sys.stderr.isatty() else _SELDOM
    return tqdm(
        total=total, desc=_WORDS[stage], unit=" articles", file=sys.stderr, dynamic_ncols=True, mininterval=often
    )
