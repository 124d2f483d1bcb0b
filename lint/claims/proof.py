"""Attributes are proved by their own examples, and linted themselves: each fault with file:line:column."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lint.claims.attribute import Attribute
from lint.claims.contradictions import Comparer, Contradiction
from lint.claims.extract import Extractor
from lint.errors import RuleError
from lint.language.pipeline import Analyser
from lint.patternlang.pattern import Pattern
from lint.read.load import read_article

_MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
_CLASS = re.compile(r"<([a-z-]+)>")
_ENDS = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What an attribute may name."""

    rules: Collection[str]
    contexts: Collection[str]
    circumstances: Collection[str]
    classes: Collection[str]
    attributes: Collection[str]


def form_faults(attribute: Attribute, known: Known) -> Iterator[RuleError]:
    """Names that nothing answers to."""
    named = (
        ("rule", [name for name in (attribute.contradiction, attribute.fact) if name], known.rules),
        ("context", [*attribute.unless, *attribute.counts], {*known.contexts, "asked", "quoted"}),
        ("circumstance", [*sorted(attribute.ignores), *attribute.needs], known.circumstances),
        ("class", [attribute.item] if attribute.item else [], known.classes),
        ("quantity", attribute.quantities, known.classes),
        ("attribute", attribute.facts_of, known.attributes),
    )
    for kind, names, answers in named:
        for name in names:
            if name not in answers:
                yield _fault(attribute, 1, f"unknown {kind} '{name}'")
    for pattern in _patterns(attribute):
        for name in _CLASS.findall(pattern.text):
            if name not in known.classes:
                yield _fault(attribute, 1, f"pattern '{pattern.text}': unknown class <{name}>")
    if not attribute.contradiction and not attribute.fact and not attribute.drifts:
        yield _fault(attribute, 1, "no rule reports it: give 'contradiction', 'fact' or 'drifts'")


def example_faults(
    attribute: Attribute, analyser: Analyser, extractor: Extractor, comparer: Comparer
) -> Iterator[RuleError]:
    """Texts that should disagree and do not, or the other way round, and values that are not read."""
    for text, line in attribute.disagree:
        marked = _MARK.findall(text)
        found = _contradictions(attribute, text, analyser, extractor, comparer)
        if len(marked) != _ENDS:
            yield _fault(attribute, line, f"mark both ends with [[ ]]: {_short(text)}")
        elif not any(_is_at(pair, marked) for pair in found):
            said = "; ".join(f"'{pair.first.span.quote}' and '{pair.second.span.quote}'" for pair in found)
            yield _fault(attribute, line, f"found {said or 'nothing'} in: {_short(text)}")
    for text, line in attribute.agree:
        for pair in _contradictions(attribute, text, analyser, extractor, comparer):
            said = f"'{pair.first.span.quote}' and '{pair.second.span.quote}'"
            yield _fault(attribute, line, f"found {said} in: {_short(text)}")
    for text, value, line in attribute.reads:
        read = list(_values(attribute, text, analyser, extractor))
        if value not in read:
            yield _fault(attribute, line, f"read {', '.join(read) or 'nothing'}, not {value}, in: {_short(text)}")


def _contradictions(
    attribute: Attribute, text: str, analyser: Analyser, extractor: Extractor, comparer: Comparer
) -> list[Contradiction]:
    analysis = analyser.analyse(read_article("example.md", _plain(text).encode()))
    claims = [claim for claim in extractor.claims(analysis, house=True) if claim.attribute == attribute.id]
    return list(comparer.contradictions(claims))


def _values(attribute: Attribute, text: str, analyser: Analyser, extractor: Extractor) -> Iterator[str]:
    analysis = analyser.analyse(read_article("example.md", _plain(text).encode()))
    for claim in extractor.claims(analysis, house=True):
        if claim.attribute == attribute.id and claim.compared:
            value = claim.value
            yield value.name or f"{value.low:g}-{value.high:g}{value.unit}"
            yield claim.item


def _is_at(pair: Contradiction, marked: list[str]) -> bool:
    """Whether both ends overlap the marked words."""
    ends = (pair.first.span.quote, pair.second.span.quote)
    return all(any(end in mark or mark in end for end in ends) for mark in marked)


def _plain(text: str) -> str:
    return _MARK.sub(r"\1", text)


def _patterns(attribute: Attribute) -> Iterator[Pattern]:
    for reading in attribute.readings:
        for group in (
            reading.match, reading.label, reading.excepts, reading.unless_sentence, reading.needs_sentence
        ):  # fmt: skip
            yield from group


def _short(text: str) -> str:
    return " ".join(_plain(text).split())[:160]


def _fault(attribute: Attribute, line: int, reason: str) -> RuleError:
    return RuleError(f"{attribute.id}: {reason}", path=attribute.path, line=line, column=1)
