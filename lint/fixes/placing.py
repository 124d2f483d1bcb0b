"""Where in the source a suggestion can be applied: inside one run of words that stand there as they read."""

from __future__ import annotations

import re
from bisect import bisect_right

from lint.findings.finding import Finding, Suggestion
from lint.fixes.edit import Edit, Refused
from lint.fixes.markup import Markup
from lint.read.article import Article, BlockKind, Segment

_HEADS = frozenset({BlockKind.HEADING, BlockKind.TITLE})
_NO_SLUG = re.compile(r"[^\w\- ]")
_WORD = re.compile(r"\w+")


class Places:
    """The verbatim parts of an article by their place in the source."""

    def __init__(self, article: Article, markup: Markup) -> None:
        """Take an article and the markup of its source."""
        self._article = article
        self._markup = markup
        self._runs = sorted(
            (segment for segment in article.segments if segment.verbatim), key=lambda item: item.source_start
        )
        self._starts = [segment.source_start for segment in self._runs]

    def edit(self, finding: Finding, suggestion: Suggestion) -> Edit | Refused | None:
        """The edit that applies a suggestion, the reason why there is none, or None where it changes nothing."""
        start, end = suggestion.start, suggestion.end
        old, new = self._article.source.text[start:end], suggestion.text
        if old == new:
            return None
        if reason := self._markup.reason(start, end) or self._unwritable(old, new):
            return Refused(finding, reason)
        if not suggestion.safe and _keeps_nothing(old, new):
            return Refused(finding, "a wording that needs an editor")
        at = self._at(start, end)
        if at is None:
            moved = self._over_a_line_end(finding, suggestion)
            return moved or Refused(finding, "markup, an entity or a line end inside")
        if self._is_linked_heading(at):
            return Refused(finding, "a link leads to this heading")
        if not suggestion.safe and old[:1].isupper() and self._opens_a_sentence(at):
            new = new[:1].upper() + new[1:]
        return Edit(start, end, new, at, finding, suggestion.safe)

    def _unwritable(self, old: str, new: str) -> str | None:
        source = self._article.source
        try:
            new.encode(source.encoding)
        except UnicodeEncodeError as fault:
            return f"{source.encoding} has no {new[fault.start]!r}"
        # Read as windows-1252 for want of better, "Ã©" may be a sound "é" of a file that is UTF-8 but for one byte.
        if source.notes and not (old.isascii() and new.isascii()):
            return "the encoding of the file is a guess"
        return None

    def _run(self, start: int, end: int) -> Segment | None:
        """The run that holds all of the source's [start, end)."""
        place = bisect_right(self._starts, start) - 1
        run = self._runs[place] if place >= 0 else None
        return run if run is not None and end <= run.source_start + run.source_length else None

    def _at(self, start: int, end: int) -> int | None:
        run = self._run(start, end)
        return None if run is None else run.start + start - run.source_start

    def _over_a_line_end(self, finding: Finding, suggestion: Suggestion) -> Edit | None:
        """A doubled word with a line end inside: the copy on one of the lines goes, the line end stays."""
        first = self._at(suggestion.start, suggestion.start + 1)
        last = self._at(suggestion.end - 1, suggestion.end)
        if first is None or last is None:
            return None
        text, source = self._article.text, self._article.source.text
        words, kept = text[first : last + 1], suggestion.text
        choices = []
        if words.endswith(f" {kept}"):  # with the space before it
            choices.append((suggestion.start - 1, f" {words.removesuffix(f' {kept}')}"))
        if words.startswith(f"{kept} "):  # with the space behind it
            copy = words.removeprefix(f"{kept} ")
            choices.append((suggestion.end - len(copy), f"{copy} "))
        for start, copy in choices:
            end = start + len(copy)
            at = self._at(start, end)
            if at is not None and source[start:end] == copy and self._markup.reason(start, end) is None:
                return Edit(start, end, "", at, finding, suggestion.safe)
        return None

    def _is_linked_heading(self, at: int) -> bool:
        """Whether the text of a Markdown heading is the target of a link in its file: "#a-heading"."""
        article = self._article
        block = article.block_at(at)
        if article.source.format != "markdown" or block.kind not in _HEADS:
            return False
        slug = _NO_SLUG.sub("", article.text[block.start : block.end].lower()).replace(" ", "-")
        return re.search(rf"#{re.escape(slug)}(?![\w-])", article.source.text, re.IGNORECASE) is not None

    def _opens_a_sentence(self, at: int) -> bool:
        block = self._article.block_at(at)
        before = self._article.text[block.start : at].rstrip(" “\"'(")
        return not before or before[-1] in ".!?:"


def _keeps_nothing(old: str, new: str) -> bool:
    """Whether a wording has no word of what it replaces: "people with obesity" is not said of "obese children"."""
    words = _WORD.findall(new.lower())
    return len(words) > 1 and set(words).isdisjoint(_WORD.findall(old.lower()))
