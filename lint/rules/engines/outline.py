"""Headings and lists that do not hold together; option `form` says what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lint.language.analysis import Analysis
from lint.read.article import Block, BlockKind
from lint.rules.match import Match
from lint.rules.rule import Rule

_HEADS = frozenset({BlockKind.HEADING, BlockKind.TITLE})
_FAQ = re.compile(r"\bfaqs?\b|frequently asked|common questions|questions (?:and|&) answers|\bq ?& ?a\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"(?:Yes|No|Certainly|Absolutely|Definitely|Of course|Not (?:always|necessarily)|It depends)\b[,.:;!]"
)
_GLUED = re.compile(r"\b[A-Za-z]*[a-z)]([?!:.])(?=[A-Z][a-z]+[ :?]|[A-Z][a-z]+$)[A-Z][a-z]+")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s*$")
_LABEL = re.compile(r"[A-Z][\w’'/ -]{2,45}: ?[A-Z]")
_INNER_CAPITAL = re.compile(r"(?<=[a-z] )(?P<word>[A-Z][a-z]{3,})\b")
_LOWER_TITLE = re.compile(r"[a-z]{3,} [a-z&]")


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each heading, item or number that is out of order."""
    blocks = [block for block in analysis.article.blocks if block.kind is not BlockKind.RESIDUE]
    yield from _FORMS[rule.options["form"]](analysis, blocks)


def _empty_section(analysis: Analysis, blocks: list[Block]) -> Iterator[Match]:
    """A heading with nothing before the next of its level or a higher one, or before the end."""
    if analysis.article.source.format == "text":  # levels are guessed there
        return
    for place, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING or block.level < 2:  # noqa: PLR2004 - level 1 is another title
            continue
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if after is None or (after.kind is BlockKind.HEADING and after.level <= block.level):
            yield Match(block.start, block.end)


def _unasked_answers(analysis: Analysis, blocks: list[Block]) -> Iterator[Match]:
    """A heading that promises questions, over answers alone."""
    text = analysis.article.text
    for place, block in enumerate(blocks):
        if block.kind not in _HEADS or not _FAQ.search(text, block.start, block.end):
            continue
        section = []
        for after in blocks[place + 1 :]:
            asked = text[after.end - 1] == "?"
            if after.kind is BlockKind.HEADING and after.level <= block.level and not asked:
                break
            section.append(after)
        whole = text[section[0].start : section[-1].end] if section else ""
        if "?" not in whole and any(_ANSWER.match(text, after.start) for after in section):
            yield Match(block.start, block.end)


def _restarted_numbers(analysis: Analysis, blocks: list[Block]) -> Iterator[Match]:
    """Items that all show 1, or a list that goes back to 1 in mid-run; one match for each section."""
    last: tuple[Block, int] | None = None
    told = False
    between = 0
    for block in blocks:
        if block.kind in _HEADS:
            last, told = None, False
        elif block.kind is not BlockKind.LIST_ITEM or block.number is None:
            between += 1
        elif last is None or block.level <= last[0].level:
            number = _written_number(analysis, block)
            if last is not None and not told and block.level == last[0].level and number == 1:
                # Markdown counts items that are all written "1." itself; then the page shows the right numbers.
                told = (last[1] == 1 and block.number == 1) or (last[1] > 1 and not between)
                if told:
                    before = (last[0].start, last[0].end, f"the item before is {last[1]}")
                    yield Match(block.start, block.end, related=(before,))
            last, between = (block, number), 0


def _written_number(analysis: Analysis, block: Block) -> int:
    """The number that stands before an item in the source, or the one that the page shows."""
    source = analysis.article.source.text
    start, _ = analysis.article.to_source(block.start, block.end)
    found = _NUMBER.search(source, max(0, start - 8), start)
    return int(found[1]) if found else block.number or 0


def _glued_heading(analysis: Analysis, blocks: list[Block]) -> Iterator[Match]:
    """Two headings, or a heading and its text, without a space between."""
    for block in blocks:
        if block.kind in _HEADS:
            for found in _GLUED.finditer(analysis.article.text, block.start, block.end):
                yield Match(found.start(), found.end())


def _lost_colon(analysis: Analysis, blocks: list[Block]) -> Iterator[Match]:
    """An item without the colon that its neighbours have after their label."""
    text = analysis.article.text
    for place, block in enumerate(blocks):
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM} or block.end - block.start > 90:  # noqa: PLR2004
            continue
        if ":" in text[block.start : block.end]:
            continue
        near = [blocks[at] for at in (place - 2, place - 1, place + 1, place + 2) if 0 <= at < len(blocks)]
        labelled = [b for b in near if b.kind is BlockKind.LIST_ITEM and _LABEL.match(text, b.start, b.end)]
        found = _INNER_CAPITAL.search(text, block.start + 1, block.end)
        if len(labelled) < 2 or found is None:  # noqa: PLR2004 - one neighbour is no habit
            continue
        if f" {found['word'].lower()} " in text:
            yield Match(block.start, block.end)


def _lower_title(analysis: Analysis, blocks: list[Block]) -> Iterator[Match]:
    """A title that starts with a small letter."""
    for block in blocks:
        if block.kind is BlockKind.TITLE and _LOWER_TITLE.match(analysis.article.text, block.start, block.end):
            first = analysis.word_at(block.start)
            yield Match(block.start, analysis.words.ends[first])


def _mixed_ends(analysis: Analysis, blocks: list[Block]) -> Iterator[Match]:
    """A list whose items end in full stops, and one of them in a comma or "and"."""
    text = analysis.article.text
    for before, block, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if not (before.kind is block.kind is after.kind is BlockKind.LIST_ITEM):
            continue
        if text[before.end - 1] == "." == text[after.end - 1] and text[block.start : block.end].endswith(
            (",", ", and", ", or")
        ):
            yield Match(block.start, block.end)


_FORMS: dict[str, Callable[[Analysis, list[Block]], Iterator[Match]]] = {
    "empty-section": _empty_section, "unasked-answers": _unasked_answers, "restarted-numbers": _restarted_numbers,
    "glued-heading": _glued_heading, "lost-colon": _lost_colon, "lower-title": _lower_title,
    "mixed-ends": _mixed_ends,
}  # fmt: skip
