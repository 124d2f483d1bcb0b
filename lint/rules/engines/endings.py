"""Text that breaks off; option `form`: `article`, `no-stop`, `paragraph`, `boilerplate` or `excerpt`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lint.language.analysis import Analysis
from lint.read.article import Block, BlockKind
from lint.rules.match import Match
from lint.rules.rule import Rule

_NEVER_LAST = frozenset("the a an and or than your their its our please visit including because".split())
_SELDOM_LAST = frozenset(  # "what the trial looked for", "how life used to be"
    "of to with for from by at into as if been in on which is are was were be have has can will may might could should"
    " would such although while but".split()
)
_ENDS = re.compile(r"[.!?…:;\"”’')\]»*]$|https?://\S+$|\b\w+@\w+|\b\w+\.(?:com|org|net|gov|edu|uk|io|health)\b/?\S*$")
_REFERENCE = re.compile(r"\b(?:19|20)\d\d\b|et al|doi|©|https?:|[|»]")
_EXCERPT = re.compile(r"(?:\[(?:…|\.{3}|&hellip;)\]|\((?:more|read more)\s?(?:…|\.{3})\))$", re.IGNORECASE)
_TAIL = 8  # words that are shown of what breaks off
# What pages end with: a last line that is cut off inside one of these was cut by a scraper.
_BOILERPLATE = (
    "all rights reserved", "last updated", "last reviewed", "last modified", "medically reviewed by",
    "terms and conditions", "privacy policy", "powered by wordpress", "subscribe to our newsletter",
    "this article was originally published", "for informational purposes only", "leave a comment", "read more",
    "copyright", "disclaimer", "related articles", "share this article",
)  # fmt: skip

_WHOLE = frozenset(
    "right rights reserve update review condition term purpose refer refers comment relate origin".split()
)
_CUTS = tuple(
    phrase[:length]
    for phrase in _BOILERPLATE
    for length in range(6, len(phrase))
    if phrase[length - 1 : length + 1].isalpha() and phrase[:length].split()[-1] not in _WHOLE
)


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for the words at which the article, or a paragraph, breaks off."""
    yield from _FORMS[rule.options["form"]](analysis)


def _article(analysis: Analysis) -> Iterator[Match]:
    """The last prose of the article, ending in a word that cannot end a sentence."""
    block = _last_prose(analysis)
    if block is not None and _hangs(analysis, block):
        yield _tail(analysis, block)


def _no_stop(analysis: Analysis) -> Iterator[Match]:
    """A last paragraph of whole sentences whose last one has many words and no full stop."""
    block = _last_prose(analysis)
    if block is None or _hangs(analysis, block):
        return
    text = analysis.article.text[block.start : block.end]
    if not text[-1].islower() or _ENDS.search(text) or _REFERENCE.search(text):
        return
    last = analysis.sentences[analysis.sentence_index(analysis.word_at(block.end - 1))]
    if analysis.span(last.begin, last.end)[0] > block.start and last.end - last.begin >= _TAIL:
        yield _tail(analysis, block)


def _paragraph(analysis: Analysis) -> Iterator[Match]:
    """Paragraphs inside the article that end in a word that cannot end a sentence."""
    blocks = analysis.article.blocks
    last = _last_prose(analysis)
    for place, block in enumerate(blocks):
        if block is last or not _hangs(analysis, block):
            continue
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if after is not None and (after.kind in _GOES_ON or analysis.article.text[after.start].islower()):
            continue
        yield _tail(analysis, block)


_GOES_ON = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.QUOTATION})


def _hangs(analysis: Analysis, block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or not analysis.article.text[block.end - 1].isalpha():
        return False
    begin, end = analysis.word_at(block.start), analysis.word_at(block.end - 1) + 1
    last = analysis.words.low[end - 1]
    if end - begin < 5 or not analysis.written(end - 1).islower():  # noqa: PLR2004 - words
        return False
    sentence = analysis.sentences[analysis.sentence_index(end - 1)]
    return last in _NEVER_LAST or (last in _SELDOM_LAST and sentence.begin > begin)


def _boilerplate(analysis: Analysis) -> Iterator[Match]:
    """A last line that stops inside a word of what pages end with."""
    text = analysis.article.text
    end = len(text)
    lowered = text[-60:].lower()
    if not lowered.endswith(_CUTS):
        return
    cut = max((cut for cut in _CUTS if lowered.endswith(cut)), key=len)
    before = text[max(0, end - len(cut) - 1) : end - len(cut)]
    alone = before in {"", "\n"} or (before == " " and " " in cut)
    if alone and analysis.words.low.count(analysis.words.low[-1]) == 1:  # a word used elsewhere is no cut word
        yield Match(end - len(cut), end)


def _excerpt(analysis: Analysis) -> Iterator[Match]:
    """Paragraphs that end in "[…]": a teaser instead of the text."""
    for block in analysis.article.blocks:
        if block.kind is BlockKind.PARAGRAPH and analysis.article.text[block.end - 1] in "])":
            found = _EXCERPT.search(analysis.article.text[: block.end], max(block.start, block.end - 20))
            if found:
                yield Match(found.start(), found.end())


def _last_prose(analysis: Analysis) -> Block | None:
    """The last paragraph, unless headings and residue alone do not follow it."""
    for block in reversed(analysis.article.blocks):
        if block.kind is BlockKind.PARAGRAPH and block.end - block.start > 60:  # noqa: PLR2004 - a byline is shorter
            return block
        if block.kind not in {BlockKind.RESIDUE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
            return None
    return None


def _tail(analysis: Analysis, block: Block) -> Match:
    end = analysis.word_at(block.end - 1) + 1
    begin = max(analysis.word_at(block.start), end - _TAIL)
    return Match(*analysis.span(begin, end))


_FORMS: dict[str, Callable[[Analysis], Iterator[Match]]] = {
    "article": _article, "no-stop": _no_stop, "paragraph": _paragraph, "boilerplate": _boilerplate, "excerpt": _excerpt,
}  # fmt: skip
