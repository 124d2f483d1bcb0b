"""The published JSON Schemas against what the command writes and against the rule files."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from lint.docs.schema_tables import without_words
from lint.findings.finding import CATEGORIES
from lint.strict_yaml import load_document

NAMES = ("results", "claims", "rule")


def schema(root: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / "docs" / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return found


def closed(part: Any) -> Any:
    """The same schema without room for fields that it does not name."""
    if isinstance(part, list):
        return [closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    inner = {key: closed(value) for key, value in part.items()}
    if part.get("type") == "object" and isinstance(part.get("properties"), dict):
        inner.setdefault("additionalProperties", False)
    return inner


def faults(data: Any, against: dict[str, Any]) -> list[str]:
    found = Draft202012Validator(closed(against)).iter_errors(data)
    return [f"{error.json_path}: {error.message[:120]}" for error in found]


def written(root: Path, *arguments: str) -> str:
    articles = ["corpus/exosome-clinic.html", "docs/images/clinic.md", "missing.md"]
    command = [sys.executable, "-m", "lint", *arguments, *articles]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2  # for the missing one
    return done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_a_schema(root: Path, name: str) -> None:
    Draft202012Validator.check_schema(schema(root, name))


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("results", ("check", "--format", "json", "--show-exempt")), ("claims", ("claims", "--format", "json"))],
)
def test_what_the_command_writes_fits_its_schema_and_has_no_other_field(
    root: Path, name: str, arguments: tuple[str, ...]
) -> None:
    data = json.loads(written(root, *arguments))
    assert faults(data, schema(root, name)) == []
    assert [len(article["findings" if name == "results" else "claims"]) > 3 for article in data["articles"]] == [
        True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "command", "part"), [("results", "check", "finding"), ("claims", "claims", "claim")])
def test_each_line_of_jsonl_fits_its_part_of_the_schema(root: Path, name: str, command: str, part: str) -> None:
    whole = schema(root, name)
    line_schema = {**whole["$defs"][part], "$defs": whole["$defs"]}
    lines = written(root, command, "--format", "jsonl").splitlines()
    assert len(lines) > 5
    assert [fault for line in lines for fault in faults(json.loads(line), line_schema)] == []


def test_every_shipped_rule_fits_the_schema_of_rules(root: Path) -> None:
    validator = Draft202012Validator(schema(root, "rule"))
    folder = Path(str(files("lint.patterns")))
    paths = [path for category in CATEGORIES for path in sorted((folder / category).glob("*.yaml"))]
    assert len(paths) > 100
    for path in paths:
        rule = load_document(path.read_text(encoding="utf-8"), path=path.name).value
        assert [error.message for error in validator.iter_errors(rule)] == [], path.name


def test_an_unknown_key_of_a_rule_does_not_fit(root: Path) -> None:
    validator = Draft202012Validator(schema(root, "rule"))
    assert any("'sevrity' was unexpected" in error.message for error in validator.iter_errors({"sevrity": "error"}))


@pytest.mark.parametrize("name", ["results", "claims"])
def test_every_field_is_explained(root: Path, name: str) -> None:
    assert list(without_words(schema(root, name))) == []
