"""Cues for sentences that report a study's result (`patterns/studies/`), and patterns given as engine options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lint.errors import RuleError, RuleErrors
from lint.language.analysis import Analysis
from lint.language.cue_files import cue_lists
from lint.patternlang.finder import Finder, compile_text
from lint.patternlang.syntax import PatternError
from lint.rules.rule import Rule
from lint.strict_yaml import load_document


@dataclass(frozen=True, slots=True)
class StudyCues:
    """What marks a sentence as a report, and what in the same sentence speaks against it."""

    cues: Finder
    limits: Finder | None

    def find(self, analysis: Analysis) -> Mapping[int, tuple[int, int]]:
        """Sentence number -> the first place of a cue, for each sentence that reports."""
        found: dict[int, tuple[int, int]] = {}
        for _, begin, end in self.cues.find(analysis.view, analysis.sentence_ranges):
            here = analysis.sentence_index(begin)
            found[here] = min(found.get(here, (begin, end)), (begin, end))
        return {here: place for here, place in found.items() if not self._limited(analysis, here)}

    def _limited(self, analysis: Analysis, sentence: int) -> bool:
        return self.limits is not None and any(self.limits.find(analysis.view, [analysis.sentence_ranges[sentence]]))


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


def option_patterns(rule: Rule, key: str) -> Finder:
    """The finder over a rule's option, a list of patterns."""
    value = rule.options.get(key, ())
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise RuleErrors([RuleError(f"{rule.id}: option '{key}' is a list of patterns", path=rule.path)])
    return compiled(tuple(str(item) for item in value), path=rule.path)
