"""Mentions of interventions in an article, in order, each with its key."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lint.claims.coined import coined_name
from lint.claims.comparing import COMPARING
from lint.claims.names import CLASS, Names
from lint.claims.singular import singular
from lint.language.analysis import Analysis

_NAMING = (CLASS, "drug", "drug-class", "supplement", "procedure", "device", "therapy", "diet")
_GENERAL = "treatment-word"
_HARM = "harm"  # "a warning about sedation" is about no procedure
_TARGET = "receptor"  # "opioid receptors" name no opioid
# "traditional medications": another treatment than the article's, though no name says which.
_OTHERS = frozenset(
    "traditional conventional other standard usual most many older existing typical current alternative different"
    " prior previous common regular first-line ordinary additional further some".split()
)
# "An infusion lasts an hour": of what, another place says.
_BARE = frozenset(
    "infusion injection shot jab surgery operation procedure implant pill tablet capsule cream gel patch spray device"
    " machine scan transplant drip dose session supplement exercise".split()
)
_LONG_GROUP = 4  # words from a comparing word to the name behind it
OTHER = "other "  # starts the key of a treatment without a name


@dataclass(frozen=True, slots=True)
class Mention:
    """Words [begin, end) name an intervention; `compared` ones are only what another is set against."""

    begin: int
    end: int
    key: str
    compared: bool
    general: bool = False  # "this medicine": it stands for something named before


def find_mentions(analysis: Analysis, names: Names) -> list[Mention]:
    """Every mention, the longest at each place, none overlapping another."""
    ends: dict[int, int] = {}
    for name in (*_NAMING, _GENERAL):
        for begin, stops in analysis.classes.get(name, {}).items():
            ends[begin] = max(ends.get(begin, 0), stops[0])
    coined = coined_name(analysis)
    if coined:
        ends |= {at: at + 1 for at, word in enumerate(analysis.words.low) if word == coined and at not in ends}
    targets, harms = analysis.classes.get(_TARGET, {}), analysis.classes.get(_HARM, {})
    found: list[Mention] = []
    free = 0
    for begin in sorted(ends):
        if begin < free or max(targets.get(begin, (0,))[0], harms.get(begin, (0,))[0]) >= ends[begin]:
            continue
        before = found[-1] if found else None
        mention = _mention(analysis, names, begin, ends[begin], coined)
        found.append(replace(mention, compared=True) if before and _is_apposed(analysis, before, begin) else mention)
        free = ends[begin]
    return found


def _mention(analysis: Analysis, names: Names, begin: int, end: int, coined: str | None) -> Mention:
    low = analysis.words.low
    compared = _is_compared(low, begin)
    if low[begin] == coined:
        return Mention(begin, end, coined, compared)
    unnamed = not any(begin in analysis.classes.get(name, ()) for name in _NAMING)
    if unnamed or (end == begin + 1 and singular(low[begin]) in _BARE):
        word = low[begin - 1] if begin else ""
        key = OTHER + low[end - 1] if word in _OTHERS else ""
        return Mention(begin, end, key, compared, general=not key)
    return Mention(begin, end, names.key_of(" ".join(low[begin:end])), compared)


def _is_apposed(analysis: Analysis, before: Mention, begin: int) -> bool:
    """Whether a mention only describes the one before it: "propranolol, an old blood pressure drug"."""
    between = analysis.words.low[before.end : begin]
    return len(between) > 1 and len(between) <= _LONG_GROUP and between[0] == "," and between[1] in {"a", "an", "the"}


def _is_compared(low: list[str], begin: int) -> bool:
    for back in range(1, _LONG_GROUP + 1):
        at = begin - back
        if at < 0 or low[at] in {",", ".", ";", ":", "\n"}:
            return False
        if low[at] in COMPARING and {None, low[at - 1]} & COMPARING[low[at]]:
            return True
    return False
