"""Mutations of clean articles: one number, unit, polarity or subject of something that is said twice is changed.

What is said twice is read from the ledger of the clean article. Whether a mutation is found plays no part in making it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from lint.claims.claim import Certainty, Claim, Span
from lint.claims.contradictions import Contradiction
from lint.claims.ledger import claims_of, contradictions_of, shipped_attribute, shipped_comparer
from lint.claims.mentions import Mention, find_mentions
from lint.claims.names import shipped_names
from lint.language.analysis import Analysis
from lint.language.pipeline import Analyser
from lint.pipeline import Linter
from lint.read.load import read_article

CLEAN = Path(__file__).with_name("clean")
KINDS = ("number", "unit", "polarity", "subject")
_IMPLIED_BY = {
    "side-effects": "named-harm", "safety": "boxed-warning", "who-may-take": "pregnancy-use",
    "legal-status": "approved-use",
}  # fmt: skip
_REACH = 24  # characters before a claim's words in which its "does not" can stand
_RANGES = {"interval", "number", "year"}


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a text: [start, end) holds `old` and becomes `new`."""

    start: int
    old: str
    new: str

    def apply(self, text: str) -> str:
        """The changed text."""
        end = self.start + len(self.old)
        if text[self.start : end] != self.old:
            raise ValueError(f"'{self.old}' does not stand at {self.start}")
        return text[: self.start] + self.new + text[end:]

    def inverse(self) -> Edit:
        """The change that undoes this one."""
        return Edit(self.start, self.new, self.old)

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Where a place of the text is when the text is changed; it grows with a change inside it."""
        by = len(self.new) - len(self.old)
        past = self.start + len(self.old)
        return start + by * (start >= past), end + by * (end >= past)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A change of one of the places that say the same, and the contradiction that it must bring about."""

    article: str
    text: str
    attribute: str
    kind: str
    edit: Edit
    place: tuple[int, int]  # of the claim that changes, in the mutated text
    partners: tuple[tuple[int, int], ...]  # the places that it then contradicts, in the mutated text

    @property
    def id(self) -> str:
        """For people: article, line and column, attribute, kind, and the words before and after."""
        line = self.text.count("\n", 0, self.edit.start) + 1
        column = self.edit.start - self.text.rfind("\n", 0, self.edit.start)
        change = f"{_line(self.edit.old)} > {_line(self.edit.new)}"
        return f"{self.article}:{line}:{column} {self.attribute} {self.kind}: {change}"


@lru_cache(maxsize=24)  # the clean articles and the latest mutations
def analysed(text: str) -> Analysis:
    """The analysis of an article's text."""
    return _analyser().analyse(read_article("article.md", text.encode()))


def _line(words: str) -> str:
    return " ".join(words.split())


@cache
def _analyser() -> Analyser:
    return Linter([]).analyser


def found_in(text: str) -> tuple[Contradiction, ...]:
    """The contradictions of an article's text."""
    return contradictions_of(analysed(text))


def articles() -> dict[str, str]:
    """Name -> text of the clean articles."""
    return {path.stem: path.read_text("utf-8") for path in sorted(CLEAN.glob("*.md"))}


@cache
def mutations() -> tuple[Mutation, ...]:
    """All mutations of all clean articles, in order; each change of an attribute once, however many things it names."""
    found = (item for name, text in articles().items() for item in _of_article(name, text))
    return tuple({(item.text, item.attribute, item.edit): item for item in found}.values())


def _of_article(name: str, text: str) -> Iterator[Mutation]:
    claims = [claim for claim in claims_of(analysed(text)) if _counts(claim)]
    for claim in claims:
        others = _agreeing(claim, claims)
        if not others:
            continue
        partners = [other.span for other in others]
        edits = {} if _is_implied(claim, claims) else {"polarity": _polarity_edit(claim, text)}
        if shipped_attribute(claim.attribute).comparison in _RANGES:
            edits = {"number": _number_edit(claim, text), "unit": _unit_edit(claim, text)}
        for kind, edit in edits.items():
            if edit:
                yield _mutation(name, text, claim, kind, edit, partners)
    for claim in claims:
        for others in _of_another(claim, claims):
            if edit := _subject_edit(claim, others[0], text):
                yield _mutation(name, text, claim, "subject", edit, [other.span for other in others])


def _mutation(name: str, text: str, claim: Claim, kind: str, edit: Edit, partners: list[Span]) -> Mutation:  # noqa: PLR0913, PLR0917 - its parts
    return Mutation(
        name, text, claim.attribute, kind, edit, edit.moved(claim.span.source_start, claim.span.source_end),
        tuple(edit.moved(span.source_start, span.source_end) for span in partners),
    )  # fmt: skip


def _counts(claim: Claim) -> bool:
    return (
        claim.compared
        and claim.certainty is Certainty.STATED
        and bool(shipped_attribute(claim.attribute).contradiction)
    )


def _is_implied(claim: Claim, claims: list[Claim]) -> bool:
    """Whether its words say something narrower: who denies that a drug causes nausea does not deny all side effects."""
    narrower = _IMPLIED_BY.get(claim.attribute)
    return any(
        other.attribute == narrower and _touch(other.span, (claim.span.source_start, claim.span.source_end))
        for other in claims
    )


def _touch(span: Span, place: tuple[int, int]) -> bool:
    return span.source_start < place[1] and place[0] < span.source_end


def _agreeing(claim: Claim, claims: list[Claim]) -> list[Claim]:
    """The other places that say the same thing of the same subject."""
    return [
        other
        for other in claims
        if other.span != claim.span
        and (other.attribute, other.subject.key, other.item) == (claim.attribute, claim.subject.key, claim.item)
        and other.value == claim.value
        and shipped_comparer().comparable(claim, other)
    ]


def _of_another(claim: Claim, claims: list[Claim]) -> Iterator[list[Claim]]:
    """For each other subject, the claims that would contradict this one if it were about that subject."""
    if shipped_attribute(claim.attribute).scope == "article":
        return
    found: dict[str, list[Claim]] = defaultdict(list)
    for other in claims:
        named = other.subject.key
        same = (other.attribute, other.item) == (claim.attribute, claim.item)
        if not same or not named or named == claim.subject.key:
            continue
        if shipped_comparer().disagreement(replace(claim, subject=other.subject), other):
            found[named].append(other)
    yield from found.values()


# Numbers and units

_WORDS = {
    "one": "ten", "two": "twenty", "three": "thirty", "four": "forty", "five": "fifty", "six": "sixty",
    "seven": "seventy", "eight": "eighty", "nine": "ninety", "ten": "one hundred", "twelve": "120",
}  # fmt: skip
_UNITS = {"minute": "hour", "hour": "day", "day": "month", "week": "day", "month": "day", "year": "day"}
_NUMBER = re.compile(rf"\b(?P<figure>\d[\d,]*)|\b(?P<word>{'|'.join(_WORDS)})\b", re.IGNORECASE)
_ONE_UNIT = re.compile(rf"\b(?P<one>an?)\s+(?P<unit>{'|'.join(_UNITS)})\b", re.IGNORECASE)
_UNIT = re.compile(rf"(?P<one>\ban?\s+)?\b(?P<unit>{'|'.join(_UNITS)})(?P<plural>s?)\b", re.IGNORECASE)
_LAST = 10  # years by which a date is moved


def _number_edit(claim: Claim, text: str) -> Edit | None:
    """Times ten; a date ten years earlier; of an age and a share, whatever stays one."""
    span = claim.span
    if claim.attribute == "treatment-frequency" and not re.search(r"\bevery\s+\w+\s+\w+s\b", _quote(span, text)):
        return None  # "once a day" has no number to change
    if one := _ONE_UNIT.search(text, span.source_start, span.source_end):
        return Edit(one.start(), one[0], f"ten {one['unit']}s")
    return _edit(_NUMBER, lambda match: _other_number(match, claim), span, text)


def _other_number(match: re.Match[str], claim: Claim) -> str:
    if match["word"]:
        return _WORDS[match["word"].lower()]
    number = int(match["figure"].replace(",", ""))
    if shipped_attribute(claim.attribute).comparison == "year":
        return str(number - _LAST)
    if claim.value.unit in {"%", "percent"}:
        return f"{number / 10:g}"
    if claim.value.unit == "year" and number % _LAST:
        return str(number)[::-1]
    if claim.value.unit == "year":
        return str(number // _LAST)
    return f"{number * 10:,}"


def _unit_edit(claim: Claim, text: str) -> Edit | None:
    """Minutes for hours and the like."""
    if claim.value.unit != "hour":
        return None
    return _edit(_UNIT, _other_unit, claim.span, text)


def _other_unit(match: re.Match[str]) -> str:
    unit = _UNITS[match["unit"].lower()]
    one = f"{'an' if unit == 'hour' else 'a'} " if match["one"] else ""
    return one + unit + match["plural"]


def _edit(pattern: re.Pattern[str], changed: Callable[[re.Match[str]], str], span: Span, text: str) -> Edit | None:
    """One edit from the first place of a pattern in a claim's words to the last."""
    found = list(pattern.finditer(text, span.source_start, span.source_end))
    if not found:
        return None
    start, end = found[0].start(), found[-1].end()
    new, at = "", start
    for match in found:
        new += text[at : match.start()] + changed(match)
        at = match.end()
    return Edit(start, text[start:end], new)


def _quote(span: Span, text: str) -> str:
    return text[span.source_start : span.source_end]


# Polarity

_VERBS = "causes|contains|covers|requires|needs|relieves|stops|works|carries|protects|treats|prevents"
_POLARITY: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"^No, it does not\b", "Yes, it does"),
    (r"\bno better than\b", "better than"),
    (r"\bdoes not (\w+)\b", lambda match: f"{match[1]}s"),
    (r"\bdid not meet\b", "met"),
    (r"\bmet\b", "did not meet"),
    (r"\b(can|do) not (\w+)\b", r"\1 \2"),
    (r"\b(is|are|was|were|can|may|will|did) not\b", r"\1"),
    (r"\bcannot\b", "can"),
    (r"\b(You|you) need to\b", r"\1 do not need to"),
    (r"\b(has|have|contains|are|with) no\b", r"\1"),
    (r"\b(is|are|was|were|may|will)\b(?! not)", r"\1 not"),
    (r"\bcan\b(?! not)", "cannot"),
    (r"\bwithout (a|any)\b", r"with \1"),
    (r"\b(has|have|carries) a\b", r"\1 no"),
    (r"^(often|rarely|sometimes) causes\b", "never causes"),
    (rf"\b({_VERBS})\b", lambda match: f"does not {_plain(match[1])}"),
    (r"^Avoid\b", "No need to avoid"),
)  # fmt: skip


def _plain(verb: str) -> str:
    return f"{verb[:-3]}y" if verb.endswith("ies") else verb.removesuffix("s")


def _polarity_edit(claim: Claim, text: str) -> Edit | None:
    """The first of the ways to say the opposite that its words, or else those just before them, allow."""
    span = claim.span
    for begin in (span.source_start, _before(span, text)):
        for pattern, new in _POLARITY:
            window = text[begin : span.source_end]
            if found := re.search(pattern.replace(" ", r"\s+"), window):  # a line may end anywhere
                changed = found.expand(new) if isinstance(new, str) else new(found)
                return Edit(begin + found.start(), found[0], changed)
    return None


def _before(span: Span, text: str) -> int:
    """Where the claim's clause begins, within reach."""
    near = text[max(0, span.source_start - _REACH) : span.source_start]
    cut = max((near.rfind(mark) for mark in ".,:;!?\n"), default=-1) + 1
    return span.source_start - len(near) + cut


# Subjects


def _subject_edit(claim: Claim, other: Claim, text: str) -> Edit | None:
    """The other subject's name in place of this one's, where the claim's sentence names it once."""
    analysis = analysed(text)
    mine = _named(analysis, claim)
    theirs = [_quoted(analysis, mention, text) for mention in _mentions(text) if mention.key == other.subject.key]
    if len(mine) != 1 or not theirs:
        return None
    start, _ = _place(analysis, mine[0])
    new = next((name for name in theirs if name[0].islower()), theirs[0])
    begins = analysis.sentence_ranges[claim.span.sentence][0] == mine[0].begin
    return Edit(start, _quoted(analysis, mine[0], text), new[0].upper() + new[1:] if begins else new)


def _named(analysis: Analysis, claim: Claim) -> list[Mention]:
    """The mentions of a claim's subject in its sentence."""
    begin, end = analysis.sentence_ranges[claim.span.sentence]
    return [m for m in _mentions(analysis.article.source.text) if m.key == claim.subject.key and begin <= m.begin < end]


@cache
def _mentions(text: str) -> list[Mention]:
    return find_mentions(analysed(text), shipped_names())


def _place(analysis: Analysis, mention: Mention) -> tuple[int, int]:
    return analysis.article.to_source(*analysis.span(mention.begin, mention.end))


def _quoted(analysis: Analysis, mention: Mention, text: str) -> str:
    start, end = _place(analysis, mention)
    return text[start:end]
