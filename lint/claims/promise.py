"""What a title, heading or summary promises beyond the body: a cause where that has only links or hedges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lint.claims.labels import Labels, labels_of
from lint.claims.names import Names
from lint.language.analysis import Analysis
from lint.language.strength import Strength, strength
from lint.read.article import BlockKind

_THINGS = ("subject-name", "intervention", "exposure", "food")
_OUTCOMES = ("problem", "ailment")
_ANNOUNCING = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_SUMMARY = frozenset(
    {
        "summary",
        "in short",
        "in brief",
        "key points",
        "key takeaways",
        "takeaways",
        "at a glance",
        "bottom line",
        "the bottom line",
        "highlights",
        "quick facts",
        "tl;dr",
    }
)
_SET_ASIDE = frozenset({"asked", "wondered", "quoted", "hedged", "criticised", "negated", "attributed", "conditional"})
_FEWEST = 2  # sentences of the body on the same two things, without which it supports nothing either way


@dataclass(frozen=True, slots=True)
class Promise:
    """A title's or summary's sentence that states a cause, and the body's strongest sentence on the same matter."""

    sentence: int
    support: int
    strength: Strength


def promises(analysis: Analysis, names: Names) -> Iterator[Promise]:
    """The titles, headings and summaries that say more than the body."""
    labels = labels_of(analysis)
    for number in range(len(analysis.sentences)):
        if not _announces(analysis, labels, number):
            continue
        if strength(analysis, number) is not Strength.CAUSE:
            continue
        words = analysis.sentence_ranges[number]
        if _SET_ASIDE & analysis.contexts(*words, named=lambda _word: False).keys():
            continue
        if found := _support(analysis, names, number):
            yield found


def _support(analysis: Analysis, names: Names, title: int) -> Promise | None:
    """The body's strongest sentence on what the title names, if it is weaker than the title."""
    things, outcomes = (_terms(analysis, names, title, kinds) for kinds in (_THINGS, _OUTCOMES))
    if not things or not outcomes:
        return None
    levels: dict[int, Strength] = {}
    for number in range(len(analysis.sentences)):
        if number == title or analysis.block_of(number).kind in {*_ANNOUNCING, BlockKind.RESIDUE}:
            continue
        if outcomes & _terms(analysis, names, number, _OUTCOMES):
            on_both = bool(things & _terms(analysis, names, number, _THINGS))
            level = strength(analysis, number)
            if on_both and level:
                levels[number] = level
    if len(levels) < _FEWEST or max(levels.values()) is Strength.CAUSE:
        return None
    best = max(levels, key=lambda number: (levels[number], -number))
    return Promise(title, best, levels[best])


def _announces(analysis: Analysis, labels: Labels, sentence: int) -> bool:
    """Whether a sentence is a title, a heading, or stands under a heading such as "Key points"."""
    if analysis.block_of(sentence).kind in _ANNOUNCING:
        return True
    low = analysis.words.low
    return any(" ".join(low[begin:end]) in _SUMMARY for begin, end in labels.all_of(sentence))


def _terms(analysis: Analysis, names: Names, sentence: int, kinds: tuple[str, ...]) -> set[str]:
    begin, end = analysis.sentence_ranges[sentence]
    low = analysis.words.low
    found = set()
    for kind in kinds:
        places = analysis.classes.get(kind, {})
        found |= {names.key_of(" ".join(low[at : places[at][0]])) for at in range(begin, end) if at in places}
    return found
