"""YAML to Rule: every fault of every file in one pass, each with file:line:column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lint.balance.criterion import ENGINE, option_faults, pattern_texts
from lint.errors import RuleError, RuleErrors
from lint.findings.finding import CATEGORIES, Severity
from lint.kept.keeping import kept
from lint.patternlang.pattern import Pattern, compile_text
from lint.patternlang.syntax import PatternError
from lint.read.article import BlockKind
from lint.rules.rule import Example, Rule
from lint.rules.schema import RuleFile
from lint.strict_yaml import Document, load_document

_PATTERN_KEYS = {
    "match": "match", "excepts": "except", "unless_sentence": "unless_sentence", "unless_near": "unless_near",
    "needs_sentence": "needs_sentence", "needs_near": "needs_near", "needs_article": "needs_article",
}  # fmt: skip
_MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_ID = re.compile(r"^[a-z]+(?:-[a-z]+)*$")
_Loaded = tuple[list[Rule], list[RuleError]]


def shipped_rules() -> list[Rule]:
    """The rules that come with healthlint, by id."""
    return load_rules([files("lint.patterns")])


def load_rules(folders: Iterable[Traversable]) -> list[Rule]:
    """All rules of folders of the form CATEGORY/RULE.yaml; RuleErrors names every fault."""
    rules: dict[str, Rule] = {}
    faults: list[RuleError] = []
    for folder in folders:
        found, broken = _folder_rules(folder)
        faults += broken
        for rule in found:
            if rule.id in rules:
                reason = f"rule '{rule.id}' is already defined in {rules[rule.id].path}"
                faults.append(RuleError(reason, path=rule.path, line=1, column=1))
            rules[rule.id] = rule
    if faults:
        raise RuleErrors(faults)
    return [rules[name] for name in sorted(rules)]


def _folder_rules(folder: Traversable) -> _Loaded:
    """The rules of one folder; they are kept between runs if there is no fault in any."""
    parts = [part for part in folder.iterdir() if part.name in CATEGORIES and part.is_dir()]
    categories = sorted(parts, key=lambda item: item.name)
    shown = [_shown(part) for part in categories]  # the paths of rules begin so
    return kept("rules", categories, lambda: _loaded(categories), known_as=shown, sound=lambda loaded: not loaded[1])


def _loaded(categories: Iterable[Traversable]) -> _Loaded:
    rules: list[Rule] = []
    faults: list[RuleError] = []
    for category in categories:
        for file in sorted(category.iterdir(), key=lambda item: item.name):
            if not file.name.endswith((".yaml", ".yml")):
                continue
            try:
                rules.append(load_rule(file.read_text("utf-8"), path=_shown(file), category=category.name))
            except RuleErrors as errors:
                faults += errors.faults
            except UnicodeDecodeError:
                faults.append(RuleError("not UTF-8", path=_shown(file), line=1, column=1))
    return rules, faults


def load_rule(text: str, *, path: str, category: str) -> Rule:
    """One rule file; RuleErrors holds every fault found in it."""
    try:
        document = load_document(text, path=path)
    except RuleError as error:
        raise RuleErrors([error]) from None
    faults: list[RuleError] = []
    rule_id = re.split(r"[/\\]", path)[-1].removesuffix(".yaml")
    if not _ID.match(rule_id):
        faults.append(document.fault(f"the file's name '{rule_id}' is the rule's id: use lower-case-words"))
    if not isinstance(document.value, dict):
        raise RuleErrors([*faults, document.fault("a rule file is a mapping of keys to values")])
    try:
        raw = RuleFile.model_validate(document.value)
    except ValidationError as error:
        raise RuleErrors([*faults, *_schema_faults(document, error)]) from None
    patterns = {key: tuple(_patterns(document, raw, key, faults)) for key in _PATTERN_KEYS}
    if raw.engine == ENGINE:
        faults += option_faults(document, raw.options)
    if faults:
        raise RuleErrors(faults)
    parts = map(compile_text, pattern_texts(raw.options) if raw.engine == ENGINE else ())
    return Rule(
        id=rule_id, category=category, path=path, severity=Severity(raw.severity), message=raw.message,
        why=raw.why, advice=raw.advice, references=tuple(raw.references),
        flag=tuple(_examples(document, "flag", raw.flag)), passes=tuple(_examples(document, "pass", raw.passes)),
        engine=raw.engine, options=raw.options, parts=tuple(parts), unless=tuple(raw.unless), soften=tuple(raw.soften),
        near=raw.near, where=tuple(BlockKind(kind) for kind in raw.where), suggest=tuple(raw.suggest),
        profiles=tuple(raw.profiles),
        safe=raw.safe, read_as=raw.read_as, **patterns,
    )  # fmt: skip


def _shown(file: Traversable) -> str:
    """A path as people know it: from the working folder, or from patterns/ for shipped rules."""
    path = Path(str(file))
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _patterns(document: Document, raw: RuleFile, key: str, faults: list[RuleError]) -> Iterator[Pattern]:
    name = _PATTERN_KEYS[key]
    for number, text in enumerate(getattr(raw, key)):
        try:
            yield compile_text(text)
        except PatternError as error:
            faults.append(document.fault(f"pattern '{text}': {error}", name, number))


def _examples(document: Document, key: str, lines: list[str]) -> Iterator[Example]:
    for number, line in enumerate(lines):
        plain, spans, last = "", [], 0
        for match in _MARK.finditer(line):
            plain += line[last : match.start()]
            spans.append((len(plain), len(plain) + len(match[1])))
            plain += match[1]
            last = match.end()
        yield Example(plain + line[last:], tuple(spans), document.places[key, number][0])


def _schema_faults(document: Document, error: ValidationError) -> Iterator[RuleError]:
    for fault in error.errors():
        where: tuple[Any, ...] = fault["loc"]
        if fault["type"] == "extra_forbidden":
            reason = f"unknown key '{where[-1]}'"
        elif fault["type"] == "missing":
            reason = f"missing key '{where[-1]}'"
        else:
            name = ".".join(map(str, where))
            reason = f"{name + ': ' if name else ''}{fault['msg'].removeprefix('Value error, ')}"
        yield document.fault(reason, *where)
