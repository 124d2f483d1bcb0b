"""The proof of a pass: read again, the file has the same markup, and the prose that the edits promised."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from lint.errors import ReadError
from lint.fixes.edit import Edit
from lint.fixes.markup import Markup, markup_of
from lint.fixes.splice import spliced
from lint.read.article import Article
from lint.read.load import read_article


_TRIALS = 100  # of one pass: a file with many edits that harm it is better left to its editor


class Proof:
    """Tries edits of one state of a file; what is not proved when the trials are used up is not sound."""

    def __init__(self, article: Article, markup: Markup, data: bytes) -> None:
        """Take the article, the markup and the bytes of the file as it is."""
        self._article = article
        self._markup = markup
        self._data = data
        self._left = _TRIALS

    def sound(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """The edits (apart, in order) that leave the markup whole; without those that do not, found by halving."""
        edits = tuple(edits)
        if not edits or self.result(edits) is not None:
            return edits
        if len(edits) == 1 or self._left <= 0:
            return ()
        middle = len(edits) // 2
        left, right = self.sound(edits[:middle]), self.sound(edits[middle:])
        together = (*left, *right)
        return together if self.result(together) is not None else left or right

    def result(self, edits: Sequence[Edit]) -> tuple[bytes, Article] | None:
        """The file with the edits, and its article; None where it does not read as it should."""
        data = spliced(self._data, self._article.source, edits)
        if data is None:
            return None
        self._left -= 1
        source = self._article.source
        try:
            article = read_article(source.path, data, format=source.format)
        except ReadError:
            return None
        if (article.source.encoding, article.source.bom) != (source.encoding, source.bom):
            return None
        markup = markup_of(article.source)
        same = markup.parts == self._markup.parts
        if not same or _prose(article, (), markup.body) != _prose(self._article, edits, self._markup.body):
            return None
        return data, article


def _prose(article: Article, edits: Sequence[Edit], body: int) -> str:
    """The words of the body with the edits in place; front matter shows or not, depending on the body."""
    parts: list[str] = []
    waiting = sorted(edits, key=lambda edit: edit.at)
    for block in article.blocks:
        if article.to_source(block.start, block.end)[0] < body:
            continue
        done = block.start
        while waiting and waiting[0].at < block.end:
            edit = waiting.pop(0)
            parts += [article.text[done : edit.at], edit.text]
            done = edit.at + edit.end - edit.start
        parts += [article.text[done : block.end], "\n"]
    seen = "".join(char for char in "".join(parts) if unicodedata.category(char) != "Cf")
    return " ".join(seen.split())
