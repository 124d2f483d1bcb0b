"""How much of an article speaks for each kind, in points; a kind is looked for when it is first asked about."""

from __future__ import annotations

from functools import cache

from lint.balance.kinds import KindFile, shipped_kinds
from lint.balance.parts import parts_of
from lint.balance.sweep import Place, Sweep
from lint.language.analysis import Analysis

INVESTIGATION = "investigation"
Signal = tuple[str, int]  # the kind that it speaks for, and its number there


class Points:
    """The points of one article, worked out for a group of kinds at once."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._points: dict[str, int] = {}

    def of(self, name: str) -> int:
        """The points of a kind."""
        if name not in self._points:
            group, sweep = next(item for item in _groups() if any(kind.name == name for kind in item[0]))
            found = sweep.over(self._analysis, parts_of(self._analysis))
            self._points |= {kind.name: self._counted(kind, found) for kind in group}
        return self._points[name]

    def _counted(self, kind: KindFile, found: dict[Signal, list[Place]]) -> int:
        total = 0
        for number, (signal, _) in enumerate(kind.signals):
            places = found.get((kind.name, number), ())
            sentences = {self._analysis.sentence_index(begin) for _, begin, _ in places}
            total += signal.points * min(len(sentences), signal.most)
        return total


@cache
def _groups() -> tuple[tuple[list[KindFile], Sweep[Signal]], ...]:
    """The kinds that are asked about in nearly every article, and those that only turn one away; one sweep for each."""
    asked = [k for k in shipped_kinds() if k.form.kind not in {"other", "condition"} or k.name == INVESTIGATION]
    away = [kind for kind in shipped_kinds() if kind not in asked]
    return (asked, _sweep(asked)), (away, _sweep(away))


def _sweep(kinds: list[KindFile]) -> Sweep[Signal]:
    return Sweep(
        (signal.where, (kind.name, number), patterns)
        for kind in kinds
        for number, (signal, patterns) in enumerate(kind.signals)
    )
