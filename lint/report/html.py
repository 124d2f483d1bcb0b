"""The HTML report of one article: a single file that needs neither network nor JavaScript."""

from __future__ import annotations

from collections import Counter

from lint.findings.result import Result
from lint.read.article import Article, BlockKind
from lint.report.cards import Card, by_severity, cards, places
from lint.report.claims_html import claim_groups, disagreeing, spots
from lint.report.marks import Marker
from lint.report.outline import outline
from lint.report.placing import TextMap
from lint.report.score_card import card_rows
from lint.report.templates import render
from lint.report.ties import ties


def render_article(result: Result, *, index_href: str | None = None, generated: str | None = None) -> str:
    """The page of one result; an input that could not be read gets a page with its reason."""
    frame = {"path": result.path, "index_href": index_href, "generated": generated}
    if result.article is None:
        reason = result.error.reason if result.error else "no reason is known"
        return render("failed", look="index", reason=reason, **frame)
    return render("article", look="article", **frame, **_text(result, result.article))


def article_title(article: Article) -> str | None:
    """The title an article shows, else the one its metadata states."""
    for block in article.blocks:
        if block.kind is BlockKind.TITLE:
            return article.text[block.start : block.end]
    return article.metadata.get("title") or None


def _text(result: Result, article: Article) -> dict[str, object]:
    text_map = TextMap(article)
    shown = cards(result, text_map)
    joined = ties(shown, text_map, result.claims)
    marker = Marker(article.text, places(shown, text_map, joined), spots(result.claims, text_map))
    nodes = outline(article, marker)  # first: it finds out which marks the page has
    groups = claim_groups(result.claims, text_map, shown, joined, marker.anchored)
    return {
        "title": article_title(article) or result.path,
        "has_title": any(block.kind is BlockKind.TITLE for block in article.blocks),
        "notes": (*article.source.notes, *article.notes),
        "nodes": nodes,
        "cards": shown,
        "seen": marker.anchored,
        "severities": by_severity(result.findings),
        "categories": dict(Counter(finding.category for finding in result.findings).most_common()),
        "exempt": [(e, f"line {article.source.position(e.start).line}") for e in result.exempt],
        "claims": groups,
        "claim_count": len(result.claims),
        "disagreeing": disagreeing(groups),
        "score_card": result.card,
        "card_rows": card_rows(result.card, article.source),
        **_groups(shown, marker.anchored),
    }


def _groups(shown: tuple[Card, ...], seen: set[str]) -> dict[str, object]:
    return {
        "whole": [card for card in shown if card.finding.start is None],
        "in_text": [card for card in shown if card.anchor in seen],
        "elsewhere": [card for card in shown if card.finding.start is not None and card.anchor not in seen],
    }
