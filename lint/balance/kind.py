"""The gate: what an article is, and so which criteria fit it, with the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lint.balance.kinds import KindFile, shipped_kinds
from lint.balance.parts import parts_of
from lint.balance.schema import KindForm
from lint.balance.sweep import Place, Sweep
from lint.language.analysis import Analysis

SHORTEST = 60  # words: a shorter text is a caption or a notice, and owes nobody a list of harms
_SECTIONS = 4  # headings: an article in so many sections reports more than one study
_HARDLY_A_STUDY = 3  # points
_FEW = 5  # points that a seller's page needs to be about a treatment
SUBJECT = "intervention"
Signal = tuple[str, int]  # the kind that it speaks for, and its number there


@dataclass(frozen=True, slots=True)
class ArticleKind:
    """`name` is service, intervention, news-release, study-report, condition or other."""

    name: str
    reason: str
    points: tuple[tuple[str, int], ...] = ()

    @property
    def applies(self) -> bool:
        """Whether any criterion fits such an article."""
        return self.name not in {"condition", "other"}


def kind_of(analysis: Analysis) -> ArticleKind:
    """The kind of an article, worked out once."""
    if "kind" not in analysis.kept:
        analysis.kept["kind"] = _kind(analysis)
    kind: ArticleKind = analysis.kept["kind"]
    return kind


def _kind(analysis: Analysis) -> ArticleKind:
    kinds, parts = shipped_kinds(), parts_of(analysis)
    found = _shipped_signals().over(analysis, parts)
    points = {kind.name: _points(analysis, kind, found) for kind in kinds}
    forms = {kind.name: kind.form for kind in kinds}
    reached = {name for name, form in forms.items() if points[name] >= form.least}
    if "service" in reached and points[SUBJECT] >= _FEW:
        reached.add(SUBJECT)  # a seller's page says less of illness than an article does
    name, reason = _decided(points, forms, reached, sections=len(parts["heading"]), words=len(analysis.words))
    return ArticleKind(name, reason, tuple(sorted(points.items())))


def _decided(
    points: dict[str, int], forms: dict[str, KindForm], reached: set[str], *, sections: int, words: int
) -> tuple[str, str]:
    """The kind and the reason: what turns an article away comes first, then the most particular kind."""
    if words < SHORTEST:
        return "other", "too short to owe its readers more"
    if SUBJECT not in reached:
        away = "condition" if "condition" in reached else "other"
        seems = max((n for n in sorted(reached) if forms[n].kind == away), key=lambda n: points[n], default=None)
        reads = f"; it reads as {forms[seems].reads_as}" if seems else ""
        return away, f"no treatment, test or remedy is its subject{reads}"
    if turned := _turned_away(points, forms, reached):
        return forms[turned].kind, f"it reads as {forms[turned].reads_as}"
    if "news-release" in reached and points["study-report"] <= _HARDLY_A_STUDY:
        return SUBJECT, "it reads as a release about a treatment, with no study to report"
    one_study = sections < _SECTIONS
    particular = [n for n in ("service", "news-release", "study-report") if n in reached]
    name = next((n for n in particular if n != "study-report" or one_study), SUBJECT)
    return name, f"it reads as {forms[name].reads_as}"


def _turned_away(points: dict[str, int], forms: dict[str, KindForm], reached: set[str]) -> str | None:
    """The strongest kind that turns the article away, stronger than its interest in a treatment."""
    away = [n for n in sorted(reached) if forms[n].kind in {"other", "condition"} and points[n] >= points[SUBJECT]]
    if "study-report" in reached:  # such news has quotations, money and laws in it, and is about a treatment
        away = [n for n in away if n == "investigation"]
    return max(away, key=lambda n: points[n], default=None)


@cache
def _shipped_signals() -> Sweep[Signal]:
    """The signals of all kinds, in one sweep."""
    return Sweep(
        (signal.where, (kind.name, number), patterns)
        for kind in shipped_kinds()
        for number, (signal, patterns) in enumerate(kind.signals)
    )


def _points(analysis: Analysis, kind: KindFile, found: dict[Signal, list[Place]]) -> int:
    total = 0
    for number, (signal, _) in enumerate(kind.signals):
        sentences = {analysis.sentence_index(begin) for _, begin, _ in found.get((kind.name, number), ())}
        total += signal.points * min(len(sentences), signal.most)
    return total
