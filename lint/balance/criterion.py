"""A criterion ready for use: the options of a `left-out` rule with their patterns compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from lint.balance.schema import CriterionForm, EvidenceForm
from lint.errors import RuleError
from lint.patternlang.finder import Finder, Pattern, compile_text
from lint.patternlang.syntax import PatternError
from lint.strict_yaml import Document

if TYPE_CHECKING:
    from lint.rules.rule import Rule

ENGINE = "left-out"
EXCERPT = "excerpt"  # an option that only the proof of a rule's examples sets


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade of evidence; `patterns` are numbered as its finder numbers them."""

    form: EvidenceForm
    patterns: tuple[Pattern, ...]
    finder: Finder
    under: Finder | None
    links: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a `left-out` rule asks of an article."""

    rule: str
    form: CriterionForm
    grades: tuple[Grade, ...]
    not_counted: Finder
    needs: Finder | None
    unless_said: Finder | None
    unless_title: Finder | None


_KNOWN: dict[str, tuple[Mapping[str, Any], Criterion]] = {}  # by rule, with the options it was last made from


def criterion_of(rule: Rule) -> Criterion:
    """The criterion of a rule, compiled once."""
    known = _KNOWN.get(rule.id)
    if known is None or known[0] is not rule.options:
        options = {key: value for key, value in rule.options.items() if key != EXCERPT}
        made = _compiled(rule.id, CriterionForm.model_validate(options).model_dump_json())
        known = _KNOWN[rule.id] = rule.options, made
    return known[1]


@cache
def _compiled(rule: str, options: str) -> Criterion:
    form = CriterionForm.model_validate_json(options)
    return Criterion(
        rule=rule,
        form=form,
        grades=tuple(_grade(grade) for grade in form.satisfied_by),
        not_counted=_finder(form.not_counted),
        needs=_finder(form.needs) if form.needs else None,
        unless_said=_finder(form.unless_said) if form.unless_said else None,
        unless_title=_finder(form.unless_title) if form.unless_title else None,
    )


def option_faults(document: Document, options: Mapping[str, Any]) -> Iterator[RuleError]:
    """Everything wrong with the options of a `left-out` rule, with its line."""
    try:
        form = CriterionForm.model_validate(options)
    except ValidationError as error:
        for fault in error.errors():
            where = tuple(part for part in fault["loc"] if part != "[key]")
            reason = f"unknown key '{where[-1]}'" if fault["type"] == "extra_forbidden" else fault["msg"]
            name = ".".join(map(str, where))
            yield document.fault(f"options.{name}: {reason.removeprefix('Value error, ')}", "options", *where)
        return
    for where, text in _pattern_texts(form):
        try:
            compile_text(text)
        except PatternError as error:
            yield document.fault(f"pattern '{text}': {error}", "options", *where)


def pattern_texts(options: Mapping[str, Any]) -> Iterator[str]:
    """Every pattern of valid options."""
    yield from (text for _, text in _pattern_texts(CriterionForm.model_validate(options)))


def class_names(options: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(pattern, class) of every class that the patterns of valid options name."""
    for text in pattern_texts(options):
        for name in re.findall(r"<([a-z-]+)>", text):
            yield text, name


def context_names(options: Mapping[str, Any]) -> Iterator[str]:
    """The contexts that valid options name."""
    for grade in CriterionForm.model_validate(options).satisfied_by:
        yield from grade.unless


def _pattern_texts(form: CriterionForm) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for key in ("not_counted", "needs", "unless_said", "unless_title"):
        for number, text in enumerate(getattr(form, key)):
            yield (key, number), text
    for place, grade in enumerate(form.satisfied_by):
        for key in ("patterns", "under"):
            for number, text in enumerate(getattr(grade, key)):
                yield ("satisfied_by", place, key, number), text


def _grade(form: EvidenceForm) -> Grade:
    patterns = tuple(compile_text(text) for text in form.patterns)
    links = "|".join(re.escape(domain) for domain in form.links)
    return Grade(
        form=form,
        patterns=patterns,
        finder=Finder(patterns),
        under=_finder(form.under) if form.under else None,
        links=re.compile(rf"https?://(?:[\w-]+\.)*(?:{links})[^\s\"'<>)\]]*", re.IGNORECASE) if links else None,
    )


def _finder(texts: list[str]) -> Finder:
    return Finder([compile_text(text) for text in texts])
