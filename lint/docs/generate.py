"""Everything that is generated, as it should be now: whole files, and the marked parts of written pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from lint.balance.schema import CriterionForm
from lint.claims.circumstances import CircumstanceFile
from lint.claims.facts import FactForm
from lint.claims.schema import AttributeFile, ReadingForm
from lint.cli import cli
from lint.docs import lists, terminal
from lint.docs.commands import commands_page
from lint.docs.inputs import inputs_table
from lint.docs.marking import with_parts
from lint.docs.rule_pages import rule_pages
from lint.docs.schema_tables import fields_of, keys_of
from lint.rules.load import shipped_rules
from lint.rules.rule import Rule
from lint.rules.schema import RuleFile
from lint.suppress.rules import directive_rules

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def documented_rules() -> list[Rule]:
    """The shipped rules and those about comments, by id."""
    rules = {rule.id: rule for rule in (*shipped_rules(), *directive_rules())}
    return [rules[name] for name in sorted(rules)]


def generated(root: Path) -> dict[Path, str]:
    """Path -> text of every generated file below `root`, the checkout; PartError for a page with other parts."""
    docs = root / "docs"
    pages = {docs / "rules" / name: text for name, text in rule_pages(documented_rules(), lists.contexts()).items()}
    pages[docs / "commands.md"] = commands_page(cli)
    pages[docs / "schemas" / "rule.schema.json"] = rule_schema()
    pages[docs / "images" / "terminal.svg"] = terminal.picture(docs / "images")
    for name, parts in _parts(root).items():
        written = (docs / name).read_text(encoding="utf-8")
        pages[docs / name] = with_parts(written, {part: make() for part, make in parts.items()}, path=name)
    return pages


def left_over(root: Path, pages: Mapping[Path, str]) -> Iterator[Path]:
    """Rule pages whose rule is gone."""
    yield from (path for path in sorted((root / "docs" / "rules").glob("*.md")) if path not in pages)


def rule_schema() -> str:
    """The JSON Schema of rule files, as editors take it."""
    schema = RuleFile.model_json_schema(by_alias=True)
    about = {"$schema": _DIALECT, "$id": "urn:healthlint:rule:1", **schema, "title": "A rule of healthlint"}
    return json.dumps(about, indent=2, ensure_ascii=False) + "\n"


def _parts(root: Path) -> dict[str, dict[str, Callable[[], str]]]:
    """Page -> name of a part -> what makes it."""
    results = _json(root / "docs" / "schemas" / "results.schema.json")
    claims = _json(root / "docs" / "schemas" / "claims.schema.json")
    action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    template = (root / "templates" / "healthlint.yml").read_text(encoding="utf-8")
    spec = next(yaml.safe_load_all(template))["spec"]
    return {
        "configuration.md": {"keys": lists.configuration_keys},
        "writing-rules.md": {
            "rule-keys": lambda: keys_of(RuleFile),
            "contexts": lists.contexts_table,
            "classes": lists.classes_table,
            "criterion-keys": lambda: keys_of(CriterionForm),
        },
        "claims.md": {
            "attributes": lists.attributes_table,
            "circumstances": lists.circumstances_table,
            "attribute-keys": lambda: keys_of(AttributeFile),
            "reading-keys": lambda: keys_of(ReadingForm),
            "circumstance-keys": lambda: keys_of(CircumstanceFile),
            "fact-keys": lambda: keys_of(FactForm),
        },
        "json.md": {
            "article": lambda: fields_of(results, "article"),
            "summary": lambda: fields_of(results, "summary"),
            "score-card": lambda: fields_of(results, "score_card"),
            "criterion": lambda: fields_of(results, "criterion"),
            "evidence": lambda: fields_of(results, "evidence"),
            "finding": lambda: fields_of(results, "finding"),
            "related": lambda: fields_of(results, "related"),
            "suggestion": lambda: fields_of(results, "suggestion"),
            "exemption": lambda: fields_of(results, "exemption"),
            "claim": lambda: fields_of(claims, "claim"),
        },
        "ci.md": {
            "action-inputs": lambda: inputs_table(action["inputs"]),
            "gitlab-inputs": lambda: inputs_table(spec["inputs"]),
        },
    }


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
