"""The score card as JSON and as the rows of the page's table. Coverage of a checklist, never a truth score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lint.read.source import Source

if TYPE_CHECKING:
    from lint.balance.assess import Answer
    from lint.balance.card import ScoreCard
    from lint.balance.evidence import Evidence

_MOST_QUOTES = 3  # evidence sentences that the page shows for a criterion
_LONG_QUOTE = 220  # characters


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence as the page shows it; `where` is its line, empty for metadata."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class CardRow:
    """One criterion on the page; `more` counts the sentences that are not shown."""

    answer: Answer
    css: str
    quotes: tuple[Quote, ...]
    more: int


def card_as_json(card: ScoreCard, source: Source) -> dict[str, Any]:
    """The `score_card` of an article in `--format json`."""
    return {
        "kind": card.kind.name,
        "applies": card.kind.applies,
        "reason": card.kind.reason,
        "coverage": round(card.coverage, 3) if card.applicable else None,
        "met": card.met,
        "applicable": len(card.applicable),
        "criteria": [_criterion(answer, source) for answer in card.answers],
        "words": card.words,
        "reading_ease": card.readability.ease,
        "grade": card.readability.grade,
    }


def _criterion(answer: Answer, source: Source) -> dict[str, Any]:
    return {
        "id": answer.rule,
        "which": answer.which,
        "question": answer.question,
        "status": answer.status.value,
        "score": answer.score,
        "degree": round(answer.degree, 3),
        "counts": answer.counts,
        "reason": answer.reason,
        "look_in": answer.look_in,
        "evidence": [
            {
                "quote": item.quote,
                "start": item.start,
                "end": item.end,
                "line": _line(item, source),
                "label": item.label,
            }
            for item in answer.evidence
        ],
    }


def card_rows(card: ScoreCard | None, source: Source) -> tuple[CardRow, ...]:
    """The criteria that apply, in the order of the card, then those that do not."""
    if card is None:
        return ()
    rest = [answer for answer in card.answers if answer not in card.applicable]
    return tuple(_row(answer, source) for answer in (*card.applicable, *rest))


def _row(answer: Answer, source: Source) -> CardRow:
    css = answer.status.value.replace(" ", "-")
    if css == "not-applicable":
        return CardRow(answer, css, (), 0)
    best = sorted(answer.evidence, key=lambda item: -item.weight)[:_MOST_QUOTES]
    quotes = tuple(Quote(_short(item.text or item.quote), _where(item, source)) for item in best)
    return CardRow(answer, css, quotes, len(answer.evidence) - len(quotes))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONG_QUOTE else words[: _LONG_QUOTE - 1].rstrip() + "…"


def _where(item: Evidence, source: Source) -> str:
    line = _line(item, source)
    return "" if line is None else f"line {line}"


def _line(item: Evidence, source: Source) -> int | None:
    return None if item.start is None else source.position(item.start).line
