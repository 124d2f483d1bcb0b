"""The parts of an article in which the patterns of kinds and criteria look."""

from __future__ import annotations

from typing import Literal

from lint.language.analysis import Analysis
from lint.read.article import BlockKind

Part = Literal["anywhere", "title", "start", "heading", "end"]
Range = tuple[int, int]
_START = 6  # sentences of prose in which an article says what it is; as many close it


def parts_of(analysis: Analysis) -> dict[str, list[Range]]:
    """Sentences, as word ranges, by the part of the article they stand in; worked out once."""
    if "parts" not in analysis.kept:
        analysis.kept["parts"] = _parts(analysis)
    parts: dict[str, list[Range]] = analysis.kept["parts"]
    return parts


def _parts(analysis: Analysis) -> dict[str, list[Range]]:
    parts: dict[str, list[Range]] = {"anywhere": [], "title": [], "start": [], "heading": [], "end": []}
    prose = 0
    for number, here in enumerate(analysis.sentence_ranges):
        kind = analysis.block_of(number).kind
        parts["anywhere"].append(here)
        if kind is BlockKind.TITLE:
            parts["title"].append(here)
        elif kind is BlockKind.HEADING:
            parts["heading"].append(here)
        elif kind is not BlockKind.RESIDUE and prose < _START:
            parts["start"].append(here)
            prose += 1
    parts["end"] = parts["anywhere"][-_START:]
    if not parts["title"]:
        parts["title"] = parts["start"][:1]
    return parts
