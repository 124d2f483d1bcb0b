"""Claims that go beyond the study reported just before them: a cause from an association, people from mice.

Options: `report` names the cues of `patterns/studies/`; `claims` are patterns for the claim; `reach` is how many
sentences after the report, in its block, a claim may stand (0: only in the report's own sentence); `careful`
says where a stated limit lets the claim go: in its own `sentence`, or anywhere `nearby`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint.language.analysis import Analysis
from lint.rules.match import Match
from lint.rules.rule import Rule
from lint.rules.study_cues import option_patterns, study_cues

_TURNED = frozenset({"not", "than", "more"})  # "not just a correlation" is the opposite of a limit


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each claim within reach of a report, unless the text names the limit."""
    reports = study_cues(str(rule.options["report"])).find(analysis)
    if not reports:
        return
    reach = int(rule.options.get("reach", 1))
    near = rule.options.get("careful", "sentence") == "nearby"
    reached = sorted(_in_reach(analysis, reports, reach))
    ranges = [analysis.sentence_ranges[number] for number in reached]
    kept: list[tuple[int, int]] = []
    for _, begin, end in option_patterns(rule, "claims").find(analysis.view, ranges):
        sentence = analysis.sentence_index(begin)
        if _is_the_report(reports.get(sentence), begin, end) or _is_limited(analysis, sentence, near=near):
            continue
        kept.append((begin, end))
    for begin, end in _apart(kept):
        yield Match(*analysis.span(begin, end))


def _in_reach(analysis: Analysis, reports: Mapping[int, tuple[int, int]], reach: int) -> set[int]:
    """Sentences with a report, and those up to `reach` behind one in the same block."""
    return {
        number
        for report in reports
        for number in range(report, min(report + reach + 1, len(analysis.sentences)))
        if analysis.sentences[number].block == analysis.sentences[report].block
    }


def _is_the_report(report: tuple[int, int] | None, begin: int, end: int) -> bool:
    """Whether the claim's words lie inside the words that report, or before them."""
    return report is not None and (end <= report[0] or (report[0] <= begin and end <= report[1]))


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
