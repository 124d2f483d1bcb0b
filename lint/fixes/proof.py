"""The proof of a pass: read again, the file has the same markup, and the prose that the edits promised."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from lint.errors import ReadError
from lint.fixes.edit import Edit
from lint.fixes.markup import Markup, markup_of
from lint.fixes.splice import spliced
from lint.read.article import Article
from lint.read.load import read_article

_MOST_ALIKE = 32  # edits of one kind that are tried one by one; of more, a kind that does harm is left as a whole


class Proof:
    """Tries edits of one state of a file."""

    def __init__(self, article: Article, markup: Markup, data: bytes) -> None:
        """Take the article, the markup and the bytes of the file as it is."""
        self._article = article
        self._markup = markup
        self._data = data

    def sound(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """The edits (apart) that leave the markup whole, in order; those that do not are found by halving."""
        kinds: dict[tuple[str, str | None, str], list[Edit]] = {}
        for edit in edits:  # the same words written anew do the same harm: a whole kind is tried at once
            kinds.setdefault((edit.finding.rule, edit.finding.quote, edit.text), []).append(edit)
        return self._sound(list(kinds.values()))

    def _sound(self, groups: list[list[Edit]]) -> tuple[Edit, ...]:
        edits = _in_order(edit for group in groups for edit in group)
        if not edits or self.result(edits) is not None:
            return edits
        if len(groups) == 1:
            if not 1 < len(edits) <= _MOST_ALIKE:
                return ()
            groups = [[edit] for edit in edits]
        middle = len(groups) // 2
        left, right = self._sound(groups[:middle]), self._sound(groups[middle:])
        together = _in_order((*left, *right))
        return together if self.result(together) is not None else left or right

    def result(self, edits: Sequence[Edit]) -> tuple[bytes, Article] | None:
        """The file with the edits, and its article; None where it does not read as it should."""
        data = spliced(self._data, self._article.source, edits)
        if data is None:
            return None
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


def _in_order(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    return tuple(sorted(edits, key=lambda edit: edit.start))


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
