"""Whether a reading holds where its words stand: the right block, the label above, nothing that speaks against it."""

from __future__ import annotations

from lint.claims.attribute import Reading
from lint.claims.labels import Labels
from lint.language.analysis import Analysis
from lint.patternlang.finder import Finder
from lint.read.article import BlockKind

Range = tuple[int, int]


class Finders:
    """The finders of the readings' side conditions, compiled when first asked for."""

    def __init__(self) -> None:
        self._finders: dict[tuple[int, str], Finder] = {}

    def of(self, reading: Reading, key: str) -> Finder:
        """The finder of one list of patterns of a reading."""
        at = (id(reading), key)
        if at not in self._finders:
            self._finders[at] = Finder(getattr(reading, key))
        return self._finders[at]


class Holding:
    """Side conditions in one article; each is looked up once for a sentence or a label."""

    def __init__(self, analysis: Analysis, labels: Labels, finders: Finders) -> None:
        self._analysis = analysis
        self._labels = labels
        self._finders = finders
        self._seen: dict[tuple[int, str, Range], bool] = {}

    def holds(self, reading: Reading, begin: int, end: int) -> bool:
        """Whether words [begin, end) may be read so."""
        analysis = self._analysis
        sentence = analysis.sentence_index(begin)
        kind = analysis.block_of(sentence).kind
        if kind is BlockKind.RESIDUE or self._labels.is_label(sentence):
            return False
        if reading.where and kind not in reading.where:
            return False
        here = analysis.sentence_ranges[sentence]
        if reading.label and not any(self._says(reading, "label", place) for place in self._labels.all_of(sentence)):
            return False
        if reading.needs_sentence and not self._says(reading, "needs_sentence", here):
            return False
        if reading.unless_sentence and self._says(reading, "unless_sentence", here):
            return False
        return not (reading.excepts and self._is_excepted(reading, here, begin, end))

    def _says(self, reading: Reading, key: str, place: Range) -> bool:
        at = (id(reading), key, place)
        if at not in self._seen:
            found = self._finders.of(reading, key).find(self._analysis.view, [place])
            self._seen[at] = next(found, None) is not None
        return self._seen[at]

    def _is_excepted(self, reading: Reading, here: Range, begin: int, end: int) -> bool:
        found = self._finders.of(reading, "excepts").find(self._analysis.view, [here])
        return any(a < end and begin < b for _, a, b in found)
