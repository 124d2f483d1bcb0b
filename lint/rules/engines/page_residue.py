"""What a page left between the paragraphs, one match for each run of it; option `kind` says which residue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lint.language.analysis import Analysis
from lint.read.article import Block, BlockKind
from lint.rules.match import Match
from lint.rules.rule import Rule

# The first kind that fits a block names it; `page` is everything else that the reading stage calls residue.
_KINDS = {
    "placeholder": r"lorem ipsum|\{\{|\$\{|<\?php|%[a-z_]+%|undefined$|\[object object\]|null$|nan$",
    "shortcode": r"\[/?[a-z][\w-]*(?:[_-][\w-]+|[ \]])",
    "form": r"field|required|please enter|submi|your (?:e-?mail|name)|save my name|leave a (?:reply|comment)"
    r"|cancel reply|something went wrong|has been (?:received|sent)|akismet|log in|notify me|not a robot|recaptcha",
    "picture": r"(?:photo|image|picture|illustration|credit|graphic)s?\b.{0,40}[:/|]|shutterstock|getty|istock"
    r"|adobe ?stock|alamy|unsplash|pexels|stock-photo|\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?)$",
    "filing": r"tags?\b|tagged|filed under|posted (?:in|under)|categor|uncategori",
    "reading-time": r"\bread(?:ing)?\b.*\b(?:min|sec|time)|\b(?:min|sec)\w*\b.*\bread|font size|text size",
    "notice": r"cookie|privacy|©|\(c\)|copyright|rights? reserv|powered by|hosted by|built by",
}


@cache
def _table() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each run of residue of the kind; the same words further down are related places."""
    article, wanted = analysis.article, rule.options["kind"]
    runs: list[list[Block]] = []
    for block in article.blocks:
        if block.kind is not BlockKind.RESIDUE or kind_of(article.text[block.start : block.end]) != wanted:
            continue
        if runs and _stand_together(analysis, runs[-1][-1], block):
            runs[-1].append(block)
        else:
            runs.append([block])
    places: dict[str, list[tuple[int, int]]] = {}
    for run in runs:
        said = article.text[run[0].start : run[0].end].casefold()
        places.setdefault(said, []).append((run[0].start, run[-1].end))
    for (start, end), *more in places.values():
        yield Match(start, end, related=tuple((*place, "and again here") for place in more))


def kind_of(text: str) -> str:
    """The kind of residue that a block's text is."""
    lowered = text.lower()
    return next((kind for kind, pattern in _table().items() if pattern.search(lowered)), "page")


def _stand_together(analysis: Analysis, block: Block, after: Block) -> bool:
    """Whether nothing but white space is between two blocks of the source."""
    _, end = analysis.article.to_source(block.start, block.end)
    start, _ = analysis.article.to_source(after.start, after.end)
    return after.start == block.end + 1 and not analysis.article.source.text[end:start].strip()
