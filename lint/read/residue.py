"""What scrapers and page templates leave in a text, told apart from the author's prose by whole lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from lint.read.article import Block, BlockKind
from lint.strict_yaml import load_document

LONGEST = 320  # characters; cookie notices are the longest residue that is still unmistakable
_SHORT, _LINE = 60, 160  # characters; a line between them is no sentence if no mark ends it
_ENDS = '.!?”"'


@dataclass(frozen=True, slots=True)
class ResiduePatterns:
    """`lines` and the longer `notices` are residue wherever they stand alone; `beside` only next to it.

    `holding` are lines, too, each tried only where its key stands in the line.
    """

    lines: re.Pattern[str]
    holding: tuple[tuple[str, re.Pattern[str]], ...]
    notices: re.Pattern[str]
    beside: re.Pattern[str]


@cache
def residue_patterns() -> ResiduePatterns:
    """The patterns of `terms/residue.yaml`."""
    text = files("lint.patterns").joinpath("terms/residue.yaml").read_text("utf-8")
    data = load_document(text, path="patterns/terms/residue.yaml").value
    holding = tuple((key, _compile([pattern])) for key, pattern in data["holding"].items())
    return ResiduePatterns(_compile(data["lines"]), holding, _compile(data["notices"]), _compile(data["beside"]))


def _compile(patterns: Sequence[str]) -> re.Pattern[str]:
    # Matched against lower-case text: several times faster than ignoring case.
    return re.compile("|".join(patterns))


def is_residue(text: str) -> bool:
    """Whether a line, alone, can only be what a scraper or a template left."""
    size = len(text)
    if size > LONGEST or not text:
        return False
    patterns, lower = residue_patterns(), text.lower()
    if size <= _SHORT or (size <= _LINE and text[-1] not in _ENDS):
        for key, pattern in patterns.holding:
            if key in lower and pattern.fullmatch(lower):
                return True
        if patterns.lines.fullmatch(lower):
            return True
    return patterns.notices.fullmatch(lower) is not None


def beside_residue(blocks: Sequence[Block], text: str) -> Iterator[Block]:
    """The blocks, with those turned to residue that are so only next to other residue."""
    kinds = [block.kind for block in blocks]
    if BlockKind.RESIDUE in kinds:
        order = range(len(blocks))
        for places, step in ((order, -1), (reversed(order), 1)):
            for place in places:
                near = place + step
                if not 0 <= near < len(blocks) or kinds[near] is not BlockKind.RESIDUE:
                    continue
                if kinds[place] is not BlockKind.RESIDUE and _could_be(blocks[place], text):
                    kinds[place] = BlockKind.RESIDUE
    for block, kind in zip(blocks, kinds, strict=True):
        if kind is block.kind:
            yield block
        else:
            yield replace(block, kind=kind, level=0, number=None, cells=(), header=False)


def _could_be(block: Block, text: str) -> bool:
    if block.end - block.start > LONGEST:
        return False
    return residue_patterns().beside.fullmatch(text[block.start : block.end].lower()) is not None
