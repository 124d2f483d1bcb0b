"""White space on the wrong side of a mark; option `form`: `before-mark`, `after-mark` or `doubled-mark`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.language.analysis import Analysis
from lint.read.article import BlockKind
from lint.rules.as_written import stands_as_written
from lint.rules.match import Match
from lint.rules.rule import Rule

_HEADS = frozenset({BlockKind.HEADING, BlockKind.TITLE})
# A literal space and mark come first, so that the search is quick; the word before is read back from there.
_BEFORE = re.compile(r" ([,;.:?!])(?<!\. [,;.:?!])(?! \.)(?![.)(\d\-/'PDp])([A-Za-z]\w*)?(?=[\s\"”’)]|$|(?<=\w))")
_WORD_BEFORE = re.compile(r"[\w)\]%”’]+$")
_AFTER = re.compile(
    r"[.?!,](?:(?<=[.?!])(?=[A-Z][a-z]+[\s,.’'])|(?<=,)(?![ivx]+\b)(?=[a-z]{2,}[\s,.])"
    r"|(?<=[.?!])(?=[(](?:see|read)\b(?! more)))"
)
_BEFORE_STOP = re.compile(r"(?<![\w@/.&-])[\w’'-]*[a-z]{2}[)%”’]?$|(?<![\w@/.-])\d+%$")
_AFTER_STOP = re.compile(r"\(?[A-Za-z]+")
_ADDRESS = "www"  # "www.Repatha.com"
# Words that start a sentence and end no address: behind a small letter and a stop, nothing else can be meant.
_STARTERS = frozenset(
    "The This That These Those They There Then But And For From With When While What Our Your We You If On Although"
    " However Because Since After Before During Some Many Most Other Another Each Both People Patients Today".split()
)
_NAME_PARTS = re.compile(r"[.](?:Com|Org|Net|Io|Gov|Edu|Js|Co|Health|Md|Ai|Info|Uk|D)\b|[!?.][A-Z][a-z]+[.!][A-Z]")
_DOUBLED = re.compile(r"(?<=[\w)”])(?:(?<!\.)\.\.(?!\.)|,,|,\.|;;|;,|\. \.(?! ?\.))(?=\s|$)")
_DOUBLES = ("..", ",,", ",.", ";;", ";,", ". .")
_CERTAIN = frozenset(("..", ",,", ",.", ";;"))
_Slip = tuple[int, int, str, bool]  # [start, end), the words set right, whether that can be done unseen


def find(analysis: Analysis, rule: Rule) -> Iterator[Match]:
    """A match for each slip, the words around it included, with the same words set right."""
    article = analysis.article
    form = rule.options["form"]
    for start, end, right, certain in _FORMS[form](article.text):
        block = article.block_at(start)
        glued_headings = form == "after-mark" and block.kind in _HEADS  # a rule of their own
        if block.kind is BlockKind.RESIDUE or end > block.end or glued_headings:
            continue
        clean = stands_as_written(article, start, end)
        yield Match(start, end, suggest=(right,) if clean else (), safe=clean and certain)


def _before_mark(text: str) -> Iterator[_Slip]:
    """Certain but for a full stop: the gap before it may be where a reference was lost."""
    for found in _BEFORE.finditer(text):
        word = _WORD_BEFORE.search(text, max(0, found.start() - 40), found.start())
        if word is None or (found[1] == "." and found[2]):  # ".com", ".NET"
            continue
        after = f" {found[2]}" if found[2] else ""
        goes_on = text[found.end(1) : found.end(1) + 2].strip()[:1].islower()
        certain = found[1] in ",;:" or (found[1] in "?!" and not goes_on)  # "the drug ? itself": once a dash
        yield word.start(), found.end(), f"{word[0]}{found[1]}{after}", certain


def _after_mark(text: str) -> Iterator[_Slip]:
    """Certain behind a comma, and where a word that starts sentences follows one in small letters."""
    for found in _AFTER.finditer(text):
        before = _BEFORE_STOP.search(text, max(0, found.start() - 40), found.start())
        after = _AFTER_STOP.match(text, found.end())
        if before is None or after is None or _NAME_PARTS.match(text, found.start()) or before[0] == _ADDRESS:
            continue
        certain = found[0] == "," or (before[0].islower() and after[0] in _STARTERS)
        yield before.start(), after.end(), f"{before[0]}{found[0]} {after[0]}", certain


def _doubled_mark(text: str) -> Iterator[_Slip]:
    """Certain where one mark stands twice, or a comma before a stop; a gap may be where something was cut out."""
    if not any(double in text for double in _DOUBLES):
        return
    for found in _DOUBLED.finditer(text):
        word = _WORD_BEFORE.search(text, max(0, found.start() - 40), found.start())
        mark = found[0]
        if word is None:
            continue
        right = "." if mark.endswith(".") else mark[0]
        yield word.start(), found.end(), word[0] + right, mark in _CERTAIN


_FORMS = {"before-mark": _before_mark, "after-mark": _after_mark, "doubled-mark": _doubled_mark}
