"""Claims that go beyond the study reported just before them: a cause from an association, people from mice.

The rule's patterns find the claims. Options: `report` names the cues of `patterns/studies/`; `reach` is how many
sentences after the report, in its block, a claim may stand (0: only in the report's own sentence); `careful`
says where a stated limit lets the claim go: in its own `sentence`, or anywhere `nearby`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.rules.engines import Place
from lint.rules.match import Match
from lint.rules.rule import Rule
from lint.rules.study_cues import study_cues

_TURNED = frozenset({"not", "than", "more"})  # "not just a correlation" is the opposite of a limit


def sift(analysis: Analysis, rule: Rule, places: list[Place]) -> Iterator[Match]:
    """A match for each claim within reach of a report, unless the text names the limit."""
    near = rule.options.get("careful", "sentence") == "nearby"
    kept = []
    for begin, end in places:
        sentence = analysis.sentence_index(begin)
        if rule.where and analysis.block_of(sentence).kind not in rule.where:
            continue
        if _follows_report(analysis, rule, begin, end) and not _is_limited(analysis, sentence, near=near):
            kept.append((begin, end))
    for begin, end in _apart(kept):
        yield Match(*analysis.span(begin, end))


def _follows_report(analysis: Analysis, rule: Rule, begin: int, end: int) -> bool:
    """Whether a sentence reports, up to `reach` before the claim in its block, or around it."""
    cues = study_cues(str(rule.options["report"]))
    sentence = analysis.sentence_index(begin)
    for number in range(sentence, max(-1, sentence - int(rule.options.get("reach", 1)) - 1), -1):
        if analysis.sentences[number].block != analysis.sentences[sentence].block:
            return False
        report = cues.report(analysis, number)
        if report is not None and not (number == sentence and _is_the_report(report, begin, end)):
            return True
    return False


def _is_the_report(report: tuple[int, int], begin: int, end: int) -> bool:
    """Whether the claim's words lie inside the words that report, or before them."""
    return end <= report[0] or (report[0] <= begin and end <= report[1])


def _is_limited(analysis: Analysis, sentence: int, *, near: bool) -> bool:
    block = analysis.sentences[sentence].block
    numbers = range(sentence - 1, sentence + 3) if near else range(sentence, sentence + 1)
    ranges = [
        analysis.sentence_ranges[number]
        for number in numbers
        if 0 <= number < len(analysis.sentences) and analysis.sentences[number].block == block
    ]
    low = analysis.words.low
    places = study_cues("limits").cues.find(analysis.view, ranges)
    return any(begin == 0 or low[begin - 1] not in _TURNED for _, begin, _ in places)


def _apart(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The longest of overlapping places, in order."""
    kept: list[tuple[int, int]] = []
    for begin, end in sorted(places, key=lambda place: (place[0] - place[1], place[0])):
        if all(end <= a or b <= begin for a, b in kept):
            kept.append((begin, end))
    yield from sorted(kept)
