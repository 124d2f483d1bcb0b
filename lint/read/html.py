"""HTML pages and fragments to an article: what belongs to the text is kept, what frames every page is not."""

from __future__ import annotations

from dataclasses import replace

from lint.read.article import Article, BlockKind
from lint.read.build import ArticleBuilder
from lint.read.chunk import Chunk
from lint.read.main_text import choose
from lint.read.markup import text_pieces
from lint.read.page import page_metadata
from lint.read.source import Source
from lint.read.walk import Walker

_SECTION_WORDS = 2  # of a heading such as "Our blog"


def read_html(source: Source) -> Article:
    """The article of a page or of a fragment; notes say how its main text was found."""
    walker = Walker(source.text)
    every = walker.walk(0, len(source.text))
    chunks, note = choose(every, source.text, walker.seen)
    metadata, title = page_metadata(walker.raw, source.text)
    builder = ArticleBuilder(source)
    for chunk in _titled(chunks, every, title, source.text):
        chunk.add_to(builder)
    return builder.article(metadata=metadata, notes=(note,))


def _titled(chunks: list[Chunk], every: list[Chunk], title: tuple[int, int] | None, text: str) -> list[Chunk]:
    """The chunks with the first main heading as title; without one, the page's <title>."""
    for place, chunk in enumerate(chunks):
        if chunk.kind is BlockKind.HEADING and chunk.level == 1:
            return [*chunks[:place], replace(chunk, kind=BlockKind.TITLE), *chunks[place + 1 :]]
    for chunk in every:  # a main heading above the main text; of one or two words it names the site's section
        if chunk.kind is BlockKind.HEADING and chunk.level == 1:
            first = chunks[0] if chunks else chunk
            if first.kind is BlockKind.HEADING and len(chunk.words(text)) <= _SECTION_WORDS:
                return [replace(first, kind=BlockKind.TITLE, level=1), *chunks[1:]]
            return [replace(chunk, kind=BlockKind.TITLE), *chunks]
    if title is None:
        return chunks
    return [Chunk(BlockKind.TITLE, list(text_pieces(text, *title)), level=1), *chunks]
