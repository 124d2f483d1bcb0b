r"""Slips that a regular expression describes: `pattern`, with `triggers` that must occur at all.

Options: `pattern` (its group `mark`, where there is one, is the span), `triggers` (lower-case strings, one of
which the article must hold), `suggest` (a template such as `\1, \2`), `blocks` ("prose", the default, leaves
out headings, table rows and residue; "any" leaves out residue only).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from lint.language.analysis import Analysis
from lint.read.article import BlockKind
from lint.rules.as_written import stands_as_written
from lint.rules.match import Match
from lint.rules.rule import Rule

_NOT_PROSE = frozenset({BlockKind.RESIDUE, BlockKind.TABLE_ROW, BlockKind.HEADING, BlockKind.TITLE})
_RESIDUE = frozenset({BlockKind.RESIDUE})

_compiled = cache(re.compile)


@lru_cache(maxsize=1)  # one article at a time passes through all rules of this engine
def _lowered(text: str) -> str:
    return text.lower()


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each place of the rule's pattern inside one block."""
    article, options = analysis.article, rule.options
    lowered = _lowered(article.text)
    if not any(trigger in lowered for trigger in options["triggers"]):
        return
    pattern: re.Pattern[str] = _compiled(options["pattern"])
    left_out = _RESIDUE if options.get("blocks") == "any" else _NOT_PROSE
    for found in pattern.finditer(article.text):
        start, end = found.span("mark" if "mark" in pattern.groupindex else 0)
        block = article.block_at(start)
        if block.kind in left_out or end > block.end:
            continue
        suggest: tuple[str, ...] = ()
        if "suggest" in options and stands_as_written(article, start, end):
            suggest = (found.expand(options["suggest"]),)
        yield Match(start, end, suggest=suggest)
