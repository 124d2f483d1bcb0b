"""Cues for sentences that report a study's result (`patterns/studies/`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lint.errors import RuleError, RuleErrors
from lint.language.analysis import Analysis
from lint.language.cue_files import cue_lists
from lint.patternlang.finder import Finder
from lint.patternlang.pattern import compile_text
from lint.patternlang.syntax import PatternError
from lint.strict_yaml import load_document


@dataclass(frozen=True, slots=True)
class StudyCues:
    """What marks a sentence as a report, and what in the same sentence speaks against it."""

    cues: Finder
    limits: Finder | None

    def report(self, analysis: Analysis, sentence: int) -> tuple[int, int] | None:
        """The first place of a cue in a sentence, unless the sentence speaks against it."""
        here = [analysis.sentence_ranges[sentence]]
        places = sorted((begin, end) for _, begin, end in self.cues.find(analysis.view, here))
        if not places or (self.limits is not None and any(self.limits.find(analysis.view, here))):
            return None
        return places[0]


@cache
def study_cues(name: str) -> StudyCues:
    """The cues of `patterns/studies/NAME.yaml`: `cues`, and `limits` that speak against them."""
    file = files("lint.patterns") / "studies" / f"{name}.yaml"
    document = load_document(file.read_text("utf-8"), path=str(file))
    lists = cue_lists(document, required=frozenset({"cues"}), optional=frozenset({"limits"}))
    return StudyCues(Finder(lists["cues"]), Finder(lists["limits"]) if lists.get("limits") else None)


@cache
def compiled(patterns: tuple[str, ...], *, path: str) -> Finder:
    """A finder over pattern texts; RuleErrors names the file and each pattern that cannot be read."""
    ready, faults = [], []
    for text in patterns:
        try:
            ready.append(compile_text(text))
        except PatternError as error:
            faults.append(RuleError(f"pattern '{text}': {error}", path=path))
    if faults:
        raise RuleErrors(faults)
    return Finder(ready)
