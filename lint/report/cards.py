"""What the page says about each finding: its number, its place, its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase
from urllib.parse import urlsplit

from lint.findings.finding import Finding, Related, Severity
from lint.findings.result import Result
from lint.read.article import Article
from lint.report.marks import Place
from lint.report.placing import Range, TextMap
from lint.report.ties import Tie


@dataclass(frozen=True, slots=True)
class Reference:
    """A source; `href` only where it is a web address, so that no other scheme becomes a link."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class OtherEnd:
    """A related place; `anchor` is the id of its mark where it stands in this article."""

    related: Related
    where: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as the page shows it; `where` is its line, from 1."""

    id: str
    anchor: str
    label: str
    finding: Finding
    where: str | None
    others: tuple[OtherEnd, ...]
    references: tuple[Reference, ...]


def cards(result: Result, text_map: TextMap) -> tuple[Card, ...]:
    """Cards in reading order, findings about the whole article first (lettered, the rest numbered).

    Findings at places that the page does not show (markup, front matter) come last.
    """
    whole = sorted((f for f in result.findings if f.start is None), key=lambda f: -f.severity.rank)
    placed = [finding for finding in result.findings if finding.start is not None]
    placed.sort(key=lambda finding: (not text_map.shows(*_span(finding)), *_reading_order(finding)))
    labels = [letters(place) for place in range(len(whole))] + [str(n) for n in range(1, len(placed) + 1)]
    pairs = zip(labels, whole + placed, strict=True)
    return tuple(_card(label, finding, text_map.article) for label, finding in pairs)


def places(shown: Iterable[Card], text_map: TextMap, joined: Iterable[Tie] = ()) -> list[Place]:
    """Every stretch of the article's text to be marked: of findings, and of their other ends."""
    found: list[Place] = []
    by_anchor = {tie.anchor: tie for tie in joined}
    for card in shown:
        finding = card.finding
        if finding.start is not None and finding.end is not None:
            ranges = text_map.ranges(finding.start, finding.end)
            found += _tied(_stretches(card, ranges, anchor=card.anchor, related=False), by_anchor)
        for other in card.others:
            if other.anchor:
                ranges = text_map.ranges(other.related.start, other.related.end)
                found += _tied(_stretches(card, ranges, anchor=other.anchor, related=True), by_anchor)
    return found


def _tied(stretches: Iterable[Place], by_anchor: Mapping[str, Tie]) -> list[Place]:
    found = list(stretches)
    if found and (tie := by_anchor.get(found[-1].anchor)):
        found[-1] = replace(found[-1], tie=tie)
    return found


def _stretches(card: Card, ranges: Iterable[Range], *, anchor: str, related: bool) -> Iterator[Place]:
    severity = card.finding.severity
    start = "Other end of finding" if related else "Finding"
    name = f"{start} {card.label}, {severity.value}, {card.finding.rule}"
    for low, high in ranges:
        yield Place(low, high, card.id, anchor, card.label, name, severity, related)


def letters(place: int) -> str:
    """Name a place from 0 as spreadsheets name columns: A, B, ... Z, AA, AB."""
    before, last = divmod(place, len(ascii_uppercase))
    return (letters(before - 1) if before else "") + ascii_uppercase[last]


def reference(text: str) -> Reference:
    """A link for a plain http or https address, words for anything else."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return Reference(text, None)
    plain = text.isprintable() and not any(char.isspace() for char in text)
    if not (plain and parts.scheme in ("http", "https") and parts.hostname):
        return Reference(text, None)
    shown = text.split("://", 1)[1].removeprefix("www.").rstrip("/")
    return Reference(shown, text)


def by_severity(findings: Sequence[Finding]) -> dict[Severity, int]:
    """Counts of all severities, worst first."""
    return {s: sum(f.severity is s for f in findings) for s in sorted(Severity, key=lambda s: -s.rank)}


def _span(finding: Finding) -> Range:
    return finding.start or 0, finding.end or 0


def _reading_order(finding: Finding) -> tuple[int, int, int]:
    return *_span(finding), -finding.severity.rank


def _card(label: str, finding: Finding, article: Article) -> Card:
    key = label.lower()
    where = None if finding.start is None else f"line {article.source.position(finding.start).line}"
    ends = enumerate(finding.related, start=1)
    return Card(
        id=f"finding-{key}",
        anchor=f"mark-{key}",
        label=label,
        finding=finding,
        where=where,
        others=tuple(_other_end(f"mark-{key}-{n}", related, finding, article) for n, related in ends),
        references=tuple(reference(text) for text in finding.references),
    )


def _other_end(anchor: str, related: Related, finding: Finding, article: Article) -> OtherEnd:
    if related.path != finding.path:
        return OtherEnd(related, related.path, None)
    return OtherEnd(related, f"line {article.source.position(related.start).line}", anchor)
