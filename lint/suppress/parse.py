"""Every comment for healthlint in an article, by the way its format writes comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.read.article import Article
from lint.read.comments import Comment, html_comments, markdown_comments
from lint.read.front_matter import FrontMatter, front_matter
from lint.read.markdown import OPTIONS
from lint.read.run import LINE_BREAK
from lint.suppress.directive import Broken, Directive, Verb, addressed, directive, request

_WORD = re.compile("healthlint", re.IGNORECASE)
_IN_TEXT = re.compile(r"(?:<!--|\{/\*)\s*healthlint\b[^\n]*", re.IGNORECASE)


def directives(article: Article) -> list[Directive | Broken]:
    """All requests of an article in the order of its source; most articles have none and cost one search."""
    source = article.source
    if not _WORD.search(source.text):
        return []
    head = FrontMatter() if source.format == "html" else front_matter(source.text)
    found = list(_in_front(source.text, head))
    if source.format == "text":
        found += _in_plain_text(source.text, head.end if head.values else 0)
        return found
    comments: list[Comment]
    if source.format == "markdown":
        comments = markdown_comments(source.text, head.end, OPTIONS)
    else:
        comments = list(html_comments(source.text, 0, len(source.text)))
    found += [directive(source.text, comment) for comment in comments if addressed(source.text, comment)]
    return found


def _in_front(text: str, head: FrontMatter) -> Iterator[Directive | Broken]:
    """Requests of the key `healthlint`, one a line; there is no place in the text they could mean but all of it."""
    for start, end, reading in head.values.get("healthlint", ()):
        if reading == LINE_BREAK or not text[start:end].strip():
            continue
        found = request(text, start, end, whole=(start, end))
        if isinstance(found, Directive) and found.verb is not Verb.FILE:
            found = Broken(f"front matter stands for the whole file: write {Verb.FILE.value}[...]", start, end)
        yield found


def _in_plain_text(text: str, start: int) -> Iterator[Broken]:
    for match in _IN_TEXT.finditer(text, start):
        yield Broken("plain text has no comments: use the key 'healthlint' of a front matter", *match.span())
