"""Files of cues: lists of patterns by key, every fault with file:line:column."""

from __future__ import annotations

from lint.errors import RuleError, RuleErrors
from lint.patternlang.pattern import Pattern, compile_text
from lint.patternlang.syntax import PatternError
from lint.strict_yaml import Document


def cue_lists(
    document: Document, *, required: frozenset[str], optional: frozenset[str]
) -> dict[str, tuple[Pattern, ...]]:
    """The compiled patterns under each key; RuleErrors names all that is wrong. `about` may always stand."""
    value = document.value if isinstance(document.value, dict) else {}
    faults = [
        document.fault(f"unknown key '{key}'", key) for key in value if key not in required | optional | {"about"}
    ]
    faults += [document.fault(f"'{key}' is missing") for key in sorted(required) if not value.get(key)]
    lists = {key: _patterns(document, key, faults) for key in sorted(required | optional) if key in value}
    if faults:
        raise RuleErrors(faults)
    return lists


def _patterns(document: Document, key: str, faults: list[RuleError]) -> tuple[Pattern, ...]:
    items = document.value[key]
    if not isinstance(items, list):
        faults.append(document.fault(f"'{key}' is a list of patterns", key))
        return ()
    patterns = []
    for number, text in enumerate(items):
        try:
            patterns.append(compile_text(str(text)))
        except PatternError as error:
            faults.append(document.fault(f"pattern '{text}': {error}", key, number))
    return tuple(patterns)
