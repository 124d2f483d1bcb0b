from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from lint.claims.facts import shipped_facts
from lint.config.choosing import rules_for
from lint.config.configuration import Configuration, settings_for
from lint.config.facts import facts_for, user_facts
from lint.config.names import rule_ids
from lint.configured import ConfiguredLinter
from lint.errors import RuleErrors
from lint.read.load import read_article
from lint.rules.load import shipped_rules
from lint.rules.rule import Rule
from tests.config.conftest import Site

RULE = """\
severity: warning
message: '"{quote}" is house talk.'
why: The house does not talk so.
advice: Say it plainly.
references: [https://example.org/style]
match: [zorble]
flag: ['A [[zorble]] here.', 'The [[zorble]].', 'One [[zorble]] more.']
pass: ['A zorbling here.', 'The zorblet.', 'One zorb more.']
"""
FACTS = """\
about: Approvals that the house has looked up.
as_of: 2025-01-01
review_by: 2099-01-01
facts:
  - product: aspirin
    attribute: approval
    value: approved
    jurisdiction: US
    source: https://example.org/aspirin
"""


@pytest.fixture(scope="module")
def shipped() -> list[Rule]:
    return shipped_rules()


def test_ids_told_by_file_names_are_those_of_the_rules(shipped: list[Rule]) -> None:
    assert rule_ids(()) == {rule.id: rule.category for rule in shipped}


def test_rules_are_narrowed_and_graded_and_stay_in_order(site: Site, shipped: list[Rule]) -> None:
    site(
        {
            "healthlint.toml": "select = ['overclaim']\nignore = ['generally-safe']\n"
            "severity = { cure-claim = 'suggestion' }"
        }
    )
    rules = rules_for(shipped, settings_for("article.md"))
    assert [rule.id for rule in rules] == sorted(rule.id for rule in rules)
    assert {rule.category for rule in rules} == {"overclaim"}
    assert {rule.id: rule.severity.value for rule in rules}["cure-claim"] == "suggestion"
    assert "generally-safe" not in {rule.id for rule in rules}


def test_each_article_is_linted_by_the_settings_of_its_own_path(site: Site) -> None:
    only = "select = ['cure-claim', 'zorble-talk']\nrules = ['house']\n"
    site(
        {
            "house/language/zorble-talk.yaml": RULE,
            "healthlint.toml": only
            + "allow = ['Zorble Ltd']\n[[overrides]]\npaths = ['ads/']\nseverity = { cure-claim = 'suggestion' }\n"
            + "[[overrides]]\npaths = ['news/']\nignore = ['zorble-talk']",
        }
    )
    linter = ConfiguredLinter(Configuration())
    text = b"Zorble Ltd says its zorble is good. This tea cures cancer.\n"
    found = {
        folder: [
            (finding.rule, finding.severity.value)
            for finding in linter.check(read_article(f"{folder}/a.md", text)).findings
        ]
        for folder in ("blog", "ads", "news")
    }
    assert found == {
        "blog": [("zorble-talk", "warning"), ("cure-claim", "error")],
        "ads": [("zorble-talk", "warning"), ("cure-claim", "suggestion")],
        "news": [("cure-claim", "error")],
    }


@pytest.mark.parametrize("name", ["facts.yaml", "facts"])
def test_facts_of_the_house_are_read_from_a_file_or_a_folder(site: Site, name: str) -> None:
    file = "facts.yaml" if name == "facts.yaml" else "facts/more.yaml"
    site({file: FACTS, "healthlint.toml": f"facts = ['{name}']"})
    (fact,) = user_facts(settings_for("article.md"))
    assert (fact.product, fact.attribute, fact.path) == ("aspirin", "approval", str(Path(file).absolute()))


def test_a_fact_of_the_house_takes_the_place_of_the_shipped_one_about_the_same_thing(site: Site) -> None:
    shipped = next(fact for fact in shipped_facts() if fact.attribute == "approval" and not fact.items)
    case = f"{shipped.jurisdiction}\n    condition: {json.dumps(shipped.conditions)}"
    text = FACTS.replace("aspirin\n", f"{shipped.product}\n", 1).replace("US", case)
    site({"facts.yaml": text, "healthlint.toml": "facts = ['facts.yaml']"})
    settings = settings_for("article.md")
    facts = facts_for(settings)
    assert facts[0] == user_facts(settings)[0]
    assert shipped not in facts
    assert len(facts) == len(shipped_facts())


def test_a_broken_rule_of_the_house_ends_a_run_at_its_start(site: Site) -> None:
    site({"house/text/odd-text.yaml": "mesage: x", "healthlint.toml": "rules = ['house']"})
    with pytest.raises(RuleErrors, match=r"house/text/odd-text\.yaml:1:1: unknown key 'mesage'"):
        ConfiguredLinter(Configuration()).prepare(["article.md"])


def test_settings_survive_a_process_boundary(site: Site) -> None:
    site({"healthlint.toml": "ignore = ['fact']\nexclude = ['old/']"})
    settings = settings_for("old/article.md")
    copy = pickle.loads(pickle.dumps(settings))  # noqa: S301 - our own
    assert copy == settings
    assert str(copy.layers[0].ignore[0].where) == "healthlint.toml:1:11"


def test_a_fault_in_a_file_of_facts_is_named_with_its_place(site: Site) -> None:
    site(
        {
            "facts.yaml": FACTS.replace("attribute: approval", "attribute: aproval"),
            "healthlint.toml": "facts = ['facts.yaml']",
        }
    )
    with pytest.raises(RuleErrors, match=r"facts\.yaml:6:\d+: unknown attribute 'aproval'"):
        user_facts(settings_for("article.md"))
