"""How much of a file's writing became prose to lint: a fence, comment or tag left open can hide most of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lint.read.article import Article, BlockKind
from lint.read.comments import html_comments
from lint.read.front_matter import front_matter
from lint.read.markup import tokens
from lint.read.source import Format

# Below this share an article gets a note. The frame of a web page may well hold more words than its article.
LEAST: dict[Format, float] = {"text": 0.5, "markdown": 0.5, "html": 0.2}
_FEW = 400  # letters outside the prose, some 80 words: less is no loss to speak of
_SHORT = 20  # characters between two words: a mark, a tag, a line end
_WORD = re.compile(r"[^\W\d_]{2,}")
_LINK = re.compile(r"\]\([^)\s]*|^[ ]{0,3}\[[^\]\r\n]{1,200}\]:[^\r\n]*|https?://\S+|&\#?\w{1,31};", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Health:
    """Letters of words in prose, and of words that are neither prose, residue nor markup.

    `hole` is the largest stretch of the source without prose, half-open; None where nothing is left out.
    """

    linted: int
    left_out: int
    hole: tuple[int, int] | None = None

    @property
    def share(self) -> float:
        """The share that is linted, 0 to 1; 1 for a file without words."""
        return self.linted / (self.linted + self.left_out) if self.linted or self.left_out else 1.0


def health_of(article: Article) -> Health:
    """How much of an article is linted."""
    prose = (block for block in article.blocks if block.kind is not BlockKind.RESIDUE)
    linted = sum(_letters(article.text[block.start : block.end]) for block in prose)
    counted = [(_letters_between(article.source.text, start, end), start, end) for start, end in _gaps(article)]
    largest = max(counted, key=lambda gap: gap[0], default=(0, 0, 0))
    return Health(linted, sum(letters for letters, _, _ in counted), largest[1:] if largest[0] else None)


def with_health_note(article: Article) -> Article:
    """The article; where little of its file is linted, with a note that says how much, and where the rest is."""
    if sum(end - start for start, end in _gaps(article)) < _FEW:  # no need to count letters
        return article
    found = health_of(article)
    if found.hole is None or found.left_out < _FEW or found.share >= LEAST[article.source.format]:
        return article
    start, end = found.hole
    text = article.source.text[start:end]
    first = article.source.position(start + len(text) - len(text.lstrip())).line
    last = article.source.position(start + len(text.rstrip())).line
    note = (
        f"only {found.share:.0%} of its words are linted: look at lines {first} to {last}"
        " (code, comments and the frame of a page are left out; is one of them never closed?)"
    )
    return replace(article, notes=(*article.notes, note))


def _letters(text: str) -> int:
    return sum(map(len, _WORD.findall(text)))


def _letters_between(text: str, start: int, end: int) -> int:
    """The letters of words in [start, end) that are no markup and do not say where a link leads; comments count."""
    if end - start < _SHORT:
        return 0
    shown = [(token.start, token.end) for token in tokens(text, start, end) if token.kind == "text"]
    hidden = [(comment.inner_start, comment.inner_end) for comment in html_comments(text, start, end)]
    return sum(_letters(_LINK.sub(" ", text[first:last])) for first, last in (*shown, *hidden))


def _gaps(article: Article) -> Iterator[tuple[int, int]]:
    """The stretches of the source, behind its front matter, that no word of the article stands for."""
    source = article.source
    done = 0 if source.format == "html" else front_matter(source.text).end
    for segment in sorted(article.segments, key=lambda segment: segment.source_start):
        if segment.source_start > done:
            yield done, segment.source_start
        done = max(done, segment.source_start + segment.source_length)
    if done < len(source.text):
        yield done, len(source.text)
