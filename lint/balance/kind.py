"""The gate: what an article is, and so which criteria fit it, with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lint.balance.kinds import KindFile, shipped_kinds
from lint.balance.schema import KindForm
from lint.language.analysis import Analysis
from lint.patternlang.finder import Finder
from lint.read.article import BlockKind

SHORTEST = 60  # words: a shorter text is a caption or a notice, and owes nobody a list of harms
_START = 6  # sentences that open an article
_SECTIONS = 4  # headings: an article in so many sections reports more than one study
_HARDLY_A_STUDY = 3  # points
_FEW = 5  # points that a seller's page needs to be about a treatment
SUBJECT = "intervention"


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
        analysis.kept["kind"] = _shipped().kind(analysis)
    kind: ArticleKind = analysis.kept["kind"]
    return kind


class _Kinds:
    """Kinds of article, all their signals compiled into one finder."""

    def __init__(self, kinds: Sequence[KindFile]) -> None:
        self._forms = {kind.name: kind.form for kind in kinds}
        self._signals = [(kind.name, signal) for kind in kinds for signal, _ in kind.signals]
        signals = [patterns for kind in kinds for _, patterns in kind.signals]
        self._owners = [number for number, patterns in enumerate(signals) for _ in patterns]
        self._finder = Finder([pattern for patterns in signals for pattern in patterns])

    def kind(self, analysis: Analysis) -> ArticleKind:
        places = _places(analysis)
        points = self._points(analysis, places)
        reached = {name for name, form in self._forms.items() if points[name] >= form.least}
        if "service" in reached and points[SUBJECT] >= _FEW:
            reached.add(SUBJECT)  # a seller's page says less of illness than an article does
        sections = len(places["heading"])
        name, reason = _decided(points, self._forms, reached, sections=sections, words=len(analysis.words))
        return ArticleKind(name, reason, tuple(sorted(points.items())))

    def _points(self, analysis: Analysis, places: dict[str, set[int]]) -> dict[str, int]:
        found: list[set[int]] = [set() for _ in self._signals]  # sentences of each signal
        for number, begin, _ in self._finder.find(analysis.view, analysis.sentence_ranges):
            found[self._owners[number]].add(analysis.sentence_index(begin))
        points = dict.fromkeys(self._forms, 0)
        for (kind, signal), sentences in zip(self._signals, found, strict=True):
            points[kind] += signal.points * min(len(sentences & places[signal.where]), signal.most)
        return points


@cache
def _shipped() -> _Kinds:
    return _Kinds(shipped_kinds())


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


def _places(analysis: Analysis) -> dict[str, set[int]]:
    """Sentences by the part of the article they stand in."""
    numbers = range(len(analysis.sentences))
    places: dict[str, list[int]] = {"anywhere": [*numbers], "title": [], "start": [], "heading": []}
    for number in numbers:
        kind = analysis.block_of(number).kind
        if kind is BlockKind.TITLE:
            places["title"].append(number)
        elif kind is BlockKind.HEADING:
            places["heading"].append(number)
        elif kind is not BlockKind.RESIDUE and len(places["start"]) < _START:
            places["start"].append(number)
    places["end"] = places["anywhere"][-_START:]
    if not places["title"]:
        places["title"] = places["start"][:1]
    return {name: set(sentences) for name, sentences in places.items()}
