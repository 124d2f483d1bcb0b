"""Kinds of article as data (`patterns/kinds`): signals with points, each fault with its line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pydantic import ValidationError

from lint.balance.schema import KindForm, SignalForm
from lint.errors import RuleErrors
from lint.patternlang.finder import Pattern, compile_text
from lint.patternlang.syntax import PatternError
from lint.strict_yaml import load_document


@dataclass(frozen=True, slots=True)
class KindFile:
    """One file of `patterns/kinds`, with the patterns of each signal."""

    name: str
    form: KindForm
    signals: tuple[tuple[SignalForm, tuple[Pattern, ...]], ...]


@cache
def shipped_kinds() -> tuple[KindFile, ...]:
    """The files of `patterns/kinds`."""
    return load_kinds(files("lint.patterns") / "kinds")


def load_kinds(folder: Traversable) -> tuple[KindFile, ...]:
    """Every kind of a folder; RuleErrors names every fault with its line."""
    kinds, faults = [], []
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".yaml"):
            try:
                kinds.append(_load(file))
            except RuleErrors as errors:
                faults += errors.faults
    if faults:
        raise RuleErrors(faults)
    return tuple(kinds)


def _load(file: Traversable) -> KindFile:
    document = load_document(file.read_text("utf-8"), path=str(file))
    try:
        form = KindForm.model_validate(document.value)
    except ValidationError as error:
        raise RuleErrors([document.fault(fault["msg"], *fault["loc"]) for fault in error.errors()]) from None
    signals, faults = [], []
    for place, signal in enumerate(form.signals):
        patterns = []
        for number, text in enumerate(signal.patterns):
            try:
                patterns.append(compile_text(text))
            except PatternError as error:
                faults.append(document.fault(f"pattern '{text}': {error}", "signals", place, "patterns", number))
        signals.append((signal, tuple(patterns)))
    if faults:
        raise RuleErrors(faults)
    return KindFile(file.name.removesuffix(".yaml"), form, tuple(signals))
