"""Facts as `healthlint rules --facts` shows them: a line, or a record."""

from __future__ import annotations

from datetime import date
from typing import Any

from lint.claims.facts import Fact

_DAYS_A_MONTH = 30.44


def fact_row(fact: Fact, today: date) -> str:
    """One line: what holds where and for what, its age in months, its source."""
    items, conditions = ", ".join(fact.items), ", ".join(fact.conditions)
    of = " ".join(part for part in (items and f"[{items}]", conditions and f"for {conditions}") if part)
    where = "" if fact.jurisdiction == "any" else f" ({fact.jurisdiction})"
    age = f"{_months(fact, today)} months old"
    stale = f", PAST ITS REVIEW of {fact.review_by}" if fact.is_stale(today) else f", review by {fact.review_by}"
    return f"{fact.attribute}{where}: {fact.said}{' ' if of else ''}{of} ({age}{stale}; {fact.source})"


def fact_record(fact: Fact, today: date) -> dict[str, Any]:
    """A JSON record; `age` is in months since `as_of`, dates are ISO 8601, absent ones null."""
    return {
        "product": fact.product, "attribute": fact.attribute, "value": [v.name or v.low for v in fact.values],
        "said": fact.said, "jurisdiction": fact.jurisdiction, "conditions": fact.conditions,
        "items": fact.items, "since": fact.since.isoformat() if fact.since else None, "source": fact.source,
        "note": fact.note or None, "as_of": fact.as_of.isoformat(), "review_by": fact.review_by.isoformat(),
        "age": _months(fact, today), "stale": fact.is_stale(today),
    }  # fmt: skip


def _months(fact: Fact, today: date) -> int:
    return int((today - fact.as_of).days / _DAYS_A_MONTH)
