"""A claim that a table makes: the label in a row's first cell or in the column's head, the value in a cell.

Options: `label` and `value`, lists of patterns. "Side effects | None" has its label in the row; under the
head "Unwanted effects" a cell "None" has it in the column.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.patternlang.finder import Finder
from lint.read.article import Block, BlockKind
from lint.rules.match import Match
from lint.rules.rule import Rule
from lint.rules.study_cues import compiled

Cell = tuple[int, int]


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each cell whose value fits and whose label fits."""
    label, value = (
        compiled(tuple(rule.options["label"]), path=rule.path),
        compiled(tuple(rule.options["value"]), path=rule.path),
    )
    head: tuple[Cell, ...] = ()
    before: Block | None = None
    for block in analysis.article.blocks:
        if block.kind is BlockKind.TABLE_ROW and block.cells:
            starts_table = before is None or before.kind is not BlockKind.TABLE_ROW
            if block.header or starts_table:
                head = block.cells
            yield from _in_row(analysis, block.cells, head, label, value)
        before = block


def _in_row(
    analysis: Analysis, cells: tuple[Cell, ...], head: tuple[Cell, ...], label: Finder, value: Finder
) -> Iterator[Match]:
    row_fits = _fits(analysis, cells[0], label)
    for column, cell in enumerate(cells[1:], 1):
        column_fits = len(head) == len(cells) and head is not cells and _fits(analysis, head[column], label)
        if (row_fits or column_fits) and _fits(analysis, cell, value):
            start = cells[0][0] if row_fits and column == 1 else cell[0]
            yield Match(start, cell[1])


def _fits(analysis: Analysis, cell: Cell, finder: Finder) -> bool:
    begin, end = analysis.word_at(cell[0]), analysis.word_at(max(cell[0], cell[1] - 1)) + 1
    if cell[0] >= cell[1]:
        return False
    return next(finder.find(analysis.view, [(begin, end)]), None) is not None
