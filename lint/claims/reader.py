"""From what words say to claims: whose claim it is, about what, and in which circumstances."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lint.claims.attribute import Attribute
from lint.claims.circumstances import Circumstance, Circumstances
from lint.claims.claim import Claim, Span, Subject, Value
from lint.claims.items import items_of, kinds_of, without_examples
from lint.claims.labels import Labels
from lint.claims.names import Names
from lint.claims.resolve import Resolver
from lint.claims.statement import Match, Statement, Words
from lint.language.analysis import Analysis
from lint.language.strength import strength

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Reader:
    """Turns statements of one article into claims."""

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

    def claims(self, said: Statement) -> Iterator[Claim]:
        """The claims that a statement makes: one for each item it is about."""
        match = said.match
        attribute, names_item = match.attribute, match.reading.names_item
        places = self._analysis.classes.get(attribute.item, {}) if attribute.item else {}
        if names_item:
            places = without_examples(self._analysis.words.low, places)
        items = self._items(match, places)
        if not items and (attribute.kinds or said.value is None):
            return
        subject = self._resolver.subject(*match.words, outside=attribute.names_object, items=places, classed=names_item)
        for item, stop in items or [("", match.end)]:
            place = (match.begin, max(match.end, stop)) if said.words == match.words else said.words
            if names_item:
                yield self._claim(attribute, subject, said, Value(item), "", place)
            elif said.value is not None:
                yield self._claim(attribute, subject, said, said.value, item, place)

    def _items(self, match: Match, places: Mapping[int, tuple[int, ...]]) -> list[tuple[str, int]]:
        attribute, reading = match.attribute, match.reading
        if reading.kind:
            return [(reading.kind, match.end)]
        if attribute.kinds:
            labels = self._labels.all_of(self._analysis.sentence_index(match.begin)) if reading.label else []
            found = (kinds_of(self._analysis, attribute.kinds, place) for place in (match.words, *labels))
            return [(kind, match.end) for kind, _ in next(filter(None, found), [])]
        return items_of(self._analysis, self._names, places, match.words)

    def _claim(  # noqa: PLR0913, PLR0917 - the parts of a claim
        self, attribute: Attribute, subject: Subject, said: Statement, value: Value, item: str, words: Words
    ) -> Claim:
        sentence = self._analysis.sentence_index(words[0])
        around = self._circumstances.of(sentence)
        return Claim(
            attribute=attribute.id, subject=subject, value=value, certainty=said.certainty, span=self._span(words),
            item=item, strength=strength(self._analysis, sentence), written=self._written,
            circumstances={name: values for name, values in around.items() if name not in attribute.ignores},
            set_aside=said.set_aside,
        )  # fmt: skip

    def _span(self, words: Words) -> Span:
        article = self._analysis.article
        start, end = self._analysis.span(*words)
        source_start, source_end = article.to_source(start, end)
        return Span(
            path=article.source.path, start=start, end=end, source_start=source_start, source_end=source_end,
            quote=article.text[start:end], sentence=self._analysis.sentence_index(words[0]),
            block=article.block_index(start),
        )  # fmt: skip
