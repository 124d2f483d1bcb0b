"""HTML character references that show as text: "&nbsp;", "&#8217;"."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.rules.as_written import stands_as_written
from lint.rules.match import Match
from lint.rules.rule import Rule

_ENTITY = re.compile(
    r"&(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|deg|plusmn|micro|copy|reg|trade|eacute|bull|middot|times"
    r"|frac12|shy|thinsp|ensp|emsp|#\d{2,6}|#x[0-9a-fA-F]{2,5});"
)


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:  # noqa: ARG001 - every engine takes its rule
    """A match for each reference, with the character it stands for."""
    article = analysis.article
    if "&" not in article.text:
        return
    for found in _ENTITY.finditer(article.text):
        # In Markdown and HTML the source holds "&amp;nbsp;": the character cannot be put there unseen.
        clean = stands_as_written(article, *found.span())
        right = html.unescape(found[0]).replace("\xa0", " ")
        yield Match(*found.span(), suggest=(right,) if clean else (), safe=clean and article.source.format == "text")
