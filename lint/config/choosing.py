"""Settings applied to rules: which of them run, and how severe they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lint.config.settings import Settings, decide
from lint.rules.rule import Rule


def rules_for(rules: Iterable[Rule], settings: Settings) -> list[Rule]:
    """The rules that run for an article, in order, with the severity that its settings give them."""
    chosen = []
    for rule in rules:
        decision = decide(rule.id, rule.category, settings)
        if decision.runs:
            chosen.append(rule if decision.severity is None else replace(rule, severity=decision.severity))
    return chosen
