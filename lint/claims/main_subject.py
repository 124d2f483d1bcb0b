"""The intervention an article is about."""

from __future__ import annotations

from collections import Counter

from lint.claims.mentions import OTHER, Mention
from lint.claims.singular import singular
from lint.language.analysis import Analysis
from lint.read.article import BlockKind

_PRODUCT = "product-word"
_OUR = frozenset("our these your each".split())
_NAMELESS = "the treatment"  # what an article is about that names no intervention at all
_FEWEST = 3  # mentions that make an intervention the main one
_ALONE = 2  # the same where no other is named
_SHARE = 0.5


def main_subject(analysis: Analysis, mentions: list[Mention]) -> str | None:
    """The one its title names, else the one it names by far most often, else what a seller calls the thing on sale."""
    named = [mention for mention in mentions if not mention.general]
    titles = [block for block in analysis.article.blocks if block.kind is BlockKind.TITLE][:1]
    for block in titles:
        inside = [m for m in named if block.start <= analysis.words.starts[m.begin] < block.end]
        if inside:
            return next((m.key for m in inside if not m.compared), None)
    return _most_named(named) or _own_product(analysis) or _nameless(mentions)


def _most_named(named: list[Mention]) -> str | None:
    counts = Counter(mention.key for mention in named if not mention.key.startswith(OTHER))
    if not counts:
        return None
    key, most = counts.most_common(1)[0]
    enough = most >= _FEWEST and most >= _SHARE * sum(counts.values())
    return key if enough or (len(counts) == 1 and most >= _ALONE) else None


def _own_product(analysis: Analysis) -> str | None:
    """What a seller calls the one thing on the page ("our drops"), where no name is known."""
    low = analysis.words.low
    places = analysis.classes.get(_PRODUCT, {})
    counts = Counter(singular(" ".join(low[at : ends[0]])) for at, ends in places.items() if low[at - 1] in _OUR)
    word, most = counts.most_common(1)[0] if counts else ("", 0)
    return f"our {word}" if most >= _FEWEST else None


def _nameless(mentions: list[Mention]) -> str | None:
    """An article that names no intervention can still say two things about "the treatment"."""
    return _NAMELESS if mentions and all(mention.general for mention in mentions) else None
