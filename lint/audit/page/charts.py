"""The charts of the page: lengths of bars in a box of 1,000 by 100, as the template draws them in SVG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lint.audit.page.summary import SEVERITIES, Share, Summary
from lint.audit.ranking import weight

WIDE = 1000.0
HIGH = 100.0
_MOST_SITES = 12
_LEAST = 3.0  # a bar that is shorter would not be seen


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: where it begins and how long it is, for one severity."""

    severity: str
    start: float
    length: float
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart: its label, its parts by severity, and words to the right."""

    label: str
    pieces: tuple[Piece, ...]
    total: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A time: its place from the left, its height from the ground, and what it says when it is pointed at."""

    label: str
    left: float
    width: float
    height: float
    said: str


def category_bars(summary: Summary) -> tuple[Bar, ...]:
    """A bar for each category that found something, longest first."""
    rows = sorted(summary.categories.items(), key=lambda item: -sum(item[1].values()))
    return _bars((name, counts, "") for name, counts in rows)


def site_bars(summary: Summary) -> tuple[Bar, ...]:
    """A bar for each of the sites with most findings, weighted by severity."""
    rows = sorted(summary.sites.items(), key=lambda item: (-(weight(item[1].severities, 1) or 0), item[0]))
    return _bars((name, share.severities, _site_note(share)) for name, share in rows[:_MOST_SITES])


def time_columns(summary: Summary) -> tuple[Column, ...]:
    """A column for each year or month: severity-weighted findings per 1,000 words."""
    times = summary.times()
    top = max((share.weight for _, share in times), default=0.0) or 1.0
    step = WIDE / max(len(times), 1)
    return tuple(
        Column(
            label, round(at * step + step * 0.1, 2), round(step * 0.8, 2), round(share.weight / top * HIGH, 2),
            f"{label}: {share.weight:.1f} in {share.articles:,} {_plural('article', share.articles)}",
        )
        for at, (label, share) in enumerate(times)
    )  # fmt: skip


def time_words(summary: Summary) -> str:
    """The chart over time in a sentence."""
    times = summary.times()
    if not times:
        return "No article tells its date."
    top = max(times, key=lambda time: time[1].weight)
    low = min(times, key=lambda time: time[1].weight)
    said = f"Between {low[1].weight:.1f} ({low[0]}) and {top[1].weight:.1f} ({top[0]}) per 1,000 words"
    undated = summary.whole.articles - sum(share.articles for _, share in times)
    return said + (f"; {undated:,} {_plural('article', undated)} without a date." if undated else ".")


def _bars(rows: Iterable[tuple[str, Mapping[str, int], str]]) -> tuple[Bar, ...]:
    listed: Sequence[tuple[str, Mapping[str, int], str]] = list(rows)
    longest = max((sum(counts.values()) for _, counts, _ in listed), default=0) or 1
    return tuple(
        Bar(label, tuple(_pieces(counts, (WIDE - _LEAST * len(SEVERITIES)) / longest)), sum(counts.values()), note)
        for label, counts, note in listed
    )


def _pieces(counts: Mapping[str, int], scale: float) -> Iterable[Piece]:
    start = 0.0
    for severity in SEVERITIES:
        if count := counts.get(severity, 0):
            length = max(count * scale, _LEAST)
            yield Piece(severity, round(start, 2), round(length, 2), count)
            start += length


def _site_note(share: Share) -> str:
    return f"{share.articles:,} {_plural('article', share.articles)}, weight {share.weight:.1f}"


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"
