"""Term and cue files: YAML to term classes and cue sets, each fault with file:line:column."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from lint.errors import RuleError, RuleErrors
from lint.kept.keeping import kept
from lint.language.context import DIRECTIONS, Cues, CueSet
from lint.language.terms import TermClass
from lint.patternlang.pattern import Pattern, compile_text
from lint.patternlang.syntax import PatternError
from lint.strict_yaml import Document, load_document


def term_classes(folder: Traversable | None = None) -> list[TermClass]:
    """The classes of `patterns/terms`: each file's `terms`, `includes` and `plural`."""
    classes = []
    for document, name in _documents(folder or files("lint.patterns") / "terms"):
        if not isinstance(document.value, dict) or not ({"terms", "includes"} & document.value.keys()):
            continue  # data of another form: drug pairs, residue lines
        _refuse_unknown(document, {"terms", "includes", "plural", "about"})
        value = document.value
        terms = tuple(_words(document, value.get("terms", []), "terms"))
        includes = tuple(_words(document, value.get("includes", []), "includes"))
        classes.append(TermClass(name, terms, includes, plural=bool(value.get("plural", True))))
    return classes


@cache
def shipped_cues() -> Cues:
    """The cues of `patterns/context`."""
    folder = files("lint.patterns") / "context"
    return kept("cues", [folder], lambda: load_cues(folder))


def load_cues(folder: Traversable) -> Cues:
    """The cue sets of a folder: a file for each context."""
    sets = []
    for document, name in _documents(folder):
        if not isinstance(document.value, dict):
            raise document.fault("a cue file is a mapping of keys to values")
        _refuse_unknown(document, {*DIRECTIONS, "terminators", "pseudo", "scope", "about", "guards_claims"})
        value = document.value
        cues = {key: _compiled(document, value[key], key) for key in DIRECTIONS if key in value}
        stops = _compiled(document, value.get("terminators", []), "terminators")
        pseudo = _compiled(document, value.get("pseudo", []), "pseudo")
        sets.append(CueSet(name, cues, stops, pseudo, int(value.get("scope", 30)), bool(value.get("guards_claims"))))
    return Cues(tuple(sets))


def _documents(folder: Traversable) -> list[tuple[Document, str]]:
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    return [(load_document(file.read_text("utf-8"), path=str(file)), file.name.removesuffix(".yaml")) for file in found]


def _refuse_unknown(document: Document, known: set[str]) -> None:
    faults = [document.fault(f"unknown key '{key}'", key) for key in document.value if key not in known]
    if faults:
        raise RuleErrors(faults)


def _words(document: Document, items: Any, key: str) -> list[str]:
    if not isinstance(items, list):
        raise document.fault(f"'{key}' is a list", key)
    for number, item in enumerate(items):
        if not isinstance(item, str) or not item.strip():
            raise document.fault(f"'{key}' holds words only", key, number)
    return items


def _compiled(document: Document, items: Any, key: str) -> tuple[Pattern, ...]:
    patterns = []
    faults: list[RuleError] = []
    for number, text in enumerate(_words(document, items, key)):
        try:
            patterns.append(compile_text(text))
        except PatternError as error:
            faults.append(document.fault(f"pattern '{text}': {error}", key, number))
    if faults:
        raise RuleErrors(faults)
    return tuple(patterns)
