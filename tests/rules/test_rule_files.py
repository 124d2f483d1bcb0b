"""Every shipped rule is proved by its own examples and linted; nothing lists the rules by hand."""

from __future__ import annotations

import pytest

from lint.language.load import shipped_cues
from lint.pipeline import Linter
from lint.rules.load import shipped_rules
from lint.rules.proof import example_faults, findings_in, form_faults, outcome_of
from lint.rules.rule import Rule
from lint.rules.run import SAME_WORDS, RuleSet

RULES = shipped_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_file_has_the_right_form(rule: Rule, linter: Linter) -> None:
    found = form_faults(rule, contexts=shipped_cues().names, classes=linter.analyser.class_names)
    assert [str(fault) for fault in found] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_flags_its_flag_lines_and_passes_its_pass_lines(rule: Rule, linter: Linter) -> None:
    assert [str(fault) for fault in example_faults(rule, linter.analyser)] == []


def test_no_two_rules_of_a_category_flag_the_same_words_of_an_example(linter: Linter) -> None:
    together = RuleSet(RULES)
    clashes = [
        f"{item.rule} and {item.reason.removeprefix(SAME_WORDS)}: {item.quote!r}"
        for rule in RULES
        for example in rule.flag
        for item in outcome_of(example, rule, together, linter.analyser).exempt
        if item.reason.startswith(SAME_WORDS)
    ]
    assert clashes == []


def test_there_are_at_least_ninety_rules() -> None:
    assert len(RULES) >= 90


def test_the_order_of_rules_does_not_change_what_is_found(linter: Linter) -> None:
    forward, backward = RuleSet(RULES), RuleSet(RULES[::-1])
    for rule in RULES[::7]:
        for example in rule.flag:
            assert findings_in(example, rule, forward, linter.analyser) == findings_in(
                example, rule, backward, linter.analyser
            )
