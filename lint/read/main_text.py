"""Which chunks of a page are its main text: what the page says itself, or else what trafilatura finds."""

from __future__ import annotations

import importlib
from collections.abc import Collection, Sequence
from functools import cache
from types import ModuleType

from lint.read.article import BlockKind
from lint.read.chunk import Chunk

_PAGE_TAGS = frozenset(("html", "head", "body", "main", "article", "nav", "header", "footer", "aside"))
_LARGEST = 2_000_000  # characters given to trafilatura
_TELLING = 20  # characters without white space that place a chunk in another text
_SMALL = 0.2  # a marked main text with less of the page than this is an empty shell


def choose(every: Sequence[Chunk], text: str, seen: Collection[str]) -> tuple[list[Chunk], str]:
    """The chunks of the main text, and a note that says how they were found.

    A fragment is read whole, as is any page that does not mark its main text where trafilatura is
    not installed; only navigation, headers, footers, asides and forms are then left out.
    """
    if _PAGE_TAGS.isdisjoint(seen):
        return list(every), "HTML fragment: read whole"
    open_text = [chunk for chunk in every if not chunk.region.chrome]
    forms = sum(chunk.size() for chunk in open_text if chunk.region.form)
    if forms < 0.5 * sum(chunk.size() for chunk in open_text):  # else a form encloses the whole page
        open_text = [chunk for chunk in open_text if not chunk.region.form]
    for marked, how in ((_in_main(open_text), "<main>"), (_in_article(open_text), "<article>")):
        if sum(chunk.size() for chunk in marked) > _SMALL * sum(chunk.size() for chunk in open_text):
            return marked, f"HTML page: main text read from {how}"
    found = _extracted(open_text, text)
    if found:
        return found, "HTML page: main text found by trafilatura"
    return open_text or list(every), "HTML page: no <main> or <article>, the whole body was read"


def _in_main(chunks: Sequence[Chunk]) -> list[Chunk]:
    inside = [chunk for chunk in chunks if chunk.region.main]
    article = _in_article(inside)  # the rest of <main> are lists of other articles, comments, boxes
    return article if sum(map(Chunk.size, article)) > 0.5 * sum(map(Chunk.size, inside)) else inside


def _in_article(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The longest article, with any that are at least half as long."""
    sizes: dict[int, int] = {}
    for chunk in chunks:
        if chunk.region.article:
            sizes[chunk.region.article] = sizes.get(chunk.region.article, 0) + chunk.size()
    least = max(sizes.values(), default=0) / 2
    return [chunk for chunk in chunks if sizes.get(chunk.region.article, 0) >= max(1, least)]


def _extracted(chunks: Sequence[Chunk], text: str) -> list[Chunk]:
    """All from the first to the last chunk that trafilatura keeps, with the headings above.

    What lies between stays, because trafilatura drops headings, lists and answers that an author wrote.
    """
    kept = _main_text(text)
    held = [place for place, chunk in enumerate(chunks) if _holds(kept, "".join(chunk.words(text)))]
    if not held:
        return []
    first, last = held[0], held[-1]
    while first and chunks[first - 1].kind is BlockKind.HEADING:
        first -= 1
    return list(chunks[first : last + 1])


def _holds(kept: str, words: str) -> bool:
    return len(words) >= _TELLING and words in kept


@cache
def extractor() -> ModuleType | None:
    """The optional package that finds main texts; a failed import is not tried again."""
    try:
        return importlib.import_module("trafilatura")
    except ImportError:
        return None


def _main_text(text: str) -> str:
    """The main text by trafilatura without white space; nothing where it is missing or fails."""
    package = extractor()
    if package is None or len(text) > _LARGEST:
        return ""
    try:
        found = package.extract(text, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # noqa: BLE001 - whatever a page does to it, the page is still read
        return ""
    return "".join((found or "").split())
