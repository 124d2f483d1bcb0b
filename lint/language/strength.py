"""How strongly a sentence states a finding: not at all, as an association, as a possible cause, as a cause.

A grammar of cues (`patterns/strength/`), looked up once a sentence. The words decide in this order: a call
for research or advice is no finding; a hedged causal verb is a possible cause; "associated with" is an
association whatever else is said; a finite causal verb is a cause; a difference between groups is an association.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from lint.errors import RuleError, RuleErrors
from lint.kept.keeping import kept
from lint.language.analysis import Analysis
from lint.language.cue_files import cue_lists
from lint.patternlang.finder import Finder
from lint.patternlang.pattern import Pattern
from lint.patternlang.syntax import spell_out
from lint.patternlang.view import View
from lint.strict_yaml import load_document

ROLES = frozenset({"association", "cause", "description", "difference", "hedge", "hedged-effect", "no-finding"})
_TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|[^\w\s]")
_UNSEEN = frozenset("-‐‑\"“”‘’'*_`")
_HEDGE_BEFORE = 8  # words between the start of a hedge and the verb that it governs
_HEDGE_AFTER = 6
# "aimed to reduce", "effects of reducing": behind these a causal verb states no result ...
_NOT_FINITE = frozenset({"to", "for", "of", "in", "by", "at", "with"})
# ... but "was shown to reduce" and "was able to reduce" do.
_STATED = frozenset("able shown found seem seems appear appears likely proven proved known".split())
# The same form is a verb and a noun: "the increase" has no subject and no object.
_NOUN_OR_VERB = frozenset(
    f"{stem}{ending}"
    for stem in ("increase", "decrease", "change", "delay", "limit", "influence", "benefit", "impact", "cause")
    for ending in ("", "s")
) | {"reverse"}  # fmt: skip
_BEFORE_NOUN = frozenset(
    "a an the this % in no of twofold percent weight with fold sharp significant significantly".split()
)
_NOUNS = frozenset(
    "effective effectiveness efficacy effect effects benefit benefits role protective beneficial".split()
)


class Strength(IntEnum):
    """What a sentence says about cause."""

    NONE = 0
    ASSOCIATION = 1
    CONDITIONAL = 2
    CAUSE = 3


@dataclass(frozen=True, slots=True)
class _Cue:
    begin: int
    end: int


class StrengthGrammar:
    """The cues of a folder, compiled; `of` judges one sentence."""

    def __init__(self, cues: dict[str, tuple[Pattern, ...]]) -> None:
        self._roles = [role for role, patterns in cues.items() for _ in patterns]
        self._finder = Finder([pattern for patterns in cues.values() for pattern in patterns])

    def of(self, view: View, begin: int, end: int) -> Strength:
        """The strength of words [begin, end) of a view."""
        found: dict[str, list[_Cue]] = defaultdict(list)
        for number, start, stop in self._finder.find(view, [(begin, end)]):
            found[self._roles[number]].append(_Cue(start, stop))
        if found["no-finding"]:
            return Strength.NONE
        causes = [cue for cue in found["cause"] if _is_stated(view.low, cue, begin)]
        associations = found["association"]
        leading = bool(associations and causes and associations[0].begin < causes[0].begin)
        if causes and not leading and any(_governs(hedge, causes[0]) for hedge in found["hedge"]):
            return Strength.CONDITIONAL
        if associations:
            return Strength.ASSOCIATION
        if found["hedged-effect"]:
            return Strength.CONDITIONAL
        return _without_hedge(causes, found["difference"], described=bool(found["description"]))


def _without_hedge(causes: list[_Cue], differences: list[_Cue], *, described: bool) -> Strength:
    """A cause that is no part of a comparison wins; a frequency or a method alone is no finding."""
    if any(not any(_inside(cause, other) for other in differences) for cause in causes):
        return Strength.CAUSE
    if differences and not described:
        return Strength.ASSOCIATION
    if causes:
        return Strength.CAUSE
    return Strength.ASSOCIATION if differences else Strength.NONE


def strength(analysis: Analysis, sentence_index: int) -> Strength:
    """The strength of a sentence of an article, by its number."""
    return shipped_grammar().of(analysis.view, *analysis.sentence_ranges[sentence_index])


def strength_of(sentence: str) -> Strength:
    """The strength of a bare sentence."""
    low: list[str] = []
    for token in _TOKEN.findall(sentence):
        low += spell_out(token) if token[0].isalnum() else [token] if token not in _UNSEEN else []
    return shipped_grammar().of(View(low, low.__getitem__, {}), 0, len(low))


@cache
def shipped_grammar() -> StrengthGrammar:
    """The grammar of `patterns/strength`."""
    folder = files("lint.patterns") / "strength"
    return kept("strength", [folder], lambda: load_grammar(folder))


def load_grammar(folder: Traversable) -> StrengthGrammar:
    """The grammar of a folder: a file for each role, with `about` and `cues`; RuleErrors for what is wrong."""
    cues: dict[str, tuple[Pattern, ...]] = {}
    faults: list[RuleError] = []
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if not file.name.endswith(".yaml"):
            continue
        role = file.name.removesuffix(".yaml")
        try:
            document = load_document(file.read_text("utf-8"), path=str(file))
            if role not in ROLES:
                faults.append(document.fault(f"unknown role '{role}'; known: {', '.join(sorted(ROLES))}"))
            cues[role] = cue_lists(document, required=frozenset({"cues"}), optional=frozenset())["cues"]
        except RuleErrors as errors:
            faults += errors.faults
    if faults:
        raise RuleErrors(faults)
    return StrengthGrammar(cues)


def _is_stated(low: list[str], cue: _Cue, begin: int) -> bool:
    """Whether a causal word states a result: a finite verb, or a noun of effect."""
    if cue.begin == begin or low[cue.begin] in _NOUNS or low[cue.end - 1] in _NOUNS:
        return True
    at = cue.begin - 1
    while at > begin and low[at].endswith("ly"):
        at -= 1
    before = low[max(begin, at - 1)]
    if low[at] in _NOT_FINITE and before not in _STATED and not before.endswith("ly"):
        return False
    noun = low[cue.begin] in _NOUN_OR_VERB and low[cue.begin - 1] in _BEFORE_NOUN
    return not noun or low[cue.end - 1] == "on"


def _governs(hedge: _Cue, cause: _Cue) -> bool:
    return hedge.begin < cause.end + _HEDGE_AFTER and hedge.end > cause.begin - _HEDGE_BEFORE


def _inside(cause: _Cue, difference: _Cue) -> bool:
    """Whether a causal word is part of a comparison: "had a reduced risk", "fell after"."""
    within = difference.begin <= cause.begin and cause.end <= difference.end + 2
    return within and (cause.begin, cause.end) != (difference.begin, max(cause.end, difference.end))
