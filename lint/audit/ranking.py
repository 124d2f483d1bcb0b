"""How bad an article is, as one number: its findings by severity, for the length of it."""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {"error": 5.0, "warning": 2.0, "suggestion": 0.5}
_PER = 1000  # words


def weight(counts: Mapping[str, int], words: int | None) -> float | None:
    """Severity-weighted findings per 1,000 words; `counts` are by severity, None for an article without words."""
    if not words:
        return None
    return sum(WEIGHTS[severity] * count for severity, count in counts.items()) * _PER / words
