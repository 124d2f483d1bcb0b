"""Every shipped attribute is proved by its own examples and linted; nothing lists them by hand."""

from __future__ import annotations

import pytest

from lint.claims.attribute import Attribute
from lint.claims.circumstances import shipped_circumstances
from lint.claims.ledger import shipped_comparer, shipped_extractor
from lint.claims.load import shipped_attributes
from lint.claims.proof import Known, example_faults, form_faults
from lint.language.load import shipped_cues
from lint.pipeline import Linter
from lint.rules.load import shipped_rules

ATTRIBUTES = shipped_attributes()
RULES = shipped_rules()


@pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda attribute: attribute.id)
def test_an_attribute_names_only_what_there_is(attribute: Attribute, linter: Linter) -> None:
    known = Known(
        rules={rule.id for rule in RULES}, contexts=shipped_cues().names, circumstances=shipped_circumstances(),
        classes=linter.analyser.class_names, attributes={item.id for item in ATTRIBUTES},
    )  # fmt: skip
    assert [str(fault) for fault in form_faults(attribute, known)] == []


@pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda attribute: attribute.id)
def test_an_attribute_holds_to_its_examples(attribute: Attribute, linter: Linter) -> None:
    found = example_faults(attribute, linter.analyser, shipped_extractor(), shipped_comparer())
    assert [str(fault) for fault in found] == []


def test_every_rule_on_claims_reports_an_attribute() -> None:
    reported = {name for attribute in ATTRIBUTES for name in (attribute.contradiction, attribute.fact)}
    engines = {"conflicting-claims", "against-facts"}
    assert [rule.id for rule in RULES if rule.engine in engines and rule.id not in reported] == []
