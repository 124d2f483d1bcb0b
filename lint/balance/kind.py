"""The gate: what an article is, and so which criteria fit it, with the reason in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pydantic import ValidationError

from lint.balance.schema import KindForm, SignalForm
from lint.errors import RuleErrors
from lint.language.analysis import Analysis
from lint.patternlang.finder import Finder, compile_text
from lint.patternlang.syntax import PatternError
from lint.read.article import BlockKind
from lint.strict_yaml import load_document

SHORTEST = 60  # words: a shorter text is a caption or a notice, and owes nobody a list of harms
_START = 6  # sentences that open an article
_SECTIONS = 4  # headings: an article in so many sections reports more than one study
_HARDLY_A_STUDY = 3  # points
_SUBJECT = "intervention"


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


@dataclass(frozen=True, slots=True)
class KindFile:
    """One file of `patterns/kinds`, its signals compiled."""

    name: str
    form: KindForm
    signals: tuple[tuple[SignalForm, Finder], ...]


def kind_of(analysis: Analysis) -> ArticleKind:
    """The kind of an article, worked out once."""
    if "kind" not in analysis.kept:
        analysis.kept["kind"] = _kind(analysis, shipped_kinds())
    kind: ArticleKind = analysis.kept["kind"]
    return kind


@cache
def shipped_kinds() -> tuple[KindFile, ...]:
    """The files of `patterns/kinds`."""
    return load_kinds(files("lint.patterns") / "kinds")


def load_kinds(folder: Traversable) -> tuple[KindFile, ...]:
    """Every kind of a folder; RuleErrors names every fault with its line."""
    kinds, faults = [], []
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".yaml"):
            try:
                kinds.append(_load(file))
            except RuleErrors as errors:
                faults += errors.faults
    if faults:
        raise RuleErrors(faults)
    return tuple(kinds)


def _load(file: Traversable) -> KindFile:
    document = load_document(file.read_text("utf-8"), path=str(file))
    try:
        form = KindForm.model_validate(document.value)
    except ValidationError as error:
        raise RuleErrors([document.fault(fault["msg"], *fault["loc"]) for fault in error.errors()]) from None
    signals, faults = [], []
    for place, signal in enumerate(form.signals):
        patterns = []
        for number, text in enumerate(signal.patterns):
            try:
                patterns.append(compile_text(text))
            except PatternError as error:
                faults.append(document.fault(f"pattern '{text}': {error}", "signals", place, "patterns", number))
        signals.append((signal, Finder(patterns)))
    if faults:
        raise RuleErrors(faults)
    return KindFile(file.name.removesuffix(".yaml"), form, tuple(signals))


def _kind(analysis: Analysis, kinds: Sequence[KindFile]) -> ArticleKind:
    places = _places(analysis)
    points = {kind.name: _points(analysis, kind, places) for kind in kinds}
    listed = tuple(sorted(points.items()))
    forms = {kind.name: kind.form for kind in kinds}
    reached = {name for name, form in forms.items() if points[name] >= form.least}
    if len(analysis.words) < SHORTEST:
        return ArticleKind("other", "too short to owe its readers more", listed)
    if _SUBJECT not in reached:
        away = "condition" if "condition" in reached else "other"
        seems = max((n for n in reached if forms[n].kind == away), key=lambda n: points[n], default=None)
        reads = f"; it reads as {forms[seems].reads_as}" if seems else ""
        return ArticleKind(away, f"no treatment, test or remedy is its subject{reads}", listed)
    away_from = [n for n in reached if forms[n].kind in {"other", "condition"} and points[n] >= points[_SUBJECT]]
    if "study-report" in reached:  # such news has quotations, money and laws in it, and is about a treatment
        away_from = [n for n in away_from if n == "investigation"]
    if away_from:
        name = max(away_from, key=lambda n: points[n])
        return ArticleKind(forms[name].kind, f"it reads as {forms[name].reads_as}", listed)
    if len(places["heading"]) >= _SECTIONS:
        reached.discard("study-report")
    if "news-release" in reached and points["study-report"] <= _HARDLY_A_STUDY:
        return ArticleKind(_SUBJECT, "it reads as a release about a treatment, with no study to report", listed)
    for name in ("service", "news-release", "study-report"):
        if name in reached:
            return ArticleKind(name, f"it reads as {forms[name].reads_as}", listed)
    return ArticleKind(_SUBJECT, f"it reads as {forms[_SUBJECT].reads_as}", listed)


def _points(analysis: Analysis, kind: KindFile, places: dict[str, list[tuple[int, int]]]) -> int:
    total = 0
    for signal, finder in kind.signals:
        found = {analysis.sentence_index(begin) for _, begin, _ in finder.find(analysis.view, places[signal.where])}
        total += signal.points * min(len(found), signal.most)
    return total


def _places(analysis: Analysis) -> dict[str, list[tuple[int, int]]]:
    """Sentence ranges by the part of the article they stand in; residue speaks for no kind but a seller's."""
    places: dict[str, list[tuple[int, int]]] = {"anywhere": [], "title": [], "start": [], "heading": [], "end": []}
    prose = 0
    for number, here in enumerate(analysis.sentence_ranges):
        kind = analysis.block_of(number).kind
        places["anywhere"].append(here)
        if kind is BlockKind.TITLE:
            places["title"].append(here)
        elif kind is BlockKind.HEADING:
            places["heading"].append(here)
        elif kind is not BlockKind.RESIDUE and prose < _START:
            places["start"].append(here)
            prose += 1
    places["end"] = places["anywhere"][-_START:]
    if not places["title"]:
        places["title"] = places["start"][:1]
    return places
