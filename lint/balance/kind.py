"""The gate: what an article is, and so which criteria fit it, with the reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lint.balance.kinds import shipped_kinds
from lint.balance.parts import parts_of
from lint.balance.points import INVESTIGATION, Points
from lint.balance.schema import KindForm
from lint.language.analysis import Analysis

SHORTEST = 60  # words: a shorter text is a caption or a notice, and owes nobody a list of harms
_SECTIONS = 4  # headings: an article in so many sections reports more than one study
_HARDLY_A_STUDY = 3  # points
_FEW = 5  # points that a seller's page needs to be about a treatment
SUBJECT = "intervention"


@dataclass(frozen=True, slots=True)
class ArticleKind:
    """`name` is service, intervention, news-release, study-report, condition or other."""

    name: str
    reason: str

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
    if len(analysis.words) < SHORTEST:
        return ArticleKind("other", "too short to owe its readers more")
    return ArticleKind(*_decided(Points(analysis), sections=len(parts_of(analysis)["heading"])))


def _decided(points: Points, *, sections: int) -> tuple[str, str]:
    """The kind and the reason: what turns an article away comes first, then the most particular kind."""
    forms = _forms()
    if not _has_subject(points):
        reached = [name for name in sorted(forms) if _reaches(points, name)]
        away = "condition" if "condition" in reached else "other"
        seems = max((name for name in reached if forms[name].kind == away), key=points.of, default=None)
        reads = f"; it reads as {forms[seems].reads_as}" if seems else ""
        return away, f"no treatment, test or remedy is its subject{reads}"
    if turned := _turned_away(points):
        return forms[turned].kind, f"it reads as {forms[turned].reads_as}"
    if _reaches(points, "news-release") and points.of("study-report") <= _HARDLY_A_STUDY:
        return SUBJECT, "it reads as a release about a treatment, with no study to report"
    one_study = sections < _SECTIONS
    particular = [name for name in ("service", "news-release", "study-report") if _reaches(points, name)]
    name = next((name for name in particular if name != "study-report" or one_study), SUBJECT)
    return name, f"it reads as {forms[name].reads_as}"


def _has_subject(points: Points) -> bool:
    """Whether a treatment, test or remedy is the subject; a seller's page says less of illness than an article does."""
    return _reaches(points, SUBJECT) or (_reaches(points, "service") and points.of(SUBJECT) >= _FEW)


def _turned_away(points: Points) -> str | None:
    """The strongest kind that turns the article away, stronger than its interest in a treatment."""
    if _reaches(points, "study-report"):  # such news has quotations, money and laws in it, and is about a treatment
        kinds = [INVESTIGATION]
    else:
        kinds = sorted(name for name, form in _forms().items() if form.kind in {"other", "condition"})
    away = [name for name in kinds if _reaches(points, name) and points.of(name) >= points.of(SUBJECT)]
    return max(away, key=points.of, default=None)


def _reaches(points: Points, name: str) -> bool:
    return points.of(name) >= _forms()[name].least


@cache
def _forms() -> dict[str, KindForm]:
    return {kind.name: kind.form for kind in shipped_kinds()}
