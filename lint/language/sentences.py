"""Sentence bounds that survive abbreviations, initials, decimals, lists and headings."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lint.read.article import Block

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
# The word before a full stop that does not end a sentence, though a capital follows.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"'“‘])(?:"
    r"(?:dr|mr|mrs|ms|prof|sr|jr|st|mt|gen|rep|sen|gov|hon|rev|fig|figs|tab|eq|no|nos|vol|vols|pp|p|ed|eds|ref|refs"
    r"|e\.g|i\.e|cf|vs|v|viz|al|ca|approx|etc|inc|ltd|co|corp|dept|univ|assn|bros"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)"
    r"|[A-Z](?:\.[A-Z])*)\.$",
    re.IGNORECASE,
)
# These end a sentence when a capital follows, unlike the titles and reference marks above.
_MAY_END = re.compile(r"(?:^|[\s(])(?:etc|inc|ltd|co|corp|al|(?-i:[A-Z]\.[A-Z](?:\.[A-Z])*)|jr|sr)\.$", re.IGNORECASE)
_PRONOUN_I = re.compile(r"(?:^|\s)I\.$")
_ANSWER_NO = re.compile(r"(?:^|[.!?:*]\s?)No\.$")  # an answer, not the short form of "number"
_STARTS_LOWER = re.compile(r"\s+[\"'“‘(\[]*[a-z]")
_COUNTRY = re.compile(r"(?:^|[\s(])(?:U\.S|U\.K|E\.U|D\.C)\.$")


def sentence_starts(text: str, blocks: Iterable[Block]) -> list[int]:
    """Offsets at which sentences start: each block's start, and after each sentence end inside it."""
    starts: list[int] = []
    for block in blocks:
        if block.cells:
            starts.extend(start for start, end in block.cells if end > start)
            continue
        starts.append(block.start)
        starts.extend(
            match.end() + 1
            for match in _END.finditer(text, block.start, block.end)
            if _ends_sentence(text, block.start, match.start(), match.end())
        )
    return [start for start in starts if start < len(text)]


def _ends_sentence(text: str, block_start: int, mark: int, end: int) -> bool:
    if _STARTS_LOWER.match(text, end):
        return False
    if text[mark] != "." or text[mark : mark + 2] == "..":
        return True
    before = text[max(block_start, mark - 14) : mark + 1]
    if _ANSWER_NO.search(before) and not text[end : end + 2].strip().isdigit():
        return True
    if _PRONOUN_I.search(before) or not _ABBREVIATION.search(before):
        return True
    if _COUNTRY.search(before):  # "approved in the U.S. The drug ..." against "the U.S. Food and Drug ..."
        return bool(re.match(r"\s+(?:The|In|It|He|She|They|But|A|An|This|That|These|We|If|For)\b", text[end : end + 8]))
    return bool(_MAY_END.search(before)) and bool(re.match(r"\s+[A-Z\"“]", text[end : end + 3]))
