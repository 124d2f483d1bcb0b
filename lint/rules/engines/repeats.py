"""Text that stands twice; option `form`: `block`, `heading`, `title`, `echo`, `sentence` or `nearly`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from lint.language.analysis import Analysis
from lint.read.article import Block, BlockKind
from lint.rules.match import Match
from lint.rules.rule import Rule

SHORTEST = 12  # words; shorter sentences may be a refrain, a warning or a form of words
_LONG_WORD = 6  # letters: what a sentence is about; small words say nothing about likeness
_ALIKE = 0.8  # share of all words that two nearly equal sentences have in common
_SAID_BEFORE = "the same words stand here"
_PLAIN = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
# Headings that articles rightly use once for each drug or each trial.
_ANYWHERE = frozenset("it they them he she this that you".split())
_ECHO_END = re.compile(r":|(?<=[?!.]) [A-Z]|[?!.] [A-Z]| (?:A|An|The|In|It|For|To) [a-z]| (?!I\b)[A-Z][a-z]+ [a-z]")
_WordList = tuple[str, ...]


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each second place, related to the first."""
    for start, end, first_start, first_end in _FORMS[rule.options["form"]](analysis):
        yield Match(start, end, related=((first_start, first_end, _SAID_BEFORE),))


_Places = Iterator[tuple[int, int, int, int]]


def _block_key(analysis: Analysis, block: Block) -> str:
    return " ".join(analysis.article.text[block.start : block.end].casefold().strip(" .:;!*_").split())


def _repeated_blocks(analysis: Analysis) -> _Places:
    """Neighbours that are equal; three or more make one match."""
    blocks = [block for block in analysis.article.blocks if block.kind is not BlockKind.RESIDUE]
    at = 0
    while at + 1 < len(blocks):
        first = at
        while at + 1 < len(blocks) and _is_copy(analysis, blocks[at], blocks[at + 1]):
            at += 1
        if at > first:
            yield blocks[first + 1].start, blocks[at].end, blocks[first].start, blocks[first].end
        at += 1


def _is_copy(analysis: Analysis, one: Block, other: Block) -> bool:
    if abs((one.end - one.start) - (other.end - other.start)) > 2 or one.kind not in _PLAIN:  # noqa: PLR2004 - marks
        return False
    key = _block_key(analysis, one)
    return " " in key and any(map(str.isalpha, key)) and key == _block_key(analysis, other)


def _repeated_headings(analysis: Analysis) -> _Places:
    """Equal headings of one level in one part of the article, apart from each other."""
    seen: dict[tuple[int, str], Block] = {}
    guessed = analysis.article.source.format == "text"
    before = ""
    for block in analysis.article.blocks:
        if block.kind is not BlockKind.HEADING:
            before = ""
            continue
        if not guessed:
            seen = {key: value for key, value in seen.items() if key[0] <= block.level}
        key = _block_key(analysis, block)
        words = key.split()
        first = seen.get((block.level, key))
        shown = analysis.article.text[block.end - 1] in "?:"  # without markup other short lines may be captions
        telling = len(words) >= (4 if guessed else 3) and (shown or not guessed) and _ANYWHERE.isdisjoint(words)
        if first is not None and telling and key != before:
            yield block.start, block.end, first.start, first.end
        seen.setdefault((block.level, key), block)
        before = key


def _echoed_headings(analysis: Analysis) -> _Places:
    """A heading said once more, with a colon or a capital behind it, at the start of its text."""
    text = analysis.article.text
    for heading, block in pairwise(analysis.article.blocks):
        if heading.kind is not BlockKind.HEADING or block.kind is not BlockKind.PARAGRAPH:
            continue
        words = text[heading.start : heading.end].rstrip(" :.").casefold()
        end = block.start + len(words)
        if words.count(" ") < 2 or text[block.start : end].casefold() != words:  # noqa: PLR2004 - three words
            continue
        if end < block.end and _ECHO_END.match(text, end):
            yield block.start, end, heading.start, heading.end


def _repeated_title(analysis: Analysis) -> _Places:
    """The title once more as a heading or a paragraph of its own."""
    blocks = analysis.article.blocks
    title = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    if title is None:
        return
    key = _block_key(analysis, title)
    words = _long(key.split())
    last = ""
    for block in blocks:
        if block.kind not in _PLAIN or block is title or block.end - block.start > 2 * (title.end - title.start):
            last = ""
            continue
        here = _block_key(analysis, block)
        # The first heading of a Markdown file with front matter, or of a page, rightly is its title.
        heads = block.kind is BlockKind.HEADING and block.level == 1
        if here != last and not heads and (here == key or _restates(words, here, block)):
            yield block.start, block.end, title.start, title.end
        last = here


def _restates(title: list[str], text: str, block: Block) -> bool:
    words = _long(text.split())
    if len(title) < 4 or block.kind is not BlockKind.PARAGRAPH or not words:  # noqa: PLR2004 - too few to tell
        return False
    common = len(set(title) & set(words))
    return common >= 0.8 * len(set(title) | set(words)) and words[0] == title[0]


def _long(words: list[str]) -> list[str]:
    return [word.strip(".,:;!?()") for word in words if len(word) > 3]  # noqa: PLR2004


def _sentences(analysis: Analysis) -> list[_WordList]:
    """The words of each sentence; sentences outside paragraphs and list items are empty."""
    low, blocks = analysis.words.low, analysis.article.blocks
    return [
        tuple(low[sentence.begin : sentence.end]) if blocks[sentence.block].kind in _PROSE else ()
        for sentence in analysis.sentences
    ]


def _repeated_sentences(analysis: Analysis) -> _Places:
    """Equal sentences; those that follow each other in both places make one match."""
    sentences = _sentences(analysis)
    seen: dict[_WordList, int] = {}
    at = 0
    while at < len(sentences):
        words = sentences[at]
        first = seen.setdefault(words, at) if words else at
        if first == at or _is_whole_copy(analysis, at):
            at += 1
            continue
        length = 1
        while at + length < len(sentences) and first + length < at and _equal(sentences, at + length, first + length):
            length += 1
        if sum(word[0].isalnum() for more in range(length) for word in sentences[at + more]) >= SHORTEST:
            yield (*_span(analysis, at, length), *_span(analysis, first, length))
        at += length


def _equal(sentences: list[_WordList], one: int, other: int) -> bool:
    return bool(sentences[one]) and sentences[one] == sentences[other]


def _is_whole_copy(analysis: Analysis, at: int) -> bool:
    """Whether the sentence opens a block that only repeats its neighbour: a match of the form `block`."""
    blocks = analysis.article.blocks
    here = analysis.sentences[at].block
    before = here - 1
    while before >= 0 and blocks[before].kind is BlockKind.RESIDUE:
        before -= 1
    return before >= 0 and _is_copy(analysis, blocks[before], blocks[here])


def _span(analysis: Analysis, at: int, length: int) -> tuple[int, int]:
    return analysis.span(analysis.sentences[at].begin, analysis.sentences[at + length - 1].end)


def _nearly_repeated(analysis: Analysis) -> _Places:
    """Sentences that differ in a word or two, found by the pairs of long words they share."""
    sentences = _sentences(analysis)
    known: dict[tuple[str, str], int] = {}
    for at, words in enumerate(sentences):
        if len(words) < SHORTEST:
            continue
        long = [word for word in words if len(word) >= _LONG_WORD]
        pairs = list(pairwise(long))
        shared = Counter(known[pair] for pair in pairs if pair in known)
        for pair in pairs:
            known.setdefault(pair, at)
        if not shared:
            continue
        first, count = shared.most_common(1)[0]
        if first == at or 2 * count < len(pairs) or len(pairs) < 3 or sentences[first] == words:  # noqa: PLR2004
            continue
        if _are_alike(words, sentences[first]):
            yield (*_span(analysis, at, 1), *_span(analysis, first, 1))


def _are_alike(one: _WordList, other: _WordList) -> bool:
    """Most words in common, and no number or negation that tells them apart."""
    a, b = Counter(one), Counter(other)
    if 2 * (a & b).total() < 2 * _ALIKE * (len(one) + len(other)) / 2:
        return False
    apart = [*(a - b), *(b - a)]
    return not any(word.isdigit() or word in {"not", "no", "never", "%"} or word[0].isdigit() for word in apart)


_FORMS: dict[str, Callable[[Analysis], _Places]] = {
    "block": _repeated_blocks, "heading": _repeated_headings, "title": _repeated_title,
    "echo": _echoed_headings,
    "sentence": _repeated_sentences, "nearly": _nearly_repeated,
}  # fmt: skip
