"""Whether a finding touches changed lines: with its sentence, or with the other end of a contradiction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lint.changed.patch import Lines
from lint.findings.finding import Finding
from lint.findings.hidden import Hidden, HiddenBy
from lint.findings.result import Result
from lint.read.article import Article

_LONGEST = 1_000  # characters before or behind a finding that are looked at for the ends of its sentence
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]*_]*\s+")


def changed_only(result: Result, lines: Lines) -> Result:
    """The result with findings hidden that touch no changed line; those about a whole article need a new one."""
    article = result.article
    if article is None or lines.whole:
        return result
    touched = _Touched(article, lines)
    shown = [finding for finding in result.findings if touched.by(finding)]
    if len(shown) == len(result.findings):
        return result
    kept = {id(finding) for finding in shown}
    hidden = [Hidden(finding, HiddenBy.UNCHANGED) for finding in result.findings if id(finding) not in kept]
    return replace(result, findings=tuple(shown), hidden=(*result.hidden, *hidden))


class _Touched:
    """The changed lines of an article as places in its source; git ends a line at a line feed only."""

    def __init__(self, article: Article, lines: Lines) -> None:
        self._article = article
        text = article.source.text
        starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
        numbers = (number for number in sorted(lines.changed) if number < len(starts))
        self._ranges = [(starts[number - 1], starts[number]) for number in numbers]
        self._cuts = [starts[number] for number in sorted(lines.cut_after) if number < len(starts)]

    def by(self, finding: Finding) -> bool:
        """Whether any of its places holds, or stands across, a change."""
        return any(self._touches(*place) for place in self._places(finding))

    def _places(self, finding: Finding) -> Iterator[tuple[int, int]]:
        if finding.start is not None and finding.end is not None:
            yield self._sentence(finding.start, finding.end)
        for other in finding.related:
            if other.path == finding.path:
                yield self._sentence(other.start, other.end)

    def _touches(self, start: int, end: int) -> bool:
        return any(first < end and start < last for first, last in self._ranges) or any(
            start < cut < end for cut in self._cuts
        )

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        """A place with its sentence: a "not" on the wrapped line above decides what the line below says."""
        first, last = self._article.source_block(start) or (start, end)
        first, last = max(first, start - _LONGEST), min(last, end + _LONGEST)
        text = self._article.source.text
        for match in _SENTENCE_END.finditer(text, first, start):
            first = match.end()
        stop = _SENTENCE_END.search(text, end - 1, last) if end <= last else None
        return min(first, start), max(stop.end() if stop else last, end)
