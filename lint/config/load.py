"""A configuration file to what it says: every fault of the file in one pass, each with file:line:column."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lint.config.document import Document, is_there
from lint.config.keys import PROFILES, Kind
from lint.config.layer import ConfigFile, Graded, Layer, Override, Patterns, Term
from lint.config.table import Table
from lint.errors import ConfigError, ConfigErrors
from lint.findings.finding import CATEGORIES, Severity
from lint.nearest import nearest

_LEVELS = tuple(level.value for level in Severity)


def load_config(document: Document) -> ConfigFile:
    """What a configuration file says; ConfigErrors holds every fault found in it."""
    faults: list[ConfigError] = []
    table = Table(document, document.value, (), faults=faults)
    table.check_keys(for_paths=False)
    config = ConfigFile(
        document=document,
        layer=_layer(table),
        extends=table.paths("extend", is_there, "configuration file"),
        rules=table.paths("rules", holds_rules, "folder of rules (CATEGORY/RULE.yaml)"),
        facts=table.paths("facts", _is_file_or_folder, "file of facts"),
        include=table.patterns("include"),
        exclude=table.patterns("exclude"),
        overrides=tuple(_override(table, number, value) for number, value in enumerate(table.tables("overrides"))),
    )
    if faults:
        raise ConfigErrors(sorted(faults, key=lambda fault: (fault.line or 0, fault.column or 0)))
    return config


def _override(top: Table, number: int, value: dict[str, Any]) -> Override:
    at = ("overrides", number)
    patterns = top.within(value, *at).patterns("paths")
    if patterns is None or not value["paths"]:
        top.fault_at_key("an override needs 'paths'", *at)
        patterns = Patterns()
    table = top.within(value, *at, patterns=patterns.texts)
    table.check_keys(for_paths=True)
    return Override(patterns, _layer(table))


def _layer(table: Table) -> Layer:
    select = table.names("select") if "select" in table.value else None
    if table.value.get("select") == []:
        table.fault("'select' names nothing: leave it out to have all rules", "select")
    return Layer(
        profile=_profile(table),
        select=select,
        extend_select=table.names("extend-select"),
        ignore=table.names("ignore"),
        severities=_severities(table),
        allow=_terms(table),
        selected_at=table.where("select"),
        profile_at=table.where("profile"),
    )


def _profile(table: Table) -> str | None:
    value = table.value.get("profile")
    if value is None or (isinstance(value, str) and value in PROFILES):
        return value
    table.fault(_unknown("profile", value, PROFILES), "profile")
    return None


def _severities(table: Table) -> tuple[Graded, ...]:
    value = table.value.get("severity", {})
    if not isinstance(value, dict):
        table.wrong("severity")
        return ()
    found = []
    for name, level in value.items():
        if isinstance(level, str) and level in _LEVELS:
            found.append(Graded(name, Severity(level), table.where("severity", name)))
        else:
            table.fault(_unknown("severity", level, _LEVELS), "severity", name)
    return tuple(found)


def _terms(table: Table) -> tuple[Term, ...]:
    value = table.value.get("allow", [])
    if not isinstance(value, list):
        table.wrong("allow")
        return ()
    found = (_term(table, number, item) for number, item in enumerate(value))
    return tuple(term for term in found if term is not None)


def _term(table: Table, number: int, item: object) -> Term | None:
    at = ("allow", number)
    rules: tuple[str, ...] = ()
    text = item
    if isinstance(item, dict):
        inner = table.within(item, *at)
        inner.only("term", "rules")
        text, rules = item.get("term"), tuple(name for _, name in inner.texts("rules", kind=Kind.NAMES))
    if isinstance(text, str) and text.strip():
        return Term(" ".join(text.split()), rules, table.where(*at))
    table.fault("an allowed term is some words, or { term = ..., rules = [...] }", *at)
    return None


def _unknown(noun: str, value: object, known: tuple[str, ...]) -> str:
    hint = nearest(value, known) if isinstance(value, str) else ""
    return f"unknown {noun} {value!r}" + (hint or f"; known: {', '.join(known)}")


def _is_file_or_folder(path: Path) -> bool:
    return is_there(path) or is_there(path, folder=True)


def holds_rules(folder: Path) -> bool:
    """Whether a folder has the form CATEGORY/RULE.yaml."""
    return any(is_there(folder / category, folder=True) for category in CATEGORIES)
