"""Requests met with findings: what is hidden and why, and which requests were broken, unknown or not needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lint.findings.finding import CATEGORIES, Finding
from lint.findings.fingerprint import with_fingerprints
from lint.findings.hidden import Hidden, HiddenBy
from lint.nearest import nearest
from lint.read.article import Article
from lint.rules.rule import Rule
from lint.suppress.directive import Broken
from lint.suppress.parse import directives
from lint.suppress.rules import BROKEN, UNKNOWN, UNUSED
from lint.suppress.scope import Scope, scopes


@dataclass(frozen=True, slots=True)
class Suppressor:
    """Knows every name a comment may use, and which rules run; `suppressor` makes one."""

    members: Mapping[str, frozenset[str]]  # a rule or category -> the ids of its rules
    running: frozenset[str]
    about: Mapping[str, Rule]  # those of the rules about comments that run

    def apply(self, article: Article, findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Hidden, ...]]:
        """The findings that remain, those about the comments among them, and the hidden ones."""
        asked = directives(article)
        if not asked:
            return tuple(findings), ()
        every, broken = scopes(asked, article)
        known = [scope for scope in every if scope.name.text in self.members]
        shown: list[Finding] = []
        hidden: list[Hidden] = []
        used: set[Scope] = set()
        for finding in findings:
            names = {finding.rule, finding.category}
            matching = [scope for scope in known if scope.name.text in names and scope.covers(finding.start)]
            used.update(matching)
            if matching:
                narrowest = min(matching, key=lambda scope: scope.width)
                hidden.append(Hidden(finding, HiddenBy.TEXT, narrowest.directive.reason))
            else:
                shown.append(finding)
        shown += with_fingerprints(self._faults(article, every, broken, used))
        shown.sort(key=_place)
        return tuple(shown), tuple(hidden)

    def _faults(
        self, article: Article, every: Iterable[Scope], broken: Iterable[Broken], used: set[Scope]
    ) -> list[Finding]:
        """What there is to say about the comments themselves; no comment hides it."""
        found = [(BROKEN, item.start, item.end, item.fault) for item in broken]
        for scope in every:
            name = scope.name
            if name.text not in self.members:
                found.append((UNKNOWN, name.start, name.end, nearest(name.text, self.members)))
            elif scope not in used and self.members[name.text] <= self.running:  # else it may be needed next time
                found.append((UNUSED, name.start, name.end, ""))
        faults = [self._finding(article, *item) for item in found if item[0] in self.about]
        return sorted(faults, key=_place)

    def _finding(self, article: Article, name: str, start: int, end: int, note: str) -> Finding:
        rule, quote = self.about[name], article.source.text[start:end]
        message = rule.message.replace("{quote}", quote).replace("{note}", note)
        return Finding(
            path=article.source.path, rule=rule.id, category=rule.category, severity=rule.severity, message=message,
            quote=quote, start=start, end=end, why=rule.why, advice=rule.advice, references=rule.references,
        )  # fmt: skip


def suppressor(running: Iterable[Rule], *, known: Iterable[Rule]) -> Suppressor:
    """One for the rules that run, out of all that are known; a rule about comments works if it is among the first."""
    running = list(running)
    rules = {rule.id: rule for rule in (*known, *running)}
    members = {category: frozenset[str]() for category in CATEGORIES}
    for rule in rules.values():
        members[rule.category] |= {rule.id}
        members[rule.id] = frozenset({rule.id})
    about = {rule.id: rule for rule in running if rule.id in (BROKEN, UNKNOWN, UNUSED)}
    return Suppressor(members, frozenset(rule.id for rule in running), about)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.start or 0, finding.end or 0, finding.rule
