"""From matched words to claims: value, certainty, subject, items and circumstances."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lint.claims.answers import answer
from lint.claims.attribute import Attribute, Reading
from lint.claims.circumstances import Circumstance, Circumstances
from lint.claims.claim import Certainty, Claim, Span, Subject, Value
from lint.claims.items import items_of, kinds_of, without_examples
from lint.claims.labels import Labels
from lint.claims.measure import measured
from lint.claims.names import Names
from lint.claims.resolve import Resolver
from lint.language.analysis import Analysis
from lint.language.strength import strength
from lint.patternlang.pattern import Pattern

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
Words = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a match says: its value, how surely, and the words that say it."""

    value: Value | None
    certainty: Certainty
    words: Words
    contexts: Mapping[str, str]


class Reader:
    """Turns matches in one article into claims."""

    def __init__(
        self, analysis: Analysis, labels: Labels, *, names: Names, circumstances: Mapping[str, Circumstance]
    ) -> None:
        self._analysis = analysis
        self._names = names
        self._labels = labels
        self._resolver = Resolver(analysis, labels, names)
        self._circumstances = Circumstances(analysis, labels, circumstances)
        year = _YEAR.search(analysis.article.metadata.get("date", ""))
        self._written = int(year[0]) if year else None

    def read(self, attribute: Attribute, reading: Reading, pattern: Pattern, words: Words) -> Iterator[Claim]:
        """The claims that `words` make; none where an `unless` holds or no value is to be had."""
        contexts = self._analysis.contexts(*words, named=pattern.says)
        if any(name in contexts for name in attribute.unless):
            return
        said = self._said(attribute, reading, words, contexts)
        places = self._analysis.classes.get(attribute.item, {}) if attribute.item else {}
        if reading.names_item:
            places = without_examples(self._analysis.words.low, places)
        items = self._items(attribute, reading, places, words)
        if said.value is None and not (reading.names_item and items):
            return
        if attribute.kinds and not items:
            return
        subject = self._resolver.subject(
            *words, outside=attribute.names_object, items=places, classed=reading.names_item
        )
        for item, stop in items or [("", words[1])]:
            place = (words[0], max(words[1], stop)) if said.words == words else said.words
            if reading.names_item:
                yield self._claim(attribute, subject, said, Value(item), "", place)
            elif said.value is not None:
                yield self._claim(attribute, subject, said, said.value, item, place)

    def _items(
        self, attribute: Attribute, reading: Reading, places: Mapping[int, tuple[int, ...]], words: Words
    ) -> list[tuple[str, int]]:
        if reading.kind:
            return [(reading.kind, words[1])]
        if attribute.kinds:
            labels = self._labels.all_of(self._analysis.sentence_index(words[0])) if reading.label else []
            found = (kinds_of(self._analysis, attribute.kinds, place) for place in (words, *labels))
            return [(kind, words[1]) for kind, _ in next(filter(None, found), [])]
        return items_of(self._analysis, self._names, places, words)

    def _said(self, attribute: Attribute, reading: Reading, words: Words, contexts: Mapping[str, str]) -> _Said:
        if "asked" in contexts and attribute.comparison == "polarity":
            sentence = self._analysis.sentence_index(words[0])
            if said := answer(self._analysis, sentence):
                yes, place = said
                around = {k: v for k, v in self._analysis.contexts(*place).items() if k != "negated"}
                return _Said(reading.value if yes else reading.negated, _certainty(around), place, around)
        denied = "negated" in contexts and reading.negated is None
        value = reading.negated if "negated" in contexts and not denied else reading.value
        if value is None:
            value = measured(attribute, self._analysis, *words, least=reading.least)
        return _Said(value, _certainty(contexts, denied=denied), words, contexts)

    def _claim(  # noqa: PLR0913, PLR0917 - the parts of a claim
        self, attribute: Attribute, subject: Subject, said: _Said, value: Value, item: str, words: Words
    ) -> Claim:
        sentence = self._analysis.sentence_index(words[0])
        around = self._circumstances.of(sentence)
        return Claim(
            attribute=attribute.id, subject=subject, value=value, certainty=said.certainty, span=self._span(words),
            item=item, strength=strength(self._analysis, sentence), written=self._written,
            circumstances={name: values for name, values in around.items() if name not in attribute.ignores},
            set_aside=self._set_aside(attribute, said.contexts),
        )  # fmt: skip

    def _set_aside(self, attribute: Attribute, contexts: Mapping[str, str]) -> str:
        guards = [name for name in self._analysis.cues.guards if name in contexts and name not in attribute.counts]
        return f'{guards[0]}: "{contexts[guards[0]]}"' if guards else ""

    def _span(self, words: Words) -> Span:
        article = self._analysis.article
        start, end = self._analysis.span(*words)
        source_start, source_end = article.to_source(start, end)
        return Span(
            path=article.source.path, start=start, end=end, source_start=source_start, source_end=source_end,
            quote=article.text[start:end], sentence=self._analysis.sentence_index(words[0]),
            block=article.block_index(start),
        )  # fmt: skip


def _certainty(contexts: Mapping[str, str], *, denied: bool = False) -> Certainty:
    if "asked" in contexts or "wondered" in contexts:
        return Certainty.ASKED
    if "quoted" in contexts:
        return Certainty.QUOTED
    if denied:
        return Certainty.DENIED
    return Certainty.HEDGED if "hedged" in contexts else Certainty.STATED
