"""Labels: the words that say what a sentence is about without being part of it.

A list's lead-in ("Side effects include:"), a bullet's own label ("Quick-acting: ..."), the names of a table cell's
row and column, the question that an answer follows, and the heading above.
"""

from __future__ import annotations

from functools import cached_property

from lint.language.analysis import Analysis
from lint.read.article import Block, BlockKind

Range = tuple[int, int]
_COMPARES = 3  # columns of a table that compares two things
_LONGEST = 8  # words of a bullet's own label


def labels_of(analysis: Analysis) -> Labels:
    """The labels of an article, shared by all that look at them."""
    if "labels" not in analysis.kept:
        analysis.kept["labels"] = Labels(analysis)
    labels: Labels = analysis.kept["labels"]
    return labels


class Labels:
    """Word ranges of the labels of each sentence, the nearest first."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._found: dict[int, tuple[list[Range], list[Range]]] = {}

    def of(self, sentence: int, *, near: bool) -> list[Range]:
        """Labels on the sentence's own line (`near`), or those above it: question, lead-in, heading."""
        if sentence not in self._found:
            self._found[sentence] = self._near(sentence), self._above(sentence)
        return self._found[sentence][not near]

    def all_of(self, sentence: int) -> list[Range]:
        """Near labels, then those above."""
        return [*self.of(sentence, near=True), *self.of(sentence, near=False)]

    def own(self, sentence: int) -> Range | None:
        """The label before a colon at the start of a sentence."""
        begin, end = self._analysis.sentence_ranges[sentence]
        first = self._analysis.words.low[begin : min(end - 1, begin + _LONGEST)]
        return (begin, begin + first.index(":")) if ":" in first else None

    def is_label(self, sentence: int) -> bool:
        """Whether a sentence is itself a label: the name of a table's row or column."""
        analysis = self._analysis
        block = analysis.block_of(sentence)
        if block.kind is not BlockKind.TABLE_ROW or len(block.cells) == 1:
            return False
        start, end = block.cells[0]
        first = start <= analysis.words.starts[analysis.sentence_ranges[sentence][0]] < end
        return first or block.header

    def column(self, sentence: int) -> Range | None:
        """The header over a cell of a table that sets several things side by side; None elsewhere."""
        analysis = self._analysis
        block = analysis.block_of(sentence)
        if block.kind is not BlockKind.TABLE_ROW or len(block.cells) < _COMPARES:
            return None
        place = analysis.words.starts[analysis.sentence_ranges[sentence][0]]
        column = next((n for n, (start, end) in enumerate(block.cells) if start <= place < end), 0)
        header = self._header(analysis.sentences[sentence].block)
        return self._cell(header, column) if 0 < column < len(header.cells) and header is not block else None

    def _near(self, sentence: int) -> list[Range]:
        analysis = self._analysis
        block = analysis.block_of(sentence)
        if block.kind is BlockKind.TABLE_ROW:
            return self._table(sentence, block)
        own = self.own(sentence)
        return [own] if own else []

    def _table(self, sentence: int, block: Block) -> list[Range]:
        """The row's first cell, and the header's cell of the same column."""
        analysis = self._analysis
        place = analysis.words.starts[analysis.sentence_ranges[sentence][0]]
        column = next((n for n, (start, end) in enumerate(block.cells) if start <= place < end), 0)
        index = analysis.sentences[sentence].block
        header = self._header(index)
        found = []
        if column and (row := self._cell(block, 0)):
            found.append(row)
        if header is not block and column < len(header.cells):
            cell = self._cell(header, column)
            found += [cell] if cell else []
        return found

    def _header(self, index: int) -> Block:
        """The first row of the table that block `index` is in."""
        blocks = self._analysis.article.blocks
        while index and blocks[index - 1].kind is BlockKind.TABLE_ROW and not blocks[index].header:
            index -= 1
        return blocks[index]

    def _cell(self, block: Block, column: int) -> Range | None:
        start, end = block.cells[column]
        begin, stop = self._analysis.word_at(start), self._analysis.word_at(end)
        return (begin, stop) if begin < stop else None

    def _above(self, sentence: int) -> list[Range]:
        analysis = self._analysis
        ranges = analysis.sentence_ranges
        here = analysis.sentences[sentence]
        found = []
        before = sentence - 1
        if before >= 0 and analysis.is_asked(before) and analysis.sentences[before].block >= here.block - 1:
            found.append(ranges[before])
        lead_in, heading = self._blocks_above.get(here.block, (None, None))
        found += [ranges[n] for n in (lead_in, heading) if n is not None and ranges[n] not in found]
        return found

    @cached_property
    def _blocks_above(self) -> dict[int, tuple[int | None, int | None]]:
        """Block -> the last sentence of the paragraph that leads it in, and the first sentence of its heading."""
        analysis = self._analysis
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        for number, sentence in enumerate(analysis.sentences):
            first.setdefault(sentence.block, number)
            last[sentence.block] = number
        above: dict[int, tuple[int | None, int | None]] = {}
        heading = lead_in = None
        for index, block in enumerate(analysis.article.blocks):
            if block.kind in {BlockKind.TITLE, BlockKind.HEADING}:
                heading = first.get(index) if block.kind is BlockKind.HEADING else None
                lead_in = None
                continue
            above[index] = (lead_in if block.kind is BlockKind.LIST_ITEM else None, heading)
            if block.kind is not BlockKind.LIST_ITEM:
                ends_open = analysis.article.text[block.start : block.end].rstrip().endswith(":")
                lead_in = last.get(index) if ends_open else None
        return above
