from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from lint.pipeline import Linter
from lint.read.load import read_article
from lint.rules.load import shipped_rules
from lint.suppress.apply import suppressor
from lint.suppress.rules import directive_rules


@dataclass(frozen=True)
class Sifted:
    """What is shown and hidden, as "line rule" and "rule: reason"."""

    shown: list[str]
    hidden: list[str]
    messages: list[str]


@pytest.fixture(scope="module")
def sift() -> Callable[..., Sifted]:
    every = [*shipped_rules(), *directive_rules()]
    linter = Linter([rule for rule in every if rule.category in ("overclaim", "text")])

    def run(name: str, text: str, *, select: set[str] | None = None) -> Sifted:
        article = read_article(name, text.encode())
        outcome = linter.rules.run(linter.analyser.analyse(article))
        rules = [rule for rule in linter.rules.rules if select is None or {rule.id, rule.category} & select]
        names = {rule.id for rule in rules}
        found = [finding for finding in outcome.findings if finding.rule in names]
        shown, hidden = suppressor(rules, known=every).apply(article, found)
        return Sifted(
            [f"{article.source.position(item.start or 0).line} {item.rule}" for item in shown],
            [f"{item.finding.rule}: {item.reason}" for item in hidden],
            [item.message for item in shown],
        )

    return run
