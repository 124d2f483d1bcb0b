"""Whether a replacement can be put into the source: its words must stand there without markup between."""

from __future__ import annotations

from lint.read.article import Article


def stands_as_written(article: Article, start: int, end: int) -> bool:
    """Whether the source at [start, end) of the article's text holds the same characters, space aside."""
    a, b = article.to_source(start, end)
    return " ".join(article.source.text[a:b].split()) == article.text[start:end]
