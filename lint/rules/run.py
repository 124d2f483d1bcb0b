"""All rules over one analysis: matches, what lets them go, and the findings that remain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lint.findings.finding import Exemption, Finding, Related, Severity, Suggestion
from lint.findings.fingerprint import with_fingerprints
from lint.language.analysis import Analysis
from lint.patternlang.finder import Finder
from lint.patternlang.matcher import PUNCTUATION
from lint.patternlang.pattern import Pattern
from lint.read.article import BlockKind
from lint.rules.absences import absences
from lint.rules.engines import FindAll, engine, preparer
from lint.rules.match import Absence, Match
from lint.rules.rule import Rule

_LONG_QUOTE = 120  # characters of a quote that a message shows whole
SAME_WORDS = "the same words as"
_SOFTER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.SUGGESTION}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings in the order of the article, and what was let go."""

    findings: tuple[Finding, ...]
    exempt: tuple[Exemption, ...]


class RuleSet:
    """Rules compiled into one finder; `run` applies them to an analysis."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._owners: list[int] = []
        patterns: list[Pattern] = []
        for number, rule in enumerate(self.rules):
            patterns += rule.match
            self._owners += [number] * len(rule.match)
        self._patterns = patterns
        self._finder = Finder(patterns)
        self._engines = [(number, *engine(rule.engine)) for number, rule in enumerate(self.rules) if rule.engine]
        self._joint = list(_joint_engines(self.rules))
        self._guards: dict[tuple[str, str], Finder] = {}

    def run(self, analysis: Analysis) -> Outcome:
        """Findings and exemptions of one article."""
        found: list[tuple[Finding, int, int]] = []
        exempt: list[Exemption] = []
        absent: list[tuple[Rule, Absence]] = []
        for number, match in self._matches(analysis):
            rule = self.rules[number]
            if isinstance(match, Absence):
                absent.append((rule, match))
                continue
            reason = self._reason_to_pass(rule, match, analysis)
            if reason is None:
                found.append((_finding(rule, match, analysis), match.start, match.end))
            elif reason:
                exempt.append(_exemption(rule, match, analysis, reason))
        findings: list[Finding] = []
        said: dict[tuple[str, int, int], str] = {}
        for finding, start, end in sorted(found, key=_worst_first):
            words = (finding.category, start, end)
            if words in said:  # two rules of one category on the very same words: one is enough for an editor
                exempt.append(_also(finding, said[words]))
                continue
            said[words] = finding.rule
            findings.append(finding)
        findings += absences(absent, analysis.article.source.path)
        findings.sort(key=lambda finding: (finding.start or 0, finding.end or 0))
        return Outcome(with_fingerprints(findings), tuple(exempt))

    def _matches(self, analysis: Analysis) -> Iterator[tuple[int, Match | Absence]]:
        found: dict[int, list[tuple[int, int, int]]] = {}
        for number, begin, end in self._finder.find(analysis.view, analysis.sentence_ranges):
            found.setdefault(self._owners[number], []).append((number, begin, end))
        for owner, places in found.items():
            if self.rules[owner].engine is None:
                matches = [
                    Match(*analysis.span(*_trimmed(analysis, begin, end)), pattern=self._patterns[n])
                    for n, begin, end in places
                ]
                yield from ((owner, match) for match in _apart(matches))
        for owner, find, sift in self._engines:
            rule = self.rules[owner]
            if find is not None:
                yield from ((owner, match) for match in find(analysis, rule))
            elif sift is not None and owner in found:
                words = sorted({(begin, end) for _, begin, end in found[owner]})
                yield from ((owner, match) for match in sift(analysis, rule, words))
        for owners, find_all in self._joint:
            yield from ((owners[place], match) for place, match in find_all(analysis))

    def _reason_to_pass(self, rule: Rule, match: Match, analysis: Analysis) -> str | None:
        """None: it is a finding. A text: why it was let go. Empty: the rule does not apply here at all."""
        kind = analysis.article.block_at(match.start).kind
        if kind not in rule.where if rule.where else kind is BlockKind.RESIDUE and rule.engine is None:
            return ""
        begin, end = analysis.word_at(match.start), analysis.word_at(match.end - 1) + 1
        sentence = analysis.sentence_index(begin)
        for key, needed in (("needs_sentence", 0), ("needs_near", rule.near), ("needs_article", -1)):
            if getattr(rule, key) and not self._stands(rule, key, analysis, sentence, needed):
                return ""
        if rule.unless:
            contexts = analysis.contexts(begin, end, named=match.names)
            for name in rule.unless:
                if name in contexts:
                    return f'{name} ("{contexts[name]}")'
        if rule.excepts and (place := self._overlapping(rule, analysis, sentence, begin, end)):
            return f'part of "{analysis.text_of(*place)}"'
        for key, reach in (("unless_sentence", 0), ("unless_near", rule.near)):
            if getattr(rule, key) and (place := self._stands(rule, key, analysis, sentence, reach)):
                return f'"{analysis.text_of(*place)}" stands {"in the sentence" if reach == 0 else "nearby"}'
        return None

    def _guard(self, rule: Rule, key: str) -> Finder:
        if (rule.id, key) not in self._guards:
            self._guards[rule.id, key] = Finder(getattr(rule, key))
        return self._guards[rule.id, key]

    def _stands(self, rule: Rule, key: str, analysis: Analysis, sentence: int, reach: int) -> tuple[int, int] | None:
        """The first place of one of the patterns within `reach` sentences (-1: anywhere)."""
        ranges = analysis.sentence_ranges
        some = ranges if reach < 0 else ranges[max(0, sentence - reach) : sentence + reach + 1]
        for _, begin, end in self._guard(rule, key).find(analysis.view, some):
            return begin, end
        return None

    def _overlapping(
        self, rule: Rule, analysis: Analysis, sentence: int, begin: int, end: int
    ) -> tuple[int, int] | None:
        here = analysis.sentence_ranges[sentence : sentence + 1]
        for _, a, b in self._guard(rule, "excepts").find(analysis.view, here):
            if a < end and begin < b:
                return a, b
        return None


def _joint_engines(rules: Sequence[Rule]) -> Iterator[tuple[list[int], FindAll]]:
    """The engines that look for all their rules together, with the numbers of these rules."""
    for name in dict.fromkeys(rule.engine for rule in rules if rule.engine):
        if prepare := preparer(name):
            owners = [number for number, rule in enumerate(rules) if rule.engine == name]
            yield owners, prepare([rules[number] for number in owners])


def _trimmed(analysis: Analysis, begin: int, end: int) -> tuple[int, int]:
    """A match without the marks at its ends: a pattern may need a comma that an editor need not see marked."""
    low = analysis.words.low
    while begin < end - 1 and low[begin] in PUNCTUATION:
        begin += 1
    while begin < end - 1 and low[end - 1] in PUNCTUATION - {"%", "?"}:
        end -= 1
    return begin, end


def _worst_first(item: tuple[Finding, int, int]) -> tuple[int, int, int, str]:
    finding, start, end = item
    return -finding.severity.rank, start, end, finding.rule


def _also(finding: Finding, rule: str) -> Exemption:
    start, end = finding.start or 0, finding.end or 0
    return Exemption(
        finding.path, finding.rule, finding.category, finding.quote or "", start, end, f"{SAME_WORDS} {rule}"
    )


def _apart(matches: list[Match]) -> list[Match]:
    """The longest of overlapping matches, in order."""
    kept: list[Match] = []
    for match in sorted(
        matches, key=lambda item: (item.start - item.end, item.start, item.pattern and item.pattern.text)
    ):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda item: item.start)


def _finding(rule: Rule, match: Match, analysis: Analysis) -> Finding:
    article = analysis.article
    start, end = article.to_source(match.start, match.end)
    quote = article.source.text[start:end]
    severity = rule.severity
    if rule.soften:
        begin, last = analysis.word_at(match.start), analysis.word_at(match.end - 1)
        contexts = analysis.contexts(begin, last + 1, named=match.names)
        if any(name in contexts for name in rule.soften):
            severity = _SOFTER.get(severity, severity)
    shown = article.text[match.start : match.end]
    message = (match.message or rule.message).replace("{quote}", _short(shown)).replace("{note}", match.note)
    texts = match.suggest or rule.suggest
    return Finding(
        path=article.source.path, rule=rule.id, category=rule.category, severity=severity,
        message=message, quote=quote, start=start, end=end, why=rule.why, advice=rule.advice,
        references=(*match.references, *rule.references),
        related=tuple(_related(place, analysis) for place in match.related),
        suggestions=tuple(
            Suggestion(text, start, end, safe=(match.safe or rule.safe) and number == 0)
            for number, text in enumerate(texts)
        ),
    )  # fmt: skip


def _related(place: tuple[int, int, str], analysis: Analysis) -> Related:
    source = analysis.article.source
    start, end = analysis.article.to_source(place[0], place[1])
    return Related(source.path, source.text[start:end], start, end, place[2])


def _exemption(rule: Rule, match: Match, analysis: Analysis, reason: str) -> Exemption:
    source = analysis.article.source
    start, end = analysis.article.to_source(match.start, match.end)
    return Exemption(source.path, rule.id, rule.category, source.text[start:end], start, end, reason)


def _short(text: str) -> str:
    return text if len(text) <= _LONG_QUOTE else text[:80].rstrip() + " … " + text[-30:].lstrip()
