"""White space on the wrong side of a mark; option `form`: `before-mark`, `after-mark` or `doubled-mark`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.read.article import BlockKind
from lint.rules.as_written import stands_as_written
from lint.rules.match import Match
from lint.rules.rule import Rule

# A literal space and mark come first, so that the search is quick; the word before is read back from there.
_BEFORE = re.compile(r" ([,;.:?!])(?![.)(\d\-/'PDp])([A-Za-z]\w*)?(?=[\s\"”’)]|$|(?<=\w))")
_WORD_BEFORE = re.compile(r"[\w)\]%”’]+$")
_AFTER = re.compile(
    r"(?P<a>[.?!])(?=[A-Z][a-z]+[\s,.’'])|(?P<b>,)(?=[a-z]{2,}[\s,.])|(?P<c>[.?!])(?=[(](?:see|read)\b)"
)
_BEFORE_STOP = re.compile(r"(?<![\w@/.&-])[\w’'-]*[a-z]{2}[)%”’]?$|(?<![\w@/.-])\d+%$")
_AFTER_STOP = re.compile(r"\(?[A-Za-z]+")
_NAME_PARTS = re.compile(r"[.](?:Com|Org|Net|Io|Gov|Edu|Js|Co|Health|Md|Ai|Info|Uk|D)\b|[!?.][A-Z][a-z]+[.!][A-Z]")
_DOUBLED = re.compile(r"(?<=[\w)”])(?:(?<!\.)\.\.(?!\.)|,,|,\.|;;|\.,(?= [a-z])|;,|\. \.(?! ?\.))(?=\s|$)")
_ABBREVIATED = re.compile(r"(?:\b(?:etc|al|vs|inc|ltd|co|corp|jr|sr|dr|approx|dept|no|vol|ed|eds)|\b\w|\.\w)$", re.I)


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each slip, the words around it included, with the same words set right."""
    article = analysis.article
    for start, end, right in _FORMS[rule.options["form"]](article.text):
        block = article.block_at(start)
        if block.kind is BlockKind.RESIDUE or end > block.end:
            continue
        clean = stands_as_written(article, start, end)
        yield Match(start, end, suggest=(right,) if clean else (), safe=clean and rule.safe)


def _before_mark(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _BEFORE.finditer(text):
        word = _WORD_BEFORE.search(text, max(0, found.start() - 40), found.start())
        if word is None or (found[1] == "." and found[2]):  # ".com", ".NET"
            continue
        after = f" {found[2]}" if found[2] else ""
        yield word.start(), found.end(), f"{word[0]}{found[1]}{after}"


def _after_mark(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _AFTER.finditer(text):
        before = _BEFORE_STOP.search(text, max(0, found.start() - 40), found.start())
        after = _AFTER_STOP.match(text, found.end())
        if before is None or after is None or _NAME_PARTS.match(text, found.start()):
            continue
        yield before.start(), after.end(), f"{before[0]}{found[0]} {after[0]}"


def _doubled_mark(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _DOUBLED.finditer(text):
        word = _WORD_BEFORE.search(text, max(0, found.start() - 40), found.start())
        mark = found[0]
        if word is None or (mark == ".," and _ABBREVIATED.search(text, word.start(), word.end())):
            continue
        right = "." if mark.endswith(".") and not mark.startswith(",") else mark[0]
        yield word.start(), found.end(), word[0] + right


_FORMS = {"before-mark": _before_mark, "after-mark": _after_mark, "doubled-mark": _doubled_mark}
