"""One old finding as a baseline keeps it: nothing in it changes when lines move."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from lint.findings.finding import Finding
from lint.findings.fingerprint import kind_of, normalised
from lint.read.article import Article

_WORD = re.compile(r"\w+")
_BESIDE = 4  # words before, and after, that tell two occurrences of the same words apart
_REACH = 200  # characters in which those words are looked for
_SHOWN = 80  # characters of a quote: for the people who read the file, nothing is matched by them


@dataclass(frozen=True, slots=True)
class Entry:
    """`fingerprint` is what a finding is known by; `beside` a hash of the words around it ("" without a place).

    `ends` are hashes of all places of a finding that has several, in no order: which end of a contradiction comes
    first is a matter of where its paragraphs stand.
    """

    rule: str
    fingerprint: str
    beside: str
    quote: str
    ends: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What findings of this rule on these words share, whichever occurrence they are."""
        return kind_of(self.fingerprint)


def entry_of(finding: Finding, article: Article) -> Entry:
    """The entry of a finding in its article."""
    quote = " ".join((finding.quote or finding.which or "").split())
    shown = quote if len(quote) <= _SHOWN else quote[: _SHOWN - 1].rstrip() + "…"
    return Entry(finding.rule, finding.fingerprint, _beside(finding, article), shown, _ends(finding))


def _beside(finding: Finding, article: Article) -> str:
    """Only words of the same block: what is written above or below it may change."""
    if finding.start is None or finding.end is None:
        return ""
    first, last = article.source_block(finding.start) or (finding.start, finding.end)
    text = article.source.text
    before = _WORD.findall(text[max(first, finding.start - _REACH) : finding.start].casefold())[-_BESIDE:]
    after = _WORD.findall(text[finding.end : min(last, finding.end + _REACH)].casefold())[:_BESIDE]
    return _hash(" ".join((*before, "|", *after)))


def _ends(finding: Finding) -> tuple[str, ...]:
    others = [other.quote for other in finding.related if other.path == finding.path]
    return tuple(sorted(_hash(normalised(quote)) for quote in (finding.quote or "", *others))) if others else ()


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
