"""Disagreements across articles as findings, in the form that the tables have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from lint.audit.across import Disagreement, Place
from lint.findings.finding import Severity
from lint.findings.fingerprint import normalised
from lint.rules.rule import Rule

_LONGEST = 90  # characters of a quote in a message
_MOST_PLACES = 5  # in other articles
_SOFTER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.SUGGESTION}
_PLACE = ("quote", "start", "end", "line", "column")


def conflicts(found: Iterable[Disagreement], rules: Mapping[str, Rule]) -> dict[int, list[dict[str, Any]]]:
    """Number of an article -> its findings, for those attributes whose rule runs.

    Each is one step less severe than within an article, whose reader sees both places.
    """
    findings: dict[int, list[dict[str, Any]]] = {}
    for disagreement in found:
        if rule := rules.get(disagreement.attribute.contradiction):
            findings.setdefault(disagreement.odd.place.number, []).append(_finding(disagreement, rule))
    return findings


def _finding(found: Disagreement, rule: Rule) -> dict[str, Any]:
    here, there = found.odd, found.others[0]
    label = found.attribute.label
    many = len({number for voice in found.others for number in voice.articles} - here.articles)
    return {
        "rule": rule.id, "category": rule.category, "severity": _SOFTER.get(rule.severity, rule.severity).value,
        "message": f'"{_short(here.place)}" here, "{_short(there.place)}" in {_articles(many)} of the site: they say '
        f"two things about {label} of {here.claim.subject.key}. Check which one holds.",
        **_place(here.place), "sentence": None,
        "related": [
            {"id": voice.place.id, **_place(voice.place), "message": f"another article: {label}"}
            for voice in found.others[:_MOST_PLACES]
        ],
        "suggestion": None, "which": None, "fingerprint": _fingerprint(rule, here.place, there.place),
    }  # fmt: skip


def _place(place: Place) -> dict[str, Any]:
    return {name: place.row[name] for name in _PLACE}


def _articles(number: int) -> str:
    return "another article" if number == 1 else f"{number} other articles"


def _short(place: Place) -> str:
    quote = " ".join(str(place.row["quote"]).split())
    return quote if len(quote) <= _LONGEST else quote[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _fingerprint(rule: Rule, *places: Place) -> str:
    words = "\n".join(normalised(str(place.row["quote"])) for place in places)
    return sha256(f"{rule.id}\n{words}".encode()).hexdigest()[:16] + "-1"
